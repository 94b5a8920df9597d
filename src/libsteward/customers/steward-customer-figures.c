/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-figures.h"

#include "steward-json-members.h"
#include "steward-ramp.h"

#include <math.h>

/* Of today, from figures that are there already: see steward_health_compute_on(). */
static StewardHealth
compute_health (const StewardCustomerFacts *facts,
                const StewardCustomerFigures *figures,
                StewardDay today,
                const StewardTargets *targets)
{
  StewardTraitFinding traits[STEWARD_N_TRAITS];

  steward_traits_judge (facts->traits, today, &targets->health, traits);
  traits[STEWARD_TRAIT_USAGE_SCORE].state = figures->consumption.state;
  traits[STEWARD_TRAIT_MAU_OVER_SEATS].state = figures->utilization.state;
  return steward_health_compute (traits, &targets->health);
}

StewardHealthInputs
steward_health_inputs_of_facts (const StewardCustomerFacts *facts)
{
  return (StewardHealthInputs) { facts->usage, facts->seats, facts->record->tam, facts->traits };
}

static StewardHoursSaved
estimate_hours (const StewardCustomerFacts *facts, StewardDay today, const StewardTargets *targets)
{
  const StewardCustomerRecord *record = facts->record;

  return steward_hours_saved_compute (
    facts->usage,
    record->production != STEWARD_DAY_NONE ? record->production : record->contract_close, today,
    &targets->value);
}

StewardCustomerFigures
steward_customer_figures_compute (const StewardCustomerFacts *facts,
                                  StewardDay today,
                                  const StewardTargets *targets)
{
  const StewardCustomerRecord *record = facts->record;
  StewardMonth last = steward_day_get_month (today) - 1;
  StewardCustomerFigures figures = {
    .seats = steward_seats_in_force (facts->seats, today),
    .utilization = steward_utilization_compute (facts->usage, facts->seats, record->tam, last,
                                                targets),
    .consumption = steward_consumption_compute (facts->usage, today, targets),
    .arr = steward_arr_compute (facts->contracts, record->arr, record->currency, today),
    .seat_use = steward_seat_use_compute (facts->usage, facts->seats, today, targets),
    .ramp_start = steward_ramp_get_start (record->production, record->contract_close, targets),
    .lifecycle = steward_lifecycle_compute (record->contract_close, record->renewal, facts->usage,
                                            facts->seats, record->tam, today, targets),
  };

  figures.hours_saved = estimate_hours (facts, today, targets);
  figures.ramp_due = steward_ramp_get_due (figures.ramp_start, targets);
  figures.health = compute_health (facts, &figures, today, targets);
  for (int i = 0; i < STEWARD_RECENT_MONTHS; i++)
    figures.recent[i] = steward_utilization_compute (facts->usage, facts->seats, record->tam,
                                                     last - STEWARD_RECENT_MONTHS + 1 + i, targets)
                          .value;
  return figures;
}

