/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The worked examples of the rules: utilization, consumption, seats in force, lifecycle. */

#include "example-usage.h"
#include "steward-consumption.h"
#include "steward-lifecycle.h"
#include "steward-utilization.h"

#include <math.h>
#include <string.h>

static const StewardTargets *targets = &steward_targets_published;

static GArray *
no_seats (void)
{
  return g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
}

static void
see_seats (GArray *history,
           const char *since,
           StewardSeatsOrigin origin,
           StewardSeatsKind kind,
           gint64 count)
{
  StewardSeatsObservation observation = { day_of (since), origin, { kind, count } };

  steward_seats_history_add (history, observation);
}

/* --- Utilization
 * ------------------------------------------------------------------------------------ */

static StewardUtilization
utilization_of (gint64 mau, gint64 seats)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) history = no_seats ();

  see_seats (history, "2026-01-01", STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_KNOWN, seats);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2026-10"), mau, TRUE);
  return steward_utilization_compute (usage, history, 0, month_of ("2026-10"), targets);
}

static void
test_utilization_bands (void)
{
  const struct {
    gint64 mau;
    double value;
    StewardState state;
  } examples[] = {
    { 80, 0.80, STEWARD_STATE_HEALTHY },    { 79, 0.79, STEWARD_STATE_CONCERNING },
    { 50, 0.50, STEWARD_STATE_CONCERNING }, { 49, 0.49, STEWARD_STATE_POOR },
    { 120, 1.20, STEWARD_STATE_HEALTHY },   { 0, 0, STEWARD_STATE_POOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      StewardUtilization figure = utilization_of (examples[i].mau, 100);

      g_assert_cmpfloat_with_epsilon (figure.value, examples[i].value, 1e-12);
      g_assert_cmpint (figure.state, ==, examples[i].state);
      g_assert_cmpint (figure.reason, ==, STEWARD_REASON_NONE);
    }
}

static void
test_utilization_partial_month (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) history = no_seats ();
  StewardUtilization figure;

  see_seats (history, "2026-01-01", STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_KNOWN, 100);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2026-10"), 90, FALSE);
  figure = steward_utilization_compute (usage, history, 0, month_of ("2026-10"), targets);
  g_assert_true (isnan (figure.value));
  g_assert_cmpint (figure.reason, ==, STEWARD_REASON_NO_USAGE);
  g_assert_cmpint (figure.state, ==, STEWARD_STATE_UNKNOWN);
}

static void
test_utilization_unlimited (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) history = no_seats ();
  StewardUtilization figure;

  see_seats (history, "2026-01-01", STEWARD_SEATS_FROM_FILE, STEWARD_SEATS_UNLIMITED, 0);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2026-10"), 300, TRUE);
  figure = steward_utilization_compute (usage, history, 0, month_of ("2026-10"), targets);
  g_assert_true (isnan (figure.value));
  g_assert_cmpint (figure.reason, ==, STEWARD_REASON_NO_SEATS);
  figure = steward_utilization_compute (usage, history, 400, month_of ("2026-10"), targets);
  g_assert_cmpfloat_with_epsilon (figure.value, 0.75, 1e-12);
  g_assert_true (figure.tam_used);
}

static void
test_utilization_explained (void)
{
  StewardUtilization figure = utilization_of (744, 1200);
  g_autoptr (StewardExplanation) explanation = steward_utilization_explain (&figure, targets);
  g_autofree char *text = steward_explanation_to_text (explanation);

  g_assert_nonnull (strstr (explanation->formula, "744 MAU"));
  g_assert_nonnull (strstr (explanation->formula, "62.0"));
  g_assert_nonnull (strstr (text, "October 2026"));
  g_assert_nonnull (strstr (text, "licence"));
}

/* --- Seats in force
 * --------------------------------------------------------------------------------- */

static void
assert_in_force (const GArray *history, const char *day, gint64 count, gboolean earliest_known)
{
  StewardSeatsInForce seats = steward_seats_in_force (history, day_of (day));

  g_assert_cmpint (seats.seats.count, ==, count);
  g_assert_cmpint (seats.earliest_known, ==, earliest_known);
}

static void
test_seats_of_their_time (void)
{
  g_autoptr (GArray) history = no_seats ();

  see_seats (history, "2026-07-01", STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_KNOWN, 1200);
  see_seats (history, "2026-03-01", STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_KNOWN, 900);
  assert_in_force (history, "2026-02-28", 900, TRUE);
  assert_in_force (history, "2026-06-30", 900, FALSE);
  assert_in_force (history, "2026-07-01", 1200, FALSE);
}

