/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-backup.h"
#include "steward-customer-metrics.h"
#include "steward-input-error.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

/* The group of commands that each kind of record has, by its own name. */
#define RECORDS NULL

static const struct {
  const char *group;
  const char *verb;
  const char *arguments;
  guint n_arguments;
  gboolean any_number; /* that many or more */
  const char *summary;
  StewardCliCommand run;
} commands[] = {
  { "customers", "import", "FILE.csv|--sample", 1, FALSE,
    N_ ("adds or updates customers by name, or adds the sample portfolio"),
    steward_cli_customers_import },
  { "customers", "list", "", 0, FALSE,
    N_ ("every customer: a table, --json, --csv or --csv --figures"), steward_cli_customers_list },
  { "customers", "show", "NAME", 1, FALSE,
    N_ ("one customer and why its figures are what they are"), steward_cli_customers_show },
  { "customers", "remove", "NAME…|--sample", 1, TRUE,
    N_ ("removes customers; all that is known of them stays"), steward_cli_customers_remove },
  { "customers", "restore", "NAME…", 1, TRUE, N_ ("brings removed customers back, history and all"),
    steward_cli_customers_restore },
  { "explain", NULL, "NAME METRIC", 2, FALSE,
    N_ ("why a figure is what it is: formula, inputs, window, source, rule and setting"),
    steward_cli_explain },
  { "health", NULL, "NAME", 1, FALSE,
    N_ ("why health is what it is, what changed, and its history: --from, --to, --weights, --csv"),
    steward_cli_health },
  { "forecast", NULL, "NAME", 1, FALSE,
    N_ ("when a customer reaches the target, how likely by the due day, and what tells so"),
    steward_cli_forecast },
  { "tokens", "set", "URL", 1, FALSE, N_ ("keeps the token that standard input holds"),
    steward_cli_tokens_set },
  { "tokens", "import", "FILE.csv", 1, FALSE, N_ ("keeps the tokens of a file: columns url,token"),
    steward_cli_tokens_import },
  { "sync", NULL, "[NAME…]", 0, TRUE, N_ ("reads seats and usage from the customers' servers"),
    steward_cli_sync },
  { "usage", "import", "NAME FILE.csv", 2, FALSE, N_ ("reads date,dau or month,mau rows of a file"),
    steward_cli_usage_import },
  { "usage", "export", "NAME", 1, FALSE, N_ ("the stored days and months as CSV"),
    steward_cli_usage_export },
  { "contracts", "import", "FILE.csv", 1, FALSE,
    N_ ("adds or updates contract lines; --create adds customers that are not there"),
    steward_cli_contracts_import },
  { "contracts", "list", "[NAME…]", 0, TRUE,
    N_ ("contract lines and their revenue a year: a table, --json or --csv"),
    steward_cli_contracts_list },
  { "retention", NULL, "", 0, FALSE,
    N_ ("what was retained from --from to --to: the last twelve complete months unless given"),
    steward_cli_retention },
  { "cohorts", NULL, "", 0, FALSE,
    N_ ("what is left of what customers began with, by the month in which they did"),
    steward_cli_cohorts },
  { "renewals", NULL, "", 0, FALSE,
    N_ ("what comes up for renewal within --days: 180 unless given"), steward_cli_renewals },
  { "settings", "list", "", 0, FALSE,
    N_ ("every threshold and preference, and who has another value"), steward_cli_settings_list },
  { "settings", "set", "KEY VALUE", 2, FALSE,
    N_ ("for all customers, or with --segment or --customer for these"), steward_cli_settings_set },
  { "settings", "reset", "KEY", 1, FALSE,
    N_ ("takes a value back, so that what is published holds again"), steward_cli_settings_reset },
  { "notes", "add", "NAME", 1, FALSE,
    N_ ("keeps the Markdown that standard input holds: --title, --type, --date, --tags, --pin"),
    steward_cli_notes_add },
  { "notes", "outline", "NAME TYPE", 2, FALSE,
    N_ ("how a note of a meeting begins, with the customer's figures in it, to be filled in"),
    steward_cli_notes_outline },
  { "notes", "list", "[NAME]", 0, TRUE, N_ ("every note, or those of a customer, the latest first"),
    steward_cli_notes_list },
  { "notes", "show", "ID", 1, FALSE, N_ ("a note as Markdown; an id may be cut short"),
    steward_cli_notes_show },
  { "notes", "versions", "ID", 1, FALSE, N_ ("what a note was each time it was saved"),
    steward_cli_notes_versions },
  { "notes", "search", "TEXT", 1, FALSE,
    N_ ("words by their beginnings and \"phrases\", the best first: --customer, --author, --from, "
        "--to, --limit; --everything looks in all that was written"),
    steward_cli_notes_search },
  { "notes", "actions", "[NAME]", 0, TRUE,
    N_ ("what is to be done after the notes, by day; --everything tells what is done, too"),
    steward_cli_notes_actions },
  { "notes", "export", "DIR", 1, FALSE, N_ ("a Markdown file a note, with its facts at the top"),
    steward_cli_notes_export },
  { "notes", "remove", "ID…", 1, TRUE, N_ ("removes some, all or none"), steward_cli_notes_remove },
  { "notes", "restore", "ID…", 1, TRUE, N_ ("brings them back"), steward_cli_notes_restore },
  { RECORDS, "list", "[NAME…]", 0, TRUE,
    N_ ("of all customers or of these: a table, --json or --csv"), steward_cli_records_list },
  { RECORDS, "add", "NAME FIELD=VALUE…", 2, TRUE, N_ ("adds one to a customer and prints its id"),
    steward_cli_records_add },
  { RECORDS, "set", "ID FIELD=VALUE…", 2, TRUE,
    N_ ("changes one; an id may be cut short, FIELD= takes a value away"),
    steward_cli_records_set },
  { RECORDS, "remove", "ID…", 1, TRUE, N_ ("removes some, all or none"),
    steward_cli_records_remove },
  { RECORDS, "restore", "ID…", 1, TRUE, N_ ("brings them back"), steward_cli_records_restore },
  { RECORDS, "import", "FILE.csv", 1, FALSE,
    N_ ("adds or updates those of a file: columns customer and the fields"),
    steward_cli_records_import },
  { "onboarding", "start", "NAME", 1, FALSE,
    N_ ("adds the usual steps that a customer lacks, with the days by which they are due"),
    steward_cli_onboarding_start },
  { "goals", "summary", "", 0, FALSE,
    N_ ("every goal and where it stands, of all customers or with --segment or --customer"),
    steward_cli_goals_summary },
};

