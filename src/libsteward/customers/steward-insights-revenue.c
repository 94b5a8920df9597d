/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insights-private.h"

#include "steward-customer-revenue.h"

#include <math.h>

/* --- Computing -------------------------------------------------------------------------------- */

/* Of the customers, in their order; borrowed. */
static GPtrArray *
list_facts (const StewardInsights *self)
{
  GPtrArray *facts = g_ptr_array_new ();

  for (guint i = 0; i < self->customers->len; i++)
    g_ptr_array_add (
      facts, (gpointer) steward_customer_get_facts (steward_insights_get_customer (self, i)));
  return facts;
}

static gboolean
has_contracts (const GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    if (((const StewardCustomerFacts *) g_ptr_array_index (facts, i))->contracts->len > 0)
      return TRUE;
  return FALSE;
}

/* Those that are not renewed yet. */
static GArray *
keep_open (const GArray *renewals, const GPtrArray *facts)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (StewardInsightRenewal));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < facts->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (facts, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < renewals->len; i++)
    {
      const StewardUpcomingRenewal *renewal = &g_array_index (renewals, StewardUpcomingRenewal, i);
      const StewardInsightRenewal kept = {
        .index = GPOINTER_TO_UINT (g_hash_table_lookup (places, renewal->facts)),
        .day = renewal->day,
        .open_arr = renewal->arr - renewal->renewed_arr,
      };

      if (isnan (kept.open_arr) || kept.open_arr > 0)
        g_array_append_val (open, kept);
    }
  return open;
}

static StewardDay
get_last_day (const StewardInsights *self)
{
  return steward_month_get_last_day (steward_day_get_month (self->today) + STEWARD_RENEWAL_MONTHS
                                     - 1);
}

/* When a contract ends that nothing follows, or what a person said; STEWARD_DAY_NONE. */
static StewardDay
find_renewal (const StewardCustomerFacts *facts)
{
  StewardDay last = STEWARD_DAY_NONE;

  if (facts->contracts->len == 0)
    return facts->record->renewal;
  for (guint i = 0; i < facts->contracts->len; i++)
    last = MAX (last, ((const StewardContractLine *) g_ptr_array_index (facts->contracts, i))->to);
  return last + 1;
}

/* Where amounts cannot be told, the days still can. */
static GArray *
list_days (const StewardInsights *self, const GPtrArray *facts)
{
  GArray *renewals = g_array_new (FALSE, FALSE, sizeof (StewardInsightRenewal));

  for (guint i = 0; i < facts->len; i++)
    {
      const StewardInsightRenewal renewal = {
        .index = i,
        .day = find_renewal (g_ptr_array_index (facts, i)),
        .open_arr = (double) NAN,
      };

      if (renewal.day >= self->today && renewal.day <= get_last_day (self))
        g_array_append_val (renewals, renewal);
    }
  return renewals;
}

static void
compute_retention (StewardInsights *self, StewardRevenue *revenue)
{
  StewardDay from;
  StewardDay to;

  steward_retention_get_trailing_year (self->today, &from, &to);
  self->retention = steward_retention_compute (revenue, from, to);
  self->cohorts = steward_cohorts_compute (revenue, steward_day_get_month (self->today) - 1);
}

void
steward_insights_choose_period (StewardInsights *self, StewardDay from, StewardDay to)
{
  StewardRetention *retention;

  g_return_if_fail (from <= to);
  if (self->retention == NULL)
    return;
  retention = steward_retention_compute (self->retention->revenue, from, to);
  steward_retention_free (self->retention);
  self->retention = retention;
}

GArray *
steward_insights_list_risks (const StewardInsights *self)
{
  GArray *risks = g_array_new (FALSE, FALSE, sizeof (StewardRenewalRisk));

  for (guint i = 0; i < self->renewals->len; i++)
    {
      const StewardInsightRenewal *renewal = &g_array_index (self->renewals, StewardInsightRenewal,
                                                             i);
      StewardCustomer *customer = steward_insights_get_customer (self, renewal->index);
      const StewardRenewalRisk risk = {
        .day = renewal->day,
        .arr = renewal->open_arr,
        .health = steward_customer_get_figures (customer)->health.state,
      };

      g_array_append_val (risks, risk);
    }
  return risks;
}

