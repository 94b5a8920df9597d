/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-effect-row.h"
#include "steward-own-targets-page.h"
#include "steward-preferences-dialog.h"
#include "steward-segments-row.h"
#include "steward-setting-row.h"

#include <glib/gstdio.h>

#define TODAY (steward_day_new (2026, 11, 23))
/* Percents have a no-break space. */
#define PERCENT "\u00a0%"

/* Halvorsen Marine of the segment Strategic has 76 of 100 users in October, Juno Rail of the
 * segment Digital 60. */
typedef struct {
  char *folder;
  StewardContext *context;
  StewardPortfolio *portfolio;
  GtkWindow *window;
  StewardPreferencesDialog *dialog;
} Fixture;

/* --- Fixture ---------------------------------------------------------------------------------- */

static StewardCustomerFacts *
make_facts (const char *name, const char *segment)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  const StewardSeatsObservation seats = {
    .since = steward_day_new (2026, 1, 1),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = steward_seats_new (100),
  };

  facts->record->segment = g_strdup (segment);
  g_array_append_val (facts->seats, seats);
  return facts;
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
await (const gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
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
count_october (Fixture *fixture, const char *name, gint64 users)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  gboolean done = FALSE;

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, users, TRUE);
  steward_portfolio_add_usage_async (fixture->portfolio, find_customer (fixture, name), usage, NULL,
                                     set_cb, &done);
  await (&done);
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = g_object_ref_sink (steward_preferences_dialog_new (fixture->context));
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->dialog)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (TODAY);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  fixture->folder = g_dir_make_tmp ("steward-preferences-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->context = steward_context_open (fixture->folder, clock, &error);
  g_assert_no_error (error);
  fixture->portfolio = steward_context_get_portfolio (fixture->context);
  g_ptr_array_add (customers, make_facts ("Halvorsen Marine", "Strategic"));
  g_ptr_array_add (customers, make_facts ("Juno Rail", "Digital"));
  steward_portfolio_save_async (fixture->portfolio, customers, NULL, set_cb, &done);
  await (&done);
  count_october (fixture, "Halvorsen Marine", 76);
  count_october (fixture, "Juno Rail", 60);
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 700);
  gtk_window_present (fixture->window);
  open_dialog (fixture);
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
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  gtk_window_destroy (fixture->window);
  assert_goes (fixture->dialog);
  assert_goes (fixture->context);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* --- Finding ---------------------------------------------------------------------------------- */

typedef struct {
  GType type;
  const char *title; /* of a preferences row, or NULL */
} Wanted;

static GtkWidget *
find (GtkWidget *widget, const Wanted *wanted, guint *n_before)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), wanted->type)
      && (wanted->title == NULL
          || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                          wanted->title))
      && (*n_before)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, wanted, n_before);
  return found;
}

/* The nth row of a title, from 0. */
static GtkWidget *
find_row (Fixture *fixture, const char *title, guint n)
{
  const Wanted wanted = { ADW_TYPE_PREFERENCES_ROW, title };
  GtkWidget *row = find (GTK_WIDGET (fixture->dialog), &wanted, &n);

  g_assert_nonnull (row);
  return row;
}

static gpointer
find_in (GtkWidget *widget, GType type)
{
  const Wanted wanted = { type, NULL };
  guint n = 0;

  return find (widget, &wanted, &n);
}

static GtkSpinButton *
find_spin (Fixture *fixture, const char *title, guint n)
{
  return find_in (find_row (fixture, title, n), GTK_TYPE_SPIN_BUTTON);
}

/* The button before the spin button's own. */
static GtkWidget *
find_reset (GtkWidget *row)
{
  return find_in (row, GTK_TYPE_BUTTON);
}

static const char *
get_text (GtkSpinButton *spin)
{
  return gtk_editable_get_text (GTK_EDITABLE (spin));
}

