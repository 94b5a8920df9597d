/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart-layout-private.h"

#include "steward-adoption-read-out.h"
#include "steward-chart-axis-private.h"

#include <math.h>

/* Below these heights of the plot first the legend goes, then the lane of seats. */
#define MIN_PLOT_WITH_LEGEND 80
#define MIN_PLOT_WITH_LANE 56
#define MARGIN 6
/* A plot that is easy to read, beside what its own text takes. */
#define COMFORTABLE_PLOT 150

double
steward_adoption_chart_get_mark_radius (const StewardAdoptionChartLayout *self)
{
  return self->line_height * 0.26;
}

gboolean
steward_adoption_chart_shows_values (const StewardAdoptionChartLayout *self)
{
  return steward_adoption_series_has_values (self->series);
}

double
steward_adoption_chart_day_to_x (const StewardAdoptionChartLayout *self, StewardDay day)
{
  StewardMonth month = steward_day_get_month (day);
  StewardDay first = steward_month_get_first_day (month);
  double length = steward_month_get_last_day (month) - first + 1;

  return steward_band_scale_map (&self->months,
                                 month - self->series->first_month + (day - first) / length);
}

double
steward_adoption_chart_value_to_y (const StewardAdoptionChartLayout *self, double value)
{
  return steward_scale_map (&self->values, CLAMP (value, self->values.from, self->values.to));
}

StewardArea
steward_adoption_chart_get_column (const StewardAdoptionChartLayout *self, guint index)
{
  StewardArea column = { 0 };

  steward_band_scale_get_band (&self->months, index, &column.x, &column.width);
  column.y = steward_adoption_chart_value_to_y (
    self, steward_adoption_series_get_month (self->series, index)->value);
  column.height = self->plot.y + self->plot.height - column.y;
  return column;
}

double
steward_adoption_chart_get_target (const StewardAdoptionChartLayout *self, gint64 denominator)
{
  return self->series->mode == STEWARD_ADOPTION_PERCENT
           ? self->series->target
           : self->series->target * (double) denominator;
}

double
steward_adoption_chart_get_ramp_target (const StewardAdoptionChartLayout *self)
{
  const GArray *steps = self->series->steps;
  guint i = steps->len - 1;

  while (i > 0 && g_array_index (steps, StewardAdoptionStep, i).from > self->series->ramp.due)
    i--;
  return steward_adoption_chart_get_target (
    self, g_array_index (steps, StewardAdoptionStep, i).denominator);
}

void
steward_adoption_chart_get_step (const StewardAdoptionChartLayout *self,
                                 guint index,
                                 double *start,
                                 double *end)
{
  const StewardAdoptionStep *step = &g_array_index (self->series->steps, StewardAdoptionStep,
                                                    index);

  *start = MAX (steward_adoption_chart_day_to_x (self, step->from), self->plot.x);
  *end = index + 1 < self->series->steps->len ? steward_adoption_chart_day_to_x (self, step[1].from)
                                              : self->plot.x + self->plot.width;
}

/* --- The axis of values --- */

static double
find_greatest (const StewardAdoptionSeries *series)
{
  double greatest = 0;

  for (guint i = 0; i < series->months->len; i++)
    {
      double value = g_array_index (series->months, StewardAdoptionMonth, i).value;

      greatest = isnan (value) ? greatest : MAX (greatest, value);
    }
  for (guint i = 0; i < series->weeks->len; i++)
    greatest = MAX (greatest, g_array_index (series->weeks, StewardAdoptionPoint, i).value);
  for (guint i = 0; i < series->rolling->len; i++)
    greatest = MAX (greatest, g_array_index (series->rolling, StewardAdoptionPoint, i).value);
  /* The band may reach out of the axis: what is likely in it is what the chart is for. */
  for (guint i = 0; i < series->projection->len; i++)
    greatest = MAX (greatest,
                    g_array_index (series->projection, StewardAdoptionProjection, i).value);
  for (guint i = 0; series->mode == STEWARD_ADOPTION_USERS && i < series->steps->len; i++)
    greatest = MAX (greatest,
                    (double) g_array_index (series->steps, StewardAdoptionStep, i).denominator);
  return greatest;
}

/* In percent 100 %, or the next of 120, 140 and 150 %, where the drawing is clamped. */
static double
choose_top (const StewardAdoptionSeries *series)
{
  const double tops[] = { 1, 1.2, 1.4 };
  double greatest = find_greatest (series);
  double step;

  if (series->mode == STEWARD_ADOPTION_PERCENT)
    {
      for (guint i = 0; i < G_N_ELEMENTS (tops); i++)
        if (greatest <= tops[i])
          return tops[i];
      return 1.5;
    }
  step = steward_scale_get_nice_step (greatest, 5);
  return step > 0 ? MAX (ceil (greatest / step - 1e-9) * step, 5) : 10;
}

