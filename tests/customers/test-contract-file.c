/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-file.h"

#include <string.h>

static GPtrArray *make_customers (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Customers whose ids are their names. */
static GPtrArray *
make_customers (const char *first, ...)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  va_list args;

  va_start (args, first);
  for (const char *name = first; name; name = va_arg (args, const char *))
    {
      StewardCustomerRecord *record = steward_customer_record_new (name);

      g_set_str (&record->id, name);
      g_ptr_array_add (customers, steward_customer_facts_new_take (record));
    }
  va_end (args);
  return customers;
}

static StewardContractImport *
read_text (const char *text, GPtrArray *existing, gboolean create)
{
  g_autoptr (GError) error = NULL;
  StewardContractImport *import = steward_contract_file_read (text, strlen (text), existing, create,
                                                              &error);

  g_assert_no_error (error);
  return import;
}

static const StewardContractLine *
get (const StewardContractImport *import, guint index)
{
  g_assert_cmpuint (index, <, import->lines->len);
  return g_ptr_array_index (import->lines, index);
}

static void
assert_line (const StewardContractLine *line,
             const char *customer_id,
             const char *product,
             const char *from,
             const char *to,
             double amount)
{
  g_autofree char *first_day = steward_day_format (line->from);
  g_autofree char *last_day = steward_day_format (line->to);

  g_assert_cmpstr (line->customer_id, ==, customer_id);
  g_assert_cmpstr (line->product, ==, product);
  g_assert_cmpstr (first_day, ==, from);
  g_assert_cmpstr (last_day, ==, to);
  g_assert_cmpfloat (line->amount, ==, amount);
}

static void
assert_problem (const StewardContractImport *import, guint index, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_cmpuint (index, <, import->problems->len);
  text = steward_import_problem_to_string (g_ptr_array_index (import->problems, index));
  g_assert_cmpstr (text, ==, expected);
}

