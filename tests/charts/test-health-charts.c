/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Health as charts: what they say of days and customers that were made up by hand. */

#include "steward-health-charts.h"

#include <math.h>

#define MONDAY (steward_day_new (2026, 11, 16))

static GArray *
make_days (const double *values, guint n)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (StewardHealthDay));

  for (guint i = 0; i < n; i++)
    {
      const StewardHealthDay day = {
        .day = MONDAY + (StewardDay) i,
        .value = values[i],
        .state = isnan (values[i]) ? STEWARD_STATE_UNKNOWN : STEWARD_STATE_HEALTHY,
        .n_known = isnan (values[i]) ? 0 : 4,
      };

      g_array_append_val (days, day);
    }
  return days;
}

static void
assert_message (const double *values, guint n, const char *expected)
{
  g_autoptr (GArray) days = make_days (values, n);
  g_autoptr (StewardChartData) data = steward_health_history_chart_new (
    days, NULL, &steward_targets_published.health);

  g_assert_cmpstr (data->message, ==, expected);
}

/* Since when the score is what it is, and not since when it is about so. */
static void
test_message (void)
{
  const double fell[] = { 9, 9, 7.5, 7.5 };
  const double same[] = { 7.5, 7.5 };
  const double gone[] = { 7.5, (double) NAN };
  const double came[] = { (double) NAN, (double) NAN, 8 };

  assert_message (fell, 4, "Health is 7.5 of 10, Healthy, since 18 Nov 2026");
  assert_message (same, 2, "Health is 7.5 of 10, Healthy, as on 16 Nov 2026");
  assert_message (gone, 2, "Nothing is known yet that health is made of");
  assert_message (came, 3, "Health is 8.0 of 10, Healthy, since 18 Nov 2026");
}

static void
test_days (void)
{
  const double values[] = { 9, (double) NAN, 7.5 };
  const double others[] = { 8, (double) NAN, 5 };
  g_autoptr (GArray) days = make_days (values, 3);
  g_autoptr (GArray) replayed = make_days (others, 3);
  g_autoptr (StewardChartData) data = steward_health_history_chart_new (
    days, replayed, &steward_targets_published.health);
  g_autofree char *first = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, 0, -1));
  g_autofree char *second = steward_chart_data_describe_place (
    data, steward_chart_data_get_place (data, 1, -1));

  g_assert_cmpstr (first, ==,
                   "16 Nov 2026. Score: 9.0. Other weights: 8.0. Healthy, from 4 of 10 traits.");
  g_assert_cmpstr (second, ==, "17 Nov 2026. Score: no figure. Other weights: no figure.");
  g_assert_cmpstr (steward_chart_data_get_category (data, 2)->id, ==, "2026-11-18");
  g_assert_cmpstr (steward_chart_data_get_category (data, 2)->tick, ==, "18 Nov");
  g_assert_cmpstr (data->target_label, ==, "healthy from 6.7");
}

static void
test_flow (void)
{
  StewardHealthFlow flow = { 0 };
  g_autoptr (StewardChartData) data = NULL;
  g_autofree char *place = NULL;
  const char *category;
  const char *series;

  flow.customers[STEWARD_STATE_HEALTHY][STEWARD_STATE_HEALTHY] = 5;
  flow.customers[STEWARD_STATE_HEALTHY][STEWARD_STATE_POOR] = 2;
  flow.customers[STEWARD_STATE_POOR][STEWARD_STATE_CONCERNING] = 1;
  flow.customers[STEWARD_STATE_UNKNOWN][STEWARD_STATE_POOR] = 4;
  data = steward_health_flow_chart_new (&flow, steward_day_new (2026, 10, 23));
  g_assert_cmpstr (data->message, ==, "2 customers fell in health since 23 Oct 2026, 1 rose");
  g_assert_cmpstr (data->remark, ==, "On 23 Oct 2026: Healthy 7, Concerning 0, Poor 1, Unknown 4.");
  /* The third column is what is poor today, its first part what was healthy. */
  g_assert_cmpfloat (steward_chart_data_get_sum (data, 2), ==, 6);
  g_assert_cmpfloat (steward_chart_series_get (steward_chart_data_get_series (data, 0), 2), ==, 2);
  g_assert_true (steward_chart_data_find_behind (data, steward_chart_data_get_place (data, 2, 0),
                                                 &category, &series));
  g_assert_cmpstr (category, ==, "poor");
  g_assert_cmpstr (series, ==, "healthy");
}

static void
assert_flow (guint fallen, guint risen, const char *expected)
{
  StewardHealthFlow flow = { 0 };
  g_autoptr (StewardChartData) data = NULL;

  flow.customers[STEWARD_STATE_CONCERNING][STEWARD_STATE_POOR] = fallen;
  flow.customers[STEWARD_STATE_CONCERNING][STEWARD_STATE_HEALTHY] = risen;
  data = steward_health_flow_chart_new (&flow, steward_day_new (2026, 10, 23));
  g_assert_cmpstr (data->message, ==, expected);
}

static void
test_flow_in_words (void)
{
  assert_flow (1, 0, "1 customer fell in health since 23 Oct 2026, none rose");
  assert_flow (0, 3, "3 customers rose in health since 23 Oct 2026, none fell");
  assert_flow (0, 0, "No customer changed between healthy, concerning and poor since 23 Oct 2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/charts/health/" path, func)
  ADD ("message", test_message);
  ADD ("days", test_days);
  ADD ("flow", test_flow);
  ADD ("flow-in-words", test_flow_in_words);
#undef ADD
  return g_test_run ();
}
