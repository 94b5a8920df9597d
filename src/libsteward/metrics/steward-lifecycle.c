/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-lifecycle.h"

#include "steward-consumption.h"
#include "steward-utilization.h"

#include <glib/gi18n-lib.h>

const char *
steward_lifecycle_to_string (StewardLifecycle lifecycle)
{
  switch (lifecycle)
    {
    case STEWARD_LIFECYCLE_PROSPECT:
      return "prospect";
    case STEWARD_LIFECYCLE_ONBOARDING:
      return "onboarding";
    case STEWARD_LIFECYCLE_ADOPTING:
      return "adopting";
    case STEWARD_LIFECYCLE_NURTURING:
      return "nurturing";
    case STEWARD_LIFECYCLE_RENEWING:
      return "renewing";
    case STEWARD_LIFECYCLE_NONE:
    default:
      return NULL;
    }
}

const char *
steward_lifecycle_get_label (StewardLifecycle lifecycle)
{
  switch (lifecycle)
    {
    case STEWARD_LIFECYCLE_PROSPECT:
      return C_ ("lifecycle", "Prospect");
    case STEWARD_LIFECYCLE_ONBOARDING:
      return C_ ("lifecycle", "Onboarding");
    case STEWARD_LIFECYCLE_ADOPTING:
      return C_ ("lifecycle", "Adopting");
    case STEWARD_LIFECYCLE_NURTURING:
      return C_ ("lifecycle", "Nurturing");
    case STEWARD_LIFECYCLE_RENEWING:
      return C_ ("lifecycle", "Renewing");
    case STEWARD_LIFECYCLE_NONE:
    default:
      return "";
    }
}

/* The two figures as they stood on the first day after a complete month. */
typedef struct {
  gboolean reached; /* both are healthy */
  gboolean missed;  /* one is known and not healthy */
} Standing;

static Standing
stand_on (const StewardUsage *usage,
          const GArray *seats_history,
          gint64 tam,
          StewardDay day,
          const StewardTargets *targets)
{
  StewardMonth month = steward_day_get_month (day) - 1;
  StewardUtilization utilization = steward_utilization_compute (usage, seats_history, tam, month,
                                                                targets);
  StewardConsumption consumption = steward_consumption_compute (usage, day, targets);

  return (Standing) {
    .reached = utilization.state == STEWARD_STATE_HEALTHY
               && consumption.state == STEWARD_STATE_HEALTHY,
    .missed
    = (utilization.state != STEWARD_STATE_UNKNOWN && utilization.state != STEWARD_STATE_HEALTHY)
      || (consumption.state != STEWARD_STATE_UNKNOWN && consumption.state != STEWARD_STATE_HEALTHY),
  };
}

static gboolean
is_nurturing (StewardDay contract_close,
              const StewardUsage *usage,
              const GArray *seats_history,
              gint64 tam,
              StewardDay today,
              const StewardTargets *targets)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH,
                                                              &n_points);
  gboolean nurturing = FALSE;
  guint months_missed = 0;

  for (guint i = 0; i < n_points; i++)
    {
      StewardDay day_after = steward_month_get_last_day (points[i].start) + 1;
      Standing standing;

      if (!points[i].complete || day_after > today || day_after <= contract_close)
        continue;
      standing = stand_on (usage, seats_history, tam, day_after, targets);
      months_missed = standing.missed ? months_missed + 1 : 0;
      if (standing.reached)
        nurturing = TRUE;
      else if (months_missed >= 2)
        nurturing = FALSE;
    }
  return nurturing || stand_on (usage, seats_history, tam, today, targets).reached;
}

StewardLifecycle
steward_lifecycle_compute (StewardDay contract_close,
                           StewardDay renewal,
                           const StewardUsage *usage,
                           const GArray *seats_history,
                           gint64 tam,
                           StewardDay today,
                           const StewardTargets *targets)
{
  if (renewal != STEWARD_DAY_NONE && today >= renewal - (StewardDay) targets->renewing_days)
    return STEWARD_LIFECYCLE_RENEWING;
  if (contract_close == STEWARD_DAY_NONE)
    return STEWARD_LIFECYCLE_NONE;
  if (today < contract_close)
    return STEWARD_LIFECYCLE_PROSPECT;
  if (today <= contract_close + (StewardDay) targets->onboarding_days)
    return STEWARD_LIFECYCLE_ONBOARDING;
  if (is_nurturing (contract_close, usage, seats_history, tam, today, targets))
    return STEWARD_LIFECYCLE_NURTURING;
  return STEWARD_LIFECYCLE_ADOPTING;
}
