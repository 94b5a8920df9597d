/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart-drawing-private.h"

#include "steward-chart-marks-private.h"

#include <math.h>

/* Draws what is below the months: the lanes, and the marks of the legend. */

static void
draw_seats (const StewardChartDrawing *self)
{
  const StewardArea *lane = &self->layout->lanes[STEWARD_LANE_SEATS];
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
        steward_chart_drawing_line (self, step.x, floor (step.y) + 0.5, end, floor (step.y) + 0.5,
                                    1);
      if (i > 0)
        steward_chart_drawing_line (self, floor (step.x) + 0.5, lane->y, floor (step.x) + 0.5,
                                    lane->y + lane->height, 1);
    }
}

/* A bar with ends, hatched, so that it is told from the seats without any colour. */
static void
draw_breaches (const StewardChartDrawing *self)
{
  for (guint i = 0;
       self->layout->lanes[STEWARD_LANE_BREACHES].height > 0 && i < self->series->breaches->len;
       i++)
    {
      StewardArea bar = steward_adoption_chart_get_breach_area (self->layout, i);

      steward_color_set (&self->palette->hatch, self->cr);
      steward_chart_draw_hatch (self->cr, &bar, 5);
      steward_color_set (&self->palette->dim_text, self->cr);
      cairo_rectangle (self->cr, floor (bar.x) + 0.5, floor (bar.y) + 0.5, floor (bar.width),
                       floor (bar.height) - 1);
      cairo_set_line_width (self->cr, self->palette->stroke);
      cairo_stroke (self->cr);
    }
}

/* Each kind has a shape of its own, all of about the same size. */
static void
draw_mark (const StewardChartDrawing *self, StewardAdoptionMarkKind kind, double x, double y)
{
  const double r = steward_adoption_chart_get_mark_radius (self->layout);

  cairo_new_path (self->cr);
  switch (kind)
    {
    case STEWARD_ADOPTION_MARK_CONTRACT_CLOSE:
      cairo_rectangle (self->cr, x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6);
      break;
    case STEWARD_ADOPTION_MARK_PRODUCTION:
      cairo_move_to (self->cr, x - r, y + r * 0.9);
      cairo_line_to (self->cr, x, y - r);
      cairo_line_to (self->cr, x + r, y + r * 0.9);
      break;
    case STEWARD_ADOPTION_MARK_SEATS:
      cairo_rectangle (self->cr, x - r, y - r / 3, r * 2, r * 2 / 3);
      break;
    case STEWARD_ADOPTION_MARK_REACHED:
      cairo_arc (self->cr, x, y, r * 0.9, 0, 2 * G_PI);
      break;
    case STEWARD_ADOPTION_MARK_RENEWAL:
    default:
      cairo_move_to (self->cr, x, y - r);
      cairo_line_to (self->cr, x + r, y);
      cairo_line_to (self->cr, x, y + r);
      cairo_line_to (self->cr, x - r, y);
    }
  cairo_close_path (self->cr);
  steward_color_set (kind == STEWARD_ADOPTION_MARK_REACHED ? &self->palette->line
                                                           : &self->palette->dim_text,
                     self->cr);
  cairo_set_line_width (self->cr, 1.25 * self->palette->stroke);
  /* An end, and mostly still to come, is an outline, as the month to date is. */
  if (kind == STEWARD_ADOPTION_MARK_RENEWAL)
    cairo_stroke (self->cr);
  else
    cairo_fill (self->cr);
}

static void
draw_marks (const StewardChartDrawing *self)
{
  for (guint i = 0;
       self->layout->lanes[STEWARD_LANE_MARKS].height > 0 && i < self->series->marks->len; i++)
    {
      StewardPoint point = steward_adoption_chart_get_mark_point (self->layout, i);

      draw_mark (self, g_array_index (self->series->marks, StewardAdoptionMark, i).kind, point.x,
                 point.y);
    }
}

static void
draw_legend_mark (const StewardChartDrawing *self, const StewardLegendEntry *entry)
{
  const double width = steward_chart_legend_get_mark_width (self->layout->line_height);
  const double height = round (width * 0.72);
  StewardArea mark = { entry->area.x, entry->area.y + (entry->area.height - height) / 2, width,
                       height };
  const double dashes[] = { 3, 2 };
  const double dots[] = { 1, 3 };
  double middle = mark.y + mark.height / 2;

  cairo_save (self->cr);
  steward_chart_drawing_clip (self, &mark);
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
      steward_chart_drawing_outline (self, &mark);
      break;
    case STEWARD_LEGEND_WEEKS:
      steward_chart_drawing_dash_estimate (self);
      steward_color_set (&self->palette->line, self->cr);
      steward_chart_drawing_line (self, mark.x, middle, mark.x + mark.width, middle, 2);
      break;
    case STEWARD_LEGEND_DAY:
      draw_mark (self, (StewardAdoptionMarkKind) entry->kind, mark.x + mark.width / 2, middle);
      break;
    case STEWARD_LEGEND_ROLLING:
      steward_color_set (&self->palette->line, self->cr);
      steward_chart_drawing_line (self, mark.x, middle, mark.x + mark.width, middle, 2);
      break;
    case STEWARD_LEGEND_FORECAST:
      steward_color_set (&self->palette->bar, self->cr);
      cairo_paint (self->cr);
      steward_chart_drawing_dash_projection (self);
      steward_color_set (&self->palette->line, self->cr);
      steward_chart_drawing_line (self, mark.x, middle, mark.x + mark.width, middle, 2);
      break;
    case STEWARD_LEGEND_RAMP:
      steward_color_set (&self->palette->ramp, self->cr);
      cairo_paint (self->cr);
      steward_color_set (&self->palette->dim_text, self->cr);
      cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
      steward_chart_drawing_line (self, mark.x, mark.y + mark.height, mark.x + mark.width, mark.y,
                                  1.25);
      break;
    case STEWARD_LEGEND_SEATS:
      steward_color_set (&self->palette->target, self->cr);
      cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
      steward_chart_drawing_line (self, mark.x, middle, mark.x + mark.width, middle, 1.5);
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
steward_chart_drawing_below (const StewardChartDrawing *self)
{
  draw_seats (self);
  draw_breaches (self);
  draw_marks (self);
  for (guint i = 0; i < self->layout->legend->len; i++)
    draw_legend_mark (self, &g_array_index (self->layout->legend, StewardLegendEntry, i));
}
