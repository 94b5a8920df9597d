/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * steward_quantile_sort:
 * @values: (element-type double): none of them NAN
 *
 * Puts values into the order that steward_quantile_get() reads.
 */
void steward_quantile_sort (GArray *values);

/**
 * steward_quantile_get:
 * @sorted: (element-type double): in rising order
 * @share: from 0 to 1; 0.5 for the median
 *
 * The value that a share of all lie at or below, on the straight line between the two nearest
 * (definition 7 of Hyndman and Fan, 1996, which R and spreadsheets take); NAN for no values.
 */
double steward_quantile_get (const GArray *sorted, double share);

G_END_DECLS
