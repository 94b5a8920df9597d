/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-example.h"
#include "steward-portfolio-file.h"

#include <math.h>
#include <string.h>

#define TODAY 20780 /* 2026-11-23 */

static StewardPortfolioImport *
read_text (const char *text, GPtrArray *existing)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  StewardPortfolioImport *import = steward_portfolio_file_read (
    text, strlen (text), existing ? existing : none, TODAY, &error);

  g_assert_no_error (error);
  return import;
}

static StewardCustomerFacts *
get (const StewardPortfolioImport *import, guint index)
{
  g_assert_cmpuint (index, <, import->customers->len);
  return g_ptr_array_index (import->customers, index);
}

static void
assert_problem (const StewardPortfolioImport *import, guint index, guint line, guint column)
{
  const StewardImportProblem *problem;

  g_assert_cmpuint (index, <, import->problems->len);
  problem = g_ptr_array_index (import->problems, index);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpuint (problem->column, ==, column);
}

static void
test_every_column (void)
{
  g_autoptr (StewardPortfolioImport) import = read_text (
    "\xef\xbb\xbf"
    "advisor,name,url,source,source_url,seats,tam,segment,contract_close,production,renewal,"
    "arr,currency,region\r\n"
    "Okafor,\"Acme, "
    "Inc\",https://Acme.Example.com/,analytics,http://127.0.0.1:8080/x/,1200,,Enterprise,"
    "2026-01-31,2026-02-10,2027-01-31,216000.5,EUR,EMEA\r\n",
    NULL);
  const StewardCustomerRecord *record = get (import, 0)->record;
  StewardSeatsInForce seats = steward_seats_in_force (get (import, 0)->seats, TODAY);

  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_cmpuint (import->n_new, ==, 1);
  g_assert_cmpstr (record->name, ==, "Acme, Inc");
  g_assert_cmpstr (record->url, ==, "https://acme.example.com");
  g_assert_cmpint (record->source, ==, STEWARD_SOURCE_ANALYTICS);
  g_assert_cmpstr (record->source_url, ==, "http://127.0.0.1:8080/x");
  g_assert_cmpint (seats.seats.count, ==, 1200);
  g_assert_cmpint (record->contract_close, ==, 20484);
  g_assert_cmpint (record->production, ==, 20494);
  g_assert_cmpint (record->renewal, ==, 20849);
  g_assert_cmpfloat (record->arr, ==, 216000.5);
  g_assert_cmpstr (record->currency, ==, "EUR");
  g_assert_cmpstr (record->advisor, ==, "Okafor");
  g_assert_cmpstr (steward_customer_record_get_tag (record, "region"), ==, "EMEA");
}

static void
test_bad_rows_are_named_and_left_out (void)
{
  g_autoptr (StewardPortfolioImport) import = read_text (
    "name,seats,renewal,url\n"
    "Good,10,,\n"
    "Bad,-5,2026-02-30,\n"
    ",1,,\n"
    "Good,1,,\n"
    "Short,1\n"
    "Sneaky,1,,https://user@evil.example.com\n",
    NULL);
  g_autofree char *text = NULL;

  g_assert_cmpuint (import->customers->len, ==, 1);
  g_assert_cmpuint (import->n_rows, ==, 6);
  g_assert_cmpuint (import->n_bad_rows, ==, 5);
  g_assert_cmpuint (import->problems->len, ==, 6);
  assert_problem (import, 0, 3, 2);
  assert_problem (import, 1, 3, 3);
  assert_problem (import, 2, 4, 1);
  assert_problem (import, 3, 5, 1);
  assert_problem (import, 4, 6, 0);
  assert_problem (import, 5, 7, 4);
  text = steward_import_problem_to_string (g_ptr_array_index (import->problems, 0));
  g_assert_cmpstr (text, ==,
                   "line 3, column 2 (seats), Bad: “-5” is neither a whole number nor “unlimited”");
}

static void
test_absent_keeps_and_empty_clears (void)
{
  g_autoptr (StewardPortfolioImport) first = read_text (
    "name,advisor,segment,arr,region\nAcme,Okafor,SMB,10,EMEA\n", NULL);
  g_autoptr (StewardPortfolioImport) second = read_text ("name,advisor,region\nAcme,,\n",
                                                         first->customers);
  const StewardCustomerRecord *record = get (second, 0)->record;

  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpstr (record->id, ==, get (first, 0)->record->id);
  g_assert_null (record->advisor);
  g_assert_null (steward_customer_record_get_tag (record, "region"));
  g_assert_cmpstr (record->segment, ==, "SMB");
  g_assert_cmpfloat (record->arr, ==, 10);
}

