/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers that go and come back, and the sample ones. */

#include "steward-cli.h"

#include "steward-customer-repository.h"
#include "steward-sample-customers.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  char **ids;
  StewardDay today;
  gint64 now;
  guint n_added;
} Change;

/* --- remove ----------------------------------------------------------------------------------- */

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  Change *change = data;

  return GINT_TO_POINTER (steward_customer_repository_delete (
    connection, (const char *const *) change->ids, change->now, error));
}

static char **
collect_samples (GPtrArray *customers)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerRecord *record
        = ((StewardCustomerFacts *) g_ptr_array_index (customers, i))->record;

      if (record->sample)
        g_strv_builder_add (ids, record->id);
    }
  return g_strv_builder_end (ids);
}

/* The ids of the names, each once; NULL where one is unknown. */
static char **
collect_named (GPtrArray *customers, const char *const *names, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (guint i = 0; names[i]; i++)
    {
      const StewardCustomerRecord *record = steward_cli_find_customer (customers, names[i], error);

      if (record == NULL)
        return NULL;
      if (!g_ptr_array_find_with_equal_func (ids, record->id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (record->id));
    }
  return (char **) g_ptr_array_steal (ids, NULL);
}

StewardExit
steward_cli_customers_remove (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_cli_list_customers (cli, &error);
  g_auto (GStrv) ids = NULL;
  g_autofree char *sentence = NULL;
  Change change = { .now = steward_clock_get_now (cli->clock) };
  guint n;

  if (customers == NULL)
    return steward_cli_fail (error);
  ids = cli->sample ? collect_samples (customers) : collect_named (customers, arguments, &error);
  if (ids == NULL)
    return steward_cli_fail (error);
  change.ids = ids;
  if (steward_cli_await_job (cli, delete_job, &change, &error) == NULL)
    return steward_cli_fail (error);
  n = g_strv_length (ids);
  sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer removed; “customers restore” brings it back",
                 "%u customers removed; “customers restore” brings them back", n),
    n);
  steward_cli_report_count (cli, "removed", n, sentence);
  return STEWARD_EXIT_DONE;
}

/* --- restore ---------------------------------------------------------------------------------- */

static gpointer
list_deleted_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_list_deleted (connection, error);
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  Change *change = data;

  return GINT_TO_POINTER (
    steward_customer_repository_restore (connection, (const char *const *) change->ids, error));
}

/* Of several with a name, the one that was removed last comes back. */
static char **
collect_removed (GPtrArray *removed, const char *const *names, GError **error)
{
  g_autofree char *name = NULL;
  g_auto (GStrv) ids = collect_named (removed, names, NULL);

  if (ids)
    return g_steal_pointer (&ids);
  for (guint i = 0; names[i]; i++)
    if (steward_cli_find_customer (removed, names[i], NULL) == NULL)
      {
        g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                     _ ("No customer “%s” was removed."), names[i]);
        break;
      }
  return NULL;
}

StewardExit
steward_cli_customers_restore (StewardCli *cli, const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) removed = steward_cli_await_job (cli, list_deleted_job, NULL, &error);
  g_auto (GStrv) ids = NULL;
  g_autofree char *sentence = NULL;
  Change change = { 0 };
  guint n;

  if (removed == NULL)
    return steward_cli_fail (error);
  ids = collect_removed (removed, arguments, &error);
  if (ids == NULL)
    return steward_cli_fail (error);
  change.ids = ids;
  if (steward_cli_await_job (cli, restore_job, &change, &error) == NULL)
    return steward_cli_fail (error);
  n = g_strv_length (ids);
  sentence = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer restored", "%u customers restored", n), n);
  steward_cli_report_count (cli, "restored", n, sentence);
  return STEWARD_EXIT_DONE;
}

/* --- The sample portfolio --------------------------------------------------------------------- */

static gpointer
add_sample_job (StewardConnection *connection, gpointer data, GError **error)
{
  Change *change = data;

  return GINT_TO_POINTER (
    steward_sample_customers_add (connection, change->today, change->now, &change->n_added, error));
}

StewardExit
steward_cli_customers_import_sample (StewardCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  Change change = {
    .today = steward_clock_get_today (cli->clock),
    .now = steward_clock_get_now (cli->clock),
  };

  if (steward_cli_await_job (cli, add_sample_job, &change, &error) == NULL)
    return steward_cli_fail (error);
  sentence = g_strdup_printf (
    g_dngettext (
      GETTEXT_PACKAGE, "%u sample customer added; “customers remove --sample” removes it",
      "%u sample customers added; “customers remove --sample” removes them", change.n_added),
    change.n_added);
  steward_cli_report_count (cli, "added", change.n_added, sentence);
  return STEWARD_EXIT_DONE;
}
