/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-revenue.h"

G_BEGIN_DECLS

/* What is left of a cohort at the end of a month. */
typedef struct {
  double arr;       /* what its customers pay a year */
  double gross_arr; /* the same without what each pays more than when it began */
  guint n_customers;
} StewardCohortMonth;

/**
 * StewardCohort:
 * @month: in which its customers paid for the first time
 * @n_customers: how many they were
 * @start_arr: what they paid a year on the first day of each
 * @months: (element-type StewardCohortMonth): the ends of this month and of those after
 *
 * The customers who began in one month. Those who were merged are one customer, which began with
 * the first of them.
 */
typedef struct {
  StewardMonth month;
  guint n_customers;
  double start_arr;
  GArray *months;
} StewardCohort;

/**
 * steward_cohorts_compute:
 * @last: the last month looked at
 *
 * Returns: (transfer full) (element-type StewardCohort): by month, those without customers left out
 */
GPtrArray *steward_cohorts_compute (const StewardRevenue *revenue,
                                    StewardMonth last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
