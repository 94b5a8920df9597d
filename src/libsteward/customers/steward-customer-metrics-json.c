/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure explained to programs. */

#include "steward-customer-metrics.h"
#include "steward-json-members.h"

static void
add_value (JsonBuilder *builder, const StewardExplanation *explanation)
{
  if (explanation->word)
    steward_json_add_text (builder, "value", explanation->word);
  else
    steward_json_add_number (builder, "value", explanation->number);
  steward_json_add_text (builder, "text", explanation->value);
  steward_json_add_text (builder, "state",
                         explanation->judged ? steward_state_to_string (explanation->state) : NULL);
  steward_json_add_text (builder, "reason", explanation->reason);
}

static void
add_inputs (JsonBuilder *builder, const StewardExplanation *explanation)
{
  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const StewardExplanationLine *line = g_ptr_array_index (explanation->lines, i);

      json_builder_begin_object (builder);
      steward_json_add_text (builder, "label", line->label);
      steward_json_add_text (builder, "value", line->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_missing (JsonBuilder *builder, const GArray *days)
{
  json_builder_set_member_name (builder, "days_missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++)
    {
      const StewardExplanationDay *entry = &g_array_index (days, StewardExplanationDay, i);
      g_autofree char *text = entry->present ? NULL : steward_day_format (entry->day);

      if (text)
        json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

static guint
count_present (const GArray *days)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    n += g_array_index (days, StewardExplanationDay, i).present ? 1 : 0;
  return n;
}

/* The window, and of its days those that were counted and those that were not. */
static void
add_window (JsonBuilder *builder, const StewardExplanation *explanation)
{
  json_builder_set_member_name (builder, "window");
  json_builder_begin_object (builder);
  steward_json_add_day (builder, "from", explanation->first_day);
  steward_json_add_day (builder, "to", explanation->last_day);
  json_builder_end_object (builder);
  if (explanation->days == NULL)
    return;
  steward_json_add_count (builder, "days_present", count_present (explanation->days), TRUE);
  steward_json_add_count (builder, "days_expected", explanation->days->len, TRUE);
  add_missing (builder, explanation->days);
}

static void
add_spells (JsonBuilder *builder, const GPtrArray *spells)
{
  json_builder_set_member_name (builder, "spells");
  json_builder_begin_array (builder);
  for (guint i = 0; i < spells->len; i++)
    {
      const StewardExplanationSpell *spell = g_ptr_array_index (spells, i);

      json_builder_begin_object (builder);
      if (spell->word)
        steward_json_add_text (builder, "value", spell->word);
      steward_json_add_day (builder, "from", spell->first);
      steward_json_add_day (builder, "to", spell->last);
      steward_json_add_text (builder, "why", spell->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_source (JsonBuilder *builder, const StewardCustomerFacts *facts)
{
  steward_json_add_text (builder, "source", steward_source_kind_to_string (facts->record->source));
  steward_json_add_text (builder, "address",
                         steward_customer_record_get_api_address (facts->record));
  steward_json_add_time (builder, "at", facts->sync->at);
}

/* A number where it is one. */
static void
add_setting_value (JsonBuilder *builder,
                   const StewardSetting *setting,
                   const char *member,
                   const char *value)
{
  if (setting->kind == STEWARD_SETTING_CHOICE)
    steward_json_add_text (builder, member, value);
  else
    steward_json_add_number (builder, member, g_ascii_strtod (value, NULL));
}

static void
add_setting (JsonBuilder *builder, const StewardMetricSubject *subject, const char *key)
{
  const StewardCustomerRecord *record = subject->facts->record;
  const StewardSetting *setting = steward_setting_find (key);
  const char *const subjects[] = { NULL, "", record->segment, record->id };
  static const char *const scopes[] = { "published", "everyone", "segment", "customer" };
  StewardScope scope;
  const char *value = steward_settings_get (subject->settings, key, record->segment, record->id,
                                            &scope);
  gint64 since = 0;

  if (scope != STEWARD_SCOPE_PUBLISHED)
    steward_settings_peek (subject->settings, key, scope, subjects[scope], &since);
  json_builder_begin_object (builder);
  steward_json_add_text (builder, "key", key);
  add_setting_value (builder, setting, "value", value);
  add_setting_value (builder, setting, "published", setting->published);
  steward_json_add_text (builder, "for", scopes[scope]);
  steward_json_add_time (builder, "since", since);
  json_builder_end_object (builder);
}

static void
add_settings (JsonBuilder *builder,
              const StewardCustomerMetric *self,
              const StewardMetricSubject *subject)
{
  json_builder_set_member_name (builder, "settings");
  json_builder_begin_array (builder);
  for (const char *const *key = self->settings; key && *key; key++)
    add_setting (builder, subject, *key);
  json_builder_end_array (builder);
}

void
steward_customer_metric_build_json (const StewardCustomerMetric *self,
                                    const StewardMetricSubject *subject,
                                    JsonBuilder *builder)
{
  g_autoptr (StewardExplanation) explanation = steward_customer_metric_explain (self, subject);

  json_builder_begin_object (builder);
  steward_json_add_text (builder, "customer", subject->facts->record->name);
  steward_json_add_text (builder, "metric", self->key);
  add_value (builder, explanation);
  steward_json_add_text (builder, "formula", explanation->formula);
  add_inputs (builder, explanation);
  add_window (builder, explanation);
  steward_json_add_count (builder, "seats", explanation->seats, explanation->seats > 0);
  if (explanation->spells->len > 0)
    add_spells (builder, explanation->spells);
  add_source (builder, subject->facts);
  steward_json_add_text (builder, "rule", explanation->rule);
  add_settings (builder, self, subject);
  json_builder_end_object (builder);
}
