/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-palette.h"

G_BEGIN_DECLS

/**
 * steward_spark_line_draw:
 * @values: (array length=n_values): fractions, NAN where not known
 *
 * A line for a table cell, from 0, 0 on: always on a scale of 0 to 120 %, so that rows compare,
 * with a hair line at the target and a dot on the last value if it is known. Gaps stay gaps.
 */
void steward_spark_line_draw (cairo_t *cr,
                              const double *values,
                              guint n_values,
                              double target,
                              double width,
                              double height,
                              const StewardPalette *palette);

G_END_DECLS
