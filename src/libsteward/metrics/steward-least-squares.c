/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-least-squares.h"

#include <cminpack.h>
#include <math.h>

/* Where neither the sum nor the parameters change by more any more, relatively. */
#define TOLERANCE 1e-12

double
steward_least_squares_fit_line (const double *x, const double *y, guint n, double b[2])
{
  double mean_x = 0;
  double mean_y = 0;
  double sum_xx = 0;
  double sum_xy = 0;
  double rss = 0;

  for (guint i = 0; i < n; i++)
    {
      mean_x += (x[i] - mean_x) / (i + 1);
      mean_y += (y[i] - mean_y) / (i + 1);
    }
  for (guint i = 0; i < n; i++)
    {
      sum_xx += (x[i] - mean_x) * (x[i] - mean_x);
      sum_xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
  b[1] = sum_xy / sum_xx;
  b[0] = mean_y - b[1] * mean_x;
  for (guint i = 0; i < n; i++)
    {
      double residual = y[i] - mean_y - b[1] * (x[i] - mean_x);

      rss += residual * residual;
    }
  return rss;
}

typedef struct {
  StewardCurve curve;
  const double *x;
  const double *y;
} Problem;

/* MINPACK asks for the residuals (@flag is 1) and for their derivatives (2), column by column. */
static int
evaluate_cb (void *data,
             int n_points,
             int n_parameters,
             const double *parameters,
             double *residuals,
             double *derivatives,
             int column_length,
             int flag)
{
  const Problem *problem = data;
  double slopes[STEWARD_CURVE_MAX_PARAMETERS];

  for (int i = 0; i < n_points; i++)
    {
      double value = problem->curve (problem->x[i], parameters, slopes);

      if (flag == 1)
        residuals[i] = value - problem->y[i];
      for (int j = 0; flag == 2 && j < n_parameters; j++)
        derivatives[i + j * column_length] = slopes[j];
    }
  return 0;
}

double
steward_least_squares_fit_curve (StewardCurve curve,
                                 const double *x,
                                 const double *y,
                                 guint n,
                                 double *parameters,
                                 guint n_parameters)
{
  Problem problem = { curve, x, y };
  guint work_length = 5 * n_parameters + n;
  g_autofree double *residuals = g_new0 (double, n);
  g_autofree double *derivatives = g_new0 (double, (gsize) n *n_parameters);
  g_autofree double *work = g_new0 (double, work_length);
  int pivots[STEWARD_CURVE_MAX_PARAMETERS];
  double rss = 0;

  g_return_val_if_fail (n_parameters <= STEWARD_CURVE_MAX_PARAMETERS && n >= n_parameters,
                        (double) NAN);
  /* What it returns tells why it stopped; where it stopped is the best there is, whatever the
   * reason. */
  lmder1 (evaluate_cb, &problem, (int) n, (int) n_parameters, parameters, residuals, derivatives,
          (int) n, TOLERANCE, pivots, work, (int) work_length);
  for (guint i = 0; i < n; i++)
    rss += residuals[i] * residuals[i];
  return isfinite (rss) ? rss : (double) NAN;
}
