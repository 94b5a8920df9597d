/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-marks-private.h"

#include <math.h>

void
steward_chart_draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

void
steward_chart_draw_dot (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

void
steward_chart_draw_run (cairo_t *cr, const StewardPoint *points, guint n_points, double width)
{
  if (n_points == 1)
    {
      steward_chart_draw_dot (cr, points[0].x, points[0].y, width);
      return;
    }
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
steward_chart_draw_hatch (cairo_t *cr, const StewardArea *area, double distance)
{
  /* A grid of the whole drawing, so that neighbours join. */
  double first = floor ((area->x - area->height) / distance) * distance;

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1);
  for (int i = 0; first + i * distance < area->x + area->width; i++)
    {
      double x = first + i * distance;

      cairo_move_to (cr, x, area->y + area->height);
      cairo_line_to (cr, x + area->height, area->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
steward_chart_draw_chevrons (cairo_t *cr, double x, double y, double size, gboolean to_the_right)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (to_the_right)
    cairo_rotate (cr, G_PI / 2);
  cairo_set_line_width (cr, 1.5);
  for (int i = 0; i < 2; i++)
    {
      double top = i * size * 0.42;

      cairo_move_to (cr, -size / 2, top + size / 2);
      cairo_line_to (cr, 0, top);
      cairo_line_to (cr, size / 2, top + size / 2);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

gboolean
steward_chart_role_has_state (StewardSeriesRole role)
{
  return role >= STEWARD_SERIES_HEALTHY && role <= STEWARD_SERIES_UNKNOWN;
}

void
steward_chart_draw_role (cairo_t *cr,
                         const StewardPalette *palette,
                         StewardSeriesRole role,
                         double x,
                         double y,
                         double radius)
{
  cairo_save (cr);
  cairo_new_path (cr);
  if (role == STEWARD_SERIES_CONCERNING)
    {
      steward_color_set (&palette->concerning, cr);
      cairo_move_to (cr, x, y - radius);
      cairo_line_to (cr, x + radius, y);
      cairo_line_to (cr, x, y + radius);
      cairo_line_to (cr, x - radius, y);
    }
  else if (role == STEWARD_SERIES_POOR)
    {
      steward_color_set (&palette->poor, cr);
      cairo_move_to (cr, x, y - radius);
      cairo_line_to (cr, x + radius, y + radius * 0.9);
      cairo_line_to (cr, x - radius, y + radius * 0.9);
    }
  else
    {
      steward_color_set (role == STEWARD_SERIES_HEALTHY ? &palette->healthy : &palette->dim_text,
                         cr);
      cairo_arc (cr, x, y, radius * (role == STEWARD_SERIES_HEALTHY ? 0.95 : 0.8), 0, 2 * G_PI);
    }
  cairo_close_path (cr);
  cairo_set_line_width (cr, 1.5 * palette->stroke);
  if (role == STEWARD_SERIES_UNKNOWN)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
  cairo_restore (cr);
}
