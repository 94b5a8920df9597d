/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the adoption chart says: the worked examples of the rules, gaps, steps, ramp and weeks. */

#include "steward-adoption-read-out.h"

#include "example-customer.h"

#include <math.h>

static const StewardAdoptionMonth *
month_at (const StewardAdoptionSeries *series, guint index)
{
  return steward_adoption_series_get_month (series, index);
}

static void
test_worked_examples (void)
{
  const struct {
    gint64 mau;
    double value;
    StewardState state;
  } examples[] = {
    { 80, 0.80, STEWARD_STATE_HEALTHY },    { 79, 0.79, STEWARD_STATE_CONCERNING },
    { 50, 0.50, STEWARD_STATE_CONCERNING }, { 49, 0.49, STEWARD_STATE_POOR },
    { 120, 1.20, STEWARD_STATE_HEALTHY },
  };
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
  g_autoptr (StewardAdoptionSeries) series = NULL;

  example_customer_see_seats (customer, "2025-01-01", STEWARD_SEATS_KNOWN, 100);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, example_month ("2026-01") + (int) i,
                       examples[i].mau, TRUE);
  series = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (series->months->len, ==, G_N_ELEMENTS (examples) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_assert_cmpfloat_with_epsilon (month_at (series, i)->value, examples[i].value, 1e-12);
      g_assert_cmpint (month_at (series, i)->figure.state, ==, examples[i].state);
      g_assert_false (month_at (series, i)->to_date);
    }
}

static void
test_missing_is_not_zero (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
  g_autoptr (StewardAdoptionSeries) series = NULL;

  example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
  example_customer_count_month (customer, "2026-03", 40);
  example_customer_count_month (customer, "2026-05", 0);
  series = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (series->first_month, ==, example_month ("2026-03"));
  g_assert_true (isnan (month_at (series, 1)->value));
  g_assert_cmpint (month_at (series, 1)->reason, ==, STEWARD_REASON_NO_USAGE);
  g_assert_cmpfloat (month_at (series, 2)->value, ==, 0);
  g_assert_cmpint (month_at (series, 2)->reason, ==, STEWARD_REASON_NONE);
}

static void
test_month_to_date_is_never_scored (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
  g_autoptr (StewardAdoptionSeries) series = NULL;
  const StewardAdoptionMonth *last;

  example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
  example_customer_count_month (customer, "2026-05", 90);
  steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, example_month ("2026-06"), 30, FALSE);
  series = steward_adoption_series_new (&customer->inputs);
  last = month_at (series, 1);
  g_assert_true (last->to_date);
  g_assert_cmpfloat_with_epsilon (last->value, 0.3, 1e-12);
  g_assert_true (isnan (last->figure.value));
  g_assert_cmpint (last->figure.state, ==, STEWARD_STATE_UNKNOWN);
  g_assert_cmpint (steward_adoption_series_get_last_complete (series)->figure.month, ==,
                   example_month ("2026-05"));
}

static void
test_ramp (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2024-06-15");
  g_autoptr (StewardAdoptionSeries) over = NULL;
  g_autoptr (StewardAdoptionSeries) running = NULL;

  example_customer_see_seats (customer, "2024-01-31", STEWARD_SEATS_KNOWN, 100);
  example_customer_count_month (customer, "2024-03", 20);
  example_customer_count_month (customer, "2024-04", 45);
  example_customer_count_month (customer, "2024-05", 60);
  customer->inputs.production = example_day ("2024-02-10");
  over = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (over->first_month, ==, example_month ("2024-02"));
  g_assert_cmpint (over->ramp.due, ==, example_day ("2024-04-10"));
  g_assert_cmpfloat_with_epsilon (over->ramp.reached, 0.45, 1e-12);

  customer->inputs.today = example_day ("2024-04-12");
  running = steward_adoption_series_new (&customer->inputs);
  g_assert_true (isnan (running->ramp.reached));
}

