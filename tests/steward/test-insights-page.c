/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The charts of the family in the window, and the page that shows what the portfolio adds up to. */

#include "../charts/example-figures.h"
#include "steward-chart-saving.h"
#include "steward-context.h"
#include "steward-facet-button.h"
#include "steward-figure-chart.h"
#include "steward-figure-widget.h"
#include "steward-insight-card.h"
#include "steward-insight-list.h"
#include "steward-insights-page.h"

#include <glib/gstdio.h>
#include <string.h>

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static GtkWindow *
show_widget (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  gtk_window_set_default_size (window, 1200, 900);
  adw_window_set_content (ADW_WINDOW (window), widget);
  gtk_window_present (window);
  while (gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return window;
}

/* The widget of a type after @skip others; NULL where there are fewer. */
static GtkWidget *
find_next (GtkWidget *widget, GType type, guint *skip)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_next (child, type, skip);
  return found;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type, guint skip)
{
  GtkWidget *found = find_next (widget, type, &skip);

  g_assert_nonnull (found);
  return found;
}

/* Whether any label that is seen holds a text. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until_says (GtkWidget *widget, const char *text)
{
  while (!says (widget, text))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
press (GtkWidget *chart, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, GDK_NO_MODIFIER_MASK, &taken);
    }
  return taken;
}

/* --- Charts ----------------------------------------------------------------------------------- */

typedef struct {
  guint n;
  char *category;
  char *series;
} Opened;

static void
opened_cb (Opened *opened, const char *category, const char *series)
{
  opened->n++;
  g_set_str (&opened->category, category);
  g_set_str (&opened->series, series);
}

static void
opened_clear (Opened *opened)
{
  g_free (opened->category);
  g_free (opened->series);
}

static GtkWidget *
make_chart (StewardChartData *data)
{
  GtkWidget *chart = g_object_ref_sink (g_object_new (STEWARD_TYPE_FIGURE_WIDGET, NULL));

  steward_figure_widget_set_data (STEWARD_FIGURE_WIDGET (chart), data);
  return chart;
}

/* What somebody hears of a chart who does not see it. */
static void
test_accessible (void)
{
  StewardChartData *charts[] = { example_lines_new (FALSE), example_bins_new (1),
                                 example_stack_new (FALSE), example_bridge_new () };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (StewardChartData) data = charts[i];
      g_autofree char *description = steward_chart_data_describe (data);
      GtkWidget *chart = make_chart (data);

      gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_LABEL, data->title);
      gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
      g_assert_true (gtk_widget_get_focusable (chart));
      g_assert_finalize_object (chart);
    }
}

/* Read from end to end by one key, each place in words. */
static void
test_read_by_keyboard (void)
{
  const struct {
    StewardChartData *data;
    guint key;
    const char *last;
  } examples[] = {
    { example_lines_new (FALSE), GDK_KEY_Right, "October 2026. Weighted: 81.2" },
    { example_bins_new (1), GDK_KEY_Right, "Without a figure. Customers: 5" },
    { example_stack_new (FALSE), GDK_KEY_Right, "May 2027. Renews: 555000\u00a0EUR" },
    { example_bridge_new (), GDK_KEY_Down, "End: 10920000\u00a0EUR" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (StewardChartData) data = examples[i].data;
      GtkWidget *chart = make_chart (data);
      g_autofree char *words = NULL;
      int last = -1;
      int selected;

      g_assert_true (press (chart, GDK_KEY_Home));
      while ((selected = steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart))) != last)
        {
          last = selected;
          g_assert_true (press (chart, examples[i].key));
        }
      words = steward_chart_data_describe_place (data, last);
      g_assert_true (g_str_has_prefix (words, examples[i].last));
      g_assert_cmpint (last, ==,
                       steward_chart_data_get_place (data, data->categories->len - 1, -1));
      g_assert_true (press (chart, GDK_KEY_Escape));
      g_assert_false (press (chart, GDK_KEY_Escape));
      g_assert_finalize_object (chart);
    }
}

static void
test_keys_from_right_to_left (void)
{
  g_autoptr (StewardChartData) data = example_stack_new (FALSE);
  GtkWidget *chart = make_chart (data);

  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  press (chart, GDK_KEY_Home);
  press (chart, GDK_KEY_Left);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==,
                   steward_chart_data_get_place (data, 1, -1));
  press (chart, GDK_KEY_Up);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==,
                   steward_chart_data_get_place (data, 1, 1));
  g_assert_finalize_object (chart);
}

