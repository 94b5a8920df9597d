/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sourcegraph-source.h"

#include "steward-graphql-resources.h"
#include "steward-sourcegraph-answer.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The server's own limits; it clamps what is larger (usage-api 3). */
#define MAX_DAYS 93
#define MAX_WEEKS 13
#define MAX_MONTHS 3

struct _StewardSourcegraphSource {
  GObject parent_instance;

  StewardHttp *http;
  char *url;
  char *authorization;
};

static void usage_source_init (StewardUsageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardSourcegraphSource,
                               steward_sourcegraph_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_USAGE_SOURCE, usage_source_init))

static void
steward_sourcegraph_source_finalize (GObject *object)
{
  StewardSourcegraphSource *self = STEWARD_SOURCEGRAPH_SOURCE (object);

  g_clear_object (&self->http);
  g_free (self->url);
  g_free (self->authorization);
  G_OBJECT_CLASS (steward_sourcegraph_source_parent_class)->finalize (object);
}

static void
steward_sourcegraph_source_class_init (StewardSourcegraphSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_sourcegraph_source_finalize;
}

static void
steward_sourcegraph_source_init (StewardSourcegraphSource *self)
{
}

StewardSourcegraphSource *
steward_sourcegraph_source_new (StewardHttp *http, const char *address, const char *token)
{
  StewardSourcegraphSource *self;

  g_return_val_if_fail (STEWARD_IS_HTTP (http), NULL);
  g_return_val_if_fail (address != NULL && token != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_SOURCEGRAPH_SOURCE, NULL);
  self->http = g_object_ref (http);
  self->url = g_strconcat (address, "/.api/graphql", NULL);
  self->authorization = g_strconcat ("token ", token, NULL);
  return self;
}

/* --- Requests --------------------------------------------------------------------------------- */

static void
add_variable (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* How many periods to ask for: at least two, because the newest is never complete. */
static gint64
count_periods (gint64 newest, gint64 first, gint64 length, gint64 max)
{
  return CLAMP ((newest - first) / length + 1, 2, max);
}

static void
add_variables (JsonBuilder *builder, const StewardUsageRequest *request)
{
  StewardDay week = steward_day_get_week (request->today);
  StewardMonth month = steward_day_get_month (request->today);

  add_variable (builder, "d", count_periods (request->today, request->first_day, 1, MAX_DAYS));
  add_variable (builder, "w", count_periods (week, request->first_week, 7, MAX_WEEKS));
  add_variable (builder, "m", count_periods (month, request->first_month, 1, MAX_MONTHS));
}

/* @request: (nullable): for the variables of the usage query */
static GBytes *
make_body (const char *operation, const StewardUsageRequest *request)
{
  g_autofree char *path = g_strdup_printf ("/dev/steward/graphql/%s.graphql", operation);
  g_autoptr (GBytes) document = g_resource_lookup_data (steward_graphql_get_resource (), path,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *query = g_strndup (g_bytes_get_data (document, NULL),
                                      g_bytes_get_size (document));
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "query");
  json_builder_add_string_value (builder, query);
  json_builder_set_member_name (builder, "operationName");
  json_builder_add_string_value (builder, operation);
  json_builder_set_member_name (builder, "variables");
  json_builder_begin_object (builder);
  if (request)
    add_variables (builder, request);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static void
post (StewardSourcegraphSource *self,
      const char *operation,
      const StewardUsageRequest *request,
      GAsyncReadyCallback callback,
      GTask *task)
{
  g_autoptr (GBytes) body = make_body (operation, request);
  const StewardHttpRequest http_request = {
    .kind = STEWARD_HTTP_GRAPHQL,
    .url = self->url,
    .authorization = self->authorization,
    .body = body,
  };

  steward_http_fetch_async (self->http, &http_request, g_task_get_cancellable (task), callback,
                            task);
}

static void
seats_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = steward_http_fetch_finish (STEWARD_HTTP (source), result, &error);
  StewardSeats seats;

  if (body
      && steward_sourcegraph_answer_read_seats (g_bytes_get_data (body, NULL),
                                                g_bytes_get_size (body), &seats, &error))
    g_task_return_pointer (task, g_memdup2 (&seats, sizeof seats), g_free);
  else
    g_task_return_error (task, error);
}

static void
fetch_seats (StewardUsageSource *source, GTask *task)
{
  post (STEWARD_SOURCEGRAPH_SOURCE (source), "StewardLicense", NULL, seats_cb, task);
}

static void
usage_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const StewardDay *today = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = steward_http_fetch_finish (STEWARD_HTTP (source), result, &error);
  StewardUsage *usage = NULL;

  if (body)
    usage = steward_sourcegraph_answer_read_usage (g_bytes_get_data (body, NULL),
                                                   g_bytes_get_size (body), *today, &error);
  if (usage)
    g_task_return_pointer (task, usage, (GDestroyNotify) steward_usage_unref);
  else
    g_task_return_error (task, error);
}

static void
fetch_usage (StewardUsageSource *source, const StewardUsageRequest *request, GTask *task)
{
  g_task_set_task_data (task, g_memdup2 (&request->today, sizeof request->today), g_free);
  post (STEWARD_SOURCEGRAPH_SOURCE (source), "StewardUsage", request, usage_cb, task);
}

static void
usage_source_init (StewardUsageSourceInterface *iface)
{
  iface->fetch_seats = fetch_seats;
  iface->fetch_usage = fetch_usage;
}
