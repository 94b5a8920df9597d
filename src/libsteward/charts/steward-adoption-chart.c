/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart.h"

#include "steward-adoption-chart-layout-private.h"
#include "steward-chart-marks-private.h"

#include <math.h>

/* Draws below the labels, in the order of the layers: field, grid, columns, lines. */

typedef struct {
  cairo_t *cr;
  const StewardAdoptionChartLayout *layout;
  const StewardAdoptionSeries *series;
  const StewardPalette *palette;
  int selected;
} Drawing;

static double
get_base (const Drawing *self)
{
  return self->layout->plot.y + self->layout->plot.height;
}

static double
get_right (const Drawing *self)
{
  return self->layout->plot.x + self->layout->plot.width;
}

static void
clip_to (cairo_t *cr, const StewardArea *area)
{
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
}

static void
draw_ramp_field (const Drawing *self)
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
draw_grid (const Drawing *self)
{
  for (guint i = 0; i < self->layout->ticks->len; i++)
    {
      double tick = g_array_index (self->layout->ticks, double, i);
      double y = floor (steward_adoption_chart_value_to_y (self->layout, tick)) + 0.5;

      steward_color_set (&self->palette->grid, self->cr);
      steward_chart_draw_line (self->cr, self->layout->plot.x, y, get_right (self), y, 1);
    }
}

static void
draw_missing (const Drawing *self, guint index)
{
  StewardArea slot = steward_adoption_chart_get_month_area (self->layout, index);

  slot.x += 1;
  slot.width = MAX (slot.width - 2, 1);
  steward_color_set (&self->palette->hatch, self->cr);
  steward_chart_draw_hatch (self->cr, &slot, 8);
}

static void
draw_to_date (const Drawing *self, const StewardArea *column)
{
  const double dashes[] = { 3, 3 };

  if (self->selected == (int) self->series->months->len - 1)
    {
      cairo_rectangle (self->cr, column->x, column->y, column->width, column->height);
      steward_color_set (&self->palette->bar, self->cr);
      cairo_fill (self->cr);
    }
  steward_color_set (&self->palette->bar_edge, self->cr);
  cairo_save (self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (self->cr, 1.25);
  cairo_move_to (self->cr, column->x, column->y + column->height);
  cairo_line_to (self->cr, column->x, column->y);
  cairo_line_to (self->cr, column->x + column->width, column->y);
  cairo_line_to (self->cr, column->x + column->width, column->y + column->height);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
draw_column (const Drawing *self, guint index, const StewardArea *column)
{
  gboolean selected = self->selected == (int) index;

  steward_color_set (selected ? &self->palette->bar_selected : &self->palette->bar, self->cr);
  cairo_rectangle (self->cr, column->x, column->y, column->width, column->height);
  cairo_fill (self->cr);
  steward_color_set (&self->palette->bar_edge, self->cr);
  if (self->palette->patterns)
    {
      cairo_rectangle (self->cr, column->x + 0.5, column->y, column->width - 1, column->height);
      cairo_set_line_width (self->cr, 1);
      cairo_stroke (self->cr);
      steward_color_set (&self->palette->hatch, self->cr);
      steward_chart_draw_hatch (self->cr, column, 5);
      steward_color_set (&self->palette->bar_edge, self->cr);
    }
  /* The edge lies inside, so that its upper side is the value. */
  cairo_rectangle (self->cr, column->x, MIN (column->y, get_base (self) - 2), column->width, 2);
  cairo_fill (self->cr);
}

static void
draw_months (const Drawing *self)
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
draw_ramp (const Drawing *self)
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
  clip_to (self->cr, &self->layout->plot);
  steward_color_set (&self->palette->dim_text, self->cr);
  /* Only down to the target: further below stand the figures of the first months. */
  steward_chart_draw_line (self->cr, floor (start) + 0.5, self->layout->plot.y, floor (start) + 0.5,
                           steward_adoption_chart_value_to_y (self->layout, target), 1);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  steward_chart_draw_line (self->cr, start, get_base (self), due,
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
draw_steps (const Drawing *self, double share, double line_width)
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
  cairo_set_line_width (self->cr, line_width);
  cairo_stroke (self->cr);
}

static void
draw_target (const Drawing *self)
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
  steward_chart_draw_line (self->cr, self->layout->plot.x, y, get_right (self), y, 2);
}

/* Draws the weeks from @from on that are joined, and returns the one after them. */
static guint
draw_run (const Drawing *self, guint from)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (StewardPoint));
  g_autoptr (GArray) points = NULL;
  guint i = from;

  do
    {
      const StewardAdoptionWeek *week = &g_array_index (self->series->weeks, StewardAdoptionWeek,
                                                        i);
      StewardPoint point = { steward_adoption_chart_day_to_x (self->layout, week->end + 1),
                             steward_adoption_chart_value_to_y (self->layout, week->value) };

      g_array_append_val (run, point);
      i++;
  } while (i < self->series->weeks->len
           && g_array_index (self->series->weeks, StewardAdoptionWeek, i).joined);
  points = steward_scale_dup_downsampled (&g_array_index (run, StewardPoint, 0), run->len, 1);
  steward_chart_draw_run (self->cr, &g_array_index (points, StewardPoint, 0), points->len, 2);
  return i;
}

static void
draw_weeks (const Drawing *self)
{
  guint n = self->series->weeks->len;

  steward_color_set (&self->palette->line, self->cr);
  for (guint i = 0; i < n;)
    i = draw_run (self, i);
  if (n > 0)
    {
      const StewardAdoptionWeek *last = &g_array_index (self->series->weeks, StewardAdoptionWeek,
                                                        n - 1);

      steward_chart_draw_dot (self->cr,
                              steward_adoption_chart_day_to_x (self->layout, last->end + 1),
                              steward_adoption_chart_value_to_y (self->layout, last->value), 3.5);
    }
}