static void
test_enter_opens (void)
{
  g_autoptr (StewardChartData) data = example_stack_new (FALSE);
  GtkWidget *chart = make_chart (data);
  Opened opened = { 0 };

  g_signal_connect_swapped (chart, "opened", G_CALLBACK (opened_cb), &opened);
  g_assert_false (press (chart, GDK_KEY_Return));
  press (chart, GDK_KEY_End);
  g_assert_true (press (chart, GDK_KEY_Return));
  g_assert_cmpuint (opened.n, ==, 1);
  g_assert_cmpstr (opened.category, ==, "2027-05");
  g_assert_null (opened.series);
  press (chart, GDK_KEY_Up);
  g_assert_true (press (chart, GDK_KEY_space));
  g_assert_cmpstr (opened.series, ==, "poor");
  /* Nothing renews in April. */
  press (chart, GDK_KEY_Left);
  g_assert_false (press (chart, GDK_KEY_Return));
  g_assert_cmpuint (opened.n, ==, 2);
  opened_clear (&opened);
  g_assert_finalize_object (chart);
}

static void
click (GtkWidget *chart, double x, double y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", 1, x, y);
      g_signal_emit_by_name (controller, "released", 1, x, y);
    }
}

/* What is touched first is read; touched again, it opens. */
static void
test_click_opens (void)
{
  g_autoptr (StewardChartData) data = example_bridge_new ();
  GtkWidget *chart = make_chart (data);
  GtkWindow *window = show_widget (chart);
  Opened opened = { 0 };
  double y = gtk_widget_get_height (chart) / 7.0 * 1.5;

  g_signal_connect_swapped (chart, "opened", G_CALLBACK (opened_cb), &opened);
  click (chart, 300, y);
  g_assert_cmpuint (opened.n, ==, 0);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==,
                   steward_chart_data_get_place (data, 1, -1));
  click (chart, 300, y);
  g_assert_cmpuint (opened.n, ==, 1);
  g_assert_cmpstr (opened.category, ==, "new");
  opened_clear (&opened);
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (chart);
}

static void
test_selection_outlives_new_figures (void)
{
  g_autoptr (StewardChartData) first = example_bins_new (1);
  g_autoptr (StewardChartData) second = example_bins_new (2);
  g_autoptr (StewardChartData) other = example_bridge_new ();
  GtkWidget *chart = make_chart (first);
  int selected;

  press (chart, GDK_KEY_End);
  selected = steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart));
  steward_figure_widget_set_data (STEWARD_FIGURE_WIDGET (chart), second);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==, selected);
  steward_figure_widget_set_data (STEWARD_FIGURE_WIDGET (chart), other);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==, -1);
  g_assert_finalize_object (chart);
}

/* --- Cards ------------------------------------------------------------------------------------ */

static StewardExplanation *
explain (gpointer user_data)
{
  StewardExplanation *explanation = steward_explanation_new ("Retention");

  explanation->formula = g_strdup ("85 of 100");
  explanation->rule = g_strdup ("As agreed.");
  (*(guint *) user_data)++;
  return explanation;
}

static void
test_card (void)
{
  g_autoptr (StewardChartData) data = example_lines_new (FALSE);
  StewardInsightCard *card = g_object_ref_sink (g_object_new (STEWARD_TYPE_INSIGHT_CARD, NULL));
  GtkWindow *window = show_widget (GTK_WIDGET (card));
  GtkWidget *chart = find_widget (GTK_WIDGET (card), STEWARD_TYPE_FIGURE_WIDGET, 0);
  GtkWidget *explain_button = find_widget (GTK_WIDGET (card), GTK_TYPE_BUTTON, 0);
  guint n_explained = 0;

  steward_insight_card_set_data (card, data);
  g_assert_true (says (GTK_WIDGET (card), "81.2 % of seats were used in October"));
  g_assert_true (says (GTK_WIDGET (card), "Users ÷ seats in force"));
  gtk_test_accessible_assert_property (card, GTK_ACCESSIBLE_PROPERTY_LABEL, "Utilization by month");
  press (chart, GDK_KEY_End);
  g_assert_true (says (GTK_WIDGET (card), "October 2026. Weighted: 81.2"));
  g_assert_true (says (GTK_WIDGET (card), "Enter or a click shows the customers."));
  g_assert_false (gtk_widget_get_visible (explain_button));
  steward_insight_card_set_explain (card, explain, &n_explained);
  g_assert_true (gtk_widget_get_visible (explain_button));
  g_signal_emit_by_name (explain_button, "clicked");
  g_assert_cmpuint (n_explained, ==, 1);
  /* It opens once the button stays where it is. */
  wait_until_says (explain_button, "85 of 100");
  g_assert_true (says (explain_button, "Show Table"));
  gtk_widget_activate_action (GTK_WIDGET (card), "chart.show-table", NULL);
  settle ();
  g_assert_true (says (GTK_WIDGET (card), "75.0\u00a0% to 91.0\u00a0%"));
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (card);
}

