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
  double slow_seconds;
  gboolean stdin_lifeline;
} Options;

#define EXIT_USAGE 2
#define MAX_CUSTOMERS 100000

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
read_arguments (Options *options, int *argc, char ***argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &options->port, "Port to listen on (any free one)", "PORT" },
    { "customers", 0, 0, G_OPTION_ARG_INT, &options->n_customers, "How many customers (40)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options->seed, "Another seed, other customers", "S" },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options->today, "The day that is not over yet", "DATE" },
    { "anchor", 0, 0, G_OPTION_ARG_STRING, &options->anchor,
      "The day that histories are laid out around (today)", "DATE" },
    { "kinds", 0, 0, G_OPTION_ARG_STRING, &options->kinds,
      "Only these kinds of customers, separated by commas", "LIST" },
    { "slow", 0, 0, G_OPTION_ARG_DOUBLE, &options->slow_seconds,
      "How long a slow customer takes (3)", "SECONDS" },
    { "write", 0, 0, G_OPTION_ARG_FILENAME, &options->write,
      "Write the portfolio, its tokens and the truth to a folder", "DIR" },
    { "stdin-lifeline", 0, 0, G_OPTION_ARG_NONE, &options->stdin_lifeline,
      "End when standard input ends", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Serves a sample portfolio's usage on 127.0.0.1.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    return set_usage_error (error, "there are no arguments besides options");
  if (options->port < 0 || options->port > G_MAXUINT16)
    return set_usage_error (error, "--port is a number from 0 to 65535");
  if (options->n_customers < 1 || options->n_customers > MAX_CUSTOMERS)
    return set_usage_error (error, "--customers is a number from 1 to 100000");
  if (!(options->slow_seconds >= 0 && options->slow_seconds <= 3600))
    return set_usage_error (error, "--slow is a number of seconds up to an hour");
  return TRUE;
}

/* A day of the command line, or @preset where it is not given. */
static gboolean
read_day (const char *text, StewardDay preset, StewardDay *day, GError **error)
{
  *day = preset;
  return text == NULL || steward_day_parse (text, day)
         || set_usage_error (error, "a day is written YYYY-MM-DD");
}

static GArray *
read_kinds (const char *list, GError **error)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (StewardSampleKind));
  g_auto (GStrv) names = g_strsplit (list ? list : "", ",", -1);

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
run_until_told (const Options *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint terminated = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupted = g_unix_signal_add (SIGINT, quit_cb, loop);

  if (options->stdin_lifeline)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, lifeline_cb, loop);
  g_main_loop_run (loop);
  g_source_remove (terminated);
  g_source_remove (interrupted);
}

static StewardSamplePortfolio *
make_portfolio (const Options *options, StewardDay today, GError **error)
{
  g_autoptr (GArray) kinds = read_kinds (options->kinds, error);
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
  g_auto (Options) options = { .n_customers = 40, .seed = 1, .slow_seconds = 3 };
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
  steward_sample_server_set_delay (server, (guint) (options.slow_seconds * 1000));
  if (!steward_sample_server_listen (server, (guint) options.port, &error))
    return fail (EXIT_FAILURE, error);
  if (options.write
      && !steward_sample_files_write (portfolio, server, today, options.write, &error))
    return fail (EXIT_FAILURE, error);
  printf ("listening on %s\n", steward_sample_server_get_url (server));
  fflush (stdout);
  run_until_told (&options);
  return EXIT_SUCCESS;
}
