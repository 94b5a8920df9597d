/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart of the family says: values in words, places, keys, tables. */

#include "example-figures.h"
#include "steward-utilization-charts.h"

#include <math.h>
#include <string.h>

/* --- Values ----------------------------------------------------------------------------------- */

static void
test_amounts (void)
{
  const struct {
    double amount;
    const char *full;
    const char *brief;
  } examples[] = {
    { 0, "0\u00a0EUR", "0" },
    { 999, "999\u00a0EUR", "999" },
    { 1000, "1000\u00a0EUR", "1.00 k" },
    { 12345, "12345\u00a0EUR", "12.3 k" },
    { 470000, "470000\u00a0EUR", "470 k" },
    { 999600, "999600\u00a0EUR", "1.00 M" },
    { 9.43e6, "9430000\u00a0EUR", "9.43 M" },
    { 10.92e6, "10920000\u00a0EUR", "10.9 M" },
    { 2.5e9, "2500000000\u00a0EUR", "2.50 bn" },
    { -600000, "-600000\u00a0EUR", "-600 k" },
  };
  g_autoptr (StewardChartData) data = example_bridge_new ();

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *full = steward_chart_data_format (data, examples[i].amount);
      g_autofree char *brief = steward_chart_data_format_short (data, examples[i].amount);

      g_assert_cmpstr (full, ==, examples[i].full);
      g_assert_cmpstr (brief, ==, examples[i].brief);
    }
}

static void
test_no_figure (void)
{
  g_autoptr (StewardChartData) lines = example_lines_new (TRUE);
  g_autofree char *full = steward_chart_data_format (lines, EXAMPLE_NONE);
  g_autofree char *place = steward_chart_data_describe_place (
    lines, steward_chart_data_get_place (lines, 4, -1));

  g_assert_cmpstr (full, ==, "no figure");
  g_assert_cmpstr (place, ==,
                   "March 2026. Weighted: no figure. Median: no figure. Half of the customers: no "
                   "figure. Customers under 80\u00a0%: no figure.");
}

/* --- Places ----------------------------------------------------------------------------------- */

/* The place as its category, and the series in it. */
#define assert_place(data, place, expected_category, expected_series)                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint category = 0;                                                                            \
    int series = -1;                                                                               \
                                                                                                   \
    g_assert_cmpint (place, >=, 0);                                                                \
    steward_chart_data_split_place (data, place, &category, &series);                              \
    g_assert_cmpuint (category, ==, expected_category);                                            \
    g_assert_cmpint (series, ==, expected_series);                                                 \
  }                                                                                                \
  G_STMT_END

static void
test_steps_along_lines (void)
{
  g_autoptr (StewardChartData) data = example_lines_new (FALSE);
  int place = steward_chart_data_step (data, -1, STEWARD_CHART_STEP_ON);

  assert_place (data, place, 0, -1);
  place = steward_chart_data_step (data, -1, STEWARD_CHART_STEP_BACK);
  assert_place (data, place, 11, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_ON);
  assert_place (data, place, 11, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_BACK);
  assert_place (data, place, 10, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_YEAR_BACK);
  assert_place (data, place, 0, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_LAST);
  assert_place (data, place, 11, -1);
  g_assert_cmpint (steward_chart_data_step (data, place, STEWARD_CHART_STEP_UP), ==, -1);
  g_assert_cmpint (steward_chart_data_step (data, place, STEWARD_CHART_STEP_DOWN), ==, -1);
}

/* In May there are a poor, a concerning and a healthy part; in March no concerning one. */
static void
test_steps_into_a_stack (void)
{
  g_autoptr (StewardChartData) data = example_stack_new (FALSE);
  int place = steward_chart_data_get_place (data, 3, -1);

  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_UP);
  assert_place (data, place, 3, 0);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_UP);
  assert_place (data, place, 3, 2);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_UP);
  assert_place (data, place, 3, 2);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_DOWN);
  assert_place (data, place, 3, 0);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_DOWN);
  assert_place (data, place, 3, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_DOWN);
  assert_place (data, place, 3, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_ON);
  assert_place (data, place, 4, -1);
  /* In April there is nothing to go into. */
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_UP);
  assert_place (data, place, 4, -1);
}

static void
test_steps_down_a_bridge (void)
{
  g_autoptr (StewardChartData) data = example_bridge_new ();
  int place = steward_chart_data_step (data, -1, STEWARD_CHART_STEP_DOWN);

  assert_place (data, place, 0, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_DOWN);
  assert_place (data, place, 1, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_UP);
  assert_place (data, place, 0, -1);
  place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_LAST);
  assert_place (data, place, 6, -1);
  g_assert_cmpint (steward_chart_data_step (data, place, STEWARD_CHART_STEP_YEAR_BACK), ==, -1);
}

