/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-dialog.h"

#include "steward-import-table.h"
#include "steward-record-row.h"
#include "steward-undo.h"

#include <glib/gi18n.h>
#include <string.h>

struct _StewardContractDialog {
  AdwDialog parent_instance;

  StewardPortfolio *portfolio;
  StewardContractLine *line; /* as it was */
  char *shown;               /* what stood in the rows then */
  char *first_problem;       /* of this try to read the rows */

  AdwBanner *banner;
  GtkWidget *save_button;
  GtkEditable *product_row;
  GtkEditable *from_row;
  GtkEditable *to_row;
  AdwPreferencesGroup *amount_group;
  GtkEditable *amount_row;
  GtkEditable *currency_row;
  GtkEditable *merged_into_row;
  GtkWidget *delete_group;
};

G_DEFINE_FINAL_TYPE (StewardContractDialog, steward_contract_dialog, ADW_TYPE_DIALOG)

static void
tell (StewardContractDialog *self, const char *text)
{
  adw_banner_set_title (self->banner, text ? text : "");
  adw_banner_set_revealed (self->banner, text != NULL);
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* --- What was typed --------------------------------------------------------------------------- */

static char *
dup_text (GtkEditable *row)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (row), -1, G_NORMALIZE_NFC);

  return text ? g_strstrip (g_steal_pointer (&text)) : g_strdup ("");
}

