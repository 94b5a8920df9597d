/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-renewals.h"

#include "steward-revenue-private.h"

/* --- What goes on in what --------------------------------------------------------------------- */

/* A line that may go on in another, and in which others may go on. */
typedef struct {
  StewardRevenueLine *line;
  double spare; /* what of it renews nothing yet */
  guint next;   /* where to look on, once nothing can go on in it any more */
} Contract;

static gint
compare_doubles (double first, double second)
{
  return (first > second) - (first < second);
}

/* By product, then by first day; what decides between equals does not depend on their order. */
static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const StewardRevenueLine *first = ((const Contract *) a)->line;
  const StewardRevenueLine *second = ((const Contract *) b)->line;

  if (first->product != second->product)
    return g_strcmp0 (first->product, second->product);
  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->to != second->to)
    return first->to < second->to ? -1 : 1;
  return compare_doubles (second->arr, first->arr);
}

static gint
compare_starts_of_any_product (gconstpointer a, gconstpointer b)
{
  const StewardRevenueLine *first = ((const Contract *) a)->line;
  const StewardRevenueLine *second = ((const Contract *) b)->line;

  return first->from != second->from ? first->from - second->from : compare_starts (a, b);
}

/* By last day; of those that end together the largest first. */
static gint
compare_ends (gconstpointer a, gconstpointer b)
{
  const StewardRevenueLine *first = *(StewardRevenueLine *const *) a;
  const StewardRevenueLine *second = *(StewardRevenueLine *const *) b;

  if (first->to != second->to)
    return first->to < second->to ? -1 : 1;
  return compare_doubles (second->arr, first->arr);
}

/* The first contract from one on in which something may go on. */
static guint
skip (Contract *contracts, guint n_contracts, guint from)
{
  guint found = from;

  while (found < n_contracts && contracts[found].next != found)
    found = contracts[found].next;
  while (from < found)
    {
      guint next = contracts[from].next;

      contracts[from].next = found;
      from = next;
    }
  return found;
}

/* Lets one line go on in contracts, the earliest first, as far as there are any. Lines come in the
 * order of their last day, so that a contract that is over for one is over for all after it. */
static void
renew (StewardRevenueLine *line,
       Contract *contracts,
       guint n_contracts,
       StewardDay first_day,
       StewardDay last_day)
{
  guint i = skip (contracts, n_contracts, 0);

  while (i < n_contracts && contracts[i].line->from <= last_day)
    {
      Contract *contract = &contracts[i];

      if (contract->line->from >= first_day && contract->line->to > line->to)
        {
          double part = MIN (line->arr - line->renewed_arr, contract->spare);

          line->renewed_arr += part;
          contract->spare -= part;
          if (contract->spare > 0)
            return;
        }
      contract->next = i + 1;
      i = skip (contracts, n_contracts, i);
    }
}

/* @contracts: by first day; @lines: by last day */
static void
match (Contract *contracts, guint n_contracts, GPtrArray *lines, int grace_days)
{
  for (guint i = 0; i < n_contracts; i++)
    contracts[i].next = i;
  g_ptr_array_sort (lines, compare_ends);
  for (guint i = 0; i < lines->len; i++)
    {
      StewardRevenueLine *line = g_ptr_array_index (lines, i);

      renew (line, contracts, n_contracts, line->to + 1 - grace_days, line->to + 1 + grace_days);
    }
}

/* Lines go on in lines of their product. @contracts: sorted */
static void
match_products (GArray *contracts, int grace_days)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint first = 0;

  for (guint i = 0; i < contracts->len; i++)
    {
      Contract *contract = &g_array_index (contracts, Contract, i);

      g_ptr_array_add (lines, contract->line);
      if (i + 1 < contracts->len && contract[1].line->product == contract->line->product)
        continue;
      match (&g_array_index (contracts, Contract, first), i + 1 - first, lines, grace_days);
      g_ptr_array_set_size (lines, 0);
      first = i + 1;
    }
}

/* Lines whose product nothing went on in may go on in lines that renew nothing. */
static void
match_rest (GArray *contracts, int grace_days)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  guint n_left = 0;

  for (guint i = 0; i < contracts->len; i++)
    {
      const Contract contract = g_array_index (contracts, Contract, i);

      if (contract.line->renewed_arr <= 0)
        g_ptr_array_add (lines, contract.line);
      if (contract.spare >= contract.line->arr)
        g_array_index (contracts, Contract, n_left++) = contract;
    }
  g_array_set_size (contracts, n_left);
  g_array_sort (contracts, compare_starts_of_any_product);
  match ((Contract *) contracts->data, n_left, lines, grace_days);
}

