/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-weeks-ratios.h"

#include "steward-monthly-users.h"
#include "steward-quantile.h"

#include <math.h>

/* Fewer say more of themselves than of their age. */
#define MIN_OF_AN_AGE 3

/* The month that ages are counted from. */
static StewardMonth
get_first_month (const StewardUsage *usage, StewardDay production)
{
  const StewardUsagePoint *points;
  guint n = 0;

  if (production != STEWARD_DAY_NONE)
    return steward_day_get_month (production);
  points = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n);
  if (n > 0)
    return points[0].start;
  points = steward_usage_get_points (usage, STEWARD_GRAIN_WEEK, &n);
  return n > 0 ? steward_day_get_month (points[0].start) : 0;
}

void
steward_weeks_ratios_add (GArray *ratios,
                          const StewardUsage *usage,
                          StewardDay production,
                          StewardDay today)
{
  StewardMonth first = get_first_month (usage, production);
  guint n = 0;
  const StewardUsagePoint *months = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n);

  for (guint i = 0; i < n && months[i].start < steward_day_get_month (today); i++)
    {
      double wau = steward_monthly_users_get_mean_wau (usage, months[i].start);
      StewardWeeksRatio ratio = { months[i].start - first, (double) months[i].users / wau };

      if (months[i].complete && !isnan (wau) && ratio.age >= 0)
        g_array_append_val (ratios, ratio);
    }
}

gboolean
steward_weeks_ratios_needed (const StewardUsage *usage, StewardDay today)
{
  guint n = 0;

  steward_usage_get_points (usage, STEWARD_GRAIN_WEEK, &n);
  return n > 0 && isnan (steward_monthly_users_get_weeks_ratio (usage, today));
}

int
steward_weeks_ratios_get_age (const StewardUsage *usage, StewardDay production)
{
  guint n = 0;
  const StewardUsagePoint *weeks = steward_usage_get_points (usage, STEWARD_GRAIN_WEEK, &n);

  while (n > 0 && !weeks[n - 1].complete)
    n--;
  if (n == 0)
    return 0;
  return MAX (steward_day_get_month (weeks[n - 1].start + 6) - get_first_month (usage, production),
              0);
}

/* @age: -1 for all */
static GArray *
list_sorted (const GArray *ratios, int age)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < ratios->len; i++)
    {
      const StewardWeeksRatio *ratio = &g_array_index (ratios, StewardWeeksRatio, i);

      if (age < 0 || ratio->age == age)
        g_array_append_val (sorted, ratio->ratio);
    }
  steward_quantile_sort (sorted);
  return sorted;
}

double
steward_weeks_ratios_get_median (const GArray *ratios, int age)
{
  g_autoptr (GArray) sorted = list_sorted (ratios, age);

  if (sorted->len < MIN_OF_AN_AGE)
    {
      g_array_unref (sorted);
      sorted = list_sorted (ratios, -1);
    }
  return steward_quantile_get (sorted, 0.5);
}
