/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-dialog.h"

#include "steward-explanation-popover.h"
#include "steward-goal-line.h"
#include "steward-goal-row.h"
#include "steward-record-changes.h"
#include "steward-record-dialog.h"
#include "steward-state-mark.h"

#include <glib/gi18n.h>
#include <math.h>

struct _StewardGoalDialog {
  AdwDialog parent_instance;

  StewardSuccessPlan *plan;
  char *goal_id;

  GtkLabel *name;
  GtkLabel *why;
  StewardStateMark *mark;
  GtkButton *state_button;
  GtkLabel *state;
  StewardGoalLine *line;
  GtkLabel *summary;
  GtkWidget *entries;
  AdwEntryRow *value_row;
  AdwEntryRow *day_row;
  AdwEntryRow *evidence_row;
  GtkLabel *problem;
  AdwPreferencesGroup *readings_group;
  GtkListBox *readings;
};

G_DEFINE_FINAL_TYPE (StewardGoalDialog, steward_goal_dialog, ADW_TYPE_DIALOG)

static StewardPortfolio *
get_portfolio (StewardGoalDialog *self)
{
  return steward_success_plan_get_portfolio (self->plan);
}

static StewardDay
get_today (StewardGoalDialog *self)
{
  return steward_portfolio_get_today (get_portfolio (self));
}

/* --- Readings --------------------------------------------------------------------------------- */

static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
delete_clicked_cb (GtkButton *button, StewardRecord *reading)
{
  StewardGoalDialog *self = STEWARD_GOAL_DIALOG (
    gtk_widget_get_ancestor (GTK_WIDGET (button), STEWARD_TYPE_GOAL_DIALOG));

  /* The row goes, and the keyboard would go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->value_row));
  steward_record_changes_delete (GTK_WIDGET (self->readings), get_portfolio (self), reading,
                                 _ ("Reading deleted"));
}

static void
open_clicked_cb (GtkButton *button, StewardRecord *reading)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (
    steward_record_get_text (reading, "evidence"));

  gtk_uri_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), NULL,
                           NULL, NULL);
}

static gboolean
is_link (const char *evidence)
{
  return evidence
         && (g_str_has_prefix (evidence, "https://") || g_str_has_prefix (evidence, "http://"))
         && g_uri_is_valid (evidence, G_URI_FLAGS_NONE, NULL);
}

static void
add_reading_row (StewardGoalDialog *self, const StewardGoal *goal, StewardRecord *reading)
{
  const char *evidence = steward_record_get_text (reading, "evidence");
  g_autofree char *value = steward_goal_format_value (goal,
                                                      steward_record_get_number (reading, "value"));
  g_autofree char *day = steward_format_day (steward_record_get_day (reading, "day"));
  g_autofree char *subtitle = evidence ? g_strdup_printf ("%s · %s", day, evidence)
                                       : g_strdup (day);
  /* Translators: a date */
  g_autofree char *delete_label = g_strdup_printf (_ ("Delete the reading of %s"), day);
  GtkWidget *row = make_row (value, subtitle);
  GtkWidget *button;

  if (is_link (evidence))
    {
      button = make_button ("adw-external-link-symbolic", _ ("Open the Evidence"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), reading,
                               G_CONNECT_DEFAULT);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  button = make_button ("user-trash-symbolic", delete_label);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), reading,
                           G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "reading", g_object_ref (reading), g_object_unref);
  gtk_list_box_append (self->readings, row);
}

static void
show_written (StewardGoalDialog *self, const StewardGoal *goal, StewardRecord *record)
{
  g_autoptr (GPtrArray) readings = steward_success_plan_dup_readings (self->plan, record);

  adw_preferences_group_set_title (self->readings_group, _ ("Readings"));
  adw_preferences_group_set_description (self->readings_group, NULL);
  for (guint i = 0; i < readings->len; i++)
    add_reading_row (self, goal, readings->pdata[i]);
}

