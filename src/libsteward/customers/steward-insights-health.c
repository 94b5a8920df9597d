/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insights-private.h"

/* The same day of the month before, or its last. */
static StewardDay
get_month_before (StewardDay today)
{
  StewardMonth month = steward_day_get_month (today);
  StewardDay day = today - steward_month_get_first_day (month);

  return MIN (steward_month_get_first_day (month - 1) + day,
              steward_month_get_last_day (month - 1));
}

void
steward_insights_add_health (StewardInsights *self)
{
  self->health_before = get_month_before (self->today);
  self->states_before = g_array_new (FALSE, FALSE, sizeof (StewardState));
  for (guint i = 0; i < self->customers->len; i++)
    {
      StewardCustomer *customer = steward_insights_get_customer (self, i);
      const StewardHealthInputs inputs = steward_health_inputs_of_facts (
        steward_customer_get_facts (customer));
      const StewardState before = steward_health_compute_on (
                                    &inputs, self->health_before,
                                    steward_customer_get_targets (customer))
                                    .state;

      g_array_append_val (self->states_before, before);
      self->health.customers[before][steward_customer_get_figures (customer)->health.state]++;
    }
}

char **
steward_insights_list_health (const StewardInsights *self,
                              const StewardState *before,
                              StewardState now)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->customers->len; i++)
    {
      StewardCustomer *customer = steward_insights_get_customer (self, i);

      if (steward_customer_get_figures (customer)->health.state == now
          && (before == NULL || g_array_index (self->states_before, StewardState, i) == *before))
        g_strv_builder_add (ids, steward_customer_get_id (customer));
    }
  return g_strv_builder_end (ids);
}
