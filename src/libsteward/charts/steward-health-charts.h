/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-health-history.h"

G_BEGIN_DECLS

/**
 * steward_health_history_chart_new:
 * @days: (element-type StewardHealthDay): at least one
 * @replayed: (nullable) (element-type StewardHealthDay): the same days under other weights
 *
 * The score day by day, with the limit from which it is healthy.
 */
StewardChartData *
steward_health_history_chart_new (const GArray *days,
                                  const GArray *replayed,
                                  const StewardHealthRules *rules) G_GNUC_WARN_UNUSED_RESULT;

/* How many customers have which health now, and had which on @before. The id of a category is the
 * state now, that of a series the state then, see steward_state_to_string(). */
StewardChartData *steward_health_flow_chart_new (const StewardHealthFlow *flow,
                                                 StewardDay before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
