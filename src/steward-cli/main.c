/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-input-error.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

static const struct {
  const char *group;
  const char *verb;
  const char *arguments;
  guint n_arguments;
  StewardCliCommand run;
} commands[] = {
  { "customers", "import", "FILE.csv", 1, steward_cli_customers_import },
  { "customers", "list", "", 0, steward_cli_customers_list },
  { "customers", "show", "NAME", 1, steward_cli_customers_show },
  { "usage", "import", "NAME FILE.csv", 2, steward_cli_usage_import },
  { "usage", "export", "NAME", 1, steward_cli_usage_export },
};

void
steward_cli_complain (const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("steward-cli: %s\n", message);
}

StewardExit
steward_cli_fail (const GError *error)
{
  steward_cli_complain ("%s", error->message);
  if (error->domain == STEWARD_STORE_ERROR && error->code != STEWARD_STORE_ERROR_TAKEN
      && error->code != STEWARD_STORE_ERROR_NOT_FOUND)
    return STEWARD_EXIT_STORE;
  return STEWARD_EXIT_USAGE;
}

typedef struct {
  GMainLoop *loop;
  GAsyncResult *result;
} Waiting;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

gpointer
steward_cli_await_job (StewardCli *cli, StewardDatabaseJob job, gpointer data, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GAsyncResult) result = NULL;
  Waiting waiting = { .loop = loop };

  steward_database_run_async (cli->database, job, data, NULL, NULL, NULL, finished_cb, &waiting);
  g_main_loop_run (loop);
  result = waiting.result;
  return steward_database_run_finish (cli->database, result, error);
}

static char *
describe_commands (void)
{
  GString *text = g_string_new (_ ("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %s %s %s", commands[i].group, commands[i].verb,
                            commands[i].arguments);
  return g_string_free_and_steal (text);
}

/* The database of a profile, or of the user. */
static char *
make_database_path (const char *profile)
{
  if (profile)
    return g_build_filename (profile, "steward.db", NULL);
  return g_build_filename (g_get_user_data_dir (), "steward", "steward.db", NULL);
}

static StewardExit
run_command (StewardCli *cli, const char *profile, char **words)
{
  g_autofree char *path = make_database_path (profile);
  g_autoptr (GError) error = NULL;
  guint n_words = g_strv_length (words);

  for (guint i = 0; n_words >= 2 && i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (words[0], commands[i].group) != 0 || strcmp (words[1], commands[i].verb) != 0)
        continue;
      if (n_words - 2 != commands[i].n_arguments)
        {
          steward_cli_complain (_ ("Usage: steward-cli %s %s %s"), commands[i].group,
                                commands[i].verb, commands[i].arguments);
          return STEWARD_EXIT_USAGE;
        }
      cli->database = steward_database_open (path, &error);
      if (cli->database == NULL)
        return steward_cli_fail (error);
      return commands[i].run (cli, (const char *const *) words + 2);
    }
  steward_cli_complain (_ ("There is no such command; see steward-cli --help."));
  return STEWARD_EXIT_USAGE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND");
  g_autofree char *summary = describe_commands ();
  g_autofree char *profile = NULL;
  g_autofree char *today_text = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean version = FALSE;
  StewardDay today;
  StewardCli cli = { 0 };
  StewardExit code;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile,
      N_ ("Keep everything in this folder instead of your own places"), "DIR" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_ ("The day that counts as today"),
      "YYYY-MM-DD" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli.json, N_ ("Print one JSON value"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &cli.csv, N_ ("Print a portfolio that can be imported"),
      NULL },
    { "skip-invalid", 0, 0, G_OPTION_ARG_NONE, &cli.skip_invalid,
      N_ ("Import the good rows of a file with bad ones"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, summary);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      steward_cli_complain ("%s", error->message);
      return STEWARD_EXIT_USAGE;
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
  if (words == NULL)
    words = g_new0 (char *, 1);
  cli.clock = today_text ? steward_clock_new_fixed (today) : steward_clock_new ();
  code = run_command (&cli, profile, words);
  g_clear_object (&cli.database);
  g_clear_object (&cli.clock);
  return (int) code;
}
