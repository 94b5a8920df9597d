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

/* --- Order ------------------------------------------------------------------------------------ */

static int
compare_days (StewardDay a, StewardDay b)
{
  return (a > b) - (a < b);
}

static gboolean
is_over (const StewardGoalProgress *progress)
{
  return progress->state == STEWARD_GOAL_MET || progress->state == STEWARD_GOAL_MISSED
         || progress->state == STEWARD_GOAL_DROPPED;
}

int
steward_success_plan_compare_goals (const StewardGoalProgress *a, const StewardGoalProgress *b)
{
  StewardDay a_due = a->goal.due;
  StewardDay b_due = b->goal.due;

  if (is_over (a) != is_over (b))
    return is_over (a) ? 1 : -1;
  if ((a_due == STEWARD_DAY_NONE) != (b_due == STEWARD_DAY_NONE))
    return a_due == STEWARD_DAY_NONE ? 1 : -1;
  if (a_due != b_due)
    return is_over (a) ? compare_days (b_due, a_due) : compare_days (a_due, b_due);
  return g_strcmp0 (a->goal.name, b->goal.name);
}

/* --- The plan --------------------------------------------------------------------------------- */

struct _StewardSuccessPlan {
  GObject parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardRecordList *goals;
  StewardRecordList *readings;
};

enum {
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StewardSuccessPlan, steward_success_plan, G_TYPE_OBJECT)

static void
emit_changed (StewardSuccessPlan *self)
{
  if (steward_success_plan_get_loaded (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
steward_success_plan_dispose (GObject *object)
{
  StewardSuccessPlan *self = STEWARD_SUCCESS_PLAN (object);

  g_clear_object (&self->goals);
  g_clear_object (&self->readings);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_success_plan_parent_class)->dispose (object);
}

static void
steward_success_plan_class_init (StewardSuccessPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_success_plan_dispose;
  /**
   * StewardSuccessPlan::changed:
   *
   * There is another goal or reading, or one fewer, or where a goal stands may have changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
steward_success_plan_init (StewardSuccessPlan *self)
{
}

static StewardRecordList *
follow (StewardSuccessPlan *self, const char *kind)
{
  StewardRecordList *list = steward_record_list_new (self->portfolio, self->customer,
                                                     steward_record_kind_find (kind));

  g_signal_connect_object (list, "items-changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loaded", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  return list;
}

StewardSuccessPlan *
steward_success_plan_new (StewardPortfolio *portfolio, StewardCustomer *customer)
{
  StewardSuccessPlan *self = g_object_new (STEWARD_TYPE_SUCCESS_PLAN, NULL);

  self->portfolio = g_object_ref (portfolio);
  self->customer = g_object_ref (customer);
  self->goals = follow (self, "goal");
  self->readings = follow (self, "goal-reading");
  g_signal_connect_object (customer, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return self;
}

StewardPortfolio *
steward_success_plan_get_portfolio (StewardSuccessPlan *self)
{
  g_return_val_if_fail (STEWARD_IS_SUCCESS_PLAN (self), NULL);
  return self->portfolio;
}

StewardCustomer *
steward_success_plan_get_customer (StewardSuccessPlan *self)
{
  g_return_val_if_fail (STEWARD_IS_SUCCESS_PLAN (self), NULL);
  return self->customer;
}

gboolean
steward_success_plan_get_loaded (StewardSuccessPlan *self)
{
  g_return_val_if_fail (STEWARD_IS_SUCCESS_PLAN (self), FALSE);
  return steward_record_list_get_loaded (self->goals)
         && steward_record_list_get_loaded (self->readings);
}

GListModel *
steward_success_plan_get_goals (StewardSuccessPlan *self)
{
  g_return_val_if_fail (STEWARD_IS_SUCCESS_PLAN (self), NULL);
  return G_LIST_MODEL (self->goals);
}

static GPtrArray *
list_records (GListModel *list)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (records, g_list_model_get_item (list, i));
  return records;
}

StewardRecord *
steward_success_plan_find_goal (StewardSuccessPlan *self, const char *id)
{
  g_return_val_if_fail (STEWARD_IS_SUCCESS_PLAN (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->goals)); i++)
    {
      /* The list keeps it. */
      g_autoptr (StewardRecord) goal = g_list_model_get_item (G_LIST_MODEL (self->goals), i);

      if (g_strcmp0 (steward_record_get_id (goal), id) == 0)
        return goal;
    }
  return NULL;
}

StewardGoalProgress
steward_success_plan_get_progress (StewardSuccessPlan *self, StewardRecord *goal)
{
  g_autoptr (GPtrArray) records = list_records (G_LIST_MODEL (self->readings));

  return steward_success_plan_judge (self->customer, goal, records,
                                     steward_portfolio_get_today (self->portfolio));
}

GArray *
steward_success_plan_dup_course (StewardSuccessPlan *self, StewardRecord *goal)
{
  g_autoptr (GPtrArray) records = list_records (G_LIST_MODEL (self->readings));

  return steward_success_plan_list_readings (self->customer, goal, records,
                                             steward_portfolio_get_today (self->portfolio));
}

/* The latest day first; of one day the one written last. */
static int
compare_readings (gconstpointer a, gconstpointer b)
{
  StewardRecord *first = *(StewardRecord *const *) a;
  StewardRecord *second = *(StewardRecord *const *) b;
  int days = compare_days (steward_record_get_day (second, "day"),
                           steward_record_get_day (first, "day"));
  gint64 later = steward_record_get_created_at (second) - steward_record_get_created_at (first);

  return days != 0 ? days : (later > 0) - (later < 0);
}

GPtrArray *
steward_success_plan_dup_readings (StewardSuccessPlan *self, StewardRecord *goal)
{
  GPtrArray *records = list_records (G_LIST_MODEL (self->readings));

  for (guint i = records->len; i > 0; i--)
    if (g_strcmp0 (steward_record_get_text (records->pdata[i - 1], "goal"),
                   steward_record_get_id (goal))
        != 0)
      g_ptr_array_remove_index (records, i - 1);
  g_ptr_array_sort (records, compare_readings);
  return records;
}
