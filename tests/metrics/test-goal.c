/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How far goals have come; every expected number is calculated by hand from the rules in
 * steward-goal.h. */

#include "steward-goal.h"

#include <math.h>
#include <string.h>

static const StewardTargets *targets = &steward_targets_published;

static StewardDay
day_of (const char *text)
{
  StewardDay day = STEWARD_DAY_NONE;

  if (text)
    g_assert_true (steward_day_parse (text, &day));
  return day;
}

typedef struct {
  const char *day;
  double value;
} Reading;

static GArray *
make_readings (const Reading *readings)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (StewardGoalReading));

  for (; readings->day; readings++)
    {
      StewardGoalReading reading = { day_of (readings->day), readings->value };

      g_array_append_val (array, reading);
    }
  return array;
}

/* Engineers who search each month: from 200 to 400 in the 100 days from 1 July 2026 on. */
static StewardGoal
make_goal (void)
{
  StewardGoal goal = {
    .name = "Everyone searches",
    .unit = "users",
    .baseline = 200,
    .target = 400,
    .start = day_of ("2026-07-01"),
    .due = day_of ("2026-10-09"),
  };

  return goal;
}

static StewardGoalProgress
judge (const StewardGoal *goal, const Reading *readings, const char *today)
{
  g_autoptr (GArray) array = make_readings (readings);

  return steward_goal_judge (goal, array, day_of (today), targets);
}

static void
assert_unknown (const StewardGoalProgress *progress, StewardGoalReason reason)
{
  g_assert_cmpint (progress->state, ==, STEWARD_GOAL_UNKNOWN);
  g_assert_cmpint (progress->reason, ==, reason);
  g_assert_nonnull (steward_goal_reason_to_string (progress->reason));
  g_assert_cmpstr (steward_goal_reason_get_label (progress->reason), !=, "");
}

/* --- The way and the line --------------------------------------------------------------------- */

/* On day 40 of 100 the line wants 40 %: 280 users; a tenth of the way under it are 260. */
static void
test_states (void)
{
  const StewardGoal goal = make_goal ();
  const struct {
    Reading readings[2];
    const char *today;
    double fraction;
    double expected;
    StewardGoalState state;
  } examples[] = {
    { { { "2026-08-10", 280 } }, "2026-08-10", 0.4, 0.4, STEWARD_GOAL_ON_TRACK },
    { { { "2026-08-10", 260 } }, "2026-08-10", 0.3, 0.4, STEWARD_GOAL_ON_TRACK },
    { { { "2026-08-10", 259 } }, "2026-08-10", 0.295, 0.4, STEWARD_GOAL_BEHIND },
    /* What counts is where the line was on the day of the reading. */
    { { { "2026-08-10", 280 } }, "2026-09-20", 0.4, 0.4, STEWARD_GOAL_ON_TRACK },
    { { { "2026-07-01", 200 } }, "2026-07-01", 0, 0, STEWARD_GOAL_ON_TRACK },
    { { { "2026-08-10", 150 } }, "2026-08-10", -0.25, 0.4, STEWARD_GOAL_BEHIND },
    { { { "2026-08-10", 400 } }, "2026-08-10", 1, 0.4, STEWARD_GOAL_MET },
    { { { "2026-08-10", 500 } }, "2026-08-10", 1.5, 0.4, STEWARD_GOAL_MET },
    /* The due day is the last one. */
    { { { "2026-10-09", 399 } }, "2026-10-09", 0.995, 1, STEWARD_GOAL_ON_TRACK },
    { { { "2026-10-09", 399 } }, "2026-10-10", 0.995, 1, STEWARD_GOAL_MISSED },
    { { { "2026-10-09", 400 } }, "2026-11-23", 1, 1, STEWARD_GOAL_MET },
    /* A reading of before the start. */
    { { { "2026-06-30", 200 } }, "2026-07-02", 0, 0, STEWARD_GOAL_ON_TRACK },
    { { { "2026-06-30", 410 } }, "2026-06-30", 1.05, 0, STEWARD_GOAL_NOT_STARTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      StewardGoalProgress progress = judge (&goal, examples[i].readings, examples[i].today);

      g_assert_cmpfloat_with_epsilon (progress.fraction, examples[i].fraction, 1e-12);
      g_assert_cmpfloat_with_epsilon (progress.expected, examples[i].expected, 1e-12);
      g_assert_cmpint (progress.state, ==, examples[i].state);
      g_assert_cmpint (progress.reason, ==, STEWARD_GOAL_REASON_NONE);
      g_assert_false (progress.by_hand);
    }
}

/* Incident minutes: from 45 down to 20. 38 is (38 - 45) / (20 - 45) = 28 % of the way. */
static void
test_less_is_better (void)
{
  StewardGoal goal = make_goal ();
  StewardGoalProgress progress;

  goal.baseline = 45;
  goal.target = 20;
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 38 }, { 0 } }, "2026-08-10");
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.28, 1e-12);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_BEHIND);
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 37 }, { 0 } }, "2026-08-10");
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_ON_TRACK);
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 50 }, { 0 } }, "2026-08-10");
  g_assert_cmpfloat_with_epsilon (progress.fraction, -0.2, 1e-12);
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 19.5 }, { 0 } }, "2026-08-10");
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_MET);
}

