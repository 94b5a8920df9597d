/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-revenue-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- Retention -------------------------------------------------------------------------------- */

static char *
describe_retention (const StewardRetention *retention)
{
  g_autofree char *net = NULL;
  g_autofree char *gross = NULL;

  if (isnan (retention->nrr))
    return g_strdup (_ ("There was no revenue to retain a year ago"));
  net = steward_format_percent (retention->nrr, 1);
  gross = steward_format_percent (retention->grr, 1);
  /* Translators: the two figures of retention */
  return g_strdup_printf (_ ("Net retention is %s, gross retention %s"), net, gross);
}

static char *
describe_period (const StewardRetention *retention)
{
  g_autofree char *from = steward_format_day (retention->from);
  g_autofree char *to = steward_format_day (retention->to);

  /* Translators: two dates */
  return g_strdup_printf (_ ("Annual recurring revenue from %s to %s"), from, to);
}

/* What the amounts do not tell: customers, and what was up for renewal. */
static char *
describe_losses (const StewardRetention *retention)
{
  g_autofree char *rate = isnan (retention->renewal_rate)
                            ? NULL
                            : steward_format_percent (retention->renewal_rate, 1);

  if (retention->logos_start == 0)
    return NULL;
  if (rate)
    /* Translators: customers lost, customers at the beginning, the share of revenue that was
     * renewed */
    return g_strdup_printf (_ ("%u of %u customers were lost; of the revenue that was up for "
                               "renewal, %s was renewed."),
                            retention->logos_lost, retention->logos_start, rate);
  return g_strdup_printf (_ ("%u of %u customers were lost; nothing was up for renewal."),
                          retention->logos_lost, retention->logos_start);
}

static void
add_end (StewardChartData *data, const char *id, StewardDay day)
{
  g_autofree char *label = steward_format_day (day);

  steward_chart_data_add_category (data, id, label, label)->total = TRUE;
}

static void
add_step (StewardChartData *data, StewardMovementKind kind, guint n_customers)
{
  StewardChartCategory *category = steward_chart_data_add_category (
    data, steward_movement_kind_to_string (kind), steward_movement_kind_get_label (kind),
    steward_movement_kind_get_label (kind));

  category->note = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", n_customers), n_customers);
}

StewardChartData *
steward_retention_chart_new (const StewardRetention *retention)
{
  const StewardMovementKind kinds[] = {
    STEWARD_MOVEMENT_NEW,         STEWARD_MOVEMENT_RESURRECTION, STEWARD_MOVEMENT_EXPANSION,
    STEWARD_MOVEMENT_CONTRACTION, STEWARD_MOVEMENT_CHURN,
  };
  const double amounts[] = {
    retention->start_arr,    retention->new_arr, retention->resurrection, retention->expansion,
    -retention->contraction, -retention->churn,  retention->end_arr,
  };
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_BRIDGE, STEWARD_CHART_AMOUNT,
                                                   _ ("Retention"));
  StewardChartSeries *series;

  data->message = describe_retention (retention);
  data->caption = describe_period (retention);
  data->remark = describe_losses (retention);
  data->category_title = g_strdup (_ ("Step"));
  data->currency = g_strdup (steward_revenue_get_currency (retention->revenue));
  data->leads = TRUE;
  add_end (data, STEWARD_CHART_ID_START, retention->from);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_step (data, kinds[i], retention->counts[kinds[i]]);
  add_end (data, STEWARD_CHART_ID_END, retention->to);
  series = steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "amount", _ ("Amount"));
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    steward_chart_series_set (series, i, amounts[i]);
  return data;
}

StewardChartData *
steward_retention_problem_chart_new (const char *problem)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_BRIDGE, STEWARD_CHART_AMOUNT,
                                                   _ ("Retention"));

  data->message = g_strdup (_ ("Retention cannot be told yet"));
  data->caption = g_strdup (
    _ ("Currency and exchange rates are in the preferences, with the sources"));
  data->empty = g_strdup (problem);
  data->category_title = g_strdup (_ ("Step"));
  return data;
}

/* --- Renewals --------------------------------------------------------------------------------- */

static const struct {
  StewardState state;
  StewardSeriesRole role;
} states[] = {
  { STEWARD_STATE_POOR, STEWARD_SERIES_POOR },
  { STEWARD_STATE_CONCERNING, STEWARD_SERIES_CONCERNING },
  { STEWARD_STATE_HEALTHY, STEWARD_SERIES_HEALTHY },
  { STEWARD_STATE_UNKNOWN, STEWARD_SERIES_UNKNOWN },
};

/* What the renewals of the months add up to. */
typedef struct {
  StewardMonth first;
  guint n_months;
  gboolean with_amounts;
  double all;
  double at_risk;
  guint n_without_amount;
} Sums;

/* The place of a renewal among the months, or -1. */
static int
find_month (const Sums *sums, const StewardRenewalRisk *renewal)
{
  int month = steward_day_get_month (renewal->day) - sums->first;

  return month >= 0 && month < (int) sums->n_months ? month : -1;
}

