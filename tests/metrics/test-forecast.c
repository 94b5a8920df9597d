/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The forecast of reaching the target (advisor-domain 10.5): what it is made of, what it says and
 * when it says nothing. Courses are calculated here from a formula, so that the answer is known. */

#include "steward-forecast.h"
#include "steward-weeks-ratios.h"

#include <math.h>
#include <string.h>

#define SEATS 1000

static StewardDay
day_of (const char *text)
{
  StewardDay day = 0;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

static StewardMonth
month_of (const char *text)
{
  StewardMonth month = 0;

  g_assert_true (steward_month_parse (text, &month));
  return month;
}

/* --- A customer ------------------------------------------------------------------------------- */

typedef struct {
  StewardUsage *usage;
  GArray *seats;
  StewardTargets targets;
  StewardForecastInputs inputs;
} Customer;

static void
see_seats (Customer *self, const char *since, StewardSeatsKind kind, gint64 count)
{
  StewardSeatsObservation seen = { day_of (since), STEWARD_SEATS_FROM_LICENSE, { kind, count } };

  steward_seats_history_add (self->seats, seen);
}

/* With a thousand seats, on 23 November 2026. */
static Customer *
customer_new (void)
{
  Customer *self = g_new0 (Customer, 1);

  self->usage = steward_usage_new ();
  self->seats = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  self->targets = steward_targets_published;
  self->inputs = (StewardForecastInputs) {
    .usage = self->usage,
    .seats_history = self->seats,
    .due = STEWARD_DAY_NONE,
    .portfolio_ratio = (double) NAN,
    .today = day_of ("2026-11-23"),
    .targets = &self->targets,
  };
  see_seats (self, "2025-01-01", STEWARD_SEATS_KNOWN, SEATS);
  return self;
}

static void
customer_free (Customer *self)
{
  steward_usage_unref (self->usage);
  g_array_unref (self->seats);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Customer, customer_free)

static void
count_month (Customer *self, const char *month, gint64 users)
{
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, month_of (month), users, TRUE);
}

/* The months up to October 2026, with shares of the seats. */
static void
count_shares (Customer *self, const double *shares, guint n)
{
  for (guint i = 0; i < n; i++)
    steward_usage_add (self->usage, STEWARD_GRAIN_MONTH,
                       month_of ("2026-10") - (StewardMonth) (n - 1 - i),
                       (gint64) round (shares[i] * SEATS), TRUE);
}

/* A logistic of the days since 31 January 2026, up to October. */
static double
logistic_on (double level, double rate, const char *middle, StewardDay day)
{
  return level / (1 + exp (-rate * (day - day_of (middle))));
}

static void
count_logistic (Customer *self, double level, double rate, const char *middle, guint n)
{
  double shares[24];

  for (guint i = 0; i < n; i++)
    shares[i] = logistic_on (
      level, rate, middle,
      steward_month_get_last_day (month_of ("2026-10") - (StewardMonth) (n - 1 - i)));
  count_shares (self, shares, n);
}

/* So much a day, up to October. */
static void
count_line (Customer *self, double last, double slope, guint n)
{
  StewardDay end = day_of ("2026-10-31");
  double shares[24];

  for (guint i = 0; i < n; i++)
    shares[i] = last
                - slope
                    * (end
                       - steward_month_get_last_day (month_of ("2026-10")
                                                     - (StewardMonth) (n - 1 - i)));
  count_shares (self, shares, n);
}

static void
count_week (Customer *self, const char *sunday, int week, gint64 users)
{
  steward_usage_add (self->usage, STEWARD_GRAIN_WEEK, day_of (sunday) + 7 * week, users, TRUE);
}

/* --- Curves ----------------------------------------------------------------------------------- */

/* 0.95 / (1 + exp (-0.02 (day - 1 August))) is at 80 % 83.7 days after 1 August: on 24 October plus
 * ln (0.95 / 0.8 - 1) = -1.674 / 0.02. With a level of 0.9 it is there after 104 days. */
