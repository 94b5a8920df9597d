/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a customer pays a year, today: advisor-domain 10.3, calculated by hand. */

#include "contract-book.h"
#include "steward-arr.h"

#include <math.h>
#include <string.h>

static void
assert_arr (const StewardArr *arr, double value, const char *source, const char *text)
{
  g_autofree char *formatted = steward_arr_format (arr);

  if (isnan (value))
    g_assert_true (isnan (arr->value));
  else
    g_assert_cmpfloat_with_epsilon (arr->value, value, 1e-9);
  g_assert_cmpstr (steward_arr_source_to_string (arr->source), ==, source);
  g_assert_cmpstr (formatted, ==, text);
}

/* What was entered counts only where there are no lines at all. */
static void
test_sources (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2024-01-01 2025-12-31 500 in=EUR", "acme 2024-01-01 2024-12-31 -50 in=EUR", NULL);
  GPtrArray *lines = contract_book_get_lines (book, "acme");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  StewardArr arr = steward_arr_compute (lines, 7, "USD", contract_book_parse_day ("2024-06-01"));

  assert_arr (&arr, 200, "contracts", "200\u00a0EUR");
  g_assert_cmpuint (arr.n_lines, ==, 2);
  arr = steward_arr_compute (lines, 7, "USD", contract_book_parse_day ("2026-01-01"));
  assert_arr (&arr, 0, "contracts", "0\u00a0EUR");
  arr = steward_arr_compute (none, 7.4, "USD", contract_book_parse_day ("2026-01-01"));
  assert_arr (&arr, 7.4, "entered", "7\u00a0USD");
  arr = steward_arr_compute (none, 7.5, NULL, contract_book_parse_day ("2026-01-01"));
  assert_arr (&arr, 7.5, "entered", "8");
  arr = steward_arr_compute (none, (double) NAN, NULL, contract_book_parse_day ("2026-01-01"));
  assert_arr (&arr, (double) NAN, NULL, "Not known");
}

/* Two currencies are no sum, and refunds leave nothing below 0. */
static void
test_no_sum (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "mixed 2024-01-01 2024-12-31 100 in=EUR", "mixed 2024-07-01 2025-06-30 100 in=USD",
    "refunded 2024-01-01 2024-12-31 100", "refunded 2024-07-01 2024-12-31 -60", NULL);
  GPtrArray *mixed = contract_book_get_lines (book, "mixed");
  GPtrArray *refunded = contract_book_get_lines (book, "refunded");
  StewardArr arr = steward_arr_compute (mixed, 7, NULL, contract_book_parse_day ("2024-08-01"));

  assert_arr (&arr, (double) NAN, "contracts", "Several currencies");
  arr = steward_arr_compute (mixed, 7, NULL, contract_book_parse_day ("2024-06-30"));
  assert_arr (&arr, 100, "contracts", "100\u00a0EUR");
  arr = steward_arr_compute (mixed, 7, NULL, contract_book_parse_day ("2025-01-01"));
  assert_arr (&arr, 100, "contracts", "100\u00a0USD");
  arr = steward_arr_compute (refunded, 7, NULL, contract_book_parse_day ("2024-07-01"));
  assert_arr (&arr, 0, "contracts", "0");
}

static void
assert_explained (GPtrArray *lines, double entered, const char *day, const char *expected)
{
  StewardArr arr = steward_arr_compute (lines, entered, "EUR", contract_book_parse_day (day));
  g_autoptr (StewardExplanation) explanation = steward_arr_explain (&arr, lines,
                                                                    contract_book_parse_day (day));
  g_autofree char *text = steward_explanation_to_text (explanation);

  if (!g_str_has_prefix (text, expected))
    g_error ("“%s” does not begin with “%s”", text, expected);
}

static void
test_explained (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2024-01-01 2025-12-31 500 in=EUR of=Search", "acme 2025-01-01 2025-03-31 5 in=EUR", NULL);
  GPtrArray *lines = contract_book_get_lines (book, "acme");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  assert_explained (lines, 7, "2025-02-01",
                    "Annual recurring revenue\n"
                    "The sum of 2 active lines = 270\u00a0EUR\n"
                    "Day: 1 Feb 2025\n"
                    "Source: the contract lines; what was entered by hand is not used\n"
                    "Search: 1 Jan 2024 to 31 Dec 2025, 500\u00a0EUR ÷ 2 = 250\u00a0EUR\n"
                    "Contract line: 1 Jan 2025 to 31 Mar 2025, 5\u00a0EUR ÷ 0.25 = 20\u00a0EUR\n");
  assert_explained (none, 7, "2025-02-01",
                    "Annual recurring revenue\n7\u00a0EUR\nDay: 1 Feb 2025\n"
                    "Source: entered by hand; there are no contract lines\n");
  assert_explained (none, (double) NAN, "2025-02-01",
                    "Annual recurring revenue\nNot known\nDay: 1 Feb 2025\n"
                    "Source: nothing is known: enter it, or add contract lines\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/arr/sources", test_sources);
  g_test_add_func ("/steward/metrics/arr/no-sum", test_no_sum);
  g_test_add_func ("/steward/metrics/arr/explained", test_explained);
  return g_test_run ();
}
