/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-growth-curves.h"

#include "steward-growth.h"

#include <math.h>
#include <stdlib.h>

#define N_CURVES 1000

/* What is known of the spread before any point: a point's worth of 1.2 %. */
#define KNOWN_POINTS 1
#define KNOWN_SPREAD 0.012

/* Nodes that are less likely than the likeliest one by this factor are left outside when a grid
 * narrows down. */
#define LEAST_LIKELY 1e-3
/* A grid narrows while a side becomes shorter than this share. */
#define WORTHWHILE 0.75
#define MAX_GRIDS 12

#define N_SIDES 3

typedef enum {
  FAMILY_LOGISTIC,
  FAMILY_GOMPERTZ,
  FAMILY_SATURATING,
  FAMILY_LINE,
  FAMILY_CONSTANT,
} Family;
#define N_FAMILIES 5

/* The sides of a grid: the level (of a line, in the middle of the points), the rate (as a logarithm
 * where it only grows; the slope of a line), and the middle. */
static const struct {
  double chance; /* beforehand */
  guint n_nodes[N_SIDES];
} families[N_FAMILIES] = {
  [FAMILY_LOGISTIC] = { 0.4, { 24, 16, 24 } },    [FAMILY_GOMPERTZ] = { 0.12, { 24, 16, 24 } },
  [FAMILY_SATURATING] = { 0.08, { 24, 16, 24 } }, [FAMILY_LINE] = { 0.3, { 80, 80, 1 } },
  [FAMILY_CONSTANT] = { 0.1, { 400, 1, 1 } },
};

typedef struct {
  Family family;
  double level;
  double rate;
  double middle;
  double spread; /* of the points round it */
  double shift;  /* what is drawn of that spread, in its unit */
} Curve;

struct _StewardGrowthCurves {
  Curve curves[N_CURVES];
};

/* --- Curves ----------------------------------------------------------------------------------- */

/* How far a curve has grown to its level. */
static double
get_growth (Family family, double u)
{
  switch (family)
    {
    case FAMILY_LOGISTIC:
      return 1 / (1 + exp (-u));
    case FAMILY_GOMPERTZ:
      return exp (-exp (-u));
    case FAMILY_SATURATING:
      return u > 0 ? 1 - exp (-u) : 0;
    case FAMILY_LINE:
    case FAMILY_CONSTANT:
    default:
      return 1;
    }
}

/* Where it has grown to a share of its level, above 0 and below 1. */
static double
find_growth (Family family, double share)
{
  if (family == FAMILY_LOGISTIC)
    return -log (1 / share - 1);
  return family == FAMILY_GOMPERTZ ? -log (-log (share)) : -log (1 - share);
}

static double
get_value (const Curve *self, double x)
{
  if (self->family == FAMILY_LINE)
    return self->level + self->rate * (x - self->middle);
  return self->level * get_growth (self->family, self->rate * (x - self->middle));
}

/* From @from on; INFINITY where it never reaches @y. */
static double
find_crossing (const Curve *self, double y, double from)
{
  if (get_value (self, from) >= y)
    return from;
  if (self->family == FAMILY_LINE)
    return self->rate > 0 ? self->middle + (y - self->level) / self->rate : (double) INFINITY;
  if (self->family == FAMILY_CONSTANT || y >= self->level)
    return (double) INFINITY;
  return self->middle + find_growth (self->family, y / self->level) / self->rate;
}

/* --- Grids ------------------------------------------------------------------------------------ */

typedef struct {
  const double *x;
  const double *y;
  guint n;
  guint n_independent;
  double mean_x;
  double span;
  double greatest;
} Points;

typedef struct {
  Family family;
  double low[N_SIDES];
  double high[N_SIDES];
  double *weights; /* of the nodes, the last side running fastest; the likeliest has 1 */
  double *rss;
  double evidence; /* the logarithm of how well the family explains the points */
} Grid;

static guint
get_n_nodes (const Grid *self)
{
  const guint *n = families[self->family].n_nodes;

  return n[0] * n[1] * n[2];
}

