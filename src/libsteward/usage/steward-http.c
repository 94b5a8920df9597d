/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-http.h"

#include "steward-address.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <stdlib.h>
#include <string.h>

#define TIMEOUT_MS 60000
#define BACKOFF_MS 500
#define MAX_BACKOFF_MS 30000
#define CHUNK_SIZE (64 * 1024)
/* Never fewer than a sync asks for at once, all of it perhaps of the one report API: the time that
 * a request waits for a connection would count against the server. */
#define MAX_CONNECTIONS 128

struct _StewardHttp {
  GObject parent_instance;

  SoupSession *session;
  SoupSession *direct; /* for loopback addresses, which no proxy may see */
  guint timeout_ms;
  guint backoff_ms;
};

G_DEFINE_FINAL_TYPE (StewardHttp, steward_http, G_TYPE_OBJECT)

/* One request through all its tries: the task data. */
typedef struct {
  StewardHttpKind kind;
  char *url;
  char *host; /* for messages */
  char *authorization;
  GBytes *body;
  StewardHttpChunkFunc chunk;
  gpointer chunk_data;

  SoupMessage *message; /* of this try */
  GInputStream *stream;
  guint attempt;
  gboolean connected;  /* for this try: else it went over a kept connection */
  GCancellable *inner; /* ends a try: by the caller's cancellable or by a time-out */
  gulong cancelled_id;
  gboolean timed_out;
  gint64 deadline; /* monotonic, of this try */
  guint timeout_id;
  guint retry_id;
} Request;

/* The session may keep a message longer than its request. */
static void
forget_message (Request *self)
{
  if (self->message)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
}

static void
request_free (Request *self)
{
  g_free (self->url);
  g_free (self->host);
  if (self->authorization)
    explicit_bzero (self->authorization, strlen (self->authorization));
  g_free (self->authorization);
  g_clear_pointer (&self->body, g_bytes_unref);
  forget_message (self);
  g_clear_object (&self->stream);
  g_clear_object (&self->inner);
  g_free (self);
}

/* --- The session ------------------------------------------------------------------------------ */

static void
steward_http_finalize (GObject *object)
{
  StewardHttp *self = STEWARD_HTTP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->direct);
  G_OBJECT_CLASS (steward_http_parent_class)->finalize (object);
}

static void
steward_http_class_init (StewardHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_http_finalize;
}

static void
steward_http_init (StewardHttp *self)
{
}

static SoupSession *
make_session (guint timeout_ms, GTlsDatabase *tls_database)
{
  SoupSession *session = soup_session_new_with_options (
    "max-conns", MAX_CONNECTIONS, "max-conns-per-host", MAX_CONNECTIONS, "timeout",
    timeout_ms / 1000 + 1, "idle-timeout", 30, "user-agent", "Steward/" STEWARD_VERSION, NULL);

  if (tls_database)
    soup_session_set_tls_database (session, tls_database);
  return session;
}

StewardHttp *
steward_http_new (guint timeout_ms, guint backoff_ms, GTlsDatabase *tls_database)
{
  StewardHttp *self = g_object_new (STEWARD_TYPE_HTTP, NULL);

  self->timeout_ms = timeout_ms;
  self->backoff_ms = backoff_ms;
  self->session = make_session (timeout_ms, tls_database);
  self->direct = make_session (timeout_ms, tls_database);
  soup_session_set_proxy_resolver (self->direct, NULL);
  return self;
}

StewardHttp *
steward_http_new_from_environment (void)
{
  const char *text = g_getenv ("STEWARD_HTTP_TIMEOUT");
  double seconds = text ? g_ascii_strtod (text, NULL) : 0;

  return steward_http_new (
    seconds >= 0.001 && seconds < 3600 ? (guint) (seconds * 1000) : TIMEOUT_MS, BACKOFF_MS, NULL);
}

/* --- What went wrong -------------------------------------------------------------------------- */

G_GNUC_PRINTF (2, 3)
static GError *
make_error (StewardUsageError code, const char *format, ...)
{
  va_list args;
  GError *error;

  va_start (args, format);
  error = g_error_new_valist (STEWARD_USAGE_ERROR, (int) code, format, args);
  va_end (args);
  return error;
}