/* Waits until a setting is what it should be; NULL: nobody said anything. */
static void
await_setting (
  Fixture *fixture, const char *key, StewardScope scope, const char *subject, const char *value)
{
  guint guard = g_timeout_add_seconds (10, late_cb, NULL);

  while (g_strcmp0 (steward_settings_peek (steward_portfolio_get_settings (fixture->portfolio), key,
                                           scope, subject, NULL),
                    value)
         != 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_source_remove (guard);
}

/* Types into a spin button and leaves it. */
static void
type (GtkSpinButton *spin, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (spin);
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_opening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardSettings) nothing = steward_settings_new ();

  g_assert_cmpstr (get_text (find_spin (fixture, "Healthy from", 0)), ==, "80" PERCENT);
  g_assert_cmpstr (get_text (find_spin (fixture, "Poor below", 0)), ==, "50" PERCENT);
  g_assert_cmpstr (get_text (find_spin (fixture, "Healthy from", 1)), ==, "30" PERCENT);
  g_assert_cmpstr (get_text (find_spin (fixture, "Reach the target within", 0)), ==, "60 days");
  g_assert_cmpstr (get_text (find_spin (fixture, "Again after", 0)), ==, "6 hours");
  g_assert_cmpstr (get_text (find_spin (fixture, "Customers at once", 0)), ==, "8");
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  /* Whatever waits would have been stored by now. */
  g_assert_true (
    steward_settings_equal (steward_portfolio_get_settings (fixture->portfolio), nothing));
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Healthy from", 0);
  GtkSpinButton *spin = find_spin (fixture, "Healthy from", 0);
  GtkWidget *effect = find_in (GTK_WIDGET (fixture->dialog), STEWARD_TYPE_EFFECT_ROW);
  g_autoptr (GtkWidget) undo = NULL;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Utilization: healthy from");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Published 80" PERCENT);
  g_assert_false (gtk_widget_get_visible (find_reset (row)));
  g_assert_false (gtk_widget_get_visible (effect));
  for (int i = 0; i < 4; i++)
    gtk_spin_button_spin (spin, GTK_SPIN_STEP_BACKWARD, 1);
  g_assert_cmpstr (get_text (spin), ==, "76" PERCENT);
  await_setting (fixture, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.76");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Published 80" PERCENT ", changed just now");
  g_assert_true (gtk_widget_get_visible (find_reset (row)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_reset (row)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Reset Utilization: healthy from to 80" PERCENT);
  g_assert_true (gtk_widget_get_visible (effect));
  g_assert_cmpint (
    steward_customer_get_figures (find_customer (fixture, "Halvorsen Marine"))->utilization.state,
    ==, STEWARD_STATE_HEALTHY);
  undo = g_object_ref (find_in (effect, GTK_TYPE_BUTTON));
  g_signal_emit_by_name (undo, "clicked");
  await_setting (fixture, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL);
  g_assert_cmpstr (get_text (spin), ==, "80" PERCENT);
  g_assert_false (gtk_widget_get_visible (effect));
}

static const char *
find_label (GtkWidget *widget, const char *part)
{
  const char *found = NULL;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part))
    return gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, part);
  return found;
}

static void
test_effect (Fixture *fixture, gconstpointer data)
{
  GtkWidget *effect = find_in (GTK_WIDGET (fixture->dialog), STEWARD_TYPE_EFFECT_ROW);

  type (find_spin (fixture, "Healthy from", 0), "76 %");
  await_setting (fixture, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.76");
  g_assert_cmpstr (find_label (effect, "become"), ==,
                   "1 customer becomes healthy, 1 stays below target");
  g_assert_nonnull (find_label (effect, "Halvorsen Marine"));
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Poor below", 0);

  type (find_spin (fixture, "Poor below", 0), "40");
  await_setting (fixture, "utilization-poor", STEWARD_SCOPE_EVERYONE, "", "0.4");
  g_signal_emit_by_name (find_reset (row), "clicked");
  await_setting (fixture, "utilization-poor", STEWARD_SCOPE_EVERYONE, "", NULL);
  g_assert_cmpstr (get_text (find_spin (fixture, "Poor below", 0)), ==, "50" PERCENT);
}

static void
refused_cb (char **sentence, const char *said)
{
  g_free (*sentence);
  *sentence = g_strdup (said);
}

/* What is no value, or does not leave room for the other one, does not become one. */
static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardSettingsEditor) editor = steward_settings_editor_new (fixture->portfolio);
  GtkSpinButton *spin = find_spin (fixture, "Healthy from", 0);
  g_autofree char *sentence = NULL;
  double least;
  double most;

  type (spin, "most of them");
  g_assert_cmpstr (get_text (spin), ==, "80" PERCENT);
  type (spin, "200 %");
  g_assert_cmpstr (get_text (spin), ==, "80" PERCENT);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->dialog),
                                "“200 %” is not a value from 1" PERCENT " to 150" PERCENT "."));
  gtk_spin_button_get_range (find_spin (fixture, "Poor below", 0), &least, &most);
  g_assert_cmpfloat (least, ==, 0);
  g_assert_cmpfloat (most, ==, 79);
  gtk_spin_button_get_range (find_spin (fixture, "Of these, counted at least", 0), &least, &most);
  g_assert_cmpfloat (most, ==, 28);
  /* What only the store can know is told as well. */
  g_signal_connect_swapped (editor, "refused", G_CALLBACK (refused_cb), &sentence);
  steward_settings_editor_set (editor, "utilization-poor", STEWARD_SCOPE_SEGMENT, "Strategic",
                               "90 %");
  steward_settings_editor_flush (editor);
  while (sentence == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (sentence, ==,
                   "Segment Strategic: utilization-poor would be 90" PERCENT
                   ", and has to be below utilization-healthy, which is 80" PERCENT ".");
}

static void
test_segments (Fixture *fixture, gconstpointer data)
{
  GtkWidget *segments = find_in (GTK_WIDGET (fixture->dialog), STEWARD_TYPE_SEGMENTS_ROW);
  GtkSpinButton *spin;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (segments), TRUE);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (segments)), ==,
                   "The same for all");
  spin = find_spin (fixture, "Strategic", 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Strategic: Utilization: healthy from");
  g_assert_cmpstr (get_text (spin), ==, "80" PERCENT);
  type (spin, "76 %");
  await_setting (fixture, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", "0.76");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (segments)), ==,
                   "1 of 2 has its own value");
  g_assert_cmpstr (get_text (find_spin (fixture, "Digital", 0)), ==, "80" PERCENT);
  g_assert_cmpint (
    steward_customer_get_figures (find_customer (fixture, "Halvorsen Marine"))->utilization.state,
    ==, STEWARD_STATE_HEALTHY);
}

