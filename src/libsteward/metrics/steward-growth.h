/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the course of a customer may follow (advisor-domain 10.5). */
typedef enum {
  STEWARD_GROWTH_NONE,
  STEWARD_GROWTH_FLAT,     /* the same value throughout, without any variance */
  STEWARD_GROWTH_CONSTANT, /* b1 */
  STEWARD_GROWTH_LINE,     /* b1 + b2 x */
  STEWARD_GROWTH_LOGISTIC, /* b1 / (1 + exp (b2 - b3 x)), 0 < b1 <= 1.2, b3 > 0 */
} StewardGrowth;

/* The models that are compared: constant, line, logistic. */
#define STEWARD_N_GROWTHS 3
#define STEWARD_GROWTH_MAX_LEVEL 1.2
/* The fewest points that a fit is made of: fewer leave the AICc of a logistic undefined. */
#define STEWARD_GROWTH_MIN_POINTS 6

/**
 * StewardGrowthFit:
 * @growth: %STEWARD_GROWTH_NONE where the points allow no such curve
 * @b: b1, b2 and b3
 * @rss: the sum of the squared residuals
 * @aicc: Akaike's criterion, corrected for few points; the variance counts as a parameter
 */
typedef struct {
  StewardGrowth growth;
  double b[3];
  double rss;
  double aicc;
} StewardGrowthFit;

/* `flat`, `constant`, `line`, `logistic`; NULL for none. */
const char *steward_growth_to_string (StewardGrowth growth);
/* The model as a word for people. */
const char *steward_growth_get_label (StewardGrowth growth);

/* How many parameters the curve has. */
guint steward_growth_get_n_parameters (StewardGrowth growth);
/* Akaike's criterion of @k parameters, the variance among them; @n is at least @k + 2. */
double steward_growth_get_aicc (double rss, guint n, guint k);

/* Fits one model by least squares; @n is at least 3, and the criterion INFINITY below
 * %STEWARD_GROWTH_MIN_POINTS. */
StewardGrowthFit
steward_growth_fit (StewardGrowth growth, const double *x, const double *y, guint n);

/**
 * steward_growth_choose:
 * @fits: (array fixed-size=3) (out): all that were compared, in the order of the enumeration
 *
 * The model with the least criterion; flat where there is no variance at all.
 */
StewardGrowthFit
steward_growth_choose (const double *x, const double *y, guint n, StewardGrowthFit *fits);

double steward_growth_get_value (const StewardGrowthFit *self, double x);
/* Where a rising curve crosses a value: (b2 - ln (b1 / y - 1)) / b3 on a logistic, if b1 > y. NAN
 * where it never does. */
double steward_growth_find_crossing (const StewardGrowthFit *self, double y);
/* What the curve levels off at; NAN for a line. */
double steward_growth_get_plateau (const StewardGrowthFit *self);

G_END_DECLS
