/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Seats in use and the readings beside consumption: weekdays, DAU/MAU, DAU/WAU, month over month
 * (advisor-domain 2 and 10.2). */

#include "example-usage.h"
#include "steward-consumption.h"
#include "steward-mau-change.h"
#include "steward-seat-use.h"
#include "steward-stickiness.h"

#include <math.h>

#define TODAY (day_of ("2026-11-23")) /* a Monday */

static const StewardTargets *targets = &steward_targets_published;

static gboolean
is_weekend (StewardDay day)
{
  /* 22 November 2026 is a Sunday. */
  int days_since_sunday = (int) ((day - day_of ("2026-11-22")) % 7 + 7) % 7;

  return days_since_sunday == 0 || days_since_sunday == 6;
}

/* --- Weekdays --------------------------------------------------------------------------------- */

/* 300 on 20 weekdays, 0 on 8 weekend days, MAU 1,000 is 21.4 % over all days and 30.0 % over
 * weekdays (advisor-domain 10.2). */
static StewardUsage *
make_published (void)
{
  StewardUsage *usage = steward_usage_new ();

  count_month (usage, "2026-10", 1000);
  for (StewardDay day = TODAY - 28; day < TODAY; day++)
    steward_usage_add (usage, STEWARD_GRAIN_DAY, day, is_weekend (day) ? 0 : 300, TRUE);
  return usage;
}

static void
test_weekdays (void)
{
  g_autoptr (StewardUsage) usage = make_published ();
  const StewardConsumption all = steward_consumption_compute (usage, TODAY, targets);
  const StewardConsumption weekdays = steward_consumption_compute_weekdays (usage, TODAY, targets);
  g_autoptr (StewardExplanation) explanation = steward_consumption_explain (&weekdays, targets);

  g_assert_cmpfloat_with_epsilon (all.value, 0.214, 0.0005);
  g_assert_cmpuint (all.days_present, ==, 28);
  g_assert_cmpfloat_with_epsilon (weekdays.value, 0.300, 1e-12);
  g_assert_cmpuint (weekdays.days_present, ==, 20);
  g_assert_cmpuint (weekdays.days_expected, ==, 20);
  /* A second reading, labelled as one: the limits are those of all days. */
  g_assert_cmpint (weekdays.state, ==, STEWARD_STATE_UNKNOWN);
  g_assert_false (explanation->judged);
  g_assert_cmpstr (explanation->title, ==, "Consumption on weekdays");
  g_assert_cmpstr (explanation->value, ==, "30.0\u00a0%");
}

/* Half of the weekdays have to be there, as half of all days have: 10 of 20 as 14 of 28. */
static void
test_too_few_weekdays (void)
{
  for (int n_days = 9; n_days <= 10; n_days++)
    {
      g_autoptr (StewardUsage) usage = steward_usage_new ();
      StewardConsumption figure;
      int n = 0;

      count_month (usage, "2026-10", 100);
      for (StewardDay day = TODAY - 28; n < n_days; day++)
        if (!is_weekend (day))
          {
            steward_usage_add (usage, STEWARD_GRAIN_DAY, day, 20, TRUE);
            n++;
          }
      figure = steward_consumption_compute_weekdays (usage, TODAY, targets);
      g_assert_cmpuint (figure.days_present, ==, (guint) n_days);
      g_assert_cmpint (figure.reason, ==,
                       n_days == 9 ? STEWARD_REASON_TOO_FEW_DAYS : STEWARD_REASON_NONE);
    }
}