/* An error of the network or of TLS, in words. Takes the cause. */
static GError *
explain_network_error (const Request *request, GError *cause)
{
  g_autoptr (GError) held = cause;
  const char *host = request->host;

  if (request->timed_out || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return make_error (STEWARD_USAGE_ERROR_TIMEOUT,
                       _ ("%s did not answer in time. Try again later."), host);
  if (cause->domain == STEWARD_USAGE_ERROR
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&held);
  if (g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return make_error (STEWARD_USAGE_ERROR_TLS,
                       _ ("The certificate of %s is not valid, so nothing was sent. Ask its "
                          "administrator, or check the address."),
                       host);
  if (cause->domain == SOUP_SESSION_ERROR
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return make_error (STEWARD_USAGE_ERROR_MALFORMED,
                       _ ("The answer of %s cannot be read. Check the address."), host);
  if (request->stream)
    return make_error (STEWARD_USAGE_ERROR_OFFLINE,
                       _ ("The connection to %s was lost in the middle of the answer. Try again."),
                       host);
  /* A server that goes away during the handshake says nothing about its certificate. */
  if (cause->domain == G_TLS_ERROR && cause->code != G_TLS_ERROR_EOF)
    return make_error (STEWARD_USAGE_ERROR_TLS,
                       _ ("No secure connection to %s could be made, so nothing was sent. Check "
                          "the address."),
                       host);
  if (cause->domain == G_RESOLVER_ERROR)
    return make_error (STEWARD_USAGE_ERROR_OFFLINE,
                       _ ("%s was not found. Check the address and the network."), host);
  return make_error (STEWARD_USAGE_ERROR_OFFLINE,
                     _ ("%s could not be reached (%s). Check the network."), host, cause->message);
}

/* A server that is too busy, or failing, and when it wants to be asked again. */
static GError *
explain_wait (const Request *request, guint status, gint64 retry_after_s)
{
  StewardUsageError code = status == 429 ? STEWARD_USAGE_ERROR_RATE_LIMITED
                                         : STEWARD_USAGE_ERROR_SERVER;
  guint minutes = (guint) ((MAX (retry_after_s, 0) + 59) / 60);

  if (minutes == 0)
    return make_error (code, _ ("%s is too busy or failing (status %u). Try again later."),
                       request->host, status);
  return make_error (code,
                     ngettext ("%s is too busy or failing (status %u). Try again in %u minute.",
                               "%s is too busy or failing (status %u). Try again in %u minutes.",
                               minutes),
                     request->host, status, minutes);
}

/* A status that is no answer and that no retry will change; NULL where it is an answer. */
static GError *
explain_status (const Request *request, guint status, gint64 retry_after_s)
{
  const char *host = request->host;

  if (status == 200 || (status == 400 && request->kind == STEWARD_HTTP_GRAPHQL))
    return NULL;
  if (status >= 300 && status < 400)
    return make_error (
      STEWARD_USAGE_ERROR_REDIRECT,
      _ ("%s redirects to another page, probably to sign in, and was not followed. "
         "Check the address."),
      host);
  if (status == 401)
    return make_error (STEWARD_USAGE_ERROR_AUTH,
                       _ ("%s does not accept the token. Enter a new one."), host);
  if (status == 403 || (status == 404 && request->kind == STEWARD_HTTP_REPORT))
    return make_error (STEWARD_USAGE_ERROR_NO_ACCESS,
                       request->kind == STEWARD_HTTP_REPORT
                         ? _ ("The token has no access to this instance's reports at %s. Ask for "
                              "access, or check the instance's address.")
                         : _ ("The token has no access to %s. Ask for access."),
                       host);
  if (status == 429 || status >= 500)
    return explain_wait (request, status, retry_after_s);
  return make_error (STEWARD_USAGE_ERROR_MALFORMED,
                     _ ("There is no usage API at %s (status %u). Check the address."), host,
                     status);
}

/* A report whose end is only that the connection ends could be cut short unnoticed. Half a JSON
 * document shows by itself. */
static GError *
check_framing (const Request *request)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (request->message);

  if (request->kind == STEWARD_HTTP_GRAPHQL
      || soup_message_get_http_version (request->message) >= SOUP_HTTP_2_0
      || soup_message_headers_get_encoding (headers) != SOUP_ENCODING_EOF)
    return NULL;
  return make_error (STEWARD_USAGE_ERROR_MALFORMED,
                     _ ("%s does not say where its report ends, so that it could be cut short "
                        "unnoticed. Nothing was taken."),
                     request->host);
}

static GError *
check_content_type (const Request *request)
{
  const char *wanted = request->kind == STEWARD_HTTP_GRAPHQL ? "application/json" : "text/csv";
  const char *type = soup_message_headers_get_content_type (
    soup_message_get_response_headers (request->message), NULL);

  if (type && g_ascii_strcasecmp (type, wanted) == 0)
    return NULL;
  return make_error (STEWARD_USAGE_ERROR_MALFORMED,
                     _ ("%s answered with %s instead of %s. Check the address."), request->host,
                     type ? type : _ ("no content type"), wanted);
}

/* --- Retries ---------------------------------------------------------------------------------- */

gint64
steward_http_plan_retry (guint attempt, guint backoff_ms, gint64 retry_after_s, double chance)
{
  gint64 limit;

  if (attempt >= STEWARD_HTTP_MAX_RETRIES || retry_after_s > STEWARD_HTTP_MAX_WAIT_S)
    return -1;
  if (retry_after_s >= 0)
    return retry_after_s * 1000;
  limit = MIN ((gint64) backoff_ms << attempt, MAX_BACKOFF_MS);
  return (gint64) ((double) limit * chance);
}

gint64
steward_http_read_retry_after (const char *value, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  guint64 seconds;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64) seconds;
  date = soup_date_time_new_from_http_string (value);
  return date ? MAX (g_date_time_to_unix (date) - now, 0) : -1;
}

static gint64
read_retry_after (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return steward_http_read_retry_after (soup_message_headers_get_one (headers, "Retry-After"),
                                        g_get_real_time () / G_TIME_SPAN_SECOND);
}

static gboolean
is_worth_retrying (guint status)
{
  return status == 429 || (status >= 500 && status <= 504 && status != 501);
}

/* --- One try ---------------------------------------------------------------------------------- */

static void begin_try (GTask *task, SoupMessageFlags flags);

static void
end_request (GTask *task, GError *error)
{
  Request *request = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_clear_handle_id (&request->timeout_id, g_source_remove);
  g_clear_handle_id (&request->retry_id, g_source_remove);
  if (cancellable && request->cancelled_id)
    g_signal_handler_disconnect (cancellable, request->cancelled_id);
  request->cancelled_id = 0;
  g_clear_object (&request->stream);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
fail_request (GTask *task, GError *cause)
{
  end_request (task, explain_network_error (g_task_get_task_data (task), cause));
}

static gboolean
timeout_cb (gpointer user_data)
{
  Request *request = user_data;

  request->timeout_id = 0;
  request->timed_out = TRUE;
  g_cancellable_cancel (request->inner);
  return G_SOURCE_REMOVE;
}

/* Bounds the wait for the next bytes, and the whole try. A JSON answer gets one time-out in all. */
static void
arm_timeout (StewardHttp *self, Request *request)
{
  gint64 left_ms = (request->deadline - g_get_monotonic_time ()) / 1000;

  g_clear_handle_id (&request->timeout_id, g_source_remove);
  request->timeout_id = g_timeout_add ((guint) CLAMP (left_ms, 0, (gint64) self->timeout_ms),
                                       timeout_cb, request);
}

static void
start_deadline (StewardHttp *self, Request *request)
{
  gint64 timeouts = request->kind == STEWARD_HTTP_REPORT ? STEWARD_HTTP_STREAM_TIMEOUTS : 1;

  request->deadline = g_get_monotonic_time () + timeouts * self->timeout_ms * 1000;
  arm_timeout (self, request);
}

static void read_chunk (GTask *task);

static void
chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result,
                                                               &error);
  gsize n_bytes;
  const char *data = bytes ? g_bytes_get_data (bytes, &n_bytes) : NULL;

  if (bytes == NULL)
    fail_request (task, error);
  else if (n_bytes == 0)
    end_request (task, NULL);
  else if (!request->chunk (data, n_bytes, request->chunk_data, &error))
    end_request (task, error);
  else
    read_chunk (g_steal_pointer (&task));
}