/* --- Which reading ---------------------------------------------------------------------------- */

static void
test_last_reading (void)
{
  const StewardGoal goal = make_goal ();
  const Reading readings[] = {
    { "2026-08-31", 300 },
    { "2026-07-31", 250 },
    { "2026-08-31", 310 },
    { "2026-10-31", 420 },
    { 0 },
  };
  StewardGoalProgress progress = judge (&goal, readings, "2026-09-10");

  /* Of one day the last one; what is to come does not count. */
  g_assert_cmpfloat (progress.reading.value, ==, 310);
  g_assert_cmpint (progress.reading.day, ==, day_of ("2026-08-31"));
  g_assert_cmpint (progress.age, ==, 10);
  progress = judge (&goal, readings, "2026-08-30");
  g_assert_cmpfloat (progress.reading.value, ==, 250);
  /* What came after the due day does not count either. */
  progress = judge (&goal, readings, "2026-11-23");
  g_assert_cmpfloat (progress.reading.value, ==, 310);
  g_assert_cmpint (progress.age, ==, 84);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_MISSED);
}

static void
test_no_readings (void)
{
  StewardGoal goal = make_goal ();
  const Reading late[] = { { "2026-10-20", 420 }, { 0 } };
  StewardGoalProgress progress = judge (&goal, (Reading[]) { { 0 } }, "2026-08-10");

  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_READINGS);
  g_assert_true (isnan (progress.fraction));
  g_assert_cmpint (progress.reading.day, ==, STEWARD_DAY_NONE);
  /* None is not missed. */
  progress = judge (&goal, late, "2026-11-23");
  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_READINGS);
  progress = judge (&goal, (Reading[]) { { 0 } }, "2026-06-30");
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_NOT_STARTED);
  goal.source = STEWARD_GOAL_FOLLOWS_MAU;
  progress = judge (&goal, (Reading[]) { { 0 } }, "2026-08-10");
  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_FIGURE);
}

/* 45 days tell, 46 do not; a target that was reached stays reached. */
static void
test_old_reading (void)
{
  const StewardGoal goal = make_goal ();
  const Reading readings[] = { { "2026-07-11", 220 }, { 0 } };
  StewardGoalProgress progress = judge (&goal, readings, "2026-08-25");

  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_ON_TRACK);
  progress = judge (&goal, readings, "2026-08-26");
  assert_unknown (&progress, STEWARD_GOAL_REASON_OLD_READING);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.1, 1e-12);
  progress = judge (&goal, readings, "2026-11-23");
  assert_unknown (&progress, STEWARD_GOAL_REASON_OLD_READING);
  progress = judge (&goal, (Reading[]) { { "2026-07-11", 400 }, { 0 } }, "2026-11-23");
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_MET);
}

/* --- What was not entered --------------------------------------------------------------------- */

