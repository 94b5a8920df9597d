/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
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
 * @customers: (element-type guint): their numbers in the #StewardRevenue, those that were merged
 *   with each other one by one
 *
 * The customers who began in one month. Those who were merged are one customer, which began with
 * the first of them.
 */
typedef struct {
  StewardMonth month;
  guint n_customers;
  double start_arr;
  GArray *months;
  GArray *customers;
} StewardCohort;

/**
 * steward_cohorts_compute:
 * @last: the last month looked at
 *
 * Returns: (transfer full) (element-type StewardCohort): by month, those without customers left out
 */
GPtrArray *steward_cohorts_compute (const StewardRevenue *revenue,
                                    StewardMonth last) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StewardCohortTotals:
 * @n_customers: , @start_arr: how many began, and with what
 * @n_left: , @arr: , @gross_arr: of them at the end of the last month looked at, see
 *   #StewardCohortMonth
 */
typedef struct {
  guint n_customers;
  double start_arr;
  guint n_left;
  double arr;
  double gross_arr;
} StewardCohortTotals;

/* What the cohorts of some months add up to; @first: , @last: both inclusive */
StewardCohortTotals
steward_cohorts_add_up (const GPtrArray *cohorts, StewardMonth first, StewardMonth last);
/* Fractions of what they began with; NAN without customers. */
double steward_cohort_totals_get_gross (const StewardCohortTotals *self);
double steward_cohort_totals_get_net (const StewardCohortTotals *self);

/* What is left of what all customers began with.
 * @last: the last month looked at */
StewardExplanation *steward_cohorts_explain (const GPtrArray *cohorts,
                                             const StewardRevenue *revenue,
                                             StewardMonth last) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
