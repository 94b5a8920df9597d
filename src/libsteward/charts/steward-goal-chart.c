/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-chart.h"

#include "steward-chart-marks-private.h"
#include "steward-utilization-bar.h"

#include <math.h>

/* --- The bar ---------------------------------------------------------------------------------- */

static void
draw_expected (cairo_t *cr, double x, double y)
{
  const double half = STEWARD_GOAL_BAR_MARK / 2.0 + 1;

  cairo_move_to (cr, x, y + 1);
  cairo_line_to (cr, x + half, y + STEWARD_GOAL_BAR_MARK);
  cairo_line_to (cr, x - half, y + STEWARD_GOAL_BAR_MARK);
  cairo_close_path (cr);
  cairo_fill (cr);
}

void
steward_goal_bar_draw (cairo_t *cr,
                       double fraction,
                       double expected,
                       double width,
                       double height,
                       const StewardPalette *palette)
{
  double bar_height = height - STEWARD_GOAL_BAR_MARK;

  steward_utilization_bar_draw (cr, fraction / STEWARD_GOAL_BAR_END, 1 / STEWARD_GOAL_BAR_END,
                                width, bar_height, palette, FALSE);
  if (isnan (expected))
    return;
  cairo_save (cr);
  steward_color_set (&palette->dim_text, cr);
  draw_expected (cr, CLAMP (expected, 0, 1) / STEWARD_GOAL_BAR_END * width, bar_height);
  cairo_restore (cr);
}

/* --- The line --------------------------------------------------------------------------------- */

/* Room for a dot. */
#define MARGIN 5
#define DOT 3

/* Where days and values are. */
typedef struct {
  StewardScale across;
  StewardScale up;
} Places;

static void
reach (StewardScale *scale, double value)
{
  if (isnan (value))
    return;
  scale->from = isnan (scale->from) ? value : MIN (scale->from, value);
  scale->to = isnan (scale->to) ? value : MAX (scale->to, value);
}

static void
reach_day (StewardScale *scale, StewardDay day)
{
  if (day != STEWARD_DAY_NONE)
    reach (scale, day);
}

/* A scale of one value has it in the middle. */
static void
widen (StewardScale *scale)
{
  if (isnan (scale->from))
    scale->from = scale->to = 0;
  if (scale->to - scale->from > 0)
    return;
  scale->from -= 1;
  scale->to += 1;
}

/* Readings of before the start are the baseline's. */
static gboolean
is_shown (const StewardGoalProgress *progress, const StewardGoalReading *reading, StewardDay today)
{
  return reading->day <= today
         && (progress->start == STEWARD_DAY_NONE || reading->day >= progress->start);
}

static Places
find_places (const StewardGoalProgress *progress,
             const GArray *readings,
             StewardDay today,
             double width,
             double height)
{
  const double none = (double) NAN;
  Places places = { { none, none, MARGIN, width - MARGIN },
                    { none, none, height - MARGIN, MARGIN } };

  reach_day (&places.across, progress->start);
  reach_day (&places.across, progress->goal.due);
  if (progress->goal.due == STEWARD_DAY_NONE || today < progress->goal.due)
    reach_day (&places.across, today);
  reach (&places.up, progress->baseline);
  reach (&places.up, progress->goal.target);
  for (guint i = 0; i < readings->len; i++)
    {
      const StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, i);

      if (!is_shown (progress, reading, today))
        continue;
      reach_day (&places.across, reading->day);
      reach (&places.up, reading->value);
    }
  widen (&places.across);
  widen (&places.up);
  return places;
}

static void
draw_target (cairo_t *cr, const StewardGoalProgress *progress, const Places *places)
{
  const double dashes[] = { 4, 3 };
  double y = floor (steward_scale_map (&places->up, progress->goal.target)) + 0.5;

  cairo_save (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  steward_chart_draw_line (cr, places->across.start, y, places->across.end, y, 1.5);
  cairo_restore (cr);
}

static void
draw_way (cairo_t *cr, const StewardGoalProgress *progress, const Places *places)
{
  steward_chart_draw_line (cr, steward_scale_map (&places->across, progress->start),
                           steward_scale_map (&places->up, progress->baseline),
                           steward_scale_map (&places->across, progress->goal.due),
                           steward_scale_map (&places->up, progress->goal.target), 1);
}

static void
draw_readings (cairo_t *cr,
               const StewardGoalProgress *progress,
               const GArray *readings,
               StewardDay today,
               const Places *places)
{
  g_autofree StewardPoint *points = g_new (StewardPoint, readings->len + 1);
  guint n = 0;

  if (!isnan (progress->baseline) && progress->start != STEWARD_DAY_NONE)
    points[n++] = (StewardPoint) { steward_scale_map (&places->across, progress->start),
                                   steward_scale_map (&places->up, progress->baseline) };
  for (guint i = 0; i < readings->len; i++)
    {
      const StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, i);

      if (is_shown (progress, reading, today))
        points[n++] = (StewardPoint) { steward_scale_map (&places->across, reading->day),
                                       steward_scale_map (&places->up, reading->value) };
    }
  if (n == 0)
    return;
  steward_chart_draw_run (cr, points, n, 2);
  for (guint i = 0; i < n; i++)
    steward_chart_draw_dot (cr, points[i].x, points[i].y, DOT);
}

void
steward_goal_line_draw (cairo_t *cr,
                        const StewardGoalProgress *progress,
                        const GArray *readings,
                        StewardDay today,
                        double width,
                        double height,
                        const StewardPalette *palette)
{
  Places places = find_places (progress, readings, today, width, height);
  gboolean has_way = !isnan (progress->baseline) && !isnan (progress->goal.target)
                     && progress->start != STEWARD_DAY_NONE
                     && progress->goal.due != STEWARD_DAY_NONE;

  cairo_save (cr);
  steward_color_set (&palette->dim_text, cr);
  if (has_way)
    draw_way (cr, progress, &places);
  steward_color_set (&palette->target, cr);
  if (!isnan (progress->goal.target))
    draw_target (cr, progress, &places);
  steward_color_set (&palette->line, cr);
  draw_readings (cr, progress, readings, today, &places);
  cairo_restore (cr);
}
