/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-totals.h"

#include "steward-quantile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

StewardPortfolioTotals
steward_portfolio_totals_compute (GListModel *customers)
{
  StewardPortfolioTotals totals = { .n_customers = g_list_model_get_n_items (customers) };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < totals.n_customers; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);
      const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;

      if (isnan (figure->value))
        continue;
      g_array_append_val (values, figure->value);
      totals.n_below += figure->state != STEWARD_STATE_HEALTHY ? 1 : 0;
      totals.seats += figure->denominator;
      totals.users += figure->mau;
    }
  totals.n_with_figure = values->len;
  totals.weighted = totals.seats > 0 ? (double) totals.users / (double) totals.seats : (double) NAN;
  steward_quantile_sort (values);
  totals.median = steward_quantile_get (values, 0.5);
  return totals;
}

static void
add_formula (StewardExplanation *explanation, const StewardPortfolioTotals *self)
{
  g_autofree char *users = steward_format_count (self->users);
  g_autofree char *seats = steward_format_count (self->seats);

  explanation->number = self->weighted;
  explanation->value = steward_format_percent (self->weighted, 1);
  explanation->formula = g_strdup_printf (_ ("%s MAU ÷ %s seats = %s"), users, seats,
                                          explanation->value);
  steward_explanation_add_term (explanation, "", users, _ ("monthly users"));
  steward_explanation_add_term (explanation, "÷", seats, _ ("seats in force"));
  steward_explanation_add_term (explanation, "=", explanation->value, _ ("weighted by seats"));
}

StewardExplanation *
steward_portfolio_totals_explain (const StewardPortfolioTotals *self, StewardDay today)
{
  StewardExplanation *explanation = steward_explanation_new (
    _ ("Utilization of the customers shown"));
  g_autofree char *month = steward_format_month (steward_day_get_month (today) - 1);
  g_autofree char *median = steward_format_percent (self->median, 1);

  if (isnan (self->weighted))
    explanation->formula = g_strdup (_ ("Not available: no customer has a figure."));
  else
    add_formula (explanation, self);
  steward_explanation_add (explanation, _ ("Window"), _ ("%s, the last complete month (UTC)"),
                           month);
  /* Translators: customers with a figure, all customers, customers without a figure */
  steward_explanation_add (explanation, _ ("Customers"),
                           _ ("%u of %u; %u have no figure and are left out"), self->n_with_figure,
                           self->n_customers, self->n_customers - self->n_with_figure);
  if (!isnan (self->median))
    steward_explanation_add (explanation, _ ("Median"), _ ("%s, each customer counted alike"),
                             median);
  steward_explanation_add (explanation, _ ("Below the target"), "%u", self->n_below);
  explanation->rule = g_strdup (
    _ ("MAU of the last complete month, added up, ÷ licensed seats in force on its last day, added "
       "up; a customer with unlimited seats counts with its possible end users. Each customer is "
       "below or not by its own target."));
  return explanation;
}
