/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-cohorts.h"
#include "steward-renewal-risk.h"
#include "steward-retention.h"

G_BEGIN_DECLS

/* A portfolio's revenue as charts. */

/* The ids of the bridge's ends; its steps have those of steward_movement_kind_to_string(). */
#define STEWARD_CHART_ID_START "start"
#define STEWARD_CHART_ID_END "end"

/* How the revenue of the first day became that of the last: new, returning, expansion, contraction
 * and churn. */
StewardChartData *
steward_retention_chart_new (const StewardRetention *retention) G_GNUC_WARN_UNUSED_RESULT;

/* In its place: why there is nothing to draw, as a sentence. */
StewardChartData *
steward_retention_problem_chart_new (const char *problem) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_renewals_chart_new:
 * @renewals: (array length=n_renewals): in any order; those outside of the months are passed over
 * @n_months: from that of @today on
 * @currency: (nullable): of the amounts
 *
 * What comes up for renewal by month and health. Where no amount is known it counts renewals; else
 * those without an amount are told apart. A category's id is its month, that of a series the state
 * as steward_state_to_string() has it.
 */
StewardChartData *steward_renewals_chart_new (const StewardRenewalRisk *renewals,
                                              guint n_renewals,
                                              StewardDay today,
                                              guint n_months,
                                              const char *currency) G_GNUC_WARN_UNUSED_RESULT;

/* The first and the last month of a category of cohorts, which is one month or a few: what its id
 * says; FALSE where it says nothing. */
gboolean steward_cohorts_chart_parse_id (const char *id, StewardMonth *first, StewardMonth *last);

/**
 * steward_cohorts_chart_new:
 * @cohorts: (element-type StewardCohort): by month
 * @currency: of the amounts
 *
 * What is left of the revenue that customers began with, by the month in which they began; by
 * quarter or year where there are too many months for a column each.
 */
StewardChartData *steward_cohorts_chart_new (const GPtrArray *cohorts,
                                             const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
