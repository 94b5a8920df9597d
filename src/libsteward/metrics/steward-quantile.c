/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-quantile.h"

#include <math.h>

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

void
steward_quantile_sort (GArray *values)
{
  g_array_sort (values, compare_values);
}

double
steward_quantile_get (const GArray *sorted, double share)
{
  double place;
  guint below;
  double low;
  double high;

  g_return_val_if_fail (share >= 0 && share <= 1, (double) NAN);
  if (sorted->len == 0)
    return (double) NAN;
  place = share * (sorted->len - 1);
  below = (guint) floor (place);
  low = g_array_index (sorted, double, below);
  high = g_array_index (sorted, double, MIN (below + 1, sorted->len - 1));
  return low + (high - low) * (place - below);
}
