/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The ramp: when its target is due, what is still to gain, and the months under the target after it
 * (advisor-domain 10.1). */

#include "example-usage.h"
#include "steward-breaches.h"
#include "steward-ramp.h"

#include <math.h>

static StewardTargets
make_targets (StewardRampClock clock, guint days)
{
  StewardTargets targets = steward_targets_published;

  targets.ramp_clock = clock;
  targets.ramp_days = days;
  return targets;
}

static void
assert_due (StewardRampClock clock, guint days, const char *start, const char *due)
{
  const StewardTargets targets = make_targets (clock, days);
  StewardDay day = steward_ramp_get_start (day_of ("2024-02-10"), day_of ("2024-01-31"), &targets);

  g_assert_cmpint (day, ==, day_of (start));
  g_assert_cmpint (steward_ramp_get_due (day, &targets), ==, day_of (due));
}

/* Close 2024-01-31, production 2024-02-10: 80 % due 2024-04-10 (advisor-domain 10.6). The Digital
 * pages count from contract close, others 45 days (advisor-domain 2). */
static void
test_due (void)
{
  assert_due (STEWARD_RAMP_FROM_PRODUCTION, 60, "2024-02-10", "2024-04-10");
  assert_due (STEWARD_RAMP_FROM_PRODUCTION, 45, "2024-02-10", "2024-03-26");
  assert_due (STEWARD_RAMP_FROM_CONTRACT_CLOSE, 60, "2024-01-31", "2024-03-31");
}

static void
test_no_start (void)
{
  const StewardTargets targets = make_targets (STEWARD_RAMP_FROM_CONTRACT_CLOSE, 60);
  StewardDay start = steward_ramp_get_start (day_of ("2024-02-10"), STEWARD_DAY_NONE, &targets);

  g_assert_cmpint (start, ==, STEWARD_DAY_NONE);
  g_assert_cmpint (steward_ramp_get_due (start, &targets), ==, STEWARD_DAY_NONE);
}

/* --- What is still to gain -------------------------------------------------------------------- */

/* Of 1,000 seats, on 13 November, day 30 of a ramp that began on 14 October and is due on 13
 * December: users of the 28 days to 12 November, day 29. The line is at 0.8 * 29 / 60 there. */
static StewardRampCourse
course_of (gint64 users)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) seats = seats_of (STEWARD_SEATS_KNOWN, 1000);

  if (users >= 0)
    steward_usage_add (usage, STEWARD_GRAIN_ROLLING_28, day_of ("2026-11-12"), users, TRUE);
  return steward_ramp_compute (day_of ("2026-10-14"), usage, seats, 0, day_of ("2026-11-13"),
                               &steward_targets_published);
}

static void
test_pace (void)
{
  const struct {
    gint64 users;
    double gap;
    double pace;
    const char *words;
  } examples[] = {
    /* 800 - 490 = 310 users in 31 days. */
    { 490, 0.49 - 0.8 * 29 / 60, 10, "10.0 users a day to gain" },
    /* 800 - 300 = 500 in 31 days are 16.129 a day: told as what suffices. */
    { 300, 0.30 - 0.8 * 29 / 60, 500 / 31.0, "16.2 users a day to gain" },
    { 800, 0.80 - 0.8 * 29 / 60, 0, "target reached" },
    { 1200, 1.20 - 0.8 * 29 / 60, 0, "target reached" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const StewardRampCourse course = course_of (examples[i].users);
      g_autofree char *words = steward_ramp_describe_pace (&course);

      g_assert_cmpint (course.reason, ==, STEWARD_REASON_NONE);
      g_assert_cmpint (course.day, ==, 30);
      g_assert_cmpint (course.target_users, ==, 800);
      g_assert_cmpint (course.users.kind, ==, STEWARD_MONTHLY_USERS_ROLLING);
      g_assert_cmpfloat_with_epsilon (course.gap, examples[i].gap, 1e-9);
      g_assert_cmpfloat_with_epsilon (course.pace, examples[i].pace, 1e-9);
      g_assert_cmpstr (words, ==, examples[i].words);
    }
}

static void
assert_paused (StewardDay start, const char *today, StewardReason reason, const char *summary)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) seats = seats_of (STEWARD_SEATS_KNOWN, 100);
  g_autoptr (StewardExplanation) explanation = NULL;
  StewardRampCourse course;

  count_month (usage, "2026-10", 60);
  course = steward_ramp_compute (start, usage, seats, 0, day_of (today),
                                 &steward_targets_published);
  g_assert_cmpint (course.reason, ==, reason);
  g_assert_true (isnan (course.pace));
  explanation = steward_ramp_explain (&course, &steward_targets_published);
  g_assert_cmpstr (explanation->summary, ==, summary);
  g_assert_cmpstr (explanation->reason, ==, steward_reason_to_string (reason));
}