static void
test_logistic (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  StewardDay crossing = day_of ("2026-08-01") + (int) ceil (-log (0.9 / 0.8 - 1) / 0.02);

  count_logistic (customer, 0.9, 0.02, "2026-08-01", 10);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (crossing, ==, day_of ("2026-11-13"));
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_CROSSES);
  g_assert_cmpint (forecast->chosen.growth, ==, STEWARD_GROWTH_LOGISTIC);
  g_assert_cmpint (forecast->points->len, ==, 10);
  g_assert_cmpint (ABS (forecast->crossing - crossing), <=, 2);
  g_assert_cmpfloat_with_epsilon (forecast->plateau, 0.9, 0.005);
  g_assert_cmpfloat_with_epsilon (forecast->chosen.b[2], 0.02, 0.0005);
  g_assert_cmpint (forecast->crossing_first, <=, forecast->crossing);
  g_assert_cmpint (forecast->crossing_last, >=, forecast->crossing);
}

/* A tenth of a point a day: 28.8 points are 288 days. */
static void
test_line (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  count_line (customer, 0.512, 0.001, 8);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_CROSSES);
  g_assert_cmpint (forecast->chosen.growth, ==, STEWARD_GROWTH_LINE);
  g_assert_cmpint (ABS (forecast->crossing - day_of ("2027-08-15")), <=, 2);
  g_assert_true (isnan (forecast->plateau));
}

static void
assert_never (
  const double *shares, guint n, StewardForecastState state, StewardGrowth growth, const char *said)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autofree char *text = NULL;

  count_shares (customer, shares, n);
  forecast = steward_forecast_new (&customer->inputs);
  text = steward_forecast_describe (forecast);
  g_assert_cmpint (forecast->state, ==, state);
  g_assert_cmpint (forecast->chosen.growth, ==, growth);
  g_assert_cmpint (forecast->crossing, ==, STEWARD_DAY_NONE);
  g_assert_cmpstr (text, ==, said);
}

static void
test_never (void)
{
  const double flat[] = { 0.62, 0.62, 0.62, 0.62, 0.62, 0.62 };
  const double constant[] = { 0.62, 0.60, 0.63, 0.61, 0.63, 0.62, 0.62, 0.61 };
  const double falling[] = { 0.70, 0.68, 0.665, 0.64, 0.62, 0.60, 0.58, 0.561 };
  const double logistic[] = { 0.04, 0.08, 0.16, 0.28, 0.42, 0.52, 0.58, 0.60, 0.61, 0.615, 0.618 };

  assert_never (flat, G_N_ELEMENTS (flat), STEWARD_FORECAST_LEVELS_OFF, STEWARD_GROWTH_FLAT,
                "Reaches 80\u00a0%: Never at this rate (levels off near 62\u00a0%)");
  assert_never (constant, G_N_ELEMENTS (constant), STEWARD_FORECAST_LEVELS_OFF,
                STEWARD_GROWTH_CONSTANT,
                "Reaches 80\u00a0%: Never at this rate (levels off near 62\u00a0%)");
  assert_never (logistic, G_N_ELEMENTS (logistic), STEWARD_FORECAST_LEVELS_OFF,
                STEWARD_GROWTH_LOGISTIC,
                "Reaches 80\u00a0%: Never at this rate (levels off near 62\u00a0%)");
  assert_never (falling, G_N_ELEMENTS (falling), STEWARD_FORECAST_FALLS, STEWARD_GROWTH_LINE,
                "Reaches 80\u00a0%: Never at this rate (falls by 2.0 points a month)");
}

/* A hundredth of a point and two thirds a day: 33 points are 1,980 days away. */
static void
test_too_far (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (StewardForecast) later = NULL;
  g_autofree char *text = NULL;

  count_line (customer, 0.47, 0.33 / 1980, 12);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->chosen.growth, ==, STEWARD_GROWTH_LINE);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_TOO_FAR);
  g_assert_cmpint (forecast->crossing, ==, STEWARD_DAY_NONE);
  text = steward_forecast_describe_crossing (forecast);
  g_assert_cmpstr (text, ==, "Over 3 years away");
  customer->targets.forecast_years = 6;
  later = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (later->state, ==, STEWARD_FORECAST_CROSSES);
  g_assert_cmpint (ABS (later->crossing - day_of ("2032-04-02")), <=, 20);
}

static void
test_reached (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autofree char *text = NULL;

  count_logistic (customer, 0.95, 0.03, "2026-05-01", 10);
  forecast = steward_forecast_new (&customer->inputs);
  text = steward_forecast_describe (forecast);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_REACHED);
  /* 0.95 ÷ (1 + exp (−0.03 × 183)), 183 days after the middle of the curve. */
  g_assert_cmpstr (text, ==, "Reaches 80\u00a0%: Reached (94.6\u00a0% in October 2026)");
  /* 1 May plus 55.8 days, where the curve was. */
  g_assert_cmpint (ABS (forecast->crossing - day_of ("2026-06-26")), <=, 2);
  g_assert_cmpint (forecast->crossing_first, ==, STEWARD_DAY_NONE);
}

