/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-explanations.h"

#include "steward-adoption-read-out.h"
#include "steward-customers-columns.h"

#include <glib/gi18n.h>
#include <math.h>

static void
add_source (StewardExplanation *explanation, StewardCustomer *customer, gint64 now)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  const char *const sources[] = { _ ("the instance's GraphQL API"), _ ("the report API"),
                                  _ ("a file") };
  const char *address = steward_customer_record_get_api_address (facts->record);
  const char *source = sources[facts->record->source];
  g_autofree char *age = steward_format_age (facts->sync->at, now);
  g_autofree char *at = facts->sync->at > 0 ? steward_time_format (facts->sync->at) : NULL;

  if (address)
    /* Translators: where a figure is from: `the report API, https://analytics.example.com` */
    steward_explanation_add (explanation, _ ("Source"), _ ("%s, %s"), source, address);
  else
    steward_explanation_add (explanation, _ ("Source"), "%s", source);
  if (at)
    /* Translators: when a figure was read: `2 days ago`, a time in UTC */
    steward_explanation_add (explanation, _ ("Read"), _ ("%s (%s)"), age, at);
  else
    steward_explanation_add (explanation, _ ("Read"), "%s", age);
}

/* Where the limits are set that judge a figure. */
static void
add_limits (StewardExplanation *explanation,
            StewardCustomer *customer,
            StewardPortfolio *portfolio,
            const char *const *keys)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  g_autofree char *origin = steward_settings_describe_origin (
    steward_portfolio_get_settings (portfolio), keys, record->segment, record->id);

  steward_explanation_add (explanation, _ ("Limits"), "%s", origin);
}

StewardExplanation *
steward_customer_explain_utilization (StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardUtilization *figure = &steward_customer_get_figures (customer)->utilization;
  StewardExplanation *explanation = steward_utilization_explain (
    figure, steward_customer_get_targets (customer));

  steward_explanation_set_days (explanation, steward_customer_get_facts (customer)->usage,
                                steward_month_get_first_day (figure->month),
                                steward_month_get_last_day (figure->month));
  add_limits (explanation, customer, portfolio, steward_utilization_keys);
  add_source (explanation, customer, steward_portfolio_get_now (portfolio));
  return explanation;
}

StewardExplanation *
steward_customer_explain_consumption (StewardCustomer *customer, StewardPortfolio *portfolio)
{
  const StewardConsumption *figure = &steward_customer_get_figures (customer)->consumption;
  StewardExplanation *explanation = steward_consumption_explain (
    figure, steward_customer_get_targets (customer));

  steward_explanation_set_days (explanation, steward_customer_get_facts (customer)->usage,
                                figure->first_day, figure->last_day);
  add_limits (explanation, customer, portfolio, steward_consumption_keys);
  add_source (explanation, customer, steward_portfolio_get_now (portfolio));
  return explanation;
}

/* --- Ramp ------------------------------------------------------------------------------------- */

static void
add_due (StewardExplanation *explanation, StewardDay production, const StewardTargets *targets)
{
  StewardDay due = production + (StewardDay) targets->ramp_days;
  g_autofree char *start = steward_format_day (production);
  g_autofree char *end = steward_format_day (due);
  g_autofree char *days = g_strdup_printf ("%u", targets->ramp_days);

  explanation->formula = g_strdup_printf (_ ("%s + %u days = %s"), start, targets->ramp_days, end);
  steward_explanation_add_term (explanation, "", start, _ ("first day in production"));
  steward_explanation_add_term (explanation, "+", days, _ ("days"));
  steward_explanation_add_term (explanation, "=", end, _ ("target due"));
}

/* Where the customer stands on the ramp, by the last point of the chart's lines. */
static void
add_standing (StewardExplanation *explanation, const StewardAdoptionSeries *series)
{
  const StewardAdoptionPoint *point = steward_adoption_series_get_last_point (series);
  g_autofree char *pace = steward_adoption_series_describe_pace (series);
  g_autofree char *value = NULL;
  g_autofree char *day = NULL;

  if (pace == NULL || point == NULL)
    return;
  value = steward_adoption_series_format_value (series, point->value);
  day = steward_format_day (point->end);
  steward_explanation_add (explanation, _ ("Stands at"),
                           series->rolling->len > 0
                             /* Translators: a value, a date */
                             ? _ ("%s over the 28 days to %s")
                             : _ ("about %s in the week to %s, estimated from WAU"),
                           value, day);
  if (series->mode == STEWARD_ADOPTION_PERCENT)
    steward_explanation_add (explanation, _ ("Off the ramp"),
                             series->ramp.gap < 0 ? _ ("%.1f points behind")
                                                  : _ ("%.1f points ahead"),
                             fabs (series->ramp.gap) * 100);
  steward_explanation_add (explanation, _ ("Pace"), "%s", pace);
}

StewardExplanation *
steward_customer_explain_ramp (StewardCustomer *customer,
                               StewardPortfolio *portfolio,
                               const StewardAdoptionSeries *series)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  const StewardTargets *targets = steward_customer_get_targets (customer);
  StewardExplanation *explanation = steward_explanation_new (_ ("Ramp"));
  g_autofree char *target = steward_format_percent (targets->utilization_healthy, 0);

  if (record->production == STEWARD_DAY_NONE)
    explanation->formula = g_strdup (_ ("The production date is not known. Edit the customer to "
                                        "enter it."));
  else
    {
      add_due (explanation, record->production, targets);
      add_standing (explanation, series);
    }
  add_limits (explanation, customer, portfolio, steward_ramp_keys);
  explanation->rule = g_strdup_printf (
    _ ("Utilization is to reach %s within %u civil days from the day of production."), target,
    targets->ramp_days);
  return explanation;
}
