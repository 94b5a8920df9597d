/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-day-strip.h"

#include "steward-explanation.h"
#include "steward-widget-palette.h"

#define DAY_WIDTH 6
#define DAY_HEIGHT 9
#define GAP 2
#define MAX_A_ROW 31

struct _StewardDayStrip {
  GtkWidget parent_instance;

  GArray *days; /* of StewardExplanationDay */
  guint a_row;
};

G_DEFINE_FINAL_TYPE (StewardDayStrip, steward_day_strip, GTK_TYPE_WIDGET)

static void
steward_day_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardDayStrip *self = STEWARD_DAY_STRIP (widget);
  StewardPalette palette = steward_widget_get_palette (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                   (float) gtk_widget_get_height (widget)));

  cairo_set_line_width (cr, palette.stroke);
  for (guint i = 0; i < self->days->len; i++)
    {
      guint row = i / self->a_row;
      double left = i % self->a_row * (DAY_WIDTH + GAP);
      double x = rtl ? gtk_widget_get_width (widget) - left - DAY_WIDTH : left;
      double y = row * (DAY_HEIGHT + GAP);

      if (g_array_index (self->days, StewardExplanationDay, i).present)
        {
          steward_color_set (&palette.bar_edge, cr);
          cairo_rectangle (cr, x, y, DAY_WIDTH, DAY_HEIGHT);
          cairo_fill (cr);
          continue;
        }
      steward_color_set (&palette.dim_text, cr);
      cairo_rectangle (cr, x + 0.5, y + 0.5, DAY_WIDTH - 1, DAY_HEIGHT - 1);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
steward_day_strip_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  StewardDayStrip *self = STEWARD_DAY_STRIP (widget);
  int n_days = (int) self->days->len;
  int a_row = (int) self->a_row;
  int n_rows = (n_days + a_row - 1) / a_row;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                          ? MIN (n_days, a_row) * (DAY_WIDTH + GAP)
                          : n_rows * (DAY_HEIGHT + GAP);
}

static void
steward_day_strip_finalize (GObject *object)
{
  g_clear_pointer (&STEWARD_DAY_STRIP (object)->days, g_array_unref);
  G_OBJECT_CLASS (steward_day_strip_parent_class)->finalize (object);
}

static void
steward_day_strip_class_init (StewardDayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_day_strip_finalize;
  widget_class->snapshot = steward_day_strip_snapshot;
  widget_class->measure = steward_day_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "daystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
steward_day_strip_init (StewardDayStrip *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (StewardExplanationDay));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  steward_widget_follow_palette (GTK_WIDGET (self));
}

GtkWidget *
steward_day_strip_new (const GArray *days, int width)
{
  StewardDayStrip *self = g_object_new (STEWARD_TYPE_DAY_STRIP, NULL);

  self->a_row = (guint) CLAMP (width / (DAY_WIDTH + GAP), 1, MAX_A_ROW);
  g_array_append_vals (self->days, days->data, days->len);
  return GTK_WIDGET (self);
}
