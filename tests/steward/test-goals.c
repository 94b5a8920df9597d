/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The success plan on a customer's page. */

#include "steward-context.h"
#include "steward-goal-bar.h"
#include "steward-goal-dialog.h"
#include "steward-goal-line.h"
#include "steward-goal-row.h"
#include "steward-goals-section.h"
#include "steward-record-row.h"
#include "steward-undo.h"
#include "steward-value-section.h"

#include <glib/gstdio.h>

#define SPACE "\u00a0"

/* --- A customer of the sample in a window ----------------------------------------------------- */

typedef struct {
  char *folder;
  StewardClock *clock;
  StewardContext *context;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardSuccessPlan *plan;
  GtkWidget *window;
  GtkWidget *section;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (steward_portfolio_add_sample_finish (STEWARD_PORTFOLIO (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static StewardCustomer *
find_customer (StewardPortfolio *portfolio, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      if (g_strcmp0 (steward_customer_get_name (customer), name) == 0)
        return g_steal_pointer (&customer);
    }
  g_assert_not_reached ();
}

static void
show_window (Fixture *self)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  self->window = adw_window_new ();
  self->section = g_object_new (STEWARD_TYPE_GOALS_SECTION, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), self->section);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 900);
  adw_window_set_content (ADW_WINDOW (self->window), overlay);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (self->section))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  self->folder = g_dir_make_tmp ("steward-goals-XXXXXX", &error);
  self->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  self->context = steward_context_open (self->folder, self->clock, &error);
  g_assert_no_error (error);
  self->portfolio = steward_context_get_portfolio (self->context);
  steward_portfolio_add_sample_async (self->portfolio, NULL, added_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  self->customer = find_customer (self->portfolio, name);
  self->plan = steward_success_plan_new (self->portfolio, self->customer);
  show_window (self);
  steward_goals_section_set_customer (STEWARD_GOALS_SECTION (self->section), self->portfolio,
                                      self->customer);
  while (!steward_success_plan_get_loaded (self->plan))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (folder));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->section), (gpointer *) &self->section);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (self->section)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (self->plan);
  g_object_unref (self->customer);
  g_object_unref (self->context);
  settle ();
  g_object_unref (self->clock);
  remove_folder (self->folder);
  g_free (self->folder);
}

/* --- Finding what is there -------------------------------------------------------------------- */

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
find_all (GtkWidget *root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

static GtkWidget *
find (GtkWidget *root, GType type, guint place)
{
  g_autoptr (GPtrArray) found = find_all (root, type);

  g_assert_cmpuint (found->len, >, place);
  return found->pdata[place];
}

static guint
count (GtkWidget *root, GType type)
{
  g_autoptr (GPtrArray) found = find_all (root, type);

  return found->len;
}

static gboolean
says (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) labels = find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), text))
      return TRUE;
  return FALSE;
}

/* Until so many widgets of a type are seen. */
static void
wait_for (GtkWidget *root, GType type, guint n)
{
  while (count (root, type) != n)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* --- The section ------------------------------------------------------------------------------ */

/* Both are due on the same day: by name; then what is due later. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  static const char *const spoken[] = {
    NULL,
    "Incidents are understood sooner. Behind, 28" SPACE "% of the way, 43" SPACE
    "% expected. 38" SPACE "min, target 20" SPACE
    "min. Due 24 Dec 2026, in 31 days. Last reading 20 Nov 2026, 3 "
    "days ago.",
    "New engineers merge sooner. Unknown. Target 5" SPACE
    "days. Due 11 Feb 2027, in 80 days. Add a "
    "first reading.",
  };

  wait_for (self->section, STEWARD_TYPE_GOAL_ROW, G_N_ELEMENTS (spoken));
  g_assert_true (
    says (find (self->section, STEWARD_TYPE_GOAL_ROW, 0), "Every team finds code in one place"));
  for (guint i = 1; i < G_N_ELEMENTS (spoken); i++)
    {
      GtkWidget *row = find (self->section, STEWARD_TYPE_GOAL_ROW, i);

      gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, spoken[i]);
      gtk_test_accessible_assert_role (find (row, STEWARD_TYPE_GOAL_BAR, 0),
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION);
    }
}

/* Who has no goal learns what a good one is, and gets one that follows utilization at once. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  StewardRecord *goal;
  GListModel *goals = steward_success_plan_get_goals (self->plan);

  g_assert_true (says (self->section, "What does the customer want to be true?"));
  g_assert_cmpuint (count (self->section, STEWARD_TYPE_GOAL_ROW), ==, 0);
  gtk_widget_activate_action (self->section, "goals.follow", NULL);
  wait_for (self->section, STEWARD_TYPE_GOAL_ROW, 1);
  g_assert_false (says (self->section, "What does the customer want to be true?"));
  while (g_list_model_get_n_items (goals) == 0)
    g_main_context_iteration (NULL, TRUE);
  goal = g_list_model_get_item (goals, 0);
  g_assert_cmpstr (steward_record_get_text (goal, "name"), ==,
                   "80" SPACE "% of the seats are used");
  g_assert_cmpstr (steward_record_get_text (goal, "follows"), ==, "utilization");
  g_assert_cmpfloat (steward_record_get_number (goal, "target"), ==, 80);
  g_assert_cmpint (steward_record_get_day (goal, "start"), ==, steward_day_new (2026, 11, 23));
  g_object_unref (goal);
  /* Undone, it teaches again. */
  steward_undo_run (self->window);
  wait_for (self->section, STEWARD_TYPE_GOAL_ROW, 0);
  g_assert_true (says (self->section, "What does the customer want to be true?"));
}

