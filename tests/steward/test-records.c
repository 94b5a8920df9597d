/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write about a customer: a section of its page, and the dialog that edits a record. */

#include "steward-context.h"
#include "steward-focus-keeper.h"
#include "steward-onboarding-start.h"
#include "steward-record-dialog.h"
#include "steward-record-item.h"
#include "steward-record-remarks.h"
#include "steward-record-repository.h"
#include "steward-undo.h"

#include <glib/gstdio.h>

/* --- A customer of the sample in a window ----------------------------------------------------- */

typedef enum { CONTACTS, STEPS, ONBOARDING, ASSESSMENTS, PLANS, HAND_OFFS, ASKS, N_KINDS } Kind;

static const char *const kinds[N_KINDS] = {
  "contact", "plan-step", "onboarding-step", "renewal-assessment", "save-plan", "hand-off", "ask",
};

typedef struct {
  char *folder;
  StewardClock *clock;
  StewardContext *context;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  GtkWidget *window;
  StewardRecordSection *sections[N_KINDS];
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
show_remarks (Fixture *self)
{
  steward_record_remarks_show (self->sections, N_KINDS);
}

static void
take_focus (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
}

static void
show_window (Fixture *self)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->sections[i] = g_object_new (STEWARD_TYPE_RECORD_SECTION, "kind", kinds[i], NULL);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections[i]));
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 900);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), overlay);
  steward_focus_keeper_install (GTK_WINDOW (self->window), take_focus);
  gtk_window_present (GTK_WINDOW (self->window));
  while (!gtk_widget_get_mapped (box))
    g_main_context_iteration (NULL, TRUE);
}

static void
show_customer (Fixture *self)
{
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_signal_connect_swapped (self->sections[i], "changed", G_CALLBACK (show_remarks), self);
      steward_record_section_set_customer (self->sections[i], self->portfolio, self->customer);
      while (!steward_record_list_get_loaded (steward_record_section_get_list (self->sections[i])))
        g_main_context_iteration (NULL, TRUE);
    }
  settle ();
}

static void
set_up (Fixture *self, gconstpointer name)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  self->folder = g_dir_make_tmp ("steward-records-XXXXXX", &error);
  self->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  self->context = steward_context_open (self->folder, self->clock, &error);
  g_assert_no_error (error);
  self->portfolio = steward_context_get_portfolio (self->context);
  steward_portfolio_add_sample_async (self->portfolio, NULL, added_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  self->customer = find_customer (self->portfolio, name);
  show_window (self);
  show_customer (self);
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
  gpointer section = self->sections[0];

  g_object_add_weak_pointer (section, &section);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (section)
    g_main_context_iteration (NULL, TRUE);
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
find_all (gpointer root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, type, found);
  return found;
}

static guint
count (gpointer root, GType type)
{
  g_autoptr (GPtrArray) found = find_all (root, type);

  return found->len;
}

/* Until so many are seen, which is then the last of them. */
static GtkWidget *
wait_for (gpointer root, GType type, guint n)
{
  g_autoptr (GPtrArray) found = NULL;

  while (count (root, type) != n)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  found = find_all (root, type);
  return n > 0 ? found->pdata[n - 1] : NULL;
}

static gboolean
says (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) labels = find_all (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), text))
      return TRUE;
  return FALSE;
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static guint
count_stored (Fixture *self, Kind kind)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (steward_record_section_get_list (self->sections[kind])));
}