static double
measure_gutter (const StewardAdoptionChartLayout *self)
{
  g_autofree char *top = steward_adoption_series_format_value (self->series, self->values.to);

  return steward_label_board_measure (self->board, STEWARD_LABEL_STRONG, top);
}

/* --- Rooms --- */

/* How high a lane would like to be; 0 where it has nothing to tell. */
static double
get_lane_height (const StewardAdoptionChartLayout *self, StewardLane lane)
{
  const StewardAdoptionSeries *series = self->series;

  switch (lane)
    {
    case STEWARD_LANE_SEATS:
      return series->mode == STEWARD_ADOPTION_PERCENT ? self->line_height + STEWARD_LANE_RISE : 0;
    case STEWARD_LANE_BREACHES:
      return series->breaches->len > 0 ? self->line_height + 4 : 0;
    case STEWARD_LANE_MARKS:
    default:
      return series->marks->len > 0 ? self->line_height : 0;
    }
}

/* What is left for the plot where every lane and a legend have what they would like; may be less
 * than 0. */
static double
get_room (const StewardAdoptionChartLayout *self, double *lane_heights, double legend_height)
{
  double above = MARGIN + self->line_height / 2;
  double axis = self->line_height + 2 * STEWARD_CHART_GAP;
  double room = self->height - above - axis - MARGIN - legend_height;

  for (int lane = 0; lane < STEWARD_N_LANES; lane++)
    {
      lane_heights[lane] = get_lane_height (self, (StewardLane) lane);
      room -= lane_heights[lane] > 0 ? lane_heights[lane] + STEWARD_CHART_GAP : 0;
    }
  return room;
}

/* Shares what there is below the plot, by what there is room for, and returns the plot's height. */
static double
share_height (StewardAdoptionChartLayout *self, double *lane_heights)
{
  double rest = get_room (self, lane_heights, self->legend_height);

  if (rest < MIN_PLOT_WITH_LEGEND)
    {
      rest += self->legend_height;
      self->legend_height = 0;
      g_array_set_size (self->legend, 0);
    }
  for (int lane = STEWARD_N_LANES - 1; lane >= 0 && rest < MIN_PLOT_WITH_LANE; lane--)
    if (lane_heights[lane] > 0)
      {
        rest += lane_heights[lane] + STEWARD_CHART_GAP;
        lane_heights[lane] = 0;
      }
  return MAX (rest, 1);
}

/* The values, and the titles of the lanes. */
static double
measure_left (const StewardAdoptionChartLayout *self, const double *lane_heights)
{
  double widest = measure_gutter (self);

  for (int lane = 0; lane < STEWARD_N_LANES; lane++)
    if (lane_heights[lane] > 0)
      widest = MAX (widest, steward_label_board_measure (
                              self->board, STEWARD_LABEL_DIM,
                              steward_adoption_chart_get_lane_title ((StewardLane) lane)));
  return MARGIN + widest + 2 * STEWARD_CHART_GAP;
}

static void
divide (StewardAdoptionChartLayout *self)
{
  double lane_heights[STEWARD_N_LANES];
  double below;

  self->plot.y = MARGIN + self->line_height / 2;
  self->plot.height = share_height (self, lane_heights);
  self->plot.x = MIN (measure_left (self, lane_heights), self->width / 2);
  self->plot.width = MAX (self->width - self->plot.x - 2 * MARGIN, 1);
  below = self->plot.y + self->plot.height + self->line_height + 2 * STEWARD_CHART_GAP;
  for (int lane = 0; lane < STEWARD_N_LANES; lane++)
    {
      self->lanes[lane] = (StewardArea) { self->plot.x, below, self->plot.width,
                                          lane_heights[lane] };
      below += lane_heights[lane] > 0 ? lane_heights[lane] + STEWARD_CHART_GAP : 0;
    }
  steward_chart_legend_move (self->legend, MARGIN, below + STEWARD_CHART_GAP);
}

static void
set_scales (StewardAdoptionChartLayout *self)
{
  self->months = (StewardBandScale) {
    .start = self->plot.x,
    .length = self->plot.width,
    .n = self->series->n_slots,
    .fill = 0.72,
  };
  self->values.start = self->plot.y + self->plot.height;
  self->values.end = self->plot.y;
  self->ticks = steward_chart_axis_choose_ticks (0, self->values.to, self->plot.height,
                                                 self->line_height);
}

