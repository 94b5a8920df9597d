/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-revenue.h"

G_BEGIN_DECLS

/**
 * StewardRenewal:
 * @customer: its number in the #StewardRevenue
 * @day: the day after the last that is paid for
 * @arr: what ends with that day, a year; refunds that end with it are taken off
 * @renewed_arr: what of it is renewed, 0 to @arr: what it grows by is not in it
 * @n_contracts: how many lines end
 * @n_renewed: how many of these go on
 *
 * What of one customer comes up for renewal on one day (advisor-domain 10.3). A line goes on in a
 * line of the same product, or else in one that no other goes on in, that begins no further from
 * that day than the days of grace, before or after. Those of a customer that was merged into
 * another may go on in that one's.
 */
typedef struct {
  guint customer;
  StewardDay day;
  double arr;
  double renewed_arr;
  guint n_contracts;
  guint n_renewed;
} StewardRenewal;

/* How far ahead a list of renewals looks (advisor-domain: the next 180 days). */
#define STEWARD_RENEWALS_AHEAD 180

/**
 * steward_renewals_list:
 * @first: , @last: of @day
 *
 * Returns: (transfer full) (element-type StewardRenewal): the nearest first, then by customer
 */
GArray *steward_renewals_list (const StewardRevenue *revenue,
                               StewardDay first,
                               StewardDay last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
