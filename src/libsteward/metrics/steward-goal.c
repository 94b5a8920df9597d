/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands on a limit in exact numbers may miss it by what rounding adds up to. */
#define ROUNDING 1e-9

/* --- Words ------------------------------------------------------------------------------------ */

static const struct {
  const char *key;
  const char *label;
} states[STEWARD_N_GOAL_STATES] = {
  [STEWARD_GOAL_UNKNOWN] = { "unknown", N_ ("Unknown") },
  /* Translators: of a goal */
  [STEWARD_GOAL_NOT_STARTED] = { "not-started", N_ ("Not started") },
  [STEWARD_GOAL_ON_TRACK] = { "on-track", N_ ("On track") },
  [STEWARD_GOAL_BEHIND] = { "behind", N_ ("Behind") },
  [STEWARD_GOAL_MET] = { "met", N_ ("Met") },
  [STEWARD_GOAL_MISSED] = { "missed", N_ ("Missed") },
  [STEWARD_GOAL_DROPPED] = { "dropped", N_ ("Dropped") },
};

static const struct {
  const char *key;
  const char *label;
} reasons[] = {
  [STEWARD_GOAL_REASON_NONE] = { NULL, "" },
  [STEWARD_GOAL_REASON_NO_TARGET] = { "no-target", N_ ("Enter a target to measure it.") },
  [STEWARD_GOAL_REASON_NO_READINGS] = { "no-readings", N_ ("Add a first reading.") },
  [STEWARD_GOAL_REASON_NO_FIGURE] = { "no-figure",
                                      N_ ("The figure that it follows is not available.") },
  [STEWARD_GOAL_REASON_NO_BASELINE] = { "no-baseline",
                                        N_ ("Enter the baseline: where it stood at the start.") },
  [STEWARD_GOAL_REASON_NO_DIRECTION]
  = { "no-direction", N_ ("Baseline and target are the same. Enter another one of them.") },
  [STEWARD_GOAL_REASON_OLD_READING] = { "old-reading", N_ ("The last reading is too old.") },
  [STEWARD_GOAL_REASON_NO_DUE] = { "no-due",
                                   N_ ("Enter a due day to see whether it is on track.") },
};

const char *
steward_goal_state_to_string (StewardGoalState state)
{
  return states[state].key;
}

const char *
steward_goal_state_get_label (StewardGoalState state)
{
  return _ (states[state].label);
}

const char *
steward_goal_reason_to_string (StewardGoalReason reason)
{
  return reasons[reason].key;
}

const char *
steward_goal_reason_get_label (StewardGoalReason reason)
{
  return *reasons[reason].label ? _ (reasons[reason].label) : "";
}

/* --- A goal ----------------------------------------------------------------------------------- */

/* The keys of the record's field, and the unit in which Steward counts. */
static const struct {
  const char *key;
  const char *unit;
} sources[] = {
  [STEWARD_GOAL_READ_BY_HAND] = { NULL, NULL },
  [STEWARD_GOAL_FOLLOWS_UTILIZATION] = { "utilization", "%" },
  [STEWARD_GOAL_FOLLOWS_CONSUMPTION] = { "consumption", "%" },
  [STEWARD_GOAL_FOLLOWS_MAU] = { "mau", N_ ("users") },
  [STEWARD_GOAL_FOLLOWS_SEATS] = { "seats", N_ ("seats") },
  [STEWARD_GOAL_FOLLOWS_HEALTH] = { "health", N_ ("points") },
};

static StewardGoalSource
find_source (const char *key)
{
  for (guint i = 1; i < G_N_ELEMENTS (sources); i++)
    if (g_strcmp0 (sources[i].key, key) == 0)
      return (StewardGoalSource) i;
  return STEWARD_GOAL_READ_BY_HAND;
}

static StewardGoalState
find_decided (const char *key)
{
  for (guint i = STEWARD_GOAL_MET; i < STEWARD_N_GOAL_STATES; i++)
    if (g_strcmp0 (states[i].key, key) == 0)
      return (StewardGoalState) i;
  return STEWARD_GOAL_UNKNOWN;
}

