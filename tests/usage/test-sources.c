/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The three sources of usage: what they ask for, and what they make of the answers. */

#include "steward-analytics-source.h"
#include "steward-file-source.h"
#include "steward-input-error.h"
#include "steward-sourcegraph-source.h"

#include "fake-server.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#define TODAY 20780 /* 2026-11-23, a Monday; its week began on 2026-11-22 */
#define WEEK 20779
#define NOVEMBER (2026 * 12 + 10)

static StewardUsage *
fetch_usage (StewardUsageSource *source, const StewardUsageRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_usage_source_fetch_usage_async (source, request, NULL, fake_keep_result_cb, &result);
  return steward_usage_source_fetch_usage_finish (source, fake_await (&result), error);
}

static gboolean
fetch_seats (StewardUsageSource *source, StewardSeats *seats, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_usage_source_fetch_seats_async (source, NULL, fake_keep_result_cb, &result);
  return steward_usage_source_fetch_seats_finish (source, fake_await (&result), seats, error);
}

static StewardUsageSource *
make_sourcegraph (FakeServer *server)
{
  g_autoptr (StewardHttp) http = steward_http_new (20000, 1, NULL);
  g_autofree char *address = g_strconcat (server->address, "/code", NULL);

  return STEWARD_USAGE_SOURCE (steward_sourcegraph_source_new (http, address, "sgp_1"));
}

static const StewardUsageRequest recent = {
  .today = TODAY,
  .first_day = TODAY - 28,
  .first_week = WEEK - 12 * 7,
  .first_month = NOVEMBER - 1,
};

static void
test_offers (void)
{
  g_autoptr (StewardHttp) http = steward_http_new (20000, 1, NULL);
  g_autoptr (GFile) file = g_file_new_for_path ("usage.csv");
  g_autoptr (StewardSourcegraphSource) sourcegraph = steward_sourcegraph_source_new (
    http, "https://sourcegraph.example.com", "t");
  g_autoptr (StewardAnalyticsSource) analytics = steward_analytics_source_new (
    http, "https://analytics.example.com", "sourcegraph.example.com", "t");
  g_autoptr (StewardFileSource) file_source = steward_file_source_new (file);

  g_assert_true (
    steward_usage_source_offers (STEWARD_USAGE_SOURCE (sourcegraph), STEWARD_PART_SEATS));
  g_assert_true (
    steward_usage_source_offers (STEWARD_USAGE_SOURCE (sourcegraph), STEWARD_PART_USAGE));
  g_assert_false (
    steward_usage_source_offers (STEWARD_USAGE_SOURCE (analytics), STEWARD_PART_SEATS));
  g_assert_true (
    steward_usage_source_offers (STEWARD_USAGE_SOURCE (analytics), STEWARD_PART_USAGE));
  g_assert_false (
    steward_usage_source_offers (STEWARD_USAGE_SOURCE (file_source), STEWARD_PART_SEATS));
  g_assert_true (
    steward_usage_source_offers (STEWARD_USAGE_SOURCE (file_source), STEWARD_PART_USAGE));
}

/* The body that was sent, parsed. */
static JsonObject *
read_body (FakeServer *server, guint i, JsonNode **root)
{
  g_autoptr (GError) error = NULL;

  *root = json_from_string (fake_server_get_request (server, i)->body, &error);
  g_assert_no_error (error);
  return json_node_get_object (*root);
}

static void
test_sourcegraph_seats (void)
{
  const FakeAnswer answers[] = {
    { 200, "application/json",
      "{\"data\":{\"site\":{\"productSubscription\":{\"license\":{\"userCount\":1200}}}}}" },
    { 200, "application/json",
      "{\"data\":{\"site\":{\"productSubscription\":{\"license\":null}}}}" },
    { 401, "text/plain", "Invalid access token." },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_sourcegraph (server);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *body;
  StewardSeats seats;

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  g_assert_true (fetch_seats (source, &seats, &error));
  g_assert_cmpint (seats.kind, ==, STEWARD_SEATS_KNOWN);
  g_assert_cmpint (seats.count, ==, 1200);
  g_assert_true (fetch_seats (source, &seats, &error));
  g_assert_cmpint (seats.kind, ==, STEWARD_SEATS_UNKNOWN);
  g_assert_false (fetch_seats (source, &seats, &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_AUTH);

  g_assert_cmpstr (fake_server_get_request (server, 0)->method, ==, "POST");
  g_assert_cmpstr (fake_server_get_request (server, 0)->target, ==, "/code/.api/graphql");
  g_assert_cmpstr (fake_server_get_header (server, 0, "Authorization"), ==, "token sgp_1");
  body = read_body (server, 0, &root);
  g_assert_cmpstr (json_object_get_string_member (body, "operationName"), ==, "StewardLicense");
  g_assert_nonnull (
    strstr (json_object_get_string_member (body, "query"), "query StewardLicense {"));
  g_assert_nonnull (strstr (json_object_get_string_member (body, "query"), "userCount"));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (body, "variables")), ==,
                    0);
}

