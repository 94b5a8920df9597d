/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cohorts.h"

#include "steward-revenue-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
cohort_free (gpointer data)
{
  StewardCohort *self = data;

  g_array_unref (self->months);
  g_array_unref (self->customers);
  g_free (self);
}

static StewardCohort *
cohort_new (StewardMonth month, StewardMonth last)
{
  StewardCohort *self = g_new0 (StewardCohort, 1);

  self->month = month;
  self->months = g_array_new (FALSE, TRUE, sizeof (StewardCohortMonth));
  g_array_set_size (self->months, (guint) (last - month + 1));
  self->customers = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/* Customers that were merged with each other, or one that was not. */
typedef struct {
  const StewardRevenue *revenue;
  const guint *customers;
  guint n_customers;
} Group;

static StewardDay
find_first_day (const Group *group)
{
  StewardDay first = STEWARD_DAY_NONE;

  for (guint i = 0; i < group->n_customers; i++)
    {
      StewardDay day = steward_revenue_get_first_day (group->revenue, group->customers[i]);

      if (day != STEWARD_DAY_NONE && (first == STEWARD_DAY_NONE || day < first))
        first = day;
    }
  return first;
}

static double
get_arr (const Group *group, StewardDay day)
{
  double arr = 0;

  for (guint i = 0; i < group->n_customers; i++)
    arr += steward_revenue_get_arr (group->revenue, group->customers[i], day);
  return arr;
}

static void
add_group (const Group *group, GPtrArray *by_month, StewardMonth last)
{
  StewardDay first_day = find_first_day (group);
  StewardMonth month = first_day == STEWARD_DAY_NONE ? last + 1 : steward_day_get_month (first_day);
  StewardCohort **cohort;
  double start;

  if (month > last)
    return;
  start = get_arr (group, first_day);
  cohort = (StewardCohort **) &g_ptr_array_index (by_month, last - month);
  if (*cohort == NULL)
    *cohort = cohort_new (month, last);
  (*cohort)->n_customers++;
  g_array_append_vals ((*cohort)->customers, group->customers, group->n_customers);
  (*cohort)->start_arr += start;
  for (guint i = 0; i < (*cohort)->months->len; i++)
    {
      double arr = get_arr (group, steward_month_get_last_day (month + (int) i));
      StewardCohortMonth *end = &g_array_index ((*cohort)->months, StewardCohortMonth, i);

      end->arr += arr;
      end->gross_arr += MIN (arr, start);
      end->n_customers += arr > 0;
    }
}

GPtrArray *
steward_cohorts_compute (const StewardRevenue *revenue, StewardMonth last)
{
  GPtrArray *cohorts = g_ptr_array_new_with_free_func (cohort_free);
  g_autoptr (GPtrArray) by_month = g_ptr_array_new (); /* the last month first */
  guint n_customers = steward_revenue_get_n_customers (revenue);
  Group group = { .revenue = revenue };

  g_ptr_array_set_size (by_month, MAX (last - STEWARD_FIRST_YEAR * 12 + 1, 0));
  for (guint i = 0; i < n_customers; i += group.n_customers)
    {
      group.customers = &revenue->by_group[i];
      group.n_customers = 1;
      while (i + group.n_customers < n_customers
             && steward_revenue_get_entry (revenue, group.customers[group.n_customers])->group
                  == steward_revenue_get_entry (revenue, group.customers[0])->group)
        group.n_customers++;
      add_group (&group, by_month, last);
    }
  for (guint i = by_month->len; i > 0; i--)
    if (by_month->pdata[i - 1])
      g_ptr_array_add (cohorts, by_month->pdata[i - 1]);
  return cohorts;
}

/* --- Adding up -------------------------------------------------------------------------------- */

StewardCohortTotals
steward_cohorts_add_up (const GPtrArray *cohorts, StewardMonth first, StewardMonth last)
{
  StewardCohortTotals totals = { 0 };

  for (guint i = 0; i < cohorts->len; i++)
    {
      const StewardCohort *cohort = g_ptr_array_index (cohorts, i);
      const StewardCohortMonth *end = &g_array_index (cohort->months, StewardCohortMonth,
                                                      cohort->months->len - 1);

      if (cohort->month < first || cohort->month > last)
        continue;
      totals.n_customers += cohort->n_customers;
      totals.start_arr += cohort->start_arr;
      totals.n_left += end->n_customers;
      totals.arr += end->arr;
      totals.gross_arr += end->gross_arr;
    }
  return totals;
}

double
steward_cohort_totals_get_gross (const StewardCohortTotals *self)
{
  return self->n_customers > 0 ? self->gross_arr / self->start_arr : (double) NAN;
}

double
steward_cohort_totals_get_net (const StewardCohortTotals *self)
{
  return self->n_customers > 0 ? self->arr / self->start_arr : (double) NAN;
}

/* --- Explaining ------------------------------------------------------------------------------- */

static void
add_formula (StewardExplanation *explanation,
             const StewardCohortTotals *totals,
             const char *currency)
{
  g_autofree char *kept = steward_format_amount (totals->gross_arr, currency);
  g_autofree char *start = steward_format_amount (totals->start_arr, currency);

  if (totals->n_customers == 0)
    {
      steward_explanation_set_reason (explanation, STEWARD_REASON_NO_REVENUE);
      return;
    }
  explanation->number = steward_cohort_totals_get_gross (totals);
  explanation->value = steward_format_percent (explanation->number, 1);
  /* Translators: two amounts and a percentage */
  explanation->formula = g_strdup_printf (
    _ ("%s still paid, without growth ÷ %s at the beginning = %s"), kept, start,
    explanation->value);
  steward_explanation_add_term (explanation, "", kept, _ ("still paid, without growth"));
  steward_explanation_add_term (explanation, "÷", start, _ ("at the beginning"));
  steward_explanation_add_term (explanation, "=", explanation->value, explanation->title);
}

static void
add_totals (StewardExplanation *explanation,
            const StewardCohortTotals *totals,
            const char *currency)
{
  g_autofree char *arr = steward_format_amount (totals->arr, currency);
  g_autofree char *net = steward_format_percent (steward_cohort_totals_get_net (totals), 1);

  /* Translators: how many customers still pay, of how many */
  steward_explanation_add (explanation, _ ("Customers"), _ ("%u of %u still pay"), totals->n_left,
                           totals->n_customers);
  /* Translators: an amount, and the percentage that it is of what was paid at the beginning */
  steward_explanation_add (explanation, _ ("With growth"), _ ("%s, %s"), arr, net);
}

StewardExplanation *
steward_cohorts_explain (const GPtrArray *cohorts, const StewardRevenue *revenue, StewardMonth last)
{
  const StewardCohortTotals totals = steward_cohorts_add_up (cohorts, G_MININT, G_MAXINT);
  const char *currency = steward_revenue_get_currency (revenue);
  StewardExplanation *explanation = steward_explanation_new (_ ("Kept since the beginning"));
  g_autofree char *month = steward_format_month (last);

  add_formula (explanation, &totals, currency);
  /* Translators: a month */
  steward_explanation_add (explanation, _ ("Window"),
                           _ ("from the first day of each customer to the end of %s"), month);
  if (totals.n_customers > 0)
    add_totals (explanation, &totals, currency);
  if (revenue->rates)
    steward_explanation_add (explanation, _ ("Exchange rates"), "%s", revenue->rates);
  explanation->rule = g_strdup (
    _ ("A customer begins in the month of the first day on which it pays. What customers pay now, "
       "each at most what it paid on that day, ÷ what they paid then. Customers that were merged "
       "are one, which began with the first of them."));
  return explanation;
}
