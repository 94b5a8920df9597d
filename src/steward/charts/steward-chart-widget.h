/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"
#include "steward-chart-view.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_CHART_WIDGET (steward_chart_widget_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardChartWidget, steward_chart_widget, STEWARD, CHART_WIDGET, StewardChartView)

/**
 * StewardChartWidget:
 *
 * The adoption chart; a place is the index of a month in the series, and Page Up and Page Down go a
 * year. Plus, minus and the wheel with Ctrl activate `chart.zoom-in` and `chart.zoom-out`, which
 * are the page's. Its accessible description is the whole chart in a few sentences.
 *
 * CSS node `adoptionchart`.
 */

/* @series: (nullable) (transfer none) */
void steward_chart_widget_set_series (StewardChartWidget *self, StewardAdoptionSeries *series);

G_END_DECLS