static void
test_sourcegraph_usage (void)
{
  const FakeAnswer answers[] = {
    { 200, "application/json",
      "{\"data\":{\"site\":{\"usageStatistics\":{"
      "\"daus\":[{\"startTime\":\"2026-11-23T00:00:00Z\",\"userCount\":3},"
      "{\"startTime\":\"2026-11-22T00:00:00Z\",\"userCount\":5}],"
      "\"waus\":[{\"startTime\":\"2026-11-22T00:00:00Z\",\"userCount\":7}],"
      "\"maus\":[{\"startTime\":\"2026-11-01T00:00:00Z\",\"userCount\":9},"
      "{\"startTime\":\"2026-10-01T00:00:00Z\",\"userCount\":744}]}}}}" },
    { 200, "application/json",
      "{\"errors\":[{\"message\":\"must be site admin\"}],\"data\":null}" },
    { 400, "application/json",
      "{\"errors\":[{\"message\":\"query exceeds maximum query cost\"}]}" },
    { 302, "text/html", "", .header = "Location", .value = "/sign-in?returnTo=%2Fcode" },
    { 200, "application/json", "" },
  };
  const StewardUsageError codes[] = { STEWARD_USAGE_ERROR_NOT_ADMIN,
                                      STEWARD_USAGE_ERROR_RATE_LIMITED,
                                      STEWARD_USAGE_ERROR_REDIRECT, STEWARD_USAGE_ERROR_MALFORMED };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_sourcegraph (server);
  g_autoptr (GError) none = NULL;
  g_autoptr (StewardUsage) usage = NULL;

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  usage = fetch_usage (source, &recent, &none);
  g_assert_no_error (none);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, NOVEMBER - 1)->users,
                   ==, 744);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 1)->users, ==, 5);
  g_assert_null (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY));
  g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_WEEK, WEEK)->users, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch_usage (source, &recent, &error));
      g_assert_error (error, STEWARD_USAGE_ERROR, (int) codes[i]);
    }
}

/* The server keeps 93 days, 13 weeks and 3 months; the newest of each is never complete. */
static void
test_sourcegraph_variables (void)
{
  const struct {
    StewardUsageRequest request;
    gint64 days, weeks, months;
  } cases[] = {
    { { TODAY, TODAY - 28, WEEK - 12 * 7, NOVEMBER - 1 }, 29, 13, 2 },
    { { TODAY, TODAY - 1, WEEK - 7, NOVEMBER - 2 }, 2, 2, 3 },
    { { TODAY, TODAY, WEEK, NOVEMBER }, 2, 2, 2 },
    { { TODAY, TODAY + 5, WEEK + 70, NOVEMBER + 5 }, 2, 2, 2 },
    { { TODAY, TODAY - 92, WEEK - 11 * 7, NOVEMBER - 3 }, 93, 12, 3 },
    { { TODAY, TODAY - 93, WEEK - 13 * 7, NOVEMBER - 30 }, 93, 13, 3 },
    { { TODAY, STEWARD_DAY_NONE, STEWARD_DAY_NONE, G_MININT32 }, 93, 13, 3 },
  };
  const FakeAnswer answer = {
    200, "application/json",
    "{\"data\":{\"site\":{\"usageStatistics\":{\"daus\":[],\"waus\":[],\"maus\":[]}}}}"
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_sourcegraph (server);

  fake_server_set_answers (server, &answer, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardUsage) usage = fetch_usage (source, &cases[i].request, &error);
      g_autoptr (JsonNode) root = NULL;
      JsonObject *body = read_body (server, i, &root);
      JsonObject *variables = json_object_get_object_member (body, "variables");

      g_assert_no_error (error);
      g_assert_cmpstr (json_object_get_string_member (body, "operationName"), ==, "StewardUsage");
      g_assert_nonnull (strstr (json_object_get_string_member (body, "query"),
                                "usageStatistics(days: $d, weeks: $w, months: $m)"));
      g_assert_cmpuint (json_object_get_size (variables), ==, 3);
      g_assert_cmpint (json_object_get_int_member (variables, "d"), ==, cases[i].days);
      g_assert_cmpint (json_object_get_int_member (variables, "w"), ==, cases[i].weeks);
      g_assert_cmpint (json_object_get_int_member (variables, "m"), ==, cases[i].months);
    }
}