/* In the middle of its cell. */
static double
get_node (const Grid *self, guint side, guint i)
{
  return self->low[side]
         + (self->high[side] - self->low[side]) * (i + 0.5) / families[self->family].n_nodes[side];
}

/* Every curve that is considered at all: from one that hardly bends over the points to one that is
 * up within the fortieth part of them, and that may begin or end far outside. */
static void
open_grid (Grid *self, Family family, const Points *points)
{
  *self = (Grid) { .family = family };
  self->high[0] = STEWARD_GROWTH_MAX_LEVEL;
  if (family == FAMILY_LINE || family == FAMILY_CONSTANT)
    {
      self->high[0] = MAX (1.4, 2 * points->greatest);
      self->low[1] = family == FAMILY_LINE ? -self->high[0] / points->span : 0;
      self->high[1] = -self->low[1];
      self->low[2] = self->high[2] = points->mean_x;
      return;
    }
  self->low[1] = log (0.3 / points->span);
  self->high[1] = log (40 / points->span);
  self->low[2] = points->x[0] - points->span;
  self->high[2] = points->x[points->n - 1] + 2 * points->span;
}

static double
get_spread_squared (const Points *points, double rss)
{
  double seen = rss * points->n_independent / points->n;

  return (KNOWN_POINTS * KNOWN_SPREAD * KNOWN_SPREAD + seen)
         / (points->n_independent + KNOWN_POINTS);
}

/* Of all levels with one rate and one middle: the sum of the squared residuals is a parabola. */
static void
sum_residuals (const Grid *self, const Points *points, guint i, guint j, double *sums)
{
  gboolean line = self->family == FAMILY_LINE;
  double rate = line ? get_node (self, 1, i) : exp (get_node (self, 1, i));
  double middle = get_node (self, 2, j);

  sums[0] = sums[1] = sums[2] = 0;
  for (guint p = 0; p < points->n; p++)
    {
      double growth = line ? 1 : get_growth (self->family, rate * (points->x[p] - middle));
      double rest = points->y[p] - (line ? rate * (points->x[p] - middle) : 0);

      sums[0] += rest * rest;
      sums[1] += rest * growth;
      sums[2] += growth * growth;
    }
}

/* The likelihood of each node with the variance integrated out, as a logarithm at first. */
static void
weigh (Grid *self, const Points *points)
{
  const guint *n = families[self->family].n_nodes;
  double power = (points->n_independent + KNOWN_POINTS) / 2.0;
  double greatest = (double) -INFINITY;

  for (guint i = 0; i < n[1]; i++)
    for (guint j = 0; j < n[2]; j++)
      {
        double sums[3];

        sum_residuals (self, points, i, j, sums);
        for (guint l = 0; l < n[0]; l++)
          {
            double level = get_node (self, 0, l);
            guint node = (l * n[1] + i) * n[2] + j;
            double rss = MAX (sums[0] - 2 * level * sums[1] + level * level * sums[2], 0);

            self->rss[node] = rss;
            self->weights[node] = -power * log (get_spread_squared (points, rss));
            greatest = MAX (greatest, self->weights[node]);
          }
      }
  self->evidence = greatest;
  for (guint node = 0; node < get_n_nodes (self); node++)
    self->weights[node] = exp (self->weights[node] - greatest);
}

/* The first and last node of a side that is likely enough, and one cell and a half more. */
static void
find_bounds (const Grid *self, guint side, double *low, double *high)
{
  const guint *n = families[self->family].n_nodes;
  guint step = side == 0 ? n[1] * n[2] : side == 1 ? n[2] : 1;
  double cell = (self->high[side] - self->low[side]) / n[side];
  guint first = n[side] - 1;
  guint last = 0;

  for (guint node = 0; node < get_n_nodes (self); node++)
    if (self->weights[node] >= LEAST_LIKELY)
      {
        guint i = node / step % n[side];

        first = MIN (first, i);
        last = MAX (last, i);
      }
  *low = MAX (self->low[side], self->low[side] + cell * (first - 0.5));
  *high = MIN (self->high[side], self->low[side] + cell * (last + 1.5));
}

