/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A customer's health: why it is what it is, what changed, and day by day. */

#include "steward-cli.h"

#include "steward-customer-figures.h"
#include "steward-input-error.h"
#include "steward-json-members.h"

#include <glib/gi18n.h>
#include <math.h>

#define WEEK 7
#define USUAL_DAYS 90
#define MAX_DAYS 3660

/* What is asked for, and what it is told from. */
typedef struct {
  StewardCustomerFacts *facts;
  StewardHealthInputs inputs;
  StewardTargets targets;
  StewardTargets replayed; /* the same with other weights */
  StewardDay today;
  StewardDay from;
  StewardDay to;
} Request;

static void
clear_request (Request *request)
{
  g_clear_pointer (&request->facts, steward_customer_facts_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

/* --- What is asked for ------------------------------------------------------------------------ */

/* `5,15,25,55`, in the order of the categories. */
static gboolean
read_weights (const char *text, double *weights, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  double sum = 0;

  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES && parts[i]; i++)
    {
      char *end;

      weights[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || *end != '\0' || !(weights[i] >= 0 && weights[i] <= 100))
        sum = (double) NAN;
      sum += weights[i];
    }
  if (g_strv_length (parts) == STEWARD_N_HEALTH_CATEGORIES && sum > 0)
    return TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("--weights: “%s” is not four numbers from 0 to 100 such as 5,15,25,55: pulse, "
                  "technical health, relationships, utilization"),
               text);
  return FALSE;
}

static gboolean
read_request (StewardCli *cli, const char *name, Request *request, GError **error)
{
  request->today = steward_clock_get_today (cli->clock);
  request->to = request->today;
  if (!steward_cli_read_day ("to", cli->to, &request->to, error))
    return FALSE;
  request->from = request->to - USUAL_DAYS + 1;
  if (!steward_cli_read_day ("from", cli->from, &request->from, error))
    return FALSE;
  if (request->from > request->to || request->to > request->today
      || request->to - request->from >= MAX_DAYS)
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("--from and --to: %d days at most, in order and not after today"), MAX_DAYS);
      return FALSE;
    }
  request->facts = steward_cli_load_customer (cli, name, error);
  if (request->facts == NULL)
    return FALSE;
  request->inputs = steward_health_inputs_of_facts (request->facts);
  request->targets = steward_cli_resolve_targets (cli, request->facts->record);
  request->replayed = request->targets;
  return cli->weights == NULL
         || read_weights (cli->weights, request->replayed.health.weights, error);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
build_score (JsonBuilder *builder, const StewardHealth *health)
{
  steward_json_add_number (builder, "value", health->value);
  steward_json_add_text (builder, "state", steward_state_to_string (health->state));
  steward_json_add_text (builder, "reason", steward_reason_to_string (health->reason));
  steward_json_add_count (builder, "known", health->n_known, TRUE);
}

