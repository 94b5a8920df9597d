/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-files.h"

#include <errno.h>
#include <glib-unix.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

/* What the command line asks for. */
typedef struct {
  int port;
  int n_customers;
  gint64 seed;
  char *today;
  char *anchor;
  char *kinds;
  char *write;
  int latency_ms;
  double slow_seconds;
  gboolean fault_free;
  gboolean no_truth;
  gboolean once_ready_print;
  gboolean until_eof;
} Options;

#define EXIT_USAGE 2
#define MAX_CUSTOMERS 100000
#define MAX_DELAY_SECONDS 3600

static void
options_clear (Options *self)
{
  g_free (self->today);
  g_free (self->anchor);
  g_free (self->kinds);
  g_free (self->write);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
set_usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (options->port < 0 || options->port > G_MAXUINT16)
    return set_usage_error (error, "--port is a number from 0 to 65535");
  if (options->n_customers < 1 || options->n_customers > MAX_CUSTOMERS)
    return set_usage_error (error, "--customers is a number from 1 to 100000");
  if (options->latency_ms < 0 || options->latency_ms > MAX_DELAY_SECONDS * 1000)
    return set_usage_error (error, "--speed is a number of milliseconds up to an hour");
  if (!(options->slow_seconds >= 0 && options->slow_seconds <= MAX_DELAY_SECONDS))
    return set_usage_error (error, "--slow is a number of seconds up to an hour");
  if (options->kinds && options->fault_free)
    return set_usage_error (error, "--kinds and --fault-free exclude each other");
  return TRUE;
}

static gboolean
read_arguments (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port to listen on (any free one)", "PORT" },
    { "customers", 0, 0, G_OPTION_ARG_INT, &options->n_customers, "How many customers (43)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "Another seed, other customers", "N" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options->today,
      "The day that is not over yet (the UTC day)", "YYYY-MM-DD" },
    { "anchor", 0, 0, G_OPTION_ARG_STRING, &options->anchor,
      "The day that histories are laid out around (today)", "YYYY-MM-DD" },
    { "kinds", 0, 0, G_OPTION_ARG_STRING, &options->kinds,
      "Only these kinds of customers, separated by commas", "LIST" },
    { "fault-free", 0, 0, G_OPTION_ARG_NONE, &options->fault_free,
      "Only customers that are synced without an error", NULL },
    { "speed", 0, 0, G_OPTION_ARG_INT, &options->latency_ms, "How long every answer takes (0)",
      "MS" },
    { "slow", 0, 0, G_OPTION_ARG_DOUBLE, &options->slow_seconds,
      "How much longer a slow customer takes (90)", "SECONDS" },
    { "write", 0, 0, G_OPTION_ARG_FILENAME, &options->write,
      "Write the portfolio, its tokens and the truth to a folder", "DIR" },
    { "no-truth", 0, 0, G_OPTION_ARG_NONE, &options->no_truth, "Do not write the truth", NULL },
    { "once-ready-print", 0, 0, G_OPTION_ARG_NONE, &options->once_ready_print,
      "Print the address, and nothing else, once it listens", NULL },
    { "until-eof", 0, 0, G_OPTION_ARG_NONE, &options->until_eof, "End when standard input ends",
      NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Serves a sample portfolio's usage on 127.0.0.1.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    return set_usage_error (error, "there are no arguments besides options");
  return check_options (options, error);
}

/* A day of the command line, or @preset where it is not given. */
static gboolean
read_day (const char *text, StewardDay preset, StewardDay *day, GError **error)
{
  *day = preset;
  return text == NULL || steward_day_parse (text, day)
         || set_usage_error (error, "a day is written YYYY-MM-DD");
}

/* All of them, or those that nothing is wrong with. */
static GArray *
list_kinds (gboolean fault_free)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (StewardSampleKind));

  for (StewardSampleKind kind = 0; kind < STEWARD_SAMPLE_N_KINDS; kind++)
    if (!fault_free || steward_sample_kind_is_fault_free (kind))
      g_array_append_val (kinds, kind);
  return kinds;
}

static GArray *
read_kinds (const char *list, GError **error)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (StewardSampleKind));
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i]; i++)
    {
      StewardSampleKind kind;

      if (!steward_sample_kind_parse (names[i], &kind))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "no kind is called “%s”",
                       names[i]);
          return NULL;
        }
      g_array_append_val (kinds, kind);
    }
  if (kinds->len == 0)
    {
      set_usage_error (error, "--kinds names at least one kind");
      return NULL;
    }
  return g_steal_pointer (&kinds);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Whoever started the server holds the other end and need not be able to say goodbye. */
static gboolean
lifeline_cb (int fd, GIOCondition condition, gpointer user_data)
{
  char bytes[256];
  ssize_t n_bytes = read (fd, bytes, sizeof bytes);

  if (n_bytes > 0 || (n_bytes < 0 && (errno == EINTR || errno == EAGAIN)))
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
print_ready (const char *url)
{
  printf ("%s\n", url);
  fflush (stdout);
}

/* Only when nothing can end it unclean any more is it called ready. */
static void
run_until_told (const Options *options, const char *url)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint terminated = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupted = g_unix_signal_add (SIGINT, quit_cb, loop);

  if (options->until_eof)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, lifeline_cb, loop);
  if (options->once_ready_print)
    print_ready (url);
  g_main_loop_run (loop);
  g_source_remove (terminated);
  g_source_remove (interrupted);
}

static StewardSamplePortfolio *
make_portfolio (const Options *options, StewardDay today, GError **error)
{
  g_autoptr (GArray) kinds = options->kinds ? read_kinds (options->kinds, error)
                                            : list_kinds (options->fault_free);
  StewardDay anchor;

  if (kinds == NULL || !read_day (options->anchor, today, &anchor, error))
    return NULL;
  return steward_sample_portfolio_new ((guint) options->n_customers, (guint64) options->seed,
                                       anchor, (const StewardSampleKind *) (void *) kinds->data,
                                       kinds->len);
}

static int
fail (int code, const GError *error)
{
  fprintf (stderr, "steward-sample: %s\n", error->message);
  return code;
}

int
main (int argc, char **argv)
{
  g_auto (Options) options = { .n_customers = 43, .seed = 1, .slow_seconds = 90 };
  g_autoptr (StewardSamplePortfolio) portfolio = NULL;
  g_autoptr (StewardSampleServer) server = NULL;
  g_autoptr (GError) error = NULL;
  StewardDay today;

  setlocale (LC_ALL, "");
  if (!read_arguments (&options, &argc, &argv, &error)
      || !read_day (options.today, steward_day_from_time (g_get_real_time ()), &today, &error))
    return fail (EXIT_USAGE, error);
  portfolio = make_portfolio (&options, today, &error);
  if (portfolio == NULL)
    return fail (EXIT_USAGE, error);
  server = steward_sample_server_new (portfolio, today);
  steward_sample_server_set_delays (server, (guint) options.latency_ms,
                                    (guint) (options.slow_seconds * 1000));
  if (!steward_sample_server_listen (server, (guint) options.port, &error)
      || (options.write
          && !steward_sample_files_write (portfolio, server, today, !options.no_truth,
                                          options.write, &error)))
    return fail (EXIT_FAILURE, error);
  run_until_told (&options, steward_sample_server_get_url (server));
  return EXIT_SUCCESS;
}