/* Whether it became narrower. */
static gboolean
narrow (Grid *self)
{
  double low[N_SIDES];
  double high[N_SIDES];
  gboolean narrower = FALSE;

  for (guint side = 0; side < N_SIDES; side++)
    {
      find_bounds (self, side, &low[side], &high[side]);
      if (high[side] - low[side] < WORTHWHILE * (self->high[side] - self->low[side]))
        narrower = TRUE;
    }
  for (guint side = 0; narrower && side < N_SIDES; side++)
    {
      self->low[side] = low[side];
      self->high[side] = high[side];
    }
  return narrower;
}

/* The share of what was considered at first that a grid still covers, as a logarithm. */
static double
get_covered (const Grid *self, const Grid *whole)
{
  double covered = 0;

  for (guint side = 0; side < N_SIDES; side++)
    if (whole->high[side] > whole->low[side])
      covered += log ((self->high[side] - self->low[side])
                      / (whole->high[side] - whole->low[side]));
  return covered;
}

static double
sum_weights (const Grid *self)
{
  double sum = 0;

  for (guint node = 0; node < get_n_nodes (self); node++)
    sum += self->weights[node];
  return sum;
}

static void
fill_grid (Grid *self, Family family, const Points *points)
{
  Grid whole;

  open_grid (self, family, points);
  whole = *self;
  self->weights = g_new (double, get_n_nodes (self));
  self->rss = g_new (double, get_n_nodes (self));
  weigh (self, points);
  for (guint i = 1; i < MAX_GRIDS && narrow (self); i++)
    weigh (self, points);
  self->evidence += log (sum_weights (self) / get_n_nodes (self)) + get_covered (self, &whole);
}

static void
clear_grid (Grid *self)
{
  g_free (self->weights);
  g_free (self->rss);
}

/* --- The spread ------------------------------------------------------------------------------- */

/* The distribution function of Student's t with a whole number of degrees of freedom, after
 * Abramowitz and Stegun 26.7.3 and 26.7.4. */
static double
get_student_share (double t, guint degrees)
{
  double angle = atan (t / sqrt (degrees));
  double cosine = cos (angle);
  gboolean odd = degrees % 2 == 1;
  double term = odd ? cosine : 1;
  double sum = degrees > 1 ? term : 0;

  for (guint i = odd ? 3 : 2; i < degrees; i += 2)
    {
      term *= cosine * cosine * (i - 1) / i;
      sum += term;
    }
  sum *= sin (angle);
  return 0.5 + (odd ? (angle + sum) / G_PI : sum / 2);
}

