/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-metrics.h"

#include "steward-breaches.h"
#include "steward-lifecycle-history.h"
#include "steward-mau-change.h"
#include "steward-ramp.h"
#include "steward-stickiness.h"

#include <glib/gi18n-lib.h>
#include <string.h>

StewardMetricSubject
steward_metric_subject_of_customer (StewardCustomer *customer, StewardPortfolio *portfolio)
{
  return (StewardMetricSubject) {
    .facts = steward_customer_get_facts (customer),
    .figures = steward_customer_get_figures (customer),
    .targets = steward_customer_get_targets (customer),
    .settings = steward_portfolio_get_settings (portfolio),
    .today = steward_portfolio_get_today (portfolio),
    .now = steward_portfolio_get_now (portfolio),
  };
}

/* --- Utilization ------------------------------------------------------------------------------ */

static StewardExplanation *
explain_utilization (const StewardMetricSubject *subject)
{
  const StewardUtilization *figure = &subject->figures->utilization;
  StewardExplanation *explanation = steward_utilization_explain (figure, subject->targets);

  steward_explanation_set_days (explanation, subject->facts->usage,
                                steward_month_get_first_day (figure->month),
                                steward_month_get_last_day (figure->month), STEWARD_DAYS_ALL);
  return explanation;
}

static StewardExplanation *
explain_ramp (const StewardMetricSubject *subject)
{
  const StewardCustomerFacts *facts = subject->facts;
  StewardRampCourse course = steward_ramp_compute (subject->figures->ramp_start, facts->usage,
                                                   facts->seats, facts->record->tam, subject->today,
                                                   subject->targets);

  return steward_ramp_explain (&course, subject->targets);
}

static StewardExplanation *
explain_breaches (const StewardMetricSubject *subject)
{
  const StewardCustomerFacts *facts = subject->facts;
  g_autoptr (StewardBreaches) breaches = steward_breaches_new (
    subject->figures->ramp_due, facts->usage, facts->seats, facts->record->tam, subject->today,
    subject->targets);

  return steward_breaches_explain (breaches, subject->targets);
}

static StewardExplanation *
explain_seat_use (const StewardMetricSubject *subject)
{
  return steward_seat_use_explain (&subject->figures->seat_use, subject->targets);
}

/* --- Consumption ------------------------------------------------------------------------------ */

static StewardExplanation *
explain_days (const StewardMetricSubject *subject, const StewardConsumption *figure)
{
  StewardExplanation *explanation = steward_consumption_explain (figure, subject->targets);

  steward_explanation_set_days (explanation, subject->facts->usage, figure->first_day,
                                figure->last_day, figure->days);
  return explanation;
}

static StewardExplanation *
explain_consumption (const StewardMetricSubject *subject)
{
  return explain_days (subject, &subject->figures->consumption);
}

static StewardExplanation *
explain_weekdays (const StewardMetricSubject *subject)
{
  const StewardConsumption figure = steward_consumption_compute_weekdays (
    subject->facts->usage, subject->today, subject->targets);

  return explain_days (subject, &figure);
}

static StewardExplanation *
explain_stickiness (const StewardMetricSubject *subject, const StewardStickiness *figure)
{
  StewardExplanation *explanation = steward_stickiness_explain (figure, subject->targets);

  steward_explanation_set_days (explanation, subject->facts->usage, figure->first_day,
                                figure->last_day, STEWARD_DAYS_ALL);
  return explanation;
}

static StewardExplanation *
explain_dau_mau (const StewardMetricSubject *subject)
{
  const StewardStickiness figure = steward_stickiness_compute_month (
    subject->facts->usage, subject->today, subject->targets);

  return explain_stickiness (subject, &figure);
}

static StewardExplanation *
explain_dau_wau (const StewardMetricSubject *subject)
{
  const StewardStickiness figure = steward_stickiness_compute_weeks (
    subject->facts->usage, subject->today, subject->targets);

  return explain_stickiness (subject, &figure);
}

static StewardExplanation *
explain_mau_change (const StewardMetricSubject *subject)
{
  const StewardMauChange figure = steward_mau_change_compute (subject->facts->usage,
                                                              subject->today);

  return steward_mau_change_explain (&figure);
}

/* --- The whole customer ----------------------------------------------------------------------- */

static StewardExplanation *
explain_health (const StewardMetricSubject *subject)
{
  return steward_health_explain (&subject->figures->health, &subject->targets->health);
}

static StewardExplanation *
explain_lifecycle (const StewardMetricSubject *subject)
{
  const StewardCustomerRecord *record = subject->facts->record;
  const StewardLifecycleInputs inputs = {
    .contract_close = record->contract_close,
    .renewal = record->renewal,
    .usage = subject->facts->usage,
    .seats_history = subject->facts->seats,
    .tam = record->tam,
    .today = subject->today,
    .targets = subject->targets,
  };

  return steward_lifecycle_explain (&inputs);
}

static StewardExplanation *
explain_hours_saved (const StewardMetricSubject *subject)
{
  const StewardCustomerRecord *record = subject->facts->record;

  return steward_hours_saved_explain (&subject->figures->hours_saved, subject->facts->usage,
                                      record->currency, subject->settings, record->segment,
                                      record->id);
}