static StewardRecord *
get_record (Fixture *self, Kind kind, guint place)
{
  g_autoptr (StewardRecord) record = g_list_model_get_item (
    G_LIST_MODEL (steward_record_section_get_list (self->sections[kind])), place);

  return record;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  steward_portfolio_change_records_finish (STEWARD_PORTFOLIO (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* @...: keys and values, ended by NULL */
static StewardRecord *
make (Fixture *self, Kind kind, ...)
{
  StewardRecord *record = steward_record_new (steward_record_kind_find (kinds[kind]),
                                              steward_customer_get_id (self->customer));
  va_list values;

  va_start (values, kind);
  for (const char *key = va_arg (values, const char *); key; key = va_arg (values, const char *))
    g_assert_true (steward_record_set (
      record, steward_record_kind_find_field (steward_record_get_kind (record), key),
      va_arg (values, const char *), NULL));
  va_end (values);
  return record;
}

/* @record: (transfer full) */
static void
store (Fixture *self, StewardRecord *record)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done = FALSE;

  g_ptr_array_add (records, record);
  steward_portfolio_save_records_async (self->portfolio, records, NULL, saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* --- Sections --------------------------------------------------------------------------------- */

static GtkWidget *
get_item (Fixture *self, Kind kind, guint place)
{
  g_autoptr (GPtrArray) items = find_all (self->sections[kind], STEWARD_TYPE_RECORD_ITEM);

  g_assert_cmpuint (items->len, >, place);
  return items->pdata[place];
}

static void
assert_row (Fixture *self, Kind kind, guint place, const char *title, const char *subtitle)
{
  GtkWidget *item = get_item (self, kind, place);

  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (item)), ==, title);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (item)), ==, subtitle);
}

/* Due first comes first; that something is late is said. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *check;

  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 3);
  assert_row (self, STEPS, 0, "Search 101 for the platform teams", "Done: 11 Nov 2026 · M. Okafor");
  assert_row (self, STEPS, 1, "Search 101 for the grid teams",
              "Due 21 Nov 2026, 2 days late · M. Okafor");
  assert_row (self, STEPS, 2, "Link saved searches from the runbooks",
              "Due 2 Dec 2026 · Head of operations");
  g_assert_cmpuint (count (get_item (self, STEPS, 1), GTK_TYPE_IMAGE), ==,
                    count (get_item (self, STEPS, 2), GTK_TYPE_IMAGE) + 1);
  check = wait_for (get_item (self, STEPS, 0), GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Done: Search 101 for the platform teams");
}

/* Why it is worth writing down, and one button to begin; nothing that is due is checked off. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      g_assert_cmpuint (count (self->sections[kind], STEWARD_TYPE_RECORD_ITEM), ==, 0);
      g_assert_cmpuint (count (self->sections[kind], GTK_TYPE_BUTTON), ==, 1);
    }
  g_assert_true (says (self->sections[CONTACTS], "Whoever takes the next call"));
  g_assert_true (says (self->sections[ONBOARDING], "Start the Usual Checklist"));
}

/* A customer has one hand-off: there is no second to be added. */
static void
test_single (Fixture *self, gconstpointer data)
{
  store (self, make (self, HAND_OFFS, "goals", "Fewer outages", NULL));
  wait_for (self->sections[HAND_OFFS], STEWARD_TYPE_RECORD_ITEM, 1);
  g_assert_cmpuint (count (self->sections[HAND_OFFS], GTK_TYPE_BUTTON), ==, 0);
}

/* A badge is its word; one of another day comes first. */
static void
test_badge (Fixture *self, gconstpointer data)
{
  store (self, make (self, ASSESSMENTS, "day", "2026-11-20", "rating", "red", NULL));
  store (self, make (self, ASSESSMENTS, "day", "2026-11-21", "rating", "green", "forecast", "flat",
                     NULL));
  wait_for (self->sections[ASSESSMENTS], STEWARD_TYPE_RECORD_ITEM, 2);
  assert_row (self, ASSESSMENTS, 0, "21 Nov 2026", "Flat");
  g_assert_true (says (get_item (self, ASSESSMENTS, 0), "Green"));
  g_assert_true (says (get_item (self, ASSESSMENTS, 1), "Red"));
  g_assert_cmpuint (count (get_item (self, ASSESSMENTS, 0), GTK_TYPE_CHECK_BUTTON), ==, 0);
}

