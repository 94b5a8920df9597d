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

/**
 * StewardChartPage:
 * @width: , @height: of the whole page, in pixels of 1/96 inch
 * @font: the interface's
 * @direction: from right to left the page is mirrored, see steward_adoption_chart_layout_new()
 * @title: (nullable): written above the chart, and the document's title
 * @caption: (nullable): a text below the title, of as many lines as it takes
 *
 * What goes round a chart that leaves the screen; all borrowed, for the call alone.
 */
typedef struct {
  double width;
  double height;
  const StewardPalette *palette;
  const PangoFontDescription *font;
  PangoDirection direction;
  const char *title;
  const char *caption;
} StewardChartPage;

/* Draws a whole page from 0, 0 on, its background included: what files and printers get. */
void steward_adoption_chart_draw_page (StewardAdoptionSeries *series,
                                       cairo_t *cr,
                                       const StewardChartPage *page);

typedef enum {
  STEWARD_CHART_PNG,
  STEWARD_CHART_SVG,
  STEWARD_CHART_PDF,
} StewardChartFormat;

/**
 * steward_adoption_chart_write:
 * @page: 1 to 16384 pixels wide and high
 *
 * Writes the chart as a file, the same drawing as on the screen. SVG and PDF carry the chart's
 * description for those who can't see it. The stream stays open.
 *
 * Returns: FALSE with @error of the stream, or %G_IO_ERROR_INVALID_ARGUMENT for a size out of range
 */
gboolean steward_adoption_chart_write (StewardAdoptionSeries *series,
                                       GOutputStream *stream,
                                       StewardChartFormat format,
                                       const StewardChartPage *page,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