/* The months of a logistic that was at 85 %, and then one below. */
static void
test_fell_back (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autofree char *text = NULL;

  count_logistic (customer, 0.86, 0.04, "2026-02-01", 12);
  count_month (customer, "2026-10", 790);
  forecast = steward_forecast_new (&customer->inputs);
  text = steward_forecast_describe (forecast);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_FELL_BACK);
  g_assert_cmpint (forecast->crossing, <, day_of ("2026-06-01"));
  g_assert_cmpint (forecast->crossing_last, ==, STEWARD_DAY_NONE);
  g_assert_true (g_str_has_prefix (text, "Reaches 80\u00a0%: Fell back (below the curve of its "
                                         "months, which was there on "));
}

/* A line that is still on its way when the last month jumps over the target. */
static void
test_reached_before_the_curve (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  count_line (customer, 0.65, 0.0008, 12);
  count_month (customer, "2026-10", 810);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_REACHED);
  g_assert_cmpint (forecast->crossing, ==, STEWARD_DAY_NONE);
}

/* Ten even months, then one that falls: what was before says nothing of what comes. */
static void
test_changed_course (void)
{
  const double shares[] = { 0.90, 0.91, 0.90, 0.92, 0.91, 0.90, 0.91, 0.92, 0.90,
                            0.91, 0.90, 0.91, 0.89, 0.87, 0.83, 0.78, 0.70, 0.63 };
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  count_shares (customer, shares, G_N_ELEMENTS (shares));
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->n_left_out, ==, 12);
  g_assert_cmpint (forecast->points->len, ==, 6);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_FALLS);
  explanation = steward_forecast_explain (forecast);
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "Left out: 12 older points"));
}

/* One month out of the ordinary changes nothing. */
static void
test_odd_month (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  count_logistic (customer, 0.9, 0.02, "2026-08-01", 12);
  count_month (customer, "2026-10", 400);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->n_left_out, ==, 0);
  g_assert_cmpint (forecast->points->len, ==, 12);
}

/* --- The due day ------------------------------------------------------------------------------ */

static double
get_chance (Customer *customer, const char *due)
{
  g_autoptr (StewardForecast) forecast = NULL;

  customer->inputs.due = day_of (due);
  forecast = steward_forecast_new (&customer->inputs);
  return forecast->chance_by_due;
}

static void
test_chance_by_due (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  /* It crosses on 26 January 2027. */
  count_logistic (customer, 0.9, 0.015, "2026-09-10", 10);
  g_assert_cmpfloat (get_chance (customer, "2026-12-01"), <, 0.1);
  g_assert_cmpfloat (get_chance (customer, "2027-10-01"), >, 0.9);
  g_assert_cmpfloat (get_chance (customer, "2027-01-10"), <=, get_chance (customer, "2027-02-10"));
  /* The day itself still counts, and the day after nothing does. */
  g_assert_false (isnan (get_chance (customer, "2026-11-23")));
  g_assert_true (isnan (get_chance (customer, "2026-11-22")));
  customer->inputs.due = STEWARD_DAY_NONE;
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_true (isnan (forecast->chance_by_due));
  g_assert_true (isnan (forecast->pace));
}

/* 60 % on 31 October and 80 % due 61 days later: 20 points in 61 / 7 weeks. */
static void
test_pace (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  count_line (customer, 0.60, 0.0016, 6);
  customer->inputs.due = day_of ("2026-12-31");
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpfloat_with_epsilon (forecast->pace, 0.2 / (61.0 / 7), 1e-9);
  explanation = steward_forecast_explain (forecast);
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "Pace: needs +2.3 points a week to be there on 31 Dec 2026"));
}

/* --- What it is made of ----------------------------------------------------------------------- */