static char *
read_file (GFile *file)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, &error));
  g_assert_no_error (error);
  return text;
}

/* By the ending of the name: a picture, or figures. */
static void
test_files (void)
{
  const struct {
    const char *name;
    const char *begins;
  } examples[] = {
    { "a.png", "\x89PNG" },
    { "a.svg", "<?xml" },
    { "a.pdf", "%PDF-" },
    { "a.csv", "id,amount,currency\r\nstart,10000000,EUR" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steward-insights-XXXXXX", &error);
  g_autoptr (StewardChartData) data = example_bridge_new ();
  g_autoptr (StewardChartPicture) picture = steward_figure_chart_create_picture (data);
  GtkWidget *chart = make_chart (data);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (folder, "no", "where.png", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, examples[i].name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (
        steward_chart_write_file (picture, chart, data->message, data->caption, file, &error));
      g_assert_no_error (error);
      text = read_file (file);
      g_assert_true (g_str_has_prefix (text, examples[i].begins));
      g_assert_true (g_file_delete (file, NULL, NULL));
    }
  g_assert_false (steward_chart_write_file (picture, chart, "", "", nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
  g_assert_finalize_object (chart);
}

/* --- Lists ------------------------------------------------------------------------------------ */

static void
test_list (void)
{
  StewardInsightList *list = g_object_ref_sink (g_object_new (STEWARD_TYPE_INSIGHT_LIST, NULL));
  GtkWidget *rows = find_widget (GTK_WIDGET (list), GTK_TYPE_LIST_BOX, 0);
  GtkListBoxRow *row;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
  for (int round = 0; round < 2; round++)
    {
      steward_insight_list_begin (list, "Up in October", 7);
      steward_insight_list_add (list, "1", "Acme", "9 more users", "+9.0 points", "from 71 to 80");
      steward_insight_list_end (list);
      if (round == 0)
        row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0);
    }
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_assert_true (says (GTK_WIDGET (list), "Up in October"));
  g_assert_true (says (GTK_WIDGET (list), "7"));
  /* Told the same again, the rows stay, and with them the keyboard. */
  g_assert_true (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0) == row);
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 1));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Acme: +9.0 points, from 71 to 80. 9 more users");
  steward_insight_list_begin (list, "Up in October", 0);
  steward_insight_list_end (list);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (list)));
  g_assert_finalize_object (list);
}

/* --- The page --------------------------------------------------------------------------------- */

typedef struct {
  char *folder;
  StewardClock *clock;
  StewardContext *context;
  StewardPortfolio *portfolio;
} Fixture;

#define OCTOBER (2026 * 12 + 9)

static StewardCustomerFacts *
make_facts (const char *name, const char *advisor)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  const StewardSeatsObservation seats = { .since = steward_day_new (2026, 1, 1),
                                          .seats = steward_seats_new (100) };

  g_set_str (&facts->record->advisor, advisor);
  g_array_append_val (facts->seats, seats);
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

static StewardCustomer *
find_customer (Fixture *fixture, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (
        G_LIST_MODEL (fixture->portfolio), i);

      if (g_str_equal (steward_customer_get_name (customer), name))
        return customer;
    }
  g_assert_not_reached ();
}

