/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-analytics-source.h"

#include "steward-analytics-report.h"

struct _StewardAnalyticsSource {
  GObject parent_instance;

  StewardHttp *http;
  char *url;
  char *instance_host;
  char *authorization;
};

static void usage_source_init (StewardUsageSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardAnalyticsSource,
                               steward_analytics_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STEWARD_TYPE_USAGE_SOURCE, usage_source_init))

/* One fetch, a month after the other: the task data. */
typedef struct {
  StewardDay today;
  StewardMonth month;         /* that is being read */
  StewardMonth first_counted; /* the months before it are read for rolling windows alone */
  StewardAnalyticsReport *report;
  StewardAnalyticsReport *before; /* of the month before, or NULL */
  StewardDay rows_since;          /* from which on days without rows are zero to a window */
  gboolean rows_seen;
  StewardUsage *usage;
} Fetch;

static void
fetch_free (Fetch *self)
{
  g_clear_pointer (&self->report, steward_analytics_report_free);
  g_clear_pointer (&self->before, steward_analytics_report_free);
  steward_usage_unref (self->usage);
  g_free (self);
}

static void
steward_analytics_source_finalize (GObject *object)
{
  StewardAnalyticsSource *self = STEWARD_ANALYTICS_SOURCE (object);

  g_clear_object (&self->http);
  g_free (self->url);
  g_free (self->instance_host);
  g_free (self->authorization);
  G_OBJECT_CLASS (steward_analytics_source_parent_class)->finalize (object);
}

static void
steward_analytics_source_class_init (StewardAnalyticsSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_analytics_source_finalize;
}

static void
steward_analytics_source_init (StewardAnalyticsSource *self)
{
}

StewardAnalyticsSource *
steward_analytics_source_new (StewardHttp *http,
                              const char *address,
                              const char *instance_host,
                              const char *token)
{
  StewardAnalyticsSource *self;

  g_return_val_if_fail (STEWARD_IS_HTTP (http), NULL);
  g_return_val_if_fail (address != NULL && instance_host != NULL && token != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_ANALYTICS_SOURCE, NULL);
  self->http = g_object_ref (http);
  self->url = g_strconcat (address, "/api/reports/by-user-client-date", NULL);
  self->instance_host = g_uri_escape_string (instance_host, NULL, FALSE);
  self->authorization = g_strconcat ("Bearer ", token, NULL);
  return self;
}

static void fetch_month (StewardAnalyticsSource *self, GTask *task);

static gboolean
push (const char *bytes, gsize n_bytes, gpointer user_data, GError **error)
{
  return steward_analytics_report_push (user_data, bytes, n_bytes, error);
}

/* Takes the counts of the month that was read. Its report stays for the windows of the next one. */
static void
count_month (Fetch *fetch)
{
  StewardDay first_active = steward_analytics_report_get_first_active_day (fetch->report);

  if (fetch->rows_since == STEWARD_DAY_NONE
      || (first_active != STEWARD_DAY_NONE && first_active < fetch->rows_since))
    fetch->rows_since = first_active;
  if (fetch->month >= fetch->first_counted)
    steward_analytics_report_add_to (fetch->report, fetch->rows_seen, fetch->today, fetch->usage);
  steward_analytics_report_add_rolling_to (fetch->report, fetch->before, fetch->rows_since,
                                           fetch->today, fetch->usage);
  fetch->rows_seen = fetch->rows_seen || !steward_analytics_report_is_empty (fetch->report);
  g_clear_pointer (&fetch->before, steward_analytics_report_free);
  fetch->before = g_steal_pointer (&fetch->report);
  fetch->month++;
}

/* Goes on with the next month, or ends. Takes the reference of @task. */
static void
end_month (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  count_month (fetch);
  if (fetch->month <= steward_day_get_month (fetch->today))
    {
      fetch_month (g_task_get_source_object (task), task);
      return;
    }
  g_task_return_pointer (task, steward_usage_ref (fetch->usage),
                         (GDestroyNotify) steward_usage_unref);
  g_object_unref (task);
}

static void
streamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (steward_http_stream_finish (STEWARD_HTTP (source), result, &error)
      && steward_analytics_report_finish (fetch->report, &error))
    {
      end_month (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
fetch_month (StewardAnalyticsSource *self, GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  StewardDay first = steward_month_get_first_day (fetch->month);
  StewardDay last = MIN (steward_month_get_last_day (fetch->month), fetch->today);
  g_autofree char *start = steward_day_format (first);
  g_autofree char *end = steward_day_format (last);
  g_autofree char *url = g_strdup_printf (
    "%s?instanceURL=%s&granularity=by_user_day&startDate=%s&endDate=%s", self->url,
    self->instance_host, start, end);
  const StewardHttpRequest request = {
    .kind = STEWARD_HTTP_REPORT,
    .url = url,
    .authorization = self->authorization,
  };

  fetch->report = steward_analytics_report_new (first, last);
  steward_http_stream_async (self->http, &request, push, fetch->report,
                             g_task_get_cancellable (task), streamed_cb, task);
}

static void
fetch_usage (StewardUsageSource *source, const StewardUsageRequest *request, GTask *task)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->today = request->today;
  fetch->month = MIN (request->first_month, steward_day_get_month (request->first_day));
  fetch->month = MIN (fetch->month, steward_day_get_month (request->today));
  fetch->first_counted = fetch->month;
  fetch->month -= (StewardMonth) request->rolling_months;
  fetch->rows_since = request->rows_since;
  fetch->rows_seen = request->rows_seen_before;
  fetch->usage = steward_usage_new ();
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  fetch_month (STEWARD_ANALYTICS_SOURCE (source), task);
}

static void
usage_source_init (StewardUsageSourceInterface *iface)
{
  iface->fetch_usage = fetch_usage;
}
