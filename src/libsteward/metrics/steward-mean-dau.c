/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-mean-dau.h"

#include <math.h>

#define SUNDAY 0
#define SATURDAY 6

gboolean
steward_days_include (StewardDays days, StewardDay day)
{
  int weekday = steward_day_get_weekday (day);

  return days == STEWARD_DAYS_ALL || (weekday != SUNDAY && weekday != SATURDAY);
}

StewardMeanDau
steward_mean_dau_compute (const StewardUsage *usage,
                          StewardDay first_day,
                          StewardDay last_day,
                          StewardDays days)
{
  StewardMeanDau self = { .value = (double) NAN };
  double sum = 0;

  for (StewardDay day = first_day; day <= last_day; day++)
    {
      const StewardUsagePoint *point;

      if (!steward_days_include (days, day))
        continue;
      self.n_expected++;
      point = steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, day);
      if (point == NULL)
        continue;
      sum += (double) point->users;
      self.n_present++;
    }
  if (self.n_present > 0)
    self.value = sum / self.n_present;
  return self;
}
