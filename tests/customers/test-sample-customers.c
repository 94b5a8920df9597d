/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-figures.h"
#include "steward-sample-customers.h"
#include "steward-sample-usage.h"

#include <math.h>
#include <string.h>

#define NOON ((gint64) 1700000000 * G_USEC_PER_SEC)

/* What each customer is there to show, whatever day it is: utilization, consumption, stage, seats.
 * Of a ramp, which begins anew with every day, the first two are those of any day of a month. */
static const struct {
  const char *name;
  const char *utilization;
  const char *consumption;
  const char *lifecycle;
  const char *seats;
} expected[] = {
  { "Alder & Finch Bank", "healthy", "healthy", "nurturing", "known" },
  { "Brightwater Energy", "poor", "healthy", "onboarding", "known" },
  { "Cobalt Freight", "healthy", "healthy", "nurturing", "known" },
  { "Copperfield Semiconductors", "healthy", "healthy", "nurturing", "known" },
  { "Dunmore Aerospace", "healthy", "poor", "adopting", "known" },
  { "Eastgate Health", "concerning", "healthy", "adopting", "known" },
  { "Fenwick Automotive", "poor", "concerning", "adopting", "known" },
  { "Granite Games", "concerning", "healthy", "adopting", "unlimited" },
  { "Ivory Lane Media", "concerning", "healthy", "adopting", "known" },
  { "Juno Rail", "concerning", "healthy", "adopting", "known" },
  { "Kestrel Avionics", "healthy", "too-few-days", "adopting", "known" },
  { "Larkspur Pharma", "healthy", "healthy", "nurturing", "known" },
  { "Lindenhöfer Maschinenbau", "healthy", "healthy", "nurturing", "known" },
  { "Meridian Robotics", "concerning", "concerning", "adopting", "known" },
  { "Nordhavn, Vesterby & Oakenshaw Consolidated Shipping, Forwarding and Cold Storage Holdings"
    " (Asia Pacific)",
    "concerning", "healthy", "adopting", "known" },
  { "Northfold Grid", "poor", "concerning", "adopting", "known" },
  { "Orchard Payments", "no-seats", "healthy", "adopting", "unlimited" },
  { "Pinecrest Retail", "concerning", "healthy", "adopting", "known" },
  { "Quillon Software", "no-usage", "no-usage", "onboarding", "known" },
  { "Rowanberry Foods", "concerning", "healthy", "renewing", "known" },
  { "Saltmarsh Telecom", "poor", "concerning", "adopting", "known" },
  { "Summit & Vale Logistics", "healthy", "healthy", "renewing", "known" },
  { "Tidewater Insurance", "no-seats", "healthy", "adopting", "unknown" },
  { "Zephyr Mobility", "no-usage", "no-usage", "prospect", "known" },
};

static const char *
get_state (double value, StewardState state, StewardReason reason)
{
  return isnan (value) ? steward_reason_to_string (reason) : steward_state_to_string (state);
}

static void
assert_states (GPtrArray *customers, StewardDay today)
{
  g_assert_cmpuint (customers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = customers->pdata[i];
      StewardCustomerFigures figures = steward_customer_figures_compute (
        facts, today, &steward_targets_published);
      const StewardUtilization *utilization = &figures.utilization;
      const StewardConsumption *consumption = &figures.consumption;

      g_test_message ("%s", facts->record->name);
      g_assert_cmpstr (facts->record->name, ==, expected[i].name);
      g_assert_cmpstr (get_state (utilization->value, utilization->state, utilization->reason), ==,
                       expected[i].utilization);
      g_assert_cmpstr (get_state (consumption->value, consumption->state, consumption->reason), ==,
                       expected[i].consumption);
      g_assert_cmpstr (steward_lifecycle_to_string (figures.lifecycle), ==, expected[i].lifecycle);
      g_assert_cmpstr (steward_seats_kind_to_string (figures.seats.seats.kind), ==,
                       expected[i].seats);
    }
}

/* Leap days, long and short months, first and last days: over four years they all come. */
static void
test_states_on_any_day (void)
{
  StewardDay last = steward_day_new (2029, 1, 3);

  for (StewardDay today = steward_day_new (2025, 1, 1); today <= last; today += 11)
    {
      g_autofree char *text = steward_day_format (today);
      g_autoptr (GPtrArray) customers = steward_sample_customers_new (today, NOON);

      g_test_message ("%s", text);
      assert_states (customers, today);
    }
}

