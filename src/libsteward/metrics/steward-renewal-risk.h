/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"

G_BEGIN_DECLS

/**
 * StewardRenewalRisk:
 * @day: when it is due
 * @arr: what is due to be renewed and is not yet, a year; NAN where only the day is known
 * @health: of the customer
 */
typedef struct {
  StewardDay day;
  double arr;
  StewardState health;
} StewardRenewalRisk;

/* What is at risk: health poor or concerning. */
gboolean steward_renewal_is_at_risk (const StewardRenewalRisk *renewal);

/**
 * StewardRenewalSums:
 * @first: , @n_months: the months that are looked at
 * @with_amounts: whether any amount is known; otherwise renewals are counted
 * @all: of the months, ARR a year or renewals
 * @at_risk: of it, what is at risk
 * @by_state: of it, by the health of the customer
 * @counts: the renewals that @by_state is of
 * @n_without_amount: renewals of these months that are in none of it, because their amount is not
 *   known
 *
 * What the renewals of some months add up to.
 */
typedef struct {
  StewardMonth first;
  guint n_months;
  gboolean with_amounts;
  double all;
  double at_risk;
  double by_state[STEWARD_STATE_HEALTHY + 1];
  guint counts[STEWARD_STATE_HEALTHY + 1];
  guint n_without_amount;
} StewardRenewalSums;

/**
 * steward_renewal_sums_compute:
 * @renewals: (array length=n_renewals): in any order; those outside of the months are passed over
 * @n_months: from that of @today on
 */
StewardRenewalSums steward_renewal_sums_compute (const StewardRenewalRisk *renewals,
                                                 guint n_renewals,
                                                 StewardDay today,
                                                 guint n_months);

/* The place of a renewal among the months, or -1. */
int steward_renewal_sums_find_month (const StewardRenewalSums *self,
                                     const StewardRenewalRisk *renewal);

/**
 * steward_renewal_sums_explain:
 * @currency: (nullable): of the amounts
 * @rates: (nullable): the exchange rates that they were reckoned with
 *
 * Of what comes up for renewal, how much is at risk.
 */
StewardExplanation *steward_renewal_sums_explain (const StewardRenewalSums *self,
                                                  const char *currency,
                                                  const char *rates) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
