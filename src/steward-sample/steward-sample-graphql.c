/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-graphql.h"

#include "steward-json.h"

#include <string.h>

#define DEFAULT_DAYS 14
#define DEFAULT_WEEKS 10
#define DEFAULT_MONTHS 3

/* A question on its way to an answer. */
typedef struct {
  const StewardSampleCustomer *customer;
  StewardDay today;
  const char *query;
  JsonObject *variables; /* borrowed; NULL where there are none */
  GHashTable *words;     /* the identifiers of the query */
  JsonBuilder *builder;
} Question;

/* --- Reading the query --- */

/* The query without its comments, as long as before so that places stay the same. */
static char *
blank_comments (const char *query)
{
  char *text = g_strdup (query);
  gboolean comment = FALSE;

  for (char *c = text; *c; c++)
    {
      comment = *c != '\n' && (comment || *c == '#');
      if (comment)
        *c = ' ';
    }
  return text;
}

static GHashTable *
split_words (const char *query)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *at = query;

  while (*at)
    {
      gsize length = 0;

      while (g_ascii_isalnum (at[length]) || at[length] == '_')
        length++;
      if (length > 0)
        g_hash_table_add (words, g_strndup (at, length));
      at += MAX (length, 1);
    }
  return words;
}

static gboolean
asks (const Question *self, const char *field)
{
  return g_hash_table_contains (self->words, field);
}

/* The first group of @pattern in @text, or NULL. */
static char *
match (const char *pattern, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  g_assert (regex != NULL);
  return g_regex_match (regex, text, 0, &info) ? g_match_info_fetch (info, 1) : NULL;
}

/* The value of `$name`: as sent, else the default in the query's head. */
static gboolean
find_variable (const Question *self, const char *name, gint64 *value)
{
  JsonNode *node = self->variables ? json_object_get_member (self->variables, name) : NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *preset = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  pattern = g_strdup_printf ("\\$%s\\s*:\\s*Int\\s*=\\s*(-?\\d{1,9})", name);
  preset = match (pattern, self->query);
  if (preset != NULL)
    *value = g_ascii_strtoll (preset, NULL, 10);
  return preset != NULL;
}

/* An argument of usageStatistics, as a number or as a variable. */
static guint
get_argument (const Question *self, const char *name, guint preset, guint limit)
{
  g_autofree char *arguments = match ("usageStatistics\\s*\\(([^)]*)\\)", self->query);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\s*:\\s*(\\$\\w+|-?\\d{1,9})", name);
  g_autofree char *text = arguments ? match (pattern, arguments) : NULL;
  gint64 value = preset;

  if (text != NULL && text[0] != '$')
    value = g_ascii_strtoll (text, NULL, 10);
  else if (text != NULL)
    find_variable (self, text + 1, &value);
  return (guint) CLAMP (value, 0, limit);
}

/* --- Answering --- */

static void
add_string (Question *self, const char *field, const char *value)
{
  if (!asks (self, field))
    return;
  json_builder_set_member_name (self->builder, field);
  json_builder_add_string_value (self->builder, value);
}

static void
add_int (Question *self, const char *field, gint64 value)
{
  if (!asks (self, field))
    return;
  json_builder_set_member_name (self->builder, field);
  json_builder_add_int_value (self->builder, value);
}

static void
add_boolean (Question *self, const char *field, gboolean value)
{
  if (!asks (self, field))
    return;
  json_builder_set_member_name (self->builder, field);
  json_builder_add_boolean_value (self->builder, value);
}

static void
begin_object (Question *self, const char *field)
{
  json_builder_set_member_name (self->builder, field);
  json_builder_begin_object (self->builder);
}

static gint64
get_period_time (StewardGrain grain, gint32 start)
{
  return steward_day_get_time (grain == STEWARD_GRAIN_MONTH ? steward_month_get_first_day (start)
                                                            : start);
}

/* Newest first; every user is registered. */
static void
add_periods (Question *self, const char *field, const StewardUsage *usage, StewardGrain grain)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, grain, &n_points);

  if (!asks (self, field))
    return;
  json_builder_set_member_name (self->builder, field);
  json_builder_begin_array (self->builder);
  for (guint i = n_points; i-- > 0;)
    {
      g_autofree char *start = steward_time_format (get_period_time (grain, points[i].start));

      json_builder_begin_object (self->builder);
      add_string (self, "startTime", start);
      add_int (self, "userCount", points[i].users);
      add_int (self, "registeredUserCount", points[i].users);
      add_int (self, "anonymousUserCount", 0);
      add_int (self, "integrationUserCount", 0);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
}

static void
add_usage (Question *self)
{
  guint n_days = get_argument (self, "days", DEFAULT_DAYS, STEWARD_SAMPLE_MAX_DAYS);
  guint n_weeks = get_argument (self, "weeks", DEFAULT_WEEKS, STEWARD_SAMPLE_MAX_WEEKS);
  guint n_months = get_argument (self, "months", DEFAULT_MONTHS, STEWARD_SAMPLE_MAX_MONTHS);
  g_autoptr (StewardUsage) usage = NULL;

  usage = steward_sample_dup_usage (self->customer, self->today, n_days, n_weeks, n_months);
  begin_object (self, "usageStatistics");
  add_periods (self, "daus", usage, STEWARD_GRAIN_DAY);
  add_periods (self, "waus", usage, STEWARD_GRAIN_WEEK);
  add_periods (self, "maus", usage, STEWARD_GRAIN_MONTH);
  json_builder_end_object (self->builder);
}