/* Looking day by day and window over window come to the same, whatever is missing. */
static void
test_healthy_day_law (void)
{
  const StewardDay first = day_of ("2026-10-01");
  const StewardDay last = day_of ("2026-10-31");
  guint n_found = 0;

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (StewardUsage) usage = steward_usage_new ();
      StewardDay expected = STEWARD_DAY_NONE;

      count_month (usage, "2026-09", 100);
      for (StewardDay day = first - 28; day <= last; day++)
        if (g_test_rand_int_range (0, 4) > 0)
          steward_usage_add (usage, STEWARD_GRAIN_DAY, day, g_test_rand_int_range (10, 48), TRUE);
      for (StewardDay day = last; day >= first && expected == STEWARD_DAY_NONE; day--)
        if (steward_consumption_compute (usage, day, targets).state == STEWARD_STATE_HEALTHY)
          expected = day;
      g_assert_cmpint (steward_consumption_find_healthy_day (usage, first, last, targets), ==,
                       expected);
      n_found += expected != STEWARD_DAY_NONE ? 1 : 0;
    }
  /* Both come up, or the law says nothing. */
  g_assert_cmpuint (n_found, >, 50);
  g_assert_cmpuint (n_found, <, 450);
}

/* --- DAU/MAU and DAU/WAU ---------------------------------------------------------------------- */

/* .4 means 12 days of 30 (advisor-domain 2): September has 30. */
static void
test_dau_mau (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardExplanation) explanation = NULL;
  StewardStickiness figure;

  count_month (usage, "2026-09", 1000);
  count_days (usage, "2026-09-01", "2026-09-30", 400);
  /* Neither is of the month. */
  count_days (usage, "2026-08-31", "2026-08-31", 90000);
  count_days (usage, "2026-10-01", "2026-10-01", 90000);
  figure = steward_stickiness_compute_month (usage, day_of ("2026-10-15"), targets);
  explanation = steward_stickiness_explain (&figure, targets);
  g_assert_cmpfloat_with_epsilon (figure.value, 0.4, 1e-12);
  g_assert_cmpuint (figure.dau.n_expected, ==, 30);
  g_assert_cmpstr (explanation->summary, ==, "12.0 of 30 days a user");
  g_assert_cmpstr (explanation->formula, ==, "400.0 mean DAU ÷ 1000 MAU = 40.0\u00a0%");
}

static void
test_dau_mau_reasons (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  g_assert_cmpint (steward_stickiness_compute_month (usage, TODAY, targets).reason, ==,
                   STEWARD_REASON_NO_USAGE);
  count_month (usage, "2026-10", 0);
  g_assert_cmpint (steward_stickiness_compute_month (usage, TODAY, targets).reason, ==,
                   STEWARD_REASON_MAU_ZERO);
  count_month (usage, "2026-10", 10);
  count_days (usage, "2026-10-01", "2026-10-13", 5);
  g_assert_cmpint (steward_stickiness_compute_month (usage, TODAY, targets).reason, ==,
                   STEWARD_REASON_TOO_FEW_DAYS);
  count_days (usage, "2026-10-14", "2026-10-14", 5);
  g_assert_cmpfloat_with_epsilon (steward_stickiness_compute_month (usage, TODAY, targets).value,
                                  0.5, 1e-12);
}

/* Weeks start on Sunday: on Monday the 23rd the last four are those of 25 October to 21 November.
 * Of three of them WAU are 200, 100 and 300, mean DAU 80, 20 and 80: 60 / 200. The fourth was never
 * counted, and its days count for nothing. */
static void
test_dau_wau (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardExplanation) explanation = NULL;
  StewardStickiness figure;

  g_assert_cmpint (steward_stickiness_compute_weeks (usage, TODAY, targets).reason, ==,
                   STEWARD_REASON_NO_WEEKS);
  steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-10-25"), 200, TRUE);
  count_days (usage, "2026-10-25", "2026-10-31", 80);
  steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-11-01"), 100, TRUE);
  count_days (usage, "2026-11-01", "2026-11-07", 20);
  count_days (usage, "2026-11-08", "2026-11-14", 5000);
  steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-11-15"), 300, TRUE);
  count_days (usage, "2026-11-15", "2026-11-21", 80);
  /* This week is not over. */
  steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-11-22"), 900, FALSE);
  figure = steward_stickiness_compute_weeks (usage, TODAY, targets);
  explanation = steward_stickiness_explain (&figure, targets);
  g_assert_cmpint (figure.first_day, ==, day_of ("2026-10-25"));
  g_assert_cmpint (figure.last_day, ==, day_of ("2026-11-21"));
  g_assert_cmpuint (figure.n_weeks, ==, 3);
  g_assert_cmpuint (figure.dau.n_present, ==, 21);
  g_assert_cmpfloat_with_epsilon (figure.value, 0.3, 1e-12);
  g_assert_cmpstr (explanation->summary, ==, "2.1 of 7 days a user");
}