/* --- A goal ----------------------------------------------------------------------------------- */

/* Opens the goal of a row. */
static GtkWidget *
open_goal (Fixture *self, guint place)
{
  wait_for (self->section, STEWARD_TYPE_GOAL_ROW, 3);
  gtk_widget_activate (find (self->section, STEWARD_TYPE_GOAL_ROW, place));
  wait_for (self->window, STEWARD_TYPE_GOAL_DIALOG, 1);
  return find (self->window, STEWARD_TYPE_GOAL_DIALOG, 0);
}

static guint
count_readings (GtkWidget *dialog)
{
  return count (dialog, ADW_TYPE_ACTION_ROW);
}

static gboolean
has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* Enter opens it, and once a value is typed Enter adds it. */
static void
test_add_reading (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_goal (self, 1);
  GtkWidget *value = find (dialog, ADW_TYPE_ENTRY_ROW, 0);

  g_assert_cmpuint (count_readings (dialog), ==, 3);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (value)), ==,
                   "Value, in min");
  while (!has_focus (value))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (value), "19");
  g_signal_emit_by_name (value, "entry-activated");
  while (count_readings (dialog) != 4)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  /* (19 - 45) / (20 - 45) */
  g_assert_true (says (dialog, "Met, 104" SPACE "% of the way"));
  g_assert_true (says (find (dialog, ADW_TYPE_ACTION_ROW, 0), "23 Nov 2026"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (value)), ==, "");
  g_assert_true (has_focus (value));
  steward_undo_run (self->window);
  while (count_readings (dialog) != 3)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_refused (GtkWidget *dialog, guint row, const char *text, const char *message)
{
  GtkWidget *entry = find (dialog, ADW_TYPE_ENTRY_ROW, row);
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_activate_action (dialog, "goal.add-reading", NULL);
  settle ();
  g_assert_true (says (dialog, message));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (has_focus (entry));
  g_assert_cmpuint (count_readings (dialog), ==, 3);
  gtk_editable_set_text (GTK_EDITABLE (entry), before);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_goal (self, 1);

  assert_refused (dialog, 0, "", "Value is missing.");
  assert_refused (dialog, 0, "many", "Value: “many” is not a number.");
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, ADW_TYPE_ENTRY_ROW, 0)), "30");
  assert_refused (dialog, 1, "yesterday", "Day: “yesterday” is not a date such as 2026-11-23.");
  assert_refused (dialog, 1, "2026-11-24", "Day: it is still to come.");
}

static void
test_delete_reading (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_goal (self, 1);
  GtkWidget *row = find (dialog, ADW_TYPE_ACTION_ROW, 0);
  GtkWidget *button = find (row, GTK_TYPE_BUTTON, 0);

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Delete the reading of 20 Nov 2026");
  g_signal_emit_by_name (button, "clicked");
  while (count_readings (dialog) != 2)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  /* (44 - 45) / (20 - 45) */
  g_assert_true (says (dialog, "Behind, 4" SPACE "% of the way"));
  g_assert_true (has_focus (find (dialog, ADW_TYPE_ENTRY_ROW, 0)));
  steward_undo_run (self->window);
  while (count_readings (dialog) != 3)
    g_main_context_iteration (NULL, TRUE);
}

/* What comes with a sync is not typed. */
static void
test_followed (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_goal (self, 0);

  g_assert_cmpuint (count (dialog, ADW_TYPE_ENTRY_ROW), ==, 0);
  g_assert_true (says (dialog, "Utilization, in percent"));
  g_assert_true (says (dialog, "It comes by itself, with each sync."));
  g_assert_cmpuint (count_readings (dialog), >, 0);
  g_assert_true (says (find (dialog, ADW_TYPE_ACTION_ROW, 0), "31 Oct 2026"));
  gtk_test_accessible_assert_role (find (dialog, STEWARD_TYPE_GOAL_LINE, 0),
                                   GTK_ACCESSIBLE_ROLE_IMG);
}