static void
test_seats_steps (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  const StewardAdoptionStep *steps = &g_array_index (series->steps, StewardAdoptionStep, 0);

  g_assert_cmpuint (series->steps->len, ==, 2);
  g_assert_cmpint (steps[0].from, ==, example_day ("2026-03-01"));
  g_assert_cmpint (steps[0].seats.count, ==, 900);
  g_assert_cmpint (steps[1].from, ==, example_day ("2026-07-01"));
  g_assert_cmpint (steps[1].denominator, ==, 1200);
  /* June is of the 900 seats it had. */
  g_assert_cmpint (month_at (series, 3)->figure.denominator, ==, 900);
  g_assert_cmpint (month_at (series, 4)->figure.denominator, ==, 1200);
}

static void
test_unlimited (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
  g_autoptr (StewardAdoptionSeries) without = NULL;
  g_autoptr (StewardAdoptionSeries) with_tam = NULL;
  g_autoptr (StewardAdoptionSeries) users = NULL;

  example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_UNLIMITED, 0);
  example_customer_count_month (customer, "2026-05", 300);
  without = steward_adoption_series_new (&customer->inputs);
  g_assert_true (isnan (month_at (without, 0)->value));
  g_assert_cmpint (month_at (without, 0)->reason, ==, STEWARD_REASON_NO_SEATS);
  g_assert_false (steward_adoption_series_has_values (without));
  customer->inputs.tam = 400;
  with_tam = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpfloat_with_epsilon (month_at (with_tam, 0)->value, 0.75, 1e-12);
  customer->inputs.tam = 0;
  customer->inputs.mode = STEWARD_ADOPTION_USERS;
  users = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpfloat (month_at (users, 0)->value, ==, 300);
  g_assert_cmpint (month_at (users, 0)->reason, ==, STEWARD_REASON_NONE);
}

static void
test_range (void)
{
  const struct {
    StewardAdoptionRange range;
    guint months; /* the complete ones and the month to date */
  } examples[] = {
    { STEWARD_ADOPTION_RANGE_3_MONTHS, 4 },   { STEWARD_ADOPTION_RANGE_6_MONTHS, 7 },
    { STEWARD_ADOPTION_RANGE_12_MONTHS, 13 }, { STEWARD_ADOPTION_RANGE_24_MONTHS, 25 },
    { STEWARD_ADOPTION_RANGE_ALL, 31 },
  };
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-07-01");

  for (int i = 0; i < 30; i++)
    steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, example_month ("2024-01") + i, 5,
                       TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (StewardAdoptionSeries) series = NULL;

      customer->inputs.range = examples[i].range;
      series = steward_adoption_series_new (&customer->inputs);
      g_assert_cmpuint (series->months->len, ==, examples[i].months);
      g_assert_cmpuint (series->n_slots, ==, examples[i].months);
    }
}

static void
test_empty (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  g_autofree char *text = steward_adoption_series_describe (series);

  g_assert_false (steward_adoption_series_has_values (series));
  g_assert_cmpuint (series->steps->len, ==, 1);
  g_assert_cmpint (series->weeks_state, ==, STEWARD_ADOPTION_NO_WEEKS);
  g_assert_cmpstr (text, ==,
                   "Adoption in May 2026 is not known: Monthly active users were never counted.");
}

/* May 2026: the Sundays 3, 10, 17 and 24 begin weeks that lie in it. WAU 30, 50, 40, 40: 40 on the
 * mean; MAU 60: the ratio is 1.5. */
static void
count_may (ExampleCustomer *customer)
{
  example_customer_count_month (customer, "2026-05", 60);
  example_customer_count_week (customer, "2026-05-03", 30);
  example_customer_count_week (customer, "2026-05-10", 50);
  example_customer_count_week (customer, "2026-05-17", 40);
  example_customer_count_week (customer, "2026-05-24", 40);
}

