/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-record.h"
#include "steward-targets.h"

G_BEGIN_DECLS

/* Where the readings of a goal come from. */
typedef enum {
  STEWARD_GOAL_READ_BY_HAND,
  STEWARD_GOAL_FOLLOWS_UTILIZATION, /* in percent: 80 is 80 % */
  STEWARD_GOAL_FOLLOWS_CONSUMPTION, /* in percent */
  STEWARD_GOAL_FOLLOWS_MAU,         /* users */
  STEWARD_GOAL_FOLLOWS_SEATS,       /* seats */
  STEWARD_GOAL_FOLLOWS_HEALTH,      /* points of 10 */
} StewardGoalSource;

/* Where a goal stands. Unknown is neither behind nor missed. */
typedef enum {
  STEWARD_GOAL_UNKNOWN, /* see #StewardGoalReason */
  STEWARD_GOAL_NOT_STARTED,
  STEWARD_GOAL_ON_TRACK,
  STEWARD_GOAL_BEHIND,
  STEWARD_GOAL_MET,
  STEWARD_GOAL_MISSED,
  STEWARD_GOAL_DROPPED,
} StewardGoalState;
#define STEWARD_N_GOAL_STATES 7

/* `unknown`, `not-started`, `on-track`, `behind`, `met`, `missed`, `dropped`. */
const char *steward_goal_state_to_string (StewardGoalState state);
/* The state as words for people. */
const char *steward_goal_state_get_label (StewardGoalState state);

/* Why nobody can say where a goal stands; the first that holds, in this order. */
typedef enum {
  STEWARD_GOAL_REASON_NONE,
  STEWARD_GOAL_REASON_NO_TARGET,
  STEWARD_GOAL_REASON_NO_READINGS,  /* none up to today, or to the due day */
  STEWARD_GOAL_REASON_NO_FIGURE,    /* the figure that it follows is not available */
  STEWARD_GOAL_REASON_NO_BASELINE,  /* and none that could be taken from readings */
  STEWARD_GOAL_REASON_NO_DIRECTION, /* baseline and target are the same */
  STEWARD_GOAL_REASON_OLD_READING,
  STEWARD_GOAL_REASON_NO_DUE,
} StewardGoalReason;

/* `no-target` and so on; NULL for none. */
const char *steward_goal_reason_to_string (StewardGoalReason reason);
/* The reason as a sentence for people that says what would help; "" for none. */
const char *steward_goal_reason_get_label (StewardGoalReason reason);

/**
 * StewardGoal:
 * @name: , @measure: , @unit: borrowed; NULL where not said
 * @baseline: , @target: NAN where not said; a target below the baseline wants less
 * @start: , @due: STEWARD_DAY_NONE where not said
 * @decided: what a person decided: met, missed or dropped; %STEWARD_GOAL_UNKNOWN where the readings
 * decide
 *
 * A north-star goal of a customer's success plan (advisor-domain 7), as values.
 */
typedef struct {
  const char *name;
  const char *measure;
  const char *unit;
  StewardGoalSource source;
  double baseline;
  double target;
  StewardDay start;
  StewardDay due;
  StewardGoalState decided;
} StewardGoal;

/* @record: of the kind `goal`; its texts are borrowed */
StewardGoal steward_goal_from_record (StewardRecord *record);
/* A value with the goal's unit, by locale: `62.5 %`, `1,200 users`. */
char *steward_goal_format_value (const StewardGoal *self, double value) G_GNUC_WARN_UNUSED_RESULT;

/* What was so on a day. */
typedef struct {
  StewardDay day;
  double value;
} StewardGoalReading;

/**
 * StewardGoalProgress:
 * @goal: what is judged
 * @reading: the last one up to today, or to the due day where that is over; its day is
 *   STEWARD_DAY_NONE where there is none
 * @age: the days from that reading to today
 * @baseline: the goal's, or else that of @baseline_day; NAN where there is none
 * @baseline_day: the reading that the baseline was taken from; STEWARD_DAY_NONE where it was
 * entered
 * @start: the goal's, or else the day of its first reading
 * @fraction: how much of the way from baseline to target is done; may be negative or exceed 1; NAN
 *   where not available
 * @expected: how much a straight line from start to due day wants on the day of the reading, 0 to
 * 1; NAN without a due day
 * @by_hand: whether a person decided
 *
 * How far a goal has come.
 */
typedef struct {
  StewardGoal goal;
  StewardGoalReading reading;
  int age;
  double baseline;
  StewardDay baseline_day;
  StewardDay start;
  double fraction;
  double expected;
  StewardGoalState state;
  StewardGoalReason reason;
  gboolean by_hand;
} StewardGoalProgress;

/**
 * steward_goal_judge:
 * @readings: (element-type StewardGoalReading): in any order; of one day the last counts
 *
 * The rules are Steward's own: the handbook wants goals that are measurable, and publishes no way
 * to judge them. Progress is (reading - baseline) / (target - baseline), which serves a target
 * below the baseline as well. Without a baseline the last reading up to the start is taken, or else
 * the first one; of consumption and health, which are not kept by month, a baseline has to be
 * entered.
 *
 * What a person decided holds. Else, in this order: before the start it is not started; at the
 * target or beyond it is met; after the due day it is missed; more than
 * #StewardTargets.goal_slack of the way under the straight line it is behind, and otherwise on
 * track. A reading older than #StewardTargets.goal_reading_days, counted from today or the due day,
 * tells of none of the last three.
 */
StewardGoalProgress steward_goal_judge (const StewardGoal *goal,
                                        const GArray *readings,
                                        StewardDay today,
                                        const StewardTargets *targets);

/* --- Words ------------------------------------------------------------------------------------ */

/* `62 %, target 80 %`; as much of it as is known, which may be "". */
char *
steward_goal_progress_describe_value (const StewardGoalProgress *self) G_GNUC_WARN_UNUSED_RESULT;
/* `On track, 55 % of the way, 50 % expected`. */
char *
steward_goal_progress_describe_state (const StewardGoalProgress *self) G_GNUC_WARN_UNUSED_RESULT;
/* `Due 31 Dec 2026, in 38 days`; "" without a due day. */
char *steward_goal_progress_describe_due (const StewardGoalProgress *self,
                                          StewardDay today) G_GNUC_WARN_UNUSED_RESULT;
/* `Last reading 31 Oct 2026, 23 days ago`, and what would help where the state is not known. */
char *
steward_goal_progress_describe_reading (const StewardGoalProgress *self) G_GNUC_WARN_UNUSED_RESULT;
/* All of that, the goal's name first, as one text to be spoken. */
char *steward_goal_progress_describe (const StewardGoalProgress *self,
                                      StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

StewardExplanation *steward_goal_explain (const StewardGoalProgress *self,
                                          const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
