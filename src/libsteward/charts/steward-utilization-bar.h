/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-palette.h"

G_BEGIN_DECLS

/**
 * steward_utilization_bar_draw:
 * @value: a fraction; NAN draws the empty track
 * @target: a fraction, whose tick is cut out of the fill
 * @faded: whether the figure is old
 *
 * A bar for a table cell, from 0, 0 on: its whole width is 100 %. A greater value is clamped, with
 * two chevrons at the end.
 */
void steward_utilization_bar_draw (cairo_t *cr,
                                   double value,
                                   double target,
                                   double width,
                                   double height,
                                   const StewardPalette *palette,
                                   gboolean faded);

G_END_DECLS
