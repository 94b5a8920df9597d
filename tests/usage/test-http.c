/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The real client against a real server on loopback: what is sent, what comes back, and what every
 * status means (usage-api 1 and 7). */

#include "steward-http.h"

#include "fake-server.h"

#include <string.h>

#define TOKEN "sgp_0123456789abcdef"
#define LONG_MS 20000 /* never reached where nothing is wrong */
#define JSON "application/json"
#define CSV "text/csv"

/* Fetches an answer in one piece; a body makes it a POST. */
static GBytes *
fetch (StewardHttp *http, StewardHttpKind kind, const char *url, const char *body, GError **error)
{
  g_autoptr (GBytes) bytes = body ? g_bytes_new_static (body, strlen (body)) : NULL;
  const StewardHttpRequest request = { kind, url, "token " TOKEN, bytes };
  g_autoptr (GAsyncResult) result = NULL;

  steward_http_fetch_async (http, &request, NULL, fake_keep_result_cb, &result);
  return steward_http_fetch_finish (http, fake_await (&result), error);
}

static void
assert_answer (
  StewardHttp *http, StewardHttpKind kind, const char *url, const char *body, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = fetch (http, kind, url, body, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  g_assert_cmpstr (text, ==, expected);
}

/* Every message names the host and never the token. */
static void
assert_failure (StewardHttp *http, StewardHttpKind kind, const char *url, StewardUsageError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = fetch (http, kind, url, "{}", &error);

  g_assert_null (answer);
  g_assert_error (error, STEWARD_USAGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, "127.0.0.1"));
  g_assert_null (strstr (error->message, TOKEN));
}

