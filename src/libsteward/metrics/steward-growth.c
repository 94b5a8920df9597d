/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-growth.h"

#include "steward-least-squares.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* No count of users tells a variance from none below this. */
#define LEAST_VARIANCE 1e-12

const char *
steward_growth_to_string (StewardGrowth growth)
{
  static const char *const names[] = { NULL, "flat", "constant", "line", "logistic" };

  return names[growth];
}

const char *
steward_growth_get_label (StewardGrowth growth)
{
  switch (growth)
    {
    case STEWARD_GROWTH_FLAT:
      /* Translators: a course without any change */
      return _ ("flat");
    case STEWARD_GROWTH_CONSTANT:
      return _ ("constant");
    case STEWARD_GROWTH_LINE:
      return _ ("straight line");
    case STEWARD_GROWTH_LOGISTIC:
      /* Translators: an S-shaped curve that levels off */
      return _ ("logistic curve");
    case STEWARD_GROWTH_NONE:
    default:
      return "";
    }
}

guint
steward_growth_get_n_parameters (StewardGrowth growth)
{
  static const guint numbers[] = { 0, 1, 1, 2, 3 };

  return numbers[growth];
}

double
steward_growth_get_aicc (double rss, guint n, guint k)
{
  if (n < k + 2)
    return (double) INFINITY;
  return n * log (MAX (rss / n, LEAST_VARIANCE)) + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
}

/* --- The logistic ----------------------------------------------------------------------------- */

static double
evaluate_logistic (double x, const double *b, double *slopes)
{
  double share = 1 / (1 + exp (b[1] - b[2] * x));

  slopes[0] = share;
  slopes[1] = -b[0] * share * (1 - share);
  slopes[2] = b[0] * share * (1 - share) * x;
  return b[0] * share;
}

/* The same at the highest level that is allowed, of the other two parameters. */
static double
evaluate_highest_logistic (double x, const double *b, double *slopes)
{
  const double all[] = { STEWARD_GROWTH_MAX_LEVEL, b[0], b[1] };
  double all_slopes[3];
  double value = evaluate_logistic (x, all, all_slopes);

  slopes[0] = all_slopes[1];
  slopes[1] = all_slopes[2];
  return value;
}

/* Keeps a fit that is within the bounds and better than the best so far. */
static void
consider_logistic (StewardGrowthFit *best, const double *b, double rss)
{
  if (!(b[0] > 0 && b[0] <= STEWARD_GROWTH_MAX_LEVEL && b[2] > 0) || isnan (rss))
    return;
  if (best->growth == STEWARD_GROWTH_LOGISTIC && rss >= best->rss)
    return;
  *best = (StewardGrowthFit) { STEWARD_GROWTH_LOGISTIC, { b[0], b[1], b[2] }, rss };
}

/* Beginning with a level, a growth and a middle. What would rise higher than allowed is best at the
 * bound. */
static void
try_logistic (StewardGrowthFit *best,
              const double *x,
              const double *y,
              guint n,
              double level,
              double rate,
              double middle)
{
  double b[] = { level, rate * middle, rate };
  double highest[] = { STEWARD_GROWTH_MAX_LEVEL, rate * middle, rate };
  double rss = steward_least_squares_fit_curve (evaluate_logistic, x, y, n, b, 3);

  consider_logistic (best, b, rss);
  if (!(b[0] > STEWARD_GROWTH_MAX_LEVEL))
    return;
  rss = steward_least_squares_fit_curve (evaluate_highest_logistic, x, y, n, highest + 1, 2);
  consider_logistic (best, highest, rss);
}

/* From several beginnings, because the sum has more than one dip. */
static StewardGrowthFit
fit_logistic (const double *x, const double *y, guint n)
{
  const double turns[] = { 2, 5, 15, 50 };
  const double places[] = { -0.25, 0.1, 0.5, 0.9, 1.3 };
  StewardGrowthFit best = { STEWARD_GROWTH_NONE, { 0 }, (double) NAN };
  double span = x[n - 1] - x[0];
  double greatest = y[0];

  for (guint i = 1; i < n; i++)
    greatest = MAX (greatest, y[i]);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    for (guint j = 0; j < G_N_ELEMENTS (places); j++)
      try_logistic (&best, x, y, n, CLAMP (greatest, 0.01, STEWARD_GROWTH_MAX_LEVEL),
                    turns[i] / span, x[0] + places[j] * span);
  return best;
}

