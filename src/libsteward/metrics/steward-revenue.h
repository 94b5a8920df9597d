/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-line.h"
#include "steward-exchange.h"

G_BEGIN_DECLS

/**
 * StewardRevenue:
 *
 * What customers pay a year, on any day (advisor-domain 10.3): the annual recurring revenue (ARR)
 * of each is the sum of its lines that are active, in the report's currency, and never below 0, as
 * a customer exists while it is above. One that lapsed for at most the days of grace before it
 * came back counts as if it had gone on at what it paid before.
 *
 * It is a value, made once of all contract lines and read by every report: what was retained
 * between two days ([func@retention_compute]), what comes up for renewal
 * ([func@renewals_list]), what of a month's new customers is left ([func@cohorts_compute]). Making
 * it takes n log n for n lines. It keeps nothing of what it was made of.
 */
typedef struct _StewardRevenue StewardRevenue;

/* One customer and its lines, in any order; an array of these is all that is needed. */
typedef struct {
  const char *id;
  const char *name;
  GPtrArray *lines; /* of StewardContractLine */
} StewardRevenueCustomer;

/**
 * steward_revenue_new:
 * @exchange: what currency it is in, and the rates
 * @grace_days: the setting `grace-days`, 30 unless changed
 *
 * %STEWARD_INPUT_ERROR names the currency without a rate, and the first customer that has it.
 */
StewardRevenue *steward_revenue_new (const StewardRevenueCustomer *customers,
                                     guint n_customers,
                                     const StewardExchange *exchange,
                                     guint grace_days,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
StewardRevenue *steward_revenue_ref (StewardRevenue *self);
void steward_revenue_unref (StewardRevenue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRevenue, steward_revenue_unref)

/* NULL where no amount has any. */
const char *steward_revenue_get_currency (const StewardRevenue *self);
guint steward_revenue_get_grace_days (const StewardRevenue *self);

/* Customers by number, in the order in which they were given. */
guint steward_revenue_get_n_customers (const StewardRevenue *self);
const char *steward_revenue_get_id (const StewardRevenue *self, guint customer);
const char *steward_revenue_get_name (const StewardRevenue *self, guint customer);
/* What a customer pays a year on a day, 0 where nothing. */
double steward_revenue_get_arr (const StewardRevenue *self, guint customer, StewardDay day);
/* What all of them pay a year on a day. */
double steward_revenue_get_total (const StewardRevenue *self, StewardDay day);

G_END_DECLS
