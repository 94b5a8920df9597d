/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-insights.h"

G_BEGIN_DECLS

/* The charts of the page. */
typedef enum {
  STEWARD_INSIGHT_HISTORY,
  STEWARD_INSIGHT_DISTRIBUTION,
  STEWARD_INSIGHT_RETENTION,
  STEWARD_INSIGHT_RENEWALS,
  STEWARD_INSIGHT_HEALTH,
  STEWARD_INSIGHT_COHORTS,
} StewardInsightChart;

/**
 * steward_insights_find_behind:
 * @category: , @series: the ids of the place that is asked for; a series of NULL is all of them
 * @label: (out): what the customers have in common
 *
 * Returns: the ids of the customers behind a place of a chart; NULL where there is no such place
 */
char **steward_insights_find_behind (const StewardInsights *self,
                                     StewardInsightChart chart,
                                     const char *category,
                                     const char *series,
                                     char **label) G_GNUC_WARN_UNUSED_RESULT;

/* What is said of the last complete month: `October 2026: up`. */
char *steward_insights_label_of_month (const StewardInsights *self,
                                       const char *what) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
