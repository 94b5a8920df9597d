/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-health-history.h"

#include "steward-consumption.h"
#include "steward-utilization.h"

#include <glib/gi18n-lib.h>

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

/* Of the customers with a score on both days, those that went one way. */
static guint
count_moved (const StewardHealthFlow *self, gboolean up)
{
  guint n = 0;

  for (guint before = STEWARD_STATE_POOR; before < STEWARD_N_STATES; before++)
    for (guint after = STEWARD_STATE_POOR; after < STEWARD_N_STATES; after++)
      n += (up ? after > before : after < before) ? self->customers[before][after] : 0;
  return n;
}

guint
steward_health_flow_count_fallen (const StewardHealthFlow *self)
{
  return count_moved (self, FALSE);
}

guint
steward_health_flow_count_risen (const StewardHealthFlow *self)
{
  return count_moved (self, TRUE);
}

/* `On 23 Nov 2026: Healthy 12, Concerning 5, Poor 3, Unknown 0` */
static void
explain_states (StewardExplanation *explanation,
                const StewardHealthFlow *self,
                StewardDay day,
                guint (*count) (const StewardHealthFlow *self, StewardState state))
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = steward_format_day (day);

  for (guint i = STEWARD_N_STATES; i > 0; i--)
    g_string_append_printf (text, "%s%s %u", text->len > 0 ? C_ ("list", ", ") : "",
                            steward_state_get_label ((StewardState) (i - 1)),
                            count (self, (StewardState) (i - 1)));
  steward_explanation_add (explanation, label, "%s", text->str);
}

StewardExplanation *
steward_health_flow_explain (const StewardHealthFlow *self, StewardDay before, StewardDay today)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Health of the customers"));
  guint fallen = count_moved (self, FALSE);
  guint risen = count_moved (self, TRUE);

  explanation->number = fallen + risen;
  explanation->value = g_strdup_printf ("%u", fallen + risen);
  explanation->summary = g_strdup (_ ("Customers that fell or rose"));
  /* Translators: how many customers fell, rose, and both together */
  explanation->formula = g_strdup_printf (_ ("%u fell + %u rose = %u"), fallen, risen,
                                          fallen + risen);
  explanation->first_day = before;
  explanation->last_day = today;
  explain_states (explanation, self, before, steward_health_flow_count_before);
  explain_states (explanation, self, today, steward_health_flow_count_after);
  explanation->rule = g_strdup (
    _ ("The health of each customer today, and on the same day of the month before by what was "
       "counted and said until then; both under today’s weights and limits. Who has no score on "
       "one of the days neither fell nor rose."));
  return explanation;
}
