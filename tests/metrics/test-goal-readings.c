/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the readings of a goal come from. */

#include "steward-goal-readings.h"
#include "steward-seats.h"

#include <math.h>

static const StewardTargets *targets = &steward_targets_published;

static StewardDay
day_of (const char *text)
{
  StewardDay day = STEWARD_DAY_NONE;

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

/* As `2026-10-31 62`, with commas between. */
static void
assert_readings (GArray *readings, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < readings->len; i++)
    {
      const StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, i);
      g_autofree char *day = steward_day_format (reading->day);

      g_string_append_printf (text, "%s%s %.6g", i > 0 ? ", " : "", day, reading->value);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* --- By hand ---------------------------------------------------------------------------------- */

static StewardRecord *
make_record (const char *kind, const char *goal, const char *day, const char *value)
{
  StewardRecord *record = steward_record_new (steward_record_kind_find (kind), "customer");
  const char *const values[][2] = { { "goal", goal }, { "day", day }, { "value", value } };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i][1])
      g_assert_true (steward_record_set (
        record, steward_record_kind_find_field (steward_record_get_kind (record), values[i][0]),
        values[i][1], NULL));
  return record;
}

static void
test_of_records (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) readings = NULL;

  g_ptr_array_add (records, make_record ("goal-reading", "a", "2026-10-31", "62"));
  g_ptr_array_add (records, make_record ("goal-reading", "b", "2026-10-30", "1"));
  g_ptr_array_add (records, make_record ("plan-step", "a", NULL, NULL));
  g_ptr_array_add (records, make_record ("goal-reading", "a", "2026-09-30", "-3.5"));
  g_ptr_array_add (records, make_record ("goal-reading", "a", "2026-10-31", "61"));
  readings = steward_goal_readings_of_records (records, "a");
  assert_readings (readings, "2026-09-30 -3.5, 2026-10-31 62, 2026-10-31 61");
}

/* --- Followed --------------------------------------------------------------------------------- */

typedef struct {
  StewardUsage *usage;
  GArray *seats;
  StewardGoalFigures figures;
} Fixture;

static void
see_seats (Fixture *self, const char *since, StewardSeatsKind kind, gint64 count)
{
  StewardSeatsObservation observation = { day_of (since),
                                          STEWARD_SEATS_FROM_LICENSE,
                                          { kind, count } };

  steward_seats_history_add (self->seats, observation);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->usage = steward_usage_new ();
  self->seats = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  self->figures = (StewardGoalFigures) {
    .usage = self->usage,
    .usage_since = STEWARD_DAY_NONE,
    .seats_history = self->seats,
    .health = (double) NAN,
  };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->seats);
  steward_usage_unref (self->usage);
}

static void
add_month (Fixture *self, const char *month, gint64 users, gboolean complete)
{
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, month_of (month), users, complete);
}

/* So many users on each day of both. */
static void
add_days (Fixture *self, const char *first, const char *last, gint64 users)
{
  for (StewardDay day = day_of (first); day <= day_of (last); day++)
    steward_usage_add (self->usage, STEWARD_GRAIN_DAY, day, users, TRUE);
}

static void
assert_followed (Fixture *self, StewardGoalSource source, const char *today, const char *expected)
{
  g_autoptr (GArray) readings = steward_goal_readings_follow (source, &self->figures,
                                                              day_of (today), targets);

  assert_readings (readings, expected);
}

/* By the seats of each month; a month without a count, or that was counted before it was over, is
 * no reading. */
static void
test_months (Fixture *self, gconstpointer data)
{
  add_month (self, "2026-07", 100, TRUE);
  add_month (self, "2026-08", 90, FALSE);
  add_month (self, "2026-09", 150, TRUE);
  add_month (self, "2026-10", 372, TRUE);
  add_month (self, "2026-11", 380, FALSE);
  assert_followed (self, STEWARD_GOAL_FOLLOWS_MAU, "2026-11-23",
                   "2026-07-31 100, 2026-09-30 150, 2026-10-31 372");
  /* Without seats there is no utilization. */
  assert_followed (self, STEWARD_GOAL_FOLLOWS_UTILIZATION, "2026-11-23", "");
  see_seats (self, "2026-01-01", STEWARD_SEATS_KNOWN, 400);
  see_seats (self, "2026-10-15", STEWARD_SEATS_KNOWN, 600);
  assert_followed (self, STEWARD_GOAL_FOLLOWS_UTILIZATION, "2026-11-23",
                   "2026-07-31 25, 2026-09-30 37.5, 2026-10-31 62");
  assert_followed (self, STEWARD_GOAL_FOLLOWS_UTILIZATION, "2026-10-31",
                   "2026-07-31 25, 2026-09-30 37.5");
  assert_followed (self, STEWARD_GOAL_READ_BY_HAND, "2026-11-23", "");
}

