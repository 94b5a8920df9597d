/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-spark-widget.h"

#include "steward-spark-line.h"
#include "steward-widget-palette.h"

#define WIDTH 84
#define HEIGHT 22

struct _StewardSparkWidget {
  GtkWidget parent_instance;

  double *values;
  guint n_values;
  double target;
};

G_DEFINE_FINAL_TYPE (StewardSparkWidget, steward_spark_widget, GTK_TYPE_WIDGET)

static void
steward_spark_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardSparkWidget *self = STEWARD_SPARK_WIDGET (widget);
  StewardPalette palette = steward_widget_get_palette (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  steward_spark_line_draw (cr, self->values, self->n_values, self->target, width, height, &palette);
  cairo_destroy (cr);
}

static void
steward_spark_widget_measure (GtkWidget *widget,
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
steward_spark_widget_finalize (GObject *object)
{
  g_free (STEWARD_SPARK_WIDGET (object)->values);
  G_OBJECT_CLASS (steward_spark_widget_parent_class)->finalize (object);
}

static void
steward_spark_widget_class_init (StewardSparkWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_spark_widget_finalize;
  widget_class->snapshot = steward_spark_widget_snapshot;
  widget_class->measure = steward_spark_widget_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_spark_widget_init (StewardSparkWidget *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  steward_widget_follow_palette (GTK_WIDGET (self));
}

GtkWidget *
steward_spark_widget_new (void)
{
  return g_object_new (STEWARD_TYPE_SPARK_WIDGET, NULL);
}

void
steward_spark_widget_set (StewardSparkWidget *self,
                          const double *values,
                          guint n_values,
                          double target)
{
  g_return_if_fail (STEWARD_IS_SPARK_WIDGET (self));
  g_free (self->values);
  self->values = g_memdup2 (values, n_values * sizeof *values);
  self->n_values = n_values;
  self->target = target;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