static void
add_usage (Fixture *fixture, const char *name, gint64 september, gint64 october)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GAsyncResult) result = NULL;

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER - 1, september, TRUE);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER, october, TRUE);
  steward_portfolio_add_usage_async (fixture->portfolio, find_customer (fixture, name), usage, NULL,
                                     kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-insights-XXXXXX", &error);
  fixture->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  fixture->context = steward_context_open (fixture->folder, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->portfolio = steward_context_get_portfolio (fixture->context);
}

/* Of 100 seats each: Acme 72 after 85, Beta 75 after 70, Celt 90 as before, of Dome nothing. */
static void
set_up_four (Fixture *fixture, gconstpointer data)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  set_up (fixture, data);
  g_ptr_array_add (customers, make_facts ("Acme", "Ada"));
  g_ptr_array_add (customers, make_facts ("Beta", "Ada"));
  g_ptr_array_add (customers, make_facts ("Celt", "Wen"));
  g_ptr_array_add (customers, make_facts ("Dome", NULL));
  save (fixture, customers);
  add_usage (fixture, "Acme", 85, 72);
  add_usage (fixture, "Beta", 70, 75);
  add_usage (fixture, "Celt", 90, 90);
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

static void
assert_goes (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_goes (fixture->context);
  assert_goes (fixture->clock);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* What the window is asked for, in its place. */
typedef struct {
  char *label;
  char *names;
} Picked;

typedef struct {
  Fixture *fixture;
  Picked *picked;
} Picking;

static void
picked_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  Picking *picking = user_data;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree const char **ids = NULL;
  const char *label;

  g_variant_get (target, "(&s^a&s)", &label, &ids);
  for (guint i = 0; ids[i]; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? " " : "",
      steward_customer_get_name (steward_portfolio_find (picking->fixture->portfolio, ids[i])));
  g_set_str (&picking->picked->label, label);
  g_set_str (&picking->picked->names, names->str);
}

static void
add_picking (GtkWidget *widget, Picking *picking)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-picked", G_VARIANT_TYPE ("(sas)"));

  g_signal_connect (action, "activate", G_CALLBACK (picked_cb), picking);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (widget, "win", G_ACTION_GROUP (group));
}

static void
assert_picked (Picked *picked, const char *label, const char *names)
{
  g_assert_cmpstr (picked->label, ==, label);
  g_assert_cmpstr (picked->names, ==, names);
}

static void
close_page (StewardInsightsPage *page, GtkWindow *window)
{
  gtk_window_destroy (window);
  assert_goes (page);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  StewardInsightsPage *page = g_object_ref_sink (steward_insights_page_new (fixture->portfolio));
  GtkWindow *window = show_widget (GTK_WIDGET (page));
  GtkWidget *widget = GTK_WIDGET (page);

  /* 72 + 75 + 90 of 300 after 85 + 70 + 90. */
  g_assert_true (
    says (widget, "79.0\u00a0% of seats were used in October, 2.7 points less than in September"));
  g_assert_true (says (widget, "2 of 3 customers are under 80\u00a0%, 1 more than in September"));
  g_assert_true (says (widget, "Up in October"));
  g_assert_true (says (widget, "+5.0 points"));
  g_assert_true (says (widget, "−13.0 points"));
  g_assert_true (says (widget, "Fell under 80\u00a0%: 13 users fewer"));
  g_assert_true (says (widget, "8 users"));
  /* Nobody has a first figure. */
  g_assert_false (says (widget, "First figure"));
  close_page (page, window);
}

static void
test_page_follows (Fixture *fixture, gconstpointer data)
{
  StewardInsightsPage *page = g_object_ref_sink (steward_insights_page_new (fixture->portfolio));
  GtkWindow *window = show_widget (GTK_WIDGET (page));

  add_usage (fixture, "Dome", 100, 100);
  wait_until_says (GTK_WIDGET (page), "84.2\u00a0% of seats were used in October");
  close_page (page, window);
}