static void
test_license_beats_file_and_person_both (void)
{
  g_autoptr (GArray) history = no_seats ();

  see_seats (history, "2026-01-01", STEWARD_SEATS_FROM_FILE, STEWARD_SEATS_KNOWN, 100);
  assert_in_force (history, "2026-12-01", 100, FALSE);
  see_seats (history, "2026-06-01", STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_KNOWN, 200);
  assert_in_force (history, "2026-12-01", 200, FALSE);
  see_seats (history, "2026-07-01", STEWARD_SEATS_FROM_PERSON, STEWARD_SEATS_KNOWN, 300);
  assert_in_force (history, "2026-06-30", 200, FALSE);
  assert_in_force (history, "2026-07-01", 300, FALSE);
  see_seats (history, "2026-09-01", STEWARD_SEATS_FROM_PERSON, STEWARD_SEATS_UNKNOWN, 0);
  assert_in_force (history, "2026-08-31", 300, FALSE);
  assert_in_force (history, "2026-09-01", 200, FALSE);
}

static void
test_zero_seats_are_unknown (void)
{
  g_assert_cmpint (steward_seats_new (0).kind, ==, STEWARD_SEATS_UNKNOWN);
  g_assert_cmpint (steward_seats_new (1).kind, ==, STEWARD_SEATS_KNOWN);
}

/* --- Consumption
 * ------------------------------------------------------------------------------------ */

static StewardUsage *
usage_with_month (gint64 mau)
{
  StewardUsage *usage = steward_usage_new ();

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2026-10"), mau, TRUE);
  return usage;
}

static void
test_consumption_all_days (void)
{
  const StewardDay today = day_of ("2026-11-23");
  g_autoptr (StewardUsage) usage = usage_with_month (1000);
  StewardConsumption figure;

  for (StewardDay day = today - 28; day < today; day++)
    {
      int weekday = steward_day_get_weekday (day);

      steward_usage_add (usage, STEWARD_GRAIN_DAY, day, weekday == 0 || weekday == 6 ? 0 : 300,
                         TRUE);
    }
  /* Neither today nor the day before the window counts. */
  steward_usage_add (usage, STEWARD_GRAIN_DAY, today, 1000000, FALSE);
  steward_usage_add (usage, STEWARD_GRAIN_DAY, today - 29, 1000000, TRUE);
  figure = steward_consumption_compute (usage, today, targets);
  g_assert_cmpfloat_with_epsilon (figure.value, 0.214, 0.0005); /* the published 21.4 % */
  g_assert_cmpint (figure.state, ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpuint (figure.days_present, ==, 28);
}

static StewardConsumption
consumption_of (guint days, gint64 dau, gint64 mau)
{
  const StewardDay today = day_of ("2026-11-23");
  g_autoptr (StewardUsage) usage = usage_with_month (mau);

  for (guint i = 1; i <= days; i++)
    steward_usage_add (usage, STEWARD_GRAIN_DAY, today - (StewardDay) i, dau, TRUE);
  return steward_consumption_compute (usage, today, targets);
}

static void
test_consumption_bands (void)
{
  g_assert_cmpint (consumption_of (28, 30, 100).state, ==, STEWARD_STATE_HEALTHY);
  g_assert_cmpint (consumption_of (28, 29, 100).state, ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpint (consumption_of (28, 21, 100).state, ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpint (consumption_of (28, 20, 100).state, ==, STEWARD_STATE_POOR);
  g_assert_cmpfloat_with_epsilon (consumption_of (28, 150, 100).value, 1.5, 1e-12);
}

static void
test_consumption_missing_is_not_zero (void)
{
  StewardConsumption figure = consumption_of (14, 50, 100);

  g_assert_cmpfloat_with_epsilon (figure.mean_dau, 50, 1e-12);
  g_assert_cmpuint (figure.days_present, ==, 14);
  g_assert_cmpuint (figure.days_expected, ==, 28);
  figure = consumption_of (13, 50, 100);
  g_assert_true (isnan (figure.value));
  g_assert_cmpint (figure.reason, ==, STEWARD_REASON_TOO_FEW_DAYS);
}

static void
test_consumption_reasons_in_order (void)
{
  g_autoptr (StewardUsage) empty = steward_usage_new ();

  g_assert_cmpint (steward_consumption_compute (empty, day_of ("2026-11-23"), targets).reason, ==,
                   STEWARD_REASON_NO_USAGE);
  g_assert_cmpint (consumption_of (0, 0, 0).reason, ==, STEWARD_REASON_MAU_ZERO);
  g_assert_cmpint (consumption_of (0, 0, 5).reason, ==, STEWARD_REASON_TOO_FEW_DAYS);
}

/* Taking days away changes the mean only together with the count of days present. */
static void
test_consumption_law (void)
{
  const StewardDay today = day_of ("2026-11-23");

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (StewardUsage) usage = usage_with_month (g_test_rand_int_range (1, 500));
      gint64 sum = 0;
      guint present = 0;
      StewardConsumption figure;

      for (StewardDay day = today - 28; day < today; day++)
        {
          gint64 users = g_test_rand_int_range (0, 1000);

          if (g_test_rand_bit ())
            continue;
          steward_usage_add (usage, STEWARD_GRAIN_DAY, day, users, TRUE);
          sum += users;
          present++;
        }
      figure = steward_consumption_compute (usage, today, targets);
      g_assert_cmpuint (figure.days_present, ==, present);
      if (present > 0)
        g_assert_cmpfloat_with_epsilon (figure.mean_dau * present, (double) sum, 1e-6);
      g_assert_cmpint (isnan (figure.value), ==, present < 14);
    }
}

/* --- Lifecycle
 * -------------------------------------------------------------------------------------- */

static StewardLifecycle
stage_on (const char *today)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) history = no_seats ();

  return steward_lifecycle_compute (day_of ("2024-01-31"), day_of ("2025-01-31"), usage, history, 0,
                                    day_of (today), targets);
}