/* By keys alone every place that holds something is reached, in every chart. */
static void
test_keys_reach_everything (void)
{
  StewardChartData *charts[] = { example_lines_new (FALSE), example_bins_new (1),
                                 example_stack_new (FALSE), example_stack_new (TRUE),
                                 example_bridge_new () };

  for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
    {
      g_autoptr (StewardChartData) data = charts[c];
      g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
      int place = steward_chart_data_step (data, -1, STEWARD_CHART_STEP_FIRST);

      for (guint i = 0; i < data->categories->len; i++)
        {
          int part = place;
          int next;

          g_hash_table_add (reached, GINT_TO_POINTER (place));
          while (steward_chart_data_has_parts (data)
                 && (next = steward_chart_data_step (data, part, STEWARD_CHART_STEP_UP)) != part)
            g_hash_table_add (reached, GINT_TO_POINTER (part = next));
          place = steward_chart_data_step (data, place, STEWARD_CHART_STEP_ON);
        }
      for (guint i = 0; i < data->categories->len; i++)
        {
          g_assert_true (g_hash_table_contains (
            reached, GINT_TO_POINTER (steward_chart_data_get_place (data, i, -1))));
          for (guint j = 0; steward_chart_data_has_parts (data) && j < data->series->len; j++)
            if (steward_chart_series_get (steward_chart_data_get_series (data, j), i) > 0)
              g_assert_true (g_hash_table_contains (
                reached, GINT_TO_POINTER (steward_chart_data_get_place (data, i, (int) j))));
        }
    }
}

static void
test_behind (void)
{
  g_autoptr (StewardChartData) bins = example_bins_new (1);
  g_autoptr (StewardChartData) gaps = example_lines_new (TRUE);
  const char *category = NULL;
  const char *series = NULL;

  g_assert_true (steward_chart_data_find_behind (bins, steward_chart_data_get_place (bins, 7, -1),
                                                 &category, &series));
  g_assert_cmpstr (category, ==, "7");
  g_assert_null (series);
  g_assert_true (steward_chart_data_find_behind (bins, steward_chart_data_get_place (bins, 8, 1),
                                                 &category, &series));
  g_assert_cmpstr (series, ==, "reached");
  /* Nobody is there, or nothing is known. */
  g_assert_false (steward_chart_data_find_behind (bins, steward_chart_data_get_place (bins, 0, -1),
                                                  &category, &series));
  g_assert_false (steward_chart_data_find_behind (gaps, steward_chart_data_get_place (gaps, 4, -1),
                                                  &category, &series));
  g_assert_false (steward_chart_data_find_behind (bins, -1, &category, &series));
  bins->leads = FALSE;
  g_assert_false (steward_chart_data_find_behind (bins, steward_chart_data_get_place (bins, 7, -1),
                                                  &category, &series));
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
assert_described (StewardChartData *data, guint category, int series, const char *expected)
{
  g_autofree char *text = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, category, series));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_places_in_words (void)
{
  g_autoptr (StewardChartData) lines = example_lines_new (FALSE);
  g_autoptr (StewardChartData) bins = example_bins_new (1);
  g_autoptr (StewardChartData) stack = example_stack_new (FALSE);
  g_autoptr (StewardChartData) bridge = example_bridge_new ();

  assert_described (lines, 11, -1,
                    "October 2026. Weighted: 81.2\u00a0%. Median: 84.0\u00a0%. Half of the "
                    "customers: 75.0\u00a0% to 91.0\u00a0%. Customers under 80\u00a0%: 14.");
  assert_described (bins, 7, -1, "70\u00a0% to 80\u00a0%. Customers: 6. Under the target: 6.");
  assert_described (bins, 13, -1, "Without a figure. Customers: 5. Without a figure: 5.");
  assert_described (
    stack, 5, -1,
    "May 2027. Renews: 555000\u00a0EUR. Poor: 90000\u00a0EUR. Concerning: 150000\u00a0EUR. "
    "Healthy: 315000\u00a0EUR.");
  assert_described (stack, 5, 1, "May 2027. Concerning: 150000\u00a0EUR.");
  assert_described (bridge, 0, -1, "Start: 10000000\u00a0EUR.");
  assert_described (bridge, 3, -1, "Expansion: +1800000\u00a0EUR.");
  assert_described (bridge, 5, -1, "Churn: −600000\u00a0EUR.");
}