static void
test_page_opens_who_is_behind (Fixture *fixture, gconstpointer data)
{
  StewardInsightsPage *page = g_object_ref_sink (steward_insights_page_new (fixture->portfolio));
  GtkWindow *window = show_widget (GTK_WIDGET (page));
  Picked picked = { 0 };
  Picking picking = { fixture, &picked };
  GtkWidget *history = find_widget (GTK_WIDGET (page), STEWARD_TYPE_FIGURE_WIDGET, 0);
  GtkWidget *bins = find_widget (find_widget (GTK_WIDGET (page), STEWARD_TYPE_INSIGHT_CARD, 1),
                                 STEWARD_TYPE_FIGURE_WIDGET, 0);

  add_picking (GTK_WIDGET (window), &picking);
  press (history, GDK_KEY_End);
  press (history, GDK_KEY_Return);
  assert_picked (&picked, "October 2026: under target", "Acme Beta");
  press (history, GDK_KEY_Left);
  press (history, GDK_KEY_Return);
  assert_picked (&picked, "September 2026: under target", "Beta");
  press (bins, GDK_KEY_End);
  press (bins, GDK_KEY_Return);
  assert_picked (&picked, "October 2026: without a figure", "Dome");
  for (int i = 0; i < 6; i++)
    press (bins, GDK_KEY_Left);
  press (bins, GDK_KEY_Return);
  assert_picked (&picked, "October 2026: 70\u00a0% to 80\u00a0%", "Acme Beta");
  g_free (picked.label);
  g_free (picked.names);
  close_page (page, window);
}

static GtkWidget *
open_choices (GtkWidget *button)
{
  GtkWidget *menu_button = find_widget (button, GTK_TYPE_MENU_BUTTON, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  settle ();
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button)));
}

/* Of Ada's customers 147 of 200 seats are used. */
static void
test_page_is_filtered (Fixture *fixture, gconstpointer data)
{
  StewardInsightsPage *page = g_object_ref_sink (steward_insights_page_new (fixture->portfolio));
  GtkWindow *window = show_widget (GTK_WIDGET (page));
  GtkWidget *advisors = find_widget (GTK_WIDGET (page), STEWARD_TYPE_FACET_BUTTON, 0);
  GtkWidget *popover;
  GtkWidget *nobody;
  GtkWidget *ada;

  g_assert_true (says (advisors, "All advisors"));
  popover = open_choices (advisors);
  nobody = find_widget (popover, GTK_TYPE_CHECK_BUTTON, 0);
  ada = gtk_widget_get_next_sibling (nobody);
  g_assert_cmpstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (ada)), ==, "Ada  (2)");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ada), TRUE);
  wait_until_says (GTK_WIDGET (page), "73.5\u00a0% of seats were used in October");
  g_assert_true (says (advisors, "Ada"));
  g_assert_true (says (GTK_WIDGET (page), "2 of 4 · figures of October 2026"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (nobody), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ada), FALSE);
  wait_until_says (GTK_WIDGET (page), "No customer has a figure of October");
  g_assert_true (says (advisors, "No advisor"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  close_page (page, window);
}

static void
test_page_without_customers (Fixture *fixture, gconstpointer data)
{
  StewardInsightsPage *page = g_object_ref_sink (steward_insights_page_new (fixture->portfolio));
  GtkWindow *window = show_widget (GTK_WIDGET (page));

  wait_until_says (GTK_WIDGET (page), "No Customers Yet");
  close_page (page, window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/steward/figure-widget/accessible", test_accessible);
  g_test_add_func ("/steward/figure-widget/read-by-keyboard", test_read_by_keyboard);
  g_test_add_func ("/steward/figure-widget/keys-from-right-to-left", test_keys_from_right_to_left);
  g_test_add_func ("/steward/figure-widget/enter-opens", test_enter_opens);
  g_test_add_func ("/steward/figure-widget/click-opens", test_click_opens);
  g_test_add_func ("/steward/figure-widget/selection-outlives-new-figures",
                   test_selection_outlives_new_figures);
  g_test_add_func ("/steward/insight-card/card", test_card);
  g_test_add_func ("/steward/insight-card/files", test_files);
  g_test_add_func ("/steward/insight-list/list", test_list);
#define ADD(path, begin, func)                                                                     \
  g_test_add ("/steward/insights-page/" path, Fixture, NULL, begin, func, tear_down)
  ADD ("says-what-it-shows", set_up_four, test_page);
  ADD ("follows", set_up_four, test_page_follows);
  ADD ("opens-who-is-behind", set_up_four, test_page_opens_who_is_behind);
  ADD ("is-filtered", set_up_four, test_page_is_filtered);
  ADD ("without-customers", set_up, test_page_without_customers);
#undef ADD
  return g_test_run ();
}
