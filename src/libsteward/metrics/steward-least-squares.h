/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most parameters that a curve may have. */
#define STEWARD_CURVE_MAX_PARAMETERS 4

/**
 * StewardCurve:
 * @parameters: as many as the curve has
 * @slopes: (out): how the value changes with each parameter
 *
 * A curve that may be fitted: its value at @x.
 */
typedef double (*StewardCurve) (double x, const double *parameters, double *slopes);

/**
 * steward_least_squares_fit_line:
 * @n: at least 2 points, not all of one @x
 * @b: (out): intercept and slope
 *
 * The straight line b0 + b1 x whose sum of squared residuals is least.
 *
 * Returns: that sum
 */
double steward_least_squares_fit_line (const double *x, const double *y, guint n, double b[2]);

/**
 * steward_least_squares_fit_curve:
 * @n: at least as many points as there are parameters
 * @parameters: (inout): where to begin; the best that were found
 *
 * The curve whose sum of squared residuals is least in the neighbourhood of where it begins, by the
 * Levenberg-Marquardt method of MINPACK.
 *
 * Returns: that sum; NAN where none was found
 */
double steward_least_squares_fit_curve (StewardCurve curve,
                                        const double *x,
                                        const double *y,
                                        guint n,
                                        double *parameters,
                                        guint n_parameters);

G_END_DECLS
