/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-totals.h"

static gboolean
is_goal (StewardRecord *record)
{
  return g_str_equal (steward_record_get_kind (record)->key, "goal");
}

/* By the id of the customer: its goals, and the readings. */
static GHashTable *
group_records (GPtrArray *records)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                              (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < records->len; i++)
    {
      StewardRecord *record = g_ptr_array_index (records, i);
      const char *id = steward_record_get_customer_id (record);
      GPtrArray *group = g_hash_table_lookup (groups, id);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (char *) id, group);
        }
      g_ptr_array_add (group, record);
    }
  return groups;
}

static void
add_customer (GArray *standings, StewardCustomer *customer, GPtrArray *records, StewardDay today)
{
  for (guint i = 0; i < records->len; i++)
    {
      StewardGoalStanding standing = { .customer = customer,
                                       .goal = g_ptr_array_index (records, i) };

      if (!is_goal (standing.goal))
        continue;
      standing.progress = steward_success_plan_judge (customer, standing.goal, records, today);
      g_array_append_val (standings, standing);
    }
}

GArray *
steward_goal_totals_list (GListModel *customers, GPtrArray *records, StewardDay today)
{
  GArray *standings = g_array_new (FALSE, FALSE, sizeof (StewardGoalStanding));
  g_autoptr (GHashTable) groups = group_records (records);

  for (guint i = 0; i < g_list_model_get_n_items (customers); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);
      GPtrArray *group = g_hash_table_lookup (groups, steward_customer_get_id (customer));

      if (group)
        add_customer (standings, customer, group, today);
    }
  return standings;
}

StewardGoalTotals
steward_goal_totals_compute (GListModel *customers, GPtrArray *records, StewardDay today)
{
  g_autoptr (GArray) standings = steward_goal_totals_list (customers, records, today);
  StewardGoalTotals totals = { .n_customers = g_list_model_get_n_items (customers),
                               .n_goals = standings->len };
  StewardCustomer *last = NULL;

  totals.n_without_goals = totals.n_customers;
  for (guint i = 0; i < standings->len; i++)
    {
      const StewardGoalStanding *standing = &g_array_index (standings, StewardGoalStanding, i);

      totals.n_by_state[standing->progress.state]++;
      if (standing->customer != last)
        totals.n_without_goals--;
      last = standing->customer;
    }
  return totals;
}

guint
steward_goal_totals_get_n_open (const StewardGoalTotals *self)
{
  return self->n_goals - self->n_by_state[STEWARD_GOAL_MET] - self->n_by_state[STEWARD_GOAL_MISSED]
         - self->n_by_state[STEWARD_GOAL_DROPPED];
}