/* What the command line calls the kinds of records, with | between them. */
static char *
list_kinds (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (const StewardRecordKind *const *kind = steward_record_kind_get_all (); *kind; kind++)
    g_strv_builder_add (builder, (*kind)->command);
  names = g_strv_builder_end (builder);
  return g_strjoinv ("|", names);
}

/* Whether a word names the group of a command. */
static gboolean
is_group (guint i, const char *word)
{
  if (commands[i].group == RECORDS)
    return steward_record_kind_find_command (word) != NULL;
  return strcmp (word, commands[i].group) == 0;
}

/* All commands, or those of a group. */
static char *
describe_commands (const char *group)
{
  g_autofree char *kinds = group ? g_strdup (group) : list_kinds ();
  const StewardRecordKind *kind = steward_record_kind_find_command (group);
  GString *text = g_string_new (_ ("Commands:"));
  g_autofree char *metrics = steward_customer_metric_list_keys ();

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (group == NULL || is_group (i, group))
      g_string_append_printf (text, "\n  %s %s%s%s\n      %s",
                              commands[i].group ? commands[i].group : kinds,
                              commands[i].verb ? commands[i].verb : "", commands[i].verb ? " " : "",
                              commands[i].arguments, _ (commands[i].summary));
  if (kind)
    {
      g_autofree char *fields = steward_cli_describe_kind (kind);

      g_string_append_printf (text, "\n\n%s", fields);
    }
  if (group == NULL || g_str_equal (group, "explain"))
    {
      g_string_append (text, "\n\n");
      /* Translators: METRIC is an argument of a command; then a list of words */
      g_string_append_printf (text, _ ("METRIC is one of %s."), metrics);
    }
  return g_string_free_and_steal (text);
}

/* @word: what the help is asked about; all commands where it is none of them */
static void
print_help (GOptionContext *context, const char *word)
{
  guint i = 0;
  g_autofree char *summary = NULL;
  g_autofree char *help = NULL;

  while (word && i < G_N_ELEMENTS (commands) && !is_group (i, word))
    i++;
  summary = describe_commands (i < G_N_ELEMENTS (commands) ? word : NULL);
  g_option_context_set_summary (context, summary);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_print ("%s", help);
}

/* How many of the words name a command, or 0. */
static guint
match_command (guint i, char **words)
{
  if (words[0] == NULL || !is_group (i, words[0]))
    return 0;
  if (commands[i].verb == NULL)
    return 1;
  return words[1] && strcmp (words[1], commands[i].verb) == 0 ? 2 : 0;
}

