/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-success-plan.h"

G_BEGIN_DECLS

/**
 * StewardGoalTotals:
 * @n_customers: all of them
 * @n_without_goals: of these, those without a single goal; one that dropped all has had some
 * @n_goals: all of them
 * @n_by_state: of these, how many are in each #StewardGoalState
 *
 * What the goals of many customers add up to.
 */
typedef struct {
  guint n_customers;
  guint n_without_goals;
  guint n_goals;
  guint n_by_state[STEWARD_N_GOAL_STATES];
} StewardGoalTotals;

/**
 * steward_goal_totals_compute:
 * @customers: a list of #StewardCustomer: those of an advisor, a segment or a stage, or all
 * @records: (element-type StewardRecord): what people wrote, of any kinds and customers, as
 *   steward_portfolio_load_records_async() gives it
 */
StewardGoalTotals
steward_goal_totals_compute (GListModel *customers, GPtrArray *records, StewardDay today);

/* How many are neither met, missed nor dropped. */
guint steward_goal_totals_get_n_open (const StewardGoalTotals *self);

/* How many are met, and by which rules. */
StewardExplanation *
steward_goal_totals_explain (const StewardGoalTotals *self) G_GNUC_WARN_UNUSED_RESULT;

/* A goal and where it stands. */
typedef struct {
  StewardCustomer *customer;
  StewardRecord *goal;
  StewardGoalProgress progress;
} StewardGoalStanding;

/* The goals that the totals count, customer by customer as they are in the list.
 * Returns: (element-type StewardGoalStanding): valid as long as @customers and @records */
GArray *steward_goal_totals_list (GListModel *customers,
                                  GPtrArray *records,
                                  StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
