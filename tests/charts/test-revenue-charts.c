/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Retention and renewals as charts, from the worked examples of the rules. */

#include "steward-revenue-charts.h"

#include <math.h>
#include <string.h>

#define TODAY (steward_day_new (2026, 11, 23))

static StewardContractLine *
make_line (const char *customer, int year, double amount)
{
  StewardContractLine *line = steward_contract_line_new (customer);

  line->from = steward_day_new (year, 1, 1);
  line->to = steward_day_new (year, 12, 31);
  line->amount = amount;
  line->currency = g_strdup ("EUR");
  return line;
}

/* advisor-domain 10.3: 10 M, -0.6 churn, -0.9 contraction, +1.8 expansion. */
static StewardRetention *
compute_example (void)
{
  const struct {
    const char *customer;
    double before;
    double after;
  } amounts[] = {
    { "Acme", 0.6e6, 0 },
    { "Beta", 4.4e6, 3.5e6 },
    { "Celt", 5e6, 6.8e6 },
    { "Dome", 0, 0.4e6 },
  };
  StewardRevenueCustomer customers[G_N_ELEMENTS (amounts)];
  g_autoptr (StewardExchange) exchange = steward_exchange_new ("EUR", NULL);
  g_autoptr (StewardRevenue) revenue = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      GPtrArray *lines = g_ptr_array_new_with_free_func (
        (GDestroyNotify) steward_contract_line_free);

      if (amounts[i].before > 0)
        g_ptr_array_add (lines, make_line (amounts[i].customer, 2025, amounts[i].before));
      if (amounts[i].after > 0)
        g_ptr_array_add (lines, make_line (amounts[i].customer, 2026, amounts[i].after));
      customers[i] = (StewardRevenueCustomer) { amounts[i].customer, amounts[i].customer, lines };
    }
  revenue = steward_revenue_new (customers, G_N_ELEMENTS (customers), exchange, 30, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (customers); i++)
    g_ptr_array_unref (customers[i].lines);
  return steward_retention_compute (revenue, steward_day_new (2025, 10, 31),
                                    steward_day_new (2026, 10, 31));
}

static double
get_amount (const StewardChartData *data, const char *id)
{
  for (guint i = 0; i < data->categories->len; i++)
    if (g_str_equal (steward_chart_data_get_category (data, i)->id, id))
      return steward_chart_series_get (steward_chart_data_get_series (data, 0), i);
  g_assert_not_reached ();
}

static void
test_bridge (void)
{
  g_autoptr (StewardRetention) retention = compute_example ();
  g_autoptr (StewardChartData) data = steward_retention_chart_new (retention);
  g_autofree char *churn = NULL;
  double sum = 0;

  g_assert_cmpstr (data->message, ==, "Net retention is 103.0\u00a0%, gross retention 85.0\u00a0%");
  g_assert_cmpstr (data->caption, ==, "Annual recurring revenue from 31 Oct 2025 to 31 Oct 2026");
  g_assert_true (g_str_has_prefix (data->remark, "1 of 3 customers were lost;"));
  g_assert_cmpfloat_with_epsilon (get_amount (data, "start"), 10e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (get_amount (data, "new"), 0.4e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (get_amount (data, "expansion"), 1.8e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (get_amount (data, "contraction"), -0.9e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (get_amount (data, "churn"), -0.6e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (get_amount (data, "end"), 10.7e6, 1e-3);
  /* From its start the bridge leads to its end. */
  for (guint i = 0; i + 1 < data->categories->len; i++)
    sum += steward_chart_series_get (steward_chart_data_get_series (data, 0), i);
  g_assert_cmpfloat_with_epsilon (sum, get_amount (data, "end"), 1e-3);
  churn = steward_chart_data_describe_place (data, steward_chart_data_get_place (data, 5, -1));
  g_assert_cmpstr (churn, ==, "Churn: −600000\u00a0EUR. 1 customer.");
}

static void
test_nothing_to_retain (void)
{
  g_autoptr (StewardRetention) retention = compute_example ();
  g_autoptr (StewardRetention) before = steward_retention_compute (
    retention->revenue, steward_day_new (2020, 1, 1), steward_day_new (2020, 12, 31));
  g_autoptr (StewardChartData) data = steward_retention_chart_new (before);

  g_assert_cmpstr (data->message, ==, "There was no revenue to retain on 1 Jan 2020");
  g_assert_null (data->remark);
}

static void
test_problem (void)
{
  g_autoptr (StewardChartData) data = steward_retention_problem_chart_new ("No rate of GBP.");
  g_autofree char *words = steward_chart_data_describe (data);

  g_assert_false (steward_chart_data_has_values (data));
  g_assert_cmpstr (words, ==, "No rate of GBP.");
}

/* --- Renewals --------------------------------------------------------------------------------- */

static const StewardRenewalRisk renewals[] = {
  { 0, 140e3, STEWARD_STATE_HEALTHY },     { 40, 300e3, STEWARD_STATE_HEALTHY },
  { 45, 170e3, STEWARD_STATE_CONCERNING }, { 70, 365e3, STEWARD_STATE_UNKNOWN },
  { 100, 120e3, STEWARD_STATE_POOR },      { 100, (double) NAN, STEWARD_STATE_POOR },
  { 400, 900e3, STEWARD_STATE_POOR },
};

static GArray *
list_renewals (gboolean with_amounts)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (StewardRenewalRisk));

  for (guint i = 0; i < G_N_ELEMENTS (renewals); i++)
    {
      StewardRenewalRisk renewal = renewals[i];

      renewal.day += TODAY;
      renewal.arr = with_amounts ? renewal.arr : (double) NAN;
      g_array_append_val (list, renewal);
    }
  return list;
}

static StewardChartData *
create_renewals (gboolean with_amounts)
{
  g_autoptr (GArray) list = list_renewals (with_amounts);

  return steward_renewals_chart_new (&g_array_index (list, StewardRenewalRisk, 0), list->len, TODAY,
                                     6, "EUR");
}

/* 170 and 120 of 1,095 thousand are at risk; what renews in over a year is none of these months'.
 */
static void
test_renewals (void)
{
  g_autoptr (StewardChartData) data = create_renewals (TRUE);
  g_autofree char *january = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, 2, -1));
  g_autofree char *april = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, 5, -1));
  const char *category;
  const char *series;

  g_assert_cmpstr (data->message, ==, "290 k of 1.09 M EUR renews at risk until April 2027");
  g_assert_cmpstr (data->remark, ==, "1 renewal is not in it: its revenue is not known.");
  g_assert_cmpstr (january, ==,
                   "January 2027. Renews: 470000\u00a0EUR. Concerning: 170000\u00a0EUR. Healthy: "
                   "300000\u00a0EUR.");
  g_assert_cmpstr (april, ==, "April 2027. Renews: 0\u00a0EUR.");
  g_assert_true (steward_chart_data_find_behind (data, steward_chart_data_get_place (data, 2, 1),
                                                 &category, &series));
  g_assert_cmpstr (category, ==, "2027-01");
  g_assert_cmpstr (series, ==, "concerning");
}

