/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-utilization.h"

G_BEGIN_DECLS

/* How far back a chart looks, in complete months; all is up to 240 of them. */
typedef enum {
  STEWARD_ADOPTION_RANGE_ALL = 0,
  STEWARD_ADOPTION_RANGE_6_MONTHS = 6,
  STEWARD_ADOPTION_RANGE_12_MONTHS = 12,
  STEWARD_ADOPTION_RANGE_24_MONTHS = 24,
} StewardAdoptionRange;

typedef enum {
  STEWARD_ADOPTION_PERCENT, /* values are MAU / seats in force, 0.8 for 80 % */
  STEWARD_ADOPTION_USERS,   /* values are people */
} StewardAdoptionMode;

/**
 * StewardAdoptionInputs:
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 * @production: the first day in production, %STEWARD_DAY_NONE where not known
 * @today: the first UTC day that is not over
 *
 * What the chart is made of; all borrowed, for the call alone.
 */
typedef struct {
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  StewardDay production;
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
 * @start: the day of production; %STEWARD_DAY_NONE where there is no ramp
 * @due: the day on which the target is due
 * @reached: the value of the complete month of the due day; NAN where it is not over or not known
 */
typedef struct {
  StewardDay start;
  StewardDay due;
  double reached;
} StewardAdoptionRamp;

/**
 * StewardAdoptionWeek:
 * @end: the Saturday that ends it
 * @value: an estimate, in the unit of the mode
 * @joined: whether the line runs to here from the week before: not after a missing week, nor over a
 *   change of seats in percent
 */
typedef struct {
  StewardDay end;
  double value;
  gboolean joined;
} StewardAdoptionWeek;

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
 * @weeks: (element-type StewardAdoptionWeek): complete weeks, scaled by @weeks_ratio
 * @weeks_ratio: MAU / mean WAU, each summed over the customer's own complete months; NAN without
 * any
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
  GArray *weeks;
  double weeks_ratio;
  StewardAdoptionWeeksState weeks_state;
} StewardAdoptionSeries;

StewardAdoptionSeries *
steward_adoption_series_new (const StewardAdoptionInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;
StewardAdoptionSeries *steward_adoption_series_ref (StewardAdoptionSeries *self);
void steward_adoption_series_unref (StewardAdoptionSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAdoptionSeries, steward_adoption_series_unref)

const StewardAdoptionMonth *steward_adoption_series_get_month (const StewardAdoptionSeries *self,
                                                               guint index);
/* The last complete month, or NULL where none is shown. */
const StewardAdoptionMonth *
steward_adoption_series_get_last_complete (const StewardAdoptionSeries *self);
/* Whether any month shown has a value. */
gboolean steward_adoption_series_has_values (const StewardAdoptionSeries *self);

G_END_DECLS
