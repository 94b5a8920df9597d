/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-ramp.h"

#include <math.h>

StewardRamp
steward_ramp_judge (StewardDay production,
                    const StewardUtilization *utilization,
                    StewardDay today,
                    const StewardTargets *targets)
{
  StewardDay month_end = steward_month_get_last_day (utilization->month);

  if (production == STEWARD_DAY_NONE || today < production
      || today - production > (int) targets->ramp_days)
    return STEWARD_RAMP_NONE;
  if (isnan (utilization->value) || month_end <= production)
    return STEWARD_RAMP_RUNNING;
  return utilization->value
             < targets->utilization_healthy * (month_end - production) / (double) targets->ramp_days
           ? STEWARD_RAMP_BEHIND
           : STEWARD_RAMP_RUNNING;
}
