/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-widget.h"
#include "steward-context.h"
#include "steward-customer-page.h"
#include "steward-customers-columns.h"
#include "steward-customers-page.h"
#include "steward-remedy.h"
#include "steward-state-mark.h"
#include "steward-table-cell.h"

#include <glib/gstdio.h>
#include <math.h>

#define TODAY "2026-11-23"

static StewardDay
parse_day (const char *text)
{
  StewardDay day = STEWARD_DAY_NONE;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

/* A customer of 1200 seats with so many users in October 2026; -1: never counted. */
static StewardCustomerFacts *
make_facts (const char *name, gint64 october_users)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  const StewardSeatsObservation seats = {
    .since = parse_day ("2026-01-01"),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = steward_seats_new (1200),
  };
  StewardMonth october = steward_day_get_month (parse_day ("2026-10-01"));

  g_array_append_val (facts->seats, seats);
  if (october_users >= 0)
    {
      steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, october - 1, october_users, TRUE);
      steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, october, october_users, TRUE);
    }
  return facts;
}

static StewardCustomer *
make_customer (StewardCustomerFacts *facts)
{
  return steward_customer_new (facts, parse_day (TODAY), &steward_targets_published);
}

/* Puts a widget in a window that shows, and waits until it has a size. */
static GtkWindow *
show_widget (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 1000, 700);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  while (gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  return window;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Gives up a reference, which is the last one once what is under way has ended: a frame that is
 * drawn, a read of the store. */
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

/* --- Small widgets ---------------------------------------------------------------------------- */

static void
test_state_mark (void)
{
  static const struct {
    StewardState state;
    const char *label;
    const char *css_class;
  } states[] = {
    { STEWARD_STATE_HEALTHY, "Healthy", "success" },
    { STEWARD_STATE_CONCERNING, "Concerning", "warning" },
    { STEWARD_STATE_POOR, "Poor", "error" },
    { STEWARD_STATE_UNKNOWN, "Unknown", "dim-label" },
  };
  GtkWidget *mark = g_object_ref_sink (steward_state_mark_new ());

  gtk_test_accessible_assert_role (mark, GTK_ACCESSIBLE_ROLE_IMG);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      steward_state_mark_set_state (STEWARD_STATE_MARK (mark), states[i].state);
      gtk_test_accessible_assert_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, states[i].label);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (mark), ==, states[i].label);
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        g_assert_cmpint (gtk_widget_has_css_class (mark, states[j].css_class), ==, i == j);
    }
  g_assert_finalize_object (mark);
}

/* A cell is drawn as one, so what is seen has to be said as well. */
static void
test_table_cell (void)
{
  const double values[] = { 0.2, (double) NAN, 0.4, 1.3 };
  GtkWidget *widget = g_object_ref_sink (steward_table_cell_new ());
  StewardTableCell *cell = STEWARD_TABLE_CELL (widget);
  GtkWindow *window = show_widget (widget);

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_LABEL);
  steward_table_cell_set_bar (cell, 1.3, 0.8, TRUE);
  steward_table_cell_set_text (cell, "130.0", STEWARD_TEXT_NUMBER);
  steward_table_cell_set_mark (cell, STEWARD_STATE_HEALTHY, FALSE);
  steward_table_cell_set_note (cell, "9 days", TRUE);
  steward_table_cell_show (cell);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "130.0, Healthy, 9 days");
  settle ();
  steward_table_cell_set_note (cell, NULL, FALSE);
  steward_table_cell_set_alert (cell, "Seats are used up");
  steward_table_cell_show (cell);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "130.0, Healthy, Seats are used up");
  settle ();
  steward_table_cell_clear (cell);
  steward_table_cell_set_course (cell, values, G_N_ELEMENTS (values), 0.8, FALSE);
  steward_table_cell_set_spoken (cell, "From low to high");
  steward_table_cell_show (cell);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, "From low to high");
  settle ();
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (widget);
}

/* The button of one customer is not there for the next. */
static void
test_table_cell_remedy (void)
{
  g_autoptr (StewardCustomer) customer = make_customer (make_facts ("Halvorsen Marine", -1));
  GtkWidget *widget = g_object_ref_sink (steward_table_cell_new ());
  StewardTableCell *cell = STEWARD_TABLE_CELL (widget);
  GtkWidget *button;

  steward_table_cell_set_text (cell, "Not reached", STEWARD_TEXT_DIM);
  steward_table_cell_set_remedy (cell, steward_remedy_for_code ("offline"), customer);
  steward_table_cell_show (cell);
  button = gtk_widget_get_first_child (widget);
  g_assert_true (GTK_IS_BUTTON (button) && gtk_widget_get_visible (button));
  steward_table_cell_clear (cell);
  steward_table_cell_show (cell);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_finalize_object (widget);
}

/* --- Chart ------------------------------------------------------------------------------------ */

static StewardAdoptionSeries *
make_series (const StewardCustomerFacts *facts)
{
  const StewardAdoptionInputs inputs = {
    .usage = facts->usage,
    .seats_history = facts->seats,
    .production = STEWARD_DAY_NONE,
    .today = parse_day (TODAY),
    .targets = &steward_targets_published,
    .range = STEWARD_ADOPTION_RANGE_12_MONTHS,
  };

  return steward_adoption_series_new (&inputs);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
point_at (GtkWidget *widget, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, y);
    }
}

