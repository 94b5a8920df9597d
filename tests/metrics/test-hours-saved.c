/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The estimate of hours saved; every expected number is calculated by hand from its formula. */

#include "steward-hours-saved.h"

#include <math.h>
#include <string.h>

static const StewardValueAssumptions example = {
  .search_minutes = 5, .searches = 20, .hourly_rate = 75, .months = 12
};

static StewardDay
day_of (const char *text)
{
  StewardDay day = STEWARD_DAY_NONE;

  if (text)
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

static void
add (StewardUsage *usage, const char *month, gint64 users)
{
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of (month), users, TRUE);
}

/* July, September and October 2026; August is missing, November runs. */
static StewardUsage *
make_usage (void)
{
  StewardUsage *usage = steward_usage_new ();

  add (usage, "2026-07", 700);
  add (usage, "2026-09", 744);
  add (usage, "2026-10", 800);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2026-11"), 500, FALSE);
  return usage;
}

static StewardHoursSaved
compute (const StewardUsage *usage, const char *since, const StewardValueAssumptions *assumptions)
{
  return steward_hours_saved_compute (usage, day_of (since), day_of ("2026-11-23"), assumptions);
}

/* --- The estimate ----------------------------------------------------------------------------- */

/* 700 + 744 + 800 = 2,244 users × 20 searches × 5 minutes ÷ 60 = 3,740 hours; at 75 an hour
 * 280,500. */
static void
test_example (void)
{
  g_autoptr (StewardUsage) usage = make_usage ();
  StewardHoursSaved saved = compute (usage, "2026-07-15", &example);

  g_assert_cmpint (saved.reason, ==, STEWARD_HOURS_REASON_NONE);
  g_assert_cmpint (saved.user_months, ==, 2244);
  g_assert_cmpfloat_with_epsilon (saved.hours, 3740, 1e-9);
  g_assert_cmpfloat_with_epsilon (saved.amount, 280500, 1e-9);
  g_assert_cmpuint (saved.months_present, ==, 3);
  g_assert_cmpuint (saved.months_expected, ==, 4);
}

/* No month before use began is missed, nor one before the window. */
static void
test_window (void)
{
  g_autoptr (StewardUsage) usage = make_usage ();
  StewardValueAssumptions two = example;
  StewardHoursSaved saved = compute (usage, NULL, &example);

  g_assert_cmpint (saved.first, ==, month_of ("2026-07"));
  g_assert_cmpint (saved.last, ==, month_of ("2026-10"));
  saved = compute (usage, "2026-05-31", &example);
  g_assert_cmpint (saved.first, ==, month_of ("2026-05"));
  g_assert_cmpuint (saved.months_expected, ==, 6);
  saved = compute (usage, "2020-01-01", &example);
  g_assert_cmpint (saved.first, ==, month_of ("2025-11"));
  g_assert_cmpuint (saved.months_expected, ==, 12);
  g_assert_cmpuint (saved.months_present, ==, 3);
  two.months = 2;
  saved = compute (usage, NULL, &two);
  g_assert_cmpint (saved.user_months, ==, 1544);
  g_assert_cmpuint (saved.months_expected, ==, 2);
}

static void
test_missing (void)
{
  g_autoptr (StewardUsage) usage = make_usage ();
  StewardHoursSaved saved = compute (usage, "2026-06-30", &example);
  g_autoptr (GArray) missing = steward_hours_saved_list_missing (&saved, usage);

  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpint (g_array_index (missing, StewardMonth, 0), ==, month_of ("2026-06"));
  g_assert_cmpint (g_array_index (missing, StewardMonth, 1), ==, month_of ("2026-08"));
}

static void
assert_none (const StewardHoursSaved *saved, StewardHoursReason reason, const char *key)
{
  g_assert_true (isnan (saved->hours));
  g_assert_true (isnan (saved->amount));
  g_assert_cmpint (saved->reason, ==, reason);
  g_assert_cmpstr (steward_hours_reason_to_string (reason), ==, key);
  g_assert_cmpstr (steward_hours_reason_get_label (reason), !=, "");
}

/* What nobody entered gives no figure, and never 0 hours. */
static void
test_not_available (void)
{
  g_autoptr (StewardUsage) usage = make_usage ();
  g_autoptr (StewardUsage) empty = steward_usage_new ();
  StewardValueAssumptions assumptions = example;
  StewardHoursSaved saved = compute (empty, "2026-07-15", &assumptions);

  assert_none (&saved, STEWARD_HOURS_REASON_NO_USAGE, "no-usage");
  saved = compute (empty, NULL, &assumptions);
  assert_none (&saved, STEWARD_HOURS_REASON_NO_USAGE, "no-usage");
  g_assert_cmpuint (saved.months_expected, ==, 0);
  /* Production is still to come. */
  saved = compute (usage, "2026-12-24", &assumptions);
  assert_none (&saved, STEWARD_HOURS_REASON_NO_USAGE, "no-usage");
  saved = compute (usage, NULL, &steward_targets_published.value);
  assert_none (&saved, STEWARD_HOURS_REASON_NO_SEARCHES, "no-searches");
  assumptions.search_minutes = 0;
  saved = compute (usage, NULL, &assumptions);
  assert_none (&saved, STEWARD_HOURS_REASON_NO_MINUTES, "no-minutes");
}