static void
test_too_few_months (void)
{
  const double shares[] = { 0.30, 0.35, 0.40, 0.45 };
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autofree char *text = NULL;

  count_shares (customer, shares, G_N_ELEMENTS (shares));
  forecast = steward_forecast_new (&customer->inputs);
  text = steward_forecast_describe (forecast);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_TOO_FEW);
  g_assert_false (steward_forecast_has_curve (forecast));
  /* July to October are there, November and December to come. */
  g_assert_cmpint (forecast->enough_on, ==, day_of ("2027-01-01"));
  g_assert_cmpint (forecast->band->len, ==, 0);
  g_assert_cmpstr (text, ==,
                   "Reaches 80\u00a0%: too few months: there will be enough on 1 Jan 2027");
}

/* A month that is not over, one without a count and one without seats are not points. */
static void
test_gaps (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  g_array_set_size (customer->seats, 0);
  see_seats (customer, "2025-01-01", STEWARD_SEATS_KNOWN, 400);
  see_seats (customer, "2026-04-10", STEWARD_SEATS_UNLIMITED, 0);
  see_seats (customer, "2026-05-10", STEWARD_SEATS_KNOWN, 500);
  count_month (customer, "2026-01", 100);
  count_month (customer, "2026-02", 120);
  count_month (customer, "2026-04", 140);
  count_month (customer, "2026-05", 200);
  count_month (customer, "2026-06", 210);
  count_month (customer, "2026-09", 0);
  count_month (customer, "2026-10", 260);
  steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, month_of ("2026-08"), 1, FALSE);
  steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, month_of ("2026-11"), 1, FALSE);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->points->len, ==, 6);
  g_assert_cmpint (g_array_index (forecast->points, StewardForecastPoint, 2).day, ==,
                   day_of ("2026-05-31"));
  g_assert_cmpfloat (g_array_index (forecast->points, StewardForecastPoint, 0).value, ==, 0.25);
  g_assert_cmpfloat (g_array_index (forecast->points, StewardForecastPoint, 2).value, ==, 0.4);
  /* Counted as nobody, which is a figure. */
  g_assert_cmpfloat (g_array_index (forecast->points, StewardForecastPoint, 4).value, ==, 0);
}

static void
test_no_seats_and_no_usage (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (Customer) empty = customer_new ();
  g_autoptr (StewardForecast) without_seats = NULL;
  g_autoptr (StewardForecast) without_usage = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;

  g_array_set_size (customer->seats, 0);
  count_logistic (customer, 0.9, 0.02, "2026-08-01", 10);
  without_seats = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (without_seats->state, ==, STEWARD_FORECAST_NO_SEATS);
  without_usage = steward_forecast_new (&empty->inputs);
  g_assert_cmpint (without_usage->state, ==, STEWARD_FORECAST_NO_USAGE);
  explanation = steward_forecast_explain (without_usage);
  g_assert_cmpstr (explanation->formula, ==, "Not available: no usage yet");
}

static void
test_unlimited_seats (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) without_tam = NULL;
  g_autoptr (StewardForecast) with_tam = NULL;

  g_array_set_size (customer->seats, 0);
  see_seats (customer, "2025-01-01", STEWARD_SEATS_UNLIMITED, 0);
  count_line (customer, 0.512, 0.001, 8);
  without_tam = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (without_tam->state, ==, STEWARD_FORECAST_NO_SEATS);
  customer->inputs.tam = SEATS;
  with_tam = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (with_tam->state, ==, STEWARD_FORECAST_CROSSES);
}

/* Ten complete weeks from Sunday 6 September on, of which those of October lie in a complete
 * month: MAU 400 to a mean WAU of 200 is twice. */
static void
count_weeks (Customer *customer, gboolean own_month)
{
  if (own_month)
    count_month (customer, "2026-10", 500);
  for (int week = 0; week < 10; week++)
    count_week (customer, "2026-09-06", week, 120 + 20 * week);
}

static void
test_weeks (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  count_weeks (customer, TRUE);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->basis, ==, STEWARD_FORECAST_WEEKS);
  g_assert_cmpint (forecast->points->len, ==, 10);
  /* The weeks of 4, 11, 18 and 25 October are 200, 220, 240 and 260: 230 on average. */
  g_assert_cmpfloat_with_epsilon (forecast->weeks_ratio, 500.0 / 230, 1e-9);
  g_assert_false (forecast->ratio_of_portfolio);
  g_assert_cmpint (g_array_index (forecast->points, StewardForecastPoint, 9).day, ==,
                   day_of ("2026-11-14"));
  g_assert_cmpfloat_with_epsilon (g_array_index (forecast->points, StewardForecastPoint, 9).value,
                                  0.3 * 500 / 230, 1e-9);
  /* 4.35 points a week from 65.2 % on. */
  g_assert_cmpint (ABS (forecast->crossing - day_of ("2026-12-08")), <=, 3);
  explanation = steward_forecast_explain (forecast);
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "estimated from 10 complete weeks"));
  g_assert_nonnull (strstr (text, "2.17, the customer's own MAU ÷ WAU"));
}

