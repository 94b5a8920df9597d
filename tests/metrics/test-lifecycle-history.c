/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list reads the last weeks of usage alone. The law: where that is said to do, the stage is the
 * one that all of the usage gives. */

#include "steward-lifecycle.h"

#define TODAY (steward_day_new (2026, 11, 23))
#define SINCE (TODAY - 700)

/* A customer that is neither in onboarding nor renewing, so that usage has to tell. */
typedef struct {
  StewardUsage *usage;
  GArray *seats;
} Course;

static Course
course_new (void)
{
  const StewardSeatsObservation seats = { .since = SINCE, .seats = steward_seats_new (100) };
  Course course = { steward_usage_new (),
                    g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation)) };

  g_array_append_val (course.seats, seats);
  return course;
}

static void
course_clear (Course *course)
{
  steward_usage_unref (course->usage);
  g_array_unref (course->seats);
}

static StewardLifecycle
tell (const StewardUsage *usage, const Course *course)
{
  return steward_lifecycle_compute (SINCE, STEWARD_DAY_NONE, usage, course->seats, 0, TODAY,
                                    &steward_targets_published);
}

static gboolean
needs_history (const StewardUsage *usage, const Course *course, StewardDay since)
{
  return steward_lifecycle_needs_history (SINCE, STEWARD_DAY_NONE, usage, course->seats, 0, TODAY,
                                          &steward_targets_published, since);
}

/* The same, but for the days before @since. */
static StewardUsage *
cut (const StewardUsage *usage, StewardDay since)
{
  StewardUsage *part = steward_usage_new ();

  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    {
      guint n;
      const StewardUsagePoint *points = steward_usage_get_points (usage, (StewardGrain) grain, &n);

      for (guint i = 0; i < n; i++)
        if (grain == STEWARD_GRAIN_MONTH || points[i].start >= since)
          steward_usage_add (part, (StewardGrain) grain, points[i].start, points[i].users,
                             points[i].complete);
    }
  return part;
}

/* @gap: one month in so many was never counted, and so were the days of one month in so many; a
 * month's users and days are about the targets, so that every stage comes up. */
static Course
make_random (GRand *random, guint gap)
{
  Course course = course_new ();
  StewardMonth last = steward_day_get_month (TODAY) - 1;

  for (StewardMonth month = steward_day_get_month (SINCE) + 1; month <= last; month++)
    {
      gint64 users = g_rand_int_range (random, 70, 90);
      gint64 daily = users * g_rand_int_range (random, 24, 36) / 100;
      gboolean has_days = g_rand_int_range (random, 0, (gint32) gap) > 0;

      if (g_rand_int_range (random, 0, (gint32) gap) > 0)
        steward_usage_add (course.usage, STEWARD_GRAIN_MONTH, month, users, TRUE);
      for (StewardDay day = steward_month_get_first_day (month);
           has_days && day <= steward_month_get_last_day (month); day++)
        steward_usage_add (course.usage, STEWARD_GRAIN_DAY, day, daily, TRUE);
    }
  return course;
}

/* How many of a thousand customers need all of their usage. */
static guint
try_law (guint gap, guint seed, guint n_stages[])
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  StewardDay since = steward_lifecycle_get_first_day (TODAY, &steward_targets_published);
  guint n_needing = 0;

  for (guint i = 0; i < 1000; i++)
    {
      Course course = make_random (random, gap);
      g_autoptr (StewardUsage) part = cut (course.usage, since);
      StewardLifecycle stage = tell (course.usage, &course);

      n_stages[stage]++;
      if (needs_history (part, &course, since))
        n_needing++;
      else
        g_assert_cmpint (tell (part, &course), ==, stage);
      course_clear (&course);
    }
  return n_needing;
}

static void
test_law (void)
{
  guint n_stages[STEWARD_LIFECYCLE_RENEWING + 1] = { 0 };
  guint n_whole = try_law (1000000, 1, n_stages);
  guint n_gaps = try_law (4, 2, n_stages);

  /* Both stages come up, or the law says nothing. */
  g_assert_cmpuint (n_stages[STEWARD_LIFECYCLE_ADOPTING], >, 200);
  g_assert_cmpuint (n_stages[STEWARD_LIFECYCLE_NURTURING], >, 200);
  /* Without gaps the last two months always tell; with them they mostly do. */
  g_assert_cmpuint (n_whole, ==, 0);
  g_assert_cmpuint (n_gaps, >, 0);
  g_assert_cmpuint (n_gaps, <, 600);
}

/* 23 November: the windows of September and October are 28 days each, the first from 3 September.
 */
static void
test_first_day (void)
{
  g_assert_cmpint (steward_lifecycle_get_first_day (TODAY, &steward_targets_published), ==,
                   steward_day_new (2026, 9, 3));
}

/* Months alone never tell consumption: nobody knows without looking whether there were days. */
static void
test_months_alone (void)
{
  Course course = course_new ();
  StewardDay since = steward_lifecycle_get_first_day (TODAY, &steward_targets_published);

  for (StewardMonth month = 2026 * 12; month <= 2026 * 12 + 9; month++)
    steward_usage_add (course.usage, STEWARD_GRAIN_MONTH, month, 90, TRUE);
  g_assert_true (needs_history (course.usage, &course, since));
  g_assert_false (needs_history (course.usage, &course, STEWARD_DAY_NONE));
  course_clear (&course);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/lifecycle/part-tells-like-all", test_law);
  g_test_add_func ("/steward/metrics/lifecycle/first-day", test_first_day);
  g_test_add_func ("/steward/metrics/lifecycle/months-alone", test_months_alone);
  return g_test_run ();
}
