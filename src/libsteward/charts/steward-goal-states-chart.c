/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-states-chart.h"

#include <glib/gi18n-lib.h>

/* From what went well to what nobody waits for any more. */
static const StewardGoalState order[] = {
  STEWARD_GOAL_MET,     STEWARD_GOAL_ON_TRACK, STEWARD_GOAL_NOT_STARTED, STEWARD_GOAL_BEHIND,
  STEWARD_GOAL_UNKNOWN, STEWARD_GOAL_MISSED,   STEWARD_GOAL_DROPPED,
};
G_STATIC_ASSERT (G_N_ELEMENTS (order) == STEWARD_N_GOAL_STATES);

static guint
count_goals (const guint *n_by_state)
{
  guint n = 0;

  for (guint i = 0; i < STEWARD_N_GOAL_STATES; i++)
    n += n_by_state[i];
  return n;
}

static char *
describe (const guint *n_by_state)
{
  guint n = count_goals (n_by_state);

  if (n == 0)
    return g_strdup (_ ("No customer has a goal yet"));
  return g_strdup_printf (
    /* Translators: goals that are met, all goals, goals that are behind */
    g_dngettext (GETTEXT_PACKAGE, "%u of %u goal is met, %u behind",
                 "%u of %u goals are met, %u behind", n),
    n_by_state[STEWARD_GOAL_MET], n, n_by_state[STEWARD_GOAL_BEHIND]);
}

static char *
describe_without (guint n_customers, guint n_without_goals)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u customer has no goal.",
                                       "%u of %u customers have no goal.", n_customers),
                          n_without_goals, n_customers);
}

StewardChartData *
steward_goal_states_chart_new (const guint *n_by_state, guint n_customers, guint n_without_goals)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_COLUMNS, STEWARD_CHART_COUNT,
                                                   _ ("Goals by where they stand"));
  StewardChartSeries *series;

  data->message = describe (n_by_state);
  data->caption = g_strdup (_ ("Goals of the success plans, by their last reading"));
  data->remark = describe_without (n_customers, n_without_goals);
  data->empty = g_strdup (_ ("A goal is what a customer wants to be true, with a measure and a "
                             "day. Open a customer’s plan to write one down."));
  data->category_title = g_strdup (_ ("State"));
  data->leads = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    steward_chart_data_add_category (data, steward_goal_state_to_string (order[i]),
                                     steward_goal_state_get_label (order[i]),
                                     steward_goal_state_get_label (order[i]));
  series = steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "goals", _ ("Goals"));
  for (guint i = 0; i < G_N_ELEMENTS (order) && count_goals (n_by_state) > 0; i++)
    steward_chart_series_set (series, i, n_by_state[order[i]]);
  return data;
}
