/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-revenue.h"
#include "steward-input-error.h"

#include <math.h>

static StewardDay
parse_day (const char *text)
{
  StewardDay day;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

/* @renewal: (nullable), @arr: what a person entered */
static StewardCustomerFacts *
add_customer (
  GPtrArray *customers, const char *name, const char *renewal, double arr, const char *currency)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));

  facts->record->renewal = renewal ? parse_day (renewal) : STEWARD_DAY_NONE;
  facts->record->arr = arr;
  facts->record->currency = g_strdup (currency);
  g_ptr_array_add (customers, facts);
  return facts;
}

static void
add_line (StewardCustomerFacts *facts,
          const char *from,
          const char *to,
          double amount,
          const char *currency)
{
  StewardContractLine *line = steward_contract_line_new (facts->record->id);

  line->from = parse_day (from);
  line->to = parse_day (to);
  line->amount = amount;
  line->currency = g_strdup (currency);
  g_ptr_array_add (facts->contracts, line);
}

/* Globex has contract lines, so that what was entered for it is not used. */
static GPtrArray *
make_customers (void)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  StewardCustomerFacts *globex;

  add_customer (customers, "Juno", "2026-12-01", 100, "EUR");
  globex = add_customer (customers, "Globex", "2026-12-24", 999, "CHF");
  add_line (globex, "2025-12-02", "2026-12-01", 40, "USD");
  add_line (globex, "2025-12-02", "2026-12-01", 2, NULL);
  add_line (globex, "2026-12-02", "2027-12-01", 30, "USD");
  add_customer (customers, "Acme", "2026-12-01", (double) NAN, NULL);
  add_customer (customers, "Later", "2027-12-01", 5, "USD");
  add_customer (customers, "Unknown", NULL, 5, "USD");
  return customers;
}

static void
assert_currencies (GPtrArray *customers, gboolean with_entered, const char *expected)
{
  g_auto (GStrv) currencies = steward_customers_list_currencies (customers, with_entered);
  g_autofree char *text = g_strjoinv (" ", currencies);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_currencies (void)
{
  g_autoptr (GPtrArray) customers = make_customers ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  assert_currencies (customers, FALSE, "USD");
  assert_currencies (customers, TRUE, "EUR USD");
  assert_currencies (none, TRUE, "");
}

static void
assert_renewal (const GArray *renewals,
                guint index,
                const char *name,
                const char *day,
                double arr,
                double renewed_arr,
                gboolean from_contracts)
{
  const StewardUpcomingRenewal *renewal = &g_array_index (renewals, StewardUpcomingRenewal, index);

  g_assert_cmpstr (renewal->facts->record->name, ==, name);
  g_assert_cmpint (renewal->day, ==, parse_day (day));
  if (isnan (arr))
    g_assert_true (isnan (renewal->arr));
  else
    g_assert_cmpfloat_with_epsilon (renewal->arr, arr, 1e-9);
  g_assert_cmpfloat_with_epsilon (renewal->renewed_arr, renewed_arr, 1e-9);
  g_assert_cmpint (renewal->from_contracts, ==, from_contracts);
}

static void
test_renewals (void)
{
  g_autoptr (GPtrArray) customers = make_customers ();
  g_autoptr (StewardExchange) exchange = steward_exchange_new ("USD", "USD");
  g_autoptr (StewardRevenue) revenue = NULL;
  g_autoptr (GArray) renewals = NULL;
  g_autoptr (GError) error = NULL;

  revenue = steward_customers_make_revenue (customers, exchange, 30, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (steward_revenue_get_total (revenue, parse_day ("2026-11-23")), 42,
                                  1e-9);
  g_assert_null (steward_customers_list_renewals (
    customers, revenue, exchange, parse_day ("2026-11-23"), parse_day ("2027-05-22"), &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==,
                   "There is no exchange rate from EUR to USD, which the revenue of Juno needs.");
  g_clear_error (&error);
  g_assert_true (steward_exchange_add_rates (exchange, "EUR=1.5", NULL));
  renewals = steward_customers_list_renewals (
    customers, revenue, exchange, parse_day ("2026-11-23"), parse_day ("2027-05-22"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (renewals->len, ==, 3);
  assert_renewal (renewals, 0, "Acme", "2026-12-01", (double) NAN, 0, FALSE);
  assert_renewal (renewals, 1, "Juno", "2026-12-01", 150, 0, FALSE);
  assert_renewal (renewals, 2, "Globex", "2026-12-02", 42, 30, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/customers/customer-revenue/currencies", test_currencies);
  g_test_add_func ("/steward/customers/customer-revenue/renewals", test_renewals);
  return g_test_run ();
}
