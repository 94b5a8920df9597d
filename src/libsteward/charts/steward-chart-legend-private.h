/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-label-board.h"

G_BEGIN_DECLS

/**
 * StewardLegendEntry:
 * @mark: , @kind: what the chart knows the mark by
 * @bare: whether it is text alone, without a mark
 * @text: borrowed
 * @area: of the mark and its text, from the legend's own upper left corner until it is placed
 */
typedef struct {
  int mark;
  int kind;
  gboolean bare;
  const char *text;
  StewardArea area;
} StewardLegendEntry;

/* The width of a mark: as the text. */
double steward_chart_legend_get_mark_width (double line_height);

/**
 * steward_chart_legend_add:
 * @legend: (element-type StewardLegendEntry)
 * @room: the width of the legend
 * @entry: its area is not read
 *
 * Adds an entry behind the last one, or on a line of its own where there is no room left; none that
 * is wider than the legend.
 *
 * Returns: the height of the legend
 */
double steward_chart_legend_add (GArray *legend,
                                 StewardLabelBoard *board,
                                 double room,
                                 const StewardLegendEntry *entry);
/* Moves all of it. */
void steward_chart_legend_move (GArray *legend, double x, double y);
/* Writes the texts where they are by now. */
void steward_chart_legend_write (GArray *legend, StewardLabelBoard *board);

G_END_DECLS