static void
test_weeks (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-24");
  g_autoptr (StewardAdoptionSeries) series = NULL;
  const StewardAdoptionPoint *weeks;

  example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
  example_customer_see_seats (customer, "2026-05-16", STEWARD_SEATS_KNOWN, 200);
  count_may (customer);
  example_customer_count_week (customer, "2026-06-07", 44);
  /* The week of 21 June is not over. */
  steward_usage_add (customer->usage, STEWARD_GRAIN_WEEK, example_day ("2026-06-21"), 9, FALSE);
  series = steward_adoption_series_new (&customer->inputs);
  weeks = &g_array_index (series->weeks, StewardAdoptionPoint, 0);
  g_assert_cmpfloat_with_epsilon (series->weeks_ratio, 1.5, 1e-12);
  g_assert_cmpuint (series->weeks->len, ==, 5);
  g_assert_cmpint (weeks[0].end, ==, example_day ("2026-05-09"));
  g_assert_cmpfloat_with_epsilon (weeks[0].value, 0.45, 1e-12);
  /* Seats rose on the last day of the second week: the line breaks there, and joins again after. */
  g_assert_cmpfloat_with_epsilon (weeks[1].value, 0.375, 1e-12);
  g_assert_false (weeks[1].joined);
  g_assert_true (weeks[2].joined);
  g_assert_true (weeks[3].joined);
  /* 31 May was never counted. */
  g_assert_cmpfloat_with_epsilon (weeks[4].value, 0.33, 1e-12);
  g_assert_false (weeks[4].joined);
}

static void
test_weeks_that_cannot_be (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-24");
  g_autoptr (StewardAdoptionSeries) no_ratio = NULL;
  g_autoptr (StewardAdoptionSeries) no_seats = NULL;

  example_customer_count_week (customer, "2026-06-07", 44);
  customer->inputs.production = example_day ("2026-06-01");
  no_ratio = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (no_ratio->weeks_state, ==, STEWARD_ADOPTION_NO_RATIO);
  g_assert_nonnull (steward_adoption_series_get_weeks_remark (no_ratio));
  count_may (customer);
  no_seats = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (no_seats->weeks_state, ==, STEWARD_ADOPTION_WEEKS_WITHOUT_SEATS);
  g_assert_cmpuint (no_seats->weeks->len, ==, 0);
}

/* --- Rolling 28 days -------------------------------------------------------------------------- */

static void
test_rolling (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-24");
  g_autoptr (StewardAdoptionSeries) series = NULL;
  const StewardAdoptionPoint *rolling;

  example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
  example_customer_see_seats (customer, "2026-06-20", STEWARD_SEATS_KNOWN, 200);
  count_may (customer);
  example_customer_count_windows (customer, "2026-06-17", "2026-06-20", 61, 64);
  example_customer_count_windows (customer, "2026-06-22", "2026-06-23", 66, 67);
  steward_usage_add (customer->usage, STEWARD_GRAIN_ROLLING_28, example_day ("2026-06-24"), 5,
                     FALSE);
  series = steward_adoption_series_new (&customer->inputs);
  rolling = &g_array_index (series->rolling, StewardAdoptionPoint, 0);
  g_assert_cmpint (series->rolling_state, ==, STEWARD_ADOPTION_ROLLING_DRAWN);
  g_assert_null (steward_adoption_series_get_rolling_remark (series));
  g_assert_cmpuint (series->rolling->len, ==, 6);
  g_assert_cmpint (rolling[0].end, ==, example_day ("2026-06-17"));
  g_assert_cmpfloat_with_epsilon (rolling[0].value, 0.61, 1e-12);
  g_assert_false (rolling[0].joined);
  g_assert_true (rolling[1].joined);
  g_assert_true (rolling[2].joined);
  /* Seats rose; then the 21st is missing. */
  g_assert_cmpfloat_with_epsilon (rolling[3].value, 0.32, 1e-12);
  g_assert_false (rolling[3].joined);
  g_assert_false (rolling[4].joined);
  g_assert_true (rolling[5].joined);
  g_assert_true (steward_adoption_series_get_last_point (series) == &rolling[5]);
  /* Weeks are told only up to the first window. */
  g_assert_cmpuint (series->weeks->len, ==, 4);
}

