/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"
#include "steward-goal-readings.h"

G_BEGIN_DECLS

/*
 * What a customer's success plan comes to, of the records that people wrote and of the customer's
 * usage. Of a customer that has the last weeks of its usage alone, what follows consumption until a
 * day long ago is not known, see steward_goal_needs_history().
 */

/**
 * steward_success_plan_list_readings:
 * @goal: a record of the kind `goal`
 * @records: (element-type StewardRecord): with the readings, among others
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

G_END_DECLS
