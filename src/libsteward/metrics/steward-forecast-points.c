/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-forecast-points-private.h"

#include "steward-monthly-users.h"

#include <math.h>

/* --- Points ----------------------------------------------------------------------------------- */

static gint64
get_denominator (const StewardForecastInputs *inputs, StewardDay day)
{
  StewardSeats seats = steward_seats_in_force (inputs->seats_history, day).seats;

  if (seats.kind == STEWARD_SEATS_KNOWN)
    return seats.count;
  return seats.kind == STEWARD_SEATS_UNLIMITED ? MAX (inputs->tam, 0) : 0;
}

static StewardDay
get_last_day (StewardGrain grain, gint32 start)
{
  if (grain == STEWARD_GRAIN_MONTH)
    return steward_month_get_last_day (start);
  return grain == STEWARD_GRAIN_WEEK ? start + 6 : start;
}

/* The complete periods that have seats. @factor scales their users. */
static GArray *
list_points (const StewardForecastInputs *inputs, StewardGrain grain, double factor)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (StewardForecastPoint));
  guint n = 0;
  const StewardUsagePoint *periods = steward_usage_get_points (inputs->usage, grain, &n);

  for (guint i = 0; i < n; i++)
    {
      StewardForecastPoint point = { get_last_day (grain, periods[i].start), periods[i].users };

      if (!periods[i].complete || point.day >= inputs->today)
        continue;
      point.denominator = get_denominator (inputs, point.day);
      point.value = (double) point.users * factor / (double) MAX (point.denominator, 1);
      if (point.denominator > 0)
        g_array_append_val (points, point);
    }
  return points;
}

static StewardDay
get_last_point_day (const GArray *points)
{
  return g_array_index (points, StewardForecastPoint, points->len - 1).day;
}

/* Windows begin each day and say much the same: those that end a whole number of weeks before the
 * last stay. */
static GArray *
list_windows (const StewardForecastInputs *inputs)
{
  GArray *points = list_points (inputs, STEWARD_GRAIN_ROLLING_28, 1);

  for (guint i = points->len; i > 0; i--)
    if ((get_last_point_day (points) - g_array_index (points, StewardForecastPoint, i - 1).day) % 7
        != 0)
      g_array_remove_index (points, i - 1);
  return points;
}

/* --- When there will be enough ---------------------------------------------------------------- */

/* STEWARD_DAY_NONE sorts before every day, so that a minimum has to know it. */
static StewardDay
get_earlier (StewardDay a, StewardDay b)
{
  if (a == STEWARD_DAY_NONE || b == STEWARD_DAY_NONE)
    return MAX (a, b);
  return MIN (a, b);
}

/* A month counts from the first day after it on. */
static StewardDay
get_enough_months (const StewardForecastInputs *inputs, guint n_points, guint min_points)
{
  StewardMonth current = steward_day_get_month (inputs->today);

  return steward_month_get_first_day (current + (StewardMonth) (min_points - n_points));
}

/* The day after the last of the weeks that are still missing. */
static StewardDay
get_enough_weeks (const GArray *points, guint min_points)
{
  if (points->len == 0)
    return STEWARD_DAY_NONE;
  return get_last_point_day (points) + 7 * (StewardDay) (min_points - points->len) + 1;
}

/* Before the first window there are the days that it will be made of. */
static StewardDay
get_enough_windows (const StewardForecastInputs *inputs, const GArray *points, guint min_points)
{
  guint n = 0;
  const StewardUsagePoint *days = steward_usage_get_points (inputs->usage, STEWARD_GRAIN_DAY, &n);

  if (points->len > 0 || !inputs->user_day_rows || n == 0)
    return get_enough_weeks (points, min_points);
  return MAX (days[0].start + STEWARD_ROLLING_DAYS + 7 * (StewardDay) (min_points - 1),
              inputs->today + 1);
}

/* --- Choosing --------------------------------------------------------------------------------- */

static gboolean
has_complete (const StewardUsage *usage)
{
  const StewardGrain grains[] = { STEWARD_GRAIN_MONTH, STEWARD_GRAIN_WEEK,
                                  STEWARD_GRAIN_ROLLING_28 };

  for (guint i = 0; i < G_N_ELEMENTS (grains); i++)
    {
      guint n = 0;
      const StewardUsagePoint *points = steward_usage_get_points (usage, grains[i], &n);

      for (guint j = 0; j < n; j++)
        if (points[j].complete)
          return TRUE;
    }
  return FALSE;
}

static void
take_points (StewardForecast *self, StewardForecastBasis basis, GArray *points)
{
  self->basis = basis;
  g_array_unref (self->points);
  self->points = g_array_ref (points);
}

/* @weeks_scaled: whether there is anything to scale weeks by */
static void
explain_lack (StewardForecast *self,
              const StewardForecastInputs *inputs,
              const GArray *months,
              const GArray *windows,
              const GArray *weeks,
              gboolean weeks_scaled)
{
  StewardDay enough_weeks = get_enough_weeks (weeks, self->min_points);

  if (months->len + windows->len + weeks->len == 0 && get_denominator (inputs, inputs->today) == 0
      && has_complete (inputs->usage))
    {
      self->state = STEWARD_FORECAST_NO_SEATS;
      return;
    }
  if (steward_usage_is_empty (inputs->usage))
    {
      self->state = STEWARD_FORECAST_NO_USAGE;
      return;
    }
  /* The first complete month tells what to scale by. */
  if (!weeks_scaled && enough_weeks != STEWARD_DAY_NONE)
    enough_weeks = MAX (enough_weeks,
                        steward_month_get_first_day (steward_day_get_month (inputs->today) + 1));
  self->state = STEWARD_FORECAST_TOO_FEW;
  self->enough_on = get_earlier (get_enough_months (inputs, months->len, self->min_points),
                                 enough_weeks);
  self->enough_on = get_earlier (self->enough_on,
                                 get_enough_windows (inputs, windows, self->min_points));
}