static void
test_no_baseline (void)
{
  const Reading readings[] = {
    { "2026-06-01", 150 },
    { "2026-06-30", 160 },
    { "2026-08-10", 280 },
    { 0 },
  };
  StewardGoal goal = make_goal ();
  StewardGoalProgress progress;

  goal.baseline = (double) NAN;
  /* The last one up to the start: (280 - 160) / (400 - 160). */
  progress = judge (&goal, readings, "2026-08-10");
  g_assert_cmpfloat (progress.baseline, ==, 160);
  g_assert_cmpint (progress.baseline_day, ==, day_of ("2026-06-30"));
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.5, 1e-12);
  /* Or else the first one. */
  progress = judge (&goal, &readings[2], "2026-08-10");
  g_assert_cmpfloat (progress.baseline, ==, 280);
  g_assert_cmpfloat (progress.fraction, ==, 0);
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 270 }, { "2026-08-10", 280 }, { 0 } },
                    "2026-08-10");
  g_assert_cmpfloat (progress.baseline, ==, 280);
  goal.source = STEWARD_GOAL_FOLLOWS_CONSUMPTION;
  progress = judge (&goal, readings, "2026-08-10");
  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_BASELINE);
  goal.baseline = 100;
  progress = judge (&goal, readings, "2026-08-10");
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.6, 1e-12);
}

static void
test_missing (void)
{
  const Reading readings[] = { { "2026-07-31", 250 }, { "2026-08-10", 280 }, { 0 } };
  StewardGoal goal = make_goal ();
  StewardGoalProgress progress;

  goal.target = (double) NAN;
  progress = judge (&goal, readings, "2026-06-30");
  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_TARGET);
  goal.target = 200;
  progress = judge (&goal, readings, "2026-08-10");
  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_DIRECTION);
  g_assert_true (isnan (progress.fraction));
  goal.target = 400;
  goal.due = STEWARD_DAY_NONE;
  progress = judge (&goal, readings, "2026-08-10");
  assert_unknown (&progress, STEWARD_GOAL_REASON_NO_DUE);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.4, 1e-12);
  g_assert_true (isnan (progress.expected));
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 400 }, { 0 } }, "2026-08-10");
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_MET);
  /* From the first reading on: day 10 of 70. */
  goal = make_goal ();
  goal.start = STEWARD_DAY_NONE;
  progress = judge (&goal, readings, "2026-08-10");
  g_assert_cmpint (progress.start, ==, day_of ("2026-07-31"));
  g_assert_cmpfloat_with_epsilon (progress.expected, 1 / 7.0, 1e-12);
}

/* Who mixes up start and due day gets no figure that divides by nothing. */
static void
test_no_time (void)
{
  StewardGoal goal = make_goal ();
  StewardGoalProgress progress;

  goal.due = goal.start;
  progress = judge (&goal, (Reading[]) { { "2026-07-01", 300 }, { 0 } }, "2026-07-01");
  g_assert_cmpfloat (progress.expected, ==, 1);
  goal.due = day_of ("2026-06-01");
  progress = judge (&goal, (Reading[]) { { "2026-05-31", 300 }, { 0 } }, "2026-07-02");
  g_assert_cmpfloat (progress.expected, ==, 0);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_MISSED);
}

static void
test_decided (void)
{
  static const StewardGoalState decisions[] = { STEWARD_GOAL_MET, STEWARD_GOAL_MISSED,
                                                STEWARD_GOAL_DROPPED };
  StewardGoal goal = make_goal ();

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      StewardGoalProgress progress;

      goal.decided = decisions[i];
      progress = judge (&goal, (Reading[]) { { "2026-08-10", 280 }, { 0 } }, "2026-08-10");
      g_assert_cmpint (progress.state, ==, decisions[i]);
      g_assert_true (progress.by_hand);
      g_assert_cmpfloat_with_epsilon (progress.fraction, 0.4, 1e-12);
      g_assert_cmpint (progress.reason, ==, STEWARD_GOAL_REASON_NONE);
    }
}

