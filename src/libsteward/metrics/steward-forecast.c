/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-forecast-points-private.h"

#include "steward-growth-curves.h"

#include <math.h>

#define DAYS_A_YEAR 365.25
/* Points a week apart tell of weeks for so long, and of months after that. */
#define WEEKS_AHEAD 13
#define N_TESTED STEWARD_FORECAST_N_TESTED

/* What is known of a course. */
typedef struct {
  StewardForecastCourse points;
  StewardGrowthCurves *curves;
} Course;

static Course
make_course (const StewardForecast *self)
{
  Course course = { .points = steward_forecast_course_new (self, 0) };

  course.curves = steward_forecast_course_make_curves (&course.points, self->basis,
                                                       course.points.n);
  return course;
}

static void
course_clear (Course *self)
{
  steward_forecast_course_clear (&self->points);
  steward_growth_curves_free (self->curves);
}

static const StewardForecastPoint *
get_point (const StewardForecast *self, guint i)
{
  return &g_array_index (self->points, StewardForecastPoint, i);
}

/* --- The crossing ----------------------------------------------------------------------------- */

/* The last day that is looked at. */
static StewardDay
get_horizon (const StewardForecast *self)
{
  return self->today + (StewardDay) (self->years * DAYS_A_YEAR);
}

/* The day of an @x, rounded up: reached is what is reached by its end. */
static StewardDay
to_day (const StewardForecast *self, const Course *course, double x)
{
  double day = course->points.first_day + ceil (x - 1e-9);

  return isnan (day) || day > get_horizon (self) ? STEWARD_DAY_NONE : (StewardDay) day;
}

static StewardForecastState
judge (const StewardForecast *self, double crossing)
{
  const StewardForecastPoint *last = steward_forecast_get_last_point (self);

  if (last->value >= self->target)
    return STEWARD_FORECAST_REACHED;
  if (self->chosen.growth == STEWARD_GROWTH_LINE && self->chosen.b[1] <= 0)
    return STEWARD_FORECAST_FALLS;
  if (isnan (crossing))
    return STEWARD_FORECAST_LEVELS_OFF;
  if (crossing <= last->day - get_point (self, 0)->day)
    return STEWARD_FORECAST_FELL_BACK;
  return self->crossing == STEWARD_DAY_NONE ? STEWARD_FORECAST_TOO_FAR : STEWARD_FORECAST_CROSSES;
}

/* Where the curves cross, the chosen one among them. */
static void
find_crossings (StewardForecast *self, const Course *course)
{
  double last_x = course->points.x[course->points.n - 1];
  double crossing = steward_growth_find_crossing (&self->chosen, self->target);
  double chosen = isnan (crossing) ? (double) INFINITY : crossing;
  double first;
  double last;

  /* What a curve says of the time before the first point is not known to anyone. */
  if (crossing >= 0)
    self->crossing = to_day (self, course, crossing);
  self->state = judge (self, crossing);
  if (self->state == STEWARD_FORECAST_REACHED && crossing > last_x)
    self->crossing = STEWARD_DAY_NONE;
  if (self->state == STEWARD_FORECAST_REACHED || self->state == STEWARD_FORECAST_FELL_BACK)
    return;
  steward_growth_curves_get_crossing (course->curves, self->target, last_x,
                                      get_horizon (self) - course->points.first_day,
                                      STEWARD_FORECAST_SHARE, &first, &last);
  self->crossing_first = to_day (self, course, MIN (first, chosen));
  self->crossing_last = to_day (self, course, MAX (last, chosen));
}

/* --- The band --------------------------------------------------------------------------------- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const StewardDay *first = a;
  const StewardDay *second = b;

  return (*first > *second) - (*first < *second);
}

static void
add_day (GArray *days, StewardDay day, StewardDay first, StewardDay last)
{
  if (day >= first && day <= last)
    g_array_append_val (days, day);
}

/* In order; one may be there twice. */
static GArray *
list_days (const StewardForecast *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (StewardDay));
  StewardDay first = steward_forecast_get_last_point (self)->day;
  StewardMonth last_month = steward_day_get_month (self->today) - 1 + STEWARD_FORECAST_MONTHS_AHEAD;
  StewardDay last = steward_month_get_last_day (last_month);

  add_day (days, first, first, last);
  for (StewardMonth month = steward_day_get_month (first); month <= last_month; month++)
    add_day (days, steward_month_get_last_day (month), first, last);
  for (int week = 1; self->basis != STEWARD_FORECAST_MONTHS && week <= WEEKS_AHEAD; week++)
    add_day (days, first + 7 * week, first, last);
  add_day (days, self->crossing, first, last);
  add_day (days, self->due, first, last);
  g_array_sort (days, compare_days);
  return days;
}