static double
find_student_quantile (double share, guint degrees)
{
  double low = -1e4;
  double high = 1e4;

  for (int i = 0; i < 60; i++)
    {
      double middle = (low + high) / 2;

      if (get_student_share (middle, degrees) < share)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

/* --- Drawing the curves ----------------------------------------------------------------------- */

static Curve
make_curve (const Grid *grid, const Points *points, guint node)
{
  const guint *n = families[grid->family].n_nodes;
  Curve self = { .family = grid->family };

  self.level = get_node (grid, 0, node / (n[1] * n[2]));
  self.rate = get_node (grid, 1, node / n[2] % n[1]);
  if (grid->family != FAMILY_LINE)
    self.rate = exp (self.rate);
  self.middle = get_node (grid, 2, node % n[2]);
  self.spread = sqrt (get_spread_squared (points, grid->rss[node]));
  return self;
}

/* Even steps through the weights of the nodes. */
static void
draw_curves (Curve *curves, guint n_curves, const Grid *grid, const Points *points)
{
  double total = sum_weights (grid);
  double passed = grid->weights[0];
  guint last = get_n_nodes (grid) - 1;
  guint node = 0;

  for (guint i = 0; i < n_curves; i++)
    {
      while (node < last && passed < total * (i + 0.5) / n_curves)
        passed += grid->weights[++node];
      curves[i] = make_curve (grid, points, node);
    }
}

/* Each family by how well it explains the points. */
static void
draw_families (StewardGrowthCurves *self, const Grid *grids, const Points *points)
{
  double best = (double) -INFINITY;
  double total = 0;
  double passed = 0;
  guint n_drawn = 0;

  for (guint i = 0; i < N_FAMILIES; i++)
    best = MAX (best, grids[i].evidence);
  for (guint i = 0; i < N_FAMILIES; i++)
    total += families[i].chance * exp (grids[i].evidence - best);
  for (guint i = 0; i < N_FAMILIES; i++)
    {
      guint until;

      passed += families[i].chance * exp (grids[i].evidence - best);
      until = i + 1 < N_FAMILIES ? (guint) (N_CURVES * passed / total + 0.5) : N_CURVES;
      draw_curves (self->curves + n_drawn, until - n_drawn, &grids[i], points);
      n_drawn = until;
    }
}

/* The golden ratio spreads the shares so evenly over neighbours that none needs to be drawn by
 * chance. */
static void
draw_shifts (StewardGrowthCurves *self, guint degrees)
{
  for (guint i = 0; i < N_CURVES; i++)
    {
      double turns = (i + 0.5) * 0.6180339887498949;

      self->curves[i].shift = find_student_quantile (turns - floor (turns), degrees);
    }
}

StewardGrowthCurves *
steward_growth_curves_new (const double *x, const double *y, guint n, guint n_independent)
{
  StewardGrowthCurves *self = g_new0 (StewardGrowthCurves, 1);
  Points points = { x, y, n, n_independent, .span = x[n - 1] - x[0] };
  Grid grids[N_FAMILIES];

  for (guint i = 0; i < n; i++)
    {
      points.mean_x += x[i] / n;
      points.greatest = MAX (points.greatest, y[i]);
    }
  for (guint i = 0; i < N_FAMILIES; i++)
    fill_grid (&grids[i], (Family) i, &points);
  draw_families (self, grids, &points);
  draw_shifts (self, n_independent + KNOWN_POINTS);
  for (guint i = 0; i < N_FAMILIES; i++)
    clear_grid (&grids[i]);
  return self;
}

void
steward_growth_curves_free (StewardGrowthCurves *self)
{
  g_free (self);
}

/* --- What they say ---------------------------------------------------------------------------- */

static int
compare_values (const void *a, const void *b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

/* The values between which a share of them lies, in the middle. */
static void
find_middle (double *values, double share, double *low, double *high)
{
  guint outside = (guint) ((1 - share) / 2 * N_CURVES);

  qsort (values, N_CURVES, sizeof *values, compare_values);
  *low = values[outside];
  *high = values[N_CURVES - 1 - outside];
}

void
steward_growth_curves_get_band (
  const StewardGrowthCurves *self, double x, double share, double *low, double *high)
{
  double values[N_CURVES];

  for (guint i = 0; i < N_CURVES; i++)
    {
      const Curve *curve = &self->curves[i];

      values[i] = MAX (get_value (curve, x) + curve->spread * curve->shift, 0);
    }
  find_middle (values, share, low, high);
}

double
steward_growth_curves_get_chance (const StewardGrowthCurves *self, double x, double y)
{
  guint n = 0;

  for (guint i = 0; i < N_CURVES; i++)
    n += get_value (&self->curves[i], x) >= y;
  return n / (double) N_CURVES;
}

void
steward_growth_curves_get_crossing (const StewardGrowthCurves *self,
                                    double y,
                                    double from,
                                    double until,
                                    double share,
                                    double *first,
                                    double *last)
{
  double values[N_CURVES];

  for (guint i = 0; i < N_CURVES; i++)
    {
      values[i] = find_crossing (&self->curves[i], y, from);
      if (values[i] > until)
        values[i] = (double) INFINITY;
    }
  find_middle (values, share, first, last);
}