#define CSV_HEADER "Instance user ID,Active Sourcegraph User,Timestamp Date\n"
#define REPORT "/base/api/reports/by-user-client-date?instanceURL="

static StewardUsageSource *
make_analytics (FakeServer *server, const char *instance_host)
{
  g_autoptr (StewardHttp) http = steward_http_new (20000, 1, NULL);
  g_autofree char *address = g_strconcat (server->address, "/base", NULL);

  return STEWARD_USAGE_SOURCE (
    steward_analytics_source_new (http, address, instance_host, "sams_at_1"));
}

/* 2 users on 10 September of which 1 is there on the 11th, nobody in October, 1 on 1 November. */
static void
test_analytics_months (void)
{
  const FakeAnswer answers[] = {
    { 200, "text/csv; charset=utf-8",
      CSV_HEADER "1,true,2026-09-10\n2,true,2026-09-10\n1,true,2026-09-11\n3,false,2026-09-11\n" },
    { 200, "text/csv", CSV_HEADER },
    { 200, "text/csv", CSV_HEADER "1,true,2026-11-01\n" },
  };
  const char *const ranges[] = {
    "&granularity=by_user_day&startDate=2026-09-01&endDate=2026-09-30",
    "&granularity=by_user_day&startDate=2026-10-01&endDate=2026-10-31",
    "&granularity=by_user_day&startDate=2026-11-01&endDate=2026-11-23"
  };
  const StewardUsageRequest request = { .today = TODAY,
                                        .first_day = TODAY,
                                        .first_month = NOVEMBER - 2 };
  const StewardDay september_10 = steward_day_new (2026, 9, 10);
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_analytics (server, "acme.example.com");
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = NULL;

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  usage = fetch_usage (source, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (server->requests->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *target = g_strconcat (REPORT "acme.example.com", ranges[i], NULL);

      g_assert_cmpstr (fake_server_get_request (server, i)->method, ==, "GET");
      g_assert_cmpstr (fake_server_get_request (server, i)->target, ==, target);
      g_assert_cmpstr (fake_server_get_header (server, i, "Authorization"), ==, "Bearer sams_at_1");
      g_assert_cmpstr (fake_server_get_header (server, i, "Accept"), ==, "text/csv");
    }
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, september_10 - 1));
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, september_10)->users, ==,
                   2);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, september_10 + 1)->users,
                   ==, 1);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, NOVEMBER - 2)->users,
                   ==, 2);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, NOVEMBER - 1)->users,
                   ==, 0);
  g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_MONTH, NOVEMBER)->users, ==, 1);
  g_assert_null (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, NOVEMBER));
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 1)->users, ==, 0);
}

/* September is read for the windows of October alone: its days and months are not counted. User 2
 * came on 1 September, user 1 on 20 September and 5 October, user 3 on 30 October. */
static void
test_analytics_windows (void)
{
  const FakeAnswer answers[] = {
    { 200, "text/csv", CSV_HEADER "1,true,2026-09-20\n2,true,2026-09-01\n" },
    { 200, "text/csv", CSV_HEADER "3,true,2026-10-30\n1,true,2026-10-05\n" },
    { 200, "text/csv", CSV_HEADER },
  };
  const StewardUsageRequest request = { .today = TODAY,
                                        .first_day = TODAY,
                                        .first_month = NOVEMBER - 1,
                                        .rolling_months = 1,
                                        .rows_since = STEWARD_DAY_NONE };
  const StewardDay october_1 = steward_day_new (2026, 10, 1);
  const struct {
    StewardDay day;
    gint64 users;
  } windows[] = {
    { october_1 - 3, 2 },  { october_1 - 2, 1 },  { october_1 + 16, 1 }, { october_1 + 29, 2 },
    { october_1 + 31, 2 }, { october_1 + 32, 1 }, { TODAY - 1, 1 },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_analytics (server, "acme.example.com");
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = NULL;

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  usage = fetch_usage (source, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (server->requests->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    g_assert_cmpint (
      steward_usage_find_complete (usage, STEWARD_GRAIN_ROLLING_28, windows[i].day)->users, ==,
      windows[i].users);
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_ROLLING_28, october_1 - 4));
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_ROLLING_28, TODAY));
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, october_1 - 1));
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_MONTH, NOVEMBER - 2));
  g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_DAY, october_1)->users, ==, 0);
}

