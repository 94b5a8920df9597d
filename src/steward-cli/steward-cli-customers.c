/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cli.h"

#include "steward-customer-figures.h"
#include "steward-customer-repository.h"
#include "steward-portfolio-file.h"
#include "steward-portfolio-table.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_load (connection, 0, STEWARD_DAY_NONE, error);
}

typedef struct {
  GPtrArray *customers;
  gint64 now;
} Saving;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  Saving *saving = data;

  return GINT_TO_POINTER (
    steward_customer_repository_save (connection, saving->customers, saving->now, error));
}

static StewardCustomerFigures
compute (StewardCli *cli, const StewardCustomerFacts *facts)
{
  StewardTargets targets = steward_cli_resolve_targets (cli, facts->record);

  return steward_customer_figures_compute (facts, steward_clock_get_today (cli->clock), &targets);
}

static void
build_customer (StewardCli *cli, const StewardCustomerFacts *facts, JsonBuilder *builder)
{
  StewardCustomerFigures figures = compute (cli, facts);

  steward_customer_build_json (facts, &figures, builder);
}

/* --- import
 * ----------------------------------------------------------------------------------------- */

StewardExit
steward_cli_customers_import (StewardCli *cli, const char *const *arguments)
{
  const char *path = arguments[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) existing = NULL;
  g_autoptr (StewardPortfolioImport) import = NULL;
  g_autofree char *text = NULL;
  gsize length;
  Saving saving = { .now = steward_clock_get_now (cli->clock) };

  if (cli->sample)
    return steward_cli_customers_import_sample (cli);
  if (!g_file_get_contents (path, &text, &length, &error))
    return steward_cli_fail (error);
  existing = steward_cli_await_job (cli, load_job, NULL, &error);
  if (existing == NULL)
    return steward_cli_fail (error);
  import = steward_portfolio_file_read (text, length, existing,
                                        steward_clock_get_today (cli->clock), &error);
  if (import == NULL)
    {
      g_prefix_error (&error, "%s: ", path);
      return steward_cli_fail (error);
    }
  steward_portfolio_import_set_currency (
    import, steward_settings_get (cli->settings, "currency", NULL, NULL, NULL));
  steward_cli_complain_of_rows (import->problems, path);
  if (import->problems->len > 0 && !cli->skip_invalid)
    {
      steward_cli_complain (_ ("Nothing was imported; --skip-invalid imports the other rows."));
      return STEWARD_EXIT_USAGE;
    }
  saving.customers = import->customers;
  if (steward_cli_await_job (cli, save_job, &saving, &error) == NULL)
    return steward_cli_fail (error);
  steward_cli_report_import (cli, import->n_new, import->customers->len - import->n_new,
                             import->n_bad_rows);
  return STEWARD_EXIT_DONE;
}

/* --- list and show
 * ---------------------------------------------------------------------------------- */

static char *
describe_ratio (double value, StewardState state, StewardReason reason)
{
  g_autofree char *percent = NULL;

  if (isnan (value))
    return g_strdup (steward_reason_get_label (reason));
  percent = steward_format_percent (value, 1);
  return g_strdup_printf ("%s %s", percent, steward_state_get_label (state));
}

#define MAX_NAME_WIDTH 48

static void
print_row (StewardCli *cli, const StewardCustomerFacts *facts, glong name_width)
{
  StewardCustomerFigures figures = compute (cli, facts);
  g_autofree char *utilization = describe_ratio (
    figures.utilization.value, figures.utilization.state, figures.utilization.reason);
  g_autofree char *consumption = describe_ratio (
    figures.consumption.value, figures.consumption.state, figures.consumption.reason);

  steward_cli_print_cell (facts->record->name, name_width);
  steward_cli_print_cell (utilization, 22);
  steward_cli_print_cell (consumption, 22);
  steward_cli_print_cell (steward_lifecycle_get_label (figures.lifecycle), 12);
  g_print ("%s\n", steward_sync_state_to_string (steward_sync_status_get_state (facts->sync)));
}

static void
print_table (StewardCli *cli, GPtrArray *customers)
{
  glong name_width = 10;

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      name_width = MAX (name_width, g_utf8_strlen (facts->record->name, -1) + 2);
    }
  name_width = MIN (name_width, MAX_NAME_WIDTH);
  steward_cli_print_cell (_ ("Customer"), name_width);
  steward_cli_print_cell (_ ("Utilization"), 22);
  steward_cli_print_cell (_ ("Consumption"), 22);
  steward_cli_print_cell (_ ("Stage"), 12);
  g_print ("%s\n", _ ("Sync"));
  for (guint i = 0; i < customers->len; i++)
    print_row (cli, g_ptr_array_index (customers, i), name_width);
}

/* Takes the customers out of the array. */
static void
print_csv (StewardCli *cli, GPtrArray *customers)
{
  StewardDay today = steward_clock_get_today (cli->clock);
  g_autofree char *text = NULL;

  if (cli->figures)
    {
      g_autoptr (GListModel) list = steward_cli_make_list (cli, customers);

      text = steward_portfolio_table_write (list, today);
    }
  else
    text = steward_portfolio_file_write (customers, today);
  steward_cli_print_data (text);
}

StewardExit
steward_cli_customers_list (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_await_job (cli, load_job, NULL, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (customers == NULL)
    return steward_cli_fail (error);
  if (cli->csv)
    {
      print_csv (cli, customers);
      return STEWARD_EXIT_DONE;
    }
  if (!cli->json)
    {
      print_table (cli, customers);
      return STEWARD_EXIT_DONE;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < customers->len; i++)
    build_customer (cli, g_ptr_array_index (customers, i), builder);
  json_builder_end_array (builder);
  steward_cli_print_json (builder);
  return STEWARD_EXIT_DONE;
}

StewardExit
steward_cli_customers_show (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = steward_cli_load_customer (cli, arguments[0], &error);

  if (facts == NULL)
    return steward_cli_fail (error);
  if (cli->csv)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (
        (GDestroyNotify) steward_customer_facts_free);

      g_ptr_array_add (one, g_steal_pointer (&facts));
      print_csv (cli, one);
      return STEWARD_EXIT_DONE;
    }
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      build_customer (cli, facts, builder);
      steward_cli_print_json (builder);
      return STEWARD_EXIT_DONE;
    }
  g_print ("%s\n", facts->record->name);
  steward_cli_print_figures (cli, facts);
  return STEWARD_EXIT_DONE;
}
