/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Charts of the family in the shapes that a portfolio has: the pictures of the picture book, with
 * figures that were made up for them. */

#include "steward-chart-data.h"

#include <math.h>

#define EXAMPLE_NONE ((double) NAN)

/* 12 months to October 2026: weighted and median, the middle half, how many are under 80 %. */
static inline StewardChartData *
example_lines_new (gboolean with_gap)
{
  const double weighted[] = {
    .742, .750, .746, .757, .768, .777, .785, .792, .789, .803, .806, .812
  };
  const double median[] = { .76, .77, .775, .783, .79, .805, .812, .81, .822, .828, .833, .84 };
  const double under[] = { 21, 20, 20, 19, 19, 18, 18, 17, 18, 17, 17, 14 };
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_LINES, STEWARD_CHART_PERCENT,
                                                   "Utilization by month");

  data->message = g_strdup ("81.2 % of seats were used in October");
  data->caption = g_strdup ("Users ÷ seats in force");
  data->category_title = g_strdup ("Month");
  data->target = 0.8;
  data->target_label = g_strdup ("80\u00a0% target");
  data->leads = TRUE;
  for (int i = 0; i < 12; i++)
    steward_chart_data_add_month (data, 2025 * 12 + 10 + i);
  steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "weighted", "Weighted");
  steward_chart_data_add_series (data, STEWARD_SERIES_SIDE, "median", "Median");
  steward_chart_data_add_series (data, STEWARD_SERIES_BAND, "half", "Half of the customers");
  steward_chart_data_add_series (data, STEWARD_SERIES_ROW, "below", "Customers under 80\u00a0%");
  for (guint i = 0; i < 12; i++)
    {
      if (with_gap && (i == 4 || i == 6))
        continue;
      steward_chart_series_set (g_ptr_array_index (data->series, 0), i, weighted[i]);
      steward_chart_series_set (g_ptr_array_index (data->series, 1), i, median[i]);
      steward_chart_series_set_band (g_ptr_array_index (data->series, 2), i, median[i] - .09,
                                     median[i] + .07);
      steward_chart_series_set (g_ptr_array_index (data->series, 3), i, under[i]);
    }
  return data;
}

/* Customers by utilization, 14 of 38 under 80 %, five without a figure; times @scale. */
static inline StewardChartData *
example_bins_new (double scale)
{
  const double below[] = { 0, 0, 0, 1, 2, 2, 3, 6, 0, 0, 0, 0, 0 };
  const double reached[] = { 0, 0, 0, 0, 0, 0, 0, 0, 13, 8, 2, 1, 0 };
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_COLUMNS, STEWARD_CHART_COUNT,
                                                   "Customers by utilization");

  data->message = g_strdup ("14 of 38 are under 80 %");
  data->caption = g_strdup ("Customers by utilization in October 2026");
  data->category_title = g_strdup ("Utilization");
  data->total_label = g_strdup ("Customers");
  data->leads = TRUE;
  data->edges = TRUE;
  data->edge = 8;
  data->edge_label = g_strdup ("80\u00a0%");
  data->target_label = g_strdup ("under target");
  for (int i = 0; i < 13; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *label = g_strdup_printf ("%d\u00a0%% to %d\u00a0%%", i * 10, i * 10 + 10);
      g_autofree char *tick = g_strdup_printf ("%d", i * 10);

      steward_chart_data_add_category (data, id, label, tick);
    }
  steward_chart_data_add_category (data, "none", "Without a figure", "no figure")->apart = TRUE;
  steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "below", "Under the target");
  steward_chart_data_add_series (data, STEWARD_SERIES_SIDE, "reached", "Target reached");
  steward_chart_data_add_series (data, STEWARD_SERIES_UNKNOWN, "none", "Without a figure");
  for (guint i = 0; i < 13; i++)
    {
      steward_chart_series_set (g_ptr_array_index (data->series, 0), i, below[i] * scale);
      steward_chart_series_set (g_ptr_array_index (data->series, 1), i, reached[i] * scale);
    }
  steward_chart_series_set (g_ptr_array_index (data->series, 2), 13, 5 * scale);
  return data;
}

/* Renewals of six months by health; in February nobody's health is known, in April nothing renews.
 */
static inline StewardChartData *
example_stack_new (gboolean grouped)
{
  const StewardSeriesRole roles[] = { STEWARD_SERIES_POOR, STEWARD_SERIES_CONCERNING,
                                      STEWARD_SERIES_HEALTHY, STEWARD_SERIES_UNKNOWN };
  const char *const ids[] = { "poor", "concerning", "healthy", "unknown" };
  const char *const labels[] = { "Poor", "Concerning", "Healthy", "Health not known" };
  const double amounts[][6] = {
    { 0, 0, 0, 120000, 0, 90000 },
    { 0, 170000, 0, 0, 0, 150000 },
    { 140000, 300000, 0, 315000, 0, 315000 },
    { 0, 0, 365000, 0, 0, 0 },
  };
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_COLUMNS, STEWARD_CHART_AMOUNT,
                                                   "Renewals by month");

  data->message = g_strdup ("530,000 of 1,965,000 EUR renews at risk");
  data->caption = g_strdup ("Contracts that renew, by health");
  data->category_title = g_strdup ("Month");
  data->total_label = g_strdup ("Renews");
  data->currency = g_strdup ("EUR");
  data->leads = TRUE;
  data->grouped = grouped;
  for (int i = 0; i < 6; i++)
    steward_chart_data_add_month (data, 2026 * 12 + 11 + i);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    steward_chart_data_add_series (data, roles[i], ids[i], labels[i]);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    for (guint j = 0; j < 6; j++)
      steward_chart_series_set (g_ptr_array_index (data->series, i), j, amounts[i][j]);
  return data;
}

/* advisor-domain 10.3: 10 M, -0.6, -0.9, +1.8, here with what is new and what returned. */
static inline StewardChartData *
example_bridge_new (void)
{
  const struct {
    const char *id;
    const char *label;
    double value;
    gboolean total;
  } steps[] = {
    { "start", "Start", 10e6, TRUE },
    { "new", "New", 620e3, FALSE },
    { "returning", "Returning", 0, FALSE },
    { "expansion", "Expansion", 1.8e6, FALSE },
    { "contraction", "Contraction", -9e5, FALSE },
    { "churn", "Churn", -6e5, FALSE },
    { "end", "End", 10.92e6, TRUE },
  };
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_BRIDGE, STEWARD_CHART_AMOUNT,
                                                   "Retention bridge");

  data->message = g_strdup ("Net retention 103.0 %, gross 85.0 %");
  data->caption = g_strdup ("Recurring revenue, 12 months to October 2026");
  data->category_title = g_strdup ("Step");
  data->currency = g_strdup ("EUR");
  data->leads = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    steward_chart_data_add_category (data, steps[i].id, steps[i].label, steps[i].label)->total
      = steps[i].total;
  steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "amount", "Amount");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    steward_chart_series_set (g_ptr_array_index (data->series, 0), i, steps[i].value);
  return data;
}

static inline StewardChartData *
example_empty_new (void)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_LINES, STEWARD_CHART_PERCENT,
                                                   "Utilization by month");

  data->empty = g_strdup ("No month was counted yet. Sync or import usage to see it here.");
  data->category_title = g_strdup ("Month");
  data->target = 0.8;
  for (int i = 0; i < 12; i++)
    steward_chart_data_add_month (data, 2025 * 12 + 10 + i);
  steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "weighted", "Weighted");
  return data;
}
