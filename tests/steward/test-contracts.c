/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-context.h"
#include "steward-contract-dialog.h"
#include "steward-contract-section.h"
#include "steward-undo.h"

#include <glib/gstdio.h>
#include <string.h>

#define TODAY (steward_day_new (2026, 11, 23))

/* Halvorsen Marine, for which 70 USD a year were entered, and Juno Rail; the section shows the
 * first. */
typedef struct {
  char *folder;
  StewardContext *context;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  GtkWindow *window;
  GtkWidget *section;
} Fixture;

/* --- Fixture ---------------------------------------------------------------------------------- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
add_customers (Fixture *self)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  StewardCustomerRecord *halvorsen = steward_customer_record_new ("Halvorsen Marine");
  g_autoptr (GAsyncResult) result = NULL;

  halvorsen->arr = 70;
  halvorsen->currency = g_strdup ("USD");
  g_ptr_array_add (customers, steward_customer_facts_new_take (halvorsen));
  g_ptr_array_add (customers,
                   steward_customer_facts_new_take (steward_customer_record_new ("Juno Rail")));
  steward_portfolio_save_async (self->portfolio, customers, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_save_finish (self->portfolio, await (&result), NULL));
}

static StewardCustomer *
find_customer (Fixture *self, const char *name)
{
  StewardCustomer *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->portfolio),
                                                                    i);

      if (strcmp (steward_customer_get_name (customer), name) == 0)
        found = customer;
    }
  g_assert_nonnull (found);
  return found;
}

static void
show_section (Fixture *self)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->section = g_object_new (STEWARD_TYPE_CONTRACT_SECTION, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->section);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (self->window, 900, 800);
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_present (self->window);
  while (gtk_widget_get_width (self->section) == 0)
    g_main_context_iteration (NULL, TRUE);
  steward_contract_section_set_customer (STEWARD_CONTRACT_SECTION (self->section), self->portfolio,
                                         self->customer);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("steward-contracts-XXXXXX", &error);
  g_assert_no_error (error);
  self->context = steward_context_open (self->folder, clock, &error);
  g_assert_no_error (error);
  self->portfolio = steward_context_get_portfolio (self->context);
  add_customers (self);
  self->customer = find_customer (self, "Halvorsen Marine");
  show_section (self);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "steward.db", "steward.db-wal", "steward.db-shm" };
  gpointer section = self->section;

  g_object_add_weak_pointer (G_OBJECT (self->section), &section);
  gtk_window_destroy (self->window);
  while (section)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_clear_object (&self->context);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_no_errno (g_rmdir (self->folder));
  g_free (self->folder);
}

/* --- What is seen ----------------------------------------------------------------------------- */

/* The first widget of a type below another; with a title or label where one is given. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *property, const char *value)
{
  GtkWidget *found = NULL;
  g_autofree char *text = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      if (property)
        g_object_get (widget, property, &text, NULL);
      if (property == NULL || g_strcmp0 (text, value) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, property, value);
  return found;
}

static void
assert_description (Fixture *self, const char *expected)
{
  GtkWidget *group = find (self->section, ADW_TYPE_PREFERENCES_GROUP, NULL, NULL);

  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)), ==,
                   expected);
}

/* A group of rows has a list of its own beside this one. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LIST_BOX (widget)
      && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "rows") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* `Search|1 Jan 2026 – 31 Dec 2026 · 100 EUR|100 EUR` of each row. */
static void
assert_rows (Fixture *self, const char *first, const char *second)
{
  const char *const expected[] = { first, second };
  GtkWidget *list = find_list (self->section);
  guint n = 0;

  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n));
       n++)
    {
      GtkWidget *arrow = find (GTK_WIDGET (row), GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic");
      GtkWidget *label = find (gtk_widget_get_parent (arrow), GTK_TYPE_LABEL, NULL, NULL);
      g_autofree char *text = NULL;

      text = g_strdup_printf ("%s|%s|%s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                              adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                              gtk_label_get_text (GTK_LABEL (label)));
      g_assert_cmpuint (n, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (text, ==, expected[n]);
    }
  g_assert_cmpuint (n, ==, (first != NULL) + (second != NULL));
  g_assert_true (gtk_widget_get_visible (list) == (n > 0));
}

/* --- What is typed ---------------------------------------------------------------------------- */

static GtkWidget *
find_dialog (Fixture *self)
{
  return find (GTK_WIDGET (self->window), STEWARD_TYPE_CONTRACT_DIALOG, NULL, NULL);
}

static GtkWidget *
open_new (Fixture *self)
{
  gtk_widget_activate_action (self->section, "contract.add", NULL);
  return find_dialog (self);
}

static GtkWidget *
open_row (Fixture *self, int index)
{
  GtkWidget *list = find_list (self->section);

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
  return find_dialog (self);
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = find (dialog, ADW_TYPE_ENTRY_ROW, "title", title);

  g_assert_nonnull (row);
  return row;
}

static void
type (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, title)), text);
}

