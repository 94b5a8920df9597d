/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-utilization-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define POINTS_A_BIN 10
/* Near to the target, with what rounding leaves. */
#define NEAR (0.1 + 1e-9)

char *
steward_chart_format_month_name (StewardMonth month)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (
    steward_day_get_time (steward_month_get_first_day (month)));

  /* Translators: a month without its year, see g_date_time_format() */
  return g_date_time_format (moment, C_ ("month", "%B"));
}

char *
steward_chart_describe_change (double before, double now, StewardMonth month_before)
{
  g_autofree char *month = steward_chart_format_month_name (month_before);
  /* As the reader would subtract, from the rounded figures. */
  double points = (round (now * 1000) - round (before * 1000)) / 10;

  if (isnan (points))
    return NULL;
  if (fabs (points) < 0.05)
    return g_strdup_printf (_ ("as in %s"), month);
  return g_strdup_printf (points > 0 ? _ ("%.1f points more than in %s")
                                     : _ ("%.1f points less than in %s"),
                          fabs (points), month);
}

/* --- Over time -------------------------------------------------------------------------------- */

static char *
describe_under (double target)
{
  g_autofree char *percent = isnan (target) ? NULL : steward_format_limit (target);

  return percent ? g_strdup_printf (_ ("Customers under %s"), percent)
                 : g_strdup (_ ("Customers under their target"));
}

static char *
describe_history (const StewardPortfolioUtilization *portfolio)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (portfolio);
  const StewardPortfolioMonth *before = steward_portfolio_utilization_get_before (portfolio);
  g_autofree char *month = steward_chart_format_month_name (last->month);
  g_autofree char *percent = NULL;
  g_autofree char *change = NULL;

  if (isnan (last->weighted))
    return g_strdup_printf (_ ("No customer has a figure of %s"), month);
  percent = steward_format_percent (last->weighted, 1);
  change = before ? steward_chart_describe_change (before->weighted, last->weighted, before->month)
                  : NULL;
  if (change)
    /* Translators: `62.0 % of seats were used in October, 3.0 points more than in September` */
    return g_strdup_printf (_ ("%s of seats were used in %s, %s"), percent, month, change);
  return g_strdup_printf (_ ("%s of seats were used in %s"), percent, month);
}

/* What the weighted figure does not tell. */
static char *
describe_spread (const StewardPortfolioUtilization *portfolio)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (portfolio);
  g_autofree char *median = steward_format_percent (last->median, 1);
  g_autofree char *lower = steward_format_percent (last->lower, 1);
  g_autofree char *upper = steward_format_percent (last->upper, 1);

  if (last->n_with_figure < 2)
    return NULL;
  /* Translators: the median of the customers' utilizations, and the quartiles */
  return g_strdup_printf (_ ("Each customer counted alike, the median is %s; half of them lie "
                             "between %s and %s."),
                          median, lower, upper);
}

static char *
describe_month (const StewardPortfolioMonth *month)
{
  g_autofree char *users = steward_format_count (month->users);
  g_autofree char *seats = steward_format_count (month->seats);

  if (month->n_with_figure == 0)
    return NULL;
  /* Translators: users and seats of all customers of a month */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s of %s seats at %u customer",
                                       "%s of %s seats at %u customers", month->n_with_figure),
                          users, seats, month->n_with_figure);
}

static void
set_month (StewardChartData *data, guint i, const StewardPortfolioMonth *month)
{
  if (month->n_with_figure == 0)
    return;
  steward_chart_series_set (g_ptr_array_index (data->series, 0), i, month->weighted);
  steward_chart_series_set (g_ptr_array_index (data->series, 1), i, month->median);
  steward_chart_series_set_band (g_ptr_array_index (data->series, 2), i, month->lower,
                                 month->upper);
  steward_chart_series_set (g_ptr_array_index (data->series, 3), i, month->n_below);
}

StewardChartData *
steward_utilization_history_chart_new (const StewardPortfolioUtilization *portfolio, double target)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_LINES, STEWARD_CHART_PERCENT,
                                                   _ ("Utilization by month"));
  g_autofree char *under = describe_under (target);
  g_autofree char *percent = isnan (target) ? NULL : steward_format_limit (target);

  data->message = describe_history (portfolio);
  data->caption = g_strdup (_ ("Users of each complete month ÷ seats in force, of all customers "
                               "with both"));
  data->remark = describe_spread (portfolio);
  data->empty = g_strdup (_ ("No month was counted yet. Sync or import usage, and enter seats, to "
                             "see how much of them is used."));
  data->category_title = g_strdup (_ ("Month"));
  data->leads = TRUE;
  data->target = target;
  /* Translators: `80 % target` */
  data->target_label = percent ? g_strdup_printf (_ ("%s target"), percent) : NULL;
  for (guint i = 0; i < portfolio->months->len; i++)
    {
      const StewardPortfolioMonth *month = &g_array_index (portfolio->months, StewardPortfolioMonth,
                                                           i);

      steward_chart_data_add_month (data, month->month)->note = describe_month (month);
    }
  steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "weighted", _ ("Weighted"));
  steward_chart_data_add_series (data, STEWARD_SERIES_SIDE, "median", _ ("Median"));
  steward_chart_data_add_series (data, STEWARD_SERIES_BAND, "middle-half",
                                 _ ("Middle half of customers"));
  steward_chart_data_add_series (data, STEWARD_SERIES_ROW, STEWARD_CHART_ID_BELOW, under);
  for (guint i = 0; i < portfolio->months->len; i++)
    set_month (data, i, &g_array_index (portfolio->months, StewardPortfolioMonth, i));
  return data;
}

/* --- Distribution ----------------------------------------------------------------------------- */

