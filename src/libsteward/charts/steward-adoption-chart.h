/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-chart-layout.h"
#include "steward-palette.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * steward_adoption_chart_draw:
 * @selected: the month that the read-out is of, or -1
 *
 * Draws the adoption chart from 0, 0 on: columns for complete months, a dashed outline for the
 * month to date, the target, the ramp, the line of weeks, and the lane of seats. A value beyond the
 * axis is clamped, with two chevrons; its figure is not. It paints no background.
 */
void steward_adoption_chart_draw (cairo_t *cr,
                                  const StewardAdoptionChartLayout *layout,
                                  const StewardPalette *palette,
                                  int selected);

typedef enum {
  STEWARD_CHART_PNG,
  STEWARD_CHART_SVG,
  STEWARD_CHART_PDF,
} StewardChartFormat;

/**
 * steward_adoption_chart_write:
 * @width: , @height: of the whole picture, in pixels of 1/96 inch; 1 to 16384
 * @title: (nullable): written above the chart, and the document's title
 *
 * Writes the chart as a file, the same drawing as on the screen. SVG and PDF carry the chart's
 * description for those who can't see it. The stream stays open.
 *
 * Returns: FALSE with @error of the stream, or %G_IO_ERROR_INVALID_ARGUMENT for a size out of range
 */
gboolean steward_adoption_chart_write (StewardAdoptionSeries *series,
                                       GOutputStream *stream,
                                       StewardChartFormat format,
                                       int width,
                                       int height,
                                       const StewardPalette *palette,
                                       const PangoFontDescription *font,
                                       const char *title,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
