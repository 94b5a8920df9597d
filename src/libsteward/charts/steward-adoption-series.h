/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-breaches.h"
#include "steward-forecast.h"

G_BEGIN_DECLS

/* How far back a chart looks, in complete months; all is up to 240 of them. */
typedef enum {
  STEWARD_ADOPTION_RANGE_ALL = 0,
  STEWARD_ADOPTION_RANGE_3_MONTHS = 3,
  STEWARD_ADOPTION_RANGE_6_MONTHS = 6,
  STEWARD_ADOPTION_RANGE_12_MONTHS = 12,
  STEWARD_ADOPTION_RANGE_24_MONTHS = 24,
} StewardAdoptionRange;

typedef enum {
  STEWARD_ADOPTION_PERCENT, /* values are MAU / seats in force, 0.8 for 80 % */
  STEWARD_ADOPTION_USERS,   /* values are people */
} StewardAdoptionMode;

/* What a day on the time axis is marked for. */
typedef enum {
  STEWARD_ADOPTION_MARK_CONTRACT_CLOSE,
  STEWARD_ADOPTION_MARK_PRODUCTION,
  STEWARD_ADOPTION_MARK_SEATS,   /* they changed on that day */
  STEWARD_ADOPTION_MARK_REACHED, /* the target, for the first time */
  STEWARD_ADOPTION_MARK_RENEWAL,
} StewardAdoptionMarkKind;
#define STEWARD_ADOPTION_N_MARK_KINDS 5

typedef struct {
  StewardDay day;
  StewardAdoptionMarkKind kind;
} StewardAdoptionMark;

/**
 * StewardAdoptionInputs:
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 * @production: the first day in production, %STEWARD_DAY_NONE where not known
 * @contract_close: likewise; on one of both the clock of the ramp starts, see
 *   steward_ramp_get_start()
 * @dates: (nullable) (element-type StewardAdoptionMark): days to mark that usage, seats and
 *   production do not tell of, in any order; those of %STEWARD_DAY_NONE are passed over
 * @user_day_rows: whether the source of usage tells user-day rows
 * @forecast: (nullable): of the same customer and day, to be drawn ahead
 * @today: the first UTC day that is not over
 *
 * What the chart is made of; all borrowed, for the call alone.
 */
typedef struct {
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  StewardDay production;
  StewardDay contract_close;
  const GArray *dates;
  gboolean user_day_rows;
  const StewardForecast *forecast;
  StewardDay today;
  const StewardTargets *targets;
  StewardAdoptionRange range;
  StewardAdoptionMode mode;
} StewardAdoptionInputs;

/**
 * StewardAdoptionMonth:
 * @figure: the month's utilization; that of the month to date is never scored: its value is NAN and
 *   its state unknown
 * @value: what is drawn, in the unit of the mode; NAN where unknown. A month that was counted as 0
 *   is 0
 * @reason: why @value is unknown
 * @to_date: whether this is the month that is not over
 */
typedef struct {
  StewardUtilization figure;
  double value;
  StewardReason reason;
  gboolean to_date;
} StewardAdoptionMonth;

/**
 * StewardAdoptionStep:
 * @from: the first day; the first step begins with the first month shown
 * @seats: in force from then on
 * @denominator: the seats, or TAM where they are unlimited; 0 where there is none
 */
typedef struct {
  StewardDay from;
  StewardSeats seats;
  gint64 denominator;
} StewardAdoptionStep;

/**
 * StewardAdoptionRamp:
 * @clock: what it starts on
 * @start: the day its clock starts on; %STEWARD_DAY_NONE where there is no ramp
 * @due: the day on which the target is due
 * @reached: the value of the complete month of the due day; NAN where it is not over or not known
 * @gap: while the ramp runs: how far the last point of the lines is over the ramp on its day; below
 *   0 under it, NAN where there is no point
 * @pace: while the ramp runs: what has to be gained in a week from that point on, to reach the
 *   target on the due day; at most 0 where it is reached, NAN where there is no point
 */
typedef struct {
  StewardRampClock clock;
  StewardDay start;
  StewardDay due;
  double reached;
  double gap;
  double pace;
} StewardAdoptionRamp;

/**
 * StewardAdoptionPoint:
 * @end: the last day of the week, a Saturday, or of the 28 days
 * @value: in the unit of the mode; a week's is an estimate
 * @joined: whether the line runs to here from the point before: not over a gap, nor over a change
 *   of seats in percent
 */
typedef struct {
  StewardDay end;
  double value;
  gboolean joined;
} StewardAdoptionPoint;