static void
test_marked (void)
{
  g_autoptr (GPtrArray) customers = steward_sample_customers_new (steward_day_new (2026, 11, 23),
                                                                  NOON);
  g_autoptr (GPtrArray) again = steward_sample_customers_new (steward_day_new (2026, 11, 23), NOON);
  guint n_never = 0;

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = customers->pdata[i];

      g_assert_true (facts->record->sample);
      g_assert_cmpint (facts->record->source, ==, STEWARD_SOURCE_FILE);
      g_assert_null (facts->record->url);
      g_assert_cmpstr (facts->record->id, !=,
                       ((StewardCustomerFacts *) again->pdata[i])->record->id);
      n_never += steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_NEVER ? 1 : 0;
    }
  g_assert_cmpuint (n_never, ==, 2);
}

/* The contracts are what the customers pay: they come to the revenue, without a gap since the
 * close, and end with the day before the renewal. */
static void
test_contracts (void)
{
  StewardDay today = steward_day_new (2026, 11, 23);
  g_autoptr (GPtrArray) customers = steward_sample_customers_new (today, NOON);
  guint n_with_lines = 0;

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = customers->pdata[i];
      const StewardCustomerRecord *record = facts->record;
      StewardDay next = record->contract_close;
      StewardArr arr = steward_arr_compute (facts->contracts, record->arr, record->currency, today);

      if (facts->contracts->len == 0)
        continue;
      n_with_lines++;
      g_assert_cmpint (arr.source, ==, STEWARD_ARR_CONTRACTS);
      g_assert_cmpfloat_with_epsilon (arr.value, record->arr, 1);
      g_assert_cmpstr (arr.currency, ==, record->currency);
      for (guint j = 0; j < facts->contracts->len; j++)
        {
          const StewardContractLine *line = facts->contracts->pdata[j];

          g_assert_true (steward_contract_line_check (line, NULL));
          g_assert_cmpstr (line->customer_id, ==, record->id);
          g_assert_cmpint (line->from, ==, next);
          g_assert_cmpfloat (line->amount, >, 0);
          next = line->to + 1;
        }
      g_assert_cmpint (next, ==, record->renewal);
    }
  g_assert_cmpuint (n_with_lines, >, 10);
}

/* The ramps are on the days that they are to show: 29, 55 and 52 of 60. */
static void
test_ramps (void)
{
  const StewardDay today = steward_day_new (2026, 11, 23);
  g_autoptr (GPtrArray) customers = steward_sample_customers_new (today, NOON);
  const int ages[][2] = { { 1, 29 }, { 5, 55 }, { 20, 52 } };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      const StewardCustomerFacts *facts = customers->pdata[ages[i][0]];

      g_assert_cmpint (today - facts->record->production, ==, ages[i][1]);
    }
}

/* --- Usage ------------------------------------------------------------------------------------ */

static const StewardSampleUsage steady = {
  .people = 1000, .level = 0.88, .stickiness = 0.41, .first = 880, .seed = 3
};

/* Who came on a day came in its week and in its month. */
static void
assert_nested (const StewardUsage *usage)
{
  guint n_days;
  const StewardUsagePoint *days = steward_usage_get_points (usage, STEWARD_GRAIN_DAY, &n_days);

  for (guint i = 0; i < n_days; i++)
    {
      const StewardUsagePoint *week = steward_usage_find (usage, STEWARD_GRAIN_WEEK,
                                                          steward_day_get_week (days[i].start));
      const StewardUsagePoint *month = steward_usage_find (usage, STEWARD_GRAIN_MONTH,
                                                           steward_day_get_month (days[i].start));

      g_assert_true (week == NULL || week->users >= days[i].users);
      g_assert_nonnull (month);
      g_assert_cmpint (month->users, >=, days[i].users);
    }
}

static void
test_nested (void)
{
  for (StewardDay today = steward_day_new (2026, 1, 1); today < steward_day_new (2027, 1, 1);
       today += 6)
    {
      g_autoptr (GPtrArray) customers = steward_sample_customers_new (today, NOON);

      for (guint i = 0; i < customers->len; i++)
        assert_nested (((StewardCustomerFacts *) customers->pdata[i])->usage);
    }
}

/* 2026-11-23 is a Monday: the day and the month that are not over are never complete. */
static void
test_periods (void)
{
  const StewardDay today = steward_day_new (2026, 11, 23);
  g_autoptr (StewardUsage) usage = steward_sample_usage_make (&steady, today);
  guint n_days;
  guint n_weeks;
  guint n_months;
  const StewardUsagePoint *months;

  steward_usage_get_points (usage, STEWARD_GRAIN_DAY, &n_days);
  steward_usage_get_points (usage, STEWARD_GRAIN_WEEK, &n_weeks);
  months = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n_months);
  g_assert_cmpuint (n_days, ==, 400);
  g_assert_cmpuint (n_weeks, ==, 57);
  g_assert_cmpuint (n_months, ==, 27);
  g_assert_cmpint (months[26].start, ==, 2026 * 12 + 10);
  g_assert_false (months[26].complete);
  g_assert_true (months[25].complete);
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, today));
  g_assert_nonnull (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, today - 1));
  g_assert_false (steward_usage_find (usage, STEWARD_GRAIN_WEEK, today - 1)->complete);
}

