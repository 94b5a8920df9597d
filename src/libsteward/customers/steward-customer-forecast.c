/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-forecast.h"

#include "steward-json-members.h"

#include <math.h>

StewardForecast *
steward_customer_forecast_new (const StewardCustomerFacts *facts,
                               const StewardCustomerFigures *figures,
                               StewardDay today,
                               const StewardTargets *targets)
{
  const StewardForecastInputs inputs = {
    .usage = facts->usage,
    .seats_history = facts->seats,
    .tam = facts->record->tam,
    .user_day_rows = facts->record->source == STEWARD_SOURCE_ANALYTICS,
    .due = figures->ramp_due,
    .portfolio_ratio = facts->lent_ratio,
    .today = today,
    .targets = targets,
  };

  return steward_forecast_new (&inputs);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
begin (JsonBuilder *builder, const char *member)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
}

static void
add_fit (JsonBuilder *builder, const StewardGrowthFit *fit)
{
  steward_json_add_text (builder, "model", steward_growth_to_string (fit->growth));
  steward_json_add_number (builder, "aicc", fit->aicc);
  steward_json_add_number (builder, "rss", fit->rss);
  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steward_growth_get_n_parameters (fit->growth); i++)
    json_builder_add_double_value (builder, fit->b[i]);
  json_builder_end_array (builder);
}

/* Every model that could be fitted. */
static void
add_models (JsonBuilder *builder, const StewardForecast *forecast)
{
  json_builder_set_member_name (builder, "models");
  json_builder_begin_array (builder);
  for (guint i = 0; i < STEWARD_N_GROWTHS; i++)
    if (forecast->fits[i].growth != STEWARD_GROWTH_NONE && isfinite (forecast->fits[i].aicc))
      {
        json_builder_begin_object (builder);
        add_fit (builder, &forecast->fits[i]);
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
add_band (JsonBuilder *builder, const StewardForecast *forecast)
{
  json_builder_set_member_name (builder, "band");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->band->len; i++)
    {
      const StewardForecastStep *step = &g_array_index (forecast->band, StewardForecastStep, i);

      json_builder_begin_object (builder);
      steward_json_add_day (builder, "date", step->day);
      steward_json_add_number (builder, "value", step->value);
      steward_json_add_number (builder, "low", step->low);
      steward_json_add_number (builder, "high", step->high);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_points (JsonBuilder *builder, const StewardForecast *forecast)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->points->len; i++)
    {
      const StewardForecastPoint *point = &g_array_index (forecast->points, StewardForecastPoint,
                                                          i);

      json_builder_begin_object (builder);
      steward_json_add_day (builder, "date", point->day);
      steward_json_add_number (builder, "value", point->value);
      steward_json_add_count (builder, "users", point->users, TRUE);
      steward_json_add_count (builder, "seats", point->denominator, TRUE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_crossing (JsonBuilder *builder, const StewardForecast *forecast)
{
  steward_json_add_day (builder, "crossing", forecast->crossing);
  begin (builder, "crossing_band");
  steward_json_add_day (builder, "from", forecast->crossing_first);
  steward_json_add_day (builder, "to", forecast->crossing_last);
  json_builder_end_object (builder);
  steward_json_add_number (builder, "plateau", forecast->plateau);
  steward_json_add_number (builder, "chance_by_due", forecast->chance_by_due);
  steward_json_add_day (builder, "due", forecast->due);
  steward_json_add_number (builder, "pace", forecast->pace);
}

void
steward_customer_forecast_build_json (const StewardCustomerFacts *facts,
                                      const StewardForecast *forecast,
                                      JsonBuilder *builder)
{
  const char *model = steward_growth_to_string (forecast->chosen.growth);
  const StewardForecastPoint *first = forecast->points->len > 0
                                        ? &g_array_index (forecast->points, StewardForecastPoint, 0)
                                        : NULL;

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer", facts->record->name);
  steward_json_add_number (builder, "target", forecast->target);
  steward_json_add_text (builder, "model", model);
  steward_json_add_text (builder, "reason",
                         forecast->state == STEWARD_FORECAST_CROSSES
                           ? NULL
                           : steward_forecast_state_to_string (forecast->state));
  add_crossing (builder, forecast);
  steward_json_add_day (builder, "enough_on", forecast->enough_on);
  steward_json_add_text (builder, "basis", steward_forecast_basis_to_string (forecast->basis));
  steward_json_add_number (builder, "weeks_ratio", forecast->weeks_ratio);
  steward_json_add_day (builder, "origin", first ? first->day : STEWARD_DAY_NONE);
  add_models (builder, forecast);
  steward_json_add_number (builder, "back_test_error", steward_forecast_get_test_error (forecast));
  add_band (builder, forecast);
  add_points (builder, forecast);
  steward_json_add_count (builder, "points_left_out", forecast->n_left_out, TRUE);
  json_builder_end_object (builder);
}
