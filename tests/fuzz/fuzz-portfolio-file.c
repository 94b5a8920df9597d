/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A portfolio: what was imported, exported and imported again is the same. */

#include "fuzz.h"

#include "steward-portfolio-file.h"

#include <math.h>

static void
assert_same (const StewardCustomerFacts *a, const StewardCustomerFacts *b)
{
  const StewardCustomerRecord *record_a = a->record;
  const StewardCustomerRecord *record_b = b->record;
  StewardSeats seats_a = steward_seats_in_force (a->seats, FUZZ_TODAY).seats;
  StewardSeats seats_b = steward_seats_in_force (b->seats, FUZZ_TODAY).seats;
  const char *const none[] = { NULL };

  g_assert_cmpstr (record_a->name, ==, record_b->name);
  g_assert_cmpstr (record_a->url, ==, record_b->url);
  g_assert_cmpint (record_a->source, ==, record_b->source);
  g_assert_cmpstr (record_a->source_url, ==, record_b->source_url);
  g_assert_cmpint (record_a->tam, ==, record_b->tam);
  g_assert_cmpstr (record_a->segment, ==, record_b->segment);
  g_assert_cmpstr (record_a->advisor, ==, record_b->advisor);
  g_assert_cmpint (record_a->contract_close, ==, record_b->contract_close);
  g_assert_cmpint (record_a->production, ==, record_b->production);
  g_assert_cmpint (record_a->renewal, ==, record_b->renewal);
  g_assert_true (record_a->arr == record_b->arr
                 || (isnan (record_a->arr) && isnan (record_b->arr)));
  g_assert_cmpstr (record_a->currency, ==, record_b->currency);
  g_assert_cmpstrv (record_a->tags ? (gpointer) record_a->tags : (gpointer) none,
                    record_b->tags ? (gpointer) record_b->tags : (gpointer) none);
  g_assert_cmpint (seats_a.kind, ==, seats_b.kind);
  g_assert_cmpint (seats_a.count, ==, seats_b.count);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (StewardPortfolioImport) import = steward_portfolio_file_read (
    (const char *) data, size, nobody, FUZZ_TODAY, &error);
  g_autoptr (StewardPortfolioImport) again = NULL;
  g_autofree char *text = NULL;

  fuzz_check_outcome (import != NULL, error);
  if (import == NULL)
    return 0;
  g_assert_cmpuint (import->customers->len + import->n_bad_rows, ==, import->n_rows);
  text = steward_portfolio_file_write (import->customers, FUZZ_TODAY);
  again = steward_portfolio_file_read (text, strlen (text), nobody, FUZZ_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_bad_rows, ==, 0);
  g_assert_cmpuint (again->customers->len, ==, import->customers->len);
  for (guint i = 0; i < import->customers->len; i++)
    assert_same (g_ptr_array_index (import->customers, i), g_ptr_array_index (again->customers, i));
  return 0;
}