static void
add_contracts (StewardRevenue *self, guint customer, GArray *contracts)
{
  const StewardRevenueEntry *entry = steward_revenue_get_entry (self, customer);

  for (guint i = entry->first_line; i < entry[1].first_line; i++)
    {
      StewardRevenueLine *line = &g_array_index (self->lines, StewardRevenueLine, i);
      const Contract contract = { .line = line, .spare = line->arr };

      if (line->arr > 0)
        g_array_append_val (contracts, contract);
    }
}

void
steward_revenue_match_renewals (StewardRevenue *self)
{
  g_autoptr (GArray) contracts = g_array_new (FALSE, FALSE, sizeof (Contract));
  guint n_customers = steward_revenue_get_n_customers (self);

  for (guint i = 0; i < n_customers; i++)
    {
      guint customer = self->by_group[i];
      guint group = steward_revenue_get_entry (self, customer)->group;

      add_contracts (self, customer, contracts);
      if (i + 1 < n_customers
          && steward_revenue_get_entry (self, self->by_group[i + 1])->group == group)
        continue;
      g_array_sort (contracts, compare_starts);
      match_products (contracts, (int) self->grace_days);
      match_rest (contracts, (int) self->grace_days);
      g_array_set_size (contracts, 0);
    }
}

/* --- What comes up ---------------------------------------------------------------------------- */

static gint
compare_renewals (gconstpointer a, gconstpointer b)
{
  const StewardRenewal *first = a;
  const StewardRenewal *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->customer > second->customer) - (first->customer < second->customer);
}

static void
add_ends (
  const StewardRevenue *self, guint customer, StewardDay first, StewardDay last, GArray *renewals)
{
  const StewardRevenueEntry *entry = steward_revenue_get_entry (self, customer);

  for (guint i = entry->first_line; i < entry[1].first_line; i++)
    {
      const StewardRevenueLine *line = &g_array_index (self->lines, StewardRevenueLine, i);
      StewardRenewal renewal = { .customer = customer, .day = line->to + 1, .arr = line->arr };

      if (renewal.day < first || renewal.day > last)
        continue;
      renewal.renewed_arr = line->renewed_arr;
      renewal.n_contracts = line->arr > 0;
      renewal.n_renewed = line->renewed_arr > 0;
      g_array_append_val (renewals, renewal);
    }
}

/* Makes one of all that a customer has on a day. */
static void
sum_up (GArray *renewals)
{
  guint n = 0;

  for (guint i = 0; i < renewals->len; i++)
    {
      const StewardRenewal next = g_array_index (renewals, StewardRenewal, i);
      StewardRenewal *last = n > 0 ? &g_array_index (renewals, StewardRenewal, n - 1) : NULL;

      if (last && compare_renewals (last, &next) == 0)
        {
          last->arr += next.arr;
          last->renewed_arr += next.renewed_arr;
          last->n_contracts += next.n_contracts;
          last->n_renewed += next.n_renewed;
        }
      else
        g_array_index (renewals, StewardRenewal, n++) = next;
    }
  g_array_set_size (renewals, n);
}

/* What refunds take away is not renewed; where they take all of it, nothing comes up. */
static void
take_refunds_off (GArray *renewals)
{
  guint n = 0;

  for (guint i = 0; i < renewals->len; i++)
    {
      StewardRenewal renewal = g_array_index (renewals, StewardRenewal, i);

      if (renewal.arr <= 0)
        continue;
      renewal.renewed_arr = MIN (renewal.renewed_arr, renewal.arr);
      g_array_index (renewals, StewardRenewal, n++) = renewal;
    }
  g_array_set_size (renewals, n);
}

GArray *
steward_renewals_list (const StewardRevenue *revenue, StewardDay first, StewardDay last)
{
  GArray *renewals = g_array_new (FALSE, FALSE, sizeof (StewardRenewal));

  for (guint i = 0; i < steward_revenue_get_n_customers (revenue); i++)
    add_ends (revenue, i, first, last, renewals);
  g_array_sort (renewals, compare_renewals);
  sum_up (renewals);
  take_refunds_off (renewals);
  return renewals;
}
