/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the forecast knows how much it knows: on simulated ramps whose truth is known, the 80 %
 * band holds what comes 75 to 85 % of the time, and what is said to be likely comes as often as it
 * is said. Ten times as many ramps where STEWARD_TEST_LONG=1. The README has the figures. */

#include "steward-forecast.h"

#include <math.h>

#define SEATS 5000
#define TARGET 0.8
#define MONTH (365.25 / 12)
#define FIRST_MONTH (2024 * 12)

/* --- Ramps ------------------------------------------------------------------------------------ */

typedef enum { LOGISTIC, GOMPERTZ, SATURATING, LINE, CONSTANT } Shape;
#define N_SHAPES 5

static const char *const shape_names[] = { "logistic", "gompertz", "saturating", "line",
                                           "constant" };

/* What is true: where it levels off or begins, how fast it goes, in a month, and when it is in the
 * middle, in months. */
typedef struct {
  Shape shape;
  double level;
  double rate;
  double middle;
} Truth;

static double
draw_even (GRand *random, double low, double high)
{
  return g_rand_double_range (random, low, high);
}

/* Box and Muller. */
static double
draw_normal (GRand *random)
{
  double u = 1 - g_rand_double (random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (random));
}

/* From ramps that take a month to some that take years, of which the first @n months are seen:
 * before they rise, while they do, or after. */
static Truth
draw_truth (GRand *random, Shape shape, guint n)
{
  Truth self = { .shape = shape, .level = draw_even (random, 0.45, 1.1) };

  switch (shape)
    {
    case LOGISTIC:
      self.rate = exp (draw_even (random, log (0.15), log (1.2)));
      self.middle = draw_even (random, -1, n + 4);
      break;
    case GOMPERTZ:
      self.rate = exp (draw_even (random, log (0.1), log (0.7)));
      self.middle = draw_even (random, -1, n + 3);
      break;
    case SATURATING:
      self.rate = 1 / draw_even (random, 2, 10);
      break;
    case LINE:
      self.level = draw_even (random, 0.1, 0.6);
      self.rate = draw_even (random, -0.01, 0.04);
      break;
    case CONSTANT:
    default:
      self.level = draw_even (random, 0.3, 0.95);
    }
  return self;
}

static double
get_truth (const Truth *self, double month)
{
  double u = self->rate * (month - self->middle);

  switch (self->shape)
    {
    case LOGISTIC:
      return self->level / (1 + exp (-u));
    case GOMPERTZ:
      return self->level * exp (-exp (-u));
    case SATURATING:
      return self->level * (1 - exp (-u));
    case LINE:
      return MAX (self->level + self->rate * month, 0);
    case CONSTANT:
    default:
      return self->level;
    }
}

/* What is counted of a truth: with a spread, and never less than nobody. */
static gint64
count_users (GRand *random, double truth, double spread)
{
  double share = truth + spread * draw_normal (random);

  return (gint64) round (MAX (share, 0) * SEATS);
}

/* --- What comes of it ------------------------------------------------------------------------- */

typedef struct {
  double n_asked;
  double n_held;
} Tally;

static double
get_share (const Tally *self)
{
  return self->n_held / self->n_asked;
}

/* Chances by tenths: how likely it was said to be, and how often it came. */
typedef struct {
  double n;
  double said;
  double came;
} Tenth;

typedef struct {
  Tally months[N_SHAPES + 1]; /* the last is of all */
  Tally crossings;
  Tenth chances[10];
} Tallies;

static void
tell (Tally *self, gboolean held)
{
  self->n_asked++;
  self->n_held += held;
}

static StewardForecast *
make_forecast (
  StewardUsage *usage, StewardDay today, StewardDay due, gboolean rows, double portfolio_ratio)
{
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  const StewardSeatsObservation seen = { 0,
                                         STEWARD_SEATS_FROM_LICENSE,
                                         { STEWARD_SEATS_KNOWN, SEATS } };
  const StewardForecastInputs inputs = {
    .usage = usage,
    .seats_history = seats,
    .user_day_rows = rows,
    .due = due,
    .portfolio_ratio = portfolio_ratio,
    .today = today,
    .targets = &steward_targets_published,
  };

  g_array_append_val (seats, seen);
  return steward_forecast_new (&inputs);
}

static const StewardForecastStep *
find_step (const StewardForecast *forecast, StewardDay day)
{
  for (guint i = 0; i < forecast->band->len; i++)
    {
      const StewardForecastStep *step = &g_array_index (forecast->band, StewardForecastStep, i);

      if (step->day == day)
        return step;
    }
  g_assert_not_reached ();
}

static gboolean
is_held (const StewardForecast *forecast, StewardDay day, gint64 users)
{
  const StewardForecastStep *step = find_step (forecast, day);

  return users >= step->low * SEATS && users <= step->high * SEATS;
}

/* The month, from @from on, in which a truth reaches the target; INFINITY within three years. */
static double
find_crossing (const Truth *truth, double from)
{
  for (double month = from; month <= from + 36; month += 0.02)
    if (get_truth (truth, month) >= TARGET)
      return month;
  return (double) INFINITY;
}