static void
test_lifecycle_dates (void)
{
  g_assert_cmpint (stage_on ("2024-01-30"), ==, STEWARD_LIFECYCLE_PROSPECT);
  g_assert_cmpint (stage_on ("2024-01-31"), ==, STEWARD_LIFECYCLE_ONBOARDING);
  g_assert_cmpint (stage_on ("2024-03-31"), ==, STEWARD_LIFECYCLE_ONBOARDING);
  g_assert_cmpint (stage_on ("2024-04-01"), ==, STEWARD_LIFECYCLE_ADOPTING);
  g_assert_cmpint (stage_on ("2024-10-02"), ==, STEWARD_LIFECYCLE_ADOPTING);
  g_assert_cmpint (stage_on ("2024-10-03"), ==, STEWARD_LIFECYCLE_RENEWING);
}

/* One month's MAU of 100 seats, with a third of them every day. */
static void
add_month (StewardUsage *usage, const char *text, gint64 mau)
{
  StewardMonth month = month_of (text);

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month, mau, TRUE);
  for (StewardDay day = steward_month_get_first_day (month);
       day <= steward_month_get_last_day (month); day++)
    steward_usage_add (usage, STEWARD_GRAIN_DAY, day, 40, TRUE);
}

static void
test_lifecycle_falls_back_after_two_months (void)
{
  const StewardDay close = day_of ("2026-01-01");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) history = no_seats ();

  see_seats (history, "2026-01-01", STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_KNOWN, 100);
  add_month (usage, "2026-04", 85);
  g_assert_cmpint (steward_lifecycle_compute (close, STEWARD_DAY_NONE, usage, history, 0,
                                              day_of ("2026-05-01"), targets),
                   ==, STEWARD_LIFECYCLE_NURTURING);
  add_month (usage, "2026-05", 70);
  g_assert_cmpint (steward_lifecycle_compute (close, STEWARD_DAY_NONE, usage, history, 0,
                                              day_of ("2026-06-01"), targets),
                   ==, STEWARD_LIFECYCLE_NURTURING);
  add_month (usage, "2026-06", 70);
  g_assert_cmpint (steward_lifecycle_compute (close, STEWARD_DAY_NONE, usage, history, 0,
                                              day_of ("2026-07-01"), targets),
                   ==, STEWARD_LIFECYCLE_ADOPTING);
}

/* A range holds what is found one by one, whatever is missing. */
static void
test_range (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gint32 start = 100; start < 160; start++)
    if (g_rand_boolean (random))
      steward_usage_add (usage, STEWARD_GRAIN_DAY, start, start * 3, TRUE);
  for (gint32 first = 95; first < 165; first++)
    for (gint32 last = first - 1; last < 165; last++)
      {
        guint n_points;
        guint n_found = 0;
        const StewardUsagePoint *points = steward_usage_get_range (usage, STEWARD_GRAIN_DAY, first,
                                                                   last, &n_points);

        for (gint32 start = first; start <= last; start++)
          {
            const StewardUsagePoint *point = steward_usage_find (usage, STEWARD_GRAIN_DAY, start);

            if (point)
              g_assert_true (n_found < n_points && &points[n_found++] == point);
          }
        g_assert_cmpuint (n_found, ==, n_points);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/" path, func)
  ADD ("usage/range", test_range);
  ADD ("utilization/bands", test_utilization_bands);
  ADD ("utilization/partial-month", test_utilization_partial_month);
  ADD ("utilization/unlimited", test_utilization_unlimited);
  ADD ("utilization/explained", test_utilization_explained);
  ADD ("seats/of-their-time", test_seats_of_their_time);
  ADD ("seats/license-beats-file-and-person-both", test_license_beats_file_and_person_both);
  ADD ("seats/zero-is-unknown", test_zero_seats_are_unknown);
  ADD ("consumption/all-days", test_consumption_all_days);
  ADD ("consumption/bands", test_consumption_bands);
  ADD ("consumption/missing-is-not-zero", test_consumption_missing_is_not_zero);
  ADD ("consumption/reasons-in-order", test_consumption_reasons_in_order);
  ADD ("consumption/law", test_consumption_law);
  ADD ("lifecycle/dates", test_lifecycle_dates);
  ADD ("lifecycle/falls-back-after-two-months", test_lifecycle_falls_back_after_two_months);
#undef ADD
  return g_test_run ();
}
