/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures on a customer's page: cards, rows, and what they open to. */

#include "steward-context.h"
#include "steward-customer-page.h"
#include "steward-metric-row.h"

#include <glib/gstdio.h>

#define TODAY (steward_day_new (2026, 11, 23))
#define OCTOBER (2026 * 12 + 9)
#define PERCENT "\u00a0%"

/* Acme has 1,200 seats, 840 users in September and 912 in October, which is 76 %, and 1,100 in
 * November so far, which is 91.7 %. */
typedef struct {
  char *folder;
  StewardContext *context;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  GSettings *settings;
  GtkWindow *window;
  GtkWidget *page;
} Fixture;

/* --- Fixture ---------------------------------------------------------------------------------- */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
await (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
add_customer (Fixture *fixture)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new ("Acme"));
  const StewardSeatsObservation seats = { steward_day_new (2026, 1, 1), STEWARD_SEATS_FROM_FILE,
                                          steward_seats_new (1200) };
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  gboolean saved = FALSE;
  gboolean counted = FALSE;

  facts->record->contract_close = steward_day_new (2026, 9, 1);
  facts->record->production = steward_day_new (2026, 10, 14);
  g_array_append_val (facts->seats, seats);
  g_ptr_array_add (customers, facts);
  steward_portfolio_save_async (fixture->portfolio, customers, NULL, done_cb, &saved);
  await (&saved);
  fixture->customer = g_list_model_get_item (G_LIST_MODEL (fixture->portfolio), 0);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER - 1, 840, TRUE);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER, 912, TRUE);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER + 1, 1100, FALSE);
  steward_portfolio_add_usage_async (fixture->portfolio, fixture->customer, usage, NULL, done_cb,
                                     &counted);
  await (&counted);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-metrics-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->context = steward_context_open (fixture->folder, clock, &error);
  g_assert_no_error (error);
  fixture->portfolio = steward_context_get_portfolio (fixture->context);
  add_customer (fixture);
  fixture->settings = g_settings_new ("dev.steward.Steward");
  fixture->page = g_object_ref_sink (GTK_WIDGET (
    steward_customer_page_new (fixture->portfolio, fixture->customer, fixture->settings)));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 700);
  gtk_window_set_child (fixture->window, fixture->page);
  gtk_window_present (fixture->window);
  while (gtk_widget_get_width (fixture->page) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("What was waited for did not come.");
  return G_SOURCE_REMOVE;
}

/* Gives up a reference, which is the last one once what is under way has ended. */
static void
assert_goes (gpointer object)
{
  guint guard = g_timeout_add_seconds (10, late_cb, NULL);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "steward.db", "steward.db-wal", "steward.db-shm" };

  gtk_window_destroy (fixture->window);
  assert_goes (fixture->page);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->customer);
  assert_goes (fixture->context);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

/* For everyone; @text: NULL takes it back */
static void
change_setting (Fixture *fixture, const char *key, const char *text)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);
  gboolean done = FALSE;

  g_ptr_array_add (changes, steward_setting_change_new (key, STEWARD_SCOPE_EVERYONE, "", text));
  steward_portfolio_change_settings_async (fixture->portfolio, changes, NULL, done_cb, &done);
  await (&done);
}

/* --- Finding ---------------------------------------------------------------------------------- */

/* The nth widget of a type, from 0. */
static GtkWidget *
find (GtkWidget *widget, GType type, guint *n)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, n);
  return found;
}

static GtkWidget *
find_row (Fixture *fixture, const char *title)
{
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *row = find (fixture->page, STEWARD_TYPE_METRIC_ROW, &n);

      g_assert_nonnull (row);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
        return row;
    }
}

static GtkWidget *
find_card (Fixture *fixture, guint index)
{
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *button = find (fixture->page, GTK_TYPE_BUTTON, &n);

      g_assert_nonnull (button);
      if (gtk_widget_has_css_class (button, "kpi") && index-- == 0)
        return button;
    }
}

static gboolean
has_label (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, part))
      return TRUE;
  return FALSE;
}

/* What a card or a row opened, once it is there. */
static GtkWidget *
await_popover (GtkWidget *anchor)
{
  guint guard = g_timeout_add_seconds (10, late_cb, NULL);
  guint n = 0;
  GtkWidget *popover = find (anchor, GTK_TYPE_POPOVER, &n);

  g_assert_nonnull (popover);
  while (!gtk_widget_get_mapped (popover))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  return popover;
}

