/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-table.h"
#include "steward-day.h"

G_BEGIN_DECLS

/* How a chart of the family draws. */
typedef enum {
  STEWARD_CHART_LINES,   /* values over time: lines, and bands between two values */
  STEWARD_CHART_COLUMNS, /* amounts from 0 on, stacked or side by side */
  STEWARD_CHART_BRIDGE,  /* what leads from one amount to another, from the top down */
} StewardChartKind;

typedef enum {
  STEWARD_CHART_COUNT,
  STEWARD_CHART_PERCENT, /* fractions: 0.8 for 80 % */
  STEWARD_CHART_AMOUNT,  /* of money */
  STEWARD_CHART_SCORE,   /* 0 to 10 */
} StewardChartUnit;

/* What a series is for, which decides how it is drawn; no two look alike without their colour. */
typedef enum {
  STEWARD_SERIES_MAIN, /* what the chart is about */
  STEWARD_SERIES_SIDE, /* what goes with it */
  STEWARD_SERIES_BAND, /* of lines: the field between two values */
  STEWARD_SERIES_HEALTHY,
  STEWARD_SERIES_CONCERNING,
  STEWARD_SERIES_POOR,
  STEWARD_SERIES_UNKNOWN,
  STEWARD_SERIES_ROW, /* counts, written in a row below the axis */
} StewardSeriesRole;

/**
 * StewardChartCategory:
 * @id: stays the same whatever the language: what is behind it is asked for by it
 * @label: in words: `October 2026`
 * @tick: on the axis, short
 * @month: where it is one, so that the axis knows how to write it; otherwise -1
 * @apart: whether it stands away from the others, because it is no place on their axis
 * @total: of a bridge: an amount, and not a change of one
 * @note: (nullable): what else is to be said of it, as a sentence without its full stop
 */
typedef struct {
  char *id;
  char *label;
  char *tick;
  StewardMonth month;
  gboolean apart;
  gboolean total;
  char *note;
} StewardChartCategory;

/**
 * StewardChartSeries:
 * @values: (element-type double): by category; NAN where there is no figure, which is not 0
 * @lows: (nullable) (element-type double): of a band, where the values are its upper end
 */
typedef struct {
  StewardSeriesRole role;
  char *id;
  char *label;
  GArray *values;
  GArray *lows;
} StewardChartSeries;

/**
 * StewardChartData:
 * @title: what the chart is called
 * @message: what it shows, as a sentence without its full stop
 * @caption: what its values are
 * @remark: (nullable): what else it shows, as a sentence with its full stop, to be read while
 *   nothing is selected
 * @empty: what to do where nothing has a value
 * @category_title: what the categories are: `Month`
 * @total_label: (nullable): of stacked columns: what all series of a category add up to
 * @currency: (nullable): of amounts
 * @target: , @target_label: a value to compare with, drawn as a line; NAN without
 * @edge: , @edge_label: a place between categories that is marked, counted from 0 at the left of
 *   the first; NAN without
 * @edges: whether the ticks are written at the left of their categories and not in the middle
 * @grouped: whether columns stand side by side
 * @leads: whether there is something behind each value, to be opened
 *
 * Everything that a chart of the family says, without any drawing. Reference-counted, and immutable
 * once it is shared; may be read from any thread.
 */
typedef struct {
  gatomicrefcount ref_count;
  StewardChartKind kind;
  StewardChartUnit unit;
  char *title;
  char *message;
  char *caption;
  char *remark;
  char *empty;
  char *category_title;
  char *total_label;
  char *currency;
  double target;
  char *target_label;
  double edge;
  char *edge_label;
  gboolean edges;
  gboolean grouped;
  gboolean leads;
  GPtrArray *categories; /* of StewardChartCategory */
  GPtrArray *series;     /* of StewardChartSeries */
} StewardChartData;

StewardChartData *steward_chart_data_new (StewardChartKind kind,
                                          StewardChartUnit unit,
                                          const char *title) G_GNUC_WARN_UNUSED_RESULT;