static void
test_check_off (Fixture *self, gconstpointer data)
{
  GtkWidget *item = get_item (self, STEPS, 1);
  GtkWidget *check = wait_for (item, GTK_TYPE_CHECK_BUTTON, 1);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  while (!steward_record_has (steward_record_item_get_record (STEWARD_RECORD_ITEM (item)), "done"))
    g_main_context_iteration (NULL, TRUE);
  /* It stays the same row. */
  assert_row (self, STEPS, 1, "Search 101 for the grid teams", "Done: 23 Nov 2026 · M. Okafor");
  g_assert_true (get_item (self, STEPS, 1) == item);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  while (steward_record_has (steward_record_item_get_record (STEWARD_RECORD_ITEM (item)), "done"))
    g_main_context_iteration (NULL, TRUE);
  assert_row (self, STEPS, 1, "Search 101 for the grid teams",
              "Due 21 Nov 2026, 2 days late · M. Okafor");
}

/* Delete on a row deletes it, the next one has the keyboard then, and it comes back. */
static void
test_delete (Fixture *self, gconstpointer data)
{
  GtkWidget *next = get_item (self, STEPS, 2);

  g_assert_true (gtk_widget_grab_focus (get_item (self, STEPS, 1)));
  gtk_widget_activate_action (GTK_WIDGET (self->sections[STEPS]), "record.delete", NULL);
  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 2);
  assert_row (self, STEPS, 1, "Link saved searches from the runbooks",
              "Due 2 Dec 2026 · Head of operations");
  while (!has_focus (next))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (says (self->window, "“Search 101 for the grid teams” deleted"));
  steward_undo_run (self->window);
  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 3);
  assert_row (self, STEPS, 1, "Search 101 for the grid teams",
              "Due 21 Nov 2026, 2 days late · M. Okafor");
}