/* Keeps the first problem; takes @message. */
static gboolean
note (StewardContractDialog *self, GtkEditable *row, char *message)
{
  g_autofree char *owned = message;

  steward_record_row_set_invalid (GTK_WIDGET (row), message != NULL);
  if (message && self->first_problem == NULL)
    {
      /* Translators: a field's name, then what is wrong with it */
      self->first_problem = g_strdup_printf (
        _ ("%s: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), message);
      gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
    }
  return message == NULL;
}

static char *
read_day (GtkEditable *row, StewardDay *day)
{
  g_autofree char *text = dup_text (row);

  if (*text == '\0')
    return g_strdup (_ ("the date is missing"));
  return steward_import_read_day (text, day);
}

static char *
read_currency (GtkEditable *row, char **currency)
{
  g_autofree char *text = dup_text (row);
  g_autofree char *upper = g_ascii_strup (text, -1);

  return steward_import_read_currency (upper, currency);
}

static char *
read_amount (GtkEditable *row, double *amount)
{
  g_autofree char *text = dup_text (row);

  return steward_import_read_amount (text, amount);
}

static StewardCustomer *
find_customer (StewardPortfolio *portfolio, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      if (strcmp (steward_customer_get_name (customer), name) == 0)
        return steward_portfolio_find (portfolio, steward_customer_get_id (customer));
    }
  return NULL;
}

static char *
read_merged_into (StewardContractDialog *self, StewardContractLine *line)
{
  g_autofree char *name = dup_text (self->merged_into_row);
  StewardCustomer *taker = *name ? find_customer (self->portfolio, name) : NULL;
  const char *id = taker ? steward_customer_get_id (taker) : NULL;

  if (*name && taker == NULL)
    return g_strdup_printf (_ ("there is no customer “%s”"), name);
  if (g_strcmp0 (id, line->customer_id) == 0)
    return g_strdup (_ ("a customer cannot be merged into itself"));
  g_set_str (&line->merged_into, id);
  return NULL;
}

static char *
check_order (const StewardContractLine *line)
{
  return line->to < line->from ? g_strdup (_ ("the last day is before the first")) : NULL;
}

/* The line with what stands in the rows; NULL where one of them holds no value, which is marked. */
static StewardContractLine *
read_line (StewardContractDialog *self)
{
  g_autoptr (StewardContractLine) line = steward_contract_line_copy (self->line);
  g_autofree char *product = dup_text (self->product_row);
  gboolean good;

  g_clear_pointer (&self->first_problem, g_free);
  g_set_str (&line->product, *product ? product : NULL);
  good = note (self, self->from_row, read_day (self->from_row, &line->from));
  good &= note (self, self->to_row, read_day (self->to_row, &line->to));
  if (good)
    good = note (self, self->to_row, check_order (line));
  good &= note (self, self->amount_row, read_amount (self->amount_row, &line->amount));
  good &= note (self, self->currency_row, read_currency (self->currency_row, &line->currency));
  good &= note (self, self->merged_into_row, read_merged_into (self, line));
  return good ? g_steal_pointer (&line) : NULL;
}

static void
set_text (GtkEditable *row, char *text)
{
  gtk_editable_set_text (row, text ? text : "");
  g_free (text);
}

static void
show_line (StewardContractDialog *self, gboolean is_new)
{
  const StewardContractLine *line = self->line;
  StewardCustomer *taker = line->merged_into
                             ? steward_portfolio_find (self->portfolio, line->merged_into)
                             : NULL;

  set_text (self->product_row, g_strdup (line->product));
  set_text (self->from_row, steward_day_format (line->from));
  set_text (self->to_row, steward_day_format (line->to));
  if (!is_new)
    set_text (self->amount_row, g_strdup_printf ("%.15g", line->amount));
  set_text (self->currency_row, g_strdup (line->currency));
  set_text (self->merged_into_row, taker ? g_strdup (steward_customer_get_name (taker)) : NULL);
}

/* What stands in the rows, to be compared. */
static char *
join_rows (StewardContractDialog *self)
{
  return g_strjoin ("\n", gtk_editable_get_text (self->product_row),
                    gtk_editable_get_text (self->from_row), gtk_editable_get_text (self->to_row),
                    gtk_editable_get_text (self->amount_row),
                    gtk_editable_get_text (self->currency_row),
                    gtk_editable_get_text (self->merged_into_row), NULL);
}

/* --- What it brings --------------------------------------------------------------------------- */

/* Whether days and amount are there, and one after the other. */
static gboolean
read_revenue (StewardContractDialog *self, StewardContractLine *line)
{
  g_autofree char *from_problem = read_day (self->from_row, &line->from);
  g_autofree char *to_problem = read_day (self->to_row, &line->to);
  g_autofree char *amount_problem = read_amount (self->amount_row, &line->amount);

  return !from_problem && !to_problem && !amount_problem && line->from <= line->to;
}

/* Says what a year brings, as soon as that can be told. */
static void
changed_cb (StewardContractDialog *self)
{
  StewardContractLine line = { 0 };
  g_autofree char *currency = dup_text (self->currency_row);
  g_autofree char *arr = NULL;
  g_autofree char *text = NULL;

  if (read_revenue (self, &line))
    {
      arr = steward_format_amount (steward_contract_line_get_arr (&line), currency);
      /* Translators: an amount, and in how many years it is paid */
      text = g_strdup_printf (_ ("%s a year, as it runs for %.4g years."), arr,
                              steward_contract_line_get_years (&line));
    }
  adw_preferences_group_set_description (self->amount_group, text);
}

/* --- Closing ---------------------------------------------------------------------------------- */

static void
discard_cb (StewardContractDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
close_attempt_cb (StewardContractDialog *self)
{
  g_autofree char *typed = join_rows (self);
  AdwAlertDialog *question;

  if (strcmp (typed, self->shown) == 0)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  question = ADW_ALERT_DIALOG (
    adw_alert_dialog_new (_ ("Discard What You Typed?"), _ ("It was not saved yet.")));
  adw_alert_dialog_add_responses (question, "keep", _ ("_Keep Editing"), "discard", _ ("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (question, "keep");
  adw_alert_dialog_set_close_response (question, "keep");
  g_signal_connect_object (question, "response::discard", G_CALLBACK (discard_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- Saving ----------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardContractDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (steward_portfolio_change_contracts_finish (STEWARD_PORTFOLIO (source), result, &error))
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    tell (self, error->message);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardContractDialog *self = STEWARD_CONTRACT_DIALOG (widget);
  StewardContractLine *line = read_line (self);
  GPtrArray *lines;

  tell (self, self->first_problem);
  if (line == NULL)
    return;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_line_free);
  g_ptr_array_add (lines, line);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  steward_portfolio_save_contracts_async (self->portfolio, lines, NULL, saved_cb,
                                          g_object_ref (self));
}

/* --- Deleting --------------------------------------------------------------------------------- */

/* A line that was deleted, and where it can be restored. */
typedef struct {
  StewardPortfolio *portfolio;
  char *id;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *self = data;

  g_object_unref (self->portfolio);
  g_free (self->id);
  g_free (self);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_change_contracts_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_undo_fail (window, error);
}

static void
restore (GtkWidget *window, gpointer data)
{
  const Deletion *deletion = data;
  const char *ids[] = { deletion->id, NULL };

  steward_portfolio_restore_contracts_async (deletion->portfolio, ids, NULL, restored_cb,
                                             g_object_ref (window));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardContractDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Deletion *deletion;

  if (!steward_portfolio_change_contracts_finish (STEWARD_PORTFOLIO (source), result, &error))
    {
      tell (self, error->message);
      return;
    }
  text = self->line->product ? g_strdup_printf (_ ("“%s” deleted"), self->line->product)
                             : g_strdup (_ ("Contract line deleted"));
  deletion = g_new0 (Deletion, 1);
  deletion->portfolio = g_object_ref (self->portfolio);
  deletion->id = g_strdup (self->line->id);
  steward_undo_offer (GTK_WIDGET (self), text, restore, deletion, deletion_free);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
delete_line (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardContractDialog *self = STEWARD_CONTRACT_DIALOG (widget);
  const char *ids[] = { self->line->id, NULL };

  steward_portfolio_delete_contracts_async (self->portfolio, ids, NULL, deleted_cb,
                                            g_object_ref (self));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_contract_dialog_dispose (GObject *object)
{
  StewardContractDialog *self = STEWARD_CONTRACT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_CONTRACT_DIALOG);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->line, steward_contract_line_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->first_problem, g_free);
  G_OBJECT_CLASS (steward_contract_dialog_parent_class)->dispose (object);
}

static void
steward_contract_dialog_class_init (StewardContractDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_contract_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customer/steward-contract-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, product_row);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, amount_group);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, merged_into_row);
  gtk_widget_class_bind_template_child (widget_class, StewardContractDialog, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "dialog.delete", NULL, delete_line);
}

static void
steward_contract_dialog_init (StewardContractDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save_button);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->product_row));
}

StewardContractDialog *
steward_contract_dialog_new (StewardPortfolio *portfolio,
                             const StewardContractLine *line,
                             gboolean is_new)
{
  StewardContractDialog *self;

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (line != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_CONTRACT_DIALOG, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->line = steward_contract_line_copy (line);
  gtk_widget_set_visible (self->delete_group, !is_new);
  show_line (self, is_new);
  self->shown = join_rows (self);
  return self;
}
