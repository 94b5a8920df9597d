/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-view.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_FIGURE_WIDGET (steward_figure_widget_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardFigureWidget, steward_figure_widget, STEWARD, FIGURE_WIDGET, StewardChartView)

/**
 * StewardFigureWidget:
 *
 * A chart of the family: lines, columns or a bridge. A place is one of its data, see
 * steward_chart_data_get_place(): Left and Right go from category to category, Up and Down into a
 * stack and out of it, or along a bridge. Its accessible label is the chart's title, its
 * description what it shows in a few sentences.
 *
 * #StewardFigureWidget::opened (const char *category, const char *series) is emitted for what is
 * behind a place; the series is NULL for all of a category.
 *
 * CSS node `figurechart`.
 */

/* @data: (nullable) (transfer none): what is selected stays where it is one of the same places */
void steward_figure_widget_set_data (StewardFigureWidget *self, StewardChartData *data);
StewardChartData *steward_figure_widget_get_data (StewardFigureWidget *self);

G_END_DECLS