StewardGoal
steward_goal_from_record (StewardRecord *record)
{
  StewardGoal self = {
    .name = steward_record_get_text (record, "name"),
    .measure = steward_record_get_text (record, "measure"),
    .unit = steward_record_get_text (record, "unit"),
    .source = find_source (steward_record_get_text (record, "follows")),
    .baseline = steward_record_get_number (record, "baseline"),
    .target = steward_record_get_number (record, "target"),
    .start = steward_record_get_day (record, "start"),
    .due = steward_record_get_day (record, "due"),
    .decided = find_decided (steward_record_get_text (record, "state")),
  };

  if (sources[self.source].unit)
    self.unit = _ (sources[self.source].unit);
  return self;
}

/* As many decimals as tell something: none of a whole number, one from 10 on. */
static char *
format_number (double value)
{
  if (fabs (value - round (value)) < ROUNDING)
    return g_strdup_printf ("%'.0f", value);
  return g_strdup_printf ("%'.*f", fabs (value) < 10 ? 2 : 1, value);
}

char *
steward_goal_format_value (const StewardGoal *self, double value)
{
  g_autofree char *number = format_number (value);

  if (self->unit == NULL)
    return g_steal_pointer (&number);
  /* A no-break space. */
  return g_strdup_printf ("%s\u00a0%s", number, self->unit);
}

/* --- How far it has come ---------------------------------------------------------------------- */

/* The last reading up to a day; NULL for none. */
static const StewardGoalReading *
find_last (const GArray *readings, StewardDay day)
{
  const StewardGoalReading *last = NULL;

  for (guint i = 0; i < readings->len; i++)
    {
      const StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, i);

      if (reading->day <= day && (last == NULL || reading->day >= last->day))
        last = reading;
    }
  return last;
}

static const StewardGoalReading *
find_first (const GArray *readings, StewardDay last_day)
{
  const StewardGoalReading *first = NULL;

  for (guint i = 0; i < readings->len; i++)
    {
      const StewardGoalReading *reading = &g_array_index (readings, StewardGoalReading, i);

      if (reading->day <= last_day && (first == NULL || reading->day <= first->day))
        first = reading;
    }
  return first;
}

static void
find_baseline (StewardGoalProgress *self, const GArray *readings, StewardDay last_day)
{
  gboolean by_month = self->goal.source != STEWARD_GOAL_FOLLOWS_CONSUMPTION
                      && self->goal.source != STEWARD_GOAL_FOLLOWS_HEALTH;
  const StewardGoalReading *reading = NULL;

  self->baseline = self->goal.baseline;
  self->baseline_day = STEWARD_DAY_NONE;
  if (isnan (self->baseline) && by_month && self->goal.start != STEWARD_DAY_NONE)
    reading = find_last (readings, MIN (self->goal.start, last_day));
  if (isnan (self->baseline) && by_month && reading == NULL)
    reading = find_first (readings, last_day);
  if (reading == NULL)
    return;
  self->baseline = reading->value;
  self->baseline_day = reading->day;
}

static double
expect (StewardDay start, StewardDay due, StewardDay day)
{
  if (day >= due)
    return 1;
  return day <= start ? 0 : (double) (day - start) / (double) (due - start);
}

static gboolean
has_direction (const StewardGoalProgress *self)
{
  return fabs (self->goal.target - self->baseline) > ROUNDING;
}

/* Up to when readings count. */
static StewardDay
get_last_day (const StewardGoal *goal, StewardDay today)
{
  return goal->due == STEWARD_DAY_NONE ? today : MIN (today, goal->due);
}

