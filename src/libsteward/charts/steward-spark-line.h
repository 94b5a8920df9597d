/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-palette.h"
#include "steward-utilization.h"

G_BEGIN_DECLS

#define STEWARD_SPARK_LINE_MONTHS 12

/* The utilization of the last twelve complete months before @today, oldest first; NAN where not
 * known. */
void steward_spark_line_collect (const StewardUsage *usage,
                                 const GArray *seats_history,
                                 gint64 tam,
                                 StewardDay today,
                                 const StewardTargets *targets,
                                 double values[STEWARD_SPARK_LINE_MONTHS]);

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