static void
test_rolling_that_cannot_be (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-24");
  g_autoptr (StewardAdoptionSeries) no_rows = NULL;
  g_autoptr (StewardAdoptionSeries) few_days = NULL;
  g_autoptr (StewardAdoptionSeries) no_seats = NULL;

  count_may (customer);
  no_rows = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (no_rows->rolling_state, ==, STEWARD_ADOPTION_ROLLING_WITHOUT_ROWS);
  customer->inputs.user_day_rows = TRUE;
  few_days = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (few_days->rolling_state, ==, STEWARD_ADOPTION_ROLLING_TOO_FEW_DAYS);
  example_customer_count_windows (customer, "2026-06-17", "2026-06-20", 61, 64);
  no_seats = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpint (no_seats->rolling_state, ==, STEWARD_ADOPTION_ROLLING_WITHOUT_SEATS);
  g_assert_nonnull (steward_adoption_series_get_rolling_remark (no_seats));
}

/* --- Ramp, breaches and marks ----------------------------------------------------------------- */

/* Production on 12 March, due on 11 May. On 11 April, day 30 of 60, the ramp is at 40 %; 28 % is 12
 * points under it, and lacks 52 points for 30 days: 12.13 a week. */
static void
test_pace (void)
{
  const struct {
    const char *today;
    gint64 users;
    double gap;
    double pace;
    const char *words;
  } examples[] = {
    { "2026-04-12", 28, -0.12, 0.52 * 7 / 30, "needs +12.2 points a week" },
    { "2026-04-12", 45, 0.05, 0.35 * 7 / 30, "needs +8.2 points a week" },
    { "2026-04-12", 80, 0.4, 0, "reached" },
    { "2026-05-11", 60, 0.6 - 0.8 * 59 / 60, 0.2 * 7, "needs +140.0 points a week" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (ExampleCustomer) customer = example_customer_new (examples[i].today);
      g_autoptr (StewardAdoptionSeries) series = NULL;
      g_autofree char *words = NULL;

      customer->inputs.production = example_day ("2026-03-12");
      example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
      steward_usage_add (customer->usage, STEWARD_GRAIN_ROLLING_28, customer->inputs.today - 1,
                         examples[i].users, TRUE);
      series = steward_adoption_series_new (&customer->inputs);
      g_assert_cmpfloat_with_epsilon (series->ramp.gap, examples[i].gap, 1e-9);
      g_assert_cmpfloat_with_epsilon (series->ramp.pace, examples[i].pace, 1e-9);
      words = steward_adoption_series_describe_pace (series);
      g_assert_cmpstr (words, ==, examples[i].words);
    }
}

static void
test_no_pace (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (StewardAdoptionSeries) over = steward_adoption_series_new (&customer->inputs);
  g_autoptr (StewardAdoptionSeries) unknown = NULL;

  g_assert_true (isnan (over->ramp.pace));
  g_assert_null (steward_adoption_series_describe_pace (over));
  customer->inputs.production = customer->inputs.today - 1;
  customer->inputs.today += 7;
  unknown = steward_adoption_series_new (&customer->inputs);
  g_assert_true (isnan (unknown->ramp.pace));
}

static const StewardBreach *
breach_at (const StewardAdoptionSeries *series, guint index)
{
  g_assert_cmpuint (index, <, series->breaches->len);
  return &g_array_index (series->breaches, StewardBreach, index);
}

/* Due on 10 April 2025: that month is the ramp's. May and June are under, July is not known, August
 * is under, September on the target, October to January under, February over, March under. */
static void
test_breaches (void)
{
  const gint64 users[] = { 20, 79, 60, -1, 10, 80, 79, 79, 70, 79, 90, 50 };
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-04-02");
  g_autoptr (StewardAdoptionSeries) all = NULL;
  g_autoptr (StewardAdoptionSeries) recent = NULL;
  g_autoptr (StewardAdoptionSeries) no_production = NULL;
  g_autofree char *words = NULL;

  example_customer_see_seats (customer, "2025-01-01", STEWARD_SEATS_KNOWN, 100);
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (users[i] >= 0)
      steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, example_month ("2025-04") + (int) i,
                         users[i], TRUE);
  customer->inputs.range = STEWARD_ADOPTION_RANGE_ALL;
  no_production = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (no_production->breaches->len, ==, 0);
  customer->inputs.production = example_day ("2025-02-09");
  all = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (all->breaches->len, ==, 4);
  g_assert_cmpint (breach_at (all, 0)->first, ==, example_month ("2025-05"));
  g_assert_cmpint (breach_at (all, 0)->last, ==, example_month ("2025-06"));
  g_assert_cmpint (breach_at (all, 1)->first, ==, example_month ("2025-08"));
  g_assert_cmpint (breach_at (all, 1)->last, ==, example_month ("2025-08"));
  g_assert_cmpint (breach_at (all, 2)->first, ==, example_month ("2025-10"));
  g_assert_cmpint (breach_at (all, 2)->last, ==, example_month ("2026-01"));
  g_assert_false (breach_at (all, 2)->lasts);
  g_assert_true (breach_at (all, 3)->lasts);
  words = steward_adoption_series_describe_breach (all, breach_at (all, 2));
  g_assert_cmpstr (words, ==, "4 months under 80\u00a0%");

  /* One that began before the months shown keeps its length. */
  customer->inputs.range = STEWARD_ADOPTION_RANGE_3_MONTHS;
  recent = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (recent->breaches->len, ==, 2);
  g_assert_cmpint (breach_at (recent, 0)->first, ==, example_month ("2025-10"));
}