/* The latest first, as those that are written. */
static void
show_followed (StewardGoalDialog *self, const StewardGoal *goal, StewardRecord *record)
{
  const StewardField *follows = steward_record_kind_find_field (steward_record_get_kind (record),
                                                                "follows");
  g_autoptr (GArray) readings = steward_success_plan_dup_course (self->plan, record);
  g_autofree char *figure = steward_record_format (record, follows);

  adw_preferences_group_set_title (self->readings_group, figure);
  adw_preferences_group_set_description (self->readings_group,
                                         _ ("It comes by itself, with each sync."));
  for (guint i = readings->len; i > 0; i--)
    {
      const StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, i - 1);
      g_autofree char *value = steward_goal_format_value (goal, reading->value);
      g_autofree char *day = steward_format_day (reading->day);

      gtk_list_box_append (self->readings, make_row (value, day));
    }
}

/* --- The goal --------------------------------------------------------------------------------- */

/* `From 45 min to 20 min`, or "". */
static char *
describe_way (const StewardGoalProgress *progress)
{
  g_autofree char *baseline = NULL;
  g_autofree char *target = NULL;

  if (isnan (progress->baseline) || isnan (progress->goal.target))
    return g_strdup ("");
  baseline = steward_goal_format_value (&progress->goal, progress->baseline);
  target = steward_goal_format_value (&progress->goal, progress->goal.target);
  /* Translators: two values of a goal: where it stood, where it is to be */
  return g_strdup_printf (_ ("From %s to %s"), baseline, target);
}

/* What is said takes a line each. */
static char *
describe (const StewardGoalProgress *progress, StewardDay today)
{
  g_autofree char *way = describe_way (progress);
  g_autofree char *due = steward_goal_progress_describe_due (progress, today);
  g_autofree char *reading = steward_goal_progress_describe_reading (progress);
  const char *const parts[] = { progress->goal.measure, way, due, reading };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  return g_strdup (text->str);
}

static void
show_state (StewardGoalDialog *self, const StewardGoalProgress *progress)
{
  g_autofree char *state = steward_goal_progress_describe_state (progress);
  g_autofree char *summary = describe (progress, get_today (self));

  steward_state_mark_set_state (self->mark, steward_goal_state_get_mark (progress->state));
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->summary, summary);
}

static void
show_value_title (StewardGoalDialog *self, const StewardGoal *goal)
{
  /* Translators: what is counted, such as “users” */
  g_autofree char *title = goal->unit ? g_strdup_printf (_ ("Value, in %s"), goal->unit)
                                      : g_strdup (_ ("Value"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->value_row), title);
}