/* Goes over the chart from left to right: every month is selected once, and told once. */
static void
assert_selection_is_told_once (StewardChartWidget *chart, int last)
{
  int width = gtk_widget_get_width (GTK_WIDGET (chart));
  int height = gtk_widget_get_height (GTK_WIDGET (chart));
  int selected = -1;
  guint n_changes = 0;
  gulong handler = g_signal_connect (chart, "notify::selected", G_CALLBACK (count_cb), &n_changes);

  for (int x = 0; x < width; x++)
    {
      int before = selected;
      guint n_before = n_changes;

      point_at (GTK_WIDGET (chart), x, height / 2.0);
      selected = steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart));
      g_assert_cmpint (selected, >=, before);
      g_assert_cmpint (selected, <=, before + 1);
      g_assert_cmpuint (n_changes - n_before, ==, selected == before ? 0 : 1);
    }
  g_assert_cmpint (selected, ==, last);
  g_signal_handler_disconnect (chart, handler);
}

static void
test_chart (void)
{
  g_autoptr (StewardCustomerFacts) facts = make_facts ("Halvorsen Marine", 888);
  g_autoptr (StewardAdoptionSeries) series = make_series (facts);
  GtkWidget *chart = g_object_ref_sink (g_object_new (STEWARD_TYPE_CHART_WIDGET, NULL));
  GtkWindow *window = show_widget (chart);
  /* The macro would take a percent sign for one of its own. */
  const char *description = "Adoption in October 2026 was 74.0\u00a0%, 888 MAU of 1200 seats: "
                            "6.0 points under the target of 80\u00a0%.";
  int last = (int) series->months->len - 1;

  steward_chart_widget_set_series (STEWARD_CHART_WIDGET (chart), series);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, "Adoption chart");
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==, -1);
  assert_selection_is_told_once (STEWARD_CHART_WIDGET (chart), last);
  settle ();
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (chart);
}

/* --- Columns ---------------------------------------------------------------------------------- */

static void
test_sections (void)
{
  static const struct {
    gint64 users;
    guint section;
    const char *title;
    const char *other_title; /* where customers have several targets */
  } rows[] = {
    { 0, 0, "Below 80\u00a0%", "Below target" },
    { 959, 0, "Below 80\u00a0%", "Below target" },
    { 960, 1, "At or above 80\u00a0%", "At or above target" },
    { -1, 2, "Without a figure", "Without a figure" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StewardCustomer) customer = make_customer (make_facts ("Acme", rows[i].users));
      guint section = steward_column_get_section (STEWARD_COLUMN_UTILIZATION, customer);
      g_autofree char *title = steward_column_dup_section_title (STEWARD_COLUMN_UTILIZATION,
                                                                 section, "80\u00a0%");
      g_autofree char *other_title = steward_column_dup_section_title (STEWARD_COLUMN_UTILIZATION,
                                                                       section, NULL);

      g_assert_cmpuint (section, ==, rows[i].section);
      g_assert_cmpstr (title, ==, rows[i].title);
      g_assert_cmpstr (other_title, ==, rows[i].other_title);
    }
}

static gint64
parse_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (time) * G_TIME_SPAN_SECOND;
}

static void
test_ages (void)
{
  static const struct {
    const char *time;
    const char *age;
  } ages[] = {
    { "2026-11-23T08:02:00Z", "Today 08:02" }, { "2026-11-23T00:00:00Z", "Today 00:00" },
    { "2026-11-22T23:59:00Z", "1 day ago" },   { "2026-11-21T12:00:00Z", "2 days ago" },
    { "2026-11-14T12:00:00Z", "9 days ago" },  { "2025-11-23T12:00:00Z", "365 days ago" },
  };
  gint64 now = parse_time ("2026-11-23T12:00:00Z");
  g_autofree char *never = steward_format_age (0, now);

  g_assert_cmpstr (never, ==, "Never");
  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *age = steward_format_age (parse_time (ages[i].time), now);

      g_assert_cmpstr (age, ==, ages[i].age);
    }
}

/* Every code of the command line's contract says in a few words what is wrong, and has an action
 * that would help. */
static void
test_remedies (void)
{
  static const char *const codes[] = { "offline",   "timeout",     "tls",          "insecure-url",
                                       "redirect",  "no-token",    "auth",         "not-admin",
                                       "no-access", "unsupported", "rate-limited", "too-large",
                                       "server",    "malformed" };
  StewardRemedy fallback = steward_remedy_for_code ("of a newer Steward");

  g_assert_cmpstr (fallback.state, ==, "Sync failed");
  g_assert_cmpstr (fallback.action, ==, "win.sync-customer");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      StewardRemedy remedy = steward_remedy_for_code (codes[i]);

      g_assert_cmpstr (remedy.state, !=, fallback.state);
      g_assert_nonnull (remedy.label);
      g_assert_true (g_str_has_prefix (remedy.action, "win."));
    }
}