static void
test_settings (void)
{
  const StewardGoal goal = make_goal ();
  StewardTargets strict = steward_targets_published;
  g_autoptr (GArray) readings = make_readings ((Reading[]) { { "2026-08-10", 279 }, { 0 } });
  StewardGoalProgress progress;

  strict.goal_slack = 0;
  strict.goal_reading_days = 3;
  progress = steward_goal_judge (&goal, readings, day_of ("2026-08-13"), &strict);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_BEHIND);
  progress = steward_goal_judge (&goal, readings, day_of ("2026-08-14"), &strict);
  assert_unknown (&progress, STEWARD_GOAL_REASON_OLD_READING);
}

/* --- Laws ------------------------------------------------------------------------------------- */

static StewardDay
draw_day (GRand *random)
{
  return day_of ("2026-07-01") + g_rand_int_range (random, -60, 160);
}

static double
draw_value (GRand *random)
{
  return g_rand_int_range (random, -50, 51);
}

static StewardGoal
draw_goal (GRand *random)
{
  StewardGoal goal = {
    .baseline = g_rand_boolean (random) ? draw_value (random) : (double) NAN,
    .target = draw_value (random),
    .start = g_rand_int_range (random, 0, 4) ? draw_day (random) : STEWARD_DAY_NONE,
    .due = g_rand_int_range (random, 0, 4) ? draw_day (random) : STEWARD_DAY_NONE,
  };

  return goal;
}

/* No two of one day, of which the order would tell. */
static GArray *
draw_readings (GRand *random)
{
  GArray *readings = g_array_new (FALSE, FALSE, sizeof (StewardGoalReading));

  for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      StewardDay day = day_of ("2026-04-01") + 40 * i + g_rand_int_range (random, 0, 40);
      StewardGoalReading reading = { day, draw_value (random) };

      g_array_append_val (readings, reading);
    }
  return readings;
}

static void
assert_same (const StewardGoalProgress *a, const StewardGoalProgress *b)
{
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpint (a->reason, ==, b->reason);
  g_assert_cmpint (isnan (a->fraction), ==, isnan (b->fraction));
  if (!isnan (a->fraction))
    g_assert_cmpfloat_with_epsilon (a->fraction, b->fraction, 1e-9);
}

/* In another unit, from another zero, or the other way round, a goal stands where it stands. */
static void
test_units (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 2000; i++)
    {
      StewardGoal goal = draw_goal (random);
      g_autoptr (GArray) readings = draw_readings (random);
      StewardDay today = draw_day (random);
      StewardGoalProgress before = steward_goal_judge (&goal, readings, today, targets);
      StewardGoalProgress after;

      goal.baseline = 7 - 0.25 * goal.baseline;
      goal.target = 7 - 0.25 * goal.target;
      for (guint j = 0; j < readings->len; j++)
        {
          StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, j);

          reading->value = 7 - 0.25 * reading->value;
        }
      after = steward_goal_judge (&goal, readings, today, targets);
      assert_same (&before, &after);
    }
}

static GArray *
turn (const GArray *readings)
{
  GArray *turned = g_array_new (FALSE, FALSE, sizeof (StewardGoalReading));

  for (guint i = readings->len; i > 0; i--)
    g_array_append_val (turned, g_array_index (readings, StewardGoalReading, i - 1));
  return turned;
}

/* What is of days to come, or of after the due day, changes nothing, and nor does the order in
 * which readings are kept. */
static void
test_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);

  for (guint i = 0; i < 2000; i++)
    {
      StewardGoal goal = draw_goal (random);
      g_autoptr (GArray) readings = draw_readings (random);
      g_autoptr (GArray) turned = turn (readings);
      StewardDay today = draw_day (random);
      StewardGoalReading later = {
        (goal.due == STEWARD_DAY_NONE ? today : MIN (today, goal.due)) + 1, 1e6
      };
      StewardGoalProgress before = steward_goal_judge (&goal, readings, today, targets);
      StewardGoalProgress after;

      g_array_append_val (turned, later);
      after = steward_goal_judge (&goal, turned, today, targets);
      assert_same (&before, &after);
    }
}

/* There is a reason exactly where the state is not known, and a fraction wherever readings decide.
 */
