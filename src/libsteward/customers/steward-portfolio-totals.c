/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-totals.h"

#include "steward-quantile.h"

#include <math.h>

StewardPortfolioTotals
steward_portfolio_totals_compute (GListModel *customers)
{
  StewardPortfolioTotals totals = { .n_customers = g_list_model_get_n_items (customers) };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  gint64 users = 0;

  for (guint i = 0; i < totals.n_customers; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);
      const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;

      if (isnan (figure->value))
        continue;
      g_array_append_val (values, figure->value);
      totals.n_below += figure->state != STEWARD_STATE_HEALTHY ? 1 : 0;
      totals.seats += figure->denominator;
      users += figure->mau;
    }
  totals.n_with_figure = values->len;
  totals.weighted = totals.seats > 0 ? (double) users / (double) totals.seats : (double) NAN;
  steward_quantile_sort (values);
  totals.median = steward_quantile_get (values, 0.5);
  return totals;
}
