/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-record.h"

#include "steward-json-members.h"

#include <math.h>
#include <string.h>

static const char *const source_names[] = {
  [STEWARD_SOURCE_SOURCEGRAPH] = "sourcegraph",
  [STEWARD_SOURCE_ANALYTICS] = "analytics",
  [STEWARD_SOURCE_FILE] = "file",
};

const char *
steward_source_kind_to_string (StewardSourceKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (source_names), NULL);
  return source_names[kind];
}

gboolean
steward_source_kind_from_string (const char *text, StewardSourceKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (source_names); i++)
    if (strcmp (text, source_names[i]) == 0)
      {
        *kind = (StewardSourceKind) i;
        return TRUE;
      }
  return FALSE;
}

StewardCustomerRecord *
steward_customer_record_new (const char *name)
{
  StewardCustomerRecord *self = g_new0 (StewardCustomerRecord, 1);

  self->id = g_uuid_string_random ();
  self->name = g_strdup (name);
  self->contract_close = STEWARD_DAY_NONE;
  self->production = STEWARD_DAY_NONE;
  self->renewal = STEWARD_DAY_NONE;
  self->arr = (double) NAN;
  return self;
}

StewardCustomerRecord *
steward_customer_record_copy (const StewardCustomerRecord *self)
{
  StewardCustomerRecord *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->name = g_strdup (self->name);
  copy->url = g_strdup (self->url);
  copy->source_url = g_strdup (self->source_url);
  copy->segment = g_strdup (self->segment);
  copy->advisor = g_strdup (self->advisor);
  copy->currency = g_strdup (self->currency);
  copy->tags = g_strdupv (self->tags);
  copy->author = g_strdup (self->author);
  return copy;
}

void
steward_customer_record_free (StewardCustomerRecord *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->url);
  g_free (self->source_url);
  g_free (self->segment);
  g_free (self->advisor);
  g_free (self->currency);
  g_strfreev (self->tags);
  g_free (self->author);
  g_free (self);
}

const char *
steward_customer_record_get_api_address (const StewardCustomerRecord *self)
{
  switch (self->source)
    {
    case STEWARD_SOURCE_SOURCEGRAPH:
      return self->source_url ? self->source_url : self->url;
    case STEWARD_SOURCE_ANALYTICS:
      return self->source_url ? self->source_url : STEWARD_ANALYTICS_ADDRESS;
    case STEWARD_SOURCE_FILE:
    default:
      return NULL;
    }
}

const char *
steward_customer_record_get_tag (const StewardCustomerRecord *self, const char *name)
{
  for (guint i = 0; self->tags && self->tags[i]; i += 2)
    if (strcmp (self->tags[i], name) == 0)
      return self->tags[i + 1];
  return NULL;
}

void
steward_customer_record_set_tag (StewardCustomerRecord *self, const char *name, const char *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean keep = value != NULL && value[0] != '\0';
  guint i = 0;

  for (; self->tags && self->tags[i] && strcmp (self->tags[i], name) < 0; i += 2)
    g_strv_builder_add_many (builder, self->tags[i], self->tags[i + 1], NULL);
  if (keep)
    g_strv_builder_add_many (builder, name, value, NULL);
  for (; self->tags && self->tags[i]; i += 2)
    if (strcmp (self->tags[i], name) != 0)
      g_strv_builder_add_many (builder, self->tags[i], self->tags[i + 1], NULL);
  g_strfreev (self->tags);
  self->tags = g_strv_builder_end (builder);
}

void
steward_customer_record_build_json (const StewardCustomerRecord *self, JsonBuilder *builder)
{
  steward_json_add_text (builder, "id", self->id);
  steward_json_add_text (builder, "name", self->name);
  steward_json_add_text (builder, "source", steward_source_kind_to_string (self->source));
  steward_json_add_text (builder, "url", self->url);
  steward_json_add_text (builder, "source_url", self->source_url);
  steward_json_add_count (builder, "tam", self->tam, self->tam > 0);
  steward_json_add_text (builder, "segment", self->segment);
  steward_json_add_text (builder, "advisor", self->advisor);
  steward_json_add_day (builder, "contract_close", self->contract_close);
  steward_json_add_day (builder, "production", self->production);
  steward_json_add_day (builder, "renewal", self->renewal);
  steward_json_add_number (builder, "arr", self->arr);
  steward_json_add_text (builder, "currency", self->currency);
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_object (builder);
  for (guint i = 0; self->tags && self->tags[i]; i += 2)
    steward_json_add_text (builder, self->tags[i], self->tags[i + 1]);
  json_builder_end_object (builder);
  steward_json_add_text (builder, "author", self->author);
  json_builder_set_member_name (builder, "sample");
  json_builder_add_boolean_value (builder, self->sample);
  steward_json_add_time (builder, "created_at", self->created_at);
  steward_json_add_time (builder, "updated_at", self->updated_at);
}
