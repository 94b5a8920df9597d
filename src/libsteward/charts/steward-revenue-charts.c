/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-revenue-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- Retention -------------------------------------------------------------------------------- */

static char *
describe_retention (const StewardRetention *retention)
{
  g_autofree char *net = NULL;
  g_autofree char *gross = NULL;

  if (isnan (retention->nrr))
    {
      g_autofree char *from = steward_format_day (retention->from);

      /* Translators: a date */
      return g_strdup_printf (_ ("There was no revenue to retain on %s"), from);
    }
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

static char *
describe_risk (const StewardChartData *data, const StewardRenewalSums *sums)
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
              const StewardRenewalSums *sums,
              const StewardRenewalRisk *renewals,
              guint n_renewals)
{
  for (guint i = 0; i < n_renewals; i++)
    {
      int month = steward_renewal_sums_find_month (sums, &renewals[i]);
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
add_months (StewardChartData *data, const StewardRenewalSums *sums)
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
  const StewardRenewalSums sums = steward_renewal_sums_compute (renewals, n_renewals, today,
                                                                n_months);
  StewardChartData *data = steward_chart_data_new (
    STEWARD_CHART_COLUMNS, sums.with_amounts ? STEWARD_CHART_AMOUNT : STEWARD_CHART_COUNT,
    _ ("Renewals by month"));

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

/* --- Cohorts ---------------------------------------------------------------------------------- */

/* More columns than that are too narrow for what is written over them. */
#define MAX_COHORTS 12

typedef enum {
  BY_MONTH = 1,
  BY_QUARTER = 3,
  BY_YEAR = 12,
} Grain;

static StewardMonth
get_first_of (StewardMonth month, Grain grain)
{
  return month - month % (int) grain;
}

static guint
count_groups (const GPtrArray *cohorts, Grain grain)
{
  StewardMonth before = G_MININT;
  guint n = 0;

  for (guint i = 0; i < cohorts->len; i++)
    {
      StewardMonth first = get_first_of (((const StewardCohort *) cohorts->pdata[i])->month, grain);

      n += first != before;
      before = first;
    }
  return n;
}

static Grain
choose_grain (const GPtrArray *cohorts)
{
  if (count_groups (cohorts, BY_MONTH) <= MAX_COHORTS)
    return BY_MONTH;
  return count_groups (cohorts, BY_QUARTER) <= MAX_COHORTS ? BY_QUARTER : BY_YEAR;
}

/* `2024-03`, `2024-Q1`, `2024`. */
static char *
make_id (StewardMonth first, Grain grain)
{
  int year = first / 12;

  switch (grain)
    {
    case BY_QUARTER:
      return g_strdup_printf ("%04d-Q%d", year, first % 12 / 3 + 1);
    case BY_YEAR:
      return g_strdup_printf ("%04d", year);
    case BY_MONTH:
    default:
      return steward_month_format (first);
    }
}

gboolean
steward_cohorts_chart_parse_id (const char *id, StewardMonth *first, StewardMonth *last)
{
  const char *rest = id + strspn (id, "0123456789");
  int year;

  if (steward_month_parse (id, first))
    {
      *last = *first;
      return TRUE;
    }
  if (rest != id + 4)
    return FALSE;
  year = (int) g_ascii_strtoll (id, NULL, 10);
  if (*rest == '\0')
    {
      *first = year * 12;
      *last = *first + 11;
      return TRUE;
    }
  if (g_str_has_prefix (rest, "-Q") && rest[2] >= '1' && rest[2] <= '4' && rest[3] == '\0')
    {
      *first = year * 12 + (rest[2] - '1') * 3;
      *last = *first + 2;
      return TRUE;
    }
  return FALSE;
}

static char *
make_label (StewardMonth first, Grain grain)
{
  switch (grain)
    {
    case BY_QUARTER:
      /* Translators: the number of a quarter, and its year: `Q1 2024` */
      return g_strdup_printf (_ ("Q%d %d"), first % 12 / 3 + 1, first / 12);
    case BY_YEAR:
      return g_strdup_printf ("%d", first / 12);
    case BY_MONTH:
    default:
      return steward_format_month (first);
    }
}

static void
add_cohorts (StewardChartData *data, const GPtrArray *cohorts, StewardMonth first, Grain grain)
{
  const StewardCohortTotals totals = steward_cohorts_add_up (cohorts, first,
                                                             first + (int) grain - 1);
  g_autofree char *id = make_id (first, grain);
  g_autofree char *label = make_label (first, grain);
  g_autofree char *start = steward_format_amount (totals.start_arr, data->currency);
  g_autofree char *arr = steward_format_amount (totals.arr, data->currency);

  steward_chart_data_add_category (data, id, label, grain == BY_MONTH ? id : label)->note
    /* Translators: customers who still pay, of how many; two amounts */
    = g_strdup_printf (_ ("%u of %u customers; %s then, %s now"), totals.n_left, totals.n_customers,
                       start, arr);
}

static void
set_cohorts (StewardChartData *data, const GPtrArray *cohorts)
{
  StewardChartSeries *gross = steward_chart_data_add_series (data, STEWARD_SERIES_MAIN, "gross",
                                                             _ ("Still paid, without growth"));
  StewardChartSeries *net = steward_chart_data_add_series (data, STEWARD_SERIES_SIDE, "net",
                                                           _ ("With growth"));

  for (guint i = 0; i < data->categories->len; i++)
    {
      StewardMonth first;
      StewardMonth last;
      StewardCohortTotals totals;

      if (!steward_cohorts_chart_parse_id (steward_chart_data_get_category (data, i)->id, &first,
                                           &last))
        g_assert_not_reached ();
      totals = steward_cohorts_add_up (cohorts, first, last);
      steward_chart_series_set (gross, i, steward_cohort_totals_get_gross (&totals));
      steward_chart_series_set (net, i, steward_cohort_totals_get_net (&totals));
    }
}

static char *
describe_cohorts (const GPtrArray *cohorts)
{
  const StewardCohortTotals totals = steward_cohorts_add_up (cohorts, G_MININT, G_MAXINT);
  g_autofree char *net = steward_format_percent (steward_cohort_totals_get_net (&totals), 0);
  g_autofree char *gross = steward_format_percent (steward_cohort_totals_get_gross (&totals), 0);

  if (totals.n_customers == 0)
    return g_strdup (_ ("No customer has begun yet"));
  /* Translators: two percentages */
  return g_strdup_printf (_ ("Customers pay %s of what they began with, %s without growth"), net,
                          gross);
}

StewardChartData *
steward_cohorts_chart_new (const GPtrArray *cohorts, const char *currency)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_COLUMNS, STEWARD_CHART_PERCENT,
                                                   _ ("Customers by when they began"));
  Grain grain = choose_grain (cohorts);
  StewardMonth before = G_MININT;

  data->currency = g_strdup (currency);
  data->message = describe_cohorts (cohorts);
  data->caption = g_strdup (grain == BY_MONTH ? _ ("Annual recurring revenue now ÷ on the first "
                                                   "day, by the month of that day")
                            : grain == BY_QUARTER
                              ? _ ("Annual recurring revenue now ÷ on the first day, by the "
                                   "quarter of that day")
                              : _ ("Annual recurring revenue now ÷ on the first day, by the year "
                                   "of that day"));
  data->category_title = g_strdup (_ ("Began"));
  data->grouped = TRUE;
  data->leads = TRUE;
  for (guint i = 0; i < cohorts->len; i++)
    {
      StewardMonth first = get_first_of (((const StewardCohort *) cohorts->pdata[i])->month, grain);

      if (first != before)
        add_cohorts (data, cohorts, first, grain);
      before = first;
    }
  set_cohorts (data, cohorts);
  return data;
}
