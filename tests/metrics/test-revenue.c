/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What customers pay a year, on any day: advisor-domain 10.3, calculated by hand. */

#include "contract-book.h"
#include "steward-cohorts.h"
#include "steward-input-error.h"

#include <math.h>
#include <string.h>

static void
assert_arr (const StewardRevenue *revenue, const char *id, const char *day, double expected)
{
  g_assert_cmpfloat_with_epsilon (steward_revenue_get_arr (revenue,
                                                           contract_book_find (revenue, id),
                                                           contract_book_parse_day (day)),
                                  expected, 1e-9);
}

/* --- One customer ----------------------------------------------------------------------------- */

static void
test_steps (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2025-01-01 2025-12-31 50 of=Seats", "acme 2024-01-01 2024-12-31 100 of=Search",
    "acme 2025-01-01 2025-12-31 100 of=Search", "acme 2025-07-01 2025-12-31 -10 of=Refund",
    "globex 2024-01-01 2026-12-31 300", NULL);
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);

  g_assert_cmpuint (steward_revenue_get_n_customers (revenue), ==, 2);
  g_assert_cmpstr (steward_revenue_get_name (revenue, 0), ==, "ACME");
  assert_arr (revenue, "acme", "2023-12-31", 0);
  assert_arr (revenue, "acme", "2024-01-01", 100);
  assert_arr (revenue, "acme", "2024-12-31", 100);
  assert_arr (revenue, "acme", "2025-01-01", 150);
  /* Half a year at -10 is -20 a year. */
  assert_arr (revenue, "acme", "2025-07-01", 130);
  assert_arr (revenue, "acme", "2025-12-31", 130);
  assert_arr (revenue, "acme", "2026-01-01", 0);
  /* 300 in three years is 100 a year. */
  assert_arr (revenue, "globex", "2026-12-31", 100);
  g_assert_cmpfloat_with_epsilon (
    steward_revenue_get_total (revenue, contract_book_parse_day ("2025-08-01")), 230, 1e-9);
  g_assert_cmpfloat (steward_revenue_get_total (revenue, contract_book_parse_day ("2027-01-01")),
                     ==, 0);
}

/* A customer is there while its ARR is above 0: what is free is nothing, and so is what refunds
 * take away, or more. */
static void
test_nothing (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "free 2024-01-01 2024-12-31 0", "refunded 2024-01-01 2024-12-31 70.1",
    "refunded 2024-01-01 2024-12-31 30.2", "refunded 2024-07-01 2024-12-31 -50.15",
    "negative 2024-01-01 2024-12-31 -5", NULL);
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);

  contract_book_get_lines (book, "without");
  assert_arr (revenue, "free", "2024-05-05", 0);
  assert_arr (revenue, "refunded", "2024-06-30", 100.3);
  assert_arr (revenue, "refunded", "2024-07-01", 0);
  assert_arr (revenue, "negative", "2024-05-05", 0);
}

/* At most 30 days without a line before a later one count as if it had gone on. */
static void
test_grace (void)
{
  static const struct {
    const char *returns;
    guint grace_days;
    double between;
  } cases[] = {
    { "2025-01-31", 30, 100 }, /* lapsed from 1 to 30 January */
    { "2025-02-01", 30, 0 },   /* 31 days */
    { "2025-01-31", 29, 0 },   { "2025-01-02", 1, 100 }, { "2025-01-02", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *later = g_strdup_printf ("acme %s 2026-12-31 10", cases[i].returns);
      g_autoptr (ContractBook) book = contract_book_new_of ("acme 2024-01-01 2024-12-31 100", later,
                                                            NULL);
      g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, cases[i].grace_days);

      assert_arr (revenue, "acme", "2025-01-01", cases[i].between);
      assert_arr (revenue, "acme", "2024-12-31", 100);
    }
}

/* What is free or refunded neither ends a lapse nor fills it, and a lapse without a later line is
 * one from its first day on. */
static void
test_no_grace (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "free 2024-01-01 2024-12-31 100", "free 2025-01-11 2025-12-31 0",
    "gone 2024-01-01 2024-12-31 100", "filled 2024-01-01 2024-12-31 100",
    "filled 2025-01-01 2025-03-31 0", "filled 2025-04-01 2026-03-31 100", NULL);
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);

  assert_arr (revenue, "free", "2025-01-05", 0);
  assert_arr (revenue, "gone", "2025-01-01", 0);
  assert_arr (revenue, "filled", "2025-01-05", 0);
  assert_arr (revenue, "filled", "2025-04-01", 100);
}

/* A renamed or merged customer goes on in the other until that one begins. */
static void
test_grace_of_merged (void)
{
  static const struct {
    const char *begins;
    double between;
  } cases[] = { { "2025-01-31", 100 }, { "2025-02-01", 0 }, { "2024-06-01", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *later = g_strdup_printf ("globex %s 2026-12-31 10", cases[i].begins);
      g_autoptr (ContractBook) book = contract_book_new_of (
        "acme 2024-01-01 2024-12-31 100 into=globex", later, NULL);
      g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);

      assert_arr (revenue, "acme", "2025-01-01", cases[i].between);
      assert_arr (revenue, "acme", "2025-01-31", 0);
    }
}