static gpointer
write_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_record_repository_save (connection, data, 1, error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_assert_nonnull (steward_database_run_finish (STEWARD_DATABASE (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

/* What another program writes appears by itself. */
static void
test_other_program (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "steward.db", NULL);
  g_autoptr (StewardDatabase) other = steward_database_open (path, &error);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean done = FALSE;

  g_assert_no_error (error);
  g_ptr_array_add (records, make (self, ASKS, "name", "Audit log", "state", "agreed", NULL));
  steward_database_run_async (other, write_job, records, (GDestroyNotify) g_ptr_array_unref, NULL,
                              NULL, written_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  wait_for (self->sections[ASKS], STEWARD_TYPE_RECORD_ITEM, 1);
  assert_row (self, ASKS, 0, "Audit log", "");
  g_assert_true (says (get_item (self, ASKS, 0), "Agreed"));
}

/* --- What is missing -------------------------------------------------------------------------- */

static void
test_contacts (Fixture *self, gconstpointer data)
{
  StewardRecordSection *contacts = self->sections[CONTACTS];

  store (self, make (self, CONTACTS, "name", "Ada Keller", "title", "Head of platform", "roles",
                     "champion;instance-admin", "power", "yes", "sells", "no", NULL));
  wait_for (contacts, STEWARD_TYPE_RECORD_ITEM, 1);
  assert_row (self, CONTACTS, 0, "Ada Keller", "Head of platform · Champion, Instance admin");
  g_assert_true (says (contacts, "Nobody yet as: Program contact"));
  g_assert_true (says (contacts, "Ada Keller is called a champion, without selling on our behalf; "
                                 "not known: a vested interest"));
  store (self, make (self, CONTACTS, "name", "Bo Lund", "roles", "program-contact;champion",
                     "power", "yes", "sells", "yes", "interest", "yes", NULL));
  wait_for (contacts, STEWARD_TYPE_RECORD_ITEM, 2);
  g_assert_false (says (contacts, "Nobody yet"));
  g_assert_true (says (contacts, "Champion: Bo Lund"));
}

/* Of Brightwater Energy, which closed on 11 Oct 2026 and is in production since 25 Oct. */
static void
test_onboarding (Fixture *self, gconstpointer data)
{
  StewardRecordSection *onboarding = self->sections[ONBOARDING];
  StewardRecordList *steps = steward_record_section_get_list (onboarding);

  g_assert_true (says (onboarding, "Start the Usual Checklist"));
  steward_onboarding_start (GTK_WIDGET (onboarding), steps);
  wait_for (onboarding, STEWARD_TYPE_RECORD_ITEM, 10);
  g_assert_true (says (onboarding, "1 of 10 done"));
  assert_row (self, ONBOARDING, 0, "Hand-off from sales read, open questions settled",
              "Due 11 Oct 2026, 43 days late");
  g_assert_false (says (onboarding, "Usual Checklist"));
  steward_undo_run (self->window);
  wait_for (onboarding, STEWARD_TYPE_RECORD_ITEM, 0);
  g_assert_true (says (onboarding, "Start the Usual Checklist"));
}

/* A usual step that is due on no day gets its day once that is known, and loses it again. */
static void
test_onboarding_completed (Fixture *self, gconstpointer data)
{
  StewardRecordSection *onboarding = self->sections[ONBOARDING];
  StewardRecordList *steps = steward_record_section_get_list (onboarding);

  store (self, make (self, ONBOARDING, "name", "Single sign-on in use", NULL));
  wait_for (onboarding, STEWARD_TYPE_RECORD_ITEM, 1);
  g_assert_true (says (onboarding, "Complete the Usual Checklist"));
  steward_onboarding_start (GTK_WIDGET (onboarding), steps);
  wait_for (onboarding, STEWARD_TYPE_RECORD_ITEM, 10);
  /* A week after production. */
  g_assert_cmpint (steward_record_get_day (get_record (self, ONBOARDING, 0), "due"), ==,
                   steward_day_new (2026, 11, 1));
  steward_undo_run (self->window);
  wait_for (onboarding, STEWARD_TYPE_RECORD_ITEM, 1);
  while (steward_record_has (get_record (self, ONBOARDING, 0), "due"))
    g_main_context_iteration (NULL, TRUE);
}

/* Brightwater Energy renews in 322 days. */
static void
test_renewal (Fixture *self, gconstpointer data)
{
  g_assert_true (says (self->sections[ASSESSMENTS],
                       "The renewal of 11 Oct 2027 is to be assessed from 13 Jun 2027 on."));
  g_assert_true (says (self->sections[PLANS], "For a renewal at risk"));
}

/* Rowanberry Foods renews in 41 days: a rating is asked for, then a plan, then its updates. */
static void
test_save_plan (Fixture *self, gconstpointer data)
{
  g_assert_true (
    says (self->sections[ASSESSMENTS], "The renewal is on 3 Jan 2027, in 41 days: assess it."));
  store (self, make (self, ASSESSMENTS, "day", "2026-11-20", "rating", "yellow", NULL));
  wait_for (self->sections[ASSESSMENTS], STEWARD_TYPE_RECORD_ITEM, 1);
  g_assert_false (says (self->sections[ASSESSMENTS], "assess it"));
  g_assert_true (says (self->sections[PLANS],
                       "The renewal was rated yellow on 20 Nov 2026: it needs a save plan."));
  store (self, make (self, PLANS, "problem", "The buyer left", "state", "open", "update",
                     "2026-11-16", NULL));
  wait_for (self->sections[PLANS], STEWARD_TYPE_RECORD_ITEM, 1);
  g_assert_true (says (self->sections[PLANS], "The update of 16 Nov 2026 is 7 days late."));
  g_assert_true (says (get_item (self, PLANS, 0), "Open"));
}

/* --- The dialog ------------------------------------------------------------------------------- */

static GtkWidget *
open_dialog (Fixture *self, Kind kind)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (self->sections[kind]), "record.add", NULL);
  dialog = wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 1);
  while (!has_focus (dialog))
    g_main_context_iteration (NULL, TRUE);
  return dialog;
}

static GtkWidget *
find_row (GtkWidget *dialog, const char *title)
{
  g_autoptr (GPtrArray) rows = find_all (dialog, ADW_TYPE_PREFERENCES_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_prefix (adw_preferences_row_get_title (rows->pdata[i]), title))
      return rows->pdata[i];
  g_error ("There is no row “%s”", title);
}

static void
type (GtkWidget *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, title)), text);
}

static void
choose (GtkWidget *dialog, const char *title, guint place)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (dialog, title)), place);
}

static void
check (GtkWidget *dialog, const char *title)
{
  GtkWidget *button = adw_action_row_get_activatable_widget (
    ADW_ACTION_ROW (find_row (dialog, title)));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
}