static void
read_chunk (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  arm_timeout (g_task_get_source_object (task), request);
  g_input_stream_read_bytes_async (request->stream, CHUNK_SIZE, G_PRIORITY_DEFAULT, request->inner,
                                   chunk_cb, task);
}

static gboolean
retry_cb (gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);

  request->retry_id = 0;
  request->attempt++;
  begin_try (g_object_ref (task), 0);
  return G_SOURCE_REMOVE;
}

/* Waits for another try where one is left. */
static gboolean
retry_later (GTask *task, gint64 retry_after_s)
{
  StewardHttp *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  gint64 wait_ms;

  wait_ms = steward_http_plan_retry (request->attempt, self->backoff_ms, retry_after_s,
                                     g_random_double ());
  if (wait_ms < 0)
    return FALSE;
  g_clear_handle_id (&request->timeout_id, g_source_remove);
  /* Gives the connection back: requests that wait together would leave none for their next tries.
   */
  g_clear_object (&request->stream);
  request->retry_id = g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) wait_ms, retry_cb,
                                          g_object_ref (task), g_object_unref);
  return TRUE;
}

/* A server that hangs up without an answer may do better the next time. One that has just closed a
 * kept connection was not even asked, so that the same goes over a new one at once. */
static gboolean
retry_after_loss (GTask *task, const GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return FALSE;
  if (request->connected)
    return retry_later (task, -1);
  begin_try (g_object_ref (task), SOUP_MESSAGE_NEW_CONNECTION);
  return TRUE;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  guint status = soup_message_get_status (request->message);
  gint64 retry_after_s;
  GError *error = NULL;

  request->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (request->stream == NULL)
    {
      if (retry_after_loss (task, error))
        g_clear_error (&error);
      else
        fail_request (task, error);
      return;
    }
  retry_after_s = read_retry_after (request->message);
  if (is_worth_retrying (status) && retry_later (task, retry_after_s))
    return;
  error = explain_status (request, status, retry_after_s);
  if (error == NULL)
    error = check_content_type (request);
  if (error == NULL)
    error = check_framing (request);
  if (error)
    end_request (task, error);
  else
    read_chunk (g_steal_pointer (&task));
}

