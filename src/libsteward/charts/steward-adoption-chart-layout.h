/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"
#include "steward-label-board.h"

G_BEGIN_DECLS

/**
 * StewardAdoptionChartLayout:
 *
 * Where everything on an adoption chart of one size is: computed once, then drawn and pointed at.
 * It keeps a reference to the series. Immutable; for the thread that made it, as its Pango context
 * is.
 */
typedef struct _StewardAdoptionChartLayout StewardAdoptionChartLayout;

/* @width and @height in drawing units, 1 or more; @font: the interface's.
 *
 * Where the base direction of @context is right to left the whole chart is mirrored, time and axis
 * included, as the desktop's own bar charts are: the first month is where reading begins, and the
 * arrow keys that go on in text go on in time. */
StewardAdoptionChartLayout *
steward_adoption_chart_layout_new (StewardAdoptionSeries *series,
                                   double width,
                                   double height,
                                   PangoContext *context,
                                   const PangoFontDescription *font) G_GNUC_WARN_UNUSED_RESULT;
/* How high a chart of a width should be for everything on it to have room. */
double steward_adoption_chart_measure_height (StewardAdoptionSeries *series,
                                              double width,
                                              PangoContext *context,
                                              const PangoFontDescription *font);
void steward_adoption_chart_layout_free (StewardAdoptionChartLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAdoptionChartLayout, steward_adoption_chart_layout_free)

/* The index of the month at a place, among those that can be read out, or -1: beside the plot, or a
 * month to come of which nothing is said. */
int steward_adoption_chart_find_month (const StewardAdoptionChartLayout *self, double x, double y);
/* The slot of a month, over the height of the plot: to draw a focus ring round. */
StewardArea steward_adoption_chart_get_month_area (const StewardAdoptionChartLayout *self,
                                                   guint index);
/* The upper middle of a month's column, or of its slot where it has no value: to point a read-out
 * at. */
StewardPoint steward_adoption_chart_get_month_point (const StewardAdoptionChartLayout *self,
                                                     guint index);

G_END_DECLS
