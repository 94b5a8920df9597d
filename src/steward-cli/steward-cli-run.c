/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every command is made with: complaints, waiting, output, and customers by name. */

#include "steward-cli.h"
#include "steward-customer-repository.h"
#include "steward-import-table.h"
#include "steward-setting-repository.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* --- Complaints and waiting ------------------------------------------------------------------- */

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
  if (error->domain == STEWARD_VAULT_ERROR && error->code != STEWARD_VAULT_ERROR_BAD_TOKEN)
    return STEWARD_EXIT_STORE;
  if (error->domain == STEWARD_STORE_ERROR && error->code != STEWARD_STORE_ERROR_TAKEN
      && error->code != STEWARD_STORE_ERROR_NOT_FOUND)
    return STEWARD_EXIT_STORE;
  return STEWARD_EXIT_USAGE;
}

void
steward_cli_await_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StewardCliWaiting *waiting = user_data;

  waiting->result = g_object_ref (result);
  if (waiting->loop)
    g_main_loop_quit (waiting->loop);
}

GAsyncResult *
steward_cli_await (StewardCliWaiting *waiting)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  waiting->loop = loop;
  if (waiting->result == NULL)
    g_main_loop_run (loop);
  waiting->loop = NULL;
  return waiting->result;
}

gpointer
steward_cli_await_job (StewardCli *cli, StewardDatabaseJob job, gpointer data, GError **error)
{
  StewardCliWaiting waiting = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  steward_database_run_async (cli->database, job, data, NULL, NULL, NULL, steward_cli_await_cb,
                              &waiting);
  result = steward_cli_await (&waiting);
  return steward_database_run_finish (cli->database, result, error);
}

/* --- Output
 * --------------------------------------------------------------------------------------- */

void
steward_cli_print_data (const char *text)
{
  fputs (text, stdout);
}

void
steward_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  steward_cli_print_data (text);
  steward_cli_print_data ("\n");
}

void
steward_cli_print_cell (const char *text, glong width)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *cut = length < width ? NULL : g_utf8_substring (text, 0, width - 2);

  if (cut)
    g_print ("%s… ", cut);
  else
    g_print ("%s%*s", text, (int) (width - length), "");
}

void
steward_cli_report_count (StewardCli *cli, const char *member, guint n, const char *sentence)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_print ("%s\n", sentence);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, n);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

/* --- Finding by id ---------------------------------------------------------------------------- */

gpointer
steward_cli_find_by_id (GPtrArray *items,
                        const char *(*get_id) (gconstpointer item),
                        const char *id,
                        GError **error)
{
  gpointer found = NULL;
  guint n_found = 0;

  for (guint i = 0; *id && i < items->len; i++)
    if (g_str_has_prefix (get_id (items->pdata[i]), id))
      {
        found = items->pdata[i];
        n_found++;
      }
  if (n_found == 1)
    return found;
  if (n_found > 1)
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                 _ ("Several ids begin with “%s”."), id);
  else
    g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                 _ ("There is no record “%s”."), id);
  return NULL;
}

/* --- Imports
 * -------------------------------------------------------------------------------------- */

void
steward_cli_complain_of_rows (GPtrArray *problems, const char *path)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = steward_import_problem_to_string (g_ptr_array_index (problems, i));

      steward_cli_complain ("%s: %s", path, text);
    }
}

void
steward_cli_report_import (StewardCli *cli, guint n_added, guint n_updated, guint n_skipped)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_print (_ ("%u added, %u updated, %u skipped\n"), n_added, n_updated, n_skipped);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_add_int_value (builder, n_added);
  json_builder_set_member_name (builder, "updated");
  json_builder_add_int_value (builder, n_updated);
  json_builder_set_member_name (builder, "skipped");
  json_builder_add_int_value (builder, n_skipped);
  json_builder_end_object (builder);
  steward_cli_print_json (builder);
}

/* --- Customers and settings
 * ----------------------------------------------------------------------- */

static gpointer
list_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_list (connection, error);
}

GPtrArray *
steward_cli_list_customers (StewardCli *cli, GError **error)
{
  return steward_cli_await_job (cli, list_job, NULL, error);
}

const StewardCustomerRecord *
steward_cli_find_customer (GPtrArray *customers, const char *name, GError **error)
{
  g_autofree char *normalized = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  for (guint i = 0; normalized && i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      if (strcmp (facts->record->name, normalized) == 0)
        return facts->record;
    }
  g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
               _ ("There is no customer “%s”."), name);
  return NULL;
}

/* The customer that is loaded. */
typedef struct {
  const char *id;
  StewardDay today;
} Wanted;

static gpointer
load_one_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Wanted *wanted = data;
  g_autoptr (StewardCustomerFacts) facts = steward_customer_repository_load_one (connection,
                                                                                 wanted->id, error);

  if (facts && !steward_customer_repository_lend_ratio (connection, facts, wanted->today, error))
    return NULL;
  return g_steal_pointer (&facts);
}

StewardCustomerFacts *
steward_cli_load_customer (StewardCli *cli, const char *name, GError **error)
{
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, error);
  Wanted wanted = { .today = steward_clock_get_today (cli->clock) };
  const StewardCustomerRecord *record;

  record = customers ? steward_cli_find_customer (customers, name, error) : NULL;
  if (record == NULL)
    return NULL;
  wanted.id = record->id;
  return steward_cli_await_job (cli, load_one_job, &wanted, error);
}

StewardTargets
steward_cli_resolve_targets (StewardCli *cli, const StewardCustomerRecord *record)
{
  return steward_settings_resolve (cli->settings, record->segment, record->id);
}

GListModel *
steward_cli_make_list (StewardCli *cli, GPtrArray *customers)
{
  GListStore *list = g_list_store_new (STEWARD_TYPE_CUSTOMER);
  gsize n_customers;
  g_autofree gpointer *all = g_ptr_array_steal (customers, &n_customers);

  for (gsize i = 0; i < n_customers; i++)
    {
      StewardTargets targets = steward_cli_resolve_targets (
        cli, ((StewardCustomerFacts *) all[i])->record);
      g_autoptr (StewardCustomer) customer = steward_customer_new (
        all[i], steward_clock_get_today (cli->clock), &targets);

      g_list_store_append (list, customer);
    }
  return G_LIST_MODEL (list);
}

static gpointer
load_settings_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_setting_repository_load (connection, error);
}

gboolean
steward_cli_load_settings (StewardCli *cli, GError **error)
{
  g_clear_pointer (&cli->settings, steward_settings_unref);
  cli->settings = steward_cli_await_job (cli, load_settings_job, NULL, error);
  return cli->settings != NULL;
}

gboolean
steward_cli_read_day (const char *option, const char *text, StewardDay *day, GError **error)
{
  if (text == NULL || steward_day_parse (text, day))
    return TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("--%s: “%s” is not a date such as 2026-11-23"), option, text);
  return FALSE;
}