static void
assert_mark (const StewardAdoptionSeries *series,
             guint index,
             const char *day,
             StewardAdoptionMarkKind kind)
{
  g_assert_cmpuint (index, <, series->marks->len);
  g_assert_cmpint (g_array_index (series->marks, StewardAdoptionMark, index).day, ==,
                   example_day (day));
  g_assert_cmpint (g_array_index (series->marks, StewardAdoptionMark, index).kind, ==, kind);
}

static void
test_marks (void)
{
  const StewardAdoptionMark dates[] = {
    { example_day ("2026-11-30"), STEWARD_ADOPTION_MARK_RENEWAL },
    { STEWARD_DAY_NONE, STEWARD_ADOPTION_MARK_RENEWAL },
    { example_day ("2026-03-05"), STEWARD_ADOPTION_MARK_CONTRACT_CLOSE },
    { example_day ("2026-02-28"), STEWARD_ADOPTION_MARK_CONTRACT_CLOSE },
    { example_day ("2026-12-01"), STEWARD_ADOPTION_MARK_RENEWAL },
  };
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionMark));
  g_autoptr (StewardAdoptionSeries) series = NULL;
  g_autofree char *november = NULL;

  g_array_append_vals (array, dates, G_N_ELEMENTS (dates));
  customer->inputs.dates = array;
  /* 960 of 1200 is the target. */
  example_customer_count_windows (customer, "2026-11-02", "2026-11-05", 958, 961);
  series = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (series->marks->len, ==, 5);
  assert_mark (series, 0, "2026-03-05", STEWARD_ADOPTION_MARK_CONTRACT_CLOSE);
  assert_mark (series, 1, "2026-03-12", STEWARD_ADOPTION_MARK_PRODUCTION);
  assert_mark (series, 2, "2026-07-01", STEWARD_ADOPTION_MARK_SEATS);
  assert_mark (series, 3, "2026-11-04", STEWARD_ADOPTION_MARK_REACHED);
  assert_mark (series, 4, "2026-11-30", STEWARD_ADOPTION_MARK_RENEWAL);
  november = steward_adoption_series_describe_month (series, 8);
  g_assert_cmpstr (november, ==,
                   "November 2026, to date: 72.1\u00a0%, 865 MAU of 1200 seats. "
                   "28 days to 5 November: 80.1\u00a0%. Reached 80\u00a0% on 4 November. "
                   "Renewal on 30 November.");
}

