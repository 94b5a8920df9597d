/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart.h"

#include "steward-adoption-chart-drawing-private.h"
#include "steward-chart-marks-private.h"

#include <math.h>

/* Draws below the labels, in the order of the layers: field, grid, columns, lines. */

static double
get_base (const StewardChartDrawing *self)
{
  return self->layout->plot.y + self->layout->plot.height;
}

static double
get_right (const StewardChartDrawing *self)
{
  return self->layout->plot.x + self->layout->plot.width;
}

void
steward_chart_drawing_line (
  const StewardChartDrawing *self, double x1, double y1, double x2, double y2, double width)
{
  steward_chart_draw_line (self->cr, x1, y1, x2, y2, width * self->palette->stroke);
}

void
steward_chart_drawing_clip (const StewardChartDrawing *self, const StewardArea *area)
{
  cairo_rectangle (self->cr, area->x, area->y, area->width, area->height);
  cairo_clip (self->cr);
}

void
steward_chart_drawing_dash_estimate (const StewardChartDrawing *self)
{
  const double dashes[] = { 6, 3 };

  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
}

static void
draw_ramp_field (const StewardChartDrawing *self)
{
  const StewardAdoptionRamp *ramp = &self->series->ramp;
  double start;
  double due;

  if (ramp->start == STEWARD_DAY_NONE)
    return;
  start = CLAMP (steward_adoption_chart_day_to_x (self->layout, ramp->start), self->layout->plot.x,
                 get_right (self));
  due = CLAMP (steward_adoption_chart_day_to_x (self->layout, ramp->due), self->layout->plot.x,
               get_right (self));
  cairo_rectangle (self->cr, start, self->layout->plot.y, due - start, self->layout->plot.height);
  steward_color_set (&self->palette->ramp, self->cr);
  cairo_fill (self->cr);
}

static void
draw_grid (const StewardChartDrawing *self)
{
  for (guint i = 0; i < self->layout->ticks->len; i++)
    {
      double tick = g_array_index (self->layout->ticks, double, i);
      double y = floor (steward_adoption_chart_value_to_y (self->layout, tick)) + 0.5;

      steward_color_set (&self->palette->grid, self->cr);
      steward_chart_drawing_line (self, self->layout->plot.x, y, get_right (self), y, 1);
    }
}

static void
draw_missing (const StewardChartDrawing *self, guint index)
{
  StewardArea slot = steward_adoption_chart_get_slot (self->layout, index);

  slot.x += 1;
  slot.width = MAX (slot.width - 2, 1);
  steward_color_set (&self->palette->hatch, self->cr);
  steward_chart_draw_hatch (self->cr, &slot, 8);
}

