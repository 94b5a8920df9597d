/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-bar.h"

#include "steward-goal-chart.h"
#include "steward-widget-palette.h"

#include <math.h>

#define HEIGHT (10 + STEWARD_GOAL_BAR_MARK)
#define MIN_WIDTH 80
#define NATURAL_WIDTH 320

struct _StewardGoalBar {
  GtkWidget parent_instance;

  double fraction;
  double expected;
};

G_DEFINE_FINAL_TYPE (StewardGoalBar, steward_goal_bar, GTK_TYPE_WIDGET)

static void
steward_goal_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardGoalBar *self = STEWARD_GOAL_BAR (widget);
  StewardPalette palette = steward_widget_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) HEIGHT));

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  steward_goal_bar_draw (cr, self->fraction, self->expected, width, HEIGHT, &palette);
  cairo_destroy (cr);
}

static void
steward_goal_bar_measure (GtkWidget *widget,
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
steward_goal_bar_class_init (StewardGoalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = steward_goal_bar_snapshot;
  widget_class->measure = steward_goal_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "goalbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_goal_bar_init (StewardGoalBar *self)
{
  self->fraction = (double) NAN;
  self->expected = (double) NAN;
  steward_widget_follow_palette (GTK_WIDGET (self));
}

void
steward_goal_bar_show (StewardGoalBar *self, double fraction, double expected)
{
  g_return_if_fail (STEWARD_IS_GOAL_BAR (self));
  self->fraction = fraction;
  self->expected = expected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