/* What does not depend on the height yet. */
static StewardAdoptionChartLayout *
begin_layout (StewardAdoptionSeries *series,
              double width,
              double height,
              PangoContext *context,
              const PangoFontDescription *font)
{
  StewardAdoptionChartLayout *self = g_new0 (StewardAdoptionChartLayout, 1);

  self->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  self->series = steward_adoption_series_ref (series);
  self->width = width;
  self->height = height;
  self->board = steward_label_board_new (context, font, width, height);
  self->line_height = steward_label_board_get_line_height (self->board);
  self->values.to = choose_top (series);
  self->legend = g_array_new (FALSE, FALSE, sizeof (StewardLegendEntry));
  steward_adoption_chart_arrange_legend (self);
  return self;
}

double
steward_adoption_chart_measure_height (StewardAdoptionSeries *series,
                                       double width,
                                       PangoContext *context,
                                       const PangoFontDescription *font)
{
  g_autoptr (StewardAdoptionChartLayout) self = begin_layout (series, width, 1, context, font);
  double lane_heights[STEWARD_N_LANES];

  /* What is missing for the plot is what the rest takes. */
  self->height = COMFORTABLE_PLOT;
  return ceil (2 * COMFORTABLE_PLOT + 2 * self->line_height
               - get_room (self, lane_heights, self->legend_height));
}

StewardAdoptionChartLayout *
steward_adoption_chart_layout_new (StewardAdoptionSeries *series,
                                   double width,
                                   double height,
                                   PangoContext *context,
                                   const PangoFontDescription *font)
{
  StewardAdoptionChartLayout *self;

  g_return_val_if_fail (width >= 1 && height >= 1, NULL);
  self = begin_layout (series, width, height, context, font);
  divide (self);
  set_scales (self);
  steward_adoption_chart_place_labels (self);
  if (self->mirrored)
    steward_label_board_mirror (self->board);
  return self;
}

void
steward_adoption_chart_layout_free (StewardAdoptionChartLayout *self)
{
  steward_adoption_series_unref (self->series);
  steward_label_board_free (self->board);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_array_unref (self->legend);
  g_free (self);
}

int
steward_adoption_chart_find_month (const StewardAdoptionChartLayout *self, double x, double y)
{
  int month = steward_band_scale_find (&self->months, self->mirrored ? self->width - x : x);

  if (y < 0 || y >= self->plot.y + self->plot.height + self->line_height + STEWARD_CHART_GAP)
    return -1;
  return month < (int) steward_adoption_series_get_n_places (self->series) ? month : -1;
}

StewardArea
steward_adoption_chart_get_slot (const StewardAdoptionChartLayout *self, guint index)
{
  double start = steward_band_scale_map (&self->months, index);

  return (StewardArea) { start, self->plot.y,
                         steward_band_scale_map (&self->months, index + 1.0) - start,
                         self->plot.height };
}

StewardArea
steward_adoption_chart_get_month_area (const StewardAdoptionChartLayout *self, guint index)
{
  StewardArea area = steward_adoption_chart_get_slot (self, index);

  if (self->mirrored)
    area.x = self->width - area.x - area.width;
  return area;
}

/* Of a month that was counted, or what is projected for one. */
static double
get_place_value (const StewardAdoptionSeries *series, guint index)
{
  const StewardAdoptionProjection *projected;

  if (index < series->months->len)
    return steward_adoption_series_get_month (series, index)->value;
  projected = steward_adoption_series_find_projection (series,
                                                       series->first_month + (StewardMonth) index);
  return projected ? projected->value : (double) NAN;
}

StewardPoint
steward_adoption_chart_get_month_point (const StewardAdoptionChartLayout *self, guint index)
{
  StewardArea area = steward_adoption_chart_get_month_area (self, index);
  double value = get_place_value (self->series, index);

  return (StewardPoint) { area.x + area.width / 2,
                          isnan (value) ? area.y
                                        : steward_adoption_chart_value_to_y (self, value) };
}

StewardArea
steward_adoption_chart_get_breach_area (const StewardAdoptionChartLayout *self, guint index)
{
  const StewardBreach *breach = &g_array_index (self->series->breaches, StewardBreach, index);
  const StewardArea *lane = &self->lanes[STEWARD_LANE_BREACHES];
  double first = MAX (breach->first - self->series->first_month, 0);
  double start = steward_band_scale_map (&self->months, first);
  double end = steward_band_scale_map (&self->months,
                                       breach->last - self->series->first_month + 1.0);

  return (StewardArea) { start + 1, lane->y, MAX (end - start - 2, 1), lane->height };
}

StewardPoint
steward_adoption_chart_get_mark_point (const StewardAdoptionChartLayout *self, guint index)
{
  const StewardArea *lane = &self->lanes[STEWARD_LANE_MARKS];
  StewardDay day = g_array_index (self->series->marks, StewardAdoptionMark, index).day;

  return (StewardPoint) { steward_adoption_chart_day_to_x (self, day), lane->y + lane->height / 2 };
}