static const char *
get_typed (GtkWidget *dialog, const char *title)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, title)));
}

#define FIRST "First Day (such as 2026-11-23)"
#define LAST "Last Day (such as 2027-11-22)"
#define AMOUNT "Amount From First to Last Day"
#define MERGED "Merged Into (a customer)"

/* Saves, and waits until the dialog is gone. */
static void
save (Fixture *self, GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  while (find_dialog (self))
    g_main_context_iteration (NULL, TRUE);
}

static void
add_line (Fixture *self, const char *product, int year, const char *amount)
{
  GtkWidget *dialog = open_new (self);
  g_autofree char *first = g_strdup_printf ("%d-01-01", year);
  g_autofree char *last = g_strdup_printf ("%d-12-31", year);

  type (dialog, "Product", product);
  type (dialog, FIRST, first);
  type (dialog, LAST, last);
  type (dialog, AMOUNT, amount);
  type (dialog, "Currency", "eur");
  save (self, dialog);
}

static void
assert_refused (Fixture *self, GtkWidget *dialog, const char *title, const char *banner_text)
{
  GtkWidget *banner = find (dialog, ADW_TYPE_BANNER, NULL, NULL);

  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), ==, banner_text);
  g_assert_true (gtk_widget_has_css_class (find_row (dialog, title), "error"));
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* Without a line it says what they are for, and what counts until then. */
static void
test_teaches (Fixture *self, gconstpointer data)
{
  assert_rows (self, NULL, NULL);
  assert_description (
    self, "What the customer pays for, line by line: retention and renewals follow from "
          "it. Until there is one, the 70\u00a0USD a year that were entered count.");
  steward_contract_section_set_customer (STEWARD_CONTRACT_SECTION (self->section), self->portfolio,
                                         find_customer (self, "Juno Rail"));
  assert_description (self, "What the customer pays for, line by line: revenue, retention and "
                            "renewals follow from it.");
}

static void
test_add_and_edit (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  add_line (self, "Search", 2026, "100");
  assert_rows (self, "Search|1 Jan 2026 – 31 Dec 2026 · 100\u00a0EUR|100\u00a0EUR", NULL);
  assert_description (self, "100\u00a0EUR a year today, from 1 active line.");
  /* The next one goes on where this one ends. */
  dialog = open_new (self);
  g_assert_cmpstr (get_typed (dialog, "Product"), ==, "Search");
  g_assert_cmpstr (get_typed (dialog, FIRST), ==, "2027-01-01");
  g_assert_cmpstr (get_typed (dialog, LAST), ==, "2027-12-31");
  g_assert_cmpstr (get_typed (dialog, "Currency"), ==, "EUR");
  type (dialog, LAST, "2028-12-31");
  type (dialog, AMOUNT, "240");
  save (self, dialog);
  assert_rows (self, "Search|1 Jan 2027 – 31 Dec 2028 · 240\u00a0EUR|120\u00a0EUR",
               "Search|1 Jan 2026 – 31 Dec 2026 · 100\u00a0EUR|100\u00a0EUR");
  assert_description (self, "100\u00a0EUR a year today, from 1 active line.");
  dialog = open_row (self, 1);
  g_assert_cmpstr (get_typed (dialog, AMOUNT), ==, "100");
  type (dialog, AMOUNT, "90");
  type (dialog, "Product", "");
  type (dialog, MERGED, "Juno Rail");
  save (self, dialog);
  assert_rows (self, "Search|1 Jan 2027 – 31 Dec 2028 · 240\u00a0EUR|120\u00a0EUR",
               "Contract line|1 Jan 2026 – 31 Dec 2026 · 90\u00a0EUR · merged into Juno Rail|"
               "90\u00a0EUR");
}