/* Without any amount it counts: 3 of 6 are at risk. */
static void
test_renewals_without_amounts (void)
{
  g_autoptr (StewardChartData) data = create_renewals (FALSE);
  g_autoptr (StewardChartData) none = steward_renewals_chart_new (NULL, 0, TODAY, 6, NULL);

  g_assert_cmpint (data->unit, ==, STEWARD_CHART_COUNT);
  g_assert_null (data->currency);
  g_assert_cmpstr (data->message, ==, "3 of 6 renewals until April 2027 are at risk");
  g_assert_cmpfloat (steward_chart_data_get_sum (data, 2), ==, 2);
  g_assert_cmpstr (none->message, ==, "Nothing renews until April 2027");
}

/* Of 1,095 thousand 290 are at risk: 170 concerning, 120 poor. */
static void
test_renewals_explained (void)
{
  g_autoptr (GArray) list = list_renewals (TRUE);
  const StewardRenewalSums sums = steward_renewal_sums_compute (
    &g_array_index (list, StewardRenewalRisk, 0), list->len, TODAY, 6);
  const StewardRenewalSums none = steward_renewal_sums_compute (NULL, 0, TODAY, 6);
  g_autoptr (StewardExplanation) explanation = steward_renewal_sums_explain (&sums, "EUR",
                                                                             "1 USD = 2 EUR");
  g_autoptr (StewardExplanation) of_none = steward_renewal_sums_explain (&none, NULL, NULL);
  g_autofree char *text = steward_explanation_to_text (explanation);
  const char *const parts[] = {
    "290000\u00a0EUR at risk ÷ 1095000\u00a0EUR up for renewal = 26.5\u00a0%",
    "Window: November 2026 to April 2027\n",
    "Poor: 120000\u00a0EUR, 1 renewal\n",
    "Concerning: 170000\u00a0EUR, 1 renewal\n",
    "Healthy: 440000\u00a0EUR, 2 renewals\n",
    "Health not known: 365000\u00a0EUR, 1 renewal\n",
    "Revenue not known, left out: 1\n",
    "Exchange rates: 1 USD = 2 EUR\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (text, parts[i]) == NULL)
      g_error ("“%s” is not in:\n%s", parts[i], text);
  g_assert_null (of_none->value);
  g_assert_cmpstr (of_none->reason, ==, "no-renewals");
}

/* --- Cohorts ---------------------------------------------------------------------------------- */

/* One customer for each month from the first on, of whom every second halves after a year. */
static GPtrArray *
create_cohorts (guint n_months, StewardRevenue **revenue)
{
  g_autoptr (StewardExchange) exchange = steward_exchange_new ("EUR", NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree StewardRevenueCustomer *customers = g_new0 (StewardRevenueCustomer, n_months);
  const StewardMonth first = 2022 * 12;

  for (guint i = 0; i < n_months; i++)
    {
      char *name = g_strdup_printf ("c%u", i);
      GPtrArray *lines = g_ptr_array_new_with_free_func (
        (GDestroyNotify) steward_contract_line_free);

      g_ptr_array_add (names, name);
      for (guint year = 0; year < 6; year++)
        {
          StewardContractLine *line = steward_contract_line_new (name);

          line->from = steward_month_get_first_day (first + (int) (i + 12 * year));
          line->to = steward_month_get_last_day (first + (int) (i + 12 * year) + 11);
          line->amount = year > 0 && i % 2 ? 50e3 : 100e3;
          line->currency = g_strdup ("EUR");
          g_ptr_array_add (lines, line);
        }
      customers[i] = (StewardRevenueCustomer) { name, name, lines };
    }
  *revenue = steward_revenue_new (customers, n_months, exchange, 30, NULL);
  for (guint i = 0; i < n_months; i++)
    g_ptr_array_unref (customers[i].lines);
  return steward_cohorts_compute (*revenue, 2026 * 12 + 9);
}

static void
test_cohorts_by_month (void)
{
  StewardRevenue *revenue = NULL;
  g_autoptr (GPtrArray) cohorts = create_cohorts (4, &revenue);
  g_autoptr (StewardChartData) data = steward_cohorts_chart_new (cohorts, "EUR");
  g_autofree char *february = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, 1, -1));

  /* 100, 50, 100 and 50 of four times 100. */
  g_assert_cmpstr (data->message, ==,
                   "Customers pay 75\u00a0% of what they began with, 75\u00a0% without growth");
  g_assert_cmpuint (data->categories->len, ==, 4);
  g_assert_cmpstr (steward_chart_data_get_category (data, 1)->id, ==, "2022-02");
  g_assert_nonnull (strstr (february, "February 2022"));
  g_assert_nonnull (strstr (february, "Still paid, without growth: 50.0\u00a0%"));
  g_assert_nonnull (
    strstr (february, "1 of 1 customers; 100000\u00a0EUR then, 50000\u00a0EUR now"));
  steward_revenue_unref (revenue);
}

