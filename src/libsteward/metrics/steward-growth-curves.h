/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardGrowthCurves:
 *
 * A thousand curves that a few points allow, each as often as the points speak for it: what a
 * forecast can and cannot know. They are constants, straight lines and three ways to grow to a
 * level (logistic, Gompertz, and with a falling rate from the start), because six points seldom
 * tell these apart, and a band of the best one alone would promise too much.
 *
 * How it is made: Bayes' rule on a grid of parameters with even chances beforehand, which narrows
 * down to where the points are likely; the variance is integrated out, with one point's worth of a
 * spread of 1.2 % known beforehand. There is no chance in it: the same points give the same curves.
 */
typedef struct _StewardGrowthCurves StewardGrowthCurves;

/**
 * steward_growth_curves_new:
 * @x: rising
 * @n: at least 3
 * @n_independent: how many of the points are independent of each other; fewer than @n where they
 *   are of windows that overlap
 */
StewardGrowthCurves *steward_growth_curves_new (const double *x,
                                                const double *y,
                                                guint n,
                                                guint n_independent) G_GNUC_WARN_UNUSED_RESULT;
void steward_growth_curves_free (StewardGrowthCurves *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardGrowthCurves, steward_growth_curves_free)

/* The band that holds what will be counted at @x with the chance @share: the curves and the spread
 * round them; never below 0. */
void steward_growth_curves_get_band (
  const StewardGrowthCurves *self, double x, double share, double *low, double *high);
/* The share of the curves that stand at @y or above at @x. */
double steward_growth_curves_get_chance (const StewardGrowthCurves *self, double x, double y);
/**
 * steward_growth_curves_get_crossing:
 * @from: , @until: where is looked
 * @share: of the curves
 * @first: , @last: (out): between which that share crosses; INFINITY where that is never
 *
 * When the curves reach @y.
 */
void steward_growth_curves_get_crossing (const StewardGrowthCurves *self,
                                         double y,
                                         double from,
                                         double until,
                                         double share,
                                         double *first,
                                         double *last);

G_END_DECLS