static gboolean
compute (StewardInsights *self,
         GPtrArray *facts,
         const StewardExchange *exchange,
         guint grace_days,
         GError **error)
{
  g_autoptr (StewardRevenue) revenue = steward_customers_make_revenue (facts, exchange, grace_days,
                                                                       error);
  g_autoptr (GArray) renewals = NULL;

  if (revenue == NULL)
    return FALSE;
  renewals = steward_customers_list_renewals (facts, revenue, exchange, self->today,
                                              get_last_day (self), error);
  if (renewals == NULL)
    return FALSE;
  self->renewals = keep_open (renewals, facts);
  if (self->has_contracts)
    compute_retention (self, revenue);
  return TRUE;
}

void
steward_insights_add_revenue (StewardInsights *self, const StewardSettings *settings)
{
  g_autoptr (GPtrArray) facts = list_facts (self);
  g_auto (GStrv) used = steward_customers_list_currencies (facts, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardExchange) exchange = steward_exchange_new_from_settings (
    settings, NULL, (const char *const *) used, &error);
  guint grace_days = (guint) steward_settings_get_number (settings, "grace-days", NULL, NULL);

  self->has_contracts = has_contracts (facts);
  if (exchange)
    {
      self->currency = g_strdup (steward_exchange_get_currency (exchange));
      self->rates = steward_exchange_describe (exchange);
    }
  if (exchange && compute (self, facts, exchange, grace_days, &error))
    return;
  self->revenue_problem = g_strdup (error->message);
  self->renewals = list_days (self, facts);
}

/* --- Who is behind a figure ------------------------------------------------------------------- */

char **
steward_insights_list_movement (const StewardInsights *self, StewardMovementKind kind)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; self->retention && i < self->retention->movements->len; i++)
    {
      const StewardMovement *movement = &g_array_index (self->retention->movements, StewardMovement,
                                                        i);

      if (movement->kind == kind)
        g_strv_builder_add (ids,
                            steward_revenue_get_id (self->retention->revenue, movement->customer));
    }
  return g_strv_builder_end (ids);
}

char **
steward_insights_list_paying (const StewardInsights *self, gboolean on_last_day)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; self->retention && i < self->retention->movements->len; i++)
    {
      const StewardMovement *movement = &g_array_index (self->retention->movements, StewardMovement,
                                                        i);

      if ((on_last_day ? movement->end : movement->start) > 0)
        g_strv_builder_add (ids,
                            steward_revenue_get_id (self->retention->revenue, movement->customer));
    }
  return g_strv_builder_end (ids);
}

char **
steward_insights_list_cohort (const StewardInsights *self, StewardMonth first, StewardMonth last)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; self->cohorts && i < self->cohorts->len; i++)
    {
      const StewardCohort *cohort = g_ptr_array_index (self->cohorts, i);

      for (guint j = 0;
           cohort->month >= first && cohort->month <= last && j < cohort->customers->len; j++)
        g_strv_builder_add (ids,
                            steward_revenue_get_id (self->retention->revenue,
                                                    g_array_index (cohort->customers, guint, j)));
    }
  return g_strv_builder_end (ids);
}

/* A customer with several renewals in a month is there once: they are by day, then by name. */
char **
steward_insights_list_renewals (const StewardInsights *self,
                                StewardMonth month,
                                const StewardState *state)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; self->renewals && i < self->renewals->len; i++)
    {
      const StewardInsightRenewal *renewal = &g_array_index (self->renewals, StewardInsightRenewal,
                                                             i);
      StewardCustomer *customer = steward_insights_get_customer (self, renewal->index);

      if (steward_day_get_month (renewal->day) == month
          && (state == NULL || steward_customer_get_figures (customer)->health.state == *state)
          && g_hash_table_add (seen, customer))
        g_strv_builder_add (ids, steward_customer_get_id (customer));
    }
  return g_strv_builder_end (ids);
}
