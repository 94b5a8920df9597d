/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-settings-effect.h"

/* 2026-11-23; the last complete month is October. */
#define TODAY (steward_day_new (2026, 11, 23))
#define NOW (steward_day_get_time (TODAY))

typedef struct {
  GListStore *customers;
  StewardSettings *before;
  StewardSettings *after;
} Fixture;

/* A customer of 100 seats with so many users in October, who all came each of the 28 days; -1:
 * never counted. */
static StewardCustomerFacts *
add (Fixture *fixture, const char *name, gint64 users)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  const StewardSeatsObservation seats = {
    .since = steward_day_new (2026, 1, 1),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = steward_seats_new (100),
  };
  g_autoptr (StewardCustomer) customer = NULL;

  g_array_append_val (facts->seats, seats);
  if (users >= 0)
    steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, steward_day_get_month (TODAY) - 1, users,
                       TRUE);
  customer = steward_customer_new (facts, TODAY, &steward_targets_published);
  g_list_store_append (fixture->customers, customer);
  return facts;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->customers = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  fixture->before = steward_settings_new ();
  fixture->after = steward_settings_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->customers);
  steward_settings_unref (fixture->before);
  steward_settings_unref (fixture->after);
}

static StewardSettingsEffect *
compute (Fixture *fixture, StewardAspect aspect)
{
  return steward_settings_effect_compute (G_LIST_MODEL (fixture->customers), aspect,
                                          fixture->before, fixture->after, TODAY, NOW);
}

static void
assert_text (Fixture *fixture, StewardAspect aspect, const char *text, const char *names)
{
  g_autoptr (StewardSettingsEffect) effect = compute (fixture, aspect);
  g_autofree char *found_text = steward_settings_effect_describe (effect);
  g_autofree char *found_names = steward_settings_effect_describe_names (effect, 3);

  g_assert_cmpstr (found_text, ==, text);
  g_assert_cmpstr (found_names, ==, names);
}

/* By hand: from 80 to 75, those with 75 to 79 of 100 become healthy, and 50 and 74 stay below. */
static void
test_healthy_from_75 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardSettingsEffect) effect = NULL;
  const StewardSettingsMove *move;

  add (fixture, "Quillon Labs", 76);
  add (fixture, "Larkspur Pharma", 79);
  add (fixture, "Below", 74);
  add (fixture, "Poor", 20);
  add (fixture, "Healthy all the time", 80);
  add (fixture, "Fenwick Audit", 75);
  add (fixture, "Marlow Air", 78);
  add (fixture, "Without a figure", -1);
  steward_settings_set (fixture->after, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.75",
                        1);
  assert_text (fixture, STEWARD_ASPECT_UTILIZATION,
               "4 customers become healthy, 2 stay below target",
               "Fenwick Audit, Larkspur Pharma, Marlow Air and 1 more");
  effect = compute (fixture, STEWARD_ASPECT_UTILIZATION);
  g_assert_cmpuint (effect->moves->len, ==, 1);
  move = effect->moves->pdata[0];
  g_assert_cmpint (move->from, ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpint (move->to, ==, STEWARD_STATE_HEALTHY);
}

/* Two ways at once: the more customers come first. */
static void
test_both_ways (Fixture *fixture, gconstpointer data)
{
  add (fixture, "A", 85);
  add (fixture, "B", 45);
  add (fixture, "C", 41);
  add (fixture, "D", 30);
  steward_settings_set (fixture->after, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.9",
                        1);
  steward_settings_set (fixture->after, "utilization-poor", STEWARD_SCOPE_EVERYONE, "", "0.4", 1);
  assert_text (fixture, STEWARD_ASPECT_UTILIZATION,
               "3 customers become concerning, 3 stay below target", "A, B, C");
  steward_settings_set (fixture->before, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.9",
                        1);
  steward_settings_set (fixture->after, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 1);
  assert_text (fixture, STEWARD_ASPECT_UTILIZATION,
               "2 customers become concerning, 1 customer becomes healthy, 3 stay below target",
               "B, C, A");
}

/* Only who is of the segment. */
static void
test_segment (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Of it", 84)->record->segment = g_strdup ("Strategic");
  add (fixture, "Not of it", 84);
  steward_settings_set (fixture->after, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic",
                        "0.85", 1);
  assert_text (fixture, STEWARD_ASPECT_UTILIZATION, "1 customer becomes concerning", "Of it");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, STEWARD_ASPECT_UTILIZATION, "Nothing changes for any customer", "");
  add (fixture, "Below", 60);
  assert_text (fixture, STEWARD_ASPECT_UTILIZATION,
               "Nothing changes for any customer, 1 stays below target", "");
  assert_text (fixture, STEWARD_ASPECT_RAMP, "Nothing changes for any customer", "");
}