static void
measure (StewardGoalProgress *self, const GArray *readings, StewardDay today)
{
  const StewardGoal *goal = &self->goal;
  StewardDay last_day = get_last_day (goal, today);
  const StewardGoalReading *reading = find_last (readings, last_day);
  const StewardGoalReading *first = find_first (readings, last_day);

  find_baseline (self, readings, last_day);
  if (goal->start == STEWARD_DAY_NONE && first)
    self->start = first->day;
  if (reading == NULL)
    return;
  self->reading = *reading;
  self->age = today - reading->day;
  if (!isnan (goal->target) && !isnan (self->baseline) && has_direction (self))
    self->fraction = (reading->value - self->baseline) / (goal->target - self->baseline);
  if (goal->due != STEWARD_DAY_NONE)
    self->expected = expect (self->start, goal->due, reading->day);
}

/* Why its readings say nothing; none where they do. */
static StewardGoalReason
find_reason (const StewardGoalProgress *self)
{
  if (isnan (self->goal.target))
    return STEWARD_GOAL_REASON_NO_TARGET;
  if (self->reading.day == STEWARD_DAY_NONE)
    return self->goal.source == STEWARD_GOAL_READ_BY_HAND ? STEWARD_GOAL_REASON_NO_READINGS
                                                          : STEWARD_GOAL_REASON_NO_FIGURE;
  if (isnan (self->baseline))
    return STEWARD_GOAL_REASON_NO_BASELINE;
  return has_direction (self) ? STEWARD_GOAL_REASON_NONE : STEWARD_GOAL_REASON_NO_DIRECTION;
}

static void
decide (StewardGoalProgress *self, StewardDay today, const StewardTargets *targets)
{
  const StewardGoal *goal = &self->goal;
  StewardDay last_day = get_last_day (goal, today);

  self->reason = find_reason (self);
  if (self->reason != STEWARD_GOAL_REASON_NO_TARGET && goal->start != STEWARD_DAY_NONE
      && today < goal->start)
    {
      self->reason = STEWARD_GOAL_REASON_NONE;
      self->state = STEWARD_GOAL_NOT_STARTED;
    }
  else if (self->reason != STEWARD_GOAL_REASON_NONE)
    return;
  else if (self->fraction >= 1 - ROUNDING)
    self->state = STEWARD_GOAL_MET;
  else if (last_day - self->reading.day > (int) targets->goal_reading_days)
    self->reason = STEWARD_GOAL_REASON_OLD_READING;
  else if (goal->due == STEWARD_DAY_NONE)
    self->reason = STEWARD_GOAL_REASON_NO_DUE;
  else if (today > goal->due)
    self->state = STEWARD_GOAL_MISSED;
  else
    self->state = self->expected - self->fraction > targets->goal_slack + ROUNDING
                    ? STEWARD_GOAL_BEHIND
                    : STEWARD_GOAL_ON_TRACK;
}

StewardGoalProgress
steward_goal_judge (const StewardGoal *goal,
                    const GArray *readings,
                    StewardDay today,
                    const StewardTargets *targets)
{
  StewardGoalProgress self = {
    .goal = *goal,
    .reading = { STEWARD_DAY_NONE, (double) NAN },
    .start = goal->start,
    .fraction = (double) NAN,
    .expected = (double) NAN,
    .by_hand = goal->decided != STEWARD_GOAL_UNKNOWN,
  };

  measure (&self, readings, today);
  if (self.by_hand)
    self.state = goal->decided;
  else
    decide (&self, today, targets);
  return self;
}

/* --- Why it is what it is --------------------------------------------------------------------- */

static void
explain_fraction (StewardExplanation *explanation, const StewardGoalProgress *self)
{
  const StewardGoal *goal = &self->goal;
  g_autofree char *value = steward_goal_format_value (goal, self->reading.value);
  g_autofree char *baseline = steward_goal_format_value (goal, self->baseline);
  g_autofree char *target = steward_goal_format_value (goal, goal->target);
  g_autofree char *done = steward_goal_format_value (goal, self->reading.value - self->baseline);
  g_autofree char *way = steward_goal_format_value (goal, goal->target - self->baseline);
  g_autofree char *percent = steward_format_percent (self->fraction, 0);

  /* Translators: reading, baseline, target, baseline, percentage */
  explanation->formula = g_strdup_printf (_ ("(%s − %s) ÷ (%s − %s) = %s of the way"), value,
                                          baseline, target, baseline, percent);
  steward_explanation_add_term (explanation, "", done, _ ("since the baseline"));
  steward_explanation_add_term (explanation, "÷", way, _ ("from baseline to target"));
  steward_explanation_add_term (explanation, "=", percent, _ ("of the way"));
}

