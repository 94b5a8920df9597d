/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-portfolio-utilization.h"

G_BEGIN_DECLS

/* A portfolio's utilization as charts. @target: the one that all customers have, NAN where some
 * have another. */

/* The ids of the distribution's series, and of its category for customers without a figure. */
#define STEWARD_CHART_ID_BELOW "below"
#define STEWARD_CHART_ID_REACHED "reached"
#define STEWARD_CHART_ID_NONE "none"

/* Weighted, median, the middle half of the customers, and how many were under the target, by month.
 * Behind a month, whose id is its `2026-10`, are the customers that were under their target. */
StewardChartData *
steward_utilization_history_chart_new (const StewardPortfolioUtilization *portfolio,
                                       double target) G_GNUC_WARN_UNUSED_RESULT;

/* How many customers there are of which utilization in the last complete month. A category's id is
 * the number of its bin, see steward_utilization_get_bin(). */
StewardChartData *
steward_utilization_distribution_chart_new (const StewardPortfolioUtilization *portfolio,
                                            double target) G_GNUC_WARN_UNUSED_RESULT;

/* The range of a bin in words: `70 % to 80 %`. */
char *steward_utilization_bin_get_label (guint bin) G_GNUC_WARN_UNUSED_RESULT;

/* A month without its year, in a sentence that leaves no doubt of it: `October`. */
char *steward_chart_format_month_name (StewardMonth month) G_GNUC_WARN_UNUSED_RESULT;

/* How a fraction changed, in percentage points: `3.0 points more than in September`; @before may be
 * NAN, for which it is NULL. */
char *steward_chart_describe_change (double before,
                                     double now,
                                     StewardMonth month_before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
