/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-dialog.h"

#include "steward-address.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_COUNT 1000000000

struct _StewardCustomerDialog {
  AdwDialog parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer; /* NULL: to be added */
  char *first_problem;       /* of this try to save */
  char *first_sync_id;       /* of what is saved, where it is to be synced from somewhere new */

  AdwBanner *banner;
  GtkWidget *save_button;
  GtkEditable *name_row;
  GtkEditable *advisor_row;
  GtkEditable *segment_row;
  AdwPreferencesGroup *usage_group;
  AdwComboRow *source_row;
  GtkEditable *url_row;
  GtkEditable *source_url_row;
  AdwSwitchRow *unlimited_row;
  GtkEditable *seats_row;
  GtkEditable *tam_row;
  GtkEditable *contract_close_row;
  GtkEditable *production_row;
  GtkEditable *renewal_row;
  GtkEditable *arr_row;
  GtkEditable *currency_row;
};

G_DEFINE_FINAL_TYPE (StewardCustomerDialog, steward_customer_dialog, ADW_TYPE_DIALOG)

/* --- Showing ---------------------------------------------------------------------------------- */

static void
set_text (GtkEditable *row, const char *text)
{
  gtk_editable_set_text (row, text ? text : "");
}

static void
set_count (GtkEditable *row, gint64 count)
{
  g_autofree char *text = count > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, count) : NULL;

  set_text (row, text);
}

static void
set_day (GtkEditable *row, StewardDay day)
{
  g_autofree char *text = steward_day_format (day);

  set_text (row, text);
}

static void
show_customer (StewardCustomerDialog *self)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (self->customer)->record;
  StewardSeats seats = steward_customer_get_figures (self->customer)->seats.seats;
  g_autofree char *arr = isnan (record->arr) ? NULL : g_strdup_printf ("%.15g", record->arr);

  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Customer"));
  set_text (self->name_row, record->name);
  set_text (self->advisor_row, record->advisor);
  set_text (self->segment_row, record->segment);
  adw_combo_row_set_selected (self->source_row, record->source);
  set_text (self->url_row, record->url);
  set_text (self->source_url_row, record->source_url);
  adw_switch_row_set_active (self->unlimited_row, seats.kind == STEWARD_SEATS_UNLIMITED);
  set_count (self->seats_row, seats.count);
  set_count (self->tam_row, record->tam);
  set_day (self->contract_close_row, record->contract_close);
  set_day (self->production_row, record->production);
  set_day (self->renewal_row, record->renewal);
  set_text (self->arr_row, arr);
  set_text (self->currency_row, record->currency);
}