static void
write_text (GtkWidget *dialog, const char *title, const char *text)
{
  GtkWidget *view = wait_for (find_row (dialog, title), GTK_TYPE_TEXT_VIEW, 1);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

static void
press_save (Fixture *self, GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 0);
}

static void
assert_values (StewardRecord *record, const char *json)
{
  g_autofree char *values = steward_record_to_json (record);

  g_assert_cmpstr (values, ==, json);
}

/* A line, several choices, yes and no, one choice, and text. */
static void
test_contact_fields (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, CONTACTS);

  g_assert_true (says (dialog, "Champion Test"));
  g_assert_false (says (dialog, "Delete"));
  type (dialog, "Name", "Ada Keller");
  type (dialog, "Email", "ada@brightwater.example");
  check (dialog, "Champion");
  check (dialog, "End user");
  choose (dialog, "Has power and influence", 1);
  choose (dialog, "Sells on our behalf", 2);
  choose (dialog, "Sentiment", 3);
  write_text (dialog, "What counts as a win", "Calm nights\nand a promotion");
  press_save (self, dialog);
  wait_for (self->sections[CONTACTS], STEWARD_TYPE_RECORD_ITEM, 1);
  assert_values (get_record (self, CONTACTS, 0),
                 "{\"name\":\"Ada Keller\",\"email\":\"ada@brightwater.example\","
                 "\"roles\":[\"champion\",\"end-user\"],\"power\":true,\"sells\":false,"
                 "\"sentiment\":\"negative\",\"win\":\"Calm nights\\nand a promotion\"}");
}

/* Days, counts and numbers. */
static void
test_hand_off_fields (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, HAND_OFFS);

  write_text (dialog, "Business goals", "Fewer outages");
  type (dialog, "Handed over", "2026-10-11");
  choose (dialog, "Deployment", 2);
  type (dialog, "CPUs", "16");
  type (dialog, "Memory in GB", "62.5");
  press_save (self, dialog);
  wait_for (self->sections[HAND_OFFS], STEWARD_TYPE_RECORD_ITEM, 1);
  assert_values (get_record (self, HAND_OFFS, 0),
                 "{\"goals\":\"Fewer outages\",\"day\":\"2026-10-11\",\"deployment\":"
                 "\"kubernetes\",\"cpus\":16,\"memory\":62.5}");
}

/* Another record of the customer, by what it is called. */
static void
test_reference (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, STEPS);
  GtkWidget *goals = find_row (dialog, "Goal");
  GListModel *labels;
  StewardRecord *step;

  while (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (goals))) != 4)
    g_main_context_iteration (NULL, TRUE);
  labels = adw_combo_row_get_model (ADW_COMBO_ROW (goals));
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (labels), 2), ==,
                   "Incidents are understood sooner");
  type (dialog, "Step", "Write the runbook");
  choose (dialog, "Goal", 2);
  press_save (self, dialog);
  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 4);
  step = get_record (self, STEPS, 3);
  g_assert_cmpstr (steward_record_get_text (step, "name"), ==, "Write the runbook");
  g_assert_cmpstr (steward_record_get_text (step, "goal"), ==,
                   steward_record_get_text (get_record (self, STEPS, 2), "goal"));
}