/* Nothing here puts a damaged database aside: that is a person's choice, which the window offers.
 */
static StewardExit
fail_to_open (const char *profile, const GError *error)
{
  g_autofree char *path = steward_context_make_database_path (profile);
  gint64 made_at;
  g_autofree char *backup = steward_backup_find_last (path, &made_at);

  if (!g_error_matches (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED))
    return steward_cli_fail (error);
  if (backup)
    steward_cli_complain (_ ("%s Opening Steward offers that; the last backup is %s."),
                          error->message, backup);
  else
    steward_cli_complain (
      _ ("%s Opening Steward offers to begin an empty one; there is no backup."), error->message);
  return STEWARD_EXIT_STORE;
}

/* Whether the options that say whom a setting is for fit the command. */
static gboolean
subject_fits (const StewardCli *cli, guint i)
{
  gboolean takes_subject = commands[i].run == steward_cli_settings_set
                           || commands[i].run == steward_cli_settings_reset
                           || commands[i].run == steward_cli_goals_summary;

  if (commands[i].run == steward_cli_notes_search && cli->segment == NULL)
    return TRUE;
  if (cli->segment == NULL && cli->customer == NULL)
    return TRUE;
  if (!takes_subject)
    steward_cli_complain (
      _ ("--segment and --customer: only together with settings set, settings reset or goals "
         "summary; --customer with notes search"));
  else if (cli->segment && cli->customer)
    steward_cli_complain (_ ("Give --segment or --customer, not both."));
  else if (cli->segment && *cli->segment == '\0')
    steward_cli_complain (_ ("--segment: the name of a segment is missing"));
  else
    return TRUE;
  return FALSE;
}

/* Whether so many arguments fit; `--sample` stands in their place. */
static gboolean
fits (const StewardCli *cli, guint i, guint n_arguments)
{
  if (cli->sample)
    return n_arguments == 0
           && (commands[i].run == steward_cli_customers_import
               || commands[i].run == steward_cli_customers_remove);
  return n_arguments == commands[i].n_arguments
         || (n_arguments > commands[i].n_arguments && commands[i].any_number);
}

