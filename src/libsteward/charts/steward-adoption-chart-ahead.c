/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart-drawing-private.h"

#include "steward-chart-marks-private.h"

/* Draws what is to come: a dashed line in a field that is less and less certain. */

static const StewardAdoptionProjection *
get_projection (const StewardChartDrawing *self, guint i)
{
  return &g_array_index (self->series->projection, StewardAdoptionProjection, i);
}

static double
get_x (const StewardChartDrawing *self, guint i)
{
  return steward_adoption_chart_day_to_x (self->layout, get_projection (self, i)->day + 1);
}

void
steward_chart_drawing_dash_projection (const StewardChartDrawing *self)
{
  const double dashes[] = { 4, 4 };

  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
}

/* There and back again. */
static void
trace_band (const StewardChartDrawing *self)
{
  guint n = self->series->projection->len;

  cairo_new_path (self->cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (
      self->cr, get_x (self, i),
      steward_adoption_chart_value_to_y (self->layout, get_projection (self, i)->high));
  for (guint i = n; i > 0; i--)
    cairo_line_to (
      self->cr, get_x (self, i - 1),
      steward_adoption_chart_value_to_y (self->layout, get_projection (self, i - 1)->low));
  cairo_close_path (self->cr);
}

void
steward_chart_drawing_band (const StewardChartDrawing *self)
{
  if (self->series->projection->len == 0)
    return;
  cairo_save (self->cr);
  steward_chart_drawing_clip (self, &self->layout->plot);
  trace_band (self);
  steward_color_set (&self->palette->bar, self->cr);
  cairo_fill (self->cr);
  if (self->palette->patterns)
    {
      trace_band (self);
      steward_color_set (&self->palette->bar_edge, self->cr);
      cairo_set_line_width (self->cr, 1);
      cairo_stroke_preserve (self->cr);
      cairo_clip (self->cr);
      steward_color_set (&self->palette->hatch, self->cr);
      steward_chart_draw_hatch (self->cr, &self->layout->plot, 8);
    }
  cairo_restore (self->cr);
}

/* Of the seats of today. */
static double
get_target_y (const StewardChartDrawing *self)
{
  guint last = self->series->steps->len - 1;
  gint64 seats = g_array_index (self->series->steps, StewardAdoptionStep, last).denominator;

  return steward_adoption_chart_value_to_y (
    self->layout, steward_adoption_chart_get_target (self->layout, seats));
}

/* What the read-out tells of. */
static void
draw_selected (const StewardChartDrawing *self)
{
  const StewardAdoptionProjection *projected;

  if (self->selected + 1 < (int) self->series->months->len)
    return;
  projected = steward_adoption_series_find_projection (self->series,
                                                       self->series->first_month + self->selected);
  if (projected)
    steward_chart_draw_dot (self->cr,
                            steward_adoption_chart_day_to_x (self->layout, projected->day + 1),
                            steward_adoption_chart_value_to_y (self->layout, projected->value),
                            4.5 * self->palette->stroke);
}

void
steward_chart_drawing_projection (const StewardChartDrawing *self)
{
  guint n = self->series->projection->len;

  if (n == 0)
    return;
  cairo_save (self->cr);
  steward_chart_drawing_clip (self, &self->layout->plot);
  steward_color_set (&self->palette->line, self->cr);
  steward_chart_drawing_dash_projection (self);
  for (guint i = 0; i < n; i++)
    cairo_line_to (
      self->cr, get_x (self, i),
      steward_adoption_chart_value_to_y (self->layout, get_projection (self, i)->value));
  cairo_set_line_width (self->cr, 2 * self->palette->stroke);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
  steward_color_set (&self->palette->line, self->cr);
  if (self->series->crossing != STEWARD_DAY_NONE)
    steward_chart_draw_dot (
      self->cr, steward_adoption_chart_day_to_x (self->layout, self->series->crossing + 1),
      get_target_y (self), 3.5 * self->palette->stroke);
  draw_selected (self);
}