static void
draw_axis (const Drawing *self)
{
  double today = steward_adoption_chart_day_to_x (self->layout, self->series->today);
  double y = floor (get_base (self)) + 0.5;

  steward_color_set (&self->palette->dim_text, self->cr);
  steward_chart_draw_line (self->cr, self->layout->plot.x, y, get_right (self), y, 1);
  steward_chart_draw_line (self->cr, floor (today) + 0.5, y, floor (today) + 0.5, y + 4, 1);
}

static void
draw_lane (const Drawing *self)
{
  const StewardArea *lane = &self->layout->lane;
  double greatest = 0;

  for (guint i = 0; i < self->series->steps->len; i++)
    greatest = MAX (
      greatest, (double) g_array_index (self->series->steps, StewardAdoptionStep, i).denominator);
  for (guint i = 0; lane->height > 0 && i < self->series->steps->len; i++)
    {
      gint64 seats = g_array_index (self->series->steps, StewardAdoptionStep, i).denominator;
      double height = lane->height - STEWARD_LANE_RISE * (1 - (double) seats / MAX (greatest, 1));
      StewardArea step = { 0, lane->y + lane->height - height, 0, height };
      double end = 0;

      steward_adoption_chart_get_step (self->layout, i, &step.x, &end);
      step.width = end - step.x;
      if (seats > 0)
        {
          steward_color_set (&self->palette->ramp, self->cr);
          cairo_rectangle (self->cr, step.x, step.y, step.width, step.height);
          cairo_fill (self->cr);
        }
      steward_color_set (&self->palette->dim_text, self->cr);
      if (seats > 0)
        steward_chart_draw_line (self->cr, step.x, floor (step.y) + 0.5, end, floor (step.y) + 0.5,
                                 1);
      if (i > 0)
        steward_chart_draw_line (self->cr, floor (step.x) + 0.5, lane->y, floor (step.x) + 0.5,
                                 lane->y + lane->height, 1);
    }
}

static void
draw_legend_mark (const Drawing *self, const StewardLegendEntry *entry)
{
  StewardArea mark = { entry->area.x, entry->area.y + entry->area.height / 2 - 5,
                       STEWARD_LEGEND_MARK_WIDTH, 10 };
  const double dashes[] = { 3, 2 };
  const double dots[] = { 1, 3 };
  double middle = mark.y + mark.height / 2;

  cairo_save (self->cr);
  clip_to (self->cr, &mark);
  switch (entry->mark)
    {
    case STEWARD_LEGEND_COMPLETE:
      steward_color_set (&self->palette->bar, self->cr);
      cairo_paint (self->cr);
      steward_color_set (&self->palette->bar_edge, self->cr);
      cairo_rectangle (self->cr, mark.x, mark.y, mark.width, 2);
      cairo_fill (self->cr);
      break;
    case STEWARD_LEGEND_TO_DATE:
      mark = (StewardArea) { mark.x + 1, mark.y + 1, mark.width - 2, mark.height };
      draw_to_date (&(Drawing) { self->cr, self->layout, self->series, self->palette, -1 }, &mark);
      break;
    case STEWARD_LEGEND_WEEKS:
      steward_color_set (&self->palette->line, self->cr);
      steward_chart_draw_line (self->cr, mark.x, middle, mark.x + mark.width, middle, 2);
      break;
    case STEWARD_LEGEND_RAMP:
      steward_color_set (&self->palette->ramp, self->cr);
      cairo_paint (self->cr);
      steward_color_set (&self->palette->dim_text, self->cr);
      cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
      steward_chart_draw_line (self->cr, mark.x, mark.y + mark.height, mark.x + mark.width, mark.y,
                               1.25);
      break;
    case STEWARD_LEGEND_SEATS:
      steward_color_set (&self->palette->target, self->cr);
      cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
      steward_chart_draw_line (self->cr, mark.x, middle, mark.x + mark.width, middle, 1.5);
      break;
    case STEWARD_LEGEND_NO_DATA:
      steward_color_set (&self->palette->hatch, self->cr);
      steward_chart_draw_hatch (self->cr, &mark, 5);
      break;
    case STEWARD_LEGEND_OVER:
      steward_color_set (&self->palette->text, self->cr);
      steward_chart_draw_chevrons (self->cr, mark.x + mark.width / 2, mark.y, 10, FALSE);
      break;
    case STEWARD_LEGEND_REMARK:
    default:
      break;
    }
  cairo_restore (self->cr);
}

void
steward_adoption_chart_draw (cairo_t *cr,
                             const StewardAdoptionChartLayout *layout,
                             const StewardPalette *palette,
                             int selected)
{
  const Drawing self = { cr, layout, layout->series, palette, selected };
  gboolean shows_values = steward_adoption_chart_shows_values (layout);

  cairo_save (cr);
  draw_ramp_field (&self);
  draw_grid (&self);
  if (shows_values)
    draw_months (&self);
  draw_axis (&self);
  draw_ramp (&self);
  draw_target (&self);
  draw_weeks (&self);
  draw_lane (&self);
  for (guint i = 0; i < layout->legend->len; i++)
    draw_legend_mark (&self, &g_array_index (layout->legend, StewardLegendEntry, i));
  steward_label_board_draw (layout->board, cr, palette, selected);
  cairo_restore (cr);
}
