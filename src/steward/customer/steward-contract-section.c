/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-section.h"

#include "steward-contract-dialog.h"
#include "steward-contract-list.h"

#include <glib/gi18n.h>
#include <math.h>

struct _StewardContractSection {
  AdwBin parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardContractList *list;

  AdwPreferencesGroup *group;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (StewardContractSection, steward_contract_section, ADW_TYPE_BIN)

/* --- Rows ------------------------------------------------------------------------------------- */

static void
present_dialog (StewardContractSection *self, const StewardContractLine *line, gboolean is_new)
{
  adw_dialog_present (ADW_DIALOG (steward_contract_dialog_new (self->portfolio, line, is_new)),
                      GTK_WIDGET (self));
}

/* `1 Jan 2026 – 31 Dec 2027 · 240,000 EUR`, and where the customer went. */
static char *
describe (StewardContractSection *self, const StewardContractLine *line)
{
  g_autofree char *from = steward_format_day (line->from);
  g_autofree char *to = steward_format_day (line->to);
  g_autofree char *amount = steward_format_amount (line->amount, line->currency);
  StewardCustomer *taker = line->merged_into
                             ? steward_portfolio_find (self->portfolio, line->merged_into)
                             : NULL;

  if (taker)
    /* Translators: two dates, an amount, and the customer that took this one over */
    return g_strdup_printf (_ ("%s – %s · %s · merged into %s"), from, to, amount,
                            steward_customer_get_name (taker));
  /* Translators: two dates and an amount */
  return g_strdup_printf (_ ("%s – %s · %s"), from, to, amount);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* One above the other, so that a narrow row has room for what it is. */
static GtkWidget *
make_arr (const StewardContractLine *line, gboolean active)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *amount = steward_format_amount (steward_contract_line_get_arr (line),
                                                   line->currency);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), make_label (amount, "numeric"));
  /* Translators: under an amount */
  gtk_box_append (GTK_BOX (box), make_label (_ ("a year"), "caption"));
  if (!active)
    gtk_widget_add_css_class (box, "dim-label");
  return box;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  StewardContractSection *self = user_data;
  const StewardContractLine *line = steward_contract_get_line (item);
  StewardDay today = steward_portfolio_get_today (self->portfolio);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *details = describe (self, line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 line->product ? line->product : _ ("Contract line"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             make_arr (line, steward_contract_line_is_active (line, today)));
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
activated_cb (StewardContractSection *self, GtkListBoxRow *row)
{
  g_autoptr (StewardContract) contract = g_list_model_get_item (
    G_LIST_MODEL (self->list), (guint) gtk_list_box_row_get_index (row));

  if (contract)
    present_dialog (self, steward_contract_get_line (contract), FALSE);
}

/* The last day of a term that begins on a day and is as many years as another; STEWARD_DAY_NONE
 * where that one was none of whole years. */
static StewardDay
find_end (StewardDay from, const StewardContractLine *other)
{
  double years = steward_contract_line_get_years (other);
  int year;
  int month;
  int day;
  StewardDay next;

  if (years < 1 || years > floor (years))
    return STEWARD_DAY_NONE;
  steward_day_get_date (from, &year, &month, &day);
  next = steward_day_new (year + (int) years, month, day);
  return next == STEWARD_DAY_NONE ? STEWARD_DAY_NONE : next - 1;
}

/* A new line goes on where the last one ends, at its terms. */
static StewardContractLine *
propose_line (StewardContractSection *self)
{
  GPtrArray *lines = steward_customer_get_facts (self->customer)->contracts;
  StewardContractLine *line = steward_contract_line_new (steward_customer_get_id (self->customer));
  const StewardContractLine *last = NULL;

  for (guint i = 0; i < lines->len; i++)
    if (last == NULL || ((StewardContractLine *) g_ptr_array_index (lines, i))->to > last->to)
      last = g_ptr_array_index (lines, i);
  if (last == NULL)
    return line;
  line->from = last->to + 1;
  line->to = find_end (line->from, last);
  line->product = g_strdup (last->product);
  line->currency = g_strdup (last->currency);
  return line;
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardContractSection *self = STEWARD_CONTRACT_SECTION (widget);
  g_autoptr (StewardContractLine) line = self->customer ? propose_line (self) : NULL;

  if (line)
    present_dialog (self, line, TRUE);
}

/* --- Following the customer ------------------------------------------------------------------- */

/* What they come to, and that nothing else counts; or what lines would be for. */
static char *
describe_revenue (StewardContractSection *self)
{
  const StewardArr *arr = &steward_customer_get_figures (self->customer)->arr;
  g_autofree char *text = steward_arr_format (arr);

  if (arr->source == STEWARD_ARR_ENTERED)
    return g_strdup_printf (
      /* Translators: an amount */
      _ ("What the customer pays for, line by line: retention and renewals follow from it. Until "
         "there is one, the %s a year that were entered count."),
      text);
  if (arr->source == STEWARD_ARR_UNKNOWN)
    return g_strdup (_ ("What the customer pays for, line by line: revenue, retention and renewals "
                        "follow from it."));
  if (isnan (arr->value))
    return g_strdup (_ ("The active lines are in several currencies."));
  return g_strdup_printf (
    /* Translators: an amount, and how many lines it is the sum of */
    g_dngettext (GETTEXT_PACKAGE, "%s a year today, from %u active line.",
                 "%s a year today, from %u active lines.", arr->n_lines),
    text, arr->n_lines);
}

static void
show (StewardContractSection *self)
{
  g_autofree char *description = NULL;

  if (self->customer == NULL)
    return;
  description = describe_revenue (self);
  adw_preferences_group_set_description (self->group, description);
  gtk_widget_set_visible (GTK_WIDGET (self->rows),
                          g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
clear (StewardContractSection *self)
{
  if (self->customer)
    g_signal_handlers_disconnect_by_func (self->customer, show, self);
  if (self->rows)
    gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
}

static void
steward_contract_section_dispose (GObject *object)
{
  StewardContractSection *self = STEWARD_CONTRACT_SECTION (object);

  clear (self);
  self->rows = NULL;
  G_OBJECT_CLASS (steward_contract_section_parent_class)->dispose (object);
}

static void
steward_contract_section_class_init (StewardContractSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_contract_section_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customer/steward-contract-section.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardContractSection, group);
  gtk_widget_class_bind_template_child (widget_class, StewardContractSection, rows);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "contract.add", NULL, add);
}

static void
steward_contract_section_init (StewardContractSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_contract_section_set_customer (StewardContractSection *self,
                                       StewardPortfolio *portfolio,
                                       StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_CONTRACT_SECTION (self));
  clear (self);
  if (customer == NULL)
    return;
  self->portfolio = g_object_ref (portfolio);
  self->customer = g_object_ref (customer);
  self->list = steward_contract_list_new (customer);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->list), make_row, self, NULL);
  /* After the list followed it. */
  g_signal_connect_object (customer, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
