/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-revenue.h"

G_BEGIN_DECLS

/*
 * Reports over the revenue of many customers: all of them take an array of their facts, borrowed,
 * in any order.
 */

/* The currencies that contract lines are in, and that revenue is which was entered for customers
 * without any where @with_entered; each once, in order.
 * @customers: (element-type StewardCustomerFacts) */
char **steward_customers_list_currencies (GPtrArray *customers,
                                          gboolean with_entered) G_GNUC_WARN_UNUSED_RESULT;

/* What their contract lines come to; see steward_revenue_new(). Customers are numbered as they
 * are in the array. */
StewardRevenue *steward_customers_make_revenue (GPtrArray *customers,
                                                const StewardExchange *exchange,
                                                guint grace_days,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StewardUpcomingRenewal:
 * @facts: borrowed from the array
 * @day: when it is due
 * @arr: what is due to be renewed, a year; NAN where only the day is known
 * @renewed_arr: what of it is renewed already
 * @from_contracts: whether it is read off contract lines; else it is what a person entered
 */
typedef struct {
  const StewardCustomerFacts *facts;
  StewardDay day;
  double arr;
  double renewed_arr;
  gboolean from_contracts;
} StewardUpcomingRenewal;

/**
 * steward_customers_list_renewals:
 * @customers: those that @revenue was made of, in the same order
 *
 * What comes up for renewal on one of two days or between them: of a customer with contract lines
 * what of them ends, else what was entered, in the currency of @exchange.
 *
 * Returns: (transfer full) (element-type StewardUpcomingRenewal): the nearest first, then by name;
 * NULL with %STEWARD_INPUT_ERROR where a rate is missing
 */
GArray *steward_customers_list_renewals (GPtrArray *customers,
                                         const StewardRevenue *revenue,
                                         const StewardExchange *exchange,
                                         StewardDay first,
                                         StewardDay last,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
