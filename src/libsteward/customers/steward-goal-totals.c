/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-totals.h"

#include <glib/gi18n-lib.h>

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

/* --- Explaining ------------------------------------------------------------------------------- */

static void
add_formula (StewardExplanation *explanation, const StewardGoalTotals *self)
{
  guint n_met = self->n_by_state[STEWARD_GOAL_MET];
  g_autofree char *met = steward_format_count (n_met);
  g_autofree char *all = steward_format_count (self->n_goals);

  explanation->number = (double) n_met / self->n_goals;
  explanation->value = steward_format_percent (explanation->number, 1);
  /* Translators: how many goals are met, how many there are, and the percentage */
  explanation->formula = g_strdup_printf (_ ("%s met ÷ %s goals = %s"), met, all,
                                          explanation->value);
  steward_explanation_add_term (explanation, "", met, _ ("met"));
  steward_explanation_add_term (explanation, "÷", all, _ ("goals"));
  steward_explanation_add_term (explanation, "=", explanation->value, explanation->title);
}

StewardExplanation *
steward_goal_totals_explain (const StewardGoalTotals *self)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Goals met"));

  if (self->n_goals > 0)
    add_formula (explanation, self);
  else
    explanation->formula = g_strdup (_ ("Not available: no customer has a goal."));
  for (int state = 0; state < STEWARD_N_GOAL_STATES; state++)
    steward_explanation_add (explanation, steward_goal_state_get_label ((StewardGoalState) state),
                             "%u", self->n_by_state[state]);
  /* Translators: how many customers have a goal, of how many */
  steward_explanation_add (explanation, _ ("Customers with a goal"), _ ("%u of %u"),
                           self->n_customers - self->n_without_goals, self->n_customers);
  explanation->rule = g_strdup (
    _ ("What a person decided holds. Else a goal is met at its target, missed after its day, "
       "behind where its last reading is further under the straight line to the target than the "
       "slack allows, and otherwise on track; a reading that is too old tells nothing."));
  return explanation;
}