/* A month that has not come is not asked for, and a host cannot add to the query. */
static void
test_analytics_current_month (void)
{
  const FakeAnswer answer = { 200, "text/csv", CSV_HEADER };
  const StewardUsageRequest request = {
    .today = TODAY, .first_day = TODAY + 40, .first_month = NOVEMBER + 1, .rows_seen_before = TRUE
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_analytics (server, "a&b=c");
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = NULL;

  fake_server_set_answers (server, &answer, 1);
  usage = fetch_usage (source, &request, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (server->requests->len, ==, 1);
  g_assert_cmpstr (fake_server_get_request (server, 0)->target, ==,
                   REPORT "a%26b%3Dc&granularity=by_user_day"
                          "&startDate=2026-11-01&endDate=2026-11-23");
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 1)->users, ==, 0);
}

static void
test_analytics_failures (void)
{
  const FakeAnswer answers[] = {
    { 404, "application/json", "{}" },
    { 200, "application/json", "{}" },
    { 200, "text/csv", "a,b\n1,2\n" },
    { 200, "text/csv", "" },
    { 200, "text/csv", CSV_HEADER },
    { 401, "text/plain", "" }, /* the second month of one fetch */
  };
  const StewardUsageError codes[] = { STEWARD_USAGE_ERROR_NO_ACCESS, STEWARD_USAGE_ERROR_MALFORMED,
                                      STEWARD_USAGE_ERROR_MALFORMED, STEWARD_USAGE_ERROR_MALFORMED,
                                      STEWARD_USAGE_ERROR_AUTH };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardUsageSource) source = make_analytics (server, "acme.example.com");

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch_usage (source, &recent, &error));
      g_assert_error (error, STEWARD_USAGE_ERROR, (int) codes[i]);
    }
  g_assert_cmpuint (server->requests->len, ==, 6);
}

/* Reads usage from a file of @text, made @size long where that is not 0. */
static StewardUsage *
read_file (const char *text, goffset size, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-sources-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "usage.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (StewardFileSource) source = steward_file_source_new (file);
  const StewardUsageRequest request = { .today = TODAY };
  StewardUsage *usage;

  if (text)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (size)
    g_assert_cmpint (truncate (path, size), ==, 0);
  usage = fetch_usage (STEWARD_USAGE_SOURCE (source), &request, error);
  if (usage == NULL)
    g_assert_nonnull (strstr ((*error)->message, path));
  g_remove (path);
  g_rmdir (folder);
  return usage;
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = read_file ("date,dau\n2026-11-22,5\nmonth,mau\n2026-10,744\n", 0,
                                              &error);

  g_assert_no_error (error);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 1)->users, ==, 5);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, NOVEMBER - 1)->users,
                   ==, 744);
}

static void
test_file_failures (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) malformed = NULL;
  g_autoptr (GError) large = NULL;

  g_assert_null (read_file (NULL, 0, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (read_file ("", 0, &empty));
  g_assert_error (empty, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_null (read_file ("date,dau\n2026-11-22,many\n", 0, &malformed));
  g_assert_error (malformed, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_nonnull (strstr (malformed->message, "line 2"));
  g_assert_null (read_file ("date,dau\n", 64 * 1024 * 1024 + 1, &large));
  g_assert_error (large, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_TOO_LARGE);
}

static void
test_file_is_a_folder (void)
{
  g_autofree char *folder = g_dir_make_tmp ("steward-sources-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (StewardFileSource) source = steward_file_source_new (file);
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch_usage (STEWARD_USAGE_SOURCE (source), &recent, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_nonnull (strstr (error->message, folder));
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/usage/sources/offers", test_offers);
  g_test_add_func ("/steward/usage/sources/sourcegraph-seats", test_sourcegraph_seats);
  g_test_add_func ("/steward/usage/sources/sourcegraph-usage", test_sourcegraph_usage);
  g_test_add_func ("/steward/usage/sources/sourcegraph-variables", test_sourcegraph_variables);
  g_test_add_func ("/steward/usage/sources/analytics-months", test_analytics_months);
  g_test_add_func ("/steward/usage/sources/analytics-windows", test_analytics_windows);
  g_test_add_func ("/steward/usage/sources/analytics-current-month", test_analytics_current_month);
  g_test_add_func ("/steward/usage/sources/analytics-failures", test_analytics_failures);
  g_test_add_func ("/steward/usage/sources/file", test_file);
  g_test_add_func ("/steward/usage/sources/file-failures", test_file_failures);
  g_test_add_func ("/steward/usage/sources/file-is-a-folder", test_file_is_a_folder);
  return g_test_run ();
}