static void
test_no_rate (void)
{
  g_autoptr (StewardUsage) usage = make_usage ();
  StewardValueAssumptions assumptions = example;
  StewardHoursSaved saved;

  assumptions.hourly_rate = 0;
  saved = compute (usage, NULL, &assumptions);
  g_assert_cmpfloat_with_epsilon (saved.hours, 3740, 1e-9);
  g_assert_true (isnan (saved.amount));
}

/* Nobody was active: that is known, and saved nothing. */
static void
test_zero (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  StewardHoursSaved saved;

  add (usage, "2026-10", 0);
  saved = compute (usage, NULL, &example);
  g_assert_cmpfloat (saved.hours, ==, 0);
  g_assert_cmpint (saved.reason, ==, STEWARD_HOURS_REASON_NONE);
}

/* A year is its months, however they are cut. */
static void
test_adds_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (StewardUsage) usage = steward_usage_new ();
      StewardValueAssumptions assumptions = example;
      StewardDay since = day_of ("2025-01-01");
      StewardHoursSaved year;
      double sum = 0;

      for (StewardMonth month = month_of ("2025-01"); month <= month_of ("2025-12"); month++)
        if (g_rand_int_range (random, 0, 3) > 0)
          steward_usage_add (usage, STEWARD_GRAIN_MONTH, month, g_rand_int_range (random, 0, 5000),
                             TRUE);
      year = steward_hours_saved_compute (usage, since, day_of ("2026-01-01"), &assumptions);
      assumptions.months = 1;
      for (StewardMonth month = month_of ("2025-01"); month <= month_of ("2025-12"); month++)
        {
          StewardHoursSaved one = steward_hours_saved_compute (
            usage, since, steward_month_get_first_day (month + 1), &assumptions);

          sum += isnan (one.hours) ? 0 : one.hours;
        }
      if (!isnan (year.hours))
        g_assert_cmpfloat_with_epsilon (year.hours, sum, 1e-6);
      else
        g_assert_cmpfloat (sum, ==, 0);
    }
}

/* --- Why it is what it is --------------------------------------------------------------------- */

static char *
explain (const StewardUsage *usage, const StewardSettings *settings)
{
  StewardTargets targets = steward_settings_resolve (settings, "Strategic", "acme");
  StewardHoursSaved saved = compute (usage, "2026-07-15", &targets.value);
  g_autoptr (StewardExplanation) explanation = steward_hours_saved_explain (
    &saved, usage, "EUR", settings, "Strategic", "acme");

  return steward_explanation_to_text (explanation);
}

static void
assert_says (const char *text, const char *said)
{
  if (strstr (text, said) == NULL)
    g_error ("“%s” is missing in:\n%s", said, text);
}

static void
test_explained (void)
{
  static const char *const said[] = {
    "2244 users of a month × 20 searches × 5 min ÷ 60 = 3740 hours",
    "Window: July 2026 to October 2026 (UTC)",
    "Months present: 3 of 4; missing, and adding nothing: August 2026",
    "Searches of a user in a month: 20 since 2 Mar 2026, for this customer",
    "Minutes that a search saves: 5, as published by the vendor",
    "What an hour costs: 75 since 2 Mar 2026, for the segment Strategic",
    "In money: 280500\u00a0EUR",
    "An estimate",
    "a claim of the vendor",
  };
  const gint64 march = steward_day_get_time (day_of ("2026-03-02"));
  g_autoptr (StewardUsage) usage = make_usage ();
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autofree char *text = NULL;

  steward_settings_set (settings, "searches-per-user", STEWARD_SCOPE_CUSTOMER, "acme", "20", march);
  steward_settings_set (settings, "currency", STEWARD_SCOPE_EVERYONE, "", "USD", march);
  steward_settings_set (settings, "hourly-rate", STEWARD_SCOPE_SEGMENT, "Strategic", "75", march);
  text = explain (usage, settings);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    assert_says (text, said[i]);
}

static void
test_asks (void)
{
  g_autoptr (StewardUsage) usage = make_usage ();
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  g_autofree char *text = explain (usage, settings);

  assert_says (text, "Not available: Enter how many searches an active user makes in a month.");
  assert_says (text, "Searches of a user in a month: Not set");
  assert_says (text, "What an hour costs: Not set");
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "In money"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/hours-saved/example", test_example);
  g_test_add_func ("/steward/metrics/hours-saved/window", test_window);
  g_test_add_func ("/steward/metrics/hours-saved/missing", test_missing);
  g_test_add_func ("/steward/metrics/hours-saved/not-available", test_not_available);
  g_test_add_func ("/steward/metrics/hours-saved/no-rate", test_no_rate);
  g_test_add_func ("/steward/metrics/hours-saved/zero", test_zero);
  g_test_add_func ("/steward/metrics/hours-saved/adds-up", test_adds_up);
  g_test_add_func ("/steward/metrics/hours-saved/explained", test_explained);
  g_test_add_func ("/steward/metrics/hours-saved/asks", test_asks);
  return g_test_run ();
}
