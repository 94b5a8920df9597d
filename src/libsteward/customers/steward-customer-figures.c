/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-figures.h"

#include <math.h>

/* What an advisor enters of a customer is not kept yet: of those traits none is known. */
static StewardHealth
compute_health (const StewardUtilization *utilization, const StewardConsumption *consumption)
{
  const StewardState traits[STEWARD_N_TRAITS] = {
    [STEWARD_TRAIT_USAGE_SCORE] = consumption->state,
    [STEWARD_TRAIT_MAU_OVER_SEATS] = utilization->state,
  };

  return steward_health_compute (traits, &steward_health_rules_published);
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
    .ramp_due = record->production == STEWARD_DAY_NONE
                  ? STEWARD_DAY_NONE
                  : record->production + (StewardDay) targets->ramp_days,
    .lifecycle = steward_lifecycle_compute (record->contract_close, record->renewal, facts->usage,
                                            facts->seats, record->tam, today, targets),
  };

  figures.health = compute_health (&figures.utilization, &figures.consumption);
  for (int i = 0; i < STEWARD_RECENT_MONTHS; i++)
    figures.recent[i] = steward_utilization_compute (facts->usage, facts->seats, record->tam,
                                                     last - STEWARD_RECENT_MONTHS + 1 + i, targets)
                          .value;
  return figures;
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_double (JsonBuilder *builder, const char *member, double number)
{
  json_builder_set_member_name (builder, member);
  if (isnan (number))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, number);
}

/* A count, or null where @known is FALSE. */
static void
add_count (JsonBuilder *builder, const char *member, gint64 count, gboolean known)
{
  json_builder_set_member_name (builder, member);
  if (known)
    json_builder_add_int_value (builder, count);
  else
    json_builder_add_null_value (builder);
}

static void
add_time (JsonBuilder *builder, const char *member, gint64 time_us)
{
  g_autofree char *text = time_us > 0 ? steward_time_format (time_us) : NULL;

  add_text (builder, member, text);
}

static void
add_utilization (JsonBuilder *builder, const StewardUtilization *self)
{
  g_autofree char *month = steward_month_format (self->month);

  json_builder_set_member_name (builder, "utilization");
  json_builder_begin_object (builder);
  add_double (builder, "value", self->value);
  add_text (builder, "state", steward_state_to_string (self->state));
  add_text (builder, "month", month);
  add_count (builder, "mau", self->mau, self->mau >= 0);
  add_count (builder, "seats", self->seats.seats.count,
             self->seats.seats.kind == STEWARD_SEATS_KNOWN);
  add_count (builder, "tam", self->denominator, self->tam_used);
  add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_consumption (JsonBuilder *builder, const StewardConsumption *self)
{
  json_builder_set_member_name (builder, "consumption");
  json_builder_begin_object (builder);
  add_double (builder, "value", self->value);
  add_text (builder, "state", steward_state_to_string (self->state));
  add_double (builder, "mean_dau", self->mean_dau);
  add_count (builder, "mau", self->mau, self->mau >= 0);
  add_count (builder, "days_present", self->days_present, TRUE);
  add_count (builder, "days_expected", self->days_expected, TRUE);
  add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_health (JsonBuilder *builder, const StewardHealth *self)
{
  json_builder_set_member_name (builder, "health");
  json_builder_begin_object (builder);
  add_double (builder, "value", self->value);
  add_text (builder, "state", steward_state_to_string (self->state));
  add_count (builder, "known", self->n_known, TRUE);
  add_count (builder, "of", STEWARD_N_TRAITS, TRUE);
  add_text (builder, "reason", steward_reason_to_string (self->reason));
  json_builder_end_object (builder);
}

static void
add_revenue (JsonBuilder *builder, const StewardArr *self)
{
  json_builder_set_member_name (builder, "revenue");
  json_builder_begin_object (builder);
  add_double (builder, "arr", self->value);
  add_text (builder, "currency", self->currency);
  add_text (builder, "source", steward_arr_source_to_string (self->source));
  json_builder_end_object (builder);
}

static void
add_problem (JsonBuilder *builder, StewardPart part, const StewardSyncProblem *problem)
{
  json_builder_begin_object (builder);
  add_text (builder, "part", steward_part_to_string (part));
  add_text (builder, "code", problem->code);
  add_text (builder, "message", problem->message);
  json_builder_end_object (builder);
}

static void
add_sync (JsonBuilder *builder, const StewardSyncStatus *self)
{
  gboolean any = FALSE;

  json_builder_set_member_name (builder, "sync");
  json_builder_begin_object (builder);
  add_text (builder, "state", steward_sync_state_to_string (steward_sync_status_get_state (self)));
  add_time (builder, "at", self->at);
  add_time (builder, "attempted_at", self->attempted_at);
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
  add_text (builder, "lifecycle", steward_lifecycle_to_string (figures->lifecycle));
  add_count (builder, "seats", figures->seats.seats.count,
             figures->seats.seats.kind == STEWARD_SEATS_KNOWN);
  add_text (builder, "seats_state", steward_seats_kind_to_string (figures->seats.seats.kind));
  add_utilization (builder, &figures->utilization);
  add_consumption (builder, &figures->consumption);
  add_health (builder, &figures->health);
  add_revenue (builder, &figures->arr);
  add_sync (builder, facts->sync);
  json_builder_end_object (builder);
}