/* Without a complete month others lend their ratio, or there is nothing to scale by yet. */
static void
test_ratio_of_others (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) without = NULL;
  g_autoptr (StewardForecast) with = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  count_weeks (customer, FALSE);
  without = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (without->state, ==, STEWARD_FORECAST_TOO_FEW);
  g_assert_cmpint (without->enough_on, ==, day_of ("2026-12-01"));
  customer->inputs.portfolio_ratio = 2;
  with = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (with->state, ==, STEWARD_FORECAST_CROSSES);
  g_assert_true (with->ratio_of_portfolio);
  g_assert_cmpfloat_with_epsilon (g_array_index (with->points, StewardForecastPoint, 9).value, 0.6,
                                  1e-9);
  explanation = steward_forecast_explain (with);
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "2.00, the median MAU ÷ WAU of other customers of that age"));
}

static void
test_too_few_weeks (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autofree char *text = NULL;

  customer->inputs.portfolio_ratio = 2;
  customer->inputs.due = day_of ("2026-12-31");
  for (int week = 0; week < 4; week++)
    count_week (customer, "2026-10-25", week, 100 + 20 * week);
  forecast = steward_forecast_new (&customer->inputs);
  text = steward_forecast_describe (forecast);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_TOO_FEW);
  /* Four of six; the sixth is over on Saturday 5 December. */
  g_assert_cmpint (forecast->enough_on, ==, day_of ("2026-12-06"));
  g_assert_cmpstr (text, ==,
                   "Reaches 80\u00a0%: too few weeks: there will be enough on 6 Dec 2026");
  /* 32 % on 21 November: 48 points in 40 days. */
  g_assert_cmpfloat_with_epsilon (forecast->pace, 0.48 / (40.0 / 7), 1e-9);
}

/* User-day rows tell 28 days without any estimate; a week apart they say something new. */
static void
test_windows (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  customer->inputs.user_day_rows = TRUE;
  for (StewardDay day = day_of ("2026-10-10"); day <= day_of ("2026-11-22"); day++)
    steward_usage_add (customer->usage, STEWARD_GRAIN_ROLLING_28, day,
                       300 + 5 * (day - day_of ("2026-10-10")), TRUE);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->basis, ==, STEWARD_FORECAST_ROLLING);
  g_assert_cmpint (forecast->points->len, ==, 7);
  g_assert_cmpint (g_array_index (forecast->points, StewardForecastPoint, 0).day, ==,
                   day_of ("2026-10-11"));
  g_assert_true (isnan (forecast->weeks_ratio));
  /* Half a point a day from 51.5 % on 22 November: 57 days. */
  g_assert_cmpint (ABS (forecast->crossing - day_of ("2027-01-18")), <=, 1);
}

static void
test_windows_to_come (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  customer->inputs.user_day_rows = TRUE;
  for (StewardDay day = day_of ("2026-11-10"); day <= day_of ("2026-11-22"); day++)
    steward_usage_add (customer->usage, STEWARD_GRAIN_DAY, day, 100, TRUE);
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_TOO_FEW);
  /* The first window is over on 7 December, the sixth five weeks later. */
  g_assert_cmpint (forecast->enough_on, ==, day_of ("2027-01-12"));
}

static void
test_more_points_by_setting (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  count_logistic (customer, 0.9, 0.02, "2026-08-01", 10);
  customer->targets.forecast_points = 12;
  forecast = steward_forecast_new (&customer->inputs);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_TOO_FEW);
  g_assert_cmpint (forecast->enough_on, ==, day_of ("2027-01-01"));
}

/* --- The band and the test -------------------------------------------------------------------- */