/* --- Currencies ------------------------------------------------------------------------------- */

static StewardRevenue *
exchange (ContractBook *book, StewardExchange *rates, GError **error)
{
  return steward_revenue_new ((StewardRevenueCustomer *) book->customers->data,
                              book->customers->len, rates, 30, error);
}

static void
test_currencies (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of ("acme 2024-01-01 2024-12-31 100 in=EUR",
                                                        "acme 2024-01-01 2024-12-31 10 in=USD",
                                                        "globex 2024-01-01 2024-12-31 1", NULL);
  g_autoptr (StewardExchange) rates = steward_exchange_new ("USD", "GBP");
  g_autoptr (StewardRevenue) revenue = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (exchange (book, rates, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==,
                   "There is no exchange rate from EUR to USD, which the revenue of ACME needs.");
  g_clear_error (&error);
  g_assert_true (steward_exchange_add_rates (rates, "GBP=1.25 EUR=1.08", NULL));
  revenue = exchange (book, rates, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (steward_revenue_get_currency (revenue), ==, "USD");
  assert_arr (revenue, "acme", "2024-05-05", 118);
  assert_arr (revenue, "globex", "2024-05-05", 1.25);
}

static void
test_no_currency (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of ("acme 2024-01-01 2024-12-31 100", NULL);
  g_autoptr (StewardExchange) rates = steward_exchange_new ("USD", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (exchange (book, rates, &error));
  g_assert_cmpstr (error->message, ==,
                   "Revenue of ACME has no currency, and the report is in USD: enter it, or set "
                   "the currency of revenue without one.");
}

/* --- Cohorts ---------------------------------------------------------------------------------- */

static void
assert_month (
  const StewardCohort *cohort, guint month, double arr, double gross_arr, guint n_customers)
{
  const StewardCohortMonth *end = &g_array_index (cohort->months, StewardCohortMonth, month);

  g_assert_cmpfloat_with_epsilon (end->arr, arr, 1e-9);
  g_assert_cmpfloat_with_epsilon (end->gross_arr, gross_arr, 1e-9);
  g_assert_cmpuint (end->n_customers, ==, n_customers);
}

/* January: acme at 100, which grows to 150, and globex at 50, which leaves. March: initech, whose
 * predecessor began in January, so that it is no new customer, and hooli. */
static void
test_cohorts (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2024-01-10 2025-01-09 100", "acme 2024-02-15 2025-02-14 50",
    "globex 2024-01-31 2024-05-01 12.5", "hooli 2024-03-31 2025-03-30 7",
    "initech-old 2024-01-01 2024-03-31 10 into=initech", "initech 2024-04-01 2025-03-31 30",
    "later 2024-07-01 2025-06-30 9", NULL);
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);
  g_autoptr (GPtrArray) cohorts = steward_cohorts_compute (revenue, 2024 * 12 + 5);
  const StewardCohort *january = cohorts->pdata[0];
  const StewardCohort *march = cohorts->pdata[1];

  g_assert_cmpuint (cohorts->len, ==, 2);
  g_assert_cmpint (january->month, ==, 2024 * 12);
  g_assert_cmpuint (january->n_customers, ==, 3);
  /* 12.5 in 92 days, a quarter, and 10 in a quarter. */
  g_assert_cmpfloat_with_epsilon (january->start_arr, 100 + 50 + 40, 1e-9);
  g_assert_cmpuint (january->months->len, ==, 6);
  assert_month (january, 0, 190, 190, 3);
  assert_month (january, 1, 240, 190, 3);
  assert_month (january, 3, 230, 180, 3);
  assert_month (january, 4, 180, 130, 2);
  assert_month (january, 5, 180, 130, 2);
  g_assert_cmpint (march->month, ==, 2024 * 12 + 2);
  g_assert_cmpuint (march->n_customers, ==, 1);
  assert_month (march, 0, 7, 7, 1);
  /* Both initechs are told, one by one. */
  g_assert_cmpuint (january->customers->len, ==, 4);
  g_assert_cmpuint (march->customers->len, ==, 1);
  g_assert_cmpstr (steward_revenue_get_id (revenue, g_array_index (march->customers, guint, 0)), ==,
                   "hooli");
}

/* What is left of 100 and 50 is 100 of 150 and 150 with growth. */
static void
test_cohort_totals (void)
{
  g_autoptr (ContractBook) book = contract_book_new_of (
    "acme 2024-01-10 2025-01-09 100", "acme 2024-02-15 2025-02-14 50",
    "globex 2024-01-31 2024-05-01 12.5", "hooli 2024-03-31 2025-03-30 7", NULL);
  g_autoptr (StewardRevenue) revenue = contract_book_make_revenue (book, 30);
  g_autoptr (GPtrArray) cohorts = steward_cohorts_compute (revenue, 2024 * 12 + 5);
  const StewardCohortTotals january = steward_cohorts_add_up (cohorts, 2024 * 12, 2024 * 12 + 1);
  const StewardCohortTotals nobody = steward_cohorts_add_up (cohorts, 2024 * 12 + 1, 2024 * 12 + 1);
  g_autoptr (StewardExplanation) explanation = steward_cohorts_explain (cohorts, revenue,
                                                                        2024 * 12 + 5);
  g_autofree char *text = steward_explanation_to_text (explanation);

  g_assert_cmpuint (january.n_customers, ==, 2);
  g_assert_cmpuint (january.n_left, ==, 1);
  g_assert_cmpfloat_with_epsilon (steward_cohort_totals_get_gross (&january), 100 / 150.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (steward_cohort_totals_get_net (&january), 1, 1e-9);
  g_assert_true (isnan (steward_cohort_totals_get_gross (&nobody)));
  g_assert_true (isnan (steward_cohort_totals_get_net (&nobody)));
  /* 100 and 7 of 157; 150 and 7 with growth, as in the beginning. */
  g_assert_cmpfloat_with_epsilon (explanation->number, 107 / 157.0, 1e-9);
  g_assert_nonnull (strstr (text, "still paid, without growth ÷ 157"));
  g_assert_nonnull (strstr (text, "Customers: 2 of 3 still pay\n"));
  g_assert_nonnull (strstr (text, "100.0\u00a0%\n"));
  g_assert_nonnull (strstr (text, "to the end of June 2024\n"));
}

/* --- Laws ------------------------------------------------------------------------------------- */

/* Lines of one customer, of every length and sign, that touch, overlap and leave gaps. */
static void
add_random_lines (ContractBook *book, GRand *rand)
{
  StewardDay first = steward_day_new (2023, 1, 1);
  int n_lines = g_rand_int_range (rand, 1, 8);

  for (int i = 0; i < n_lines; i++)
    {
      StewardContractLine *line = steward_contract_line_new ("acme");

      line->from = first + g_rand_int_range (rand, 0, 400);
      line->to = line->from + g_rand_int_range (rand, 0, 120);
      line->amount = g_rand_int_range (rand, -20, 60) / 10.0;
      g_ptr_array_add (contract_book_get_lines (book, "acme"), line);
    }
}

/* What is paid on a day, line by line. */
static double
add_up (GPtrArray *lines, StewardDay day)
{
  double arr = 0;

  for (guint i = 0; i < lines->len; i++)
    if (steward_contract_line_is_active (lines->pdata[i], day))
      arr += steward_contract_line_get_arr (lines->pdata[i]);
  return arr > 1e-9 ? arr : 0;
}

/* The same with what goes on for the grace, by looking back and ahead day by day. */
static double
add_up_with_grace (GPtrArray *lines, StewardDay day, int grace_days)
{
  int back = 0;
  int ahead = 0;

  while (back <= grace_days && add_up (lines, day - back) <= 0)
    back++;
  while (ahead <= grace_days && add_up (lines, day + ahead) <= 0)
    ahead++;
  /* Lapsed days: those back and those ahead, today among both. */
  return back == 0 || back + ahead - 1 <= grace_days ? add_up (lines, day - back) : 0;
}

static void
test_every_day (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (ContractBook) book = contract_book_new ();
      g_autoptr (StewardRevenue) revenue = NULL;
      int grace_days = g_rand_int_range (rand, 0, 40);
      GPtrArray *lines;

      add_random_lines (book, rand);
      lines = contract_book_get_lines (book, "acme");
      revenue = contract_book_make_revenue (book, (guint) grace_days);
      for (StewardDay day = steward_day_new (2022, 12, 1); day < steward_day_new (2024, 8, 1);
           day += 3)
        g_assert_cmpfloat_with_epsilon (steward_revenue_get_arr (revenue, 0, day),
                                        add_up_with_grace (lines, day, grace_days), 1e-8);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/revenue/steps", test_steps);
  g_test_add_func ("/steward/metrics/revenue/nothing", test_nothing);
  g_test_add_func ("/steward/metrics/revenue/grace", test_grace);
  g_test_add_func ("/steward/metrics/revenue/no-grace", test_no_grace);
  g_test_add_func ("/steward/metrics/revenue/grace-of-merged", test_grace_of_merged);
  g_test_add_func ("/steward/metrics/revenue/currencies", test_currencies);
  g_test_add_func ("/steward/metrics/revenue/no-currency", test_no_currency);
  g_test_add_func ("/steward/metrics/revenue/cohorts", test_cohorts);
  g_test_add_func ("/steward/metrics/revenue/cohort-totals", test_cohort_totals);
  g_test_add_func ("/steward/metrics/revenue/every-day", test_every_day);
  return g_test_run ();
}