/* While it is typed it says what a year brings. */
static void
test_tells_revenue (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_new (self);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (
    gtk_widget_get_ancestor (find_row (dialog, AMOUNT), ADW_TYPE_PREFERENCES_GROUP));

  type (dialog, FIRST, "2026-01-01");
  type (dialog, LAST, "2026-03-31");
  type (dialog, AMOUNT, "25");
  g_assert_cmpstr (adw_preferences_group_get_description (group), ==,
                   "100 a year, as it runs for 0.25 years.");
  type (dialog, "Currency", "USD");
  g_assert_cmpstr (adw_preferences_group_get_description (group), ==,
                   "100\u00a0USD a year, as it runs for 0.25 years.");
  type (dialog, LAST, "2025-03-31");
  g_assert_cmpstr (adw_preferences_group_get_description (group), ==, "");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_refuses (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_new (self);

  assert_refused (self, dialog, FIRST, FIRST ": the date is missing");
  type (dialog, FIRST, "1.1.2026");
  assert_refused (self, dialog, FIRST, FIRST ": “1.1.2026” is not a date such as 2026-11-23");
  type (dialog, FIRST, "2026-01-01");
  type (dialog, LAST, "2025-12-31");
  assert_refused (self, dialog, LAST, LAST ": the last day is before the first");
  type (dialog, LAST, "2026-12-31");
  type (dialog, AMOUNT, "1,000");
  assert_refused (self, dialog, AMOUNT, AMOUNT ": “1,000” is not an amount such as 216000.50");
  type (dialog, AMOUNT, "1000");
  type (dialog, "Currency", "EU");
  assert_refused (self, dialog, "Currency", "Currency: “EU” is not a currency code such as EUR");
  type (dialog, "Currency", "");
  type (dialog, MERGED, "Nobody");
  assert_refused (self, dialog, MERGED, MERGED ": there is no customer “Nobody”");
  type (dialog, MERGED, "Halvorsen Marine");
  assert_refused (self, dialog, MERGED, MERGED ": a customer cannot be merged into itself");
  type (dialog, MERGED, "");
  save (self, dialog);
  assert_rows (self, "Contract line|1 Jan 2026 – 31 Dec 2026 · 1000|1000", NULL);
}

/* What was typed is not given up without a question. */
static void
test_asks (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_new (self);
  GtkWidget *question;

  gtk_widget_activate_action (dialog, "dialog.cancel", NULL);
  while (find_dialog (self))
    g_main_context_iteration (NULL, TRUE);
  dialog = open_new (self);
  type (dialog, "Product", "Search");
  gtk_widget_activate_action (dialog, "dialog.cancel", NULL);
  question = find (GTK_WIDGET (self->window), ADW_TYPE_ALERT_DIALOG, NULL, NULL);
  g_assert_nonnull (question);
  g_assert_nonnull (find_dialog (self));
  g_signal_emit_by_name (question, "response::discard", "discard");
  while (find_dialog (self))
    g_main_context_iteration (NULL, TRUE);
  adw_dialog_force_close (ADW_DIALOG (question));
  settle ();
  assert_rows (self, NULL, NULL);
}

static void
test_delete_and_undo (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  add_line (self, "Search", 2026, "100");
  dialog = open_row (self, 0);
  gtk_widget_activate_action (dialog, "dialog.delete", NULL);
  while (find_dialog (self))
    g_main_context_iteration (NULL, TRUE);
  assert_rows (self, NULL, NULL);
  steward_undo_run (GTK_WIDGET (self->window));
  while (steward_customer_get_facts (self->customer)->contracts->len == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_rows (self, "Search|1 Jan 2026 – 31 Dec 2026 · 100\u00a0EUR|100\u00a0EUR", NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/window/contracts/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("teaches", test_teaches);
  ADD ("add-and-edit", test_add_and_edit);
  ADD ("tells-revenue", test_tells_revenue);
  ADD ("refuses", test_refuses);
  ADD ("asks", test_asks);
  ADD ("delete-and-undo", test_delete_and_undo);
#undef ADD
  return g_test_run ();
}
