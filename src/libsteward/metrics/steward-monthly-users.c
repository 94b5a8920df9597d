/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-monthly-users.h"

#include <math.h>

/* --- Weeks ------------------------------------------------------------------------------------ */

double
steward_monthly_users_get_mean_wau (const StewardUsage *usage, StewardMonth month)
{
  StewardDay last = steward_month_get_last_day (month);
  StewardDay sunday = steward_day_get_week (steward_month_get_first_day (month) + 6);
  double sum = 0;
  int n = 0;

  for (; sunday + 6 <= last; sunday += 7)
    {
      const StewardUsagePoint *week = steward_usage_find_complete (usage, STEWARD_GRAIN_WEEK,
                                                                   sunday);

      if (week && week->users > 0)
        {
          sum += (double) week->users;
          n++;
        }
    }
  return n > 0 ? sum / n : (double) NAN;
}

/* A ratio of sums: the few people of a first month, most of whom come once, weigh little. */
double
steward_monthly_users_get_weeks_ratio (const StewardUsage *usage, StewardDay today)
{
  StewardMonth current = steward_day_get_month (today);
  const StewardUsagePoint *months;
  guint n_months = 0;
  double mau = 0;
  double mean_wau = 0;

  months = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n_months);
  for (guint i = 0; i < n_months && months[i].start < current; i++)
    {
      double wau = steward_monthly_users_get_mean_wau (usage, months[i].start);

      if (!months[i].complete || isnan (wau))
        continue;
      mau += (double) months[i].users;
      mean_wau += wau;
    }
  return mean_wau > 0 ? mau / mean_wau : (double) NAN;
}

/* --- The newest ------------------------------------------------------------------------------- */

/* The last complete period of a grain that begins before a day or month; NULL without any. */
static const StewardUsagePoint *
find_last (const StewardUsage *usage, StewardGrain grain, gint32 before)
{
  guint n = 0;
  const StewardUsagePoint *points = steward_usage_get_points (usage, grain, &n);

  for (guint i = n; i > 0; i--)
    if (points[i - 1].complete && points[i - 1].start < before)
      return &points[i - 1];
  return NULL;
}

static StewardMonthlyUsers
find_month (const StewardUsage *usage, StewardDay today)
{
  const StewardUsagePoint *point = find_last (usage, STEWARD_GRAIN_MONTH,
                                              steward_day_get_month (today));

  if (point == NULL)
    return (StewardMonthlyUsers) { STEWARD_MONTHLY_USERS_UNKNOWN, STEWARD_DAY_NONE, 0 };
  return (StewardMonthlyUsers) { STEWARD_MONTHLY_USERS_MONTH,
                                 steward_month_get_last_day (point->start), (double) point->users };
}

/* Rolling 28 days, or else a week. */
static StewardMonthlyUsers
find_line_end (const StewardUsage *usage, StewardDay today)
{
  const StewardUsagePoint *point = find_last (usage, STEWARD_GRAIN_ROLLING_28, today);
  double ratio;

  if (point)
    return (StewardMonthlyUsers) { STEWARD_MONTHLY_USERS_ROLLING, point->start,
                                   (double) point->users };
  point = find_last (usage, STEWARD_GRAIN_WEEK, steward_day_get_week (today));
  ratio = steward_monthly_users_get_weeks_ratio (usage, today);
  if (point == NULL || isnan (ratio))
    return (StewardMonthlyUsers) { STEWARD_MONTHLY_USERS_UNKNOWN, STEWARD_DAY_NONE, 0 };
  return (StewardMonthlyUsers) { STEWARD_MONTHLY_USERS_WEEK, point->start + 6,
                                 (double) point->users * ratio };
}

StewardMonthlyUsers
steward_monthly_users_find_newest (const StewardUsage *usage, StewardDay today)
{
  StewardMonthlyUsers month = find_month (usage, today);
  StewardMonthlyUsers line_end = find_line_end (usage, today);

  /* No day sorts before every day. */
  return line_end.kind != STEWARD_MONTHLY_USERS_UNKNOWN && line_end.end >= month.end ? line_end
                                                                                     : month;
}
