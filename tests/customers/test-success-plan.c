/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-success-plan.h"

typedef struct {
  ScratchStore store;
  StewardClock *clock;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardSuccessPlan *plan;
  guint n_changes;
} Fixture;

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
changed_cb (StewardSuccessPlan *plan, Fixture *self)
{
  g_assert_true (steward_success_plan_get_loaded (plan));
  self->n_changes++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  scratch_store_set_up (&self->store);
  scratch_store_add_customers (self->store.database, 1);
  self->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  self->portfolio = steward_portfolio_new (self->store.database, self->clock, NULL);
  steward_portfolio_refresh_async (self->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_refresh_finish (self->portfolio, await (&result), NULL));
  self->customer = g_list_model_get_item (G_LIST_MODEL (self->portfolio), 0);
  self->plan = steward_success_plan_new (self->portfolio, self->customer);
  self->n_changes = 0;
  g_signal_connect (self->plan, "changed", G_CALLBACK (changed_cb), self);
  g_assert_false (steward_success_plan_get_loaded (self->plan));
  while (!steward_success_plan_get_loaded (self->plan))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->plan);
  g_object_unref (self->customer);
  g_object_unref (self->portfolio);
  g_object_unref (self->clock);
  scratch_store_tear_down (&self->store);
}

static StewardRecord *
save (Fixture *self, const char *kind, const char *const *values)
{
  StewardRecord *record = steward_record_new (steward_record_kind_find (kind),
                                              steward_customer_get_id (self->customer));
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (; *values; values += 2)
    g_assert_true (steward_record_set (
      record, steward_record_kind_find_field (steward_record_get_kind (record), values[0]),
      values[1], NULL));
  g_ptr_array_add (records, g_object_ref (record));
  steward_portfolio_save_records_async (self->portfolio, records, NULL, kept_cb, &result);
  g_assert_true (
    steward_portfolio_change_records_finish (self->portfolio, await (&result), &error));
  g_assert_no_error (error);
  return record;
}

#define SAVE(kind, ...) save (self, kind, (const char *const[]) { __VA_ARGS__, NULL })

/* --- What it follows -------------------------------------------------------------------------- */

static void
test_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) goal = NULL;
  g_autoptr (StewardRecord) reading = NULL;
  StewardGoalProgress progress;
  StewardRecord *found;

  g_assert_cmpuint (self->n_changes, ==, 1);
  goal = SAVE ("goal", "name", "Find code", "baseline", "0", "target", "100", "start", "2026-11-01",
               "due", "2026-12-31");
  while (g_list_model_get_n_items (steward_success_plan_get_goals (self->plan)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (self->n_changes, >, 1);
  found = steward_success_plan_find_goal (self->plan, steward_record_get_id (goal));
  g_assert_true (steward_record_equal (found, goal));
  progress = steward_success_plan_get_progress (self->plan, found);
  g_assert_cmpint (progress.reason, ==, STEWARD_GOAL_REASON_NO_READINGS);
  reading = SAVE ("goal-reading", "goal", "Find code", "day", "2026-11-20", "value", "70");
  do
    {
      g_main_context_iteration (NULL, TRUE);
      progress = steward_success_plan_get_progress (self->plan, found);
  } while (progress.reading.day == STEWARD_DAY_NONE);
  g_assert_cmpfloat (progress.fraction, ==, 0.7);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_ON_TRACK);
  g_assert_null (steward_success_plan_find_goal (self->plan, "nobody"));
}

static void
assert_evidence (GPtrArray *readings, const char *const *evidence)
{
  g_assert_cmpuint (readings->len, ==, g_strv_length ((char **) evidence));
  for (guint i = 0; i < readings->len; i++)
    g_assert_cmpstr (steward_record_get_text (readings->pdata[i], "evidence"), ==, evidence[i]);
}

static void
test_readings (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = { "latest", "middle", "first", NULL };
  g_autoptr (StewardRecord) goal = SAVE ("goal", "name", "Find code");
  g_autoptr (StewardRecord) other = SAVE ("goal", "name", "Other");
  g_autoptr (StewardRecord) first = SAVE ("goal-reading", "goal", "Find code", "day", "2026-09-30",
                                          "value", "1", "evidence", "first");
  g_autoptr (StewardRecord) latest = SAVE ("goal-reading", "goal", "Find code", "day", "2026-11-20",
                                           "value", "3", "evidence", "latest");
  g_autoptr (StewardRecord) stray = SAVE ("goal-reading", "goal", "Other", "day", "2026-11-20",
                                          "value", "9", "evidence", "stray");
  g_autoptr (StewardRecord) middle = SAVE ("goal-reading", "goal", "Find code", "day", "2026-10-31",
                                           "value", "2", "evidence", "middle");
  g_autoptr (GPtrArray) readings = NULL;
  g_autoptr (GArray) course = NULL;

  do
    {
      g_clear_pointer (&readings, g_ptr_array_unref);
      g_main_context_iteration (NULL, TRUE);
      readings = steward_success_plan_dup_readings (self->plan, goal);
  } while (readings->len < 3);
  assert_evidence (readings, expected);
  course = steward_success_plan_dup_course (self->plan, goal);
  g_assert_cmpuint (course->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (g_array_index (course, StewardGoalReading, i).value, ==, i + 1);
}

/* --- Order ------------------------------------------------------------------------------------ */

static StewardGoalProgress
make_progress (StewardGoalState state, StewardDay due)
{
  StewardGoalProgress progress = { .goal = { .due = due }, .state = state };

  return progress;
}

/* Each of these comes before all that follow it. */
static void
test_goals_ordered (void)
{
  const StewardGoalProgress ordered[] = {
    make_progress (STEWARD_GOAL_BEHIND, 10),
    make_progress (STEWARD_GOAL_UNKNOWN, 11),
    make_progress (STEWARD_GOAL_NOT_STARTED, 12),
    make_progress (STEWARD_GOAL_ON_TRACK, STEWARD_DAY_NONE),
    make_progress (STEWARD_GOAL_MET, 9),
    make_progress (STEWARD_GOAL_MISSED, 8),
    make_progress (STEWARD_GOAL_DROPPED, STEWARD_DAY_NONE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      g_assert_cmpint (steward_success_plan_compare_goals (&ordered[i], &ordered[j]), ==,
                       (i > j) - (i < j));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/customers/success-plan/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("follows", test_follows);
  ADD ("readings", test_readings);
  g_test_add_func ("/steward/customers/success-plan/goals-ordered", test_goals_ordered);
  return g_test_run ();
}