static void
test_names_meet_after_nfc (void)
{
  g_autoptr (StewardPortfolioImport) first = read_text ("name\nCaf\u00e9\n", NULL);
  g_autoptr (StewardPortfolioImport) second = read_text ("name,advisor\nCafe\u0301,Okafor\n",
                                                         first->customers);

  g_assert_cmpuint (second->n_new, ==, 0);
  g_assert_cmpstr (get (second, 0)->record->id, ==, get (first, 0)->record->id);
}

static void
test_seats_words (void)
{
  g_autoptr (StewardPortfolioImport) import = read_text ("name,seats\nA,unlimited\nB,0\nC,\nD,5\n",
                                                         NULL);
  const StewardSeatsKind kinds[] = { STEWARD_SEATS_UNLIMITED, STEWARD_SEATS_UNKNOWN,
                                     STEWARD_SEATS_UNKNOWN, STEWARD_SEATS_KNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (steward_seats_in_force (get (import, i)->seats, TODAY).seats.kind, ==,
                     kinds[i]);
}

static void
test_unreadable (void)
{
  const char *const texts[] = {
    "", "seats\n5\n", "name,name\nA,B\n", "name,\nA,B\n", "name\n\"A\n", "name\nA\xff\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (
        steward_portfolio_file_read (texts[i], strlen (texts[i]), none, TODAY, &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
    }
}

static void
test_import_of_export_is_identity (void)
{
  g_autoptr (StewardPortfolioImport) first = read_text (
    "name,seats,arr,advisor,url,note\n\"=1+1, "
    "\"\"q\"\"\",12,0.1,-Anne,https://a.example.com,\"two\nlines\"\n"
    "B,unlimited,,'quoted,,\n",
    NULL);
  g_autofree char *text = steward_portfolio_file_write (first->customers, TODAY);
  g_autoptr (StewardPortfolioImport) second = read_text (text, NULL);
  g_autofree char *again = steward_portfolio_file_write (second->customers, TODAY);

  g_assert_cmpstr (text, ==, again);
  g_assert_cmpstr (get (second, 0)->record->name, ==, "=1+1, \"q\"");
  g_assert_cmpstr (get (second, 0)->record->advisor, ==, "-Anne");
  g_assert_cmpfloat (get (second, 0)->record->arr, ==, 0.1);
  g_assert_cmpstr (steward_customer_record_get_tag (get (second, 0)->record, "note"), ==,
                   "two\nlines");
  g_assert_true (isnan (get (second, 1)->record->arr));
  /* No cell that a spreadsheet would run. */
  g_assert_nonnull (strstr (text, "\"'=1+1"));
  g_assert_nonnull (strstr (text, "\"'-Anne\""));
}

/* It is imported as it is, one customer for each source, and shows every column. */
static void
test_example (void)
{
  g_autofree char *text = steward_portfolio_example_write (TODAY);
  g_autoptr (StewardPortfolioImport) import = read_text (text, NULL);

  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_cmpuint (import->customers->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (get (import, i)->record->source, ==, i);
  g_assert_cmpint (get (import, 0)->record->production, ==, TODAY - 30);
  g_assert_cmpstr (steward_customer_record_get_tag (get (import, 1)->record, "region"), ==, "EMEA");
  g_assert_cmpint (steward_seats_in_force (get (import, 1)->seats, TODAY).seats.kind, ==,
                   STEWARD_SEATS_UNLIMITED);
}

/* The mark of a sample customer is no column: a file neither sets nor clears it. */
static void
test_sample_is_no_column (void)
{
  g_autoptr (StewardCustomerFacts) sample = steward_customer_facts_new_take (
    steward_customer_record_new ("Sample"));
  g_autoptr (GPtrArray) existing = g_ptr_array_new ();
  g_autoptr (StewardPortfolioImport) import = NULL;
  g_autofree char *text = NULL;

  sample->record->sample = TRUE;
  g_ptr_array_add (existing, sample);
  text = steward_portfolio_file_write (existing, TODAY);
  g_assert_null (strstr (text, "sample"));
  import = read_text ("name,sample\nSample,0\nReal,1\n", existing);
  g_assert_true (get (import, 0)->record->sample);
  g_assert_false (get (import, 1)->record->sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/customers/portfolio-file/" path, func)
  ADD ("every-column", test_every_column);
  ADD ("bad-rows-are-named-and-left-out", test_bad_rows_are_named_and_left_out);
  ADD ("absent-keeps-and-empty-clears", test_absent_keeps_and_empty_clears);
  ADD ("names-meet-after-nfc", test_names_meet_after_nfc);
  ADD ("seats-words", test_seats_words);
  ADD ("unreadable", test_unreadable);
  ADD ("import-of-export-is-identity", test_import_of_export_is_identity);
  ADD ("example", test_example);
  ADD ("sample-is-no-column", test_sample_is_no_column);
#undef ADD
  return g_test_run ();
}
