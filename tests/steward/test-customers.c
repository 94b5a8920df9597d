/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-assign-dialog.h"
#include "steward-context.h"
#include "steward-customers-columns.h"
#include "steward-customers-page.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder;
  StewardClock *clock;
  StewardContext *context;
  StewardPortfolio *portfolio;
} Fixture;

/* --- Fixture ---------------------------------------------------------------------------------- */

static StewardCustomerFacts *
make_facts (const char *name, const char *advisor, gint64 users)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  const StewardSeatsObservation seats = { .since = steward_day_new (2026, 1, 1),
                                          .seats = steward_seats_new (100) };

  g_set_str (&facts->record->advisor, advisor);
  g_array_append_val (facts->seats, seats);
  if (users >= 0)
    steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, users, TRUE);
  return facts;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
save (Fixture *fixture, GPtrArray *customers)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_portfolio_save_async (fixture->portfolio, customers, NULL, kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_portfolio_save_finish (fixture->portfolio, result, &error));
  g_assert_no_error (error);
}

static void
add_usage (Fixture *fixture, const char *name, gint64 users)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GAsyncResult) result = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio));

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, users, TRUE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (
        G_LIST_MODEL (fixture->portfolio), i);

      if (g_strcmp0 (steward_customer_get_name (customer), name) == 0)
        steward_portfolio_add_usage_async (fixture->portfolio, customer, usage, NULL, kept_cb,
                                           &result);
    }
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-customers-XXXXXX", &error);
  fixture->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  fixture->context = steward_context_open (fixture->folder, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->portfolio = steward_context_get_portfolio (fixture->context);
  g_ptr_array_add (customers, make_facts ("Acme", "Wen", -1));
  g_ptr_array_add (customers, make_facts ("Beta", "Ada", -1));
  g_ptr_array_add (customers, make_facts ("Celt", "Ada", -1));
  g_ptr_array_add (customers, make_facts ("Dome", NULL, -1));
  save (fixture, customers);
  add_usage (fixture, "Acme", 90);
  add_usage (fixture, "Beta", 40);
  add_usage (fixture, "Celt", 70);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
  g_assert_no_errno (g_rmdir (path));
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
assert_goes (gpointer object)
{
  gboolean late = FALSE;
  guint patience = g_timeout_add_seconds (10, set_cb, &late);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (object);
  g_source_remove (patience);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_goes (fixture->context);
  assert_goes (fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* --- The page --------------------------------------------------------------------------------- */

static StewardCustomersPage *
open_page (Fixture *fixture, GSettings *settings, GtkWindow **window)
{
  StewardCustomersPage *page = g_object_ref_sink (
    steward_customers_page_new (fixture->portfolio, settings));

  *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (*window, 1200, 700);
  gtk_window_set_child (*window, GTK_WIDGET (page));
  gtk_window_present (*window);
  while (gtk_widget_get_width (GTK_WIDGET (page)) == 0)
    g_main_context_iteration (NULL, TRUE);
  return page;
}

static void
close_page (StewardCustomersPage *page, GtkWindow *window)
{
  gtk_window_destroy (window);
  assert_goes (page);
}

/* The names that are shown, in their order, by their first letters. */
static char *
read_letters (StewardCustomersPage *page)
{
  GListModel *shown = steward_customers_page_get_shown (page);
  GString *letters = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (shown, i);

      g_string_append_c (letters, *steward_customer_get_name (customer));
    }
  return g_string_free_and_steal (letters);
}

#define assert_letters(page, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *letters = read_letters (page);                                                \
    g_assert_cmpstr (letters, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* 40, 70 and 90 %, then the one without a figure. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  StewardCustomersPage *page = open_page (fixture, NULL, &window);
  g_autoptr (StewardView) view = steward_customers_page_dup_view (page);
  g_autoptr (StewardView) by_advisor = steward_view_new ();
  g_autoptr (StewardView) back = NULL;

  assert_letters (page, "BCAD");
  g_assert_cmpuint (view->sorts->len, ==, 1);
  g_assert_cmpstr (((StewardViewSort *) view->sorts->pdata[0])->column, ==, "utilization");
  /* Two columns: Ada's, the higher first, then Wen's, then nobody's. */
  steward_view_add_sort (by_advisor, "advisor", FALSE);
  steward_view_add_sort (by_advisor, "utilization", TRUE);
  steward_customers_page_set_view (page, by_advisor);
  assert_letters (page, "CBAD");
  back = steward_customers_page_dup_view (page);
  g_assert_cmpstr (((StewardViewSort *) back->sorts->pdata[0])->column, ==, "advisor");
  g_assert_cmpstr (((StewardViewSort *) back->sorts->pdata[1])->column, ==, "utilization");
  g_assert_true (((StewardViewSort *) back->sorts->pdata[1])->descending);
  close_page (page, window);
}

static void
changed_cb (guint *n_changes)
{
  (*n_changes)++;
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  StewardCustomersPage *page = open_page (fixture, NULL, &window);
  g_autoptr (StewardView) below = steward_view_new ();
  g_autoptr (StewardView) all = steward_view_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (page, "view-changed", G_CALLBACK (changed_cb), &n_changes);
  steward_view_set_option (below, STEWARD_FACET_STATE, "below-target", TRUE);
  steward_customers_page_set_view (page, below);
  assert_letters (page, "BC");
  g_assert_cmpuint (n_changes, ==, 1);
  below->search = g_strdup ("cel");
  steward_customers_page_set_view (page, below);
  assert_letters (page, "C");
  steward_customers_page_set_view (page, all);
  assert_letters (page, "BCAD");
  close_page (page, window);
}

/* A customer that changes is where it then belongs. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  StewardCustomersPage *page = open_page (fixture, NULL, &window);

  add_usage (fixture, "Dome", 10);
  assert_letters (page, "DBCA");
  steward_customers_page_set_narrow (page, TRUE);
  add_usage (fixture, "Dome", 95);
  assert_letters (page, "BCAD");
  steward_customers_page_set_narrow (page, FALSE);
  close_page (page, window);
}

/* Whoever goes is not asked any more. */
static void
test_removal (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  StewardCustomersPage *page = open_page (fixture, NULL, &window);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (
        G_LIST_MODEL (fixture->portfolio), i);

      if (*steward_customer_get_name (customer) == 'C')
        id = g_strdup (steward_customer_get_id (customer));
    }
  steward_portfolio_delete_async (fixture->portfolio, (const char *const[]) { id, NULL }, NULL,
                                  kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (steward_portfolio_delete_finish (fixture->portfolio, result, &error));
  g_assert_no_error (error);
  assert_letters (page, "BAD");
  add_usage (fixture, "Dome", 95);
  assert_letters (page, "BAD");
  close_page (page, window);
}

/* --- Columns ---------------------------------------------------------------------------------- */

static GtkColumnView *
find_table (GtkWidget *widget)
{
  GtkColumnView *found = GTK_IS_COLUMN_VIEW (widget) ? GTK_COLUMN_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_table (child);
  return found;
}

static void
test_columns_are_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("dev.steward.Steward");
  GtkWindow *window;
  StewardCustomersPage *page = open_page (fixture, settings, &window);
  GtkColumnView *table = find_table (GTK_WIDGET (page));
  GtkColumnViewColumn *seats = steward_customers_columns_get (table, STEWARD_COLUMN_SEATS);

  g_assert_false (steward_customers_columns_get_chosen (table, STEWARD_COLUMN_SEATS));
  steward_customers_columns_set_chosen (table, STEWARD_COLUMN_SEATS, TRUE);
  steward_customers_columns_set_chosen (table, STEWARD_COLUMN_HEALTH, FALSE);
  gtk_column_view_insert_column (table, 1, seats);
  gtk_column_view_column_set_fixed_width (seats, 77);
  close_page (page, window);

  page = open_page (fixture, settings, &window);
  table = find_table (GTK_WIDGET (page));
  seats = g_list_model_get_item (gtk_column_view_get_columns (table), 1);
  g_assert_cmpint (steward_customers_columns_identify (seats), ==, STEWARD_COLUMN_SEATS);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (seats), ==, 77);
  g_assert_true (steward_customers_columns_get_chosen (table, STEWARD_COLUMN_SEATS));
  g_assert_false (steward_customers_columns_get_chosen (table, STEWARD_COLUMN_HEALTH));
  g_object_unref (seats);
  steward_customers_columns_reset (table);
  g_assert_false (steward_customers_columns_get_chosen (table, STEWARD_COLUMN_SEATS));
  g_assert_true (steward_customers_columns_get_chosen (table, STEWARD_COLUMN_HEALTH));
  close_page (page, window);
  g_settings_reset (settings, "customers-columns");
}

