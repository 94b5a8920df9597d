/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The fits against the certified values of NIST's Statistical Reference Datasets
 * (https://www.itl.nist.gov/div898/strd/), which were computed with 128 bits and more. */

#include "steward-growth.h"
#include "steward-least-squares.h"

#include <math.h>
#include <string.h>

static void
assert_close (double value, double certified, double relative)
{
  g_assert_cmpfloat_with_epsilon (value, certified, fabs (certified) * relative);
}

/* --- A line ----------------------------------------------------------------------------------- */

/* strd/lls/data/Norris.shtml */
static void
test_norris (void)
{
  const double x[] = { 0.2,   337.4, 118.2, 884.6, 10.1,  226.5, 666.3, 996.3, 448.6,
                       777.0, 558.2, 0.4,   0.6,   775.5, 666.9, 338.0, 447.5, 11.6,
                       556.0, 228.1, 995.8, 887.6, 120.2, 0.3,   0.3,   556.8, 339.1,
                       887.2, 999.0, 779.0, 11.1,  118.3, 229.2, 669.1, 448.9, 0.5 };
  const double y[] = { 0.1,   338.8, 118.1, 888.0, 9.2,   228.1, 668.5, 998.5, 449.1,
                       778.9, 559.2, 0.3,   0.1,   778.1, 668.8, 339.3, 448.9, 10.8,
                       557.7, 228.3, 998.0, 888.8, 119.6, 0.3,   0.6,   557.6, 339.3,
                       888.0, 998.5, 778.9, 10.2,  117.6, 228.9, 668.4, 449.2, 0.2 };
  double b[2];
  double rss = steward_least_squares_fit_line (x, y, G_N_ELEMENTS (x), b);

  assert_close (b[0], -0.262323073774029, 1e-11);
  assert_close (b[1], 1.00211681802045, 1e-13);
  assert_close (rss, 26.6173985294224, 1e-12);
}

/* --- Curves ----------------------------------------------------------------------------------- */

typedef struct {
  const char *name;
  StewardCurve curve;
  const double *x;
  const double *y;
  guint n;
  guint n_parameters;
  double starts[2][STEWARD_CURVE_MAX_PARAMETERS];
  double certified[STEWARD_CURVE_MAX_PARAMETERS];
  double rss;
} Dataset;

/* strd/nls/data/misra1a.shtml: b1 (1 - exp (-b2 x)) */
static double
misra1a (double x, const double *b, double *slopes)
{
  double rest = exp (-b[1] * x);

  slopes[0] = 1 - rest;
  slopes[1] = b[0] * x * rest;
  return b[0] * (1 - rest);
}

static const double misra1a_x[] = { 77.6,  114.9, 141.1, 190.8, 239.9, 289.0, 332.8,
                                    378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0 };
static const double misra1a_y[] = { 10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02,
                                    44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78 };

/* strd/nls/data/ratkowsky2.shtml: b1 / (1 + exp (b2 - b3 x)) */
static double
rat42 (double x, const double *b, double *slopes)
{
  double e = exp (b[1] - b[2] * x);

  slopes[0] = 1 / (1 + e);
  slopes[1] = -b[0] * e / ((1 + e) * (1 + e));
  slopes[2] = -slopes[1] * x;
  return b[0] / (1 + e);
}

static const double rat42_x[] = { 9, 14, 21, 28, 42, 57, 63, 70, 79 };
static const double rat42_y[] = { 8.930,  10.800, 18.590, 22.330, 39.350,
                                  56.110, 61.730, 64.620, 67.080 };

/* strd/nls/data/ratkowsky3.shtml: b1 / (1 + exp (b2 - b3 x))^(1 / b4) */
static double
rat43 (double x, const double *b, double *slopes)
{
  double e = exp (b[1] - b[2] * x);
  double value = b[0] * pow (1 + e, -1 / b[3]);

  slopes[0] = value / b[0];
  slopes[1] = -value * e / (b[3] * (1 + e));
  slopes[2] = -slopes[1] * x;
  slopes[3] = value * log (1 + e) / (b[3] * b[3]);
  return value;
}

static const double rat43_x[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
static const double rat43_y[] = { 16.08,  33.83,  65.80,  97.20,  191.55, 326.20, 386.87, 520.53,
                                  590.03, 651.92, 724.93, 699.56, 689.96, 637.56, 717.41 };

/* strd/nls/data/mgh09.shtml: b1 (x^2 + b2 x) / (x^2 + b3 x + b4) */
static double
mgh09 (double x, const double *b, double *slopes)
{
  double above = x * x + b[1] * x;
  double below = x * x + b[2] * x + b[3];

  slopes[0] = above / below;
  slopes[1] = b[0] * x / below;
  slopes[2] = -b[0] * above * x / (below * below);
  slopes[3] = -b[0] * above / (below * below);
  return b[0] * above / below;
}

static const double mgh09_x[] = { 4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625 };
static const double mgh09_y[] = { 0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627,
                                  0.0456, 0.0342, 0.0323, 0.0235, 0.0246 };

static const Dataset datasets[] = {
  { "misra1a",
    misra1a,
    misra1a_x,
    misra1a_y,
    G_N_ELEMENTS (misra1a_x),
    2,
    { { 500, 0.0001 }, { 250, 0.0005 } },
    { 2.3894212918E+02, 5.5015643181E-04 },
    1.2455138894E-01 },
  { "rat42",
    rat42,
    rat42_x,
    rat42_y,
    G_N_ELEMENTS (rat42_x),
    3,
    { { 100, 1, 0.1 }, { 75, 2.5, 0.07 } },
    { 7.2462237576E+01, 2.6180768402E+00, 6.7359200066E-02 },
    8.0565229338E+00 },
  { "rat43",
    rat43,
    rat43_x,
    rat43_y,
    G_N_ELEMENTS (rat43_x),
    4,
    { { 100, 10, 1, 1 }, { 700, 5, 0.75, 1.3 } },
    { 6.9964151270E+02, 5.2771253025E+00, 7.5962938329E-01, 1.2792483859E+00 },
    8.7864049080E+03 },
  { "mgh09",
    mgh09,
    mgh09_x,
    mgh09_y,
    G_N_ELEMENTS (mgh09_x),
    4,
    { { 25, 39, 41.5, 39 }, { 0.25, 0.39, 0.415, 0.39 } },
    { 1.9280693458E-01, 1.9128232873E-01, 1.2305650693E-01, 1.3606233068E-01 },
    3.0750560385E-04 },
};

/* From both beginnings that NIST names. */
static void
test_nist_curve (gconstpointer data)
{
  const Dataset *set = data;

  for (guint i = 0; i < G_N_ELEMENTS (set->starts); i++)
    {
      double b[STEWARD_CURVE_MAX_PARAMETERS];
      double rss;

      memcpy (b, set->starts[i], sizeof b);
      rss = steward_least_squares_fit_curve (set->curve, set->x, set->y, set->n, b,
                                             set->n_parameters);
      assert_close (rss, set->rss, 1e-9);
      for (guint j = 0; j < set->n_parameters; j++)
        assert_close (b[j], set->certified[j], 1e-5);
    }
}

/* --- The models ------------------------------------------------------------------------------- */

/* Rat42 as shares: the same curve a hundredth as high, found from Steward's own beginnings. */
static void
test_logistic_of_rat42 (void)
{
  double y[G_N_ELEMENTS (rat42_y)];
  StewardGrowthFit fits[STEWARD_N_GROWTHS];
  StewardGrowthFit fit;

  for (guint i = 0; i < G_N_ELEMENTS (y); i++)
    y[i] = rat42_y[i] / 100;
  fit = steward_growth_choose (rat42_x, y, G_N_ELEMENTS (y), fits);
  g_assert_cmpint (fit.growth, ==, STEWARD_GROWTH_LOGISTIC);
  assert_close (fit.b[0], 0.72462237576, 1e-6);
  assert_close (fit.b[1], 2.6180768402, 1e-6);
  assert_close (fit.b[2], 0.067359200066, 1e-6);
  assert_close (fit.rss, 8.0565229338e-4, 1e-9);
  /* 9 ln (RSS / 9) + 2 * 4 + 2 * 4 * 5 / (9 - 4 - 1) */
  assert_close (fit.aicc, -65.889745953, 1e-9);
  assert_close (steward_growth_get_plateau (&fit), 0.72462237576, 1e-6);
  g_assert_true (isnan (steward_growth_find_crossing (&fit, 0.8)));
}

/* AICc by hand: 10 ln (2 / 10) + 2 * 3 + 2 * 3 * 4 / (10 - 3 - 1). */
static void
test_aicc (void)
{
  assert_close (steward_growth_get_aicc (2, 10, 3), -6.0943791243, 1e-9);
  /* What has no variance left is told apart by its parameters alone. */
  g_assert_cmpfloat (steward_growth_get_aicc (0, 10, 2), <, steward_growth_get_aicc (0, 10, 3));
  g_assert_true (isinf (steward_growth_get_aicc (2, 5, 4)));
}

/* advisor-domain 10.5: t = (b2 - ln (L / y - 1)) / b3, by hand (2 - ln 0.25) / 0.1. */
static void
test_crossing (void)
{
  const StewardGrowthFit logistic = { STEWARD_GROWTH_LOGISTIC, { 1, 2, 0.1 } };
  const StewardGrowthFit line = { STEWARD_GROWTH_LINE, { 0.2, 0.03 } };
  const StewardGrowthFit falling = { STEWARD_GROWTH_LINE, { 0.9, -0.01 } };
  const StewardGrowthFit constant = { STEWARD_GROWTH_CONSTANT, { 0.9 } };

  assert_close (steward_growth_find_crossing (&logistic, 0.8), 33.862943611, 1e-9);
  assert_close (steward_growth_get_value (&logistic, 33.862943611), 0.8, 1e-9);
  g_assert_true (isnan (steward_growth_find_crossing (&logistic, 1)));
  assert_close (steward_growth_find_crossing (&line, 0.8), 20, 1e-12);
  g_assert_true (isnan (steward_growth_find_crossing (&falling, 0.8)));
  g_assert_true (isnan (steward_growth_find_crossing (&constant, 0.8)));
}

static void
assert_chosen (const double *y, guint n, StewardGrowth growth)
{
  const double x[] = { 0, 30, 61, 91, 122, 153, 181, 212, 242, 273, 303, 334 };
  StewardGrowthFit fits[STEWARD_N_GROWTHS];
  StewardGrowthFit fit = steward_growth_choose (x, y, n, fits);

  g_assert_cmpint (fit.growth, ==, growth);
}

static void
test_choice (void)
{
  const double flat[] = { 0.62, 0.62, 0.62, 0.62, 0.62, 0.62 };
  const double constant[] = { 0.62, 0.60, 0.63, 0.61, 0.63, 0.60, 0.62, 0.61 };
  const double line[] = { 0.30, 0.333, 0.361, 0.391, 0.424, 0.449, 0.481, 0.512 };
  const double falling[] = { 0.81, 0.78, 0.762, 0.731, 0.702, 0.67, 0.64, 0.615 };
  const double logistic[] = { 0.05, 0.11, 0.21, 0.36, 0.52, 0.64, 0.71, 0.75, 0.77, 0.78 };

  assert_chosen (flat, G_N_ELEMENTS (flat), STEWARD_GROWTH_FLAT);
  assert_chosen (constant, G_N_ELEMENTS (constant), STEWARD_GROWTH_CONSTANT);
  assert_chosen (line, G_N_ELEMENTS (line), STEWARD_GROWTH_LINE);
  assert_chosen (falling, G_N_ELEMENTS (falling), STEWARD_GROWTH_LINE);
  assert_chosen (logistic, G_N_ELEMENTS (logistic), STEWARD_GROWTH_LOGISTIC);
}

/* What only began to rise says nothing of where it ends: the level stays within its bound. */
static void
test_level_at_its_bound (void)
{
  const double x[] = { 0, 30, 61, 91, 122, 153, 181, 212 };
  double y[G_N_ELEMENTS (x)];
  StewardGrowthFit fit;

  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    y[i] = 0.02 * exp (0.015 * x[i]);
  fit = steward_growth_fit (STEWARD_GROWTH_LOGISTIC, x, y, G_N_ELEMENTS (x));
  g_assert_cmpint (fit.growth, ==, STEWARD_GROWTH_LOGISTIC);
  g_assert_cmpfloat (fit.b[0], ==, STEWARD_GROWTH_MAX_LEVEL);
  g_assert_cmpfloat (fit.b[2], >, 0);
  g_assert_cmpfloat (fit.rss, <, 0.002);
}

/* Counts beyond all reason give figures, not a crash and no infinity. */
static void
test_huge_counts (void)
{
  const double x[] = { 0, 30, 61, 91, 122, 153 };
  const double y[] = { 1e15, 3e15, 2e15, 9e18, 1e12, 4e18 };
  StewardGrowthFit fits[STEWARD_N_GROWTHS];
  StewardGrowthFit fit = steward_growth_choose (x, y, G_N_ELEMENTS (x), fits);

  g_assert_true (isfinite (steward_growth_get_value (&fit, 500)));
  g_assert_true (isfinite (fit.aicc));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/growth/norris", test_norris);
  for (guint i = 0; i < G_N_ELEMENTS (datasets); i++)
    {
      g_autofree char *path = g_strdup_printf ("/steward/metrics/growth/%s", datasets[i].name);

      g_test_add_data_func (path, &datasets[i], test_nist_curve);
    }
  g_test_add_func ("/steward/metrics/growth/logistic-of-rat42", test_logistic_of_rat42);
  g_test_add_func ("/steward/metrics/growth/aicc", test_aicc);
  g_test_add_func ("/steward/metrics/growth/crossing", test_crossing);
  g_test_add_func ("/steward/metrics/growth/choice", test_choice);
  g_test_add_func ("/steward/metrics/growth/level-at-its-bound", test_level_at_its_bound);
  g_test_add_func ("/steward/metrics/growth/huge-counts", test_huge_counts);
  return g_test_run ();
}