static void
test_tam (Fixture *self, gconstpointer data)
{
  add_month (self, "2026-10", 300, TRUE);
  see_seats (self, "2026-01-01", STEWARD_SEATS_UNLIMITED, 0);
  self->figures.tam = 400;
  assert_followed (self, STEWARD_GOAL_FOLLOWS_UTILIZATION, "2026-11-23", "2026-10-31 75");
  assert_followed (self, STEWARD_GOAL_FOLLOWS_SEATS, "2026-11-23", "");
}

/* 28 days of October at 30 of 100, then 20 days of November at 44: the 28 days before 21 November
 * are 8 at 30 and 20 at 44, 40 on average. */
static void
test_consumption (Fixture *self, gconstpointer data)
{
  add_month (self, "2026-10", 100, TRUE);
  add_days (self, "2026-10-01", "2026-10-31", 30);
  add_days (self, "2026-11-01", "2026-11-20", 44);
  assert_followed (self, STEWARD_GOAL_FOLLOWS_CONSUMPTION, "2026-11-21",
                   "2026-10-31 30, 2026-11-20 40");
  /* On the first of a month both are the same. */
  assert_followed (self, STEWARD_GOAL_FOLLOWS_CONSUMPTION, "2026-11-01", "2026-10-31 30");
}

/* A list holds the last weeks only: what needs days before them is not known rather than wrong. */
static void
test_consumption_recent (Fixture *self, gconstpointer data)
{
  add_month (self, "2026-10", 100, TRUE);
  add_days (self, "2026-10-05", "2026-11-20", 30);
  self->figures.usage_since = day_of ("2026-10-05");
  assert_followed (self, STEWARD_GOAL_FOLLOWS_CONSUMPTION, "2026-11-21", "2026-11-20 30");
  self->figures.usage_since = day_of ("2026-10-04");
  assert_followed (self, STEWARD_GOAL_FOLLOWS_CONSUMPTION, "2026-11-21",
                   "2026-10-31 30, 2026-11-20 30");
}

static void
test_seats (Fixture *self, gconstpointer data)
{
  see_seats (self, "2026-01-01", STEWARD_SEATS_KNOWN, 400);
  see_seats (self, "2026-10-15", STEWARD_SEATS_KNOWN, 600);
  see_seats (self, "2026-12-01", STEWARD_SEATS_KNOWN, 700);
  assert_followed (self, STEWARD_GOAL_FOLLOWS_SEATS, "2026-11-23",
                   "2026-01-01 400, 2026-10-15 600, 2026-11-23 600");
  assert_followed (self, STEWARD_GOAL_FOLLOWS_SEATS, "2026-12-01",
                   "2026-01-01 400, 2026-10-15 600, 2026-12-01 700");
}

static void
test_health (Fixture *self, gconstpointer data)
{
  assert_followed (self, STEWARD_GOAL_FOLLOWS_HEALTH, "2026-11-23", "");
  self->figures.health = 7.5;
  assert_followed (self, STEWARD_GOAL_FOLLOWS_HEALTH, "2026-11-23", "2026-11-23 7.5");
}

static void
test_needs_history (void)
{
  StewardGoal goal = { .source = STEWARD_GOAL_FOLLOWS_CONSUMPTION, .due = day_of ("2026-11-22") };

  g_assert_true (steward_goal_needs_history (&goal, day_of ("2026-11-23")));
  g_assert_false (steward_goal_needs_history (&goal, day_of ("2026-11-22")));
  goal.source = STEWARD_GOAL_FOLLOWS_UTILIZATION;
  g_assert_false (steward_goal_needs_history (&goal, day_of ("2026-11-23")));
  goal.source = STEWARD_GOAL_FOLLOWS_CONSUMPTION;
  goal.due = STEWARD_DAY_NONE;
  g_assert_false (steward_goal_needs_history (&goal, day_of ("2026-11-23")));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/metrics/goal-readings/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/goal-readings/of-records", test_of_records);
  ADD ("months", test_months);
  ADD ("tam", test_tam);
  ADD ("consumption", test_consumption);
  ADD ("consumption-recent", test_consumption_recent);
  ADD ("seats", test_seats);
  ADD ("health", test_health);
  g_test_add_func ("/steward/metrics/goal-readings/needs-history", test_needs_history);
  return g_test_run ();
}
