/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "contract-book.h"

#include <string.h>

static void
clear_customer (gpointer data)
{
  StewardRevenueCustomer *customer = data;

  g_free ((char *) customer->id);
  g_free ((char *) customer->name);
  g_ptr_array_unref (customer->lines);
}

ContractBook *
contract_book_new (void)
{
  ContractBook *self = g_new0 (ContractBook, 1);

  self->customers = g_array_new (FALSE, FALSE, sizeof (StewardRevenueCustomer));
  g_array_set_clear_func (self->customers, clear_customer);
  return self;
}

void
contract_book_free (ContractBook *self)
{
  g_array_unref (self->customers);
  g_free (self);
}

GPtrArray *
contract_book_get_lines (ContractBook *self, const char *id)
{
  StewardRevenueCustomer customer;

  for (guint i = 0; i < self->customers->len; i++)
    {
      customer = g_array_index (self->customers, StewardRevenueCustomer, i);
      if (strcmp (customer.id, id) == 0)
        return customer.lines;
    }
  customer.id = g_strdup (id);
  customer.name = g_ascii_strup (id, -1);
  customer.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_line_free);
  g_array_append_val (self->customers, customer);
  return customer.lines;
}

StewardDay
contract_book_parse_day (const char *text)
{
  StewardDay day;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

void
contract_book_add (ContractBook *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  StewardContractLine *line = steward_contract_line_new (parts[0]);

  line->from = contract_book_parse_day (parts[1]);
  line->to = contract_book_parse_day (parts[2]);
  line->amount = g_ascii_strtod (parts[3], NULL);
  for (char **part = parts + 4; *part; part++)
    if (g_str_has_prefix (*part, "of="))
      line->product = g_strdup (*part + strlen ("of="));
    else if (g_str_has_prefix (*part, "in="))
      line->currency = g_strdup (*part + strlen ("in="));
    else if (g_str_has_prefix (*part, "into="))
      line->merged_into = g_strdup (*part + strlen ("into="));
    else
      g_assert_not_reached ();
  g_assert_true (steward_contract_line_check (line, NULL));
  g_ptr_array_add (contract_book_get_lines (self, parts[0]), line);
}

ContractBook *
contract_book_new_of (const char *first, ...)
{
  ContractBook *self = contract_book_new ();
  va_list args;

  va_start (args, first);
  for (const char *text = first; text; text = va_arg (args, const char *))
    contract_book_add (self, text);
  va_end (args);
  return self;
}

StewardRevenue *
contract_book_make_revenue (ContractBook *self, guint grace_days)
{
  g_autoptr (StewardExchange) exchange = steward_exchange_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  StewardRevenue *revenue = steward_revenue_new ((StewardRevenueCustomer *) self->customers->data,
                                                 self->customers->len, exchange, grace_days,
                                                 &error);

  g_assert_no_error (error);
  return revenue;
}

guint
contract_book_find (const StewardRevenue *revenue, const char *id)
{
  guint i = 0;

  while (strcmp (steward_revenue_get_id (revenue, i), id) != 0)
    i++;
  return i;
}
