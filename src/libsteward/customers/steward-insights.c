/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insights-private.h"

#include <math.h>

static StewardUtilizationInputs
get_inputs (StewardCustomer *customer)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);

  return (StewardUtilizationInputs) {
    .usage = facts->usage,
    .seats_history = facts->seats,
    .tam = facts->record->tam,
    .targets = steward_customer_get_targets (customer),
  };
}

static GPtrArray *
filter_customers (GListModel *customers, const StewardCustomerFilter *filter)
{
  GPtrArray *matching = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (customers); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);

      if (steward_customer_filter_matches (filter, customer, STEWARD_N_FACETS))
        g_ptr_array_add (matching, g_steal_pointer (&customer));
    }
  return matching;
}

/* The target that all have, or NAN. */
static double
find_target (const GArray *inputs)
{
  double target = (double) NAN;

  for (guint i = 0; i < inputs->len; i++)
    {
      double own = g_array_index (inputs, StewardUtilizationInputs, i).targets->utilization_healthy;

      if (i > 0 && own != target)
        return (double) NAN;
      target = own;
    }
  return target;
}

StewardInsights *
steward_insights_new (GListModel *customers,
                      const StewardCustomerFilter *filter,
                      const StewardSettings *settings)
{
  StewardInsights *self = g_new0 (StewardInsights, 1);
  g_autoptr (GArray) inputs = g_array_new (FALSE, FALSE, sizeof (StewardUtilizationInputs));
  const StewardUtilizationInputs *data;

  self->customers = filter_customers (customers, filter);
  self->today = filter->today;
  for (guint i = 0; i < self->customers->len; i++)
    {
      StewardUtilizationInputs input = get_inputs (steward_insights_get_customer (self, i));

      g_array_append_val (inputs, input);
    }
  data = (const StewardUtilizationInputs *) (gpointer) inputs->data;
  self->target = find_target (inputs);
  self->utilization = steward_portfolio_utilization_new (data, inputs->len, self->today,
                                                         STEWARD_PORTFOLIO_MONTHS);
  self->moves = steward_utilization_moves_new (self->utilization);
  self->gaps = steward_portfolio_utilization_list_gaps (self->utilization, data);
  steward_insights_add_revenue (self, settings);
  steward_insights_add_health (self);
  return self;
}

void
steward_insights_free (StewardInsights *self)
{
  g_ptr_array_unref (self->customers);
  steward_portfolio_utilization_free (self->utilization);
  steward_utilization_moves_free (self->moves);
  g_array_unref (self->gaps);
  g_array_unref (self->states_before);
  g_clear_pointer (&self->retention, steward_retention_free);
  g_clear_pointer (&self->renewals, g_array_unref);
  g_free (self->currency);
  g_clear_pointer (&self->cohorts, g_ptr_array_unref);
  g_free (self->rates);
  g_free (self->revenue_problem);
  g_free (self);
}

StewardCustomer *
steward_insights_get_customer (const StewardInsights *self, guint index)
{
  return g_ptr_array_index (self->customers, index);
}

/* --- Who is behind a figure ------------------------------------------------------------------- */

static void
add_id (const StewardInsights *self, guint index, GStrvBuilder *ids)
{
  g_strv_builder_add (ids, steward_customer_get_id (steward_insights_get_customer (self, index)));
}

char **
steward_insights_list_below (const StewardInsights *self, StewardMonth month)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->customers->len; i++)
    {
      StewardUtilizationInputs inputs = get_inputs (steward_insights_get_customer (self, i));
      StewardUtilization figure = steward_utilization_compute_for (&inputs, month);

      if (steward_utilization_is_below (&figure))
        add_id (self, i, ids);
    }
  return g_strv_builder_end (ids);
}

char **
steward_insights_list_bin (const StewardInsights *self, guint bin, gboolean below, gboolean reached)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->customers->len; i++)
    {
      const StewardUtilization *figure = &g_array_index (self->utilization->figures,
                                                         StewardUtilization, i);

      if (!isnan (figure->value) && steward_utilization_get_bin (figure->value) == bin
          && (steward_utilization_is_below (figure) ? below : reached))
        add_id (self, i, ids);
    }
  return g_strv_builder_end (ids);
}

char **
steward_insights_list_without (const StewardInsights *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->customers->len; i++)
    if (isnan (g_array_index (self->utilization->figures, StewardUtilization, i).value))
      add_id (self, i, ids);
  return g_strv_builder_end (ids);
}

char **
steward_insights_list_moves (const StewardInsights *self, const GArray *moves)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < moves->len; i++)
    add_id (self, g_array_index (moves, StewardUtilizationMove, i).index, ids);
  return g_strv_builder_end (ids);
}
