/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-spark-line.h"

#include "steward-chart-marks-private.h"

#include <math.h>

#define TOP 1.2
/* Room for half a line and for the dot. */
#define MARGIN 3

void
steward_spark_line_draw (cairo_t *cr,
                         const double *values,
                         guint n_values,
                         double target,
                         double width,
                         double height,
                         const StewardPalette *palette)
{
  const StewardScale across = { 0, MAX ((double) n_values - 1, 1), MARGIN, width - MARGIN };
  const StewardScale up = { 0, TOP, height - MARGIN, MARGIN };
  g_autofree StewardPoint *points = g_new (StewardPoint, n_values);
  double y = floor (steward_scale_map (&up, target)) + 0.5;
  guint n = 0;

  cairo_save (cr);
  steward_color_set (&palette->hatch, cr);
  steward_chart_draw_line (cr, 0, y, width, y, 1);
  steward_color_set (&palette->line, cr);
  for (guint i = 0; i <= n_values; i++)
    if (i < n_values && !isnan (values[i]))
      points[n++] = (StewardPoint) { steward_scale_map (&across, i),
                                     steward_scale_map (&up, CLAMP (values[i], 0, TOP)) };
    else if (n > 0)
      {
        steward_chart_draw_run (cr, points, n, 1.5);
        if (i == n_values)
          steward_chart_draw_dot (cr, points[n - 1].x, points[n - 1].y, 2.5);
        n = 0;
      }
  cairo_restore (cr);
}
