/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-goal.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * StewardGoalFigures:
 * @usage: its months, and days from @usage_since on
 * @usage_since: STEWARD_DAY_NONE where all of the usage is there
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 * @health: the score of today, NAN where not available; no other is kept
 *
 * What the figures that goals follow are computed of, for one customer; all borrowed.
 */
typedef struct {
  const StewardUsage *usage;
  StewardDay usage_since;
  const GArray *seats_history;
  gint64 tam;
  double health;
} StewardGoalFigures;

/* The readings that people wrote of a goal, by day, of one day in the order of writing.
 * @records: (element-type StewardRecord): among others
 * Returns: (element-type StewardGoalReading) */
GArray *steward_goal_readings_of_records (GPtrArray *records,
                                          const char *goal_id) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_goal_readings_follow:
 *
 * The values up to today of what a goal follows, by day, where they are available: utilization, MAU
 * and consumption of each complete month on its last day, consumption also of the days before
 * today; seats on each day that they changed, and today; health today. Utilization and consumption
 * are in percent.
 *
 * Returns: (element-type StewardGoalReading): empty where the goal is read by hand
 */
GArray *steward_goal_readings_follow (StewardGoalSource source,
                                      const StewardGoalFigures *figures,
                                      StewardDay today,
                                      const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

/* Whether it is judged by days so long ago that lists of many customers do not hold them. */
gboolean steward_goal_needs_history (const StewardGoal *goal, StewardDay today);

G_END_DECLS