StewardChartData *steward_chart_data_ref (StewardChartData *self);
void steward_chart_data_unref (StewardChartData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardChartData, steward_chart_data_unref)

/* All categories come before the first series. */
StewardChartCategory *steward_chart_data_add_category (StewardChartData *self,
                                                       const char *id,
                                                       const char *label,
                                                       const char *tick);
StewardChartCategory *steward_chart_data_add_month (StewardChartData *self, StewardMonth month);
/* Without any value yet. */
StewardChartSeries *steward_chart_data_add_series (StewardChartData *self,
                                                   StewardSeriesRole role,
                                                   const char *id,
                                                   const char *label);
void steward_chart_series_set (StewardChartSeries *self, guint category, double value);
/* Of a band. */
void
steward_chart_series_set_band (StewardChartSeries *self, guint category, double low, double high);

const StewardChartCategory *steward_chart_data_get_category (const StewardChartData *self, guint i);
const StewardChartSeries *steward_chart_data_get_series (const StewardChartData *self, guint i);
double steward_chart_series_get (const StewardChartSeries *self, guint category);
double steward_chart_series_get_low (const StewardChartSeries *self, guint category);
gboolean steward_chart_data_has_values (const StewardChartData *self);
/* What the series of a category add up to; NAN where none has a value. Rows do not count. */
double steward_chart_data_get_sum (const StewardChartData *self, guint category);

/* --- Places ----------------------------------------------------------------------------------- */

/* A place is what can be pointed at: a category, or of stacked columns one series in it. It is a
 * number from 0 on, and -1 for none. */

/* @series: -1 for all of the category */
int steward_chart_data_get_place (const StewardChartData *self, guint category, int series);
void steward_chart_data_split_place (const StewardChartData *self,
                                     int place,
                                     guint *category,
                                     int *series);
/* Whether series can be pointed at one by one. */
gboolean steward_chart_data_has_parts (const StewardChartData *self);

typedef enum {
  STEWARD_CHART_STEP_BACK,
  STEWARD_CHART_STEP_ON,
  STEWARD_CHART_STEP_YEAR_BACK,
  STEWARD_CHART_STEP_YEAR_ON,
  STEWARD_CHART_STEP_UP,
  STEWARD_CHART_STEP_DOWN,
  STEWARD_CHART_STEP_FIRST,
  STEWARD_CHART_STEP_LAST,
} StewardChartStep;

/* The place that a step leads to, which may be the same; -1 where the step means nothing here. */
int steward_chart_data_step (const StewardChartData *self, int place, StewardChartStep step);
/* What is asked for at a place: the ids of its category and of its series, which is NULL for all;
 * FALSE where there is nothing behind it. */
gboolean steward_chart_data_find_behind (const StewardChartData *self,
                                         int place,
                                         const char **category,
                                         const char **series);

/* --- Words ------------------------------------------------------------------------------------ */

/* A value in words, exact: `81.2 %`, `1,200`, `EUR 470,000`. */
char *steward_chart_data_format (const StewardChartData *self,
                                 double value) G_GNUC_WARN_UNUSED_RESULT;
/* The same for an axis or a column: `81 %`, `1,200`, `470 k`. */
char *steward_chart_data_format_short (const StewardChartData *self,
                                       double value) G_GNUC_WARN_UNUSED_RESULT;
/* A place as one text, to be read, spoken or copied. */
char *steward_chart_data_describe_place (const StewardChartData *self,
                                         int place) G_GNUC_WARN_UNUSED_RESULT;
/* The whole chart in a few sentences. */
char *steward_chart_data_describe (const StewardChartData *self) G_GNUC_WARN_UNUSED_RESULT;
/* All of it in rows, as people read it: what goes by time has the newest first. */
StewardChartTable *
steward_chart_data_create_table (const StewardChartData *self) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a program: ids and plain numbers, fractions for percentages, nothing where there is
 * no figure. */
StewardChartTable *
steward_chart_data_create_plain_table (const StewardChartData *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