static StewardDay
to_day (double month)
{
  return (StewardDay) ceil (steward_month_get_last_day (FIRST_MONTH) + (month - 1) * MONTH);
}

/* Of a ramp that is below the target and reaches it: whether the day is between the two. */
static void
tell_crossing (
  Tallies *tallies, const StewardForecast *forecast, const Truth *truth, guint n, StewardDay due)
{
  double crossing = find_crossing (truth, n);
  Tenth *tenth = &tallies->chances[MIN ((int) (forecast->chance_by_due * 10), 9)];
  gboolean by_then;

  if (forecast->state == STEWARD_FORECAST_REACHED || get_truth (truth, n) >= TARGET)
    return;
  by_then = isfinite (crossing) && to_day (crossing) <= due;
  tenth->n++;
  tenth->said += forecast->chance_by_due;
  tenth->came += by_then;
  if (!isfinite (crossing))
    return;
  /* The true curve goes by months of one length: a day more or less is not the forecast's. */
  tell (&tallies->crossings, forecast->crossing_first != STEWARD_DAY_NONE
                               && to_day (crossing) >= forecast->crossing_first - 1
                               && (forecast->crossing_last == STEWARD_DAY_NONE
                                   || to_day (crossing) <= forecast->crossing_last + 1));
}

/* One ramp, of which @n months are seen and twelve come. */
static void
simulate_months (GRand *random, Shape shape, guint n, double spread, Tallies *tallies)
{
  const Truth truth = draw_truth (random, shape, n);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  StewardMonth current = FIRST_MONTH + (StewardMonth) n;
  StewardDay due = to_day (n + draw_even (random, 1, 12));

  for (guint i = 0; i < n; i++)
    steward_usage_add (usage, STEWARD_GRAIN_MONTH, FIRST_MONTH + (StewardMonth) i,
                       count_users (random, get_truth (&truth, i + 1), spread), TRUE);
  forecast = make_forecast (usage, steward_month_get_first_day (current) + 10, MAX (due, 0), FALSE,
                            (double) NAN);
  for (guint i = 0; i < 12; i++)
    {
      gint64 users = count_users (random, get_truth (&truth, n + i + 1), spread);
      gboolean held = is_held (forecast, steward_month_get_last_day (current + (StewardMonth) i),
                               users);

      tell (&tallies->months[shape], held);
      tell (&tallies->months[N_SHAPES], held);
    }
  if (!isnan (forecast->chance_by_due))
    tell_crossing (tallies, forecast, &truth, n, due);
}

static guint
get_n_rounds (guint fast)
{
  return g_strcmp0 (g_getenv ("STEWARD_TEST_LONG"), "1") == 0 ? fast * 10 : fast;
}

/* --- Months ----------------------------------------------------------------------------------- */

static void
tell_tallies (const Tallies *tallies)
{
  for (guint shape = 0; shape < N_SHAPES; shape++)
    g_test_message ("%s: %.1f %% of %.0f months", shape_names[shape],
                    get_share (&tallies->months[shape]) * 100, tallies->months[shape].n_asked);
  g_test_message ("all: %.1f %% of %.0f months", get_share (&tallies->months[N_SHAPES]) * 100,
                  tallies->months[N_SHAPES].n_asked);
  g_test_message ("crossings: %.1f %% of %.0f", get_share (&tallies->crossings) * 100,
                  tallies->crossings.n_asked);
  for (guint i = 0; i < G_N_ELEMENTS (tallies->chances); i++)
    g_test_message ("said to be %.0f %% likely, came: %.0f %% of %.0f",
                    100 * tallies->chances[i].said / MAX (tallies->chances[i].n, 1),
                    100 * tallies->chances[i].came / MAX (tallies->chances[i].n, 1),
                    tallies->chances[i].n);
}

/* On average over all tenths; weighted by how often each was said. */
static double
get_chance_error (const Tallies *tallies)
{
  double error = 0;
  double n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tallies->chances); i++)
    {
      error += fabs (tallies->chances[i].said - tallies->chances[i].came);
      n += tallies->chances[i].n;
    }
  return error / n;
}

static void
test_months (void)
{
  const guint lengths[] = { 6, 8, 12, 18, 24 };
  const double spreads[] = { 0.005, 0.01, 0.02, 0.04 };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  Tallies tallies = { 0 };

  for (guint round = 0; round < get_n_rounds (6); round++)
    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      for (guint j = 0; j < G_N_ELEMENTS (spreads); j++)
        for (int shape = 0; shape < N_SHAPES; shape++)
          simulate_months (random, (Shape) shape, lengths[i], spreads[j], &tallies);
  tell_tallies (&tallies);
  g_assert_cmpfloat (get_share (&tallies.months[N_SHAPES]), >=, 0.75);
  g_assert_cmpfloat (get_share (&tallies.months[N_SHAPES]), <=, 0.85);
  for (guint shape = 0; shape < N_SHAPES; shape++)
    {
      g_assert_cmpfloat (get_share (&tallies.months[shape]), >=, 0.7);
      g_assert_cmpfloat (get_share (&tallies.months[shape]), <=, 0.92);
    }
  g_assert_cmpfloat (get_share (&tallies.crossings), >=, 0.75);
  g_assert_cmpfloat (get_share (&tallies.crossings), <=, 0.85);
  g_assert_cmpfloat (get_chance_error (&tallies), <=, 0.04);
}