/* 14 days of 28 were counted, which are enough until 20 are wanted. 80 users of 100 each day. */
static void
test_consumption (Fixture *fixture, gconstpointer data)
{
  StewardCustomerFacts *facts = add (fixture, "Half counted", 100);

  for (int i = 1; i <= 14; i++)
    steward_usage_add (facts->usage, STEWARD_GRAIN_DAY, TODAY - i, 80, TRUE);
  steward_settings_set (fixture->after, "consumption-min-days", STEWARD_SCOPE_EVERYONE, "", "20",
                        1);
  assert_text (fixture, STEWARD_ASPECT_CONSUMPTION, "1 customer loses its figure", "Half counted");
}

/* Production on 25 September is 59 days ago: past a ramp of 58 days. At the end of October, day 36,
 * 80 % * 36 / 61 = 47.2 % were due on a ramp of 61 days, and 48.8 % on one of 59. */
static void
test_ramp (Fixture *fixture, gconstpointer data)
{
  StewardCustomerFacts *facts = add (fixture, "Ramping", 48);

  facts->record->production = steward_day_new (2026, 9, 25);
  steward_settings_set (fixture->after, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "58", 1);
  assert_text (fixture, STEWARD_ASPECT_RAMP, "1 customer is past its ramp", "Ramping");
  steward_settings_set (fixture->before, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "61", 1);
  steward_settings_set (fixture->after, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "59", 1);
  assert_text (fixture, STEWARD_ASPECT_RAMP, "1 customer falls behind its ramp", "Ramping");
}

/* In production for a year; the contract was closed 30 days ago. */
static void
test_ramp_clock (Fixture *fixture, gconstpointer data)
{
  StewardCustomerFacts *facts = add (fixture, "Digital", 48);

  facts->record->production = TODAY - 365;
  facts->record->contract_close = TODAY - 30;
  steward_settings_set (fixture->after, "ramp-clock", STEWARD_SCOPE_EVERYONE, "", "contract-close",
                        1);
  assert_text (fixture, STEWARD_ASPECT_RAMP, "1 customer is on its ramp", "Digital");
}

/* 89 of 100 seats are no alert at 90 %, and one at 85 %. */
static void
test_seats (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Nearly", 89);
  add (fixture, "Nearly before", 90);
  add (fixture, "Over", 101);
  steward_settings_set (fixture->after, "seat-alert-first", STEWARD_SCOPE_EVERYONE, "", "0.85", 1);
  assert_text (fixture, STEWARD_ASPECT_SEATS, "1 customer nearly uses up its seats", "Nearly");
  steward_settings_set (fixture->after, "seat-alert-full", STEWARD_SCOPE_EVERYONE, "", "1.1", 1);
  assert_text (fixture, STEWARD_ASPECT_SEATS, "2 customers nearly use up their seats",
               "Nearly, Over");
}

/* Renewal on 3 March 2027 is 100 days ahead. */
static void
test_stage (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Renews", 80)->record->renewal = steward_day_new (2027, 3, 3);
  steward_settings_set (fixture->before, "renewing-days", STEWARD_SCOPE_EVERYONE, "", "99", 1);
  assert_text (fixture, STEWARD_ASPECT_STAGE, "1 customer changes to Renewing", "Renews");
}

static void
test_age (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Five days", 80)->sync->at = NOW - 5 * G_TIME_SPAN_DAY;
  add (fixture, "Two days", 80)->sync->at = NOW - 2 * G_TIME_SPAN_DAY;
  add (fixture, "Never", 80);
  steward_settings_set (fixture->after, "stale-days", STEWARD_SCOPE_EVERYONE, "", "4", 1);
  assert_text (fixture, STEWARD_ASPECT_AGE, "1 customer’s figures count as old", "Five days");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customers/settings-effect/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("healthy-from-75", test_healthy_from_75);
  ADD ("both-ways", test_both_ways);
  ADD ("segment", test_segment);
  ADD ("nothing", test_nothing);
  ADD ("consumption", test_consumption);
  ADD ("ramp", test_ramp);
  ADD ("ramp-clock", test_ramp_clock);
  ADD ("seats", test_seats);
  ADD ("stage", test_stage);
  ADD ("age", test_age);
#undef ADD
  return g_test_run ();
}