/* Too many months for a column each are told by quarter, and too many quarters by year. */
static void
test_cohorts_by_longer_times (void)
{
  const struct {
    guint n_months;
    guint n_categories;
    const char *id;
    const char *label;
    double gross;
  } cases[] = {
    { 12, 12, "2022-01", "January 2022", 1 },
    { 13, 5, "2022-Q1", "Q1 2022", 2.5 / 3 },
    { 36, 12, "2022-Q1", "Q1 2022", 2.5 / 3 },
    { 37, 4, "2022", "2022", 9 / 12.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StewardRevenue *revenue = NULL;
      g_autoptr (GPtrArray) cohorts = create_cohorts (cases[i].n_months, &revenue);
      g_autoptr (StewardChartData) data = steward_cohorts_chart_new (cohorts, "EUR");

      g_assert_cmpuint (data->categories->len, ==, cases[i].n_categories);
      g_assert_cmpstr (steward_chart_data_get_category (data, 0)->id, ==, cases[i].id);
      g_assert_cmpstr (steward_chart_data_get_category (data, 0)->label, ==, cases[i].label);
      g_assert_cmpfloat_with_epsilon (
        steward_chart_series_get (steward_chart_data_get_series (data, 0), 0), cases[i].gross,
        1e-9);
      steward_revenue_unref (revenue);
    }
}

static void
test_cohort_ids (void)
{
  const struct {
    const char *id;
    StewardMonth first;
    StewardMonth last;
  } good[] = {
    { "2024-03", 2024 * 12 + 2, 2024 * 12 + 2 },
    { "2024-Q4", 2024 * 12 + 9, 2024 * 12 + 11 },
    { "2024", 2024 * 12, 2024 * 12 + 11 },
  };
  const char *const bad[] = { "", "2024-13", "2024-Q0", "2024-Q5", "2024-Q1x", "2024x", "Q1" };
  StewardMonth first;
  StewardMonth last;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (steward_cohorts_chart_parse_id (good[i].id, &first, &last));
      g_assert_cmpint (first, ==, good[i].first);
      g_assert_cmpint (last, ==, good[i].last);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (steward_cohorts_chart_parse_id (bad[i], &first, &last));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/charts/revenue/" path, func)
  ADD ("bridge", test_bridge);
  ADD ("nothing-to-retain", test_nothing_to_retain);
  ADD ("problem", test_problem);
  ADD ("renewals", test_renewals);
  ADD ("renewals-explained", test_renewals_explained);
  ADD ("cohorts-by-month", test_cohorts_by_month);
  ADD ("cohorts-by-longer-times", test_cohorts_by_longer_times);
  ADD ("cohort-ids", test_cohort_ids);
  ADD ("renewals-without-amounts", test_renewals_without_amounts);
#undef ADD
  return g_test_run ();
}