void
steward_chart_drawing_outline (const StewardChartDrawing *self, const StewardArea *column)
{
  const double dashes[] = { 3, 3 };

  steward_color_set (&self->palette->bar_edge, self->cr);
  cairo_save (self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (self->cr, 1.25 * self->palette->stroke);
  cairo_move_to (self->cr, column->x, column->y + column->height);
  cairo_line_to (self->cr, column->x, column->y);
  cairo_line_to (self->cr, column->x + column->width, column->y);
  cairo_line_to (self->cr, column->x + column->width, column->y + column->height);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
draw_to_date (const StewardChartDrawing *self, const StewardArea *column)
{
  if (self->selected == (int) self->series->months->len - 1)
    {
      cairo_rectangle (self->cr, column->x, column->y, column->width, column->height);
      steward_color_set (&self->palette->bar, self->cr);
      cairo_fill (self->cr);
    }
  steward_chart_drawing_outline (self, column);
}

static void
draw_column (const StewardChartDrawing *self, guint index, const StewardArea *column)
{
  gboolean selected = self->selected == (int) index;

  steward_color_set (selected ? &self->palette->bar_selected : &self->palette->bar, self->cr);
  cairo_rectangle (self->cr, column->x, column->y, column->width, column->height);
  cairo_fill (self->cr);
  steward_color_set (&self->palette->bar_edge, self->cr);
  if (self->palette->patterns)
    {
      cairo_rectangle (self->cr, column->x + 0.5, column->y, column->width - 1, column->height);
      cairo_set_line_width (self->cr, self->palette->stroke);
      cairo_stroke (self->cr);
      steward_color_set (&self->palette->hatch, self->cr);
      steward_chart_draw_hatch (self->cr, column, 5);
      steward_color_set (&self->palette->bar_edge, self->cr);
    }
  /* The edge lies inside, so that its upper side is the value. */
  cairo_rectangle (self->cr, column->x, MIN (column->y, get_base (self) - 2), column->width,
                   2 * self->palette->stroke);
  cairo_fill (self->cr);
}

static void
draw_months (const StewardChartDrawing *self)
{
  for (guint i = 0; i < self->series->months->len; i++)
    {
      const StewardAdoptionMonth *month = steward_adoption_series_get_month (self->series, i);
      StewardArea column;

      if (isnan (month->value))
        {
          if (!month->to_date)
            draw_missing (self, i);
          continue;
        }
      column = steward_adoption_chart_get_column (self->layout, i);
      if (month->to_date)
        draw_to_date (self, &column);
      else
        draw_column (self, i, &column);
      if (month->value > self->layout->values.to)
        {
          steward_color_set (&self->palette->text, self->cr);
          steward_chart_draw_chevrons (self->cr, column.x + column.width / 2, column.y + 5,
                                       MIN (10, column.width), FALSE);
        }
    }
}

static void
draw_ramp (const StewardChartDrawing *self)
{
  const StewardAdoptionRamp *ramp = &self->series->ramp;
  const double dashes[] = { 4, 3 };
  double target;
  double start;
  double due;

  if (ramp->start == STEWARD_DAY_NONE)
    return;
  start = steward_adoption_chart_day_to_x (self->layout, ramp->start);
  due = steward_adoption_chart_day_to_x (self->layout, ramp->due);
  target = steward_adoption_chart_get_ramp_target (self->layout);
  if (target <= 0)
    return;
  cairo_save (self->cr);
  steward_chart_drawing_clip (self, &self->layout->plot);
  steward_color_set (&self->palette->dim_text, self->cr);
  /* Only down to the target: further below stand the figures of the first months. */
  steward_chart_drawing_line (self, floor (start) + 0.5, self->layout->plot.y, floor (start) + 0.5,
                              steward_adoption_chart_value_to_y (self->layout, target), 1);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  steward_chart_drawing_line (self, start, get_base (self), due,
                              steward_adoption_chart_value_to_y (self->layout, target), 1.25);
  cairo_restore (self->cr);
  if (due < self->layout->plot.x || due > get_right (self))
    return;
  steward_color_set (&self->palette->target, self->cr);
  steward_chart_draw_dot (self->cr, due, steward_adoption_chart_value_to_y (self->layout, target),
                          3.5);
}

/* The value of each step of seats as a line; a step without seats has none. */
static void
draw_steps (const StewardChartDrawing *self, double share, double line_width)
{
  gboolean drawn = FALSE;

  for (guint i = 0; i < self->series->steps->len; i++)
    {
      gint64 seats = g_array_index (self->series->steps, StewardAdoptionStep, i).denominator;
      double y = steward_adoption_chart_value_to_y (self->layout, share * (double) seats);
      double start = 0;
      double end = 0;

      steward_adoption_chart_get_step (self->layout, i, &start, &end);
      if (seats > 0 && drawn)
        cairo_line_to (self->cr, start, y);
      else if (seats > 0)
        cairo_move_to (self->cr, start, y);
      if (seats > 0)
        cairo_line_to (self->cr, end, y);
      drawn = seats > 0;
    }
  cairo_set_line_width (self->cr, line_width * self->palette->stroke);
  cairo_stroke (self->cr);
}

static void
draw_target (const StewardChartDrawing *self)
{
  const double dots[] = { 1, 3 };
  double y;

  steward_color_set (&self->palette->target, self->cr);
  if (self->series->mode == STEWARD_ADOPTION_USERS)
    {
      draw_steps (self, self->series->target, 2);
      cairo_save (self->cr);
      cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
      draw_steps (self, 1, 1.5);
      cairo_restore (self->cr);
      return;
    }
  y = round (steward_adoption_chart_value_to_y (self->layout, self->series->target));
  steward_chart_drawing_line (self, self->layout->plot.x, y, get_right (self), y, 2);
}

/* Draws the points from @from on that are joined, and returns the one after them. */
static guint
draw_run (const StewardChartDrawing *self, const GArray *line, guint from)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (StewardPoint));
  g_autoptr (GArray) points = NULL;
  guint i = from;

  do
    {
      const StewardAdoptionPoint *point = &g_array_index (line, StewardAdoptionPoint, i);
      StewardPoint place = { steward_adoption_chart_day_to_x (self->layout, point->end + 1),
                             steward_adoption_chart_value_to_y (self->layout, point->value) };

      g_array_append_val (run, place);
      i++;
  } while (i < line->len && g_array_index (line, StewardAdoptionPoint, i).joined);
  points = steward_scale_dup_downsampled (&g_array_index (run, StewardPoint, 0), run->len, 1);
  steward_chart_draw_run (self->cr, &g_array_index (points, StewardPoint, 0), points->len,
                          2 * self->palette->stroke);
  return i;
}