/* Without windows, the end of the month; and never where it began over the target. */
static void
test_month_reached (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
  g_autoptr (StewardAdoptionSeries) reached = NULL;
  g_autoptr (StewardAdoptionSeries) always = NULL;

  example_customer_see_seats (customer, "2025-01-01", STEWARD_SEATS_KNOWN, 100);
  example_customer_count_month (customer, "2026-03", 90);
  example_customer_count_month (customer, "2026-05", 95);
  always = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (always->marks->len, ==, 0);
  example_customer_count_month (customer, "2026-04", 79);
  reached = steward_adoption_series_new (&customer->inputs);
  g_assert_cmpuint (reached->marks->len, ==, 1);
  assert_mark (reached, 0, "2026-05-31", STEWARD_ADOPTION_MARK_REACHED);
}

static void
test_words (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  g_autofree char *all = steward_adoption_series_describe (series);
  g_autofree char *july = steward_adoption_series_describe_month (series, 4);
  g_autofree char *november = steward_adoption_series_describe_month (series, 8);
  g_autoptr (StewardReadOut) out = steward_adoption_series_read_out (series, 4);

  g_assert_cmpstr (all, ==,
                   "Adoption in October 2026 was 74.0\u00a0%, 888 MAU of 1200 seats: "
                   "6.0 points under the target of 80\u00a0%. 5 months under 80\u00a0%.");
  g_assert_cmpstr (july, ==,
                   "July 2026: 58.7\u00a0%, 704 MAU of 1200 seats. Seats rose from 900 on 1 July. "
                   "2 months under 80\u00a0%.");
  g_assert_cmpstr (november, ==, "November 2026, to date: 72.1\u00a0%, 865 MAU of 1200 seats.");
  g_assert_cmpstr (out->title, ==, "July 2026");
  g_assert_cmpstr (out->value, ==, "58.7\u00a0%");
  g_assert_cmpint (out->state, ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpuint (g_strv_length (out->lines), ==, 3);
}

static void
test_figure_never_rounds_to_the_target (void)
{
  const struct {
    double value;
    const char *text;
  } examples[] = {
    { 0.8, "80\u00a0%" },   { 0.796, "79.6\u00a0%" }, { 0.7999, "79.9\u00a0%" },
    { 0.794, "79\u00a0%" }, { 0.804, "80\u00a0%" },   { 1.2, "120\u00a0%" },
  };
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-24");
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *text = steward_adoption_series_format_value (series, examples[i].value);

      g_assert_cmpstr (text, ==, examples[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/charts/adoption-series/worked-examples", test_worked_examples);
  g_test_add_func ("/steward/charts/adoption-series/missing-is-not-zero", test_missing_is_not_zero);
  g_test_add_func ("/steward/charts/adoption-series/month-to-date-is-never-scored",
                   test_month_to_date_is_never_scored);
  g_test_add_func ("/steward/charts/adoption-series/ramp", test_ramp);
  g_test_add_func ("/steward/charts/adoption-series/seats-steps", test_seats_steps);
  g_test_add_func ("/steward/charts/adoption-series/unlimited", test_unlimited);
  g_test_add_func ("/steward/charts/adoption-series/range", test_range);
  g_test_add_func ("/steward/charts/adoption-series/empty", test_empty);
  g_test_add_func ("/steward/charts/adoption-series/weeks", test_weeks);
  g_test_add_func ("/steward/charts/adoption-series/weeks-that-cannot-be",
                   test_weeks_that_cannot_be);
  g_test_add_func ("/steward/charts/adoption-series/rolling", test_rolling);
  g_test_add_func ("/steward/charts/adoption-series/rolling-that-cannot-be",
                   test_rolling_that_cannot_be);
  g_test_add_func ("/steward/charts/adoption-series/pace", test_pace);
  g_test_add_func ("/steward/charts/adoption-series/no-pace", test_no_pace);
  g_test_add_func ("/steward/charts/adoption-series/breaches", test_breaches);
  g_test_add_func ("/steward/charts/adoption-series/marks", test_marks);
  g_test_add_func ("/steward/charts/adoption-series/month-reached", test_month_reached);
  g_test_add_func ("/steward/charts/adoption-series/words", test_words);
  g_test_add_func ("/steward/charts/adoption-series/figure-never-rounds-to-the-target",
                   test_figure_never_rounds_to_the_target);
  return g_test_run ();
}