/* A licence for more than a number of seats says so in its tags, which may carry stray spaces. */
static void
add_tags (Question *self)
{
  StewardSampleKind kind = self->customer->pattern;

  if (!asks (self, "tags"))
    return;
  json_builder_set_member_name (self->builder, "tags");
  json_builder_begin_array (self->builder);
  json_builder_add_string_value (self->builder, "plan:enterprise-1");
  if (kind == STEWARD_SAMPLE_OVER || kind == STEWARD_SAMPLE_TRUE_UP)
    json_builder_add_string_value (self->builder, " true-up");
  json_builder_end_array (self->builder);
}

/* Where the number of seats is not limited there is no licence that names one. */
static void
add_license (Question *self)
{
  g_autofree char *expires = steward_time_format (steward_day_get_time (self->customer->renewal));

  json_builder_set_member_name (self->builder, "license");
  if (!steward_sample_customer_has_license (self->customer))
    {
      json_builder_add_null_value (self->builder);
      return;
    }
  json_builder_begin_object (self->builder);
  add_string (self, "productNameWithBrand", "Sourcegraph Enterprise");
  add_tags (self);
  add_int (self, "userCount", self->customer->seats.count);
  add_string (self, "expiresAt", expires);
  json_builder_end_object (self->builder);
}

static void
add_subscription (Question *self)
{
  begin_object (self, "productSubscription");
  add_string (self, "productNameWithBrand", "Sourcegraph Enterprise");
  add_int (self, "actualUserCount", self->customer->n_users);
  if (asks (self, "license"))
    add_license (self);
  json_builder_end_object (self->builder);
}

static void
add_site (Question *self)
{
  begin_object (self, "site");
  add_string (self, "siteID", self->customer->slug);
  add_string (self, "productVersion", self->customer->version);
  if (asks (self, "productSubscription"))
    add_subscription (self);
  if (asks (self, "usageStatistics"))
    add_usage (self);
  json_builder_end_object (self->builder);
}

static void
add_current_user (Question *self)
{
  begin_object (self, "currentUser");
  add_string (self, "username", "steward");
  add_boolean (self, "siteAdmin", self->customer->kind != STEWARD_SAMPLE_NOT_ADMIN);
  json_builder_end_object (self->builder);
}

static void
add_data (Question *self)
{
  begin_object (self, "data");
  if (asks (self, "site"))
    add_site (self);
  if (asks (self, "currentUser"))
    add_current_user (self);
  json_builder_end_object (self->builder);
}

/* --- Refusing --- */

/* The line and column of a field, from 1. */
static void
add_location (Question *self, const char *field)
{
  const char *at = strstr (self->query, field);
  gint64 line = 1;
  gint64 column = 1;

  for (const char *c = self->query; c < at; c++)
    {
      column = *c == '\n' ? 1 : column + 1;
      line += *c == '\n';
    }
  json_builder_set_member_name (self->builder, "locations");
  json_builder_begin_array (self->builder);
  json_builder_begin_object (self->builder);
  json_builder_set_member_name (self->builder, "line");
  json_builder_add_int_value (self->builder, line);
  json_builder_set_member_name (self->builder, "column");
  json_builder_add_int_value (self->builder, column);
  json_builder_end_object (self->builder);
  json_builder_end_array (self->builder);
}

static void
begin_error (Question *self, const char *message)
{
  json_builder_set_member_name (self->builder, "errors");
  json_builder_begin_array (self->builder);
  json_builder_begin_object (self->builder);
  json_builder_set_member_name (self->builder, "message");
  json_builder_add_string_value (self->builder, message);
}

static void
end_error (Question *self)
{
  json_builder_end_object (self->builder);
  json_builder_end_array (self->builder);
}

/* The query does not fit the version's schema: nothing is executed, so there is no `data`. */
static void
refuse_field (Question *self, const char *field)
{
  g_autofree char *message = g_strdup_printf ("Cannot query field \"%s\" on type \"Site\".", field);

  begin_error (self, message);
  add_location (self, field);
  end_error (self);
}

/* Every field is non-null, so that one refusal takes all of `data` with it. */
static void
refuse_usage (Question *self)
{
  begin_error (self, "must be site admin");
  json_builder_set_member_name (self->builder, "path");
  json_builder_begin_array (self->builder);
  json_builder_add_string_value (self->builder, "site");
  json_builder_add_string_value (self->builder, "usageStatistics");
  json_builder_end_array (self->builder);
  end_error (self);
  json_builder_set_member_name (self->builder, "data");
  json_builder_add_null_value (self->builder);
}

static void
answer (Question *self)
{
  gboolean usage = asks (self, "usageStatistics");

  if (asks (self, "analytics"))
    refuse_field (self, "analytics");
  else if (usage && self->customer->kind == STEWARD_SAMPLE_REMOVED)
    refuse_field (self, "usageStatistics");
  else if (usage && self->customer->kind == STEWARD_SAMPLE_NOT_ADMIN)
    refuse_usage (self);
  else
    add_data (self);
}

char *
steward_sample_graphql_answer (const StewardSampleCustomer *customer,
                               StewardDay today,
                               const char *body,
                               gsize length,
                               GError **error)
{
  g_autoptr (JsonNode) request = steward_json_parse (body, length, error);
  JsonObject *object = request ? steward_json_as_object (request, "the request", error) : NULL;
  const char *sent = object ? steward_json_get_string (object, "query", error) : NULL;
  g_autofree char *query = sent ? blank_comments (sent) : NULL;
  g_autoptr (GHashTable) words = query ? split_words (query) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  Question question = { customer, today, query, NULL, words, builder };

  if (query == NULL)
    return NULL;
  question.variables = steward_json_find_object (object, "variables");
  json_builder_begin_object (builder);
  answer (&question);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
