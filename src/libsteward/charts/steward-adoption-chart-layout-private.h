/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-chart-layout.h"
#include "steward-chart-legend-private.h"

G_BEGIN_DECLS

/* Between a mark of the plot and the text beside it. */
#define STEWARD_CHART_GAP 4

/* How far the lane's upper edge rises from no seats to the most: above the text, which it never
 * crosses. */
#define STEWARD_LANE_RISE 6

/* The marks of the legend; a mark on the time axis is of the kind of the entry. */
typedef enum {
  STEWARD_LEGEND_COMPLETE,
  STEWARD_LEGEND_TO_DATE,
  STEWARD_LEGEND_ROLLING,
  STEWARD_LEGEND_WEEKS,
  STEWARD_LEGEND_FORECAST,
  STEWARD_LEGEND_RAMP,
  STEWARD_LEGEND_NO_DATA,
  STEWARD_LEGEND_OVER,
  STEWARD_LEGEND_SEATS,
  STEWARD_LEGEND_DAY,
  STEWARD_LEGEND_REMARK,
} StewardLegendMark;

/* What runs below the months, from the top down; the order in which they give way is the reverse.
 */
typedef enum {
  STEWARD_LANE_SEATS,
  STEWARD_LANE_BREACHES,
  STEWARD_LANE_MARKS,
} StewardLane;
#define STEWARD_N_LANES 3

/* All places are those of a chart that is read from left to right; only the labels have been put
 * where they belong on a mirrored one. */
struct _StewardAdoptionChartLayout {
  gboolean mirrored;
  StewardAdoptionSeries *series;
  StewardLabelBoard *board;
  double width;
  double height;
  double line_height;
  StewardArea plot;
  StewardBandScale months;
  StewardScale values;
  GArray *ticks;                      /* of double */
  StewardArea lanes[STEWARD_N_LANES]; /* without height where there is none */
  GArray *legend;                     /* of StewardLegendEntry */
  double legend_height;
};

/* Half of the size of a mark on the time axis: as the text. */
double steward_adoption_chart_get_mark_radius (const StewardAdoptionChartLayout *self);

gboolean steward_adoption_chart_shows_values (const StewardAdoptionChartLayout *self);
/* The beginning of a day; outside of the plot for days outside of the axis. */
double steward_adoption_chart_day_to_x (const StewardAdoptionChartLayout *self, StewardDay day);
/* Clamped to the plot. */
double steward_adoption_chart_value_to_y (const StewardAdoptionChartLayout *self, double value);
/* The column of a month with a value, down to the axis. */
StewardArea steward_adoption_chart_get_column (const StewardAdoptionChartLayout *self, guint index);
/* What a step of seats draws: people with seats, or a share of them, in the unit of the mode. */
double steward_adoption_chart_get_target (const StewardAdoptionChartLayout *self,
                                          gint64 denominator);
/* What the ramp rises to: the target by the seats in force when it is due. 0 where there are none.
 */
double steward_adoption_chart_get_ramp_target (const StewardAdoptionChartLayout *self);
/* The first and last place of a step of seats on the plot. */
void steward_adoption_chart_get_step (const StewardAdoptionChartLayout *self,
                                      guint index,
                                      double *start,
                                      double *end);

/* The place of a month as %steward_adoption_chart_get_month_area gives it, but not mirrored. */
StewardArea steward_adoption_chart_get_slot (const StewardAdoptionChartLayout *self, guint index);
/* The months of a breach that are shown, on its lane. */
StewardArea steward_adoption_chart_get_breach_area (const StewardAdoptionChartLayout *self,
                                                    guint index);
/* The middle of a mark on its lane. */
StewardPoint steward_adoption_chart_get_mark_point (const StewardAdoptionChartLayout *self,
                                                    guint index);

const char *steward_adoption_chart_get_lane_title (StewardLane lane);
void steward_adoption_chart_arrange_legend (StewardAdoptionChartLayout *self);
void steward_adoption_chart_place_axes (StewardAdoptionChartLayout *self);
/* Whether the ramp, or its end, lies in the months shown. */
gboolean steward_adoption_chart_shows_ramp (const StewardAdoptionChartLayout *self);
void steward_adoption_chart_place_labels (StewardAdoptionChartLayout *self);

G_END_DECLS
