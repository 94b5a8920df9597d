/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The adoption chart in the window: keys, pointer, size, print; and the explanation of a figure. */

#include "steward-adoption-chart.h"
#include "steward-chart-print.h"
#include "steward-chart-widget.h"
#include "steward-day-strip.h"
#include "steward-explanation-popover.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#define N_MONTHS 20 /* complete ones; the one to date is the 21st */

/* 20 complete months up to October 2026, and the month to date. */
static StewardAdoptionSeries *
make_series (void)
{
  const StewardDay today = steward_day_new (2026, 11, 23);
  const StewardSeatsObservation seats = { .since = steward_day_new (2025, 1, 1),
                                          .seats = steward_seats_new (1200) };
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) history = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  const StewardAdoptionInputs inputs = {
    .usage = usage,
    .seats_history = history,
    .production = STEWARD_DAY_NONE,
    .today = today,
    .targets = &steward_targets_published,
    .range = STEWARD_ADOPTION_RANGE_ALL,
  };

  g_array_append_val (history, seats);
  for (int i = 1; i <= N_MONTHS; i++)
    steward_usage_add (usage, STEWARD_GRAIN_MONTH, steward_day_get_month (today) - i, 888, TRUE);
  return steward_adoption_series_new (&inputs);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static GtkWindow *
show_widget (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 900, 600);
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  while (gtk_widget_get_width (widget) == 0)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return window;
}

static GtkWidget *
make_chart (void)
{
  g_autoptr (StewardAdoptionSeries) series = make_series ();
  GtkWidget *chart = g_object_ref_sink (g_object_new (STEWARD_TYPE_CHART_WIDGET, NULL));

  steward_chart_widget_set_series (STEWARD_CHART_WIDGET (chart), series);
  return chart;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_assert_not_reached ();
}

/* Whether the chart took the key. */
static gboolean
press (GtkWidget *chart, guint key)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_controller (chart, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key,
                         0, GDK_NO_MODIFIER_MASK, &taken);
  return taken;
}

typedef struct {
  guint key;
  int selected;
} Step;

static void
assert_steps (GtkWidget *chart, const Step *steps, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_assert_true (press (chart, steps[i].key));
      g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==,
                       steps[i].selected);
    }
}

static void
test_keys (void)
{
  const Step steps[] = {
    { GDK_KEY_Left, N_MONTHS - 1 },
    { GDK_KEY_Page_Up, N_MONTHS - 13 },
    { GDK_KEY_Page_Up, 0 },
    { GDK_KEY_Left, 0 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_Page_Down, 13 },
    { GDK_KEY_End, N_MONTHS },
    { GDK_KEY_Right, N_MONTHS },
    { GDK_KEY_Home, 0 },
    { GDK_KEY_KP_End, N_MONTHS },
    { GDK_KEY_Escape, -1 },
  };
  GtkWidget *chart = make_chart ();

  assert_steps (chart, steps, G_N_ELEMENTS (steps));
  /* With nothing left to leave, Escape is the page's, as every other key is. */
  g_assert_false (press (chart, GDK_KEY_Escape));
  g_assert_false (press (chart, GDK_KEY_Down));
  g_assert_finalize_object (chart);
}

static void
test_keys_from_right_to_left (void)
{
  const Step steps[] = {
    { GDK_KEY_Home, 0 },
    { GDK_KEY_Left, 1 },
    { GDK_KEY_Right, 0 },
    { GDK_KEY_Page_Down, 12 },
  };
  GtkWidget *chart = make_chart ();

  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  assert_steps (chart, steps, G_N_ELEMENTS (steps));
  g_assert_finalize_object (chart);
}