static void
test_all_in_words (void)
{
  g_autoptr (StewardChartData) lines = example_lines_new (FALSE);
  g_autoptr (StewardChartData) empty = example_empty_new ();
  g_autofree char *text = steward_chart_data_describe (lines);
  g_autofree char *what_to_do = steward_chart_data_describe (empty);

  g_assert_cmpstr (text, ==, "81.2 % of seats were used in October. Users ÷ seats in force.");
  g_assert_cmpstr (what_to_do, ==,
                   "No month was counted yet. Sync or import usage to see it here.");
}

static void
test_table (void)
{
  g_autoptr (StewardChartData) lines = example_lines_new (TRUE);
  g_autoptr (StewardChartTable) table = steward_chart_data_create_table (lines);
  const GStrv newest = g_ptr_array_index (table->rows, 0);
  const GStrv missing = g_ptr_array_index (table->rows, 7);
  g_autofree char *titles = g_strjoinv ("|", table->titles);
  g_autofree char *first = g_strjoinv ("|", newest);
  g_autofree char *gap = g_strjoinv ("|", missing);

  g_assert_cmpstr (titles, ==,
                   "Month|Weighted|Median|Half of the customers|Customers under 80\u00a0%");
  g_assert_cmpstr (first, ==, "October 2026|81.2\u00a0%|84.0\u00a0%|75.0\u00a0% to 91.0\u00a0%|14");
  g_assert_cmpstr (gap, ==, "March 2026|no figure|no figure|no figure|no figure");
}

static void
test_csv (void)
{
  g_autoptr (StewardChartData) lines = example_lines_new (TRUE);
  g_autoptr (StewardChartData) bridge = example_bridge_new ();
  g_autoptr (StewardChartTable) of_lines = steward_chart_data_create_plain_table (lines);
  g_autoptr (StewardChartTable) of_bridge = steward_chart_data_create_plain_table (bridge);
  g_autofree char *months = steward_chart_table_to_csv (of_lines);
  g_autofree char *steps = steward_chart_table_to_csv (of_bridge);

  g_assert_true (g_str_has_prefix (months, "id,weighted,median,half-low,half-high,below\r\n"
                                           "2025-11,0.742,0.76,0.67,0.83,21\r\n"));
  /* Not known is empty, and never 0. */
  g_assert_nonnull (strstr (months, "\r\n2026-03,,,,,\r\n"));
  g_assert_cmpstr (
    steps, ==,
    "id,amount,currency\r\nstart,10000000,EUR\r\nnew,620000,EUR\r\nreturning,0,EUR\r\n"
    "expansion,1800000,EUR\r\ncontraction,-900000,EUR\r\nchurn,-600000,EUR\r\n"
    "end,10920000,EUR\r\n");
}

/* --- A portfolio's utilization ---------------------------------------------------------------- */

#define TODAY (steward_day_new (2026, 11, 23))
#define OCTOBER (2026 * 12 + 9)

typedef struct {
  gint64 seats;
  gint64 september;
  gint64 october;
} Customer;

static StewardPortfolioUtilization *
compute (const Customer *customers, guint n_customers, const StewardTargets *targets)
{
  g_autoptr (GPtrArray) usages = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_usage_unref);
  g_autoptr (GPtrArray) histories = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree StewardUtilizationInputs *inputs = g_new0 (StewardUtilizationInputs, n_customers + 1);

  for (guint i = 0; i < n_customers; i++)
    {
      StewardUsage *usage = steward_usage_new ();
      GArray *history = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
      const StewardSeatsObservation seats = { .since = steward_day_new (2026, 1, 1),
                                              .seats = steward_seats_new (customers[i].seats) };

      g_array_append_val (history, seats);
      if (customers[i].september >= 0)
        steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER - 1, customers[i].september, TRUE);
      if (customers[i].october >= 0)
        steward_usage_add (usage, STEWARD_GRAIN_MONTH, OCTOBER, customers[i].october, TRUE);
      g_ptr_array_add (usages, usage);
      g_ptr_array_add (histories, history);
      inputs[i] = (StewardUtilizationInputs) { usage, history, 0, targets };
    }
  return steward_portfolio_utilization_new (inputs, n_customers, TODAY, 12);
}

/* September 60 + 100 = 160 of 300 seats, 53.3 %; October 75 + 130 = 205 of 300, 68.3 %. */
static const Customer two_and_one_unknown[] = { { 100, 60, 75 },
                                                { 200, 100, 130 },
                                                { 50, -1, -1 } };