char *
steward_utilization_bin_get_label (guint bin)
{
  g_autofree char *from = steward_format_percent (bin * POINTS_A_BIN / 100.0, 0);
  g_autofree char *to = steward_format_percent ((bin + 1) * POINTS_A_BIN / 100.0, 0);

  if (bin + 1 == STEWARD_UTILIZATION_BINS)
    /* Translators: a utilization: `120 % and more` */
    return g_strdup_printf (_ ("%s and more"), from);
  /* Translators: a range of utilization, without its upper end: `70 % to 80 %` */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}

static char *
describe_fewer (guint before, guint now, StewardMonth month_before)
{
  g_autofree char *month = steward_chart_format_month_name (month_before);
  guint change = before > now ? before - now : now - before;

  if (change == 0)
    return g_strdup_printf (_ ("as many as in %s"), month);
  return g_strdup_printf (before > now ? _ ("%u fewer than in %s") : _ ("%u more than in %s"),
                          change, month);
}

static char *
describe_distribution (const StewardPortfolioUtilization *portfolio, double target)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (portfolio);
  const StewardPortfolioMonth *before = steward_portfolio_utilization_get_before (portfolio);
  g_autofree char *percent = isnan (target) ? NULL : steward_format_limit (target);
  g_autofree char *counts = g_strdup_printf (
    percent
      /* Translators: customers under the target, customers with a figure, `80 %` */
      ? g_dngettext (GETTEXT_PACKAGE, "%u of %u customer is under %s",
                     "%u of %u customers are under %s", last->n_with_figure)
      : g_dngettext (GETTEXT_PACKAGE, "%u of %u customer is under its target",
                     "%u of %u customers are under their target", last->n_with_figure),
    last->n_below, last->n_with_figure, percent);
  g_autofree char *change = NULL;

  if (last->n_with_figure == 0)
    return g_strdup (_ ("No customer has a figure yet"));
  if (before == NULL || before->n_with_figure == 0)
    return g_steal_pointer (&counts);
  change = describe_fewer (before->n_below, last->n_below, before->month);
  /* Translators: `14 of 38 customers are under 80 %, 3 fewer than in September` */
  return g_strdup_printf (_ ("%s, %s"), counts, change);
}

/* How near to the target those are that are under it: who is easiest to win. */
static char *
describe_near (const StewardPortfolioUtilization *portfolio, double target)
{
  guint n_near = 0;

  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      const StewardUtilization *figure = &g_array_index (portfolio->figures, StewardUtilization, i);

      n_near += steward_utilization_is_below (figure) && figure->value >= target - NEAR ? 1 : 0;
    }
  if (n_near == 0)
    return NULL;
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer lacks 10 points or less of the target.",
                 "%u customers lack 10 points or less of the target.", n_near),
    n_near);
}

static char *
describe_who (const StewardPortfolioUtilization *portfolio)
{
  const StewardPortfolioMonth *last = steward_portfolio_utilization_get_last (portfolio);
  g_autofree char *month = steward_format_month (last->month);
  guint n_without = portfolio->n_customers - last->n_with_figure;

  if (n_without == 0)
    /* Translators: a month */
    return g_strdup_printf (_ ("Customers by utilization in %s"), month);
  /* Translators: a month, then how many customers */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Customers by utilization in %s; %u has no figure",
                 "Customers by utilization in %s; %u have no figure", n_without),
    month, n_without);
}

static void
add_bins (StewardChartData *data)
{
  for (guint i = 0; i < STEWARD_UTILIZATION_BINS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *label = steward_utilization_bin_get_label (i);
      g_autofree char *tick = g_strdup_printf ("%u", i * POINTS_A_BIN);

      steward_chart_data_add_category (data, id, label, tick);
    }
  steward_chart_data_add_category (data, STEWARD_CHART_ID_NONE, _ ("Without a figure"),
                                   _ ("no figure"))
    ->apart
    = TRUE;
}

static void
set_bins (StewardChartData *data, const StewardUtilizationDistribution *bins)
{
  StewardChartSeries *below = steward_chart_data_add_series (
    data, STEWARD_SERIES_MAIN, STEWARD_CHART_ID_BELOW, _ ("Under the target"));
  StewardChartSeries *reached = steward_chart_data_add_series (
    data, STEWARD_SERIES_SIDE, STEWARD_CHART_ID_REACHED, _ ("Target reached"));
  StewardChartSeries *none = steward_chart_data_add_series (
    data, STEWARD_SERIES_UNKNOWN, STEWARD_CHART_ID_NONE, _ ("Without a figure"));

  for (guint i = 0; i < STEWARD_UTILIZATION_BINS; i++)
    {
      steward_chart_series_set (below, i, bins->below[i]);
      steward_chart_series_set (reached, i, bins->reached[i]);
    }
  steward_chart_series_set (none, STEWARD_UTILIZATION_BINS, bins->n_without);
}

StewardChartData *
steward_utilization_distribution_chart_new (const StewardPortfolioUtilization *portfolio,
                                            double target)
{
  StewardUtilizationDistribution bins = steward_utilization_distribution_compute (
    portfolio->figures);
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_COLUMNS, STEWARD_CHART_COUNT,
                                                   _ ("Customers by utilization"));

  data->message = describe_distribution (portfolio, target);
  data->caption = describe_who (portfolio);
  data->category_title = g_strdup (_ ("Utilization"));
  data->total_label = g_strdup (_ ("Customers"));
  data->leads = TRUE;
  data->edges = TRUE;
  if (!isnan (target))
    {
      data->remark = describe_near (portfolio, target);
      data->edge = target * 100 / POINTS_A_BIN;
      data->edge_label = steward_format_limit (target);
      data->target_label = g_strdup (_ ("under target"));
    }
  add_bins (data);
  set_bins (data, &bins);
  return data;
}