static void
add_band (StewardForecast *self, const Course *course)
{
  g_autoptr (GArray) days = list_days (self);

  for (guint i = 0; i < days->len; i++)
    {
      StewardForecastStep step = { .day = g_array_index (days, StewardDay, i) };
      double x = step.day - course->points.first_day;

      if (i > 0 && step.day == g_array_index (days, StewardDay, i - 1))
        continue;
      step.value = MAX (steward_growth_get_value (&self->chosen, x), 0);
      steward_growth_curves_get_band (course->curves, x, STEWARD_FORECAST_SHARE, &step.low,
                                      &step.high);
      step.low = MIN (step.low, step.value);
      step.high = MAX (step.high, step.value);
      g_array_append_val (self->band, step);
    }
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
add_pace (StewardForecast *self)
{
  const StewardForecastPoint *last = steward_forecast_get_last_point (self);

  if (last && self->due != STEWARD_DAY_NONE && self->today <= self->due && last->day < self->due)
    self->pace = (self->target - last->value) * 7 / (self->due - last->day);
}

static void
fit (StewardForecast *self)
{
  Course course;

  steward_forecast_leave_out_points (self);
  course = make_course (self);
  self->chosen = steward_growth_choose (course.points.x, course.points.y, course.points.n,
                                        self->fits);
  self->plateau = steward_growth_get_plateau (&self->chosen);
  find_crossings (self, &course);
  if (self->due != STEWARD_DAY_NONE && self->today <= self->due)
    self->chance_by_due = steward_growth_curves_get_chance (
      course.curves, self->due - course.points.first_day, self->target);
  add_band (self, &course);
  steward_forecast_course_test (&course.points, self->chosen.growth, self->tested);
  course_clear (&course);
}

StewardForecast *
steward_forecast_new (const StewardForecastInputs *inputs)
{
  const double none = (double) NAN;
  StewardForecast *self = g_new0 (StewardForecast, 1);

  self->today = inputs->today;
  self->due = inputs->due;
  self->target = inputs->targets->utilization_healthy;
  self->min_points = MAX (inputs->targets->forecast_points, STEWARD_GROWTH_MIN_POINTS);
  self->years = inputs->targets->forecast_years;
  self->points = g_array_new (FALSE, FALSE, sizeof (StewardForecastPoint));
  self->band = g_array_new (FALSE, FALSE, sizeof (StewardForecastStep));
  self->weeks_ratio = self->plateau = self->chance_by_due = self->pace = none;
  self->tested[0] = self->tested[1] = none;
  self->crossing = self->crossing_first = self->crossing_last = STEWARD_DAY_NONE;
  self->enough_on = STEWARD_DAY_NONE;
  steward_forecast_add_points (self, inputs);
  add_pace (self);
  if (self->points->len >= self->min_points)
    fit (self);
  return self;
}

void
steward_forecast_free (StewardForecast *self)
{
  g_array_unref (self->points);
  g_array_unref (self->band);
  g_free (self);
}

gboolean
steward_forecast_has_curve (const StewardForecast *self)
{
  return self->chosen.growth != STEWARD_GROWTH_NONE;
}

const StewardForecastPoint *
steward_forecast_get_last_point (const StewardForecast *self)
{
  return self->points->len > 0 ? get_point (self, self->points->len - 1) : NULL;
}

double
steward_forecast_get_test_error (const StewardForecast *self)
{
  double sum = 0;

  if (!steward_forecast_has_curve (self))
    return (double) NAN;
  for (guint i = 0; i < N_TESTED; i++)
    sum += fabs (
      self->tested[i]
      - g_array_index (self->points, StewardForecastPoint, self->points->len - N_TESTED + i).value);
  return sum / N_TESTED;
}

const char *
steward_forecast_state_to_string (StewardForecastState state)
{
  static const char *const names[] = { "crosses",        "reached",  "fell-back",
                                       "levels-off",     "falls",    "too-far",
                                       "too-few-points", "no-seats", "no-usage" };

  return names[state];
}

const char *
steward_forecast_basis_to_string (StewardForecastBasis basis)
{
  static const char *const names[] = { "months", "rolling-28", "weeks" };

  return names[basis];
}