static SoupMessage *
make_message (const Request *request, SoupMessageFlags flags)
{
  SoupMessage *message = soup_message_new (request->body ? "POST" : "GET", request->url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  /* A query changes nothing, however often it is sent, so that it may go over a kept connection,
   * too. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_IDEMPOTENT | flags);
  soup_message_headers_replace (headers, "Authorization", request->authorization);
  soup_message_headers_replace (
    headers, "Accept", request->kind == STEWARD_HTTP_GRAPHQL ? "application/json" : "text/csv");
  if (request->body)
    soup_message_set_request_body_from_bytes (message, "application/json", request->body);
  return message;
}

/* Told of a new connection alone. */
static void
connected_cb (Request *request)
{
  request->connected = TRUE;
}

/* Takes the reference of @task. */
static void
begin_try (GTask *task, SoupMessageFlags flags)
{
  StewardHttp *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);

  forget_message (request);
  request->message = make_message (request, flags);
  request->connected = FALSE;
  g_signal_connect_swapped (request->message, "network-event", G_CALLBACK (connected_cb), request);
  start_deadline (self, request);
  soup_session_send_async (steward_address_is_loopback (request->url) ? self->direct
                                                                      : self->session,
                           request->message, G_PRIORITY_DEFAULT, request->inner, sent_cb, task);
}

/* --- Requests --------------------------------------------------------------------------------- */

/* A wait for a retry ends in the next turn of the main loop: a handler must not disconnect itself.
 */
static gboolean
end_wait_cb (gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);

  if (request->retry_id != 0)
    end_request (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);

  g_cancellable_cancel (request->inner);
  g_idle_add_full (G_PRIORITY_DEFAULT, end_wait_cb, g_object_ref (task), g_object_unref);
}

