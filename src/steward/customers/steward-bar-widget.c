/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-bar-widget.h"

#include "steward-utilization-bar.h"
#include "steward-widget-palette.h"

#include <math.h>

#define WIDTH 78
#define HEIGHT 14

struct _StewardBarWidget {
  GtkWidget parent_instance;

  double value;
  double target;
  gboolean faded;
};

G_DEFINE_FINAL_TYPE (StewardBarWidget, steward_bar_widget, GTK_TYPE_WIDGET)

static void
steward_bar_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardBarWidget *self = STEWARD_BAR_WIDGET (widget);
  StewardPalette palette = steward_widget_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  steward_utilization_bar_draw (cr, self->value, self->target, width, height, &palette,
                                self->faded);
  cairo_destroy (cr);
}

static void
steward_bar_widget_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
steward_bar_widget_class_init (StewardBarWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = steward_bar_widget_snapshot;
  widget_class->measure = steward_bar_widget_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_bar_widget_init (StewardBarWidget *self)
{
  self->value = (double) NAN;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  steward_widget_follow_palette (GTK_WIDGET (self));
}

GtkWidget *
steward_bar_widget_new (void)
{
  return g_object_new (STEWARD_TYPE_BAR_WIDGET, NULL);
}

void
steward_bar_widget_set (StewardBarWidget *self, double value, double target, gboolean faded)
{
  g_return_if_fail (STEWARD_IS_BAR_WIDGET (self));
  self->value = value;
  self->target = target;
  self->faded = faded;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
