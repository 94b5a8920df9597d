/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-health-history.h"

#include "steward-consumption.h"
#include "steward-utilization.h"

StewardHealth
steward_health_compute_on (const StewardHealthInputs *inputs,
                           StewardDay day,
                           const StewardTargets *targets)
{
  StewardTraitFinding traits[STEWARD_N_TRAITS];

  steward_traits_judge (inputs->readings, day, &targets->health, traits);
  traits[STEWARD_TRAIT_USAGE_SCORE].state
    = steward_consumption_compute (inputs->usage, day, targets).state;
  traits[STEWARD_TRAIT_MAU_OVER_SEATS].state = steward_utilization_compute (
                                                 inputs->usage, inputs->seats_history, inputs->tam,
                                                 steward_day_get_month (day) - 1, targets)
                                                 .state;
  return steward_health_compute (traits, &targets->health);
}

GArray *
steward_health_list_days (const StewardHealthInputs *inputs,
                          StewardDay first_day,
                          StewardDay last_day,
                          const StewardTargets *targets)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (StewardHealthDay));

  for (StewardDay day = first_day; day <= last_day; day++)
    {
      const StewardHealth health = steward_health_compute_on (inputs, day, targets);
      const StewardHealthDay point = { day, health.value, health.state, health.n_known };

      g_array_append_val (days, point);
    }
  return days;
}

guint
steward_health_flow_count_before (const StewardHealthFlow *self, StewardState state)
{
  guint n = 0;

  for (guint after = 0; after < STEWARD_N_STATES; after++)
    n += self->customers[state][after];
  return n;
}

guint
steward_health_flow_count_after (const StewardHealthFlow *self, StewardState state)
{
  guint n = 0;

  for (guint before = 0; before < STEWARD_N_STATES; before++)
    n += self->customers[before][state];
  return n;
}
