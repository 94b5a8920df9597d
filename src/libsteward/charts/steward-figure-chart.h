/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-chart-picture.h"
#include "steward-label-board.h"

G_BEGIN_DECLS

/**
 * StewardFigureLayout:
 *
 * Where everything on a chart of the family is, at one size: computed once, then drawn and pointed
 * at. It keeps a reference to the data. Immutable; for the thread that made it, as its Pango
 * context is.
 */
typedef struct _StewardFigureLayout StewardFigureLayout;

/* @width and @height in drawing units, 1 or more; @font: the interface's. Where the base direction
 * of @context is right to left the chart is mirrored, as the adoption chart is. */
StewardFigureLayout *
steward_figure_layout_new (StewardChartData *data,
                           double width,
                           double height,
                           PangoContext *context,
                           const PangoFontDescription *font) G_GNUC_WARN_UNUSED_RESULT;
/* How high a chart of a width should be for everything on it to have room. */
double steward_figure_chart_measure_height (StewardChartData *data,
                                            double width,
                                            PangoContext *context,
                                            const PangoFontDescription *font);
void steward_figure_layout_free (StewardFigureLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFigureLayout, steward_figure_layout_free)

/* The place at a point, see steward_chart_data_get_place(); -1 for none. */
int steward_figure_layout_find_place (const StewardFigureLayout *self, double x, double y);
/* To draw a focus ring round. */
StewardArea steward_figure_layout_get_area (const StewardFigureLayout *self, int place);

/**
 * steward_figure_chart_draw:
 * @selected: the place that the read-out is of, or -1
 *
 * Draws a chart of the family from 0, 0 on. It paints no background.
 */
void steward_figure_chart_draw (cairo_t *cr,
                                const StewardFigureLayout *layout,
                                const StewardPalette *palette,
                                int selected);

/* The chart on its way out of the window. */
StewardChartPicture *
steward_figure_chart_create_picture (StewardChartData *data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
