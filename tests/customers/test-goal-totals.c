/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The success plans of customers, one by one and added up. */

#include "steward-goal-totals.h"

#include <string.h>

#define TODAY 20780 /* 2026-11-23 */

typedef struct {
  GListStore *customers;
  GPtrArray *records;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->customers = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->records);
  g_object_unref (self->customers);
}

/* 1,000 seats, 500 users in September and 744 in October; 20 searches of each are entered. */
static StewardCustomer *
add_customer (Fixture *self, const char *name)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));
  StewardTargets targets = steward_targets_published;
  StewardSeatsObservation seats = { steward_day_new (2026, 1, 1), STEWARD_SEATS_FROM_LICENSE,
                                    steward_seats_new (1000) };
  StewardMonth october = steward_day_get_month (TODAY) - 1;
  g_autoptr (StewardCustomer) customer = NULL;

  steward_seats_history_add (facts->seats, seats);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, october - 1, 500, TRUE);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, october, 744, TRUE);
  facts->record->contract_close = steward_day_new (2026, 8, 20);
  targets.value.searches = 20;
  customer = steward_customer_new (facts, TODAY, &targets);
  g_list_store_append (self->customers, customer);
  return customer;
}

static StewardRecord *
add_record (Fixture *self, StewardCustomer *customer, const char *kind, const char *const *values)
{
  StewardRecord *record = steward_record_new (steward_record_kind_find (kind),
                                              steward_customer_get_id (customer));

  for (; *values; values += 2)
    g_assert_true (steward_record_set (
      record, steward_record_kind_find_field (steward_record_get_kind (record), values[0]),
      values[1], NULL));
  g_ptr_array_add (self->records, record);
  return record;
}

#define ADD_RECORD(customer, kind, ...)                                                            \
  add_record (self, customer, kind, (const char *const[]) { __VA_ARGS__, NULL })

/* From 100 to 200, over the 100 days around 20 November, of which 50 are gone by the last one. */
static StewardRecord *
add_goal (Fixture *self, StewardCustomer *customer, const char *name)
{
  return ADD_RECORD (customer, "goal", "name", name, "baseline", "100", "target", "200", "start",
                     "2026-10-01", "due", "2027-01-09");
}

static void
add_reading (Fixture *self, StewardCustomer *customer, StewardRecord *goal, const char *value)
{
  ADD_RECORD (customer, "goal-reading", "goal", steward_record_get_id (goal), "day", "2026-11-20",
              "value", value);
}

/* --- One customer ----------------------------------------------------------------------------- */

static void
test_by_hand (Fixture *self, gconstpointer data)
{
  StewardCustomer *acme = add_customer (self, "Acme");
  StewardRecord *goal = add_goal (self, acme, "Find code");
  StewardRecord *other = add_goal (self, acme, "Fewer incidents");
  StewardGoalProgress progress;

  add_reading (self, acme, goal, "160");
  add_reading (self, acme, other, "120");
  progress = steward_success_plan_judge (acme, goal, self->records, TODAY);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (progress.expected, 0.5, 1e-12);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_ON_TRACK);
  g_assert_cmpstr (progress.goal.name, ==, "Find code");
  progress = steward_success_plan_judge (acme, other, self->records, TODAY);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_BEHIND);
}

/* Utilization was 50 % in September and 74.4 % in October; the reading by hand counts for nothing.
 */