static void
add_utilization (JsonBuilder *builder, const StewardUtilization *self)
{
  g_autofree char *month = steward_month_format (self->month);

  json_builder_set_member_name (builder, "utilization");
  json_builder_begin_object (builder);
  steward_json_add_number (builder, "value", self->value);
  steward_json_add_text (builder, "state", steward_state_to_string (self->state));
  steward_json_add_text (builder, "month", month);
  steward_json_add_count (builder, "mau", self->mau, self->mau >= 0);
  steward_json_add_count (builder, "seats", self->seats.seats.count,
                          self->seats.seats.kind == STEWARD_SEATS_KNOWN);
  steward_json_add_count (builder, "tam", self->denominator, self->tam_used);
  steward_json_add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_consumption (JsonBuilder *builder, const StewardConsumption *self)
{
  json_builder_set_member_name (builder, "consumption");
  json_builder_begin_object (builder);
  steward_json_add_number (builder, "value", self->value);
  steward_json_add_text (builder, "state", steward_state_to_string (self->state));
  steward_json_add_number (builder, "mean_dau", self->mean_dau);
  steward_json_add_count (builder, "mau", self->mau, self->mau >= 0);
  steward_json_add_count (builder, "days_present", self->days_present, TRUE);
  steward_json_add_count (builder, "days_expected", self->days_expected, TRUE);
  steward_json_add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_health (JsonBuilder *builder, const StewardHealth *self)
{
  json_builder_set_member_name (builder, "health");
  json_builder_begin_object (builder);
  steward_json_add_number (builder, "value", self->value);
  steward_json_add_text (builder, "state", steward_state_to_string (self->state));
  steward_json_add_count (builder, "known", self->n_known, TRUE);
  steward_json_add_count (builder, "of", STEWARD_N_TRAITS, TRUE);
  steward_json_add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_seat_use (JsonBuilder *builder, const StewardSeatUse *self)
{
  json_builder_set_member_name (builder, "seat_use");
  json_builder_begin_object (builder);
  steward_json_add_number (builder, "value", self->value);
  steward_json_add_text (
    builder, "alert",
    self->reason == STEWARD_REASON_NONE ? steward_seat_alert_to_string (self->alert) : NULL);
  steward_json_add_count (builder, "users", self->users, self->users >= 0);
  steward_json_add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_ramp (JsonBuilder *builder, const StewardCustomerFigures *figures)
{
  json_builder_set_member_name (builder, "ramp");
  json_builder_begin_object (builder);
  steward_json_add_day (builder, "start", figures->ramp_start);
  steward_json_add_day (builder, "due", figures->ramp_due);
  json_builder_end_object (builder);
}

static void
add_missing_months (JsonBuilder *builder, const StewardHoursSaved *self, const StewardUsage *usage)
{
  g_autoptr (GArray) missing = steward_hours_saved_list_missing (self, usage);

  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < missing->len; i++)
    {
      g_autofree char *month = steward_month_format (g_array_index (missing, StewardMonth, i));

      json_builder_add_string_value (builder, month);
    }
  json_builder_end_array (builder);
}

/* An assumption that is not set is null. */
static void
add_assumption (JsonBuilder *builder, const char *member, double value)
{
  steward_json_add_number (builder, member, value > 0 ? value : (double) NAN);
}

static void
add_hours_saved (JsonBuilder *builder,
                 const StewardHoursSaved *self,
                 const StewardCustomerFacts *facts)
{
  json_builder_set_member_name (builder, "hours_saved");
  json_builder_begin_object (builder);
  steward_json_add_number (builder, "value", self->hours);
  steward_json_add_number (builder, "amount", self->amount);
  steward_json_add_count (builder, "user_months", self->user_months, self->months_present > 0);
  steward_json_add_count (builder, "months_present", self->months_present, TRUE);
  steward_json_add_count (builder, "months_expected", self->months_expected, TRUE);
  add_missing_months (builder, self, facts->usage);
  add_assumption (builder, "searches_per_user", self->assumptions.searches);
  add_assumption (builder, "search_minutes", self->assumptions.search_minutes);
  add_assumption (builder, "hourly_rate", self->assumptions.hourly_rate);
  steward_json_add_text (builder, "reason", steward_hours_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_revenue (JsonBuilder *builder, const StewardArr *self)
{
  json_builder_set_member_name (builder, "revenue");
  json_builder_begin_object (builder);
  steward_json_add_number (builder, "arr", self->value);
  steward_json_add_text (builder, "currency", self->currency);
  steward_json_add_text (builder, "source", steward_arr_source_to_string (self->source));
  json_builder_end_object (builder);
}

static void
add_problem (JsonBuilder *builder, StewardPart part, const StewardSyncProblem *problem)
{
  json_builder_begin_object (builder);
  steward_json_add_text (builder, "part", steward_part_to_string (part));
  steward_json_add_text (builder, "code", problem->code);
  steward_json_add_text (builder, "message", problem->message);
  json_builder_end_object (builder);
}

static void
add_sync (JsonBuilder *builder, const StewardSyncStatus *self)
{
  gboolean any = FALSE;

  json_builder_set_member_name (builder, "sync");
  json_builder_begin_object (builder);
  steward_json_add_text (builder, "state",
                         steward_sync_state_to_string (steward_sync_status_get_state (self)));
  steward_json_add_time (builder, "at", self->at);
  steward_json_add_time (builder, "attempted_at", self->attempted_at);
  json_builder_set_member_name (builder, "errors");
  json_builder_begin_array (builder);
  for (guint part = 0; part < STEWARD_N_PARTS; part++)
    if (self->problems[part].code)
      add_problem (builder, (StewardPart) part, &self->problems[part]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "error");
  for (guint part = 0; part < STEWARD_N_PARTS && !any; part++)
    if (self->problems[part].code)
      {
        add_problem (builder, (StewardPart) part, &self->problems[part]);
        any = TRUE;
      }
  if (!any)
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

void
steward_customer_build_json (const StewardCustomerFacts *facts,
                             const StewardCustomerFigures *figures,
                             JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  steward_customer_record_build_json (facts->record, builder);
  steward_json_add_text (builder, "lifecycle", steward_lifecycle_to_string (figures->lifecycle));
  steward_json_add_count (builder, "seats", figures->seats.seats.count,
                          figures->seats.seats.kind == STEWARD_SEATS_KNOWN);
  steward_json_add_text (builder, "seats_state",
                         steward_seats_kind_to_string (figures->seats.seats.kind));
  add_utilization (builder, &figures->utilization);
  add_consumption (builder, &figures->consumption);
  add_health (builder, &figures->health);
  add_revenue (builder, &figures->arr);
  add_hours_saved (builder, &figures->hours_saved, facts);
  add_seat_use (builder, &figures->seat_use);
  add_ramp (builder, figures);
  add_sync (builder, facts->sync);
  json_builder_end_object (builder);
}