static void
point_at (GtkWidget *chart, double x)
{
  g_signal_emit_by_name (find_controller (chart, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x,
                         gtk_widget_get_height (chart) / 3.0);
}

static void
leave (GtkWidget *chart)
{
  g_signal_emit_by_name (find_controller (chart, GTK_TYPE_EVENT_CONTROLLER_MOTION), "leave");
}

/* What the pointer chose goes with it, unless the keys are at work. */
static void
test_pointer (void)
{
  GtkWidget *chart = make_chart ();
  GtkWidget *other = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *window;
  int left;

  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), other);
  window = show_widget (box);
  gtk_widget_grab_focus (other);
  point_at (chart, 100);
  left = steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart));
  g_assert_cmpint (left, >=, 0);
  leave (chart);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==, -1);
  gtk_widget_grab_focus (chart);
  point_at (chart, 100);
  leave (chart);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==, left);

  /* From right to left the first months are on the right. */
  gtk_widget_set_direction (chart, GTK_TEXT_DIR_RTL);
  settle ();
  point_at (chart, gtk_widget_get_width (chart) - 100);
  g_assert_cmpint (steward_chart_view_get_selected (STEWARD_CHART_VIEW (chart)), ==, left);
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (chart);
}

static int
measure (GtkWidget *chart, int width)
{
  int minimum = 0;

  gtk_widget_measure (chart, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* A legend of more lines, or larger text, gets more room, and the plot no less. */
static void
test_height (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *chart = make_chart ();
  GtkWindow *window = show_widget (chart);
  int usual = measure (chart, 900);

  g_assert_cmpint (measure (chart, 280), >=, usual);
  g_object_set (settings, "gtk-xft-dpi", 192 * PANGO_SCALE, NULL);
  settle ();
  g_assert_cmpint (measure (chart, 900), >, usual + 50);
  g_object_set (settings, "gtk-xft-dpi", 96 * PANGO_SCALE, NULL);
  settle ();
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (chart);
}

static void
count_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* Activates the class's own binding, as GTK does for a key. */
static void
test_zoom_keys (void)
{
  const struct {
    guint key;
    guint in;
    guint out;
  } keys[] = { { GDK_KEY_plus, 1, 0 }, { GDK_KEY_equal, 2, 0 }, { GDK_KEY_minus, 2, 1 } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) in = g_simple_action_new ("zoom-in", NULL);
  g_autoptr (GSimpleAction) out = g_simple_action_new ("zoom-out", NULL);
  GtkWidget *chart = make_chart ();
  guint n_in = 0;
  guint n_out = 0;

  g_signal_connect (in, "activate", G_CALLBACK (count_cb), &n_in);
  g_signal_connect (out, "activate", G_CALLBACK (count_cb), &n_out);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (in));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (out));
  gtk_widget_insert_action_group (chart, "chart", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (chart);

      for (guint j = 0; j < g_list_model_get_n_items (controllers); j++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, j);
          GListModel *shortcuts = GTK_IS_SHORTCUT_CONTROLLER (controller)
                                    ? G_LIST_MODEL (controller)
                                    : NULL;

          for (guint k = 0; shortcuts && k < g_list_model_get_n_items (shortcuts); k++)
            {
              g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, k);
              GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

              if (GTK_IS_KEYVAL_TRIGGER (trigger)
                  && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keys[i].key
                  && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == 0)
                gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, chart, NULL);
            }
        }
      g_assert_cmpuint (n_in, ==, keys[i].in);
      g_assert_cmpuint (n_out, ==, keys[i].out);
    }
  g_assert_finalize_object (chart);
}

/* --- Print ------------------------------------------------------------------------------------ */

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

/* The page that a printer would get, without one. */
static void
test_print (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steward-chart-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autoptr (StewardAdoptionSeries) series = make_series ();
  g_autoptr (StewardChartPicture) picture = steward_adoption_chart_create_picture (series);
  GtkWidget *chart = make_chart ();
  g_autoptr (GtkPrintOperation) operation = steward_chart_print_new (picture, chart,
                                                                     "Halvorsen Marine");
  g_autofree char *text = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (
    gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
    GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (operation), ==, 1);
  text = read_pdf (path);
  g_assert_nonnull (strstr (text, "Halvorsen Marine"));
  g_assert_nonnull (strstr (text, "Adoption in October 2026 was 74.0"));
  g_assert_nonnull (strstr (text, "Complete month"));
  g_assert_nonnull (strstr (text, "September 2026"));
  g_assert_nonnull (strstr (text, "March 2025"));
  g_unlink (path);
  g_rmdir (folder);
  g_assert_finalize_object (chart);
}