/* Nobody hears “Try again” without knowing for whom. */
static void
test_remedy_button (void)
{
  g_autoptr (StewardCustomer) customer = make_customer (make_facts ("Halvorsen Marine", -1));
  GtkWidget *button = g_object_ref_sink (gtk_button_new ());

  steward_remedy_set_on_button (steward_remedy_for_code ("offline"), GTK_BUTTON (button), customer);
  g_assert_true (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Halvorsen Marine: Try again");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  steward_remedy_set_on_button ((StewardRemedy) { 0 }, GTK_BUTTON (button), customer);
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_finalize_object (button);
}

/* --- Pages ------------------------------------------------------------------------------------ */

typedef struct {
  char *folder;
  StewardClock *clock;
  StewardContext *context;
  StewardPortfolio *portfolio;
} Fixture;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (steward_portfolio_save_finish (STEWARD_PORTFOLIO (source), result, &error));
  g_assert_no_error (error);
  *done = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  fixture->folder = g_dir_make_tmp ("steward-widgets-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = steward_clock_new_fixed (parse_day (TODAY));
  fixture->context = steward_context_open (fixture->folder, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->portfolio = steward_context_get_portfolio (fixture->context);
  g_ptr_array_add (customers, make_facts ("Halvorsen Marine", 888));
  g_ptr_array_add (customers, make_facts ("Juno Rail", -1));
  steward_portfolio_save_async (fixture->portfolio, customers, NULL, saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "steward.db", "steward.db-wal", "steward.db-shm" };

  assert_goes (fixture->context);
  assert_goes (fixture->clock);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->folder);
}

/* A page goes with its window, although the customers that it follows stay. */
static void
assert_page_goes (GtkWidget *page)
{
  GtkWindow *window = show_widget (g_object_ref_sink (page));

  settle ();
  gtk_window_destroy (window);
  assert_goes (page);
}

static void
test_customers_page (Fixture *fixture, gconstpointer data)
{
  StewardCustomersPage *page = steward_customers_page_new (fixture->portfolio, NULL);

  assert_page_goes (GTK_WIDGET (page));
}

static void
test_narrow_customers_page (Fixture *fixture, gconstpointer data)
{
  StewardCustomersPage *page = steward_customers_page_new (fixture->portfolio, NULL);

  steward_customers_page_set_narrow (page, TRUE);
  assert_page_goes (GTK_WIDGET (page));
}

static void
test_customer_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (fixture->portfolio),
                                                                0);
  g_autoptr (GSettings) settings = g_settings_new ("dev.steward.Steward");

  assert_page_goes (
    GTK_WIDGET (steward_customer_page_new (fixture->portfolio, customer, settings)));
}

/* How far the chart looks back is the window's to remember; at the ends there is no further. */
static void
test_customer_page_zooms (Fixture *fixture, gconstpointer data)
{
  const char *const nearer[] = { "6", "3", "3" };
  const char *const farther[] = { "6", "12", "24", "all", "all" };
  g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (fixture->portfolio),
                                                                0);
  g_autoptr (GSettings) settings = g_settings_new ("dev.steward.Steward");
  GtkWidget *page = GTK_WIDGET (
    g_object_ref_sink (steward_customer_page_new (fixture->portfolio, customer, settings)));
  GtkWindow *window = show_widget (page);

  for (guint i = 0; i < G_N_ELEMENTS (nearer); i++)
    {
      g_autofree char *months = NULL;

      gtk_widget_activate_action (page, "chart.zoom-in", NULL);
      months = g_settings_get_string (settings, "chart-months");
      g_assert_cmpstr (months, ==, nearer[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (farther); i++)
    {
      g_autofree char *months = NULL;

      gtk_widget_activate_action (page, "chart.zoom-out", NULL);
      months = g_settings_get_string (settings, "chart-months");
      g_assert_cmpstr (months, ==, farther[i]);
    }
  g_settings_reset (settings, "chart-months");
  settle ();
  gtk_window_destroy (window);
  assert_goes (page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/steward/window/state-mark/says-its-state", test_state_mark);
  g_test_add_func ("/steward/window/table-cell/says-what-is-seen", test_table_cell);
  g_test_add_func ("/steward/window/table-cell/remedy-goes", test_table_cell_remedy);
  g_test_add_func ("/steward/window/chart/tells-and-selects", test_chart);
  g_test_add_func ("/steward/window/columns/unknown-apart-from-zero", test_sections);
  g_test_add_func ("/steward/window/columns/ages", test_ages);
  g_test_add_func ("/steward/window/remedies/every-code", test_remedies);
  g_test_add_func ("/steward/window/remedies/button-says-whose", test_remedy_button);
#define ADD(path, func) g_test_add ("/steward/window/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("customers-page/goes-with-its-window", test_customers_page);
  ADD ("customers-page/narrow-goes-with-its-window", test_narrow_customers_page);
  ADD ("customer-page/goes-with-its-window", test_customer_page);
  ADD ("customer-page/zooms", test_customer_page_zooms);
#undef ADD
  return g_test_run ();
}