static void
test_history_chart (void)
{
  g_autoptr (StewardPortfolioUtilization) portfolio = compute (two_and_one_unknown, 3,
                                                               &steward_targets_published);
  g_autoptr (StewardChartData) data = steward_utilization_history_chart_new (portfolio, 0.8);

  g_assert_cmpstr (data->message, ==,
                   "68.3\u00a0% of seats were used in October, 15.0 points more than in September");
  g_assert_cmpstr (
    data->remark, ==,
    "Each customer counted alike, the median is 70.0\u00a0%; half of them lie between "
    "67.5\u00a0% and 72.5\u00a0%.");
  g_assert_cmpstr (data->target_label, ==, "80\u00a0% target");
  assert_described (
    data, 11, -1,
    "October 2026. Weighted: 68.3\u00a0%. Median: 70.0\u00a0%. Middle half of "
    "customers: 67.5\u00a0% to 72.5\u00a0%. Customers under 80\u00a0%: 2. 205 of 300 "
    "seats at 2 customers.");
  assert_described (data, 0, -1,
                    "November 2025. Weighted: no figure. Median: no figure. Middle half of "
                    "customers: no figure. Customers under 80\u00a0%: no figure.");
}

static void
test_changes (void)
{
  const struct {
    double before;
    double now;
    const char *words;
  } examples[] = {
    { 0.600, 0.620, "2.0 points more than in September" },
    { 0.620, 0.600, "2.0 points less than in September" },
    { 0.6204, 0.6199, "as in September" },
    { EXAMPLE_NONE, 0.6, NULL },
    { 0.6, EXAMPLE_NONE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *words = steward_chart_describe_change (examples[i].before, examples[i].now,
                                                              OCTOBER - 1);

      g_assert_cmpstr (words, ==, examples[i].words);
    }
}

static void
test_distribution_chart (void)
{
  g_autoptr (StewardPortfolioUtilization) portfolio = compute (two_and_one_unknown, 3,
                                                               &steward_targets_published);
  g_autoptr (StewardChartData) data = steward_utilization_distribution_chart_new (portfolio, 0.8);
  g_autoptr (StewardChartData) mixed = steward_utilization_distribution_chart_new (portfolio,
                                                                                   EXAMPLE_NONE);

  g_assert_cmpstr (data->message, ==,
                   "2 of 2 customers are under 80\u00a0%, as many as in September");
  g_assert_cmpstr (data->caption, ==, "Customers by utilization in October 2026; 1 has no figure");
  /* 75 % is within 10 points of the target, and 65 % is not. */
  g_assert_cmpstr (data->remark, ==, "1 customer lacks 10 points or less of the target.");
  g_assert_cmpfloat (data->edge, ==, 8);
  assert_described (data, 7, -1, "70\u00a0% to 80\u00a0%. Customers: 1. Under the target: 1.");
  assert_described (data, 12, -1, "120\u00a0% and more. Customers: 0.");
  g_assert_true (isnan (mixed->edge));
  g_assert_cmpstr (mixed->message, ==,
                   "2 of 2 customers are under their target, as many as in September");
}

static void
test_charts_of_nobody (void)
{
  g_autoptr (StewardPortfolioUtilization) portfolio = compute (NULL, 0, &steward_targets_published);
  g_autoptr (StewardChartData) history = steward_utilization_history_chart_new (portfolio, 0.8);
  g_autoptr (StewardChartData) spread = steward_utilization_distribution_chart_new (portfolio, 0.8);
  g_autofree char *words = steward_chart_data_describe (history);

  g_assert_false (steward_chart_data_has_values (history));
  g_assert_true (g_str_has_prefix (words, "No month was counted yet."));
  g_assert_null (history->remark);
  g_assert_cmpstr (spread->message, ==, "No customer has a figure yet");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/charts/" path, func)
  ADD ("data/amounts", test_amounts);
  ADD ("data/no-figure", test_no_figure);
  ADD ("data/steps-along-lines", test_steps_along_lines);
  ADD ("data/steps-into-a-stack", test_steps_into_a_stack);
  ADD ("data/steps-down-a-bridge", test_steps_down_a_bridge);
  ADD ("data/keys-reach-everything", test_keys_reach_everything);
  ADD ("data/behind", test_behind);
  ADD ("data/places-in-words", test_places_in_words);
  ADD ("data/all-in-words", test_all_in_words);
  ADD ("data/table", test_table);
  ADD ("data/csv", test_csv);
  ADD ("utilization/history", test_history_chart);
  ADD ("utilization/changes", test_changes);
  ADD ("utilization/distribution", test_distribution_chart);
  ADD ("utilization/nobody", test_charts_of_nobody);
#undef ADD
  return g_test_run ();
}
