/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* The ids of the customers that were named, or NULL for all; fails where a name is unknown. */
static gboolean
find_ids (StewardCli *cli, const char *const *names, char ***ids, GError **error)
{
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  *ids = NULL;
  if (names[0] == NULL)
    return TRUE;
  customers = steward_cli_list_customers (cli, error);
  if (customers == NULL)
    return FALSE;
  for (guint i = 0; names[i]; i++)
    {
      const StewardCustomerRecord *record = steward_cli_find_customer (customers, names[i], error);

      if (record == NULL)
        return FALSE;
      g_strv_builder_add (builder, record->id);
    }
  *ids = g_strv_builder_end (builder);
  return TRUE;
}

static void
show_progress (StewardSyncEngine *engine)
{
  if (steward_sync_engine_get_running (engine))
    g_printerr (_ ("\rSyncing %u of %u, %u failed"), steward_sync_engine_get_done (engine),
                steward_sync_engine_get_total (engine), steward_sync_engine_get_failed (engine));
}

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_CONTINUE;
}

/* Ctrl+C ends the sync; what was saved by then stays. */
static GPtrArray *
run (StewardCli *cli, const char *const *ids, GError **error)
{
  StewardSyncEngine *engine = steward_context_get_sync_engine (cli->context);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean terminal = isatty (STDERR_FILENO);
  guint signal_id = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  gulong progress_id = 0;
  StewardCliWaiting waiting = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  steward_sync_engine_set_jobs (engine, cli->jobs > 0 ? (guint) cli->jobs
                                                      : (guint) steward_settings_get_number (
                                                          cli->settings, "sync-jobs", NULL, NULL));
  if (terminal)
    progress_id = g_signal_connect (engine, "notify::done", G_CALLBACK (show_progress), NULL);
  steward_sync_engine_run_async (engine, ids, cancellable, steward_cli_await_cb, &waiting);
  result = steward_cli_await (&waiting);
  g_source_remove (signal_id);
  if (terminal)
    {
      g_signal_handler_disconnect (engine, progress_id);
      g_printerr ("\r\033[K");
    }
  return steward_sync_engine_run_finish (engine, result, error);
}

static gboolean
has_failed (const StewardSyncOutcome *outcome)
{
  return steward_sync_status_get_state (outcome->status) == STEWARD_SYNC_FAILED;
}

static void
complain_of (const StewardSyncOutcome *outcome)
{
  for (int part = 0; part < STEWARD_N_PARTS; part++)
    {
      const StewardSyncProblem *problem = &outcome->status->problems[part];

      if (problem->code)
        steward_cli_complain ("%s: %s: %s (%s)", outcome->name,
                              steward_part_to_string ((StewardPart) part), problem->message,
                              problem->code);
    }
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
build_outcome (const StewardSyncOutcome *outcome, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  add_member (builder, "id", outcome->id);
  add_member (builder, "name", outcome->name);
  add_member (builder, "state",
              steward_sync_state_to_string (steward_sync_status_get_state (outcome->status)));
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (int part = 0; part < STEWARD_N_PARTS; part++)
    {
      const StewardSyncProblem *problem = &outcome->status->problems[part];

      if (problem->code == NULL)
        continue;
      json_builder_begin_object (builder);
      add_member (builder, "part", steward_part_to_string ((StewardPart) part));
      add_member (builder, "code", problem->code);
      add_member (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static StewardExit
report (StewardCli *cli, GPtrArray *outcomes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_failed = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const StewardSyncOutcome *outcome = g_ptr_array_index (outcomes, i);

      complain_of (outcome);
      build_outcome (outcome, builder);
      n_failed += has_failed (outcome) ? 1 : 0;
    }
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
  else
    g_print (_ ("%u synced, %u failed\n"), outcomes->len - n_failed, n_failed);
  return n_failed > 0 ? STEWARD_EXIT_PARTLY : STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_sync (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_auto (GStrv) ids = NULL;

  if (!find_ids (cli, arguments, &ids, &error))
    return steward_cli_fail (error);
  outcomes = run (cli, (const char *const *) ids, &error);
  if (outcomes)
    return report (cli, outcomes);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return steward_cli_fail (error);
  steward_cli_complain (_ ("The sync was stopped. What was synced by then is kept."));
  return STEWARD_EXIT_PARTLY;
}