/* 88 % of 1000, less at most 6 % and 3 %; a working day 41 % x 1.32 of 827 to 880, a Sunday
 * 41 % x 0.2 of them, each within 6 %. */
static void
test_level_and_weekdays (void)
{
  const StewardDay today = steward_day_new (2026, 11, 23);
  g_autoptr (StewardUsage) usage = steward_sample_usage_make (&steady, today);
  gint64 october = steward_usage_find (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9)->users;
  gint64 friday = steward_usage_find (usage, STEWARD_GRAIN_DAY, today - 3)->users;
  gint64 sunday = steward_usage_find (usage, STEWARD_GRAIN_DAY, today - 1)->users;

  g_assert_cmpint (october, >=, 802);
  g_assert_cmpint (october, <=, 880);
  g_assert_cmpint (friday, >=, 420);
  g_assert_cmpint (friday, <=, 505);
  g_assert_cmpint (sunday, >=, 63);
  g_assert_cmpint (sunday, <=, 77);
}

static gint64
get_month (const StewardUsage *usage, int months_ago)
{
  return steward_usage_find (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 10 - months_ago)->users;
}

static void
test_courses (void)
{
  const StewardDay today = steward_day_new (2026, 11, 23);
  StewardSampleUsage numbers = steady;
  g_autoptr (StewardUsage) falling = NULL;
  g_autoptr (StewardUsage) growing = NULL;
  g_autoptr (StewardUsage) ramping = NULL;

  numbers.course = STEWARD_SAMPLE_FALLING;
  falling = steward_sample_usage_make (&numbers, today);
  numbers.course = STEWARD_SAMPLE_GROWING;
  growing = steward_sample_usage_make (&numbers, today);
  numbers.course = STEWARD_SAMPLE_RAMPING;
  numbers.pilot = 0.1;
  numbers.production = 30;
  numbers.first = 70;
  ramping = steward_sample_usage_make (&numbers, today);
  for (int ago = 1; ago < 5; ago++)
    {
      g_assert_cmpint (get_month (falling, ago), <, get_month (falling, ago + 1));
      g_assert_cmpint (get_month (growing, ago), >, get_month (growing, ago + 1));
    }
  /* It began on 2026-09-14: nothing before, the pilot's tenth in September. */
  g_assert_null (steward_usage_find (ramping, STEWARD_GRAIN_MONTH, 2026 * 12 + 7));
  g_assert_cmpint (get_month (ramping, 2), <=, 100);
  g_assert_cmpint (get_month (ramping, 1), >, 100);
}

static void
test_months_only (void)
{
  StewardSampleUsage numbers = steady;
  g_autoptr (StewardUsage) usage = NULL;
  guint n_points;

  numbers.months_only = TRUE;
  usage = steward_sample_usage_make (&numbers, steward_day_new (2026, 11, 23));
  g_assert_null (steward_usage_get_points (usage, STEWARD_GRAIN_DAY, &n_points));
  g_assert_null (steward_usage_get_points (usage, STEWARD_GRAIN_WEEK, &n_points));
  /* A file of the month to date has not come. */
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 10));
  g_assert_nonnull (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9));
}

/* The same numbers and day give the same usage; another seed gives another one. */
static void
test_deterministic (void)
{
  const StewardDay today = steward_day_new (2026, 11, 23);
  StewardSampleUsage other = steady;
  g_autoptr (StewardUsage) first = steward_sample_usage_make (&steady, today);
  g_autoptr (StewardUsage) second = steward_sample_usage_make (&steady, today);
  g_autoptr (StewardUsage) third = NULL;
  guint n_points;
  gsize size;
  const StewardUsagePoint *points = steward_usage_get_points (first, STEWARD_GRAIN_DAY, &n_points);

  other.seed = 4;
  third = steward_sample_usage_make (&other, today);
  size = n_points * sizeof *points;
  g_assert_cmpmem (points, size, steward_usage_get_points (second, STEWARD_GRAIN_DAY, &n_points),
                   size);
  g_assert_cmpint (
    memcmp (points, steward_usage_get_points (third, STEWARD_GRAIN_DAY, &n_points), size), !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/customers/sample-" path, func)
  ADD ("customers/states-on-any-day", test_states_on_any_day);
  ADD ("customers/marked", test_marked);
  ADD ("customers/contracts", test_contracts);
  ADD ("customers/ramps", test_ramps);
  ADD ("usage/nested", test_nested);
  ADD ("usage/periods", test_periods);
  ADD ("usage/level-and-weekdays", test_level_and_weekdays);
  ADD ("usage/courses", test_courses);
  ADD ("usage/months-only", test_months_only);
  ADD ("usage/deterministic", test_deterministic);
#undef ADD
  return g_test_run ();
}