static void
test_band (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  const StewardForecastStep *steps;
  double first_width;
  double last_width;

  count_logistic (customer, 0.9, 0.015, "2026-09-10", 10);
  customer->inputs.due = day_of ("2027-02-10");
  forecast = steward_forecast_new (&customer->inputs);
  steps = (const StewardForecastStep *) forecast->band->data;
  g_assert_cmpint (steps[0].day, ==, day_of ("2026-10-31"));
  g_assert_cmpint (steps[forecast->band->len - 1].day, ==, day_of ("2027-10-31"));
  /* Thirteen month ends, the crossing and the due day. */
  g_assert_cmpint (forecast->band->len, ==, 15);
  for (guint i = 0; i < forecast->band->len; i++)
    {
      g_assert_cmpfloat (steps[i].low, <=, steps[i].value);
      g_assert_cmpfloat (steps[i].high, >=, steps[i].value);
      g_assert_cmpfloat (steps[i].low, >=, 0);
      g_assert_true (i == 0 || steps[i].day > steps[i - 1].day);
    }
  first_width = steps[1].high - steps[1].low;
  last_width = steps[14].high - steps[14].low;
  g_assert_cmpfloat (last_width, >, first_width);
}

/* The more the months scatter, the less is known. */
static void
test_band_of_scattered_months (void)
{
  const double calm[] = { 0.50, 0.505, 0.495, 0.50, 0.498, 0.503, 0.50, 0.501 };
  const double scattered[] = { 0.50, 0.58, 0.44, 0.53, 0.46, 0.57, 0.42, 0.52 };
  g_autoptr (Customer) first = customer_new ();
  g_autoptr (Customer) second = customer_new ();
  g_autoptr (StewardForecast) narrow = NULL;
  g_autoptr (StewardForecast) wide = NULL;
  const StewardForecastStep *a;
  const StewardForecastStep *b;

  count_shares (first, calm, G_N_ELEMENTS (calm));
  count_shares (second, scattered, G_N_ELEMENTS (scattered));
  narrow = steward_forecast_new (&first->inputs);
  wide = steward_forecast_new (&second->inputs);
  a = &g_array_index (narrow->band, StewardForecastStep, 3);
  b = &g_array_index (wide->band, StewardForecastStep, 3);
  g_assert_cmpfloat (b->high - b->low, >, 3 * (a->high - a->low));
}

/* A line says the next two of a line exactly; 3 and 5 points more it does not know of. */
static void
test_back_test (void)
{
  g_autoptr (Customer) first = customer_new ();
  g_autoptr (Customer) second = customer_new ();
  g_autoptr (StewardForecast) exact = NULL;
  g_autoptr (StewardForecast) off = NULL;

  count_line (first, 0.44, 0.0007, 8);
  count_line (second, 0.44, 0.0007, 8);
  count_month (second, "2026-09", (gint64) round ((0.44 - 31 * 0.0007 + 0.03) * SEATS));
  count_month (second, "2026-10", 440 + 50);
  exact = steward_forecast_new (&first->inputs);
  off = steward_forecast_new (&second->inputs);
  g_assert_cmpint (exact->chosen.growth, ==, STEWARD_GROWTH_LINE);
  g_assert_cmpfloat (steward_forecast_get_test_error (exact), <, 0.001);
  g_assert_cmpint (off->chosen.growth, ==, STEWARD_GROWTH_LINE);
  g_assert_cmpfloat_with_epsilon (steward_forecast_get_test_error (off), 0.04, 0.001);
}

static void
test_huge_counts (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  for (int i = 0; i < 8; i++)
    steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, month_of ("2026-03") + i,
                       i % 2 ? G_MAXINT64 : G_MAXINT64 / 3, TRUE);
  forecast = steward_forecast_new (&customer->inputs);
  explanation = steward_forecast_explain (forecast);
  text = steward_explanation_to_text (explanation);
  g_assert_cmpint (forecast->state, ==, STEWARD_FORECAST_REACHED);
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf "));
}

/* --- The explanation -------------------------------------------------------------------------- */

