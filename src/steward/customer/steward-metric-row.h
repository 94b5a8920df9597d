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
 * It follows its customer, and opens to the figure's explanation when it is activated.
 *
 * Accessibility: a row with a popup, whose label says name, value, state and what it is made of.
 */
GtkWidget *steward_metric_row_new (const StewardCustomerMetric *metric,
                                   StewardCustomer *customer,
                                   StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;

/* Fills a box with rows in groups by topic.
 * @except: the keys of metrics to leave out, NULL-terminated */
void steward_metric_rows_fill (AdwWrapBox *box,
                               StewardCustomer *customer,
                               StewardPortfolio *portfolio,
                               const char *const *except);

G_END_DECLS
