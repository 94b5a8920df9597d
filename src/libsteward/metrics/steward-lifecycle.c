/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-lifecycle-private.h"

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

StewardLifecycleStanding
steward_lifecycle_stand_on (const StewardLifecycleInputs *inputs, StewardDay day)
{
  StewardMonth month = steward_day_get_month (day) - 1;
  StewardLifecycleStanding self = {
    .utilization = steward_utilization_compute (inputs->usage, inputs->seats_history, inputs->tam,
                                                month, inputs->targets),
    .consumption = steward_consumption_compute (inputs->usage, day, inputs->targets),
  };
  StewardState utilization = self.utilization.state;
  StewardState consumption = self.consumption.state;

  self.reached = utilization == STEWARD_STATE_HEALTHY && consumption == STEWARD_STATE_HEALTHY;
  self.missed = (utilization != STEWARD_STATE_UNKNOWN && utilization != STEWARD_STATE_HEALTHY)
                || (consumption != STEWARD_STATE_UNKNOWN && consumption != STEWARD_STATE_HEALTHY);
  return self;
}

StewardLifecycle
steward_lifecycle_tell_by_dates (const StewardLifecycleInputs *inputs, StewardDay day)
{
  const StewardTargets *targets = inputs->targets;

  if (inputs->renewal != STEWARD_DAY_NONE
      && day >= inputs->renewal - (StewardDay) targets->renewing_days)
    return STEWARD_LIFECYCLE_RENEWING;
  if (inputs->contract_close == STEWARD_DAY_NONE)
    return STEWARD_LIFECYCLE_NONE;
  if (day < inputs->contract_close)
    return STEWARD_LIFECYCLE_PROSPECT;
  if (day <= inputs->contract_close + (StewardDay) targets->onboarding_days)
    return STEWARD_LIFECYCLE_ONBOARDING;
  return STEWARD_LIFECYCLE_ADOPTING;
}

/* --- Nurturing or not ------------------------------------------------------------------------- */

/* Whether on any of some days of the month after both targets were reached. */
static gboolean
was_reached (const StewardLifecycleInputs *inputs,
             const StewardUtilization *utilization,
             StewardDay first,
             StewardDay last)
{
  return utilization->state == STEWARD_STATE_HEALTHY
         && steward_consumption_find_healthy_day (inputs->usage, first, last, inputs->targets)
              != STEWARD_DAY_NONE;
}

/* Whether consumption has a say beside the utilization of a month: a target that is missed is
 * missed, and without monthly users there is no consumption either. */
static gboolean
leaves_open (const StewardUtilization *utilization)
{
  return utilization->state == STEWARD_STATE_HEALTHY
         || (utilization->state == STEWARD_STATE_UNKNOWN && utilization->mau >= 0);
}

static StewardMonth
get_first_counted (const StewardUsage *usage, StewardMonth fallback)
{
  guint n = 0;
  const StewardUsagePoint *points = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n);

  return n > 0 ? points[0].start : fallback;
}

/* From today backwards: a day that reached both makes it nurturing, two months in a row that missed
 * one end the search. @first_asked: the earliest day whose consumption had a say */
static gboolean
is_nurturing (const StewardLifecycleInputs *inputs, StewardDay *first_asked)
{
  StewardMonth month = steward_day_get_month (inputs->today);
  StewardMonth first_counted = get_first_counted (inputs->usage, month);
  gboolean missed_after = FALSE;

  *first_asked = inputs->today;
  for (; month > first_counted; month--)
    {
      StewardDay month_start = steward_month_get_first_day (month);
      StewardDay first = MAX (month_start, inputs->contract_close + 1);
      StewardDay last = MIN (steward_month_get_last_day (month), inputs->today);
      StewardUtilization before = steward_utilization_compute (
        inputs->usage, inputs->seats_history, inputs->tam, month - 1, inputs->targets);
      StewardLifecycleStanding standing;

      if (first > last)
        return FALSE;
      if (leaves_open (&before))
        *first_asked = first;
      if (was_reached (inputs, &before, first, last))
        return TRUE;
      if (first > month_start)
        return FALSE;
      standing = steward_lifecycle_stand_on (inputs, first);
      if (standing.missed && missed_after)
        return FALSE;
      missed_after = standing.missed;
    }
  return FALSE;
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
  const StewardLifecycleInputs inputs = { contract_close, renewal, usage, seats_history, tam,
                                          today,          targets };
  StewardLifecycle stage = steward_lifecycle_tell_by_dates (&inputs, today);
  StewardDay first_asked;

  if (stage == STEWARD_LIFECYCLE_ADOPTING && is_nurturing (&inputs, &first_asked))
    return STEWARD_LIFECYCLE_NURTURING;
  return stage;
}

/* --- How much usage it needs ------------------------------------------------------------------ */

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
  const StewardLifecycleInputs inputs = { contract_close, renewal, usage, seats_history, tam,
                                          today,          targets };
  StewardDay first_asked;

  if (usage_since == STEWARD_DAY_NONE
      || steward_lifecycle_tell_by_dates (&inputs, today) != STEWARD_LIFECYCLE_ADOPTING)
    return FALSE;
  is_nurturing (&inputs, &first_asked);
  return first_asked - (StewardDay) targets->consumption_days < usage_since;
}
