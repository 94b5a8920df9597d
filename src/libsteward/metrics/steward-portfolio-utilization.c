/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-utilization.h"

#include "steward-quantile.h"

#include <math.h>

/* What rounding leaves of a bound that a fraction of whole numbers is on. */
#define EPSILON 1e-9

StewardUtilization
steward_utilization_compute_for (const StewardUtilizationInputs *customer, StewardMonth month)
{
  return steward_utilization_compute (customer->usage, customer->seats_history, customer->tam,
                                      month, customer->targets);
}

gboolean
steward_utilization_is_below (const StewardUtilization *figure)
{
  return figure->state == STEWARD_STATE_POOR || figure->state == STEWARD_STATE_CONCERNING;
}

/* --- Months ----------------------------------------------------------------------------------- */

/* @values: room for the values, to be used again from month to month */
static StewardPortfolioMonth
add_up (const GArray *figures, StewardMonth month, GArray *values)
{
  StewardPortfolioMonth self = { .month = month };

  g_array_set_size (values, 0);
  for (guint i = 0; i < figures->len; i++)
    {
      const StewardUtilization *figure = &g_array_index (figures, StewardUtilization, i);

      if (isnan (figure->value))
        continue;
      g_array_append_val (values, figure->value);
      self.n_below += steward_utilization_is_below (figure) ? 1 : 0;
      self.users += figure->mau;
      self.seats += figure->denominator;
    }
  steward_quantile_sort (values);
  self.n_with_figure = values->len;
  self.weighted = self.seats > 0 ? (double) self.users / (double) self.seats : (double) NAN;
  self.median = steward_quantile_get (values, 0.5);
  self.lower = steward_quantile_get (values, 0.25);
  self.upper = steward_quantile_get (values, 0.75);
  return self;
}

static void
compute_figures (const StewardUtilizationInputs *customers, StewardMonth month, GArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    g_array_index (figures, StewardUtilization, i) = steward_utilization_compute_for (&customers[i],
                                                                                      month);
}

StewardPortfolioUtilization *
steward_portfolio_utilization_new (const StewardUtilizationInputs *customers,
                                   guint n_customers,
                                   StewardDay today,
                                   guint n_months)
{
  StewardPortfolioUtilization *self = g_new0 (StewardPortfolioUtilization, 1);
  StewardMonth last = steward_day_get_month (today) - 1;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  self->n_customers = n_customers;
  self->months = g_array_new (FALSE, FALSE, sizeof (StewardPortfolioMonth));
  self->figures = g_array_new (FALSE, TRUE, sizeof (StewardUtilization));
  self->before = g_array_new (FALSE, TRUE, sizeof (StewardUtilization));
  g_array_set_size (self->figures, n_customers);
  g_array_set_size (self->before, n_customers);
  for (guint i = 0; i < n_months; i++)
    {
      StewardMonth month = last - (int) (n_months - 1 - i);
      /* The last two months are wanted by customer as well. */
      GArray *figures = month == last ? self->figures : self->before;
      StewardPortfolioMonth sum;

      compute_figures (customers, month, figures);
      sum = add_up (figures, month, values);
      g_array_append_val (self->months, sum);
    }
  if (n_months < 2)
    compute_figures (customers, last - 1, self->before);
  return self;
}

void
steward_portfolio_utilization_free (StewardPortfolioUtilization *self)
{
  g_array_unref (self->months);
  g_array_unref (self->figures);
  g_array_unref (self->before);
  g_free (self);
}

static const StewardPortfolioMonth *
get_month_from_end (const StewardPortfolioUtilization *self, guint n)
{
  return n < self->months->len
           ? &g_array_index (self->months, StewardPortfolioMonth, self->months->len - 1 - n)
           : NULL;
}

const StewardPortfolioMonth *
steward_portfolio_utilization_get_last (const StewardPortfolioUtilization *self)
{
  return get_month_from_end (self, 0);
}

const StewardPortfolioMonth *
steward_portfolio_utilization_get_before (const StewardPortfolioUtilization *self)
{
  return get_month_from_end (self, 1);
}

/* --- Distribution ----------------------------------------------------------------------------- */

guint
steward_utilization_get_bin (double value)
{
  return (guint) CLAMP (floor (value * 10 + EPSILON), 0, STEWARD_UTILIZATION_BINS - 1);
}

StewardUtilizationDistribution
steward_utilization_distribution_compute (const GArray *figures)
{
  StewardUtilizationDistribution self = { 0 };

  for (guint i = 0; i < figures->len; i++)
    {
      const StewardUtilization *figure = &g_array_index (figures, StewardUtilization, i);

      if (isnan (figure->value))
        self.n_without++;
      else if (steward_utilization_is_below (figure))
        self.below[steward_utilization_get_bin (figure->value)]++;
      else
        self.reached[steward_utilization_get_bin (figure->value)]++;
    }
  return self;
}

/* --- Who is under the target ------------------------------------------------------------------ */

static gint
by_missing (gconstpointer a, gconstpointer b)
{
  const StewardUtilizationGap *first = a;
  const StewardUtilizationGap *second = b;

  return (second->missing > first->missing) - (second->missing < first->missing);
}

GArray *
steward_portfolio_utilization_list_gaps (const StewardPortfolioUtilization *self,
                                         const StewardUtilizationInputs *customers)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (StewardUtilizationGap));

  for (guint i = 0; i < self->figures->len; i++)
    {
      const StewardUtilization *figure = &g_array_index (self->figures, StewardUtilization, i);
      StewardUtilizationGap gap = { .index = i };

      if (!steward_utilization_is_below (figure))
        continue;
      gap.missing = steward_utilization_get_missing (figure, customers[i].targets);
      g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, by_missing);
  return gaps;
}