static void
assert_refused (GtkWidget *dialog, const char *title, const char *text, const char *message)
{
  GtkWidget *row = find_row (dialog, title);
  g_autofree char *before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  settle ();
  g_assert_true (says (dialog, message));
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (has_focus (row));
  /* What was typed stays, to be mended. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, text);
  gtk_editable_set_text (GTK_EDITABLE (row), before);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, STEPS);

  assert_refused (dialog, "Step", "", "Step is missing.");
  type (dialog, "Step", "Write the runbook");
  assert_refused (dialog, "Due", "soon", "Due: “soon” is not a date such as 2026-11-23.");
  g_assert_false (gtk_widget_has_css_class (find_row (dialog, "Step"), "error"));
  g_assert_cmpuint (count_stored (self, STEPS), ==, 3);
  press_save (self, dialog);
  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 4);
}

static void
test_refused_numbers (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, HAND_OFFS);

  write_text (dialog, "Business goals", "Fewer outages");
  assert_refused (dialog, "CPUs", "-1", "CPUs: ");
  assert_refused (dialog, "Memory in GB", "much", "Memory in GB: “much” is not a number.");
  g_assert_cmpuint (count_stored (self, HAND_OFFS), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 0);
}

/* What was typed is not lost by one key; what was not typed is not asked about. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (self, CONTACTS);
  GtkWidget *question;

  gtk_widget_activate_action (dialog, "dialog.cancel", NULL);
  wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 0);
  dialog = open_dialog (self, CONTACTS);
  type (dialog, "Name", "Ada Keller");
  gtk_widget_activate_action (dialog, "dialog.cancel", NULL);
  question = wait_for (self->window, ADW_TYPE_ALERT_DIALOG, 1);
  g_signal_emit_by_name (question, "response::keep", "keep");
  adw_dialog_force_close (ADW_DIALOG (question));
  wait_for (self->window, ADW_TYPE_ALERT_DIALOG, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, "Name"))), ==,
                   "Ada Keller");
  gtk_widget_activate_action (dialog, "dialog.cancel", NULL);
  question = wait_for (self->window, ADW_TYPE_ALERT_DIALOG, 1);
  g_signal_emit_by_name (question, "response::discard", "discard");
  wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 0);
  g_assert_cmpuint (count_stored (self, CONTACTS), ==, 0);
}

/* A row opens its record; deleted there, it can be taken back, too. */
static void
test_edit_and_delete (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;

  gtk_widget_activate (get_item (self, STEPS, 2));
  dialog = wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, "Owner"))), ==,
                   "Head of operations");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (dialog, "Goal"))), ==, 2);
  type (dialog, "Owner", "Ada Keller");
  press_save (self, dialog);
  while (!says (get_item (self, STEPS, 2), "Ada Keller"))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate (get_item (self, STEPS, 2));
  dialog = wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 1);
  gtk_widget_activate_action (dialog, "dialog.delete", NULL);
  wait_for (self->window, STEWARD_TYPE_RECORD_DIALOG, 0);
  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 2);
  steward_undo_run (self->window);
  wait_for (self->sections[STEPS], STEWARD_TYPE_RECORD_ITEM, 3);
  assert_row (self, STEPS, 2, "Link saved searches from the runbooks",
              "Due 2 Dec 2026 · Ada Keller");
}

int
main (int argc, char **argv)
{
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, name, function)                                                                  \
  g_test_add ("/steward/records/" path, Fixture, name, set_up, function, tear_down)
  ADD ("section/rows", "Brightwater Energy", test_rows);
  ADD ("section/empty", "Fenwick Automotive", test_empty);
  ADD ("section/single", "Fenwick Automotive", test_single);
  ADD ("section/badge", "Fenwick Automotive", test_badge);
  ADD ("section/check-off", "Brightwater Energy", test_check_off);
  ADD ("section/delete", "Brightwater Energy", test_delete);
  ADD ("section/other-program", "Fenwick Automotive", test_other_program);
  ADD ("remarks/contacts", "Fenwick Automotive", test_contacts);
  ADD ("remarks/onboarding", "Brightwater Energy", test_onboarding);
  ADD ("remarks/onboarding-completed", "Brightwater Energy", test_onboarding_completed);
  ADD ("remarks/renewal", "Brightwater Energy", test_renewal);
  ADD ("remarks/save-plan", "Rowanberry Foods", test_save_plan);
  ADD ("dialog/contact-fields", "Fenwick Automotive", test_contact_fields);
  ADD ("dialog/hand-off-fields", "Fenwick Automotive", test_hand_off_fields);
  ADD ("dialog/reference", "Brightwater Energy", test_reference);
  ADD ("dialog/refused", "Brightwater Energy", test_refused);
  ADD ("dialog/refused-numbers", "Fenwick Automotive", test_refused_numbers);
  ADD ("dialog/cancel", "Fenwick Automotive", test_cancel);
  ADD ("dialog/edit-and-delete", "Brightwater Energy", test_edit_and_delete);
#undef ADD
  return g_test_run ();
}
