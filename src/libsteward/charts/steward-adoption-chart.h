/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-chart-layout.h"
#include "steward-chart-picture.h"

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

/* The chart on its way out of the window; its table has the newest month first. */
StewardChartPicture *
steward_adoption_chart_create_picture (StewardAdoptionSeries *series) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
