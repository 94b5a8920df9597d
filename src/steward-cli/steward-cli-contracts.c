/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-contract-file.h"
#include "steward-contract-repository.h"
#include "steward-customer-repository.h"
#include "steward-json-members.h"

#include <glib/gi18n.h>

#define MAX_TEXT_WIDTH 32

/* Contract lines come with all that is known of a customer, of which nothing else is needed. */
static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  const StewardDay *today = data;

  return steward_customer_repository_load (connection, 0, *today, error);
}

static GPtrArray *
load (StewardCli *cli, GError **error)
{
  StewardDay today = steward_clock_get_today (cli->clock);

  return steward_cli_await_job (cli, load_job, &today, error);
}

/* --- import
 * ----------------------------------------------------------------------------------------- */

typedef struct {
  const StewardContractImport *import;
  gint64 now;
} Saving;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Saving *saving = data;

  return GINT_TO_POINTER (steward_contract_repository_import (
    connection, saving->import->customers, saving->import->lines, saving->now, error));
}

static StewardContractImport *
read_file (StewardCli *cli, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) existing = NULL;
  StewardContractImport *import;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  existing = load (cli, error);
  if (existing == NULL)
    return NULL;
  import = steward_contract_file_read (text, length, existing, cli->create, error);
  if (import == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  steward_contract_import_set_currency (
    import, steward_settings_get (cli->settings, "currency", NULL, NULL, NULL));
  return import;
}

/* Customers that are missing are most often ones that were to be added. */
static StewardExit
refuse (const StewardCli *cli)
{
  if (cli->create)
    steward_cli_complain (_ ("Nothing was imported; --skip-invalid imports the other rows."));
  else
    steward_cli_complain (_ ("Nothing was imported; --create adds customers that are not there, "
                             "--skip-invalid imports the other rows."));
  return STEWARD_EXIT_USAGE;
}

StewardExit
steward_cli_contracts_import (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardContractImport) import = read_file (cli, arguments[0], &error);
  Saving saving = { .import = import, .now = steward_clock_get_now (cli->clock) };

  if (import == NULL)
    return steward_cli_fail (error);
  steward_cli_complain_of_rows (import->problems, arguments[0]);
  if (import->problems->len > 0 && !cli->skip_invalid)
    return refuse (cli);
  if (steward_cli_await_job (cli, save_job, &saving, &error) == NULL)
    return steward_cli_fail (error);
  steward_cli_report_import (cli, import->n_new, import->lines->len - import->n_new,
                             import->n_bad_rows);
  return STEWARD_EXIT_DONE;
}

/* --- list
 * ------------------------------------------------------------------------------------------- */

/* Those of the names, in their order; all where there are none. Borrowed. */
static GPtrArray *
choose (GPtrArray *customers, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (names[0] == NULL)
    return g_ptr_array_ref (customers);
  for (; *names; names++)
    {
      const StewardCustomerRecord *record = steward_cli_find_customer (customers, *names, error);

      if (record == NULL)
        return NULL;
      for (guint i = 0; i < customers->len; i++)
        if (((StewardCustomerFacts *) g_ptr_array_index (customers, i))->record == record)
          g_ptr_array_add (chosen, g_ptr_array_index (customers, i));
    }
  return g_steal_pointer (&chosen);
}

static GHashTable *
index_names (GPtrArray *customers)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerRecord *record
        = ((StewardCustomerFacts *) g_ptr_array_index (customers, i))->record;

      g_hash_table_insert (names, record->id, record->name);
    }
  return names;
}

static void
build_line (const StewardContractLine *line,
            const char *name,
            GHashTable *names,
            JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer", name);
  steward_contract_line_build_json (line, builder);
  steward_json_add_text (builder, "merged_into_name",
                         line->merged_into ? g_hash_table_lookup (names, line->merged_into) : NULL);
  steward_json_add_number (builder, "arr", steward_contract_line_get_arr (line));
  json_builder_end_object (builder);
}

static void
print_line (const StewardContractLine *line, const char *name)
{
  g_autofree char *from = steward_day_format (line->from);
  g_autofree char *to = steward_day_format (line->to);
  g_autofree char *amount = steward_format_amount (line->amount, line->currency);
  g_autofree char *arr = steward_format_amount (steward_contract_line_get_arr (line),
                                                line->currency);

  steward_cli_print_cell (name, MAX_TEXT_WIDTH);
  steward_cli_print_cell (line->product ? line->product : "", MAX_TEXT_WIDTH);
  steward_cli_print_cell (from, 12);
  steward_cli_print_cell (to, 12);
  steward_cli_print_cell (amount, 16);
  g_print ("%s\n", arr);
}

static void
print_header (void)
{
  steward_cli_print_cell (_ ("Customer"), MAX_TEXT_WIDTH);
  steward_cli_print_cell (_ ("Product"), MAX_TEXT_WIDTH);
  /* Translators: the first day of a contract line */
  steward_cli_print_cell (_ ("From"), 12);
  /* Translators: the last day of a contract line */
  steward_cli_print_cell (_ ("To"), 12);
  steward_cli_print_cell (_ ("Amount"), 16);
  g_print ("%s\n", _ ("A year"));
}

static void
print_lines (StewardCli *cli, GPtrArray *chosen, GHashTable *names)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  if (!cli->json)
    print_header ();
  for (guint i = 0; i < chosen->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (chosen, i);

      for (guint j = 0; j < facts->contracts->len; j++)
        if (cli->json)
          build_line (g_ptr_array_index (facts->contracts, j), facts->record->name, names, builder);
        else
          print_line (g_ptr_array_index (facts->contracts, j), facts->record->name);
    }
  json_builder_end_array (builder);
  if (cli->json)
    steward_cli_print_json (builder);
}

StewardExit
steward_cli_contracts_list (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = load (cli, &error);
  g_autoptr (GPtrArray) chosen = customers ? choose (customers, arguments, &error) : NULL;

  if (chosen == NULL)
    return steward_cli_fail (error);
  if (cli->csv)
    {
      g_autofree char *text = steward_contract_file_write (chosen, customers);

      steward_cli_print_data (text);
    }
  else
    {
      g_autoptr (GHashTable) names = index_names (customers);

      print_lines (cli, chosen, names);
    }
  return STEWARD_EXIT_DONE;
}