static void
close_popover (GtkWidget *anchor)
{
  guint guard = g_timeout_add_seconds (10, late_cb, NULL);
  guint n = 0;

  gtk_popover_popdown (GTK_POPOVER (await_popover (anchor)));
  while (find (anchor, GTK_TYPE_POPOVER, &n))
    {
      g_main_context_iteration (NULL, TRUE);
      n = 0;
    }
  g_source_remove (guard);
}

static void
assert_spoken (GtkWidget *widget, const char *words)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* Every figure there is, once: as a card or as a row. */
static void
test_every_figure (Fixture *fixture, gconstpointer data)
{
  guint n_metrics;
  guint n_rows = 0;
  guint n;

  steward_customer_metric_get_all (&n_metrics);
  do
    n = n_rows++;
  while (find (fixture->page, STEWARD_TYPE_METRIC_ROW, &n));
  /* Utilization, consumption and ramp are cards; one more was looked for than there are. */
  g_assert_cmpuint (n_rows - 1, ==, n_metrics - 3);
}

/* 72 of 840 are 8.6 %. */
static void
test_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "MAU, month over month");

  assert_spoken (row, "MAU, month over month: +8.6" PERCENT ". +72 users since September 2026");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE);
  gtk_widget_activate (row);
  g_assert_true (has_label (await_popover (row), "the last complete month (UTC)"));
  close_popover (row);
  g_assert_true (gtk_widget_has_focus (row));
}

/* What is not there says why, on the row and in what it opens to. */
static void
test_unknown_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "DAU/WAU");

  assert_spoken (row, "DAU/WAU: –. No complete week");
  gtk_widget_activate (row);
  g_assert_true (has_label (await_popover (row), "Not available: No complete week"));
  close_popover (row);
}

static void
test_seat_alert (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Seats in use");
  const char *words = "91" PERCENT " of seats in use: tell the account executive";

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, words);
  g_assert_true (has_label (find_card (fixture, 0), words));
  change_setting (fixture, "seat-alert-first", "95 %");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "100 seats left");
  g_assert_false (has_label (find_card (fixture, 0), words));
}

/* Another threshold is on the card, in the row of the stage, and in what is open, at once. */
static void
test_threshold (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = find_card (fixture, 0);
  GtkWidget *popover;

  assert_spoken (card,
                 "Utilization: 76.0" PERCENT ". Concerning. 912 of 1200 seats · October 2026\n"
                 "91" PERCENT " of seats in use: tell the account executive");
  g_signal_emit_by_name (card, "clicked");
  popover = await_popover (card);
  g_assert_true (has_label (popover, "Healthy from 80" PERCENT));
  g_assert_true (has_label (popover, "The published values"));
  change_setting (fixture, "utilization-healthy", "75 %");
  g_assert_true (has_label (card, "Healthy"));
  g_assert_true (has_label (popover, "Healthy from 75" PERCENT));
  g_assert_true (has_label (popover, "75" PERCENT " instead of 80" PERCENT));
  g_assert_true (gtk_widget_get_mapped (popover));
  close_popover (card);
  g_assert_true (has_label (find_card (fixture, 2), "75" PERCENT " due"));
}

/* Production on 14 October, due on 13 December; contract close on 1 September, due on 31 October.
 */
static void
test_clock (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = find_card (fixture, 2);

  /* 960 - 912 = 48 users in the 43 days from 31 October to 13 December: 1.12, told as 1.2. */
  assert_spoken (card, "80" PERCENT " due: 13 Dec 2026. Day 40 of 60 · 1.2 users a day to gain");
  change_setting (fixture, "ramp-clock", "contract-close");
  assert_spoken (card, "80" PERCENT " due: 31 Oct 2026. The ramp ended 23 days ago");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (fixture, "Stage"))), ==,
                   "Since 1 Nov 2026");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customer/metrics/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("every-figure", test_every_figure);
  ADD ("row", test_row);
  ADD ("unknown-row", test_unknown_row);
  ADD ("seat-alert", test_seat_alert);
  ADD ("threshold", test_threshold);
  ADD ("clock", test_clock);
#undef ADD
  return g_test_run ();
}