/* The state opens to its reasons, which offer no months: those are behind the dialog. */
static void
test_explained (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_goal (self, 1);
  g_autoptr (GPtrArray) buttons = find_all (dialog, GTK_TYPE_BUTTON);
  GtkWidget *popover;

  for (guint i = 0; i < buttons->len; i++)
    if (gtk_widget_has_css_class (buttons->pdata[i], "goal-state"))
      g_signal_emit_by_name (buttons->pdata[i], "clicked");
  wait_for (dialog, GTK_TYPE_POPOVER, 1);
  popover = find (dialog, GTK_TYPE_POPOVER, 0);
  g_assert_true (says (popover, "45" SPACE "min"));
  g_assert_true (says (popover, "Steward’s own values, as none are published"));
  g_assert_cmpuint (count (popover, GTK_TYPE_BUTTON), ==, 1);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (
    steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, NULL));
}

/* A goal that goes, wherever it is deleted, takes its dialog and its row with it. */
static void
test_goal_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) goal = NULL;
  const char *ids[] = { NULL, NULL };

  open_goal (self, 1);
  goal = g_list_model_get_item (steward_success_plan_get_goals (self->plan), 1);
  g_assert_cmpstr (steward_record_get_text (goal, "name"), ==, "Incidents are understood sooner");
  ids[0] = steward_record_get_id (goal);
  steward_portfolio_delete_records_async (self->portfolio, ids, NULL, deleted_cb, NULL);
  wait_for (self->window, STEWARD_TYPE_GOAL_DIALOG, 0);
  wait_for (self->section, STEWARD_TYPE_GOAL_ROW, 2);
}

/* --- Value ------------------------------------------------------------------------------------ */

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_true (
    steward_portfolio_change_settings_finish (STEWARD_PORTFOLIO (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static void
change (Fixture *self, const char *key, const char *text)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);
  gboolean done = FALSE;

  g_ptr_array_add (changes, steward_setting_change_new (key, STEWARD_SCOPE_EVERYONE, "", text));
  steward_portfolio_change_settings_async (self->portfolio, changes, NULL, changed_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* It asks for what nobody published, and follows the settings. */
static void
test_value (Fixture *self, gconstpointer data)
{
  GtkWidget *value = g_object_ref_sink (g_object_new (STEWARD_TYPE_VALUE_SECTION, NULL));
  GtkWidget *window = gtk_window_new ();
  const StewardHoursSaved *saved = &steward_customer_get_figures (self->customer)->hours_saved;
  g_autofree char *hours = NULL;

  steward_value_section_set_customer (STEWARD_VALUE_SECTION (value), self->portfolio,
                                      self->customer);
  gtk_window_set_child (GTK_WINDOW (window), value);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (value))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (value, "Enter how many searches an active user makes in a month."));
  change (self, "searches-per-user", "12");
  /* A minute of an hour: 12 × 5. */
  hours = steward_format_count (saved->user_months);
  g_assert_cmpint (saved->user_months, >, 0);
  g_assert_true (says (value, hours));
  change (self, "hourly-rate", "75");
  g_assert_true (says (value, "USD"));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (value);
}

/* --- A field that holds another record -------------------------------------------------------- */

static void
test_reference_row (Fixture *self, gconstpointer data)
{
  const StewardRecordKind *kind = steward_record_kind_find ("plan-step");
  const StewardField *field = steward_record_kind_find_field (kind, "goal");
  GtkWidget *row = g_object_ref_sink (steward_record_row_new (field));
  g_autoptr (StewardRecord) step = steward_record_new (kind, "customer");
  g_autoptr (StewardRecord) goal = g_list_model_get_item (
    steward_success_plan_get_goals (self->plan), 1);
  g_autofree char *none = steward_record_row_dup_text (row, field);
  g_autofree char *kept = NULL;
  g_autofree char *other = NULL;

  g_assert_null (none);
  g_assert_true (steward_record_set (step, field, steward_record_get_id (goal), NULL));
  steward_record_row_show (row, field, step);
  /* Also before anything can be chosen. */
  kept = steward_record_row_dup_text (row, field);
  g_assert_cmpstr (kept, ==, steward_record_get_id (goal));
  steward_record_row_set_records (row, steward_success_plan_get_goals (self->plan));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  other = steward_record_row_dup_text (row, field);
  g_assert_null (other);
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, name, function)                                                                  \
  g_test_add ("/steward/goals/" path, Fixture, name, set_up, function, tear_down)
  ADD ("section/rows", "Brightwater Energy", test_rows);
  ADD ("section/empty", "Fenwick Automotive", test_empty);
  ADD ("dialog/add-reading", "Brightwater Energy", test_add_reading);
  ADD ("dialog/refused", "Brightwater Energy", test_refused);
  ADD ("dialog/delete-reading", "Brightwater Energy", test_delete_reading);
  ADD ("dialog/followed", "Brightwater Energy", test_followed);
  ADD ("dialog/explained", "Brightwater Energy", test_explained);
  ADD ("dialog/goal-deleted", "Brightwater Energy", test_goal_deleted);
  ADD ("value", "Cobalt Freight", test_value);
  ADD ("reference-row", "Brightwater Energy", test_reference_row);
#undef ADD
  return g_test_run ();
}
