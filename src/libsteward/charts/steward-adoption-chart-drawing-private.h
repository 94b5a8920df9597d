/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-chart-layout-private.h"
#include "steward-palette.h"

G_BEGIN_DECLS

/* What one drawing is made with; all borrowed. */
typedef struct {
  cairo_t *cr;
  const StewardAdoptionChartLayout *layout;
  const StewardAdoptionSeries *series;
  const StewardPalette *palette;
  int selected; /* a month, or -1 */
} StewardChartDrawing;

/* A line as wide as the palette has it. */
void steward_chart_drawing_line (
  const StewardChartDrawing *self, double x1, double y1, double x2, double y2, double width);
void steward_chart_drawing_clip (const StewardChartDrawing *self, const StewardArea *area);
/* The dashed outline of the month to date. */
void steward_chart_drawing_outline (const StewardChartDrawing *self, const StewardArea *column);
/* How what is to come is stroked, until it is restored. */
void steward_chart_drawing_dash_projection (const StewardChartDrawing *self);
/* How an estimate is stroked, until it is restored. */
void steward_chart_drawing_dash_estimate (const StewardChartDrawing *self);

/* What is to come: its field, below all else, and its line. */
void steward_chart_drawing_band (const StewardChartDrawing *self);
void steward_chart_drawing_projection (const StewardChartDrawing *self);
/* The lanes and the legend. */
void steward_chart_drawing_below (const StewardChartDrawing *self);

G_END_DECLS