/* What another version left is taken as far as it makes sense. */
static void
test_columns_of_another_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("dev.steward.Steward");
  GtkWindow *window;
  StewardCustomersPage *page;
  GtkColumnView *table;

  g_settings_set (settings, "customers-columns", "a(sib)", NULL);
  g_settings_set_value (settings, "customers-columns",
                        g_variant_new_parsed ("[('moon', 10, true), ('stage', -5, true),"
                                              " ('name', 1000000, false)]"));
  page = open_page (fixture, settings, &window);
  table = find_table (GTK_WIDGET (page));
  g_assert_true (steward_customers_columns_get_chosen (table, STEWARD_COLUMN_NAME));
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (
                     steward_customers_columns_get (table, STEWARD_COLUMN_NAME)),
                   <=, 2000);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (
                     steward_customers_columns_get (table, STEWARD_COLUMN_STAGE)),
                   >, 0);
  close_page (page, window);
  g_settings_reset (settings, "customers-columns");
}

/* Less room, fewer columns; what tells most stays. */
static void
test_columns_fit (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  StewardCustomersPage *page = open_page (fixture, NULL, &window);
  GtkColumnView *table = find_table (GTK_WIDGET (page));
  guint n_before = G_MAXUINT;

  for (int width = 2000; width >= 500; width -= 100)
    {
      guint n = 0;

      steward_customers_columns_fit (table, width);
      for (int i = 0; i < STEWARD_N_COLUMNS; i++)
        n += gtk_column_view_column_get_visible (
               steward_customers_columns_get (table, (StewardColumn) i))
               ? 1
               : 0;
      g_assert_cmpuint (n, <=, n_before);
      n_before = n;
    }
  g_assert_cmpuint (n_before, ==, 3);
  g_assert_true (gtk_column_view_column_get_visible (
    steward_customers_columns_get (table, STEWARD_COLUMN_UTILIZATION)));
  close_page (page, window);
}

