/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-states-chart.h"

static void
test_states (void)
{
  const guint n_by_state[STEWARD_N_GOAL_STATES] = {
    [STEWARD_GOAL_MET] = 3, [STEWARD_GOAL_BEHIND] = 2, [STEWARD_GOAL_UNKNOWN] = 4
  };
  g_autoptr (StewardChartData) data = steward_goal_states_chart_new (n_by_state, 12, 5);
  g_autofree char *first = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, 0, -1));
  const char *category;
  const char *series;

  g_assert_cmpstr (data->message, ==, "3 of 9 goals are met, 2 behind");
  g_assert_cmpstr (data->remark, ==, "5 of 12 customers have no goal.");
  g_assert_cmpstr (first, ==, "Met. Goals: 3.");
  g_assert_true (steward_chart_data_find_behind (data, steward_chart_data_get_place (data, 3, -1),
                                                 &category, &series));
  g_assert_cmpstr (category, ==, "behind");
}

/* Nothing to draw, and what to do about it. */
static void
test_none (void)
{
  const guint n_by_state[STEWARD_N_GOAL_STATES] = { 0 };
  g_autoptr (StewardChartData) data = steward_goal_states_chart_new (n_by_state, 1, 1);

  g_assert_cmpstr (data->message, ==, "No customer has a goal yet");
  g_assert_cmpstr (data->remark, ==, "1 of 1 customer has no goal.");
  g_assert_false (steward_chart_data_has_values (data));
  g_assert_nonnull (data->empty);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/charts/goal-states/states", test_states);
  g_test_add_func ("/steward/charts/goal-states/none", test_none);
  return g_test_run ();
}