static void
build_traits (JsonBuilder *builder, const StewardHealth *health, const StewardHealthRules *rules)
{
  json_builder_set_member_name (builder, "traits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    {
      const StewardTraitFinding *finding = &health->traits[i];

      json_builder_begin_object (builder);
      steward_json_add_text (builder, "trait", steward_trait_to_string ((StewardTrait) i));
      steward_json_add_text (
        builder, "category",
        steward_health_category_to_string (steward_trait_get_category ((StewardTrait) i)));
      steward_json_add_text (builder, "state", steward_state_to_string (finding->state));
      steward_json_add_day (builder, "said_on", finding->said_on);
      json_builder_set_member_name (builder, "stale");
      json_builder_add_boolean_value (builder, finding->stale);
      steward_json_add_number (builder, "takes",
                               steward_health_get_lost (health, rules, (StewardTrait) i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_texts (JsonBuilder *builder, const char *member, char **texts)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (; *texts; texts++)
    json_builder_add_string_value (builder, *texts);
  json_builder_end_array (builder);
}

static void
build_weights (JsonBuilder *builder, const char *member, const StewardHealthRules *rules)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    steward_json_add_number (builder, steward_health_category_to_string ((StewardHealthCategory) i),
                             rules->weights[i]);
  json_builder_end_object (builder);
}

static void
build_days (JsonBuilder *builder, GArray *days, GArray *replayed)
{
  json_builder_set_member_name (builder, "days");
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++)
    {
      const StewardHealthDay *day = &g_array_index (days, StewardHealthDay, i);

      json_builder_begin_object (builder);
      steward_json_add_day (builder, "day", day->day);
      steward_json_add_number (builder, "value", day->value);
      steward_json_add_text (builder, "state", steward_state_to_string (day->state));
      steward_json_add_count (builder, "known", day->n_known, TRUE);
      if (replayed)
        {
          const StewardHealthDay *other = &g_array_index (replayed, StewardHealthDay, i);

          steward_json_add_number (builder, "replayed", other->value);
          steward_json_add_text (builder, "replayed_state", steward_state_to_string (other->state));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Request *request,
            const StewardHealth *now,
            const StewardHealth *before,
            GArray *days,
            GArray *replayed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) reasons = steward_health_list_reasons (now, &request->targets.health);
  g_auto (GStrv) changes = steward_health_list_changes (before, now);

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer", request->facts->record->name);
  build_score (builder, now);
  build_weights (builder, "weights", &request->targets.health);
  build_traits (builder, now, &request->targets.health);
  build_texts (builder, "reasons", reasons);
  json_builder_set_member_name (builder, "week_before");
  json_builder_begin_object (builder);
  build_score (builder, before);
  json_builder_end_object (builder);
  build_texts (builder, "changes", changes);
  if (replayed)
    build_weights (builder, "replayed_weights", &request->replayed.health);
  build_days (builder, days, replayed);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

/* --- Text ------------------------------------------------------------------------------------- */

static char *
format_score (double value)
{
  return isnan (value) ? g_strdup ("–") : steward_format_score (value);
}

static void
print_score (const char *label, const StewardHealth *health)
{
  g_autofree char *score = format_score (health->value);

  /* Translators: a day, the score of 10, what it means, known traits of all traits */
  g_print (_ ("%s: %s, %s, from %u of %u traits\n"), label, score,
           steward_state_get_label (health->state), health->n_known, (guint) STEWARD_N_TRAITS);
}

static void
print_list (const char *title, char **texts)
{
  if (*texts)
    g_print ("\n%s\n", title);
  for (; *texts; texts++)
    g_print ("  %s\n", *texts);
}

static gboolean
is_same (const StewardHealthDay *a, const StewardHealthDay *b)
{
  return a->state == b->state && (a->value == b->value || (isnan (a->value) && isnan (b->value)));
}

/* The first day, and those on which a score is another than on the day before. */
static gboolean
is_news (GArray *days, guint i)
{
  return i == 0
         || !is_same (&g_array_index (days, StewardHealthDay, i),
                      &g_array_index (days, StewardHealthDay, i - 1));
}

static void
print_day_score (const StewardHealthDay *day)
{
  g_autofree char *score = format_score (day->value);

  steward_cli_print_cell (score, 7);
  steward_cli_print_cell (steward_state_get_label (day->state), 13);
}

static void
print_days (GArray *days, GArray *replayed)
{
  /* Translators: heads a list of days and scores */
  g_print ("\n%s\n", replayed ? _ ("Since, and under the other weights") : _ ("Since"));
  for (guint i = 0; i < days->len; i++)
    {
      const StewardHealthDay *day = &g_array_index (days, StewardHealthDay, i);
      g_autofree char *date = steward_day_format (day->day);

      if (!is_news (days, i) && (replayed == NULL || !is_news (replayed, i)))
        continue;
      g_print ("  %s  ", date);
      print_day_score (day);
      if (replayed)
        print_day_score (&g_array_index (replayed, StewardHealthDay, i));
      g_print ("\n");
    }
}

static void
print_text (const Request *request,
            const StewardHealth *now,
            const StewardHealth *before,
            GArray *days,
            GArray *replayed)
{
  g_auto (GStrv) reasons = steward_health_list_reasons (now, &request->targets.health);
  g_auto (GStrv) changes = steward_health_list_changes (before, now);

  g_print ("%s\n\n", request->facts->record->name);
  print_score (_ ("Today"), now);
  print_score (_ ("A week ago"), before);
  print_list (_ ("Why not 10"), reasons);
  print_list (_ ("Changed since a week ago"), changes);
  print_days (days, replayed);
}

/* --- CSV -------------------------------------------------------------------------------------- */

static void
print_csv (GArray *days, GArray *replayed)
{
  g_print ("day,value,state,known%s\n", replayed ? ",replayed,replayed_state" : "");
  for (guint i = 0; i < days->len; i++)
    {
      const StewardHealthDay *day = &g_array_index (days, StewardHealthDay, i);
      g_autofree char *date = steward_day_format (day->day);
      char value[G_ASCII_DTOSTR_BUF_SIZE] = "";

      if (!isnan (day->value))
        g_ascii_formatd (value, sizeof value, "%.4f", day->value);
      g_print ("%s,%s,%s,%u", date, value, steward_state_to_string (day->state), day->n_known);
      if (replayed)
        {
          const StewardHealthDay *other = &g_array_index (replayed, StewardHealthDay, i);

          *value = '\0';
          if (!isnan (other->value))
            g_ascii_formatd (value, sizeof value, "%.4f", other->value);
          g_print (",%s,%s", value, steward_state_to_string (other->state));
        }
      g_print ("\n");
    }
}

/* --- The command ------------------------------------------------------------------------------ */

StewardExit
steward_cli_health (StewardCli *cli, const char *const *arguments)
{
  g_auto (Request) request = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GArray) replayed = NULL;
  StewardHealth now;
  StewardHealth before;

  if (!read_request (cli, arguments[0], &request, &error))
    return steward_cli_fail (error);
  days = steward_health_list_days (&request.inputs, request.from, request.to, &request.targets);
  if (cli->weights)
    replayed = steward_health_list_days (&request.inputs, request.from, request.to,
                                         &request.replayed);
  now = steward_health_compute_on (&request.inputs, request.today, &request.targets);
  before = steward_health_compute_on (&request.inputs, request.today - WEEK, &request.targets);
  if (cli->json)
    print_json (&request, &now, &before, days, replayed);
  else if (cli->csv)
    print_csv (days, replayed);
  else
    print_text (&request, &now, &before, days, replayed);
  return STEWARD_EXIT_DONE;
}
