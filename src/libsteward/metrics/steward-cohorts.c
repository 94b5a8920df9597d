/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-cohorts.h"

#include "steward-revenue-private.h"

static void
cohort_free (gpointer data)
{
  StewardCohort *self = data;

  g_array_unref (self->months);
  g_free (self);
}

static StewardCohort *
cohort_new (StewardMonth month, StewardMonth last)
{
  StewardCohort *self = g_new0 (StewardCohort, 1);

  self->month = month;
  self->months = g_array_new (FALSE, TRUE, sizeof (StewardCohortMonth));
  g_array_set_size (self->months, (guint) (last - month + 1));
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