/* --- Assigning -------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *before;
  char *advisor;
} Assigned;

static void
assigned_cb (Assigned *assigned, GPtrArray *before, const char *advisor)
{
  assigned->before = g_ptr_array_ref (before);
  assigned->advisor = g_strdup (advisor);
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static const char *
get_advisor (StewardCustomer *customer)
{
  return steward_customer_get_facts (customer)->record->advisor;
}

static void
test_assign_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  Assigned assigned = { 0 };
  StewardAssignDialog *dialog;
  GtkWidget *entry;
  GtkWidget *list;

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (customers, g_list_model_get_item (G_LIST_MODEL (fixture->portfolio), i));
  gtk_window_present (window);
  dialog = steward_assign_dialog_new (fixture->portfolio, customers);
  g_signal_connect_swapped (dialog, "assigned", G_CALLBACK (assigned_cb), &assigned);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  entry = find_type (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY);
  list = find_type (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX);
  /* Ada, Wen, and nobody. */
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3));
  gtk_editable_set_text (GTK_EDITABLE (entry), "ad");
  /* Ada, or somebody new who is called that. */
  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1));
  g_signal_emit_by_name (entry, "activate");
  while (assigned.before == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (assigned.advisor, ==, "Ada");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (get_advisor (g_ptr_array_index (customers, i)), ==, "Ada");
  save (fixture, assigned.before);
  for (guint i = 0; i < 4; i++)
    {
      StewardCustomer *customer = g_ptr_array_index (customers, i);
      char letter = *steward_customer_get_name (customer);

      g_assert_cmpstr (get_advisor (customer), ==,
                       letter == 'A'   ? "Wen"
                       : letter == 'D' ? NULL
                                       : "Ada");
    }
  g_free (assigned.advisor);
  gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customers-page/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("order", test_order);
  ADD ("filter", test_filter);
  ADD ("follows", test_follows);
  ADD ("removal", test_removal);
  ADD ("columns-are-remembered", test_columns_are_remembered);
  ADD ("columns-of-another-version", test_columns_of_another_version);
  ADD ("columns-fit", test_columns_fit);
  ADD ("assign-and-undo", test_assign_and_undo);
#undef ADD
  return g_test_run ();
}
