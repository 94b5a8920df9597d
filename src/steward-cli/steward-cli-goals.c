/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The goals of all customers, and where they stand. */

#include "steward-cli.h"

#include "steward-customer-repository.h"
#include "steward-goal-totals.h"
#include "steward-record-repository.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* What is summed up. */
typedef struct {
  GListModel *customers;
  GPtrArray *records;
  StewardDay today;
} Summary;

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  Summary *summary = data;

  summary->records = steward_record_repository_load (connection, NULL, NULL, error);
  return summary->records
           ? steward_customer_repository_load (connection, 0, STEWARD_DAY_NONE, error)
           : NULL;
}

static gboolean
is_wanted (StewardCli *cli, const StewardCustomerRecord *record, const StewardCustomerRecord *one)
{
  if (one)
    return strcmp (record->id, one->id) == 0;
  return cli->segment == NULL || g_strcmp0 (record->segment, cli->segment) == 0;
}

/* Keeps those that the options name. */
static gboolean
choose (StewardCli *cli, GPtrArray *customers, GError **error)
{
  const StewardCustomerRecord *one = NULL;

  if (cli->customer)
    {
      one = steward_cli_find_customer (customers, cli->customer, error);
      if (one == NULL)
        return FALSE;
    }
  for (guint i = customers->len; i > 0; i--)
    if (!is_wanted (cli, ((StewardCustomerFacts *) customers->pdata[i - 1])->record, one))
      g_ptr_array_remove_index (customers, i - 1);
  return TRUE;
}

/* --- As a table ------------------------------------------------------------------------------- */

static void
print_goal (const StewardGoalStanding *standing)
{
  const StewardGoalProgress *progress = &standing->progress;
  g_autofree char *state = steward_goal_progress_describe_state (progress);
  g_autofree char *value = steward_goal_progress_describe_value (progress);
  g_autofree char *due = steward_day_format (progress->goal.due);
  const char *reason = steward_goal_reason_get_label (progress->reason);

  steward_cli_print_cell (steward_customer_get_name (standing->customer), 24);
  steward_cli_print_cell (progress->goal.name, 32);
  steward_cli_print_cell (state, 28);
  steward_cli_print_cell (due, 12);
  g_print ("%s%s%s\n", value, *value && *reason ? ". " : "", reason);
}

static void
print_totals (const StewardGoalTotals *totals)
{
  /* Translators: how many customers there are, and how many of them have none */
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u customer, %u without a goal\n",
                        "%u customers, %u without a goal\n", totals->n_customers),
           totals->n_customers, totals->n_without_goals);
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u goal", "%u goals", totals->n_goals), totals->n_goals);
  for (guint state = 0; state < STEWARD_N_GOAL_STATES; state++)
    if (totals->n_by_state[state] > 0)
      /* Translators: one of the states of a goal, and how many are in it */
      g_print (_ (", %s: %u"), steward_goal_state_get_label ((StewardGoalState) state),
               totals->n_by_state[state]);
  g_print ("\n");
}

static void
print_summary (const Summary *summary)
{
  g_autoptr (GArray) standings = steward_goal_totals_list (summary->customers, summary->records,
                                                           summary->today);
  StewardGoalTotals totals = steward_goal_totals_compute (summary->customers, summary->records,
                                                          summary->today);

  for (guint i = 0; i < standings->len; i++)
    print_goal (&g_array_index (standings, StewardGoalStanding, i));
  print_totals (&totals);
}

/* --- As JSON ---------------------------------------------------------------------------------- */

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text && *text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *member, double number)
{
  json_builder_set_member_name (builder, member);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

static void
add_count (JsonBuilder *builder, const char *member, guint count)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, count);
}

static void
build_progress (JsonBuilder *builder, const StewardGoalProgress *progress)
{
  g_autofree char *day = steward_day_format (progress->reading.day);
  g_autofree char *due = steward_day_format (progress->goal.due);

  add_text (builder, "state", steward_goal_state_to_string (progress->state));
  add_text (builder, "reason", steward_goal_reason_to_string (progress->reason));
  json_builder_set_member_name (builder, "by_hand");
  json_builder_add_boolean_value (builder, progress->by_hand);
  add_number (builder, "progress", progress->fraction);
  add_number (builder, "expected", progress->expected);
  add_number (builder, "baseline", progress->baseline);
  add_number (builder, "target", progress->goal.target);
  add_number (builder, "value", progress->reading.value);
  add_text (builder, "day", day);
  add_text (builder, "due", due);
}

static void
build_goal (JsonBuilder *builder, const StewardGoalStanding *standing)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (standing->customer)->record;

  json_builder_begin_object (builder);
  add_text (builder, "id", steward_record_get_id (standing->goal));
  add_text (builder, "customer", record->name);
  add_text (builder, "advisor", record->advisor);
  add_text (builder, "segment", record->segment);
  add_text (
    builder, "lifecycle",
    steward_lifecycle_to_string (steward_customer_get_figures (standing->customer)->lifecycle));
  add_text (builder, "name", standing->progress.goal.name);
  build_progress (builder, &standing->progress);
  json_builder_end_object (builder);
}

static void
build_totals (JsonBuilder *builder, const StewardGoalTotals *totals)
{
  add_count (builder, "customers", totals->n_customers);
  add_count (builder, "without_goals", totals->n_without_goals);
  add_count (builder, "goals", totals->n_goals);
  add_count (builder, "open", steward_goal_totals_get_n_open (totals));
  json_builder_set_member_name (builder, "states");
  json_builder_begin_object (builder);
  for (guint state = 0; state < STEWARD_N_GOAL_STATES; state++)
    add_count (builder, steward_goal_state_to_string ((StewardGoalState) state),
               totals->n_by_state[state]);
  json_builder_end_object (builder);
}

static void
print_summary_json (const Summary *summary)
{
  g_autoptr (GArray) standings = steward_goal_totals_list (summary->customers, summary->records,
                                                           summary->today);
  StewardGoalTotals totals = steward_goal_totals_compute (summary->customers, summary->records,
                                                          summary->today);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  build_totals (builder, &totals);
  json_builder_set_member_name (builder, "list");
  json_builder_begin_array (builder);
  for (guint i = 0; i < standings->len; i++)
    build_goal (builder, &g_array_index (standings, StewardGoalStanding, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

StewardExit
steward_cli_goals_summary (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  Summary summary = { .today = steward_clock_get_today (cli->clock) };
  g_autoptr (GPtrArray) facts = steward_cli_await_job (cli, load_job, &summary, &error);
  g_autoptr (GPtrArray) records = summary.records;
  g_autoptr (GListModel) customers = NULL;

  if (facts == NULL || !choose (cli, facts, &error))
    return steward_cli_fail (error);
  customers = steward_cli_make_list (cli, facts);
  summary.customers = customers;
  if (cli->json)
    print_summary_json (&summary);
  else
    print_summary (&summary);
  return STEWARD_EXIT_DONE;
}
