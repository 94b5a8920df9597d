/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-customer-repository.h"
#include "steward-file-source.h"
#include "steward-usage-file.h"

#include <glib/gi18n.h>

typedef struct {
  const StewardCustomerFacts *facts;
  const StewardUsage *usage;
  gint64 now;
} Import;

static gpointer
save_usage_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Import *import = data;
  const StewardSyncStatus status = { .at = import->now, .attempted_at = import->now };

  return GINT_TO_POINTER (steward_customer_repository_save_sync (
    connection, import->facts->record->id, NULL, import->usage, &status, error));
}

static StewardUsage *
read_file (StewardCli *cli, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (StewardFileSource) source = steward_file_source_new (file);
  const StewardUsageRequest request = { .today = steward_clock_get_today (cli->clock) };
  StewardCliWaiting waiting = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  steward_usage_source_fetch_usage_async (STEWARD_USAGE_SOURCE (source), &request, NULL,
                                          steward_cli_await_cb, &waiting);
  result = steward_cli_await (&waiting);
  return steward_usage_source_fetch_usage_finish (STEWARD_USAGE_SOURCE (source), result, error);
}

static void
report (StewardCli *cli, const StewardUsage *usage)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_days;
  guint n_months;

  steward_usage_get_points (usage, STEWARD_GRAIN_DAY, &n_days);
  steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n_months);
  if (!cli->json)
    {
      g_print (_ ("%u days and %u months imported\n"), n_days, n_months);
      return;
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "days");
  json_builder_add_int_value (builder, n_days);
  json_builder_set_member_name (builder, "months");
  json_builder_add_int_value (builder, n_months);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

StewardExit
steward_cli_usage_import (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = steward_cli_load_customer (cli, arguments[0], &error);
  g_autoptr (StewardUsage) usage = NULL;
  Import import = { .now = steward_clock_get_now (cli->clock) };

  if (facts == NULL)
    return steward_cli_fail (error);
  usage = read_file (cli, arguments[1], &error);
  if (usage == NULL)
    return steward_cli_fail (error);
  import.facts = facts;
  import.usage = usage;
  if (steward_cli_await_job (cli, save_usage_job, &import, &error) == NULL)
    return steward_cli_fail (error);
  report (cli, usage);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_usage_export (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = steward_cli_load_customer (cli, arguments[0], &error);
  g_autofree char *text = NULL;

  if (facts == NULL)
    return steward_cli_fail (error);
  text = steward_usage_file_write (facts->usage);
  g_print ("%s", text);
  return STEWARD_EXIT_DONE;
}