/* Taking days away changes the mean only together with the count of days. */
static void
test_missing_day_law (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (StewardUsage) usage = steward_usage_new ();
      StewardMeanDau all;
      StewardMeanDau weekdays;
      double sums[2] = { 0 };
      guint n[2] = { 0 };

      for (StewardDay day = TODAY - 28; day < TODAY; day++)
        {
          gint64 users = g_test_rand_int_range (0, 1000);

          if (g_test_rand_bit ())
            continue;
          steward_usage_add (usage, STEWARD_GRAIN_DAY, day, users, TRUE);
          sums[is_weekend (day)] += (double) users;
          n[is_weekend (day)]++;
        }
      all = steward_mean_dau_compute (usage, TODAY - 28, TODAY - 1, STEWARD_DAYS_ALL);
      weekdays = steward_mean_dau_compute (usage, TODAY - 28, TODAY - 1, STEWARD_DAYS_WEEKDAYS);
      g_assert_cmpuint (all.n_expected, ==, 28);
      g_assert_cmpuint (weekdays.n_expected, ==, 20);
      g_assert_cmpuint (all.n_present, ==, n[0] + n[1]);
      g_assert_cmpuint (weekdays.n_present, ==, n[0]);
      if (all.n_present > 0)
        g_assert_cmpfloat_with_epsilon (all.value * all.n_present, sums[0] + sums[1], 1e-6);
      if (weekdays.n_present > 0)
        g_assert_cmpfloat_with_epsilon (weekdays.value * weekdays.n_present, sums[0], 1e-6);
    }
}

/* --- Month over month ------------------------------------------------------------------------- */

/* @before: , @mau: -1 where never counted */
static void
assert_change (
  gint64 before, gint64 mau, gint64 users, double value, const char *text, StewardReason reason)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (StewardExplanation) explanation = NULL;
  StewardMauChange figure;

  if (before >= 0)
    count_month (usage, "2026-09", before);
  if (mau >= 0)
    count_month (usage, "2026-10", mau);
  figure = steward_mau_change_compute (usage, TODAY);
  explanation = steward_mau_change_explain (&figure);
  g_assert_cmpint (figure.users, ==, users);
  g_assert_cmpint (figure.reason, ==, reason);
  if (isnan (value))
    g_assert_true (isnan (figure.value));
  else
    g_assert_cmpfloat_with_epsilon (figure.value, value, 1e-9);
  g_assert_cmpstr (explanation->value, ==, text);
}

/* 44 of 700 are 6.29 %. From nobody there is no percentage, but people all the same. */
static void
test_mau_change (void)
{
  const double none = (double) NAN;

  assert_change (700, 744, 44, 44 / 700.0, "+6.3\u00a0%", STEWARD_REASON_NONE);
  assert_change (800, 600, -200, -0.25, "−25.0\u00a0%", STEWARD_REASON_NONE);
  assert_change (800, 800, 0, 0, "0.0\u00a0%", STEWARD_REASON_NONE);
  assert_change (800, 0, -800, -1, "−100.0\u00a0%", STEWARD_REASON_NONE);
  assert_change (0, 40, 40, none, "+40", STEWARD_REASON_NONE);
  assert_change (-1, 40, 0, none, NULL, STEWARD_REASON_NO_MONTH_BEFORE);
  assert_change (40, -1, 0, none, NULL, STEWARD_REASON_NO_USAGE);
}

