/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-mean-dau.h"

#include <math.h>

#define SUNDAY 0
#define SATURDAY 6

gboolean
steward_days_include (StewardDays days, StewardDay day)
{
  int weekday;

  if (days == STEWARD_DAYS_ALL)
    return TRUE;
  weekday = steward_day_get_weekday (day);
  return weekday != SUNDAY && weekday != SATURDAY;
}

static guint
count_days (StewardDay first_day, StewardDay last_day, StewardDays days)
{
  guint n = 0;

  for (StewardDay day = first_day; day <= last_day; day++)
    n += steward_days_include (days, day) ? 1 : 0;
  return n;
}

StewardMeanDau
steward_mean_dau_compute (const StewardUsage *usage,
                          StewardDay first_day,
                          StewardDay last_day,
                          StewardDays days)
{
  StewardMeanDau self = {
    .value = (double) NAN,
    .n_expected = count_days (first_day, last_day, days),
  };
  double sum = 0;
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_range (usage, STEWARD_GRAIN_DAY, first_day,
                                                             last_day, &n_points);

  for (guint i = 0; i < n_points; i++)
    if (points[i].complete && steward_days_include (days, points[i].start))
      {
        sum += (double) points[i].users;
        self.n_present++;
      }
  if (self.n_present > 0)
    self.value = sum / self.n_present;
  return self;
}