static void
explain_reading (StewardExplanation *explanation, const StewardGoalProgress *self)
{
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (self->reading.day == STEWARD_DAY_NONE)
    {
      steward_explanation_add (explanation, _ ("Reading"), "%s", _ ("none"));
      return;
    }
  value = steward_goal_format_value (&self->goal, self->reading.value);
  day = steward_format_day (self->reading.day);
  steward_explanation_add (explanation, _ ("Reading"),
                           /* Translators: a value, a date, how old it is */
                           g_dngettext (GETTEXT_PACKAGE, "%s on %s, %d day ago",
                                        "%s on %s, %d days ago", (gulong) MAX (self->age, 0)),
                           value, day, self->age);
}

static void
explain_baseline (StewardExplanation *explanation, const StewardGoalProgress *self)
{
  g_autofree char *value = isnan (self->baseline)
                             ? NULL
                             : steward_goal_format_value (&self->goal, self->baseline);
  g_autofree char *day = steward_format_day (self->baseline_day);

  if (value == NULL)
    steward_explanation_add (explanation, _ ("Baseline"), "%s", _ ("not entered"));
  else if (self->baseline_day == STEWARD_DAY_NONE)
    steward_explanation_add (explanation, _ ("Baseline"), "%s", value);
  else
    /* Translators: a value, a date */
    steward_explanation_add (explanation, _ ("Baseline"), _ ("%s, not entered: the reading of %s"),
                             value, day);
}

static void
explain_time (StewardExplanation *explanation, const StewardGoalProgress *self)
{
  g_autofree char *start = steward_format_day (self->start);
  g_autofree char *due = steward_format_day (self->goal.due);
  g_autofree char *expected = isnan (self->expected) ? NULL
                                                     : steward_format_percent (self->expected, 0);

  /* Translators: two dates, either of which may be `Not known` */
  steward_explanation_add (explanation, _ ("Time"), _ ("%s to %s"), start, due);
  if (expected)
    /* Translators: a percentage */
    steward_explanation_add (explanation, _ ("Expected on the day of the reading"),
                             _ ("%s of the way"), expected);
}

StewardExplanation *
steward_goal_explain (const StewardGoalProgress *self, const StewardTargets *targets)
{
  StewardExplanation *explanation = steward_explanation_new (self->goal.name);
  g_autofree char *slack = steward_format_limit (targets->goal_slack);
  g_autofree char *target = isnan (self->goal.target)
                              ? g_strdup (_ ("not entered"))
                              : steward_goal_format_value (&self->goal, self->goal.target);

  if (isnan (self->fraction))
    explanation->formula = g_strdup_printf (_ ("Not available: %s"),
                                            steward_goal_reason_get_label (find_reason (self)));
  else
    explain_fraction (explanation, self);
  if (self->goal.measure)
    steward_explanation_add (explanation, _ ("Measure"), "%s", self->goal.measure);
  explain_reading (explanation, self);
  explain_baseline (explanation, self);
  steward_explanation_add (explanation, _ ("Target"), "%s", target);
  explain_time (explanation, self);
  steward_explanation_add (explanation, _ ("State"),
                           self->by_hand ? _ ("%s, decided by hand") : "%s",
                           steward_goal_state_get_label (self->state));
  if (self->reason != STEWARD_GOAL_REASON_NONE)
    steward_explanation_add (explanation, _ ("Because"), "%s",
                             steward_goal_reason_get_label (self->reason));
  explanation->rule = g_strdup_printf (
    _ ("Progress is (reading − baseline) ÷ (target − baseline). A straight line from start to due "
       "day says what to expect on the day of the reading; more than %s of the way under it is "
       "behind. The last reading up to the due day counts, and tells nothing once it is %u days "
       "old."),
    slack, targets->goal_reading_days);
  return explanation;
}