static void
test_plan_retry (void)
{
  const struct {
    guint attempt;
    guint backoff_ms;
    gint64 retry_after_s;
    double chance;
    gint64 wait_ms;
  } cases[] = {
    { 0, 500, -1, 0, 0 },      { 0, 500, -1, 1, 500 },        { 0, 500, -1, 0.5, 250 },
    { 1, 500, -1, 1, 1000 },   { 3, 500, -1, 1, 4000 },       { 4, 500, -1, 0.5, -1 },
    { 3, 8000, -1, 1, 30000 }, { 3, 8000, -1, 0.5, 15000 },   { 0, 500, 0, 1, 0 },
    { 2, 500, 7, 0.3, 7000 },  { 0, 500, 60, 0, 60000 },      { 0, 500, 61, 0, -1 },
    { 4, 500, 1, 0, -1 },      { 0, 500, G_MAXINT32, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (steward_http_plan_retry (cases[i].attempt, cases[i].backoff_ms,
                                              cases[i].retry_after_s, cases[i].chance),
                     ==, cases[i].wait_ms);
}

static void
test_read_retry_after (void)
{
  const gint64 now = 784111777; /* the moment of RFC 9110's example of a date */

  g_assert_cmpint (steward_http_read_retry_after (NULL, now), ==, -1);
  g_assert_cmpint (steward_http_read_retry_after ("", now), ==, -1);
  g_assert_cmpint (steward_http_read_retry_after ("soon", now), ==, -1);
  g_assert_cmpint (steward_http_read_retry_after ("-1", now), ==, -1);
  g_assert_cmpint (steward_http_read_retry_after ("1.5", now), ==, -1);
  g_assert_cmpint (steward_http_read_retry_after ("99999999999999999999", now), ==, -1);
  g_assert_cmpint (steward_http_read_retry_after ("0", now), ==, 0);
  g_assert_cmpint (steward_http_read_retry_after ("120", now), ==, 120);
  g_assert_cmpint (steward_http_read_retry_after ("Sun, 06 Nov 1994 08:49:37 GMT", now), ==, 0);
  g_assert_cmpint (steward_http_read_retry_after ("Sun, 06 Nov 1994 08:50:07 GMT", now), ==, 30);
  g_assert_cmpint (steward_http_read_retry_after ("Sun, 06 Nov 1994 08:00:00 GMT", now), ==, 0);
}

static void
test_what_is_sent (void)
{
  const FakeAnswer answers[] = {
    { 200, "application/json; charset=utf-8", "{\"a\":1}", .header = "Set-Cookie", .value = "a=b" },
    { 200, "Text/CSV", "a,b\n" },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  g_autofree char *url = g_strconcat (server->address, "/a/.api/graphql?x=%20y", NULL);

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  assert_answer (http, STEWARD_HTTP_GRAPHQL, url, "{\"query\":\"q\"}", "{\"a\":1}");
  assert_answer (http, STEWARD_HTTP_REPORT, url, NULL, "a,b\n");
  g_assert_cmpuint (server->requests->len, ==, 2);
  g_assert_cmpstr (fake_server_get_request (server, 0)->method, ==, "POST");
  g_assert_cmpstr (fake_server_get_request (server, 0)->target, ==, "/a/.api/graphql?x=%20y");
  g_assert_cmpstr (fake_server_get_request (server, 0)->body, ==, "{\"query\":\"q\"}");
  g_assert_cmpstr (fake_server_get_header (server, 0, "Authorization"), ==, "token " TOKEN);
  g_assert_cmpstr (fake_server_get_header (server, 0, "Accept"), ==, JSON);
  g_assert_cmpstr (fake_server_get_header (server, 0, "Content-Type"), ==, JSON);
  g_assert_true (g_str_has_prefix (fake_server_get_header (server, 0, "User-Agent"), "Steward/0."));
  g_assert_cmpstr (fake_server_get_request (server, 1)->method, ==, "GET");
  g_assert_cmpstr (fake_server_get_request (server, 1)->body, ==, "");
  g_assert_cmpstr (fake_server_get_header (server, 1, "Accept"), ==, CSV);
  g_assert_null (fake_server_get_header (server, 1, "Cookie"));
}

static void
test_statuses (void)
{
  const struct {
    StewardHttpKind kind;
    guint status;
    const char *type;
    StewardUsageError code;
    guint n_requests;
  } cases[] = {
    { STEWARD_HTTP_GRAPHQL, 301, "text/html", STEWARD_USAGE_ERROR_REDIRECT, 1 },
    { STEWARD_HTTP_GRAPHQL, 302, JSON, STEWARD_USAGE_ERROR_REDIRECT, 1 },
    { STEWARD_HTTP_GRAPHQL, 307, NULL, STEWARD_USAGE_ERROR_REDIRECT, 1 },
    { STEWARD_HTTP_REPORT, 308, CSV, STEWARD_USAGE_ERROR_REDIRECT, 1 },
    { STEWARD_HTTP_GRAPHQL, 401, "text/plain", STEWARD_USAGE_ERROR_AUTH, 1 },
    { STEWARD_HTTP_REPORT, 401, CSV, STEWARD_USAGE_ERROR_AUTH, 1 },
    { STEWARD_HTTP_GRAPHQL, 403, JSON, STEWARD_USAGE_ERROR_NO_ACCESS, 1 },
    { STEWARD_HTTP_REPORT, 403, CSV, STEWARD_USAGE_ERROR_NO_ACCESS, 1 },
    { STEWARD_HTTP_GRAPHQL, 404, JSON, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_REPORT, 404, CSV, STEWARD_USAGE_ERROR_NO_ACCESS, 1 },
    { STEWARD_HTTP_GRAPHQL, 400, "text/html", STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_REPORT, 400, CSV, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_GRAPHQL, 418, JSON, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_GRAPHQL, 204, NULL, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_GRAPHQL, 429, NULL, STEWARD_USAGE_ERROR_RATE_LIMITED, 5 },
    { STEWARD_HTTP_REPORT, 429, CSV, STEWARD_USAGE_ERROR_RATE_LIMITED, 5 },
    { STEWARD_HTTP_GRAPHQL, 500, "text/plain", STEWARD_USAGE_ERROR_SERVER, 5 },
    { STEWARD_HTTP_GRAPHQL, 501, JSON, STEWARD_USAGE_ERROR_SERVER, 1 },
    { STEWARD_HTTP_REPORT, 502, CSV, STEWARD_USAGE_ERROR_SERVER, 5 },
    { STEWARD_HTTP_GRAPHQL, 503, JSON, STEWARD_USAGE_ERROR_SERVER, 5 },
    { STEWARD_HTTP_GRAPHQL, 504, JSON, STEWARD_USAGE_ERROR_SERVER, 5 },
    { STEWARD_HTTP_GRAPHQL, 505, JSON, STEWARD_USAGE_ERROR_SERVER, 1 },
    { STEWARD_HTTP_GRAPHQL, 200, NULL, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_GRAPHQL, 200, "text/html", STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_GRAPHQL, 200, CSV, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_REPORT, 200, JSON, STEWARD_USAGE_ERROR_MALFORMED, 1 },
    { STEWARD_HTTP_REPORT, 200, "text/csvx", STEWARD_USAGE_ERROR_MALFORMED, 1 },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FakeAnswer answer = { cases[i].status, cases[i].type, "{}" };

      if (cases[i].status == 204)
        answer.body = NULL;
      fake_server_set_answers (server, &answer, 1);
      assert_failure (http, cases[i].kind, server->address, cases[i].code);
      g_assert_cmpuint (server->requests->len, ==, cases[i].n_requests);
    }
}

/* The limit on the cost of a query comes with 400 and JSON, which the decoder reads. */
static void
test_bad_request_with_json (void)
{
  const FakeAnswer answer = { 400, JSON, "{\"errors\":[]}" };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  fake_server_set_answers (server, &answer, 1);
  assert_answer (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", "{\"errors\":[]}");
}

static void
test_redirect_is_not_followed (void)
{
  g_autoptr (FakeServer) other = fake_server_new (NULL);
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  const FakeAnswer answer = { 307, "text/html", "", 0, "Location", other->address };
  const FakeAnswer elsewhere = { 200, JSON, "{}" };
  g_autoptr (GError) error = NULL;

  fake_server_set_answers (server, &answer, 1);
  fake_server_set_answers (other, &elsewhere, 1);
  assert_failure (http, STEWARD_HTTP_GRAPHQL, server->address, STEWARD_USAGE_ERROR_REDIRECT);
  g_assert_null (fetch (http, STEWARD_HTTP_GRAPHQL, server->address, NULL, &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_REDIRECT);
  g_assert_cmpuint (server->requests->len, ==, 2);
  g_assert_cmpuint (other->requests->len, ==, 0);
}

static void
test_retry_until_answered (void)
{
  const FakeAnswer answers[] = {
    { 503, "text/plain", "not yet" }, { 429, NULL, "" },          { 500, JSON, "{\"wrong\":1}" },
    { 502, "text/html", "<html>" },   { 200, JSON, "{\"a\":1}" },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  assert_answer (http, STEWARD_HTTP_GRAPHQL, server->address, "{\"q\":2}", "{\"a\":1}");
  g_assert_cmpuint (server->requests->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpstr (fake_server_get_request (server, i)->body, ==, "{\"q\":2}");
      g_assert_cmpstr (fake_server_get_header (server, i, "Authorization"), ==, "token " TOKEN);
    }
}

static void
test_retry_after_is_honoured (void)
{
  const FakeAnswer answers[] = {
    { 429, NULL, "", .header = "Retry-After", .value = "1" },
    { 200, JSON, "{}" },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  gint64 start = g_get_monotonic_time ();

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  assert_answer (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", "{}");
  g_assert_cmpint (g_get_monotonic_time () - start, >=, G_USEC_PER_SEC);
}

static void
test_long_retry_after_is_told (void)
{
  const FakeAnswer answers[] = {
    { 429, NULL, "", .header = "Retry-After", .value = "61" },
    { 503, NULL, "", .header = "Retry-After", .value = "3600" },
  };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  g_autoptr (GError) limited = NULL;
  g_autoptr (GError) failed = NULL;

  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  g_assert_null (fetch (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", &limited));
  g_assert_error (limited, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_RATE_LIMITED);
  g_assert_nonnull (strstr (limited->message, "2 minutes"));
  g_assert_null (fetch (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", &failed));
  g_assert_error (failed, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_SERVER);
  g_assert_nonnull (strstr (failed->message, "60 minutes"));
  g_assert_cmpuint (server->requests->len, ==, 2);
}

/* A portfolio on one server is asked over a few connections, and not over one for each question. */
static void
test_kept_connection (void)
{
  const FakeAnswer answer = { 200, JSON, "{}" };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  fake_server_set_answers (server, &answer, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) body = fetch (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", &error);

      g_assert_no_error (error);
      g_assert_nonnull (body);
    }
  g_assert_cmpuint (fake_server_get_request (server, 0)->port, ==,
                    fake_server_get_request (server, 1)->port);
}

/* Requests that wait for their next try hold no connection, or many would wait for each other. */
static void
test_many_retries_at_once (void)
{
  enum { N = 200 };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  const StewardHttpRequest request = { STEWARD_HTTP_GRAPHQL, server->address, "token x", NULL };
  g_autofree FakeAnswer *answers = g_new0 (FakeAnswer, N + 1);
  GAsyncResult *results[N] = { NULL };

  for (guint i = 0; i < N; i++)
    answers[i] = (FakeAnswer) { 503, JSON, "{\"busy\":true}" };
  answers[N] = (FakeAnswer) { 200, JSON, "{}" };
  fake_server_set_answers (server, answers, N + 1);
  for (guint i = 0; i < N; i++)
    steward_http_fetch_async (http, &request, NULL, fake_keep_result_cb, &results[i]);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GAsyncResult) result = fake_await (&results[i]);
      g_autoptr (GBytes) answer = steward_http_fetch_finish (http, result, &error);

      g_assert_no_error (error);
      g_assert_nonnull (answer);
    }
}

static void
cancel_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* Cancels as soon as the server has seen, or answered, the request. */
static void
assert_cancelled (const FakeAnswer *answer, const char *signal)
{
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  const StewardHttpRequest request = { STEWARD_HTTP_GRAPHQL, server->address, "token x", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  fake_server_set_answers (server, answer, 1);
  if (signal)
    g_signal_connect (server->server, signal, G_CALLBACK (cancel_cb), cancellable);
  else
    g_cancellable_cancel (cancellable);
  steward_http_fetch_async (http, &request, cancellable, fake_keep_result_cb, &result);
  g_assert_null (steward_http_fetch_finish (http, fake_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_assert_cmpuint (server->requests->len, <=, 1);
}

static gboolean
cancel_later_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (void)
{
  const FakeAnswer answer = { 200, JSON, "{}" };

  assert_cancelled (&answer, NULL);
  assert_cancelled (&answer, "request-read");
}

static void
test_cancel_a_wait (void)
{
  const FakeAnswer answer = { 429, NULL, "", .header = "Retry-After", .value = "60" };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  const StewardHttpRequest request = { STEWARD_HTTP_GRAPHQL, server->address, "token x", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  fake_server_set_answers (server, &answer, 1);
  steward_http_fetch_async (http, &request, cancellable, fake_keep_result_cb, &result);
  g_timeout_add (200, cancel_later_cb, cancellable);
  g_assert_null (steward_http_fetch_finish (http, fake_await (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (server->requests->len, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

/* 0.0.0.0 reaches this computer too, but is no loopback address: were the request sent, the server
 * would see it. */
static void
test_insecure_address (void)
{
  const FakeAnswer answer = { 200, JSON, "{}" };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  g_autofree char *url = g_strconcat ("http://0.0.0.0", strrchr (server->address, ':'), NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) no_address = NULL;

  fake_server_set_answers (server, &answer, 1);
  g_assert_null (fetch (http, STEWARD_HTTP_GRAPHQL, url, "{}", &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_INSECURE_URL);
  g_assert_nonnull (strstr (error->message, "0.0.0.0"));
  g_assert_null (strstr (error->message, TOKEN));
  g_assert_cmpuint (server->requests->len, ==, 0);
  g_assert_null (fetch (http, STEWARD_HTTP_GRAPHQL, "127.0.0.1", "{}", &no_address));
  g_assert_error (no_address, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED);
}

/* A token with a line break would write headers of its own. */
static void
test_impossible_token (void)
{
  const char *const values[] = { "token a\r\nX: y", "token a\nb", "token \xc3\xa9", "token a\x01" };
  const FakeAnswer answer = { 200, JSON, "{}" };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  fake_server_set_answers (server, &answer, 1);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const StewardHttpRequest request = { STEWARD_HTTP_GRAPHQL, server->address, values[i], NULL };
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      steward_http_fetch_async (http, &request, NULL, fake_keep_result_cb, &result);
      g_assert_null (steward_http_fetch_finish (http, fake_await (&result), &error));
      g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_AUTH);
    }
  g_assert_cmpuint (server->requests->len, ==, 0);
}

static GBytes *
compress (const char *bytes, gsize n_bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GBytes) input = g_bytes_new_static (bytes, n_bytes);
  g_autoptr (GError) error = NULL;
  GBytes *output = g_converter_convert_bytes (G_CONVERTER (compressor), input, &error);

  g_assert_no_error (error);
  return output;
}

static void
test_size_counts_after_decompression (void)
{
  const gsize limit = 8 * 1024 * 1024;
  g_autofree char *spaces = g_strnfill (limit + 1, ' ');
  g_autoptr (GBytes) small = compress ("{\"a\":1}", 7);
  g_autoptr (GBytes) fitting = compress (spaces, limit);
  g_autoptr (GBytes) large = compress (spaces, limit + 1);
  GBytes *const bodies[] = { small, large, fitting };
  FakeAnswer answers[G_N_ELEMENTS (bodies)];
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) answer = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    answers[i] = (FakeAnswer) { 200,
                                JSON,
                                g_bytes_get_data (bodies[i], NULL),
                                g_bytes_get_size (bodies[i]),
                                "Content-Encoding",
                                "gzip" };
  fake_server_set_answers (server, answers, G_N_ELEMENTS (answers));
  assert_answer (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", "{\"a\":1}");
  g_assert_null (fetch (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_TOO_LARGE);
  answer = fetch (http, STEWARD_HTTP_GRAPHQL, server->address, "{}", NULL);
  g_assert_nonnull (answer);
  g_assert_cmpuint (g_bytes_get_size (answer), ==, limit);
}

static void
test_damaged_compression (void)
{
  g_autofree char *text = g_malloc (100000);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *damaged = NULL;
  gsize n_bytes;

  for (guint i = 0; i < 100000; i++)
    text[i] = (char) ('0' + g_test_rand_int_range (0, 10));
  bytes = compress (text, 100000);
  damaged = g_memdup2 (g_bytes_get_data (bytes, &n_bytes), g_bytes_get_size (bytes));
  memset (damaged + n_bytes / 2, 0xff, 1000);
  {
    const FakeAnswer answer = { 200, JSON, damaged, n_bytes, "Content-Encoding", "gzip" };
    g_autoptr (FakeServer) server = fake_server_new (NULL);
    g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

    fake_server_set_answers (server, &answer, 1);
    assert_failure (http, STEWARD_HTTP_GRAPHQL, server->address, STEWARD_USAGE_ERROR_MALFORMED);
  }
}

static gboolean
refuse (const char *bytes, gsize n_bytes, gpointer user_data, GError **error)
{
  g_set_error_literal (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED, "no such column");
  ++*(guint *) user_data;
  return FALSE;
}

/* What reads the answer may end it, and the session goes on. */
static void
test_reader_ends_the_answer (void)
{
  const FakeAnswer answer = { 200, CSV, "a,b\n1,2\n" };
  g_autoptr (FakeServer) server = fake_server_new (NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  const StewardHttpRequest request = { STEWARD_HTTP_REPORT, server->address, "Bearer x", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_chunks = 0;

  fake_server_set_answers (server, &answer, 1);
  steward_http_stream_async (http, &request, refuse, &n_chunks, NULL, fake_keep_result_cb, &result);
  g_assert_false (steward_http_stream_finish (http, fake_await (&result), &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "no such column");
  g_assert_cmpuint (n_chunks, ==, 1);
  assert_answer (http, STEWARD_HTTP_REPORT, server->address, NULL, "a,b\n1,2\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/usage/http/plan-retry", test_plan_retry);
  g_test_add_func ("/steward/usage/http/read-retry-after", test_read_retry_after);
  g_test_add_func ("/steward/usage/http/what-is-sent", test_what_is_sent);
  g_test_add_func ("/steward/usage/http/statuses", test_statuses);
  g_test_add_func ("/steward/usage/http/kept-connection", test_kept_connection);
  g_test_add_func ("/steward/usage/http/bad-request-with-json", test_bad_request_with_json);
  g_test_add_func ("/steward/usage/http/redirect-is-not-followed", test_redirect_is_not_followed);
  g_test_add_func ("/steward/usage/http/retry-until-answered", test_retry_until_answered);
  g_test_add_func ("/steward/usage/http/retry-after-is-honoured", test_retry_after_is_honoured);
  g_test_add_func ("/steward/usage/http/long-retry-after-is-told", test_long_retry_after_is_told);
  g_test_add_func ("/steward/usage/http/many-retries-at-once", test_many_retries_at_once);
  g_test_add_func ("/steward/usage/http/cancel", test_cancel);
  g_test_add_func ("/steward/usage/http/cancel-a-wait", test_cancel_a_wait);
  g_test_add_func ("/steward/usage/http/insecure-address", test_insecure_address);
  g_test_add_func ("/steward/usage/http/impossible-token", test_impossible_token);
  g_test_add_func ("/steward/usage/http/size-counts-after-decompression",
                   test_size_counts_after_decompression);
  g_test_add_func ("/steward/usage/http/damaged-compression", test_damaged_compression);
  g_test_add_func ("/steward/usage/http/reader-ends-the-answer", test_reader_ends_the_answer);
  return g_test_run ();
}
