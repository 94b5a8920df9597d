/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-customer-repository.h"
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

StewardExit
steward_cli_usage_import (StewardCli *cli, const char *const *arguments)
{
  const char *path = arguments[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = NULL;
  g_autoptr (StewardUsage) usage = NULL;
  g_autofree char *text = NULL;
  gsize length;
  Import import = { .now = steward_clock_get_now (cli->clock) };

  facts = steward_cli_load_customer (cli, arguments[0], &error);
  if (facts == NULL || !g_file_get_contents (path, &text, &length, &error))
    return steward_cli_fail (error);
  usage = steward_usage_file_read (text, length, steward_clock_get_today (cli->clock), &error);
  if (usage == NULL)
    {
      g_prefix_error (&error, "%s: ", path);
      return steward_cli_fail (error);
    }
  import.facts = facts;
  import.usage = usage;
  if (steward_cli_await_job (cli, save_usage_job, &import, &error) == NULL)
    return steward_cli_fail (error);
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