/* Puts what was read into the customers there are, as the store would. */
static void
keep (const StewardContractImport *import, GPtrArray *customers)
{
  for (guint i = 0; i < customers->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      g_ptr_array_set_size (facts->contracts, 0);
      for (guint j = 0; j < import->lines->len; j++)
        if (strcmp (get (import, j)->customer_id, facts->record->id) == 0)
          {
            StewardContractLine *line = steward_contract_line_copy (get (import, j));

            line->created_at = 1;
            g_ptr_array_add (facts->contracts, line);
          }
    }
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
test_every_column (void)
{
  g_autoptr (GPtrArray) customers = make_customers ("Acme, Inc", "Globex", NULL);
  g_autoptr (StewardContractImport) import = read_text (
    "\xef\xbb\xbf"
    "merged_into,currency,amount,to,from,product,customer\r\n"
    "Globex,EUR,216000.50,2024-12-31,2024-01-01,\"Search, large\",\"Acme, Inc\"\r\n"
    ",,-10,2025-01-01,2025-01-01,,Globex\r\n"
    ",,0,2026-01-01,2025-01-01,'=Trial,Globex\r\n",
    customers, FALSE);

  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_cmpuint (import->n_rows, ==, 3);
  g_assert_cmpuint (import->n_new, ==, 3);
  g_assert_cmpuint (import->customers->len, ==, 0);
  assert_line (get (import, 0), "Acme, Inc", "Search, large", "2024-01-01", "2024-12-31", 216000.5);
  g_assert_cmpstr (get (import, 0)->currency, ==, "EUR");
  g_assert_cmpstr (get (import, 0)->merged_into, ==, "Globex");
  assert_line (get (import, 1), "Globex", NULL, "2025-01-01", "2025-01-01", -10);
  g_assert_null (get (import, 1)->currency);
  g_assert_null (get (import, 1)->merged_into);
  assert_line (get (import, 2), "Globex", "=Trial", "2025-01-01", "2026-01-01", 0);
  steward_contract_import_set_currency (import, "USD");
  g_assert_cmpstr (get (import, 0)->currency, ==, "EUR");
  g_assert_cmpstr (get (import, 1)->currency, ==, "USD");
}

static void
test_bad_rows (void)
{
  g_autoptr (GPtrArray) customers = make_customers ("Acme", NULL);
  g_autoptr (StewardContractImport) import = read_text (
    "customer,product,from,to,amount,currency,merged_into\n"
    "Acme,Search,2024-01-01,2024-12-31,100,EUR,\n"
    "Acme,Search,2024-02-30,,1e999,euro,Acme\n"
    "Acme,Search,2024-01-02,2024-01-01,1,,\n"
    "Globex,Search,2024-01-01,2024-12-31,100,EUR,\n"
    ",Search,2024-01-01,2024-12-31,100,EUR,\n"
    "Acme,Search,2024-01-01\n"
    "Acme,Search,2025-01-01,2025-12-31,1 000,EUR,\n"
    "Acme,Search,2025-01-01,2025-12-31,0x10,eur,Acme\n"
    "Acme,Search,2025-01-01,2025-12-31,,,Globex\n",
    customers, FALSE);
  static const char *const expected[] = {
    "line 3, column 3 (from), Acme: “2024-02-30” is not a date such as 2026-11-23",
    "line 3, column 4 (to), Acme: the date is missing",
    "line 4, column 4 (to), Acme: the last day is before the first",
    "line 5, column 1 (customer), Globex: there is no customer “Globex”",
    "line 6, column 1 (customer): the customer has no name",
    "line 7: the row has 3 fields, the header 7",
    "line 8, column 5 (amount), Acme: “1 000” is not an amount such as 216000.50",
    "line 9, column 5 (amount), Acme: “0x10” is not an amount such as 216000.50",
    "line 9, column 6 (currency), Acme: “eur” is not a currency code such as EUR",
    "line 9, column 7 (merged_into), Acme: a customer cannot be merged into itself",
    "line 10, column 5 (amount), Acme: “” is not an amount such as 216000.50",
    "line 10, column 7 (merged_into), Acme: there is no customer “Globex”",
  };

  g_assert_cmpuint (import->n_rows, ==, 9);
  g_assert_cmpuint (import->n_bad_rows, ==, 8);
  g_assert_cmpuint (import->lines->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_problem (import, i, expected[i]);
  g_assert_cmpuint (import->problems->len, ==, G_N_ELEMENTS (expected));
}

static void
test_refused_amounts (void)
{
  static const char *const amounts[] = { "1e999", "-",   "--1",  "+1",
                                         "nan",   "inf", "1,5",  "10000000000001",
                                         "-0x1",  ".5",  "5 EUR" };
  g_autoptr (GPtrArray) customers = make_customers ("Acme", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "customer,from,to,amount\nAcme,2024-01-01,2024-12-31,\"%s\"\n", amounts[i]);
      g_autoptr (StewardContractImport) import = read_text (text, customers, FALSE);

      g_assert_cmpuint (import->n_bad_rows, ==, 1);
      g_assert_cmpuint (import->problems->len, ==, 1);
    }
}

static void
assert_unreadable (const char *text, const char *message)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (steward_contract_file_read (text, strlen (text), nobody, TRUE, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_unreadable (void)
{
  assert_unreadable ("", "the file is empty: its first line has to name the columns");
  assert_unreadable ("from,to,amount\n", "line 1: there is no column “customer”");
  assert_unreadable ("customer,to,amount\n", "line 1: there is no column “from”");
  assert_unreadable ("customer,from,to,amount,to\n",
                     "line 1, column 5: there are two columns “to”");
  assert_unreadable ("customer,from,to,amount,merged into\n",
                     "the columns are customer, product, from, to, amount, currency and "
                     "merged_into: there is another");
}

/* --- Customers that are not there ------------------------------------------------------------- */

static void
test_create (void)
{
  g_autoptr (GPtrArray) customers = make_customers ("Acme", NULL);
  g_autoptr (StewardContractImport) import = read_text (
    "customer,from,to,amount,merged_into\n"
    "Ne\xcc\x81w,2024-01-01,2024-12-31,1,Taker\n" /* é in two characters */
    "N\xc3\xa9w,2025-01-01,2025-12-31,2,\n"       /* and in one */
    "Bad,2025-01-01,2025-12-31,much,\n"
    "Acme,2025-01-01,2025-12-31,3,\n",
    customers, TRUE);
  const StewardCustomerFacts *first;
  const StewardCustomerFacts *second;

  g_assert_cmpuint (import->n_bad_rows, ==, 1);
  g_assert_cmpuint (import->lines->len, ==, 3);
  g_assert_cmpuint (import->customers->len, ==, 2);
  first = g_ptr_array_index (import->customers, 0);
  second = g_ptr_array_index (import->customers, 1);
  g_assert_cmpstr (first->record->name, ==, "N\xc3\xa9w");
  g_assert_cmpstr (second->record->name, ==, "Taker");
  g_assert_cmpstr (get (import, 0)->customer_id, ==, first->record->id);
  g_assert_cmpstr (get (import, 0)->merged_into, ==, second->record->id);
  g_assert_cmpstr (get (import, 1)->customer_id, ==, first->record->id);
  g_assert_cmpstr (get (import, 2)->customer_id, ==, "Acme");
}

/* --- Again ------------------------------------------------------------------------------------ */

static void
test_again (void)
{
  static const char *const text = "customer,product,from,to,amount,currency,merged_into\n"
                                  "Acme,Search,2024-01-01,2024-12-31,100,EUR,Globex\n"
                                  "Acme,Search,2024-01-01,2024-12-31,-20,EUR,\n"
                                  "Acme,,2024-01-01,2024-12-31,5,EUR,\n";
  g_autoptr (GPtrArray) customers = make_customers ("Acme", "Globex", NULL);
  g_autoptr (StewardContractImport) first = read_text (text, customers, FALSE);
  g_autoptr (StewardContractImport) again = NULL;
  g_autoptr (StewardContractImport) changed = NULL;

  g_assert_cmpuint (first->n_new, ==, 3);
  keep (first, customers);
  again = read_text (text, customers, FALSE);
  g_assert_cmpuint (again->n_new, ==, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpstr (get (again, i)->id, ==, get (first, i)->id);
      g_assert_cmpfloat (get (again, i)->amount, ==, get (first, i)->amount);
    }
  /* A column that is not there keeps what is. */
  changed = read_text ("customer,product,from,to,amount\n"
                       "Acme,Search,2024-01-01,2024-12-31,120\n"
                       "Acme,Search,2024-01-01,2025-12-31,7\n",
                       customers, FALSE);
  g_assert_cmpuint (changed->n_new, ==, 1);
  g_assert_cmpstr (get (changed, 0)->id, ==, get (first, 0)->id);
  g_assert_cmpfloat (get (changed, 0)->amount, ==, 120);
  g_assert_cmpstr (get (changed, 0)->currency, ==, "EUR");
  g_assert_cmpstr (get (changed, 0)->merged_into, ==, "Globex");
}

static void
test_write (void)
{
  g_autoptr (GPtrArray) customers = make_customers ("Acme, Inc", "Globex", NULL);
  g_autoptr (StewardContractImport) import = read_text (
    "customer,product,from,to,amount,currency,merged_into\n"
    "\"Acme, Inc\",Search,2024-01-01,2024-12-31,100.25,EUR,Globex\n"
    "Globex,,2025-01-01,2025-12-31,-3,,\n",
    customers, FALSE);
  g_autofree char *text = NULL;

  keep (import, customers);
  text = steward_contract_file_write (customers, customers);
  g_assert_cmpstr (text, ==,
                   "customer,product,from,to,amount,currency,merged_into\r\n"
                   "\"Acme, Inc\",Search,2024-01-01,2024-12-31,100.25,EUR,Globex\r\n"
                   "Globex,,2025-01-01,2025-12-31,-3,,\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/customers/contract-file/every-column", test_every_column);
  g_test_add_func ("/steward/customers/contract-file/bad-rows", test_bad_rows);
  g_test_add_func ("/steward/customers/contract-file/refused-amounts", test_refused_amounts);
  g_test_add_func ("/steward/customers/contract-file/unreadable", test_unreadable);
  g_test_add_func ("/steward/customers/contract-file/create", test_create);
  g_test_add_func ("/steward/customers/contract-file/again", test_again);
  g_test_add_func ("/steward/customers/contract-file/write", test_write);
  return g_test_run ();
}