static void
show (StewardGoalDialog *self)
{
  StewardRecord *record = steward_success_plan_find_goal (self->plan, self->goal_id);
  const char *why;
  StewardGoalProgress progress;
  gboolean by_hand;

  if (record == NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  progress = steward_success_plan_get_progress (self->plan, record);
  why = steward_record_get_text (record, "why");
  by_hand = progress.goal.source == STEWARD_GOAL_READ_BY_HAND;
  gtk_label_set_text (self->name, progress.goal.name);
  gtk_label_set_text (self->why, why ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL);
  show_state (self, &progress);
  show_value_title (self, &progress.goal);
  steward_goal_line_show (self->line, self->plan, record);
  gtk_widget_set_visible (self->entries, by_hand);
  gtk_list_box_remove_all (self->readings);
  if (by_hand)
    show_written (self, &progress.goal, record);
  else
    show_followed (self, &progress.goal, record);
  gtk_widget_set_visible (GTK_WIDGET (self->readings_group),
                          gtk_list_box_get_row_at_index (self->readings, 0) != NULL);
}

static void
explain_cb (StewardGoalDialog *self)
{
  StewardRecord *record = steward_success_plan_find_goal (self->plan, self->goal_id);
  StewardCustomer *customer = steward_success_plan_get_customer (self->plan);
  const StewardCustomerRecord *owner = steward_customer_get_facts (customer)->record;
  StewardGoalProgress progress = steward_success_plan_get_progress (self->plan, record);
  StewardExplanation *explanation = steward_goal_explain (&progress,
                                                          steward_customer_get_targets (customer));
  g_autofree char *origin = steward_settings_describe_origin (
    steward_portfolio_get_settings (get_portfolio (self)), steward_goal_keys, owner->segment,
    owner->id);

  steward_explanation_add (explanation, _ ("Limits"), "%s", origin);
  steward_explanation_popover_open (GTK_WIDGET (self->state_button), explanation);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardGoalDialog *self = STEWARD_GOAL_DIALOG (widget);
  StewardRecord *goal = steward_success_plan_find_goal (self->plan, self->goal_id);

  adw_dialog_present (ADW_DIALOG (steward_record_dialog_new (get_portfolio (self), goal, FALSE)),
                      widget);
}

/* --- Adding a reading ------------------------------------------------------------------------- */

static void
begin_reading (StewardGoalDialog *self)
{
  g_autofree char *today = steward_day_format (get_today (self));

  gtk_editable_set_text (GTK_EDITABLE (self->value_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), today);
  gtk_editable_set_text (GTK_EDITABLE (self->evidence_row), "");
}

static void
refuse (StewardGoalDialog *self, AdwEntryRow *row, const char *message)
{
  gtk_label_set_text (self->problem, message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *message != '\0');
  if (row == NULL)
    return;
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Takes what a row says into the reading. */
static gboolean
take_field (StewardGoalDialog *self, StewardRecord *reading, const char *key, AdwEntryRow *row)
{
  const StewardField *field = steward_record_kind_find_field (steward_record_get_kind (reading),
                                                              key);
  g_autoptr (GError) error = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (!steward_record_set (reading, field, gtk_editable_get_text (GTK_EDITABLE (row)), &error))
    {
      refuse (self, row, error->message);
      return FALSE;
    }
  if (field->required && !steward_record_has (reading, key))
    {
      g_autofree char *message = g_strdup_printf (_ ("%s is missing."), _ (field->label));

      refuse (self, row, message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_past (StewardGoalDialog *self, StewardRecord *reading)
{
  if (steward_record_get_day (reading, "day") <= get_today (self))
    return TRUE;
  refuse (self, self->day_row, _ ("Day: it is still to come."));
  return FALSE;
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardGoalDialog *self = STEWARD_GOAL_DIALOG (widget);
  const StewardRecordKind *kind = steward_record_kind_find ("goal-reading");
  StewardCustomer *customer = steward_success_plan_get_customer (self->plan);
  g_autoptr (StewardRecord) reading = steward_record_new (kind, steward_customer_get_id (customer));

  if (!take_field (self, reading, "value", self->value_row)
      || !take_field (self, reading, "day", self->day_row)
      || !take_field (self, reading, "evidence", self->evidence_row) || !is_past (self, reading))
    return;
  steward_record_set (reading, steward_record_kind_find_field (kind, "goal"), self->goal_id, NULL);
  refuse (self, NULL, "");
  begin_reading (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->value_row));
  steward_record_changes_save (GTK_WIDGET (self->readings), get_portfolio (self), NULL, reading,
                               _ ("Reading added"));
}

static void
entry_activated_cb (StewardGoalDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "goal.add-reading", NULL);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_goal_dialog_dispose (GObject *object)
{
  StewardGoalDialog *self = STEWARD_GOAL_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_GOAL_DIALOG);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->goal_id, g_free);
  G_OBJECT_CLASS (steward_goal_dialog_parent_class)->dispose (object);
}

static void
steward_goal_dialog_class_init (StewardGoalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_goal_dialog_dispose;
  g_type_ensure (STEWARD_TYPE_GOAL_LINE);
  g_type_ensure (STEWARD_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/goals/steward-goal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, why);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, mark);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, state_button);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, state);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, line);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, entries);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, value_row);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, day_row);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, readings_group);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalDialog, readings);
  gtk_widget_class_bind_template_callback (widget_class, explain_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "goal.add-reading", NULL, add);
  gtk_widget_class_install_action (widget_class, "goal.edit", NULL, edit);
}

static void
steward_goal_dialog_init (StewardGoalDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_button),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
}

StewardGoalDialog *
steward_goal_dialog_new (StewardSuccessPlan *plan, StewardRecord *goal)
{
  StewardGoalDialog *self = g_object_new (STEWARD_TYPE_GOAL_DIALOG, NULL);

  self->plan = g_object_ref (plan);
  self->goal_id = g_strdup (steward_record_get_id (goal));
  begin_reading (self);
  show (self);
  if (gtk_widget_get_visible (self->entries))
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->value_row));
  g_signal_connect_object (plan, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return self;
}