/* --- Explanation ------------------------------------------------------------------------------ */

static StewardExplanation *
make_explanation (void)
{
  StewardExplanation *explanation = steward_explanation_new ("Utilization");
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  explanation->formula = g_strdup ("888 MAU ÷ 1,200 seats = 74.0 %");
  explanation->rule = g_strdup ("Healthy from 80 %.");
  steward_explanation_set_state (explanation, STEWARD_STATE_CONCERNING);
  steward_explanation_add_term (explanation, "", "888", "monthly users");
  steward_explanation_add_term (explanation, "÷", "1,200", "seats in force");
  steward_usage_add (usage, STEWARD_GRAIN_DAY, 100, 5, TRUE);
  steward_explanation_set_days (explanation, usage, 100, 102, STEWARD_DAYS_ALL);
  return explanation;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *label)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, label);
  return found;
}

/* A card in a window that shows its explanation. */
static GtkWidget *
open_popover (GtkWidget *card)
{
  GtkWidget *popover = steward_explanation_popover_open (card, make_explanation ());

  while (!gtk_widget_get_mapped (popover))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  return popover;
}

static void
test_explanation (void)
{
  GtkWidget *card = g_object_ref_sink (gtk_button_new_with_label ("74.0 %"));
  GtkWindow *window = show_widget (card);
  GtkWidget *popover = open_popover (card);
  GtkWidget *formula = find_widget (popover, ADW_TYPE_WRAP_BOX, NULL);

  gtk_test_accessible_assert_property (popover, GTK_ACCESSIBLE_PROPERTY_LABEL, "Utilization");
  gtk_test_accessible_assert_role (formula, GTK_ACCESSIBLE_ROLE_GROUP);
  g_assert_nonnull (find_widget (popover, STEWARD_TYPE_DAY_STRIP, NULL));
  g_assert_nonnull (find_widget (popover, GTK_TYPE_BUTTON, "_Copy as Text"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  while (find_widget (card, GTK_TYPE_POPOVER, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_has_focus (card));
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (card);
}

/* One that is still open goes with its card. */
static void
test_explanation_goes_with_its_card (void)
{
  GtkWidget *card = g_object_ref_sink (gtk_button_new_with_label ("74.0 %"));
  GtkWindow *window = show_widget (card);

  open_popover (card);
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (card);
}

static void
test_show_table (void)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-table", NULL);
  GtkWidget *card = g_object_ref_sink (gtk_button_new_with_label ("74.0 %"));
  GtkWindow *window = show_widget (card);
  GtkWidget *button;
  guint count = 0;

  g_signal_connect (action, "activate", G_CALLBACK (count_cb), &count);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "chart", G_ACTION_GROUP (group));
  /* What has no such action of its own is not led to. */
  button = find_widget (open_popover (card), GTK_TYPE_BUTTON, "Show _Table");
  g_assert_false (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (count, ==, 1);
  while (find_widget (card, GTK_TYPE_POPOVER, NULL))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (card);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/steward/customer/chart/keys", test_keys);
  g_test_add_func ("/steward/customer/chart/keys-from-right-to-left", test_keys_from_right_to_left);
  g_test_add_func ("/steward/customer/chart/pointer", test_pointer);
  g_test_add_func ("/steward/customer/chart/height", test_height);
  g_test_add_func ("/steward/customer/chart/zoom-keys", test_zoom_keys);
  g_test_add_func ("/steward/customer/chart/print", test_print);
  g_test_add_func ("/steward/customer/explanation/opens-and-closes", test_explanation);
  g_test_add_func ("/steward/customer/explanation/goes-with-its-card",
                   test_explanation_goes_with_its_card);
  g_test_add_func ("/steward/customer/explanation/show-table", test_show_table);
  return g_test_run ();
}