static void
test_follows (Fixture *self, gconstpointer data)
{
  StewardCustomer *acme = add_customer (self, "Acme");
  StewardRecord *goal = ADD_RECORD (acme, "goal", "name", "Adoption", "follows", "utilization",
                                    "target", "80", "start", "2026-09-30", "due", "2026-12-31");
  StewardGoalProgress progress;

  add_reading (self, acme, goal, "99");
  progress = steward_success_plan_judge (acme, goal, self->records, TODAY);
  g_assert_cmpfloat_with_epsilon (progress.reading.value, 74.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (progress.baseline, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (progress.fraction, 24.4 / 30, 1e-9);
  g_assert_cmpint (progress.state, ==, STEWARD_GOAL_ON_TRACK);
}

/* From August, when the contract was closed, to October: August was never counted. (500 + 744) × 20
 * × 5 ÷ 60 = 2,073.3 hours. */
static void
test_hours (Fixture *self, gconstpointer data)
{
  StewardCustomer *acme = add_customer (self, "Acme");
  const StewardHoursSaved *saved = &steward_customer_get_figures (acme)->hours_saved;

  g_assert_cmpfloat_with_epsilon (saved->hours, 2073.3333, 1e-3);
  g_assert_cmpuint (saved->months_expected, ==, 3);
  g_assert_cmpuint (saved->months_present, ==, 2);
}

/* --- Many ------------------------------------------------------------------------------------- */

static StewardGoalTotals
compute (Fixture *self)
{
  return steward_goal_totals_compute (G_LIST_MODEL (self->customers), self->records, TODAY);
}

static void
test_totals (Fixture *self, gconstpointer data)
{
  StewardCustomer *acme = add_customer (self, "Acme");
  StewardCustomer *juno = add_customer (self, "Juno");
  StewardGoalTotals totals;
  g_autoptr (StewardExplanation) explanation = NULL;
  g_autofree char *text = NULL;

  add_customer (self, "Quiet");
  add_reading (self, acme, add_goal (self, acme, "On track"), "160");
  add_reading (self, juno, add_goal (self, juno, "Behind"), "110");
  add_reading (self, acme, add_goal (self, acme, "Met"), "200");
  add_goal (self, juno, "Without a reading");
  ADD_RECORD (juno, "goal", "name", "Dropped", "state", "dropped");
  ADD_RECORD (juno, "contact", "name", "Ada Keller");
  totals = compute (self);
  g_assert_cmpuint (totals.n_customers, ==, 3);
  g_assert_cmpuint (totals.n_without_goals, ==, 1);
  g_assert_cmpuint (totals.n_goals, ==, 5);
  g_assert_cmpuint (totals.n_by_state[STEWARD_GOAL_ON_TRACK], ==, 1);
  g_assert_cmpuint (totals.n_by_state[STEWARD_GOAL_BEHIND], ==, 1);
  g_assert_cmpuint (totals.n_by_state[STEWARD_GOAL_MET], ==, 1);
  g_assert_cmpuint (totals.n_by_state[STEWARD_GOAL_UNKNOWN], ==, 1);
  g_assert_cmpuint (totals.n_by_state[STEWARD_GOAL_DROPPED], ==, 1);
  g_assert_cmpuint (steward_goal_totals_get_n_open (&totals), ==, 3);
  explanation = steward_goal_totals_explain (&totals);
  text = steward_explanation_to_text (explanation);
  g_assert_nonnull (strstr (text, "1 met ÷ 5 goals = 20.0\u00a0%\n"));
  g_assert_nonnull (strstr (text, "Behind: 1\n"));
  g_assert_nonnull (strstr (text, "Customers with a goal: 2 of 3\n"));
  /* Of some customers only theirs. */
  g_list_store_remove (self->customers, 1);
  totals = compute (self);
  g_assert_cmpuint (totals.n_goals, ==, 2);
  g_assert_cmpuint (totals.n_without_goals, ==, 1);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  StewardCustomer *acme = add_customer (self, "Acme");
  StewardCustomer *juno = add_customer (self, "Juno");
  g_autoptr (GArray) standings = NULL;
  const StewardGoalStanding *standing;

  add_goal (self, juno, "Second");
  add_goal (self, acme, "First");
  standings = steward_goal_totals_list (G_LIST_MODEL (self->customers), self->records, TODAY);
  g_assert_cmpuint (standings->len, ==, 2);
  standing = &g_array_index (standings, StewardGoalStanding, 0);
  g_assert_true (standing->customer == acme);
  g_assert_cmpstr (standing->progress.goal.name, ==, "First");
  standing = &g_array_index (standings, StewardGoalStanding, 1);
  g_assert_true (standing->customer == juno);
}

static void
add_up (StewardGoalTotals *sum, const StewardGoalTotals *totals)
{
  sum->n_customers += totals->n_customers;
  sum->n_without_goals += totals->n_without_goals;
  sum->n_goals += totals->n_goals;
  for (guint i = 0; i < STEWARD_N_GOAL_STATES; i++)
    sum->n_by_state[i] += totals->n_by_state[i];
}

/* Segments add up to the portfolio, and the states to the goals. */
static void
test_adds_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1123);
  StewardGoalTotals all;
  StewardGoalTotals sum = { 0 };
  guint n_states = 0;

  for (guint i = 0; i < 40; i++)
    add_customer (self, "Customer");
  for (guint i = 0; i < 80; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (
        G_LIST_MODEL (self->customers), (guint) g_rand_int_range (random, 0, 40));
      g_autofree char *value = g_strdup_printf ("%d", g_rand_int_range (random, 90, 210));

      add_reading (self, customer, add_goal (self, customer, "Goal"), value);
    }
  all = compute (self);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->customers)) > 0)
    {
      g_autoptr (GListStore) segment = g_list_store_new (STEWARD_TYPE_CUSTOMER);
      StewardGoalTotals totals;

      for (guint i = 0; i < 8; i++)
        {
          g_autoptr (StewardCustomer) customer = g_list_model_get_item (
            G_LIST_MODEL (self->customers), 0);

          g_list_store_append (segment, customer);
          g_list_store_remove (self->customers, 0);
        }
      totals = steward_goal_totals_compute (G_LIST_MODEL (segment), self->records, TODAY);
      add_up (&sum, &totals);
    }
  g_assert_cmpmem (&sum, sizeof sum, &all, sizeof all);
  for (guint i = 0; i < STEWARD_N_GOAL_STATES; i++)
    n_states += all.n_by_state[i];
  g_assert_cmpuint (n_states, ==, 80);
  g_assert_cmpuint (all.n_goals, ==, 80);
  g_assert_cmpuint (all.n_without_goals, >, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/customers/goal-totals/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("by-hand", test_by_hand);
  ADD ("follows", test_follows);
  ADD ("hours", test_hours);
  ADD ("totals", test_totals);
  ADD ("list", test_list);
  ADD ("adds-up", test_adds_up);
  return g_test_run ();
}