/* What must hold before anything is sent. */
static GError *
check_request (const Request *request)
{
  g_autoptr (SoupMessage) message = soup_message_new ("GET", request->url);

  if (message == NULL)
    return make_error (STEWARD_USAGE_ERROR_MALFORMED, _ ("%s is not an address."), request->url);
  if (!steward_address_is_secure (request->url))
    return make_error (STEWARD_USAGE_ERROR_INSECURE_URL,
                       _ ("Nothing was sent to %s: its address is plain http, over which a token "
                          "is never sent. Change it to https."),
                       request->host);
  for (const char *c = request->authorization; *c; c++)
    if (!g_ascii_isprint (*c))
      return make_error (STEWARD_USAGE_ERROR_AUTH,
                         _ ("The token for %s has characters that no token has. Enter a new one."),
                         request->host);
  return NULL;
}

static Request *
request_new (const StewardHttpRequest *request, StewardHttpChunkFunc chunk, gpointer chunk_data)
{
  Request *self = g_new0 (Request, 1);
  g_autoptr (GUri) uri = g_uri_parse (request->url, G_URI_FLAGS_NONE, NULL);

  self->kind = request->kind;
  self->url = g_strdup (request->url);
  self->host = g_strdup (uri && g_uri_get_host (uri) ? g_uri_get_host (uri) : request->url);
  self->authorization = g_strdup (request->authorization);
  self->body = request->body ? g_bytes_ref (request->body) : NULL;
  self->chunk = chunk;
  self->chunk_data = chunk_data;
  self->inner = g_cancellable_new ();
  return self;
}

void
steward_http_stream_async (StewardHttp *self,
                           const StewardHttpRequest *wanted,
                           StewardHttpChunkFunc chunk,
                           gpointer chunk_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Request *request;
  GError *error;

  g_return_if_fail (STEWARD_IS_HTTP (self));
  g_return_if_fail (wanted != NULL && chunk != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  request = request_new (wanted, chunk, chunk_data);
  g_task_set_source_tag (task, steward_http_stream_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  error = check_request (request);
  if (error)
    {
      end_request (task, error);
      g_object_unref (task);
      return;
    }
  if (cancellable && !g_cancellable_is_cancelled (cancellable))
    request->cancelled_id = g_signal_connect_data (cancellable, "cancelled",
                                                   G_CALLBACK (cancelled_cb), g_object_ref (task),
                                                   (GClosureNotify) g_object_unref, 0);
  else if (cancellable)
    g_cancellable_cancel (request->inner);
  begin_try (task, 0);
}

gboolean
steward_http_stream_finish (StewardHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Answers in one piece --------------------------------------------------------------------- */

static gboolean
collect (const char *bytes, gsize n_bytes, gpointer user_data, GError **error)
{
  GByteArray *body = user_data;

  if (body->len + n_bytes > STEWARD_HTTP_MAX_JSON)
    {
      g_set_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_TOO_LARGE,
                   _ ("The answer is larger than %d MiB and was not read. Check the address."),
                   STEWARD_HTTP_MAX_JSON / 1024 / 1024);
      return FALSE;
    }
  g_byte_array_append (body, (const guint8 *) bytes, (guint) n_bytes);
  return TRUE;
}

static void
collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (steward_http_stream_finish (STEWARD_HTTP (source), result, &error))
    g_task_return_pointer (
      task, g_byte_array_free_to_bytes (g_byte_array_ref (g_task_get_task_data (task))),
      (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
steward_http_fetch_async (StewardHttp *self,
                          const StewardHttpRequest *request,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GByteArray *body = g_byte_array_new ();
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_http_fetch_async);
  g_task_set_task_data (task, body, (GDestroyNotify) g_byte_array_unref);
  steward_http_stream_async (self, request, collect, body, cancellable, collected_cb, task);
}

GBytes *
steward_http_fetch_finish (StewardHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
