/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-goal.h"

G_BEGIN_DECLS

/**
 * steward_goal_states_chart_new:
 * @n_by_state: (array fixed-size=7): how many goals there are, by #StewardGoalState
 * @n_customers: , @n_without_goals: how many customers there are, and how many have no goal
 *
 * Where the goals of all customers stand. The id of a category is its state, see
 * steward_goal_state_to_string().
 */
StewardChartData *steward_goal_states_chart_new (const guint *n_by_state,
                                                 guint n_customers,
                                                 guint n_without_goals) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