/* --- Seats in use ----------------------------------------------------------------------------- */

static StewardSeatUse
seat_use_of (gint64 mau, gint64 to_date, StewardSeatsKind kind)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) seats = seats_of (kind, kind == STEWARD_SEATS_KNOWN ? 1000 : 0);

  if (mau >= 0)
    count_month (usage, "2026-10", mau);
  if (to_date >= 0)
    steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2026-11"), to_date, FALSE);
  return steward_seat_use_compute (usage, seats, TODAY, targets);
}

/* The account executive is told at 90 % and at 100 % of seats (advisor-domain 2). */
static void
test_seat_alerts (void)
{
  const struct {
    gint64 mau;
    gint64 to_date;
    StewardSeatAlert alert;
    const char *words;
  } examples[] = {
    { 899, -1, STEWARD_SEAT_ALERT_NONE, NULL },
    { 900, -1, STEWARD_SEAT_ALERT_FIRST, "90\u00a0% of seats in use: tell the account executive" },
    /* 99.9 % are not all of them. */
    { 999, 40, STEWARD_SEAT_ALERT_FIRST, "99\u00a0% of seats in use: tell the account executive" },
    { 1000, -1, STEWARD_SEAT_ALERT_FULL,
      "Seats are used up (100\u00a0%): tell the account executive" },
    /* The month that is not over can only grow. */
    { 700, 943, STEWARD_SEAT_ALERT_FIRST, "94\u00a0% of seats in use: tell the account executive" },
    { -1, 1200, STEWARD_SEAT_ALERT_FULL,
      "Seats are used up (120\u00a0%): tell the account executive" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const StewardSeatUse figure = seat_use_of (examples[i].mau, examples[i].to_date,
                                                 STEWARD_SEATS_KNOWN);
      g_autofree char *words = steward_seat_use_describe_alert (&figure);
      g_autoptr (StewardExplanation) explanation = steward_seat_use_explain (&figure, targets);

      g_assert_cmpint (figure.alert, ==, examples[i].alert);
      g_assert_cmpstr (words, ==, examples[i].words);
      g_assert_cmpint (explanation->attention, ==, words != NULL);
    }
}

/* Not known, and unlimited, is neither used up nor free. */
static void
test_seat_use_unknown (void)
{
  g_assert_cmpint (seat_use_of (900, -1, STEWARD_SEATS_UNKNOWN).reason, ==,
                   STEWARD_REASON_NO_SEATS);
  g_assert_cmpint (seat_use_of (900, -1, STEWARD_SEATS_UNLIMITED).reason, ==,
                   STEWARD_REASON_UNLIMITED);
  g_assert_cmpint (seat_use_of (-1, -1, STEWARD_SEATS_KNOWN).reason, ==, STEWARD_REASON_NO_USAGE);
  g_assert_true (isnan (seat_use_of (-1, -1, STEWARD_SEATS_KNOWN).value));
  g_assert_cmpint (seat_use_of (-1, -1, STEWARD_SEATS_KNOWN).alert, ==, STEWARD_SEAT_ALERT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/" path, func)
  ADD ("consumption/weekdays", test_weekdays);
  ADD ("consumption/too-few-weekdays", test_too_few_weekdays);
  ADD ("consumption/healthy-day-law", test_healthy_day_law);
  ADD ("consumption/missing-day-law", test_missing_day_law);
  ADD ("stickiness/dau-mau", test_dau_mau);
  ADD ("stickiness/dau-mau-reasons", test_dau_mau_reasons);
  ADD ("stickiness/dau-wau", test_dau_wau);
  ADD ("mau-change/examples", test_mau_change);
  ADD ("seat-use/alerts", test_seat_alerts);
  ADD ("seat-use/unknown", test_seat_use_unknown);
#undef ADD
  return g_test_run ();
}
