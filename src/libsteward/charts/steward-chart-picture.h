/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-table.h"
#include "steward-palette.h"

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* A context to measure and draw with where there is no widget to lend one: 96 dots an inch, and
 * measures that are the same on a screen, in a file and on paper. */
PangoContext *steward_chart_create_context (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StewardChartPage:
 * @width: , @height: of the whole page, in pixels of 1/96 inch
 * @font: the interface's
 * @direction: from right to left the page is mirrored, as the chart is
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

typedef enum {
  STEWARD_CHART_PNG,
  STEWARD_CHART_SVG,
  STEWARD_CHART_PDF,
} StewardChartFormat;

/* Draws a chart from 0, 0 on, in the page's font and colours. */
typedef void (*StewardChartDrawFunc) (gconstpointer chart,
                                      cairo_t *cr,
                                      double width,
                                      double height,
                                      PangoContext *context,
                                      const StewardChartPage *page);

/**
 * StewardChartPicture:
 *
 * A chart of any kind on its way out of the window: into a file, onto paper, into a table.
 * Immutable and reference-counted.
 */
typedef struct _StewardChartPicture StewardChartPicture;

/**
 * steward_chart_picture_new:
 * @chart: (transfer full): what is drawn
 * @name: what the chart is called where its page has no title
 * @description: the chart in a few sentences
 * @table: (transfer full): what is drawn, in rows, as people read it
 * @plain_table: (transfer full) (nullable): the same for a program
 */
StewardChartPicture *
steward_chart_picture_new (gpointer chart,
                           GDestroyNotify free_chart,
                           StewardChartDrawFunc draw,
                           const char *name,
                           const char *description,
                           StewardChartTable *table,
                           StewardChartTable *plain_table) G_GNUC_WARN_UNUSED_RESULT;
StewardChartPicture *steward_chart_picture_ref (StewardChartPicture *self);
void steward_chart_picture_unref (StewardChartPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardChartPicture, steward_chart_picture_unref)

const char *steward_chart_picture_get_name (const StewardChartPicture *self);
const char *steward_chart_picture_get_description (const StewardChartPicture *self);
const StewardChartTable *steward_chart_picture_get_table (const StewardChartPicture *self);
const StewardChartTable *steward_chart_picture_get_plain_table (const StewardChartPicture *self);

/* Draws a whole page from 0, 0 on, its background included: what files and printers get. */
void steward_chart_picture_draw_page (const StewardChartPicture *self,
                                      cairo_t *cr,
                                      const StewardChartPage *page);

/**
 * steward_chart_picture_write:
 * @page: 1 to 16384 pixels wide and high
 *
 * Writes the chart as a file, the same drawing as on the screen. SVG and PDF carry the chart's
 * description for those who can't see it. The stream stays open.
 *
 * Returns: FALSE with @error of the stream, or %G_IO_ERROR_INVALID_ARGUMENT for a size out of range
 */
gboolean steward_chart_picture_write (const StewardChartPicture *self,
                                      GOutputStream *stream,
                                      StewardChartFormat format,
                                      const StewardChartPage *page,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
