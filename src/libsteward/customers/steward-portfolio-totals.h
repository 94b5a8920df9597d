/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer.h"
#include "steward-explanation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardPortfolioTotals:
 * @n_customers: all of them
 * @n_with_figure: those whose utilization is available
 * @n_below: of these, those under their target
 * @users: of these, MAU of the last complete month, added up
 * @seats: what the utilization of these is divided by, added up: seats, or TAM
 * @weighted: @users / @seats, so that a large customer counts as much as it is; NAN for none
 * @median: of their utilizations, so that each counts the same; NAN for none
 *
 * What a list of customers adds up to.
 */
typedef struct {
  guint n_customers;
  guint n_with_figure;
  guint n_below;
  gint64 users;
  gint64 seats;
  double weighted;
  double median;
} StewardPortfolioTotals;

/* @customers: a list of #StewardCustomer */
StewardPortfolioTotals steward_portfolio_totals_compute (GListModel *customers);

/* How they come about. */
StewardExplanation *steward_portfolio_totals_explain (const StewardPortfolioTotals *self,
                                                      StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