/**
 * StewardAdoptionProjection:
 * @value: of the curve on @day, in the unit of the mode
 * @low: , @high: between which what is counted will lie with 80 % chance
 *
 * A day of what is to come.
 */
typedef struct {
  StewardDay day;
  double value;
  double low;
  double high;
} StewardAdoptionProjection;

/* Why there is no line of rolling 28 days. */
typedef enum {
  STEWARD_ADOPTION_ROLLING_DRAWN,
  STEWARD_ADOPTION_ROLLING_WITHOUT_ROWS, /* the source tells no user-day rows */
  STEWARD_ADOPTION_ROLLING_TOO_FEW_DAYS, /* no 28 days in a row are known in the months shown */
  STEWARD_ADOPTION_ROLLING_WITHOUT_SEATS,
} StewardAdoptionRollingState;

/* Why there is no line of weeks. */
typedef enum {
  STEWARD_ADOPTION_WEEKS_DRAWN,
  STEWARD_ADOPTION_NO_WEEKS, /* none was counted in the months shown */
  STEWARD_ADOPTION_NO_RATIO, /* no complete month with weeks in it to scale by */
  STEWARD_ADOPTION_WEEKS_WITHOUT_SEATS,
} StewardAdoptionWeeksState;

/**
 * StewardAdoptionSeries:
 * @target: a fraction of seats
 * @first_month: that of the first slot
 * @n_slots: the months that the axis has room for: those in @months, then those to come
 * @months: (element-type StewardAdoptionMonth): a month a slot, without gaps; the last is the month
 *   to date
 * @steps: (element-type StewardAdoptionStep): at least one
 * @rolling: (element-type StewardAdoptionPoint): windows of 28 days, one a day where known
 * @weeks: (element-type StewardAdoptionPoint): complete weeks before the first window, scaled by
 *   @weeks_ratio
 * @weeks_ratio: MAU / mean WAU, each summed over the customer's own complete months; NAN without
 * any
 * @breaches: (element-type StewardBreach): those that reach into the months shown; none
 *   where there is no ramp, because nobody knows from when on the target counts
 * @marks: (element-type StewardAdoptionMark): those on the axis, by day
 * @projection: (element-type StewardAdoptionProjection): from the last point of the forecast up to
 *   the day on which the target is reached or due, whichever is later; a year at most, and no
 * longer than what is looked back on. Where it is never reached, half a year
 * @crossing: the day in it on which the target is reached; %STEWARD_DAY_NONE where it is none
 * @forecast: (nullable): what it says, as a sentence without its end
 * @projection_note: (nullable): the same in a few words, to be written beside the line
 *
 * Everything that the adoption chart says, without any drawing. Immutable and reference-counted;
 * may be read from any thread.
 */
typedef struct {
  StewardAdoptionMode mode;
  StewardDay today;
  double target;
  StewardMonth first_month;
  guint n_slots;
  GArray *months;
  GArray *steps;
  StewardAdoptionRamp ramp;
  GArray *rolling;
  StewardAdoptionRollingState rolling_state;
  GArray *weeks;
  double weeks_ratio;
  StewardAdoptionWeeksState weeks_state;
  GArray *breaches;
  GArray *marks;
  GArray *projection;
  StewardDay crossing;
  char *forecast;
  char *projection_note;
} StewardAdoptionSeries;

StewardAdoptionSeries *
steward_adoption_series_new (const StewardAdoptionInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;
StewardAdoptionSeries *steward_adoption_series_ref (StewardAdoptionSeries *self);
void steward_adoption_series_unref (StewardAdoptionSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAdoptionSeries, steward_adoption_series_unref)

const StewardAdoptionMonth *steward_adoption_series_get_month (const StewardAdoptionSeries *self,
                                                               guint index);
/* How many months can be read out: those in @months, then those to come that are projected. */
guint steward_adoption_series_get_n_places (const StewardAdoptionSeries *self);
/* What is projected for a month: its last day that is, or NULL. */
const StewardAdoptionProjection *
steward_adoption_series_find_projection (const StewardAdoptionSeries *self, StewardMonth month);
/* The last complete month, or NULL where none is shown. */
const StewardAdoptionMonth *
steward_adoption_series_get_last_complete (const StewardAdoptionSeries *self);
/* The last point of the lines, or NULL where there is none. */
const StewardAdoptionPoint *
steward_adoption_series_get_last_point (const StewardAdoptionSeries *self);
/* Whether any month shown has a value. */
gboolean steward_adoption_series_has_values (const StewardAdoptionSeries *self);

G_END_DECLS