static void
test_customer (Fixture *fixture, gconstpointer data)
{
  const char *id = steward_customer_get_id (find_customer (fixture, "Juno Rail"));
  GtkWidget *page;
  GtkSpinButton *spin;

  g_assert_cmpstr (
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_row (fixture, "Nobody", 0))), ==,
    "Nobody");
  steward_preferences_dialog_open_customer (fixture->dialog, id);
  page = find_in (GTK_WIDGET (fixture->dialog), STEWARD_TYPE_OWN_TARGETS_PAGE);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Juno Rail");
  spin = find_in (page, GTK_TYPE_SPIN_BUTTON);
  type (spin, "60 %");
  await_setting (fixture, "utilization-healthy", STEWARD_SCOPE_CUSTOMER, id, "0.6");
  g_assert_cmpint (
    steward_customer_get_figures (find_customer (fixture, "Juno Rail"))->utilization.state, ==,
    STEWARD_STATE_HEALTHY);
  g_assert_cmpstr (
    adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (fixture, "Juno Rail", 0))), ==,
    "Utilization: healthy from 60" PERCENT);
}

static void
test_switch (Fixture *fixture, gconstpointer data)
{
  AdwSwitchRow *row = ADW_SWITCH_ROW (find_row (fixture, "When Steward starts", 0));

  g_assert_true (adw_switch_row_get_active (row));
  adw_switch_row_set_active (row, FALSE);
  /* Closing does not wait for the pause after a change. */
  adw_dialog_force_close (ADW_DIALOG (fixture->dialog));
  await_setting (fixture, "sync-on-start", STEWARD_SCOPE_EVERYONE, "", "0");
}

static void
test_currency (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Currency of Reports, and Where None Is Named", 0);

  gtk_editable_set_text (GTK_EDITABLE (row), "E1");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "chf");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  await_setting (fixture, "currency", STEWARD_SCOPE_EVERYONE, "", "CHF");
}

static void
test_rates (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Exchange Rates (such as EUR=1.08 GBP=1.27)", 0);

  gtk_editable_set_text (GTK_EDITABLE (row), "EUR=");
  g_signal_emit_by_name (row, "apply");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "gbp=1.27, EUR=1.08");
  g_signal_emit_by_name (row, "apply");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "EUR=1.08 GBP=1.27");
  await_setting (fixture, "exchange-rates", STEWARD_SCOPE_EVERYONE, "", "EUR=1.08 GBP=1.27");
}

/* One of a few words is chosen; the segments have theirs. */
static void
test_choice (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = find_row (fixture, "Starts on", 0);
  GtkDropDown *choice = find_in (row, GTK_TYPE_DROP_DOWN);
  GtkDropDown *digital;
  guint n = 1;
  const Wanted segments = { STEWARD_TYPE_SEGMENTS_ROW, NULL };

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The ramp starts on");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Published Production");
  gtk_drop_down_set_selected (choice, 1);
  await_setting (fixture, "ramp-clock", STEWARD_SCOPE_EVERYONE, "", "contract-close");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Published Production, changed just now");
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (find (GTK_WIDGET (fixture->dialog), &segments, &n)), TRUE);
  digital = find_in (find_row (fixture, "Digital", 1), GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (gtk_drop_down_get_selected (digital), ==, 1);
  gtk_drop_down_set_selected (digital, 0);
  await_setting (fixture, "ramp-clock", STEWARD_SCOPE_SEGMENT, "Digital", "production");
  g_signal_emit_by_name (find_reset (row), "clicked");
  await_setting (fixture, "ramp-clock", STEWARD_SCOPE_EVERYONE, "", NULL);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
}

/* What another window or the command line sets shows. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);
  gboolean done = FALSE;

  g_ptr_array_add (changes,
                   steward_setting_change_new ("ramp-days", STEWARD_SCOPE_EVERYONE, "", "45"));
  steward_portfolio_change_settings_async (fixture->portfolio, changes, NULL, set_cb, &done);
  await (&done);
  g_assert_cmpstr (get_text (find_spin (fixture, "Reach the target within", 0)), ==, "45 days");
}

int
main (int argc, char **argv)
{
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/window/preferences/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("opening-changes-nothing", test_opening);
  ADD ("change", test_change);
  ADD ("effect", test_effect);
  ADD ("reset", test_reset);
  ADD ("refuse", test_refuse);
  ADD ("segments", test_segments);
  ADD ("customer", test_customer);
  ADD ("switch", test_switch);
  ADD ("currency", test_currency);
  ADD ("rates", test_rates);
  ADD ("choice", test_choice);
  ADD ("follow", test_follow);
#undef ADD
  return g_test_run ();
}
