/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Health day by day; every expected number is calculated by hand from advisor-domain 3 and 10. */

#include "steward-health-history.h"

#include <math.h>

#define DAY(month, day) steward_day_new (2026, month, day)

typedef struct {
  StewardUsage *usage;
  GArray *seats;
  GArray *readings;
  StewardHealthInputs inputs;
} Fixture;

static void
say (Fixture *fixture, StewardDay day, StewardTrait trait, int value)
{
  const StewardTraitReading reading = { day, trait, value };

  g_array_append_val (fixture->readings, reading);
}

/* 1,000 seats; 900 users in September, 90 %, and 700 in October, 70 %; 300 a day, 33 % and 43 %. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const StewardSeatsObservation seats = {
    .since = DAY (1, 1),
    .seats = { .kind = STEWARD_SEATS_KNOWN, .count = 1000 },
  };

  fixture->usage = steward_usage_new ();
  fixture->seats = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  fixture->readings = g_array_new (FALSE, FALSE, sizeof (StewardTraitReading));
  g_array_append_val (fixture->seats, seats);
  steward_usage_add (fixture->usage, STEWARD_GRAIN_MONTH, steward_day_get_month (DAY (9, 1)), 900,
                     TRUE);
  steward_usage_add (fixture->usage, STEWARD_GRAIN_MONTH, steward_day_get_month (DAY (10, 1)), 700,
                     TRUE);
  for (StewardDay day = DAY (8, 1); day < DAY (11, 23); day++)
    steward_usage_add (fixture->usage, STEWARD_GRAIN_DAY, day, 300, TRUE);
  fixture->inputs = (StewardHealthInputs) { fixture->usage, fixture->seats, 0, fixture->readings };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  steward_usage_unref (fixture->usage);
  g_array_unref (fixture->seats);
  g_array_unref (fixture->readings);
}

static void
assert_day (GArray *days, guint i, StewardDay day, double value, StewardState state, guint n_known)
{
  const StewardHealthDay *point = &g_array_index (days, StewardHealthDay, i);

  g_assert_cmpint (point->day, ==, day);
  g_assert_cmpfloat_with_epsilon (point->value, value, 1e-9);
  g_assert_cmpint (point->state, ==, state);
  g_assert_cmpuint (point->n_known, ==, n_known);
}

/* A month counts from the first of the next, what was said from its day: (5 × 0 + 55 × 7.5) ÷ 60.
 */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) days = NULL;

  say (fixture, DAY (11, 3), STEWARD_TRAIT_PULSE, STEWARD_PULSE_POOR);
  days = steward_health_list_days (&fixture->inputs, DAY (10, 31), DAY (11, 3),
                                   &steward_targets_published);
  g_assert_cmpuint (days->len, ==, 4);
  assert_day (days, 0, DAY (10, 31), 10, STEWARD_STATE_HEALTHY, 2);
  assert_day (days, 1, DAY (11, 1), 7.5, STEWARD_STATE_HEALTHY, 2);
  assert_day (days, 2, DAY (11, 2), 7.5, STEWARD_STATE_HEALTHY, 2);
  assert_day (days, 3, DAY (11, 3), 6.875, STEWARD_STATE_HEALTHY, 3);
}

/* The same days under other weights: (50 × 0 + 50 × 7.5) ÷ 100. */
static void
test_replay (Fixture *fixture, gconstpointer data)
{
  StewardTargets other = steward_targets_published;
  g_autoptr (GArray) days = NULL;

  other.health.weights[STEWARD_HEALTH_PULSE] = 50;
  other.health.weights[STEWARD_HEALTH_UTILIZATION] = 50;
  say (fixture, DAY (11, 3), STEWARD_TRAIT_PULSE, STEWARD_PULSE_POOR);
  days = steward_health_list_days (&fixture->inputs, DAY (11, 2), DAY (11, 3), &other);
  assert_day (days, 0, DAY (11, 2), 7.5, STEWARD_STATE_HEALTHY, 2);
  assert_day (days, 1, DAY (11, 3), 3.75, STEWARD_STATE_CONCERNING, 3);
}

/* In July nothing was counted and nobody had said anything: there is no score, which is not 0. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  StewardHealth health = steward_health_compute_on (&fixture->inputs, DAY (7, 1),
                                                    &steward_targets_published);

  g_assert_true (isnan (health.value));
  g_assert_cmpint (health.reason, ==, STEWARD_REASON_NO_TRAITS);
}

static void
test_flow (void)
{
  StewardHealthFlow flow = { 0 };

  flow.customers[STEWARD_STATE_HEALTHY][STEWARD_STATE_HEALTHY] = 5;
  flow.customers[STEWARD_STATE_HEALTHY][STEWARD_STATE_POOR] = 2;
  flow.customers[STEWARD_STATE_UNKNOWN][STEWARD_STATE_POOR] = 1;
  g_assert_cmpuint (steward_health_flow_count_before (&flow, STEWARD_STATE_HEALTHY), ==, 7);
  g_assert_cmpuint (steward_health_flow_count_after (&flow, STEWARD_STATE_HEALTHY), ==, 5);
  g_assert_cmpuint (steward_health_flow_count_after (&flow, STEWARD_STATE_POOR), ==, 3);
  g_assert_cmpuint (steward_health_flow_count_before (&flow, STEWARD_STATE_POOR), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/metrics/health-history/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("days", test_days);
  ADD ("replay", test_replay);
  ADD ("unknown", test_unknown);
#undef ADD
  g_test_add_func ("/steward/metrics/health-history/flow", test_flow);
  return g_test_run ();
}