/* --- Weeks ------------------------------------------------------------------------------------ */

/* A ramp of about sixty days, seen for @n weeks; of the eight that come each is asked for. Weeks
 * have half as many users as months. */
static void
simulate_weeks (GRand *random, guint n, double spread, Tally *tally)
{
  const Truth truth = { LOGISTIC, draw_even (random, 0.5, 1.1), draw_even (random, 0.3, 1),
                        draw_even (random, 2, 10) };
  StewardDay sunday = steward_day_get_week (steward_month_get_first_day (FIRST_MONTH) + 6);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardForecast) forecast = NULL;

  for (guint i = 0; i < n; i++)
    steward_usage_add (usage, STEWARD_GRAIN_WEEK, sunday + 7 * (StewardDay) i,
                       count_users (random, get_truth (&truth, i + 1), spread) / 2, TRUE);
  forecast = make_forecast (usage, sunday + 7 * (StewardDay) n, STEWARD_DAY_NONE, FALSE, 2);
  g_assert_cmpint (forecast->basis, ==, STEWARD_FORECAST_WEEKS);
  for (guint i = n; i < n + 8; i++)
    tell (tally, is_held (forecast, sunday + 7 * (StewardDay) i + 6,
                          count_users (random, get_truth (&truth, i + 1), spread)));
}

static void
test_weeks (void)
{
  const guint lengths[] = { 6, 8, 10, 13 };
  const double spreads[] = { 0.01, 0.02, 0.04 };
  g_autoptr (GRand) random = g_rand_new_with_seed (60);
  Tally tally = { 0 };

  for (guint round = 0; round < get_n_rounds (12); round++)
    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      for (guint j = 0; j < G_N_ELEMENTS (spreads); j++)
        simulate_weeks (random, lengths[i], spreads[j], &tally);
  g_test_message ("weeks: %.1f %% of %.0f", get_share (&tally) * 100, tally.n_asked);
  g_assert_cmpfloat (get_share (&tally), >=, 0.75);
  g_assert_cmpfloat (get_share (&tally), <=, 0.85);
}

/* --- Windows ---------------------------------------------------------------------------------- */

/* The same of 28 days that end each week: what is peculiar to a week stays for four of them. */
static void
simulate_windows (GRand *random, guint n, double spread, Tally *tally)
{
  const Truth truth = { LOGISTIC, draw_even (random, 0.5, 1.1), draw_even (random, 0.3, 1),
                        draw_even (random, 2, 10) };
  StewardDay first = steward_month_get_first_day (FIRST_MONTH);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardForecast) forecast = NULL;
  double peculiar[32];
  gint64 users[32];

  for (guint i = 0; i < G_N_ELEMENTS (peculiar); i++)
    peculiar[i] = 2 * spread * draw_normal (random);
  for (guint i = 0; i < n + 8; i++)
    {
      double mean = (peculiar[i] + peculiar[i + 1] + peculiar[i + 2] + peculiar[i + 3]) / 4;

      users[i] = (gint64) MAX (round ((get_truth (&truth, i + 1) + mean) * SEATS), 0);
    }
  for (guint i = 0; i < n; i++)
    steward_usage_add (usage, STEWARD_GRAIN_ROLLING_28, first + 7 * (StewardDay) i, users[i], TRUE);
  forecast = make_forecast (usage, first + 7 * (StewardDay) n - 6, STEWARD_DAY_NONE, TRUE,
                            (double) NAN);
  g_assert_cmpint (forecast->basis, ==, STEWARD_FORECAST_ROLLING);
  for (guint i = n; i < n + 8; i++)
    tell (tally, is_held (forecast, first + 7 * (StewardDay) i, users[i]));
}

static void
test_windows (void)
{
  const guint lengths[] = { 6, 8, 10, 13 };
  const double spreads[] = { 0.005, 0.01, 0.02 };
  g_autoptr (GRand) random = g_rand_new_with_seed (28);
  Tally tally = { 0 };

  for (guint round = 0; round < get_n_rounds (12); round++)
    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      for (guint j = 0; j < G_N_ELEMENTS (spreads); j++)
        simulate_windows (random, lengths[i], spreads[j], &tally);
  g_test_message ("windows: %.1f %% of %.0f", get_share (&tally) * 100, tally.n_asked);
  g_assert_cmpfloat (get_share (&tally), >=, 0.75);
  g_assert_cmpfloat (get_share (&tally), <=, 0.85);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/forecast-calibration/months", test_months);
  g_test_add_func ("/steward/metrics/forecast-calibration/weeks", test_weeks);
  g_test_add_func ("/steward/metrics/forecast-calibration/windows", test_windows);
  return g_test_run ();
}
