/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contract lines: what was imported, exported and imported again is the same. */

#include "fuzz.h"

#include "steward-contract-file.h"

#include <string.h>

static const char *
find_name (GPtrArray *customers, const char *id)
{
  for (guint i = 0; id && i < customers->len; i++)
    {
      const StewardCustomerRecord *record
        = ((StewardCustomerFacts *) g_ptr_array_index (customers, i))->record;

      if (strcmp (record->id, id) == 0)
        return record->name;
    }
  return NULL;
}

static void
assert_same (const StewardContractLine *a,
             GPtrArray *customers_a,
             const StewardContractLine *b,
             GPtrArray *customers_b)
{
  g_assert_true (steward_contract_line_check (a, NULL));
  g_assert_cmpstr (find_name (customers_a, a->customer_id), ==,
                   find_name (customers_b, b->customer_id));
  g_assert_cmpstr (find_name (customers_a, a->merged_into), ==,
                   find_name (customers_b, b->merged_into));
  g_assert_cmpstr (a->product, ==, b->product);
  g_assert_cmpint (a->from, ==, b->from);
  g_assert_cmpint (a->to, ==, b->to);
  g_assert_true (a->amount == b->amount);
  g_assert_cmpstr (a->currency, ==, b->currency);
}

/* Gives each customer its lines, in the order of the file. */
static void
hand_out (StewardContractImport *import)
{
  for (guint i = 0; i < import->customers->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (import->customers, i);

      for (guint j = 0; j < import->lines->len; j++)
        {
          const StewardContractLine *line = g_ptr_array_index (import->lines, j);

          if (strcmp (line->customer_id, facts->record->id) == 0)
            g_ptr_array_add (facts->contracts, steward_contract_line_copy (line));
        }
    }
}

static void
check_again (StewardContractImport *import)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autofree char *text = steward_contract_file_write (import->customers, import->customers);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardContractImport) again = steward_contract_file_read (text, strlen (text), nobody,
                                                                        TRUE, &error);
  guint next = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (again->n_bad_rows, ==, 0);
  g_assert_cmpuint (again->lines->len, ==, import->lines->len);
  for (guint i = 0; i < import->customers->len; i++)
    {
      GPtrArray *lines
        = ((StewardCustomerFacts *) g_ptr_array_index (import->customers, i))->contracts;

      for (guint j = 0; j < lines->len; j++)
        assert_same (g_ptr_array_index (lines, j), import->customers,
                     g_ptr_array_index (again->lines, next++), again->customers);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (StewardContractImport) import = steward_contract_file_read ((const char *) data, size,
                                                                         nobody, TRUE, &error);

  fuzz_check_outcome (import != NULL, error);
  if (import == NULL)
    return 0;
  g_assert_cmpuint (import->lines->len + import->n_bad_rows, ==, import->n_rows);
  g_assert_cmpuint (import->n_new, ==, import->lines->len);
  hand_out (import);
  check_again (import);
  return 0;
}
