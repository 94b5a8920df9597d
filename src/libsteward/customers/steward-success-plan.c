/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-success-plan.h"

GArray *
steward_success_plan_list_readings (StewardCustomer *customer,
                                    StewardRecord *goal,
                                    GPtrArray *records,
                                    StewardDay today)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  StewardGoalSource source = steward_goal_from_record (goal).source;
  const StewardGoalFigures figures = {
    .usage = facts->usage,
    .usage_since = facts->usage_since,
    .seats_history = facts->seats,
    .tam = facts->record->tam,
    .health = steward_customer_get_figures (customer)->health.value,
  };

  if (source == STEWARD_GOAL_READ_BY_HAND)
    return steward_goal_readings_of_records (records, steward_record_get_id (goal));
  return steward_goal_readings_follow (source, &figures, today,
                                       steward_customer_get_targets (customer));
}

StewardGoalProgress
steward_success_plan_judge (StewardCustomer *customer,
                            StewardRecord *goal,
                            GPtrArray *records,
                            StewardDay today)
{
  g_autoptr (GArray) readings = steward_success_plan_list_readings (customer, goal, records, today);
  StewardGoal values = steward_goal_from_record (goal);

  return steward_goal_judge (&values, readings, today, steward_customer_get_targets (customer));
}
