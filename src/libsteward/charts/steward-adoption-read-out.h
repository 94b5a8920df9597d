/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"

G_BEGIN_DECLS

/**
 * StewardReadOut:
 * @title: the month: `July 2026`, `February 2027, forecast`
 * @value: its value, or that there is none
 * @state: unknown for the month to date and those to come
 * @lines: (array zero-terminated=1): what the value is made of, and what changed in that month
 *
 * One month of the adoption chart in words, for the read-out beside it.
 */
typedef struct {
  char *title;
  char *value;
  StewardState state;
  GStrv lines;
} StewardReadOut;

/* @index: below steward_adoption_series_get_n_places() */
StewardReadOut *steward_adoption_series_read_out (const StewardAdoptionSeries *series,
                                                  guint index) G_GNUC_WARN_UNUSED_RESULT;
void steward_read_out_free (StewardReadOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardReadOut, steward_read_out_free)

/* The chart in a few sentences, to be spoken: the last complete month, its value, the target and
 * how far it is off; then what the last 28 days say, what the ramp needs, how long the target has
 * been missed, and when it will be reached. */
char *
steward_adoption_series_describe (const StewardAdoptionSeries *series) G_GNUC_WARN_UNUSED_RESULT;
/* The read-out of a month as one text, to be spoken or copied. */
char *steward_adoption_series_describe_month (const StewardAdoptionSeries *series,
                                              guint index) G_GNUC_WARN_UNUSED_RESULT;
/* Why there is no line of weeks, as a sentence; NULL where there is one, or will be a better one.
 */
const char *steward_adoption_series_get_weeks_remark (const StewardAdoptionSeries *series);
/* Why there is no line of rolling 28 days, as a sentence; NULL where there is one. */
const char *steward_adoption_series_get_rolling_remark (const StewardAdoptionSeries *series);
/* What has to be gained while the ramp runs: `needs +4.1 points a week`; NULL where nobody can say.
 */
char *steward_adoption_series_describe_pace (const StewardAdoptionSeries *series)
  G_GNUC_WARN_UNUSED_RESULT;
/* `5 months under 80 %`. */
char *
steward_adoption_series_describe_breach (const StewardAdoptionSeries *series,
                                         const StewardBreach *breach) G_GNUC_WARN_UNUSED_RESULT;
/* The name of a kind of mark, for a legend. */
const char *steward_adoption_mark_kind_get_label (StewardAdoptionMarkKind kind);

/* A value in the unit of the mode, short: `74 %` or `888`. A percentage under the target never
 * reads as the target: 79.6 % gets its decimal. */
char *steward_adoption_series_format_value (const StewardAdoptionSeries *series,
                                            double value) G_GNUC_WARN_UNUSED_RESULT;
/* Days as the chart writes them, without the year: `1 Jul` and `1 July`. */
char *steward_chart_format_day (StewardDay day) G_GNUC_WARN_UNUSED_RESULT;
char *steward_chart_format_long_day (StewardDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