/* --- All of them ------------------------------------------------------------------------------ */

static StewardGrowthFit
fit_constant (const double *y, guint n)
{
  StewardGrowthFit self = { STEWARD_GROWTH_CONSTANT };

  for (guint i = 0; i < n; i++)
    self.b[0] += (y[i] - self.b[0]) / (i + 1);
  for (guint i = 0; i < n; i++)
    self.rss += (y[i] - self.b[0]) * (y[i] - self.b[0]);
  return self;
}

static StewardGrowthFit
fit_line (const double *x, const double *y, guint n)
{
  StewardGrowthFit self = { STEWARD_GROWTH_LINE };

  self.rss = steward_least_squares_fit_line (x, y, n, self.b);
  return self;
}

StewardGrowthFit
steward_growth_fit (StewardGrowth growth, const double *x, const double *y, guint n)
{
  StewardGrowthFit self = { STEWARD_GROWTH_NONE };
  /* Of the curve, and the variance. */
  guint k = steward_growth_get_n_parameters (growth) + 1;

  if (growth == STEWARD_GROWTH_LOGISTIC)
    self = fit_logistic (x, y, n);
  else if (growth == STEWARD_GROWTH_LINE)
    self = fit_line (x, y, n);
  else
    self = fit_constant (y, n);
  self.aicc = self.growth == STEWARD_GROWTH_NONE ? (double) INFINITY
                                                 : steward_growth_get_aicc (self.rss, n, k);
  return self;
}

static gboolean
is_flat (const double *y, guint n)
{
  for (guint i = 1; i < n; i++)
    if (y[i] != y[0])
      return FALSE;
  return TRUE;
}

StewardGrowthFit
steward_growth_choose (const double *x, const double *y, guint n, StewardGrowthFit *fits)
{
  StewardGrowthFit chosen;

  for (guint i = 0; i < STEWARD_N_GROWTHS; i++)
    fits[i] = steward_growth_fit ((StewardGrowth) (STEWARD_GROWTH_CONSTANT + i), x, y, n);
  chosen = fits[0];
  for (guint i = 1; i < STEWARD_N_GROWTHS; i++)
    if (fits[i].aicc < chosen.aicc)
      chosen = fits[i];
  if (is_flat (y, n))
    {
      chosen = fits[0];
      chosen.growth = STEWARD_GROWTH_FLAT;
    }
  return chosen;
}

double
steward_growth_get_value (const StewardGrowthFit *self, double x)
{
  double slopes[3];

  switch (self->growth)
    {
    case STEWARD_GROWTH_FLAT:
    case STEWARD_GROWTH_CONSTANT:
      return self->b[0];
    case STEWARD_GROWTH_LINE:
      return self->b[0] + self->b[1] * x;
    case STEWARD_GROWTH_LOGISTIC:
      return evaluate_logistic (x, self->b, slopes);
    case STEWARD_GROWTH_NONE:
    default:
      return (double) NAN;
    }
}

double
steward_growth_find_crossing (const StewardGrowthFit *self, double y)
{
  if (self->growth == STEWARD_GROWTH_LINE && self->b[1] > 0)
    return (y - self->b[0]) / self->b[1];
  if (self->growth == STEWARD_GROWTH_LOGISTIC && self->b[0] > y)
    return (self->b[1] - log (self->b[0] / y - 1)) / self->b[2];
  return (double) NAN;
}

double
steward_growth_get_plateau (const StewardGrowthFit *self)
{
  return self->growth == STEWARD_GROWTH_NONE || self->growth == STEWARD_GROWTH_LINE ? (double) NAN
                                                                                    : self->b[0];
}
