/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-growth.h"
#include "steward-seats.h"
#include "steward-targets.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/* How much of what may come a band holds. */
#define STEWARD_FORECAST_SHARE 0.8
/* How far ahead a band reaches, in months. */
#define STEWARD_FORECAST_MONTHS_AHEAD 12

/* The points that a model is tested on: the last ones. */
#define STEWARD_FORECAST_N_TESTED 2

/* What the points of a forecast are, each divided by the seats in force on its last day. */
typedef enum {
  STEWARD_FORECAST_MONTHS,  /* MAU of complete months */
  STEWARD_FORECAST_ROLLING, /* users of 28 days, a week apart */
  STEWARD_FORECAST_WEEKS,   /* WAU of complete weeks times MAU / WAU: an estimate */
} StewardForecastBasis;

/* What comes of it. */
typedef enum {
  STEWARD_FORECAST_CROSSES,
  STEWARD_FORECAST_REACHED,    /* the last point is at the target or above */
  STEWARD_FORECAST_FELL_BACK,  /* the curve was there before, the last point is below */
  STEWARD_FORECAST_LEVELS_OFF, /* below the target: never at this rate */
  STEWARD_FORECAST_FALLS,
  STEWARD_FORECAST_TOO_FAR, /* it crosses, but later than is looked ahead */
  STEWARD_FORECAST_TOO_FEW, /* points */
  STEWARD_FORECAST_NO_SEATS,
  STEWARD_FORECAST_NO_USAGE,
} StewardForecastState;

/**
 * StewardForecastInputs:
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 * @user_day_rows: whether the source of usage tells user-day rows
 * @due: when the target is due, %STEWARD_DAY_NONE where that is not known
 * @portfolio_ratio: MAU / WAU of others of that age, see steward_weeks_ratios_get_median(); NAN
 *   where not known. Used only where the customer has no complete month with weeks of its own
 * @today: the first UTC day that is not over
 *
 * What a forecast is made of; all borrowed, for the call alone.
 */
typedef struct {
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  gboolean user_day_rows;
  StewardDay due;
  double portfolio_ratio;
  StewardDay today;
  const StewardTargets *targets;
} StewardForecastInputs;

/**
 * StewardForecastPoint:
 * @day: the last day of the month, the 28 days or the week
 * @users: as they were counted
 * @denominator: the seats in force, or TAM where they are unlimited
 * @value: the share of seats; of a week an estimate
 */
typedef struct {
  StewardDay day;
  gint64 users;
  gint64 denominator;
  double value;
} StewardForecastPoint;

/* A day ahead: the chosen curve, and the band that holds what will be counted with 80 % chance. The
 * curve is always inside of the band. */
typedef struct {
  StewardDay day;
  double value;
  double low;
  double high;
} StewardForecastStep;

/**
 * StewardForecast:
 * @target: a fraction of seats
 * @points: (element-type StewardForecastPoint): what is fitted, or too few for that
 * @n_left_out: how many older ones there are, from before the course changed
 * @weeks_ratio: MAU / WAU that weeks are scaled by; NAN for other points
 * @ratio_of_portfolio: whether others had to lend it
 * @chosen: of x in days after the first point
 * @fits: all that were compared
 * @crossing: when the chosen curve crosses the target; in the past where it is reached or fell
 *   back. %STEWARD_DAY_NONE where it does not, or later than is looked ahead
 * @crossing_first: , @crossing_last: between which 80 % of the curves that the points allow cross;
 *   %STEWARD_DAY_NONE for never, or for later than is looked ahead
 * @plateau: what the chosen curve levels off at; NAN where it does not
 * @chance_by_due: the share of the curves that stand at the target on @due; NAN once that day has
 *   passed, and where it is not known
 * @band: (element-type StewardForecastStep): from the last point on, by month ends and, where the
 *   points are a week apart, weeks at first; the crossing and the due day are among them
 * @tested: what the chosen model says of the last two points without knowing them; NAN without a
 *   fit
 * @enough_on: of too few points: the day on which there will be enough; else %STEWARD_DAY_NONE
 * @pace: while the target is due: what has to be gained from the last point on, in fractions of
 *   seats a week, to reach it on that day; at most 0 where it is reached, else NAN
 *
 * When a customer reaches the target, and how sure that is (advisor-domain 10.5).
 */
typedef struct {
  StewardForecastState state;
  StewardForecastBasis basis;
  StewardDay today;
  StewardDay due;
  double target;
  GArray *points;
  guint n_left_out;
  double weeks_ratio;
  gboolean ratio_of_portfolio;
  StewardGrowthFit chosen;
  StewardGrowthFit fits[STEWARD_N_GROWTHS];
  StewardDay crossing;
  StewardDay crossing_first;
  StewardDay crossing_last;
  double plateau;
  double chance_by_due;
  GArray *band;
  double tested[STEWARD_FORECAST_N_TESTED];
  StewardDay enough_on;
  double pace;
  guint min_points;
  guint years;
} StewardForecast;

/* Takes about 10 ms, so it is made for a customer that is looked at, never for a whole list. */
StewardForecast *
steward_forecast_new (const StewardForecastInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;
void steward_forecast_free (StewardForecast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardForecast, steward_forecast_free)

/* Whether anything was fitted. */
gboolean steward_forecast_has_curve (const StewardForecast *self);
/* The last point, or NULL where there is none. */
const StewardForecastPoint *steward_forecast_get_last_point (const StewardForecast *self);
/* How far off the chosen model was on average of the last two points, without knowing them; NAN
 * without a fit. */
double steward_forecast_get_test_error (const StewardForecast *self);

/* `crosses`, `reached`, `fell-back`, `levels-off`, `falls`, `too-far`, `too-few-points`,
 * `no-seats`, `no-usage`. */
const char *steward_forecast_state_to_string (StewardForecastState state);
/* `months`, `rolling-28`, `weeks`. */
const char *steward_forecast_basis_to_string (StewardForecastBasis basis);

/* What a card says: `Reaches 80 %`; `March 2027`, `Never at this rate`; and what is to be said of
 * that: `70 % likely by 12 Dec 2026`, `levels off near 62 %`, "" for nothing. */
char *steward_forecast_get_title (const StewardForecast *self) G_GNUC_WARN_UNUSED_RESULT;
char *steward_forecast_describe_crossing (const StewardForecast *self) G_GNUC_WARN_UNUSED_RESULT;
char *steward_forecast_describe_chance (const StewardForecast *self) G_GNUC_WARN_UNUSED_RESULT;
/* `70 % likely by 12 Dec 2026`; NULL without a chance. */
char *steward_forecast_describe_by_due (const StewardForecast *self) G_GNUC_WARN_UNUSED_RESULT;
/* All of it in a sentence, without an end. */
char *steward_forecast_describe (const StewardForecast *self) G_GNUC_WARN_UNUSED_RESULT;

StewardExplanation *
steward_forecast_explain (const StewardForecast *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
