/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-line.h"

#include "steward-goal-chart.h"
#include "steward-widget-palette.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 96
#define MIN_WIDTH 120
#define NATURAL_WIDTH 400

struct _StewardGoalLine {
  GtkWidget parent_instance;

  StewardRecord *goal; /* whose texts the progress borrows */
  StewardGoalProgress progress;
  GArray *readings; /* NULL until there is a goal */
  StewardDay today;
};

G_DEFINE_FINAL_TYPE (StewardGoalLine, steward_goal_line, GTK_TYPE_WIDGET)

static void
steward_goal_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardGoalLine *self = STEWARD_GOAL_LINE (widget);
  StewardPalette palette = steward_widget_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  cairo_t *cr;

  if (self->readings == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) HEIGHT));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  steward_goal_line_draw (cr, &self->progress, self->readings, self->today, width, HEIGHT,
                          &palette);
  cairo_destroy (cr);
}

static void
steward_goal_line_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : HEIGHT;
}

static void
steward_goal_line_finalize (GObject *object)
{
  StewardGoalLine *self = STEWARD_GOAL_LINE (object);

  g_clear_object (&self->goal);
  g_clear_pointer (&self->readings, g_array_unref);
  G_OBJECT_CLASS (steward_goal_line_parent_class)->finalize (object);
}

static void
steward_goal_line_class_init (StewardGoalLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_goal_line_finalize;
  widget_class->snapshot = steward_goal_line_snapshot;
  widget_class->measure = steward_goal_line_measure;
  gtk_widget_class_set_css_name (widget_class, "goalline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_goal_line_init (StewardGoalLine *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Course of the goal"), -1);
  steward_widget_follow_palette (GTK_WIDGET (self));
}

void
steward_goal_line_show (StewardGoalLine *self, StewardSuccessPlan *plan, StewardRecord *goal)
{
  StewardPortfolio *portfolio;
  g_autofree char *text = NULL;

  g_return_if_fail (STEWARD_IS_GOAL_LINE (self));
  g_return_if_fail (STEWARD_IS_SUCCESS_PLAN (plan));
  portfolio = steward_success_plan_get_portfolio (plan);
  g_set_object (&self->goal, goal);
  self->progress = steward_success_plan_get_progress (plan, goal);
  g_clear_pointer (&self->readings, g_array_unref);
  self->readings = steward_success_plan_dup_course (plan, goal);
  self->today = steward_portfolio_get_today (portfolio);
  text = steward_goal_progress_describe (&self->progress, self->today);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