static StewardExit
run_command (StewardCli *cli, const char *profile, char **words)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      guint n_matched = match_command (i, words);
      guint n_arguments = g_strv_length (words) - n_matched;

      if (n_matched == 0)
        continue;
      if (!fits (cli, i, n_arguments))
        {
          steward_cli_complain (_ ("Usage: steward-cli %s %s%s%s"), words[0],
                                commands[i].verb ? commands[i].verb : "",
                                commands[i].verb ? " " : "", commands[i].arguments);
          return STEWARD_EXIT_USAGE;
        }
      if (!subject_fits (cli, i))
        return STEWARD_EXIT_USAGE;
      cli->kind = steward_record_kind_find_command (words[0]);
      cli->context = steward_context_open (profile, cli->clock, &error);
      if (cli->context == NULL)
        return fail_to_open (profile, error);
      cli->database = steward_context_get_database (cli->context);
      if (!steward_cli_load_settings (cli, &error))
        return steward_cli_fail (error);
      return commands[i].run (cli, (const char *const *) words + n_matched);
    }
  steward_cli_complain (_ ("There is no such command; see steward-cli --help."));
  return STEWARD_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND");
  g_autofree char *profile = NULL;
  g_autofree char *today_text = NULL;
  g_autofree char *segment = NULL;
  g_autofree char *customer = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean version = FALSE;
  gboolean help = FALSE;
  StewardDay today;
  StewardCli cli = { .grace_days = G_MAXINT };
  StewardExit code;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile,
      N_ ("Keep everything in this folder instead of your own places"), "DIR" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_ ("The day that counts as today"),
      "YYYY-MM-DD" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli.json, N_ ("Print one JSON value"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &cli.csv, N_ ("Print CSV that can be imported"), NULL },
    { "figures", 0, 0, G_OPTION_ARG_NONE, &cli.figures,
      N_ ("With --csv: print every figure and fact instead"), NULL },
    { "skip-invalid", 0, 0, G_OPTION_ARG_NONE, &cli.skip_invalid,
      N_ ("Import the good rows of a file with bad ones"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &cli.sample,
      N_ ("With customers import or remove: the sample portfolio"), NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &cli.jobs, N_ ("How many customers to sync at once"), "N" },
    { "segment", 0, 0, G_OPTION_ARG_STRING, &segment,
      N_ ("With settings set or reset, or goals summary: of a segment alone"), "NAME" },
    { "customer", 0, 0, G_OPTION_ARG_STRING, &customer,
      N_ ("With settings set or reset, goals summary or notes search: of a customer alone"),
      "NAME" },
    { "create", 0, 0, G_OPTION_ARG_NONE, &cli.create,
      N_ ("With contracts import: add customers that are not there"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &cli.from,
      N_ ("With retention, health or notes search: the first day"), "YYYY-MM-DD" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &cli.to,
      N_ ("With retention, cohorts, health or notes search: the last day"), "YYYY-MM-DD" },
    { "weights", 0, 0, G_OPTION_ARG_STRING, &cli.weights,
      N_ ("With health: other weights to replay it under, such as 5,15,25,55"), "P,T,R,U" },
    { "grace-days", 0, 0, G_OPTION_ARG_INT, &cli.grace_days,
      N_ ("With retention, cohorts or renewals: the lapse that counts as going on"), "N" },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &cli.currency,
      N_ ("With retention, cohorts or renewals: what the report is in"), "CODE" },
    { "rate", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli.rates,
      N_ ("What one unit of a currency is worth in that of the report; may be given again"),
      "EUR=1.08" },
    { "days", 0, 0, G_OPTION_ARG_INT, &cli.days, N_ ("With renewals: how far to look ahead"), "N" },
    { "title", 0, 0, G_OPTION_ARG_STRING, &cli.title, N_ ("With notes add: what it is called"),
      "T" },
    { "type", 0, 0, G_OPTION_ARG_STRING, &cli.type, N_ ("With notes add: the kind of meeting"),
      "T" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &cli.date, N_ ("With notes add: the day it is about"),
      "YYYY-MM-DD" },
    { "tags", 0, 0, G_OPTION_ARG_STRING, &cli.tags, N_ ("With notes add: words to find it by"),
      "A,B" },
    { "pin", 0, 0, G_OPTION_ARG_NONE, &cli.pin, N_ ("With notes add: keep it on top"), NULL },
    { "author", 0, 0, G_OPTION_ARG_STRING, &cli.author, N_ ("With notes search: who wrote it"),
      "NAME" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &cli.limit, N_ ("With notes search: the best so many"),
      "N" },
    { "everything", 0, 0, G_OPTION_ARG_NONE, &cli.everything,
      N_ ("With notes search: contacts, goals and all other records, too; with notes actions: what "
          "is done, too"),
      NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Print this, or after a command what it takes"),
      NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  setlocale (LC_ALL, "");
  /* What Steward writes is for its user alone. */
  umask (0077);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      steward_cli_complain ("%s", error->message);
      return STEWARD_EXIT_USAGE;
    }
  if (help)
    {
      print_help (context, words ? words[0] : NULL);
      return STEWARD_EXIT_DONE;
    }
  if (version)
    {
      g_print ("steward-cli %s\n", STEWARD_VERSION);
      return STEWARD_EXIT_DONE;
    }
  if (today_text && !steward_day_parse (today_text, &today))
    {
      steward_cli_complain (_ ("--today: “%s” is not a date such as 2026-11-23"), today_text);
      return STEWARD_EXIT_USAGE;
    }
  if (cli.jobs < 0 || cli.jobs > STEWARD_SYNC_MAX_JOBS)
    {
      steward_cli_complain (_ ("--jobs: from 1 to %d"), STEWARD_SYNC_MAX_JOBS);
      return STEWARD_EXIT_USAGE;
    }
  if (cli.limit < 0)
    {
      steward_cli_complain (_ ("--limit: 0 or more"));
      return STEWARD_EXIT_USAGE;
    }
  if (cli.figures && !cli.csv)
    {
      steward_cli_complain (_ ("--figures: only together with --csv"));
      return STEWARD_EXIT_USAGE;
    }
  if (words == NULL)
    words = g_new0 (char *, 1);
  cli.segment = segment;
  cli.customer = customer;
  cli.clock = today_text ? steward_clock_new_fixed (today) : steward_clock_new ();
  code = run_command (&cli, profile, words);
  g_clear_pointer (&cli.settings, steward_settings_unref);
  g_clear_object (&cli.context);
  g_clear_object (&cli.clock);
  g_free (cli.title);
  g_free (cli.type);
  g_free (cli.date);
  g_free (cli.tags);
  g_free (cli.author);
  g_free (cli.from);
  g_free (cli.weights);
  g_free (cli.to);
  g_free (cli.currency);
  g_strfreev (cli.rates);
  return (int) code;
}
