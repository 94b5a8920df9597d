/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * figures pack|file|memory DATABASE TODAY [RESULTS]
 *
 * Computes every figure of every customer, as the list of the window does, those of all of them
 * together, and what was retained of their revenue in the last twelve complete months, and prints
 * how many milliseconds it took: `file` counts from before the database is opened, `memory` from
 * when all usage has been read. RESULTS, written after, has a line `ID,UTILIZATION,CONSUMPTION` for
 * each customer, empty where there is none, and then `,GRR,NRR`. `pack` makes the packed last weeks
 * that a sync leaves, of usage that came otherwise, and prints nothing. */

#include "steward-customer-repository.h"
#include "steward-customer-revenue.h"
#include "steward-portfolio-totals.h"
#include "steward-portfolio.h"
#include "steward-retention.h"

#include <math.h>

/* Everything that was computed. */
typedef struct {
  GListModel *customers; /* of StewardCustomer */
  StewardPortfolioTotals totals;
  StewardRetention *retention;
} Report;

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

/* What failed ends it. */
static void
expect (gboolean succeeded, const GError *error)
{
  if (succeeded)
    return;
  g_printerr ("figures: %s\n", error->message);
  exit (1);
}

static StewardDatabase *
open_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  StewardDatabase *database = steward_database_open (path, &error);

  expect (database != NULL, error);
  return database;
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **taken)
{
  while (*taken == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *taken;
}

static gpointer
run_job (StewardDatabase *database, StewardDatabaseJob job)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer done;

  steward_database_run_async (database, job, NULL, NULL, NULL, NULL, take_result_cb, &result);
  done = steward_database_run_finish (database, await (&result), &error);
  expect (done != NULL, error);
  return done;
}

static gpointer
pack_job (StewardConnection *connection, gpointer data, GError **error)
{
  guint n_packed;

  return GINT_TO_POINTER (
    steward_customer_repository_pack (connection, G_MAXINT, &n_packed, error));
}

static gpointer
load_all_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_load (connection, 0, STEWARD_DAY_NONE, error);
}

/* --- Computing -------------------------------------------------------------------------------- */

static StewardCustomer *
borrow_customer (const Report *report, guint position)
{
  g_autoptr (StewardCustomer) customer = g_list_model_get_item (report->customers, position);

  return customer;
}

static GPtrArray *
list_facts (const Report *report)
{
  GPtrArray *facts = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (report->customers); i++)
    g_ptr_array_add (facts, (gpointer) steward_customer_get_facts (borrow_customer (report, i)));
  return facts;
}

/* Of all of them together. */
static void
compute_portfolio (Report *report, const StewardSettings *settings, StewardDay today)
{
  g_autoptr (GPtrArray) facts = list_facts (report);
  g_auto (GStrv) used = steward_customers_list_currencies (facts, FALSE);
  guint grace_days = (guint) steward_settings_get_number (settings, "grace-days", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardExchange) exchange = NULL;
  g_autoptr (StewardRevenue) revenue = NULL;
  StewardDay from;
  StewardDay to;

  report->totals = steward_portfolio_totals_compute (report->customers);
  exchange = steward_exchange_new_from_settings (settings, NULL, (const char *const *) used,
                                                 &error);
  expect (exchange != NULL, error);
  revenue = steward_customers_make_revenue (facts, exchange, grace_days, &error);
  expect (revenue != NULL, error);
  steward_retention_get_trailing_year (today, &from, &to);
  report->retention = steward_retention_compute (revenue, from, to);
}

static void
compute_from_file (Report *report, const char *path, StewardDay today)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (today);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StewardPortfolio *portfolio = steward_portfolio_new (open_database (path), clock, NULL);

  steward_portfolio_refresh_async (portfolio, NULL, take_result_cb, &result);
  expect (steward_portfolio_refresh_finish (portfolio, await (&result), &error), error);
  report->customers = G_LIST_MODEL (portfolio);
  compute_portfolio (report, steward_portfolio_get_settings (portfolio), today);
}

/* @all_facts: of #StewardCustomerFacts, which the customers take */
static void
compute_from_memory (Report *report, GPtrArray *all_facts, StewardDay today)
{
  g_autoptr (StewardSettings) settings = steward_settings_new ();
  GListStore *customers = g_list_store_new (STEWARD_TYPE_CUSTOMER);

  for (guint i = 0; i < all_facts->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (all_facts, i);
      StewardTargets targets = steward_settings_resolve (settings, facts->record->segment,
                                                         facts->record->id);
      g_autoptr (StewardCustomer) customer = steward_customer_new (facts, today, &targets);

      g_list_store_append (customers, customer);
    }
  report->customers = G_LIST_MODEL (customers);
  compute_portfolio (report, settings, today);
}

/* --- Results ---------------------------------------------------------------------------------- */

static void
add_number (GString *text, double number, char end)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isnan (number))
    g_string_append (text, g_ascii_dtostr (digits, sizeof digits, number));
  g_string_append_c (text, end);
}

static void
write_results (const Report *report, const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (report->customers); i++)
    {
      StewardCustomer *customer = borrow_customer (report, i);
      const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

      g_string_append_printf (text, "%s,", steward_customer_get_id (customer));
      add_number (text, figures->utilization.value, ',');
      add_number (text, figures->consumption.value, '\n');
    }
  g_string_append_c (text, ',');
  add_number (text, report->retention->grr, ',');
  add_number (text, report->retention->nrr, '\n');
  expect (g_file_set_contents (path, text->str, -1, &error), error);
}

/* The database and what was computed end with the program. */
int
main (int argc, char **argv)
{
  GPtrArray *facts = NULL;
  Report report = { 0 };
  StewardDay today;
  double began;

  if (argc < 4 || !steward_day_parse (argv[3], &today))
    return 2;
  if (strcmp (argv[1], "pack") == 0)
    {
      run_job (open_database (argv[2]), pack_job);
      return 0;
    }
  if (strcmp (argv[1], "memory") == 0)
    facts = run_job (open_database (argv[2]), load_all_job);
  began = now_ms ();
  if (facts)
    compute_from_memory (&report, facts, today);
  else
    compute_from_file (&report, argv[2], today);
  g_print ("%.2f\n", now_ms () - began);
  if (argc > 4)
    write_results (&report, argv[4]);
  return 0;
}
