/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-row.h"

#include "steward-goal-bar.h"
#include "steward-state-mark.h"

struct _StewardGoalRow {
  GtkListBoxRow parent_instance;

  StewardRecord *goal; /* whose texts the progress borrows */
  StewardGoalProgress progress;

  StewardStateMark *mark;
  GtkLabel *name;
  GtkLabel *state;
  StewardGoalBar *bar;
  GtkLabel *value;
  GtkLabel *due;
  GtkLabel *reading;
};

G_DEFINE_FINAL_TYPE (StewardGoalRow, steward_goal_row, GTK_TYPE_LIST_BOX_ROW)

StewardState
steward_goal_state_get_mark (StewardGoalState state)
{
  switch (state)
    {
    case STEWARD_GOAL_ON_TRACK:
    case STEWARD_GOAL_MET:
      return STEWARD_STATE_HEALTHY;
    case STEWARD_GOAL_BEHIND:
      return STEWARD_STATE_CONCERNING;
    case STEWARD_GOAL_MISSED:
      return STEWARD_STATE_POOR;
    case STEWARD_GOAL_UNKNOWN:
    case STEWARD_GOAL_NOT_STARTED:
    case STEWARD_GOAL_DROPPED:
    default:
      return STEWARD_STATE_UNKNOWN;
    }
}

static void
steward_goal_row_dispose (GObject *object)
{
  StewardGoalRow *self = STEWARD_GOAL_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_GOAL_ROW);
  g_clear_object (&self->goal);
  G_OBJECT_CLASS (steward_goal_row_parent_class)->dispose (object);
}

static void
steward_goal_row_class_init (StewardGoalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_goal_row_dispose;
  g_type_ensure (STEWARD_TYPE_GOAL_BAR);
  g_type_ensure (STEWARD_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dev/steward/Steward/ui/goals/steward-goal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, mark);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, name);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, state);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, bar);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, value);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, due);
  gtk_widget_class_bind_template_child (widget_class, StewardGoalRow, reading);
}

static void
steward_goal_row_init (StewardGoalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
steward_goal_row_new (void)
{
  return g_object_new (STEWARD_TYPE_GOAL_ROW, NULL);
}

/* A part that says nothing takes no room. */
static void
set_part (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

void
steward_goal_row_show (StewardGoalRow *self, StewardSuccessPlan *plan, StewardRecord *goal)
{
  StewardDay today = steward_portfolio_get_today (steward_success_plan_get_portfolio (plan));
  StewardGoalProgress *progress = &self->progress;
  g_autofree char *state = NULL;
  g_autofree char *value = NULL;
  g_autofree char *due = NULL;
  g_autofree char *reading = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (STEWARD_IS_GOAL_ROW (self));
  g_set_object (&self->goal, goal);
  *progress = steward_success_plan_get_progress (plan, goal);
  state = steward_goal_progress_describe_state (progress);
  value = steward_goal_progress_describe_value (progress);
  due = steward_goal_progress_describe_due (progress, today);
  reading = steward_goal_progress_describe_reading (progress);
  spoken = steward_goal_progress_describe (progress, today);
  steward_state_mark_set_state (self->mark, steward_goal_state_get_mark (progress->state));
  steward_goal_bar_show (self->bar, progress->fraction, progress->expected);
  set_part (self->name, progress->goal.name);
  set_part (self->state, state);
  set_part (self->value, value);
  set_part (self->due, due);
  set_part (self->reading, reading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

const StewardGoalProgress *
steward_goal_row_get_progress (StewardGoalRow *self)
{
  g_return_val_if_fail (STEWARD_IS_GOAL_ROW (self), NULL);
  return &self->progress;
}
