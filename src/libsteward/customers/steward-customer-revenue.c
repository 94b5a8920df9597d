/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-revenue.h"

#include "steward-renewals.h"

#include <math.h>
#include <string.h>

/* --- Currencies ------------------------------------------------------------------------------- */

static void
add_currency (GPtrArray *currencies, char *currency)
{
  if (currency && !g_ptr_array_find_with_equal_func (currencies, currency, g_str_equal, NULL))
    g_ptr_array_add (currencies, currency);
}

char **
steward_customers_list_currencies (GPtrArray *customers, gboolean with_entered)
{
  g_autoptr (GPtrArray) currencies = g_ptr_array_new_null_terminated (4, NULL, TRUE);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      if (with_entered && facts->contracts->len == 0 && !isnan (facts->record->arr))
        add_currency (currencies, facts->record->currency);
      for (guint j = 0; j < facts->contracts->len; j++)
        add_currency (currencies,
                      ((StewardContractLine *) g_ptr_array_index (facts->contracts, j))->currency);
    }
  g_ptr_array_sort_values (currencies, (GCompareFunc) strcmp);
  return g_strdupv ((char **) currencies->pdata);
}

/* --- Contracts -------------------------------------------------------------------------------- */

StewardRevenue *
steward_customers_make_revenue (GPtrArray *customers,
                                const StewardExchange *exchange,
                                guint grace_days,
                                GError **error)
{
  g_autofree StewardRevenueCustomer *all = g_new (StewardRevenueCustomer, customers->len);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      all[i].id = facts->record->id;
      all[i].name = facts->record->name;
      all[i].lines = facts->contracts;
    }
  return steward_revenue_new (all, customers->len, exchange, grace_days, error);
}

/* --- Renewals --------------------------------------------------------------------------------- */

static gint
compare_renewals (gconstpointer a, gconstpointer b)
{
  const StewardUpcomingRenewal *first = a;
  const StewardUpcomingRenewal *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return g_utf8_collate (first->facts->record->name, second->facts->record->name);
}

static void
add_contracts (GArray *renewals,
               GPtrArray *customers,
               const StewardRevenue *revenue,
               StewardDay first,
               StewardDay last)
{
  g_autoptr (GArray) ends = steward_renewals_list (revenue, first, last);

  for (guint i = 0; i < ends->len; i++)
    {
      const StewardRenewal *end = &g_array_index (ends, StewardRenewal, i);
      const StewardUpcomingRenewal renewal = {
        .facts = g_ptr_array_index (customers, end->customer),
        .day = end->day,
        .arr = end->arr,
        .renewed_arr = end->renewed_arr,
        .from_contracts = TRUE,
      };

      g_array_append_val (renewals, renewal);
    }
}

/* A customer without contract lines renews when a person said. */
static gboolean
add_entered (GArray *renewals,
             const StewardCustomerFacts *facts,
             const StewardExchange *exchange,
             GError **error)
{
  const StewardCustomerRecord *record = facts->record;
  StewardUpcomingRenewal renewal = { .facts = facts, .day = record->renewal, .arr = record->arr };

  if (!isnan (record->arr))
    {
      double rate = steward_exchange_require_rate (exchange, record->currency, record->name, error);

      if (isnan (rate))
        return FALSE;
      renewal.arr *= rate;
    }
  g_array_append_val (renewals, renewal);
  return TRUE;
}

GArray *
steward_customers_list_renewals (GPtrArray *customers,
                                 const StewardRevenue *revenue,
                                 const StewardExchange *exchange,
                                 StewardDay first,
                                 StewardDay last,
                                 GError **error)
{
  g_autoptr (GArray) renewals = g_array_new (FALSE, FALSE, sizeof (StewardUpcomingRenewal));

  add_contracts (renewals, customers, revenue, first, last);
  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);
      StewardDay day = facts->record->renewal;

      if (facts->contracts->len == 0 && day != STEWARD_DAY_NONE && day >= first && day <= last
          && !add_entered (renewals, facts, exchange, error))
        return NULL;
    }
  g_array_sort (renewals, compare_renewals);
  return g_steal_pointer (&renewals);
}