/* A ramp that does not run needs nothing, and says why. */
static void
test_paused (void)
{
  assert_paused (STEWARD_DAY_NONE, "2026-11-13", STEWARD_REASON_NO_DATE,
                 "Production date not known");
  assert_paused (day_of ("2026-11-14"), "2026-11-13", STEWARD_REASON_NOT_BEGUN,
                 "Not in production yet");
  assert_paused (day_of ("2026-09-13"), "2026-11-13", STEWARD_REASON_OVER,
                 "The ramp ended 1 day ago");
  /* October was counted before it began. */
  assert_paused (day_of ("2026-11-10"), "2026-11-13", STEWARD_REASON_NO_USAGE,
                 "Day 3 of 60 of the ramp");
  g_assert_cmpint (course_of (-1).reason, ==, STEWARD_REASON_NO_USAGE);
}

/* Due on 11 October: utilization of October is what it ended with. */
static void
test_end (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) seats = seats_of (STEWARD_SEATS_KNOWN, 100);
  StewardRampCourse course;

  count_month (usage, "2026-10", 72);
  course = steward_ramp_compute (day_of ("2026-08-12"), usage, seats, 0, day_of ("2026-11-13"),
                                 &steward_targets_published);
  g_assert_cmpfloat_with_epsilon (course.reached, 0.72, 1e-12);
}

/* 80 % of TAM where seats are unlimited; nothing without either. */
static void
test_seats (void)
{
  const struct {
    StewardSeatsKind kind;
    gint64 tam;
    gint64 target;
    StewardReason reason;
  } examples[] = {
    { STEWARD_SEATS_UNLIMITED, 61, 49, STEWARD_REASON_NONE },
    { STEWARD_SEATS_UNLIMITED, 0, 0, STEWARD_REASON_NO_SEATS },
    { STEWARD_SEATS_UNKNOWN, 61, 0, STEWARD_REASON_NO_SEATS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (StewardUsage) usage = steward_usage_new ();
      g_autoptr (GArray) seats = seats_of (examples[i].kind, 0);
      StewardRampCourse course;

      count_month (usage, "2026-10", 20);
      course = steward_ramp_compute (day_of ("2026-10-14"), usage, seats, examples[i].tam,
                                     day_of ("2026-11-13"), &steward_targets_published);
      g_assert_cmpint (course.target_users, ==, examples[i].target);
      g_assert_cmpint (course.reason, ==, examples[i].reason);
      g_assert_cmpint (isnan (course.pace), ==, examples[i].reason != STEWARD_REASON_NONE);
    }
}

/* --- The newest count of monthly users -------------------------------------------------------- */

static StewardMonthlyUsers
newest_of (const StewardUsage *usage)
{
  return steward_monthly_users_find_newest (usage, day_of ("2026-11-13"));
}

/* October had 90 MAU in weeks of 45, 60, 75 and 60 (4, 11, 18 and 25 October, the last one ending
 * on the 31st): 90 / 60 = 1.5. The week to 7 November had 50. */
static void
test_newest (void)
{
  const gint64 weeks[] = { 45, 60, 75, 60, 50 };
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  StewardMonthlyUsers newest = newest_of (usage);

  g_assert_cmpint (newest.kind, ==, STEWARD_MONTHLY_USERS_UNKNOWN);
  count_month (usage, "2026-10", 90);
  newest = newest_of (usage);
  g_assert_cmpint (newest.kind, ==, STEWARD_MONTHLY_USERS_MONTH);
  g_assert_cmpint (newest.end, ==, day_of ("2026-10-31"));
  g_assert_cmpfloat (newest.count, ==, 90);
  for (int i = 0; i < (int) G_N_ELEMENTS (weeks); i++)
    steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-10-04") + 7 * i, weeks[i], TRUE);
  newest = newest_of (usage);
  g_assert_cmpint (newest.kind, ==, STEWARD_MONTHLY_USERS_WEEK);
  g_assert_cmpint (newest.end, ==, day_of ("2026-11-07"));
  g_assert_cmpfloat_with_epsilon (newest.count, 75, 1e-9);
  steward_usage_add (usage, STEWARD_GRAIN_ROLLING_28, day_of ("2026-11-12"), 81, TRUE);
  newest = newest_of (usage);
  g_assert_cmpint (newest.kind, ==, STEWARD_MONTHLY_USERS_ROLLING);
  g_assert_cmpfloat (newest.count, ==, 81);
}

/* The week that is not over says nothing yet, and one from before the last month is too old. */
static void
test_newest_is_over (void)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  count_month (usage, "2026-09", 80);
  steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-09-20"), 40, TRUE);
  steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-11-08"), 10, FALSE);
  g_assert_cmpint (newest_of (usage).kind, ==, STEWARD_MONTHLY_USERS_MONTH);
  g_assert_cmpint (newest_of (usage).end, ==, day_of ("2026-09-30"));
}

/* The customer came in the last week of October: the empty ones before say nothing of how weeks
 * make a month. */