static void
test_reasons (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  guint n_seen[STEWARD_N_GOAL_STATES] = { 0 };

  for (guint i = 0; i < 2000; i++)
    {
      StewardGoal goal = draw_goal (random);
      g_autoptr (GArray) readings = draw_readings (random);
      StewardGoalProgress progress = steward_goal_judge (&goal, readings, draw_day (random),
                                                         targets);

      n_seen[progress.state]++;
      g_assert_cmpint (progress.state == STEWARD_GOAL_UNKNOWN, ==,
                       progress.reason != STEWARD_GOAL_REASON_NONE);
      if (progress.state != STEWARD_GOAL_UNKNOWN && progress.state != STEWARD_GOAL_NOT_STARTED)
        g_assert_false (isnan (progress.fraction));
    }
  for (guint state = 0; state < STEWARD_GOAL_DROPPED; state++)
    g_assert_cmpuint (n_seen[state], >, 20);
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
test_values_shown (void)
{
  StewardGoal goal = { .unit = "min" };
  const struct {
    double value;
    const char *shown;
  } examples[] = {
    { 38, "38\u00a0min" },         { 0.25, "0.25\u00a0min" }, { 62.4166, "62.4\u00a0min" },
    { 999.96, "1000.0\u00a0min" }, { -7, "-7\u00a0min" },     { 0, "0\u00a0min" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *shown = steward_goal_format_value (&goal, examples[i].value);

      g_assert_cmpstr (shown, ==, examples[i].shown);
    }
}

static void
test_explained (void)
{
  static const char *const said[] = {
    "(38\u00a0min − 45\u00a0min) ÷ (20\u00a0min − 45\u00a0min) = 28\u00a0% of the way",
    "Measure: minutes to the first cause",
    "Reading: 38\u00a0min on 10 Aug 2026, 3 days ago",
    "Baseline: 45\u00a0min\n",
    "Target: 20\u00a0min\n",
    "Time: 1 Jul 2026 to 9 Oct 2026",
    "Expected on the day of the reading: 40\u00a0% of the way",
    "State: Behind",
    "more than 10\u00a0% of the way",
    "45 days old",
  };
  StewardGoal goal = make_goal ();
  StewardGoalProgress progress;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  goal.name = "Incidents are understood sooner";
  goal.measure = "minutes to the first cause";
  goal.unit = "min";
  goal.baseline = 45;
  goal.target = 20;
  progress = judge (&goal, (Reading[]) { { "2026-08-10", 38 }, { 0 } }, "2026-08-13");
  explanation = steward_goal_explain (&progress, targets);
  text = steward_explanation_to_text (explanation);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (strstr (text, said[i]));
  g_assert_cmpuint (explanation->terms->len, ==, 3);
}

static void
test_unknown_explained (void)
{
  StewardGoal goal = make_goal ();
  StewardGoalProgress progress;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  goal.target = (double) NAN;
  progress = judge (&goal, (Reading[]) { { 0 } }, "2026-08-13");
  explanation = steward_goal_explain (&progress, targets);
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "Not available: Enter a target to measure it."));
  g_assert_nonnull (strstr (text, "State: Unknown"));
  g_assert_null (strstr (text, "nan"));
}

static void
assert_words (const StewardGoal *goal,
              const Reading *readings,
              const char *today,
              const char *expected)
{
  StewardGoalProgress progress = judge (goal, readings, today);
  g_autofree char *text = steward_goal_progress_describe (&progress, day_of (today));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  StewardGoal goal = make_goal ();
  const Reading readings[] = { { "2026-08-10", 280 }, { 0 } };

  assert_words (
    &goal, readings, "2026-08-13",
    "Everyone searches. On track, 40\u00a0% of the way, 40\u00a0% expected. 280\u00a0users, target "
    "400\u00a0users. Due 9 Oct 2026, in 57 days. Last reading 10 Aug 2026, 3 days ago.");
  assert_words (
    &goal, readings, "2026-08-10",
    "Everyone searches. On track, 40\u00a0% of the way, 40\u00a0% expected. 280\u00a0users, target "
    "400\u00a0users. Due 9 Oct 2026, in 60 days. Last reading today.");
  assert_words (
    &goal, readings, "2026-10-10",
    "Everyone searches. Unknown, 40\u00a0% of the way. 280\u00a0users, target "
    "400\u00a0users. Was due 9 Oct 2026. Last reading 10 Aug 2026, 61 days ago. The last "
    "reading is too old.");
  assert_words (
    &goal, (Reading[]) { { 0 } }, "2026-10-09",
    "Everyone searches. Unknown. Target 400\u00a0users. Due today. Add a first reading.");
  goal.target = (double) NAN;
  goal.due = STEWARD_DAY_NONE;
  assert_words (&goal, readings, "2026-08-11",
                "Everyone searches. Unknown. 280\u00a0users. Last reading 10 Aug 2026, 1 day ago. "
                "Enter a target to measure it.");
}