static gboolean
has_amounts (const StewardRenewalRisk *renewals, guint n_renewals)
{
  for (guint i = 0; i < n_renewals; i++)
    if (!isnan (renewals[i].arr))
      return TRUE;
  return FALSE;
}

static void
add_up (Sums *sums, const StewardRenewalRisk *renewals, guint n_renewals)
{
  for (guint i = 0; i < n_renewals; i++)
    {
      double amount = sums->with_amounts ? renewals[i].arr : 1;

      if (find_month (sums, &renewals[i]) < 0)
        continue;
      if (isnan (amount))
        {
          sums->n_without_amount++;
          continue;
        }
      sums->all += amount;
      if (renewals[i].health == STEWARD_STATE_POOR
          || renewals[i].health == STEWARD_STATE_CONCERNING)
        sums->at_risk += amount;
    }
}

static char *
describe_risk (const StewardChartData *data, const Sums *sums)
{
  g_autofree char *last = steward_format_month (sums->first + (int) sums->n_months - 1);
  g_autofree char *at_risk = steward_chart_data_format_short (data, sums->at_risk);
  g_autofree char *all = steward_chart_data_format_short (data, sums->all);

  if (sums->all <= 0)
    return g_strdup_printf (sums->n_without_amount > 0
                              /* Translators: a month */
                              ? _ ("Nothing of a known amount renews until %s")
                              : _ ("Nothing renews until %s"),
                            last);
  if (!sums->with_amounts)
    /* Translators: how many renewals, of how many, a month */
    return g_strdup_printf (_ ("%s of %s renewals until %s are at risk"), at_risk, all, last);
  if (data->currency)
    /* Translators: two amounts and their currency, a month: `795 k of 2.36 M EUR renews at risk
     * until May 2027` */
    return g_strdup_printf (_ ("%s of %s %s renews at risk until %s"), at_risk, all, data->currency,
                            last);
  return g_strdup_printf (_ ("%s of %s renews at risk until %s"), at_risk, all, last);
}

static void
set_renewals (StewardChartData *data,
              const Sums *sums,
              const StewardRenewalRisk *renewals,
              guint n_renewals)
{
  for (guint i = 0; i < n_renewals; i++)
    {
      int month = find_month (sums, &renewals[i]);
      double amount = sums->with_amounts ? renewals[i].arr : 1;

      for (guint j = 0; month >= 0 && !isnan (amount) && j < G_N_ELEMENTS (states); j++)
        {
          StewardChartSeries *series = g_ptr_array_index (data->series, j);

          if (states[j].state == renewals[i].health)
            steward_chart_series_set (series, (guint) month,
                                      steward_chart_series_get (series, (guint) month) + amount);
        }
    }
}

static void
add_months (StewardChartData *data, const Sums *sums)
{
  for (guint i = 0; i < sums->n_months; i++)
    steward_chart_data_add_month (data, sums->first + (int) i);
  for (guint j = 0; j < G_N_ELEMENTS (states); j++)
    {
      StewardChartSeries *series = steward_chart_data_add_series (
        data, states[j].role, steward_state_to_string (states[j].state),
        states[j].state == STEWARD_STATE_UNKNOWN ? _ ("Health not known")
                                                 : steward_state_get_label (states[j].state));

      /* Nothing that renews is 0: that is known. */
      for (guint i = 0; i < sums->n_months; i++)
        steward_chart_series_set (series, i, 0);
    }
}

StewardChartData *
steward_renewals_chart_new (const StewardRenewalRisk *renewals,
                            guint n_renewals,
                            StewardDay today,
                            guint n_months,
                            const char *currency)
{
  Sums sums = { .first = steward_day_get_month (today),
                .n_months = n_months,
                .with_amounts = has_amounts (renewals, n_renewals) };
  StewardChartData *data = steward_chart_data_new (
    STEWARD_CHART_COLUMNS, sums.with_amounts ? STEWARD_CHART_AMOUNT : STEWARD_CHART_COUNT,
    _ ("Renewals by month"));

  add_up (&sums, renewals, n_renewals);
  data->currency = sums.with_amounts ? g_strdup (currency) : NULL;
  data->message = describe_risk (data, &sums);
  data->caption = g_strdup (sums.with_amounts
                              ? _ ("Annual recurring revenue that is not renewed yet, by the "
                                   "customer's health")
                              : _ ("Customers whose contract renews, by their health"));
  data->category_title = g_strdup (_ ("Month"));
  data->total_label = g_strdup (_ ("Renews"));
  data->leads = TRUE;
  if (sums.n_without_amount > 0)
    data->remark = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u renewal is not in it: its revenue is not known.",
                   "%u renewals are not in it: their revenue is not known.", sums.n_without_amount),
      sums.n_without_amount);
  add_months (data, &sums);
  set_renewals (data, &sums, renewals, n_renewals);
  return data;
}
