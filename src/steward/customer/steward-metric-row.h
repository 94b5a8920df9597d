/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-metrics.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_METRIC_ROW (steward_metric_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardMetricRow, steward_metric_row, STEWARD, METRIC_ROW, AdwActionRow)

/**
 * StewardMetricRow:
 *
 * A figure as a row: its name over what it is made of, or why it is not there; at the end its
 * value, with the state where it is judged and a warning sign where somebody has to do something.
 * It is activated to open the figure's explanation.
 *
 * Accessibility: a row with a popup, whose label says name, value, state and what it is made of.
 */
GtkWidget *steward_metric_row_new (const StewardCustomerMetric *metric) G_GNUC_WARN_UNUSED_RESULT;

const StewardCustomerMetric *steward_metric_row_get_metric (StewardMetricRow *self);
void steward_metric_row_show (StewardMetricRow *self, const StewardExplanation *explanation);

G_END_DECLS
