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

/* What a stage is told from. */
typedef struct {
  StewardDay contract_close;
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  StewardDay today;
  const StewardTargets *targets;
} Course;

/* Whether a month counts, and how it stood. */
static gboolean
judge_month (const Course *course, const StewardUsagePoint *month, Standing *standing)
{
  StewardDay day_after = steward_month_get_last_day (month->start) + 1;

  if (!month->complete || day_after > course->today || day_after <= course->contract_close)
    return FALSE;
  *standing = stand_on (course->usage, course->seats_history, course->tam, day_after,
                        course->targets);
  return TRUE;
}

/* From the last month backwards: the first that reached both makes it nurturing, two in a row that
 * missed one end the search. @last_asked: the earliest month that had a say */
static gboolean
is_nurturing (const Course *course, StewardMonth *last_asked)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (course->usage, STEWARD_GRAIN_MONTH,
                                                              &n_points);
  gboolean missed_after = FALSE;

  *last_asked = steward_day_get_month (course->today);
  if (stand_on (course->usage, course->seats_history, course->tam, course->today, course->targets)
        .reached)
    return TRUE;
  for (guint i = n_points; i > 0; i--)
    {
      Standing standing;

      if (!judge_month (course, &points[i - 1], &standing))
        continue;
      *last_asked = points[i - 1].start;
      if (standing.reached || (standing.missed && missed_after))
        return standing.reached;
      missed_after = standing.missed;
    }
  return FALSE;
}

/* The stages that dates alone tell; STEWARD_LIFECYCLE_ADOPTING where usage has to. */
static StewardLifecycle
tell_by_dates (StewardDay contract_close,
               StewardDay renewal,
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
  return STEWARD_LIFECYCLE_ADOPTING;
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
  const Course course = { contract_close, usage, seats_history, tam, today, targets };
  StewardLifecycle stage = tell_by_dates (contract_close, renewal, today, targets);
  StewardMonth last_asked;

  if (stage == STEWARD_LIFECYCLE_ADOPTING && is_nurturing (&course, &last_asked))
    return STEWARD_LIFECYCLE_NURTURING;
  return stage;
}

StewardDay
steward_lifecycle_get_first_day (StewardDay today, const StewardTargets *targets)
{
  StewardMonth before_last = steward_day_get_month (today) - 2;

  return steward_month_get_last_day (before_last) + 1 - (StewardDay) targets->consumption_days;
}

gboolean
steward_lifecycle_needs_history (StewardDay contract_close,
                                 StewardDay renewal,
                                 const StewardUsage *usage,
                                 const GArray *seats_history,
                                 gint64 tam,
                                 StewardDay today,
                                 const StewardTargets *targets,
                                 StewardDay usage_since)
{
  const Course course = { contract_close, usage, seats_history, tam, today, targets };
  StewardMonth last_asked;

  if (usage_since == STEWARD_DAY_NONE
      || tell_by_dates (contract_close, renewal, today, targets) != STEWARD_LIFECYCLE_ADOPTING)
    return FALSE;
  is_nurturing (&course, &last_asked);
  return steward_month_get_last_day (last_asked) + 1 - (StewardDay) targets->consumption_days
         < usage_since;
}