void
steward_forecast_add_points (StewardForecast *self, const StewardForecastInputs *inputs)
{
  double own_ratio = steward_monthly_users_get_weeks_ratio (inputs->usage, inputs->today);
  double ratio = isnan (own_ratio) ? inputs->portfolio_ratio : own_ratio;
  g_autoptr (GArray) months = list_points (inputs, STEWARD_GRAIN_MONTH, 1);
  g_autoptr (GArray) windows = list_windows (inputs);
  g_autoptr (GArray) weeks = list_points (inputs, STEWARD_GRAIN_WEEK, ratio);
  gboolean weeks_scaled = !isnan (ratio);

  take_points (self, STEWARD_FORECAST_MONTHS, months);
  if (months->len >= self->min_points)
    return;
  if (windows->len >= self->min_points
      || (windows->len > months->len && (!weeks_scaled || windows->len >= weeks->len)))
    take_points (self, STEWARD_FORECAST_ROLLING, windows);
  else if (weeks_scaled && weeks->len > months->len)
    {
      take_points (self, STEWARD_FORECAST_WEEKS, weeks);
      self->weeks_ratio = ratio;
      self->ratio_of_portfolio = isnan (own_ratio);
    }
  if (self->points->len < self->min_points)
    explain_lack (self, inputs, months, windows, weeks, weeks_scaled);
}

/* --- Courses ---------------------------------------------------------------------------------- */

/* Windows of 28 days a week apart share most of their days. That so many of them count is found by
 * simulation: see the test of the calibration. */
static guint
count_independent (StewardForecastBasis basis, guint n)
{
  return basis == STEWARD_FORECAST_ROLLING ? (n * 3 + 3) / 4 : n;
}

StewardForecastCourse
steward_forecast_course_new (const StewardForecast *self, guint first)
{
  const StewardForecastPoint *points = &g_array_index (self->points, StewardForecastPoint, first);
  StewardForecastCourse course = { .n = self->points->len - first, .first_day = points[0].day };

  course.x = g_new (double, course.n);
  course.y = g_new (double, course.n);
  for (guint i = 0; i < course.n; i++)
    {
      course.x[i] = points[i].day - course.first_day;
      course.y[i] = points[i].value;
    }
  return course;
}

void
steward_forecast_course_clear (StewardForecastCourse *self)
{
  g_free (self->x);
  g_free (self->y);
}

StewardGrowthCurves *
steward_forecast_course_make_curves (const StewardForecastCourse *self,
                                     StewardForecastBasis basis,
                                     guint n)
{
  return steward_growth_curves_new (self->x, self->y, n, count_independent (basis, n));
}

void
steward_forecast_course_test (const StewardForecastCourse *self,
                              StewardGrowth growth,
                              double *tested)
{
  guint n = self->n - STEWARD_FORECAST_N_TESTED;
  StewardGrowthFit fit = steward_growth_fit (growth, self->x, self->y, n);

  for (guint i = 0; i < STEWARD_FORECAST_N_TESTED; i++)
    tested[i] = steward_growth_get_value (&fit, self->x[n + i]);
}

/* --- A course that changed -------------------------------------------------------------------- */

/* In so many points there may be two courses. */
#define LONG_COURSE 18
/* Up to here a test tells of months that scatter, not of a change: in shares of seats. */
#define SMALL_ERROR 0.05

/* How far off the best curve of the last @n points would have been of the last two. */
static double
get_error (const StewardForecast *self, guint n)
{
  StewardForecastCourse course = steward_forecast_course_new (self, self->points->len - n);
  StewardGrowthFit fits[STEWARD_N_GROWTHS];
  StewardGrowthFit best = steward_growth_choose (course.x, course.y, course.n, fits);
  double tested[STEWARD_FORECAST_N_TESTED];
  double sum = 0;

  steward_forecast_course_test (&course, best.growth, tested);
  for (guint i = 0; i < STEWARD_FORECAST_N_TESTED; i++)
    sum += fabs (tested[i] - course.y[n - STEWARD_FORECAST_N_TESTED + i]);
  steward_forecast_course_clear (&course);
  return sum / STEWARD_FORECAST_N_TESTED;
}

void
steward_forecast_leave_out_points (StewardForecast *self)
{
  const guint lengths[] = { 12, 6 };
  guint kept = self->points->len;
  double error;

  if (kept < LONG_COURSE)
    return;
  error = get_error (self, kept);
  for (guint i = 0; i < G_N_ELEMENTS (lengths) && error > SMALL_ERROR; i++)
    if (lengths[i] >= self->min_points && get_error (self, lengths[i]) <= error / 2)
      {
        kept = lengths[i];
        error = get_error (self, kept);
      }
  self->n_left_out = self->points->len - kept;
  g_array_remove_range (self->points, 0, self->n_left_out);
}