/* --- Records ---------------------------------------------------------------------------------- */

static void
set (StewardRecord *record, const char *key, const char *text)
{
  g_assert_true (steward_record_set (
    record, steward_record_kind_find_field (steward_record_get_kind (record), key), text, NULL));
}

/* Every choice of the record's fields is known here. */
static void
test_from_record (void)
{
  const StewardRecordKind *kind = steward_record_kind_find ("goal");
  const StewardField *follows = steward_record_kind_find_field (kind, "follows");
  const StewardField *state = steward_record_kind_find_field (kind, "state");
  g_autoptr (StewardRecord) record = steward_record_new (kind, "customer");
  StewardGoal goal;

  set (record, "name", "Everyone searches");
  set (record, "unit", "engineers");
  set (record, "target", "400");
  set (record, "due", "2026-10-09");
  goal = steward_goal_from_record (record);
  g_assert_cmpstr (goal.name, ==, "Everyone searches");
  g_assert_cmpstr (goal.unit, ==, "engineers");
  g_assert_true (isnan (goal.baseline));
  g_assert_cmpfloat (goal.target, ==, 400);
  g_assert_cmpint (goal.start, ==, STEWARD_DAY_NONE);
  g_assert_cmpint (goal.due, ==, day_of ("2026-10-09"));
  g_assert_cmpint (goal.source, ==, STEWARD_GOAL_READ_BY_HAND);
  g_assert_cmpint (goal.decided, ==, STEWARD_GOAL_UNKNOWN);
  for (guint i = 0; follows->choices[i].key; i++)
    {
      set (record, "follows", follows->choices[i].key);
      goal = steward_goal_from_record (record);
      g_assert_cmpint (goal.source, ==, STEWARD_GOAL_READ_BY_HAND + 1 + i);
      g_assert_cmpstr (goal.unit, !=, "engineers");
    }
  for (guint i = 0; state->choices[i].key; i++)
    {
      set (record, "state", state->choices[i].key);
      goal = steward_goal_from_record (record);
      g_assert_cmpstr (steward_goal_state_to_string (goal.decided), ==, state->choices[i].key);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/goal/states", test_states);
  g_test_add_func ("/steward/metrics/goal/less-is-better", test_less_is_better);
  g_test_add_func ("/steward/metrics/goal/last-reading", test_last_reading);
  g_test_add_func ("/steward/metrics/goal/no-readings", test_no_readings);
  g_test_add_func ("/steward/metrics/goal/old-reading", test_old_reading);
  g_test_add_func ("/steward/metrics/goal/no-baseline", test_no_baseline);
  g_test_add_func ("/steward/metrics/goal/missing", test_missing);
  g_test_add_func ("/steward/metrics/goal/no-time", test_no_time);
  g_test_add_func ("/steward/metrics/goal/decided", test_decided);
  g_test_add_func ("/steward/metrics/goal/settings", test_settings);
  g_test_add_func ("/steward/metrics/goal/units", test_units);
  g_test_add_func ("/steward/metrics/goal/order", test_order);
  g_test_add_func ("/steward/metrics/goal/reasons", test_reasons);
  g_test_add_func ("/steward/metrics/goal/values-shown", test_values_shown);
  g_test_add_func ("/steward/metrics/goal/words", test_words);
  g_test_add_func ("/steward/metrics/goal/explained", test_explained);
  g_test_add_func ("/steward/metrics/goal/unknown-explained", test_unknown_explained);
  g_test_add_func ("/steward/metrics/goal/from-record", test_from_record);
  return g_test_run ();
}
