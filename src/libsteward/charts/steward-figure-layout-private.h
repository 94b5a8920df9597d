/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-legend-private.h"
#include "steward-figure-chart.h"

G_BEGIN_DECLS

/* Round the whole chart. */
#define STEWARD_FIGURE_MARGIN 6
/* Between a mark and the text beside it. */
#define STEWARD_FIGURE_GAP 4
/* A plot that is easy to read, beside what its own text takes. */
#define STEWARD_FIGURE_PLOT 150

/* What one drawing is made with; all borrowed. */
typedef struct {
  cairo_t *cr;
  const StewardFigureLayout *layout;
  const StewardChartData *data;
  const StewardPalette *palette;
  int selected; /* a place, or -1 */
} StewardFigureDrawing;

/**
 * StewardFigureKind:
 * @prepare: chooses the values' range and the legend, before the height is known
 * @get_height: how high all of it should be
 * @arrange: gives everything its room
 * @place_words: writes the words, the most important first
 * @get_area: of a category, or with @series of one series in it; not mirrored
 * @draw: below the words
 *
 * What the kinds of charts do each in their own way.
 */
typedef struct {
  void (*prepare) (StewardFigureLayout *self);
  double (*get_height) (const StewardFigureLayout *self);
  void (*arrange) (StewardFigureLayout *self);
  void (*place_words) (StewardFigureLayout *self);
  StewardArea (*get_area) (const StewardFigureLayout *self, guint category, int series);
  void (*draw) (const StewardFigureDrawing *self);
} StewardFigureKind;

extern const StewardFigureKind steward_figure_lines;
extern const StewardFigureKind steward_figure_columns;
extern const StewardFigureKind steward_figure_bridge;

/* All places are those of a chart that is read from left to right; only the labels have been put
 * where they belong on a mirrored one.
 *
 * @direct: whether the words stand at what they name, so that the legend, or the axis, need not
 * @rows_y: where the rows of counts below the axis begin */
struct _StewardFigureLayout {
  const StewardFigureKind *kind;
  gboolean mirrored;
  StewardChartData *data;
  StewardLabelBoard *board;
  double width;
  double height;
  double line_height;
  StewardArea plot;
  StewardBandScale slots;
  StewardScale values;
  GArray *ticks; /* of double */
  gboolean direct;
  double rows_y;
  GArray *legend; /* of StewardLegendEntry; its mark is a #StewardSeriesRole */
  double legend_height;
};

double steward_figure_layout_measure (const StewardFigureLayout *self,
                                      StewardLabelStyle style,
                                      const char *text);
double steward_figure_layout_get_base (const StewardFigureLayout *self);
/* Clamped to the plot. */
double steward_figure_layout_map (const StewardFigureLayout *self, double value);
/* The slot of a category over the height of the plot; one that stands apart is last. */
StewardArea steward_figure_layout_get_slot (const StewardFigureLayout *self, guint category);
void steward_figure_layout_add_legend (StewardFigureLayout *self,
                                       const StewardChartSeries *series,
                                       gboolean bare);
/* The width of the widest figure on the axis. */
double steward_figure_layout_measure_axis (const StewardFigureLayout *self);
void steward_figure_layout_write_axis (StewardFigureLayout *self);
/* Below the slots: months, or the ticks. */
void steward_figure_layout_write_categories (StewardFigureLayout *self);
/* A text centred in a slot. */
StewardLabel *steward_figure_layout_write_centred (StewardFigureLayout *self,
                                                   StewardLabelStyle style,
                                                   const char *text,
                                                   const StewardArea *slot,
                                                   double y);

void steward_figure_drawing_line (
  const StewardFigureDrawing *self, double x1, double y1, double x2, double y2, double width);
void steward_figure_drawing_grid (const StewardFigureDrawing *self);
void steward_figure_drawing_axis (const StewardFigureDrawing *self);
/* The part of a column of a role, or its mark in the legend. */
void steward_figure_drawing_fill (const StewardFigureDrawing *self,
                                  StewardSeriesRole role,
                                  const StewardArea *area,
                                  gboolean selected);
/* How a line of a role is stroked, until it is restored. */
void steward_figure_drawing_set_line (const StewardFigureDrawing *self, StewardSeriesRole role);
/* Whether a place is selected, by itself or with its category. */
gboolean
steward_figure_drawing_is_selected (const StewardFigureDrawing *self, guint category, int series);

G_END_DECLS