static void
test_weeks_before_the_beginning (void)
{
  const gint64 weeks[] = { 0, 0, 0, 18, 60 };
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  count_month (usage, "2026-10", 18);
  for (int i = 0; i < (int) G_N_ELEMENTS (weeks); i++)
    steward_usage_add (usage, STEWARD_GRAIN_WEEK, day_of ("2026-10-04") + 7 * i, weeks[i], TRUE);
  g_assert_cmpfloat_with_epsilon (newest_of (usage).count, 60, 1e-9);
}

/* --- Breaches --------------------------------------------------------------------------------- */

/* Production on 9 February 2025, due on 10 April: that month is the ramp's. May and June are under,
 * July is not known, August is under, September on the target, October to January under, February
 * over, March under. */
static StewardBreaches *
make_breaches (StewardDay due, const char *today)
{
  const gint64 users[] = { 20, 79, 60, -1, 10, 80, 79, 79, 70, 79, 90, 50 };
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GArray) seats = seats_of (STEWARD_SEATS_KNOWN, 100);

  for (int i = 0; i < (int) G_N_ELEMENTS (users); i++)
    if (users[i] >= 0)
      steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of ("2025-04") + i, users[i], TRUE);
  return steward_breaches_new (due, usage, seats, 0, day_of (today), &steward_targets_published);
}

static void
assert_spell (const StewardBreaches *breaches,
              guint index,
              const char *first,
              guint length,
              double lowest,
              const char *lowest_month)
{
  const StewardBreach *spell;

  g_assert_cmpuint (index, <, breaches->spells->len);
  spell = &g_array_index (breaches->spells, StewardBreach, index);
  g_assert_cmpint (spell->first, ==, month_of (first));
  g_assert_cmpuint (steward_breach_get_length (spell), ==, length);
  g_assert_cmpfloat_with_epsilon (spell->lowest, lowest, 1e-12);
  g_assert_cmpint (spell->lowest_month, ==, month_of (lowest_month));
  g_assert_cmpint (spell->lasts, ==, index + 1 == breaches->spells->len);
}

static void
test_breaches (void)
{
  g_autoptr (StewardBreaches) breaches = make_breaches (day_of ("2025-04-10"), "2026-04-02");
  g_autoptr (StewardExplanation) explanation = steward_breaches_explain (
    breaches, &steward_targets_published);

  g_assert_cmpuint (breaches->spells->len, ==, 4);
  assert_spell (breaches, 0, "2025-05", 2, 0.60, "2025-06");
  assert_spell (breaches, 1, "2025-08", 1, 0.10, "2025-08");
  assert_spell (breaches, 2, "2025-10", 4, 0.70, "2025-12");
  assert_spell (breaches, 3, "2026-03", 1, 0.50, "2026-03");
  g_assert_cmpuint (breaches->n_under, ==, 8);
  g_assert_cmpuint (breaches->n_known, ==, 10);
  g_assert_cmpuint (breaches->n_unknown, ==, 1);
  g_assert_cmpstr (explanation->formula, ==, "8 of 10 months under 80\u00a0%, in 4 spells");
  g_assert_cmpstr (explanation->value, ==, "1 month");
  g_assert_cmpstr (explanation->summary, ==, "Since March 2026 · 8 of 10 months after the ramp");
  g_assert_cmpuint (explanation->spells->len, ==, 4);
}

static void
test_no_breach (void)
{
  g_autoptr (StewardBreaches) over = make_breaches (day_of ("2025-04-10"), "2026-03-31");
  g_autoptr (StewardBreaches) early = make_breaches (day_of ("2025-04-10"), "2025-05-31");
  g_autoptr (StewardBreaches) never = make_breaches (STEWARD_DAY_NONE, "2026-04-02");
  g_autoptr (StewardExplanation) explanation = steward_breaches_explain (
    over, &steward_targets_published);

  /* February was over the target. */
  g_assert_null (steward_breaches_get_current (over));
  g_assert_cmpstr (explanation->value, ==, "None now");
  /* May is not over, and nobody knows from when on the target counts without a ramp. */
  g_assert_cmpint (early->reason, ==, STEWARD_REASON_NOT_BEGUN);
  g_assert_cmpint (never->reason, ==, STEWARD_REASON_NO_DATE);
  g_assert_cmpuint (never->spells->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/" path, func)
  ADD ("ramp/due", test_due);
  ADD ("ramp/no-start", test_no_start);
  ADD ("ramp/pace", test_pace);
  ADD ("ramp/paused", test_paused);
  ADD ("ramp/end", test_end);
  ADD ("ramp/seats", test_seats);
  ADD ("monthly-users/newest", test_newest);
  ADD ("monthly-users/only-what-is-over", test_newest_is_over);
  ADD ("monthly-users/weeks-before-the-beginning", test_weeks_before_the_beginning);
  ADD ("breaches/spells", test_breaches);
  ADD ("breaches/none", test_no_breach);
#undef ADD
  return g_test_run ();
}