/* Where nothing is missing but the line breaks, the seats have changed: a faint fall or rise. */
static void
draw_break (const StewardChartDrawing *self, const StewardAdoptionPoint *point)
{
  const double dots[] = { 1, 3 };
  double x = steward_adoption_chart_day_to_x (self->layout, point->end + 1);

  cairo_save (self->cr);
  cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
  steward_chart_drawing_line (self, x,
                              steward_adoption_chart_value_to_y (self->layout, point[-1].value), x,
                              steward_adoption_chart_value_to_y (self->layout, point->value), 1);
  cairo_restore (self->cr);
}

/* @step: the days from one point to the next */
static void
draw_line (const StewardChartDrawing *self, const GArray *line, int step)
{
  for (guint i = 0; i < line->len;)
    {
      const StewardAdoptionPoint *point = &g_array_index (line, StewardAdoptionPoint, i);

      if (i > 0 && point->end - point[-1].end == step)
        draw_break (self, point);
      i = draw_run (self, line, i);
    }
}

static void
draw_lines (const StewardChartDrawing *self)
{
  const StewardAdoptionPoint *last = steward_adoption_series_get_last_point (self->series);

  if (last == NULL)
    return;
  steward_color_set (&self->palette->line, self->cr);
  draw_line (self, self->series->rolling, 1);
  cairo_save (self->cr);
  steward_chart_drawing_dash_estimate (self);
  draw_line (self, self->series->weeks, 7);
  cairo_restore (self->cr);
  steward_chart_draw_dot (self->cr, steward_adoption_chart_day_to_x (self->layout, last->end + 1),
                          steward_adoption_chart_value_to_y (self->layout, last->value),
                          3.5 * self->palette->stroke);
}

static void
draw_axis (const StewardChartDrawing *self)
{
  double today = steward_adoption_chart_day_to_x (self->layout, self->series->today);
  double y = floor (get_base (self)) + 0.5;

  steward_color_set (&self->palette->dim_text, self->cr);
  steward_chart_drawing_line (self, self->layout->plot.x, y, get_right (self), y, 1);
  steward_chart_drawing_line (self, floor (today) + 0.5, y, floor (today) + 0.5, y + 4, 1);
}

void
steward_adoption_chart_draw (cairo_t *cr,
                             const StewardAdoptionChartLayout *layout,
                             const StewardPalette *palette,
                             int selected)
{
  const StewardChartDrawing self = { cr, layout, layout->series, palette, selected };
  gboolean shows_values = steward_adoption_chart_shows_values (layout);

  cairo_save (cr);
  if (layout->mirrored)
    {
      cairo_translate (cr, layout->width, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_ramp_field (&self);
  steward_chart_drawing_band (&self);
  draw_grid (&self);
  if (shows_values)
    draw_months (&self);
  draw_axis (&self);
  draw_ramp (&self);
  draw_target (&self);
  draw_lines (&self);
  steward_chart_drawing_projection (&self);
  steward_chart_drawing_below (&self);
  cairo_restore (cr);
  steward_label_board_draw (layout->board, cr, palette, selected);
}