static void
test_explanation (void)
{
  g_autoptr (Customer) customer = customer_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;
  const char *const parts[] = {
    "Points: 10 complete months (UTC), MAU ÷ seats, January 2026 to October 2026",
    "Values: 2.3\u00a0%, ",
    "t: days after 31 Jan 2026",
    "Model: logistic curve; by AICc, the least is best: constant ",
    "Levels off at: 90.",
    "80\u00a0% band: ",
    "November 2026: ",
    "Chance: over 99\u00a0% likely by 1 Mar 2027",
    "Back-test: without the last two points ",
    "at least 6 complete months",
    "more than 3 years ahead",
  };

  count_logistic (customer, 0.9, 0.02, "2026-08-01", 10);
  customer->inputs.due = day_of ("2027-03-01");
  forecast = steward_forecast_new (&customer->inputs);
  explanation = steward_forecast_explain (forecast);
  text = steward_explanation_to_text (explanation);
  g_assert_true (g_str_has_prefix (text, "Reaches 80\u00a0%\n"));
  g_assert_nonnull (strstr (explanation->formula, "÷ (1 + exp ("));
  g_assert_nonnull (strstr (explanation->formula, " ÷ 0.8 − 1)) ÷ 0.0"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” is not in: %s", parts[i], text);
}

/* --- The ratios of a portfolio ---------------------------------------------------------------- */

static void
test_portfolio_ratios (void)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (StewardWeeksRatio));
  const gint64 users[] = { 150, 240, 210, 900 };

  g_assert_true (isnan (steward_weeks_ratios_get_median (ratios, 0)));
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_autoptr (Customer) customer = customer_new ();

      /* In production since September: October is one month later. */
      count_month (customer, "2026-10", users[i]);
      count_week (customer, "2026-10-04", 0, 100);
      steward_weeks_ratios_add (ratios, customer->usage, day_of ("2026-09-15"),
                                customer->inputs.today);
    }
  g_assert_cmpint (ratios->len, ==, 4);
  g_assert_cmpint (g_array_index (ratios, StewardWeeksRatio, 0).age, ==, 1);
  /* Of 1.5, 2.1, 2.4 and 9. */
  g_assert_cmpfloat_with_epsilon (steward_weeks_ratios_get_median (ratios, 1), 2.25, 1e-9);
  /* Of nobody as old: of all. */
  g_assert_cmpfloat_with_epsilon (steward_weeks_ratios_get_median (ratios, 7), 2.25, 1e-9);
  g_array_append_val (ratios, ((StewardWeeksRatio) { 7, 3 }));
  g_array_append_val (ratios, ((StewardWeeksRatio) { 7, 4 }));
  g_array_append_val (ratios, ((StewardWeeksRatio) { 7, 5 }));
  g_assert_cmpfloat_with_epsilon (steward_weeks_ratios_get_median (ratios, 7), 4, 1e-9);
}

static void
test_age (void)
{
  g_autoptr (Customer) customer = customer_new ();

  g_assert_cmpint (steward_weeks_ratios_get_age (customer->usage, STEWARD_DAY_NONE), ==, 0);
  count_week (customer, "2026-10-25", 0, 100);
  count_week (customer, "2026-11-01", 0, 100);
  g_assert_cmpint (steward_weeks_ratios_get_age (customer->usage, day_of ("2026-09-15")), ==, 2);
  g_assert_cmpint (steward_weeks_ratios_get_age (customer->usage, STEWARD_DAY_NONE), ==, 1);
  g_assert_cmpint (steward_weeks_ratios_get_age (customer->usage, day_of ("2027-01-01")), ==, 0);
}

#define TEST(name, function) g_test_add_func ("/steward/metrics/forecast/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("logistic", test_logistic);
  TEST ("line", test_line);
  TEST ("never", test_never);
  TEST ("too-far", test_too_far);
  TEST ("reached", test_reached);
  TEST ("fell-back", test_fell_back);
  TEST ("reached-before-the-curve", test_reached_before_the_curve);
  TEST ("changed-course", test_changed_course);
  TEST ("odd-month", test_odd_month);
  TEST ("chance-by-due", test_chance_by_due);
  TEST ("pace", test_pace);
  TEST ("too-few-months", test_too_few_months);
  TEST ("gaps", test_gaps);
  TEST ("no-seats-and-no-usage", test_no_seats_and_no_usage);
  TEST ("unlimited-seats", test_unlimited_seats);
  TEST ("weeks", test_weeks);
  TEST ("ratio-of-others", test_ratio_of_others);
  TEST ("too-few-weeks", test_too_few_weeks);
  TEST ("windows", test_windows);
  TEST ("windows-to-come", test_windows_to_come);
  TEST ("more-points-by-setting", test_more_points_by_setting);
  TEST ("band", test_band);
  TEST ("band-of-scattered-months", test_band_of_scattered_months);
  TEST ("back-test", test_back_test);
  TEST ("huge-counts", test_huge_counts);
  TEST ("explanation", test_explanation);
  TEST ("portfolio-ratios", test_portfolio_ratios);
  TEST ("age", test_age);
  return g_test_run ();
}
