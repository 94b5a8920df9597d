/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-goal-readings.h"
#include "steward-record-list.h"

G_BEGIN_DECLS

/**
 * steward_success_plan_list_readings:
 * @goal: a record of the kind `goal`
 * @records: (element-type StewardRecord): with the readings, among others
 *
 * Of a customer that has the last weeks of its usage alone, what follows consumption until a day
 * long ago is not known, see steward_goal_needs_history().
 *
 * Returns: (element-type StewardGoalReading): what the goal is judged by, by day
 */
GArray *steward_success_plan_list_readings (StewardCustomer *customer,
                                            StewardRecord *goal,
                                            GPtrArray *records,
                                            StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

/* How far a goal has come, by the customer's limits. Its texts are those of @goal. */
StewardGoalProgress steward_success_plan_judge (StewardCustomer *customer,
                                                StewardRecord *goal,
                                                GPtrArray *records,
                                                StewardDay today);

#define STEWARD_TYPE_SUCCESS_PLAN (steward_success_plan_get_type ())
G_DECLARE_FINAL_TYPE (StewardSuccessPlan, steward_success_plan, STEWARD, SUCCESS_PLAN, GObject)

/**
 * StewardSuccessPlan:
 *
 * The goals of one customer as a page shows them, with where they stand (advisor-domain 7). It
 * follows the store and the customer's figures; #StewardSuccessPlan::changed says so, also when it
 * was read first. Lives on the main thread.
 */
StewardSuccessPlan *steward_success_plan_new (StewardPortfolio *portfolio,
                                              StewardCustomer *customer) G_GNUC_WARN_UNUSED_RESULT;

StewardPortfolio *steward_success_plan_get_portfolio (StewardSuccessPlan *self);
StewardCustomer *steward_success_plan_get_customer (StewardSuccessPlan *self);
/* Whether the store was read once; until then empty lists mean nothing. */
gboolean steward_success_plan_get_loaded (StewardSuccessPlan *self);
/* A list of #StewardRecord, in the order of creation. */
GListModel *steward_success_plan_get_goals (StewardSuccessPlan *self);
/* The goal of an id, borrowed, or NULL. */
StewardRecord *steward_success_plan_find_goal (StewardSuccessPlan *self, const char *id);
StewardGoalProgress steward_success_plan_get_progress (StewardSuccessPlan *self,
                                                       StewardRecord *goal);
/* What a goal is judged by. Returns: (element-type StewardGoalReading): by day */
GArray *steward_success_plan_dup_course (StewardSuccessPlan *self,
                                         StewardRecord *goal) G_GNUC_WARN_UNUSED_RESULT;
/* The readings that people wrote of a goal.
 * Returns: (element-type StewardRecord): the latest day first */
GPtrArray *steward_success_plan_dup_readings (StewardSuccessPlan *self,
                                              StewardRecord *goal) G_GNUC_WARN_UNUSED_RESULT;

/* What comes first, as strcmp() tells: goals that are open by their due day, then those that are
 * over, the last one first; then by name. Without a due day one comes after those that have one. */
int steward_success_plan_compare_goals (const StewardGoalProgress *a, const StewardGoalProgress *b);

G_END_DECLS