/* Rows that mean nothing with the choices made are not shown. */
static void
source_changed_cb (StewardCustomerDialog *self)
{
  static const char *const helps[] = {
    [STEWARD_SOURCE_SOURCEGRAPH] = N_ ("The instance itself tells seats and usage, in versions up "
                                       "to 6.10. Not sure? Begin with this one: the sync says so "
                                       "where it is too new. The token for it is asked for next."),
    [STEWARD_SOURCE_ANALYTICS] = N_ ("analytics.sourcegraph.com tells the usage of instances from "
                                     "5.9 on, and no seats: enter those below. The token is asked "
                                     "for next; one serves all customers."),
    [STEWARD_SOURCE_FILE] = N_ ("For a customer whose API you can't reach: ask for a file of days "
                                "(date,dau) or months (month,mau), and import it on the "
                                "customer's page."),
  };
  guint source = adw_combo_row_get_selected (self->source_row);

  adw_preferences_group_set_description (self->usage_group, _ (helps[source]));
  gtk_widget_set_visible (GTK_WIDGET (self->source_url_row), source != STEWARD_SOURCE_FILE);
  gtk_widget_set_visible (GTK_WIDGET (self->seats_row),
                          !adw_switch_row_get_active (self->unlimited_row));
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* Marks a row and tells why; the first such row gets the keyboard. */
static void
refuse (StewardCustomerDialog *self, GtkEditable *row, const char *why)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  if (self->first_problem)
    return;
  /* Translators: a field's name, then what is wrong with it */
  self->first_problem = g_strdup_printf (
    _ ("%s: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), why);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static char *
read_text (GtkEditable *row)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (row), -1, G_NORMALIZE_NFC);
  g_autofree char *stripped = text ? g_strstrip (g_steal_pointer (&text)) : NULL;

  return stripped && *stripped ? g_steal_pointer (&stripped) : NULL;
}

static char *
read_address (StewardCustomerDialog *self, GtkEditable *row)
{
  g_autofree char *text = read_text (row);
  g_autoptr (GError) error = NULL;
  char *address = text ? steward_address_normalize (text, &error) : NULL;

  if (error)
    refuse (self, row, error->message);
  return address;
}

static gint64
read_count (StewardCustomerDialog *self, GtkEditable *row)
{
  g_autofree char *text = read_text (row);
  guint64 count = 0;

  if (text && !g_ascii_string_to_unsigned (text, 10, 0, MAX_COUNT, &count, NULL))
    refuse (self, row, _ ("write a whole number, such as 1200"));
  return (gint64) count;
}

static StewardDay
read_day (StewardCustomerDialog *self, GtkEditable *row)
{
  g_autofree char *text = read_text (row);
  StewardDay day = STEWARD_DAY_NONE;

  if (text && !steward_day_parse (text, &day))
    refuse (self, row, _ ("write a date as year-month-day, such as 2026-11-23"));
  return day;
}

static double
read_amount (StewardCustomerDialog *self, GtkEditable *row)
{
  g_autofree char *text = read_text (row);
  char *end = NULL;
  double amount = text ? g_ascii_strtod (text, &end) : (double) NAN;

  if (text && (*end || !isfinite (amount)))
    {
      refuse (self, row, _ ("write a number, such as 120000"));
      return (double) NAN;
    }
  return amount;
}

static void
replace (char **field, char *text)
{
  g_free (*field);
  *field = text;
}

static void
clear_marks (StewardCustomerDialog *self)
{
  GtkEditable *rows[] = { self->name_row,       self->url_row,     self->source_url_row,
                          self->seats_row,      self->tam_row,     self->contract_close_row,
                          self->production_row, self->renewal_row, self->arr_row };

  g_clear_pointer (&self->first_problem, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (rows[i]), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (rows[i]), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/* What a person says of the seats overrides licence and file from today, where it is not what is in
 * force already; emptied, it clears an override. */
static void
read_seats (StewardCustomerDialog *self, GArray *history)
{
  const StewardSeatsInForce *now = self->customer
                                     ? &steward_customer_get_figures (self->customer)->seats
                                     : NULL;
  StewardSeatsObservation observation = {
    .since = steward_portfolio_get_today (self->portfolio),
    .origin = STEWARD_SEATS_FROM_PERSON,
    .seats = steward_seats_new (read_count (self, self->seats_row)),
  };

  if (adw_switch_row_get_active (self->unlimited_row))
    observation.seats = (StewardSeats) { .kind = STEWARD_SEATS_UNLIMITED };
  if (now && now->seats.kind == observation.seats.kind
      && now->seats.count == observation.seats.count)
    return;
  if (now == NULL && observation.seats.kind == STEWARD_SEATS_UNKNOWN)
    return;
  g_array_append_val (history, observation);
}

static StewardCustomerRecord *
read_record (StewardCustomerDialog *self)
{
  StewardCustomerRecord *record = self->customer
                                    ? steward_customer_record_copy (
                                        steward_customer_get_facts (self->customer)->record)
                                    : steward_customer_record_new ("");

  replace (&record->name, read_text (self->name_row));
  if (record->name == NULL)
    {
      refuse (self, self->name_row, _ ("a customer needs a name"));
      record->name = g_strdup ("");
    }
  record->source = (StewardSourceKind) adw_combo_row_get_selected (self->source_row);
  replace (&record->advisor, read_text (self->advisor_row));
  replace (&record->segment, read_text (self->segment_row));
  replace (&record->url, read_address (self, self->url_row));
  replace (&record->source_url, read_address (self, self->source_url_row));
  record->tam = read_count (self, self->tam_row);
  record->contract_close = read_day (self, self->contract_close_row);
  record->production = read_day (self, self->production_row);
  record->renewal = read_day (self, self->renewal_row);
  record->arr = read_amount (self, self->arr_row);
  replace (&record->currency, read_text (self->currency_row));
  return record;
}

/* --- Saving ----------------------------------------------------------------------------------- */

static void
tell (StewardCustomerDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Whether usage is to be read from somewhere it was not read from before. */
static gboolean
has_new_source (StewardCustomerDialog *self, const StewardCustomerRecord *record)
{
  const StewardCustomerRecord *before = self->customer
                                          ? steward_customer_get_facts (self->customer)->record
                                          : NULL;

  return before == NULL || before->source != record->source
         || g_strcmp0 (before->url, record->url) != 0
         || g_strcmp0 (before->source_url, record->source_url) != 0;
}

static void
begin_first_sync (StewardCustomerDialog *self)
{
  const char *const ids[] = { self->first_sync_id, NULL };

  if (self->first_sync_id)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.begin-first-sync", "^as", ids);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardCustomerDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (steward_portfolio_save_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      begin_first_sync (self);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  if (g_error_matches (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN))
    refuse (self, self->name_row, error->message);
  tell (self, error->message);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardCustomerDialog *self = STEWARD_CUSTOMER_DIALOG (widget);
  StewardCustomerFacts *facts;
  GPtrArray *customers;

  clear_marks (self);
  facts = steward_customer_facts_new_take (read_record (self));
  read_seats (self, facts->seats);
  tell (self, self->first_problem);
  if (self->first_problem)
    {
      steward_customer_facts_free (facts);
      return;
    }
  g_set_str (&self->first_sync_id, has_new_source (self, facts->record) ? facts->record->id : NULL);
  customers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_customer_facts_free);
  g_ptr_array_add (customers, facts);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  steward_portfolio_save_async (self->portfolio, customers, NULL, saved_cb, g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_customer_dialog_dispose (GObject *object)
{
  StewardCustomerDialog *self = STEWARD_CUSTOMER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_CUSTOMER_DIALOG);
  g_clear_object (&self->portfolio);
  g_clear_object (&self->customer);
  g_clear_pointer (&self->first_problem, g_free);
  g_clear_pointer (&self->first_sync_id, g_free);
  G_OBJECT_CLASS (steward_customer_dialog_parent_class)->dispose (object);
}

static void
steward_customer_dialog_class_init (StewardCustomerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_customer_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customer/steward-customer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, advisor_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, segment_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, usage_group);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, url_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, source_url_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, unlimited_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, seats_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, tam_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, contract_close_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, production_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, renewal_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, arr_row);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerDialog, currency_row);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
}

static void
steward_customer_dialog_init (StewardCustomerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save_button);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name_row));
}

StewardCustomerDialog *
steward_customer_dialog_new (StewardPortfolio *portfolio, StewardCustomer *customer)
{
  StewardCustomerDialog *self = g_object_new (STEWARD_TYPE_CUSTOMER_DIALOG, NULL);

  self->portfolio = g_object_ref (portfolio);
  if (customer)
    {
      self->customer = g_object_ref (customer);
      show_customer (self);
    }
  source_changed_cb (self);
  return self;
}
