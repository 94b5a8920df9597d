/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CHART_WIDGET (steward_chart_widget_get_type ())
G_DECLARE_FINAL_TYPE (StewardChartWidget, steward_chart_widget, STEWARD, CHART_WIDGET, GtkWidget)

/**
 * StewardChartWidget:
 *
 * The adoption chart. The month under the pointer is selected; so is one by Left and Right, Page Up
 * and Page Down for a year, Home and End; Escape selects none. Ctrl+C copies what it says of the
 * selected month. Plus, minus and the wheel with Ctrl activate `chart.zoom-in` and
 * `chart.zoom-out`, which are the page's. Its accessible description is the whole chart in a few
 * sentences, and the selected month is announced. It is as high as its text needs, and mirrored
 * where text runs from right to left.
 *
 * CSS node `adoptionchart`.
 */

/* @series: (nullable) (transfer none) */
void steward_chart_widget_set_series (StewardChartWidget *self, StewardAdoptionSeries *series);

/* The index of the selected month in the series, or -1; notifies `selected`. */
int steward_chart_widget_get_selected (StewardChartWidget *self);

G_END_DECLS