/* --- The figures there are -------------------------------------------------------------------- */

static const char *const target_keys[] = { "utilization-healthy", "ramp-days", "ramp-clock", NULL };
static const char *const window_keys[] = { "consumption-days", "consumption-min-days", NULL };
static const char *const min_days_keys[] = { "consumption-min-days", NULL };
static const char *const health_keys[] = {
  "health-weight-pulse",
  "health-weight-technical",
  "health-weight-relationships",
  "health-weight-utilization",
  "health-healthy",
  "health-poor",
  "versions-healthy",
  "versions-poor",
  "defects-healthy",
  "defects-poor",
  "help-healthy",
  "help-poor",
  "activity-healthy",
  "activity-poor",
  "health-input-days",
  "utilization-healthy",
  "utilization-poor",
  "consumption-healthy",
  "consumption-poor",
  NULL,
};
static const char *const lifecycle_keys[] = { "onboarding-days", "renewing-days",
                                              "utilization-healthy", "consumption-healthy", NULL };

static const StewardCustomerMetric all[] = {
  { "utilization", N_ ("Utilization"), explain_utilization, steward_utilization_keys,
    STEWARD_METRIC_UTILIZATION, TRUE, TRUE },
  { "consumption", N_ ("Consumption"), explain_consumption, steward_consumption_keys,
    STEWARD_METRIC_CONSUMPTION, TRUE, TRUE },
  { "health", N_ ("Health"), explain_health, health_keys, STEWARD_METRIC_CUSTOMER, TRUE, TRUE },
  { "lifecycle", N_ ("Stage"), explain_lifecycle, lifecycle_keys, STEWARD_METRIC_CUSTOMER, FALSE,
    TRUE },
  { "ramp", N_ ("Ramp"), explain_ramp, target_keys, STEWARD_METRIC_UTILIZATION, FALSE, TRUE },
  { "breaches", N_ ("Months under the target"), explain_breaches, target_keys,
    STEWARD_METRIC_UTILIZATION, FALSE, TRUE },
  { "seats", N_ ("Seats in use"), explain_seat_use, steward_seat_use_keys,
    STEWARD_METRIC_UTILIZATION, FALSE, TRUE },
  { "mau-change", N_ ("MAU, month over month"), explain_mau_change, NULL,
    STEWARD_METRIC_UTILIZATION, FALSE, TRUE },
  { "consumption-weekdays", N_ ("Consumption on weekdays"), explain_weekdays, window_keys,
    STEWARD_METRIC_CONSUMPTION, FALSE, TRUE },
  { "dau-mau", N_ ("DAU/MAU"), explain_dau_mau, min_days_keys, STEWARD_METRIC_CONSUMPTION, FALSE,
    TRUE },
  { "dau-wau", N_ ("DAU/WAU"), explain_dau_wau, min_days_keys, STEWARD_METRIC_CONSUMPTION, FALSE,
    TRUE },
  /* Its assumptions are lines of its own. */
  { "hours-saved", N_ ("Hours saved"), explain_hours_saved, NULL, STEWARD_METRIC_CUSTOMER, FALSE,
    TRUE },
};

const char *
steward_metric_topic_get_label (StewardMetricTopic topic)
{
  switch (topic)
    {
    case STEWARD_METRIC_UTILIZATION:
      return _ ("Utilization");
    case STEWARD_METRIC_CONSUMPTION:
      return _ ("Consumption");
    case STEWARD_METRIC_CUSTOMER:
    default:
      return _ ("Customer");
    }
}

const StewardCustomerMetric *
steward_customer_metric_get_all (guint *n_metrics)
{
  *n_metrics = G_N_ELEMENTS (all);
  return all;
}

char *
steward_customer_metric_list_keys (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list", ", ") : "", all[i].key);
  return g_string_free_and_steal (text);
}

const StewardCustomerMetric *
steward_customer_metric_find (const char *key, GError **error)
{
  g_autofree char *keys = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (strcmp (all[i].key, key) == 0)
      return &all[i];
  keys = steward_customer_metric_list_keys ();
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               /* Translators: a word, a list of words */
               _ ("There is no metric “%s”; there are %s."), key, keys);
  return NULL;
}

/* --- Where it comes from ---------------------------------------------------------------------- */

static void
add_source (StewardExplanation *explanation, const StewardMetricSubject *subject)
{
  const char *const sources[] = { _ ("the instance's GraphQL API"), _ ("the report API"),
                                  _ ("a file") };
  const StewardCustomerFacts *facts = subject->facts;
  const char *address = steward_customer_record_get_api_address (facts->record);
  const char *source = sources[facts->record->source];
  g_autofree char *age = steward_format_age (facts->sync->at, subject->now);
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

StewardExplanation *
steward_customer_metric_explain (const StewardCustomerMetric *self,
                                 const StewardMetricSubject *subject)
{
  const StewardCustomerRecord *record = subject->facts->record;
  StewardExplanation *explanation = self->explain (subject);

  if (self->settings)
    {
      g_autofree char *origin = steward_settings_describe_origin (subject->settings, self->settings,
                                                                  record->segment, record->id);

      steward_explanation_add (explanation, _ ("Limits"), "%s", origin);
    }
  if (self->from_usage)
    add_source (explanation, subject);
  return explanation;
}
