/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-server.h"

#include "steward-sample-graphql.h"
#include "steward-sample-report.h"

#include <libsoup/soup.h>
#include <string.h>

/*
 * Every request goes the same way: what goes wrong before anyone looks at it (answer_early), the
 * token, the answer, and what goes wrong with the answer (send_body). Where answers take a while
 * the request is paused first: such messages are kept in `delayed` until they go on or their client
 * hangs up.
 */
struct _StewardSampleServer {
  GObject parent_instance;

  const StewardSamplePortfolio *portfolio;
  StewardDay today;
  guint latency_ms;
  guint slow_ms;
  SoupServer *server;
  GSocket *reserved; /* bound, but not listening: keeps the offline port from anyone else */
  char *url;
  char *offline_url;
  GHashTable *refused; /* of the busy customers: what was asked once */
  GPtrArray *delayed;  /* of Delay */
};

G_DEFINE_FINAL_TYPE (StewardSampleServer, steward_sample_server, G_TYPE_OBJECT)

#define GRAPHQL_PATH ".api/graphql"
#define REPORT_PATH "/api/reports/by-user-client-date"
#define LISTEN_BACKLOG 1024
#define HUGE_BYTES (9 * 1024 * 1024)
#define DEFAULT_SLOW_MS 90000
/* How far back the report goes where it is asked for all time. */
#define REPORT_DAYS 800

/* --- Answers --- */

static void
send_text (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/plain; charset=utf-8", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
send_rate_limited (SoupServerMessage *message, const char *retry_after)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message), "Retry-After",
                               retry_after);
  soup_server_message_set_status (message, 429, NULL);
}

static void
send_to_sign_in (SoupServerMessage *message, const char *slug)
{
  g_autofree char *target = g_strdup_printf ("/%s/sign-in?returnTo=%%2F", slug);

  soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, target);
}

static void
send_sign_in_page (SoupServerMessage *message)
{
  static const char page[] = "<!DOCTYPE html><html><title>Sign in</title><form></form></html>";

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, page,
                                    strlen (page));
}

/* Once the first half is out, the connection goes, and with it whatever is written next. */
static void
hang_up_cb (SoupServerMessage *message, gpointer user_data)
{
  GSocket *socket = soup_server_message_get_socket (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  g_signal_handlers_disconnect_by_func (message, hang_up_cb, user_data);
  g_socket_shutdown (socket, TRUE, TRUE, NULL);
  soup_message_body_append (body, SOUP_MEMORY_STATIC, "\n", 1);
  soup_message_body_complete (body);
}

static void
send_half (SoupServerMessage *message, const char *type, const char *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_set_content_type (headers, type, NULL);
  soup_message_headers_set_content_length (headers, (goffset) strlen (text));
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, text,
                            strlen (text) / 2);
  g_signal_connect (message, "wrote-chunk", G_CALLBACK (hang_up_cb), NULL);
}

static void
send_huge (SoupServerMessage *message)
{
  char *text = g_malloc (HUGE_BYTES);

  memset (text, ' ', HUGE_BYTES);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, text,
                                    HUGE_BYTES);
}

static void
send_costly (SoupServerMessage *message)
{
  static const char text[] = "{\"errors\":[{\"message\":\"query exceeds maximum query cost\"}]}";

  soup_server_message_set_status (message, SOUP_STATUS_BAD_REQUEST, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, text,
                                    strlen (text));
}

/* A good answer, or what the customer's kind makes of it. */
static void
send_body (SoupServerMessage *message, StewardSampleKind kind, const char *type, const char *text)
{
  gsize length = strlen (text);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  if (kind == STEWARD_SAMPLE_CUT_OFF)
    {
      send_half (message, type, text);
      return;
    }
  if (kind == STEWARD_SAMPLE_GARBAGE)
    {
      type = "text/html; charset=utf-8";
      text = "<!DOCTYPE html><title>Welcome to nginx!</title>\x01\xff{\"data\":";
      length = strlen (text);
    }
  if (kind == STEWARD_SAMPLE_CHANGED)
    {
      text = "{\"data\":{\"site\":[1,2,3]}}";
      length = strlen (text);
    }
  if (kind == STEWARD_SAMPLE_TRUNCATED)
    length /= 2;
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, length);
}

/* --- Tokens --- */

/* What follows the scheme, or NULL where the header has another scheme or is not there. */
static const char *
find_credentials (SoupServerMessage *message, const char *scheme)
{
  const char *header = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "Authorization");
  gsize length = strlen (scheme);

  if (header == NULL || g_ascii_strncasecmp (header, scheme, length) != 0
      || (header[length] != '\0' && header[length] != ' '))
    return NULL;
  return header + length;
}

/* `X` or `token="X"`; empty where it is neither. */
static char *
read_token (const char *credentials)
{
  g_autofree char *text = g_strstrip (g_strdup (credentials));
  gsize length = strlen (text);

  if (g_str_has_prefix (text, "token=\"") && length > 8 && text[length - 1] == '"')
    return g_strndup (text + 7, length - 8);
  return strpbrk (text, " ,=\"") ? g_strdup ("") : g_steal_pointer (&text);
}

/* What is wrong with the token, in the server's words, or NULL. A scheme that an instance does not
 * know is passed over, as if nobody had signed in (usage-api 1). */
static const char *
check_token (const StewardSampleCustomer *customer, SoupServerMessage *message)
{
  const char *credentials = find_credentials (message, "token");
  g_autofree char *token = NULL;

  if (credentials == NULL)
    return "Private mode requires authentication.";
  token = read_token (credentials);
  if (*token == '\0')
    return "Invalid Authorization header.";
  if (customer->kind == STEWARD_SAMPLE_BAD_TOKEN || !g_str_equal (token, customer->token))
    return "Invalid access token.";
  return NULL;
}

/* --- Requests --- */

/* Every question's first time: whether it was not asked before, or was already answered since. */
static gboolean
is_first_try (StewardSampleServer *self, SoupServerMessage *message)
{
  g_autofree char *uri = g_uri_to_string (soup_server_message_get_uri (message));
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *text = g_strndup (body->data ? body->data : "", (gsize) body->length);
  g_autofree char *question = g_strconcat (uri, "\n", text, NULL);

  if (g_hash_table_remove (self->refused, question))
    return FALSE;
  g_hash_table_add (self->refused, g_steal_pointer (&question));
  return TRUE;
}

/* What goes wrong before anyone looks at the request. */
static gboolean
answer_early (StewardSampleServer *self,
              SoupServerMessage *message,
              const StewardSampleCustomer *customer)
{
  StewardSampleKind kind = customer->kind;

  if (kind == STEWARD_SAMPLE_RATE_LIMITED)
    send_rate_limited (message, "0");
  else if (kind == STEWARD_SAMPLE_BUSY && is_first_try (self, message))
    send_rate_limited (message, "1");
  else if (kind == STEWARD_SAMPLE_BROKEN)
    send_text (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, "internal server error");
  else if (kind == STEWARD_SAMPLE_SIGN_IN)
    send_to_sign_in (message, customer->slug);
  else if (kind == STEWARD_SAMPLE_COSTLY)
    send_costly (message);
  else if (kind == STEWARD_SAMPLE_HUGE)
    send_huge (message);
  else
    return FALSE;
  return TRUE;
}

static void
answer_graphql (StewardSampleServer *self,
                SoupServerMessage *message,
                const StewardSampleCustomer *customer)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  const char *problem = check_token (customer, message);
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    {
      send_text (message, SOUP_STATUS_UNAUTHORIZED, problem);
      return;
    }
  answer = steward_sample_graphql_answer (customer, self->today, body->data ? body->data : "",
                                          (gsize) body->length, &error);
  if (answer == NULL)
    send_text (message, SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message);
  else
    send_body (message, customer->kind, "application/json", answer);
}

static void
answer_customer (StewardSampleServer *self,
                 SoupServerMessage *message,
                 const StewardSampleCustomer *customer,
                 const char *path)
{
  if (answer_early (self, message, customer))
    return;
  if (!g_str_equal (path, GRAPHQL_PATH))
    send_to_sign_in (message, customer->slug);
  else if (soup_server_message_get_method (message) != SOUP_METHOD_POST)
    send_text (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "method not allowed");
  else
    answer_graphql (self, message, customer);
}

/* --- The report API --- */

/* A report on its way: a day is written whenever the one before is out, so that even years of a
 * large customer take little memory. */
typedef struct {
  const StewardSampleCustomer *customer;
  StewardDay day; /* to be written next */
  StewardDay last;
  StewardDay today;
  gboolean languages;
} Report;

/* Both ends may be left out and are included. */
static gboolean
read_range (Report *self, GHashTable *query)
{
  const char *start = g_hash_table_lookup (query, "startDate");
  const char *end = g_hash_table_lookup (query, "endDate");

  self->day = self->today - REPORT_DAYS;
  self->last = self->today;
  if ((start && !steward_day_parse (start, &self->day))
      || (end && !steward_day_parse (end, &self->last)))
    return FALSE;
  self->last = MIN (self->last, self->today);
  return TRUE;
}

static gboolean
read_report (Report *self, GHashTable *query)
{
  const char *granularity = g_hash_table_lookup (query, "granularity");

  self->languages = granularity == NULL || g_str_equal (granularity, "by_user_day_client_language");
  return (self->languages || g_str_equal (granularity, "by_user_day")) && read_range (self, query);
}

static void
write_next_day_cb (SoupServerMessage *message, gpointer user_data)
{
  Report *report = user_data;
  SoupMessageBody *body = soup_server_message_get_response_body (message);

  while (report->day <= report->last)
    {
      g_autofree char *rows = steward_sample_report_write_day (report->customer, report->day++,
                                                               report->today, report->languages);
      gsize length = strlen (rows);

      if (length == 0)
        continue;
      soup_message_body_append_take (body, (guchar *) g_steal_pointer (&rows), length);
      soup_server_message_unpause (message);
      return;
    }
  soup_message_body_complete (body);
  soup_server_message_unpause (message);
}

static void
free_report_cb (gpointer report, GClosure *closure)
{
  g_free (report);
}

static void
send_report (SoupServerMessage *message, const Report *report)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody *body = soup_server_message_get_response_body (message);
  const char *header = steward_sample_report_get_header (report->languages);

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, "text/csv; charset=utf-8", NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (body, FALSE);
  soup_message_body_append (body, SOUP_MEMORY_STATIC, header, strlen (header));
  g_signal_connect_data (message, "wrote-chunk", G_CALLBACK (write_next_day_cb),
                         g_memdup2 (report, sizeof *report), free_report_cb, G_CONNECT_DEFAULT);
}

/* Why the report API refuses a question, or 0. */
static guint
find_report_refusal (StewardSampleServer *self,
                     SoupServerMessage *message,
                     const StewardSampleCustomer *customer)
{
  const char *credentials = find_credentials (message, "Bearer");
  g_autofree char *token = credentials ? read_token (credentials) : NULL;

  if (g_strcmp0 (token, steward_sample_portfolio_get_report_token (self->portfolio)) != 0)
    return SOUP_STATUS_UNAUTHORIZED;
  if (soup_server_message_get_method (message) != SOUP_METHOD_GET)
    return SOUP_STATUS_METHOD_NOT_ALLOWED;
  if (customer == NULL)
    return SOUP_STATUS_NOT_FOUND;
  /* Some would rather not say that the instance is there. */
  if (customer->kind == STEWARD_SAMPLE_NO_ACCESS)
    return customer->key % 2 ? SOUP_STATUS_FORBIDDEN : SOUP_STATUS_NOT_FOUND;
  return customer->source == STEWARD_SAMPLE_ANALYTICS ? 0 : SOUP_STATUS_FORBIDDEN;
}

static void
answer_report (StewardSampleServer *self, SoupServerMessage *message)
{
  const char *encoded = g_uri_get_query (soup_server_message_get_uri (message));
  g_autoptr (GHashTable) query = soup_form_decode (encoded ? encoded : "");
  const char *host = g_hash_table_lookup (query, "instanceURL");
  Report report = { .today = self->today };
  guint refusal;

  if (host)
    report.customer = steward_sample_portfolio_find_host (self->portfolio, host);
  refusal = find_report_refusal (self, message, report.customer);
  if (refusal != 0)
    send_text (message, refusal, soup_status_get_phrase (refusal));
  else if (!read_report (&report, query))
    send_text (message, SOUP_STATUS_BAD_REQUEST, soup_status_get_phrase (SOUP_STATUS_BAD_REQUEST));
  else
    send_report (message, &report);
}

/* --- Routes --- */

/* Whose `/SLUG/…` a path is, or NULL. */
static const StewardSampleCustomer *
find_customer (StewardSampleServer *self, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 3);

  return g_strv_length (parts) == 3 ? steward_sample_portfolio_find_slug (self->portfolio, parts[1])
                                    : NULL;
}

/* `/SLUG/REST`; air-gapped and offline customers cannot be reached here. */
static void
answer_slug (StewardSampleServer *self, SoupServerMessage *message, const char *path)
{
  const StewardSampleCustomer *customer = find_customer (self, path);
  const char *rest = customer ? path + 1 + strlen (customer->slug) + 1 : NULL;

  if (customer == NULL || customer->source == STEWARD_SAMPLE_FILE
      || customer->kind == STEWARD_SAMPLE_OFFLINE)
    send_text (message, SOUP_STATUS_NOT_FOUND, "not found");
  else if (g_str_equal (rest, "sign-in"))
    send_sign_in_page (message);
  else
    answer_customer (self, message, customer, rest);
}

static void
answer (StewardSampleServer *self, SoupServerMessage *message, const char *path)
{
  if (g_str_equal (path, REPORT_PATH))
    answer_report (self, message);
  else
    answer_slug (self, message, path);
}

/* --- Delays --- */

typedef struct {
  StewardSampleServer *self; /* borrowed */
  SoupServerMessage *message;
  char *path;
  guint source_id;
} Delay;

static void forget_delay_cb (SoupServerMessage *message, Delay *delay);

static void
delay_free (Delay *self)
{
  g_clear_handle_id (&self->source_id, g_source_remove);
  g_signal_handlers_disconnect_by_func (self->message, forget_delay_cb, self);
  g_object_unref (self->message);
  g_free (self->path);
  g_free (self);
}

/* The client did not wait. */
static void
forget_delay_cb (SoupServerMessage *message, Delay *delay)
{
  g_ptr_array_remove_fast (delay->self->delayed, delay);
}

static gboolean
answer_late_cb (gpointer user_data)
{
  Delay *delay = user_data;
  g_autoptr (SoupServerMessage) message = g_object_ref (delay->message);

  delay->source_id = 0;
  answer (delay->self, message, delay->path);
  g_ptr_array_remove_fast (delay->self->delayed, delay);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

static void
delay_answer (StewardSampleServer *self,
              SoupServerMessage *message,
              const char *path,
              guint delay_ms)
{
  Delay *delay = g_new0 (Delay, 1);

  delay->self = self;
  delay->message = g_object_ref (message);
  delay->path = g_strdup (path);
  delay->source_id = g_timeout_add (delay_ms, answer_late_cb, delay);
  g_signal_connect (message, "finished", G_CALLBACK (forget_delay_cb), delay);
  g_ptr_array_add (self->delayed, delay);
  soup_server_message_pause (message);
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  StewardSampleServer *self = user_data;
  const StewardSampleCustomer *customer = find_customer (self, path);
  guint delay_ms = self->latency_ms;

  if (customer && customer->kind == STEWARD_SAMPLE_SLOW)
    delay_ms += self->slow_ms;
  if (delay_ms > 0)
    delay_answer (self, message, path, delay_ms);
  else
    answer (self, message, path);
}

/* --- The object --- */

static void
steward_sample_server_dispose (GObject *object)
{
  StewardSampleServer *self = STEWARD_SAMPLE_SERVER (object);

  if (self->server)
    soup_server_disconnect (self->server);
  g_ptr_array_set_size (self->delayed, 0);
  g_clear_object (&self->server);
  g_clear_object (&self->reserved);
  G_OBJECT_CLASS (steward_sample_server_parent_class)->dispose (object);
}

static void
steward_sample_server_finalize (GObject *object)
{
  StewardSampleServer *self = STEWARD_SAMPLE_SERVER (object);

  g_free (self->url);
  g_free (self->offline_url);
  g_hash_table_unref (self->refused);
  g_ptr_array_unref (self->delayed);
  G_OBJECT_CLASS (steward_sample_server_parent_class)->finalize (object);
}

static void
steward_sample_server_class_init (StewardSampleServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = steward_sample_server_dispose;
  object_class->finalize = steward_sample_server_finalize;
}

static void
steward_sample_server_init (StewardSampleServer *self)
{
  self->slow_ms = DEFAULT_SLOW_MS;
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->delayed = g_ptr_array_new_with_free_func ((GDestroyNotify) delay_free);
}

StewardSampleServer *
steward_sample_server_new (const StewardSamplePortfolio *portfolio, StewardDay today)
{
  StewardSampleServer *self = g_object_new (STEWARD_SAMPLE_TYPE_SERVER, NULL);

  self->portfolio = portfolio;
  self->today = today;
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
  return self;
}

void
steward_sample_server_set_delays (StewardSampleServer *self, guint latency_ms, guint slow_ms)
{
  g_return_if_fail (STEWARD_SAMPLE_IS_SERVER (self));
  self->latency_ms = latency_ms;
  self->slow_ms = slow_ms;
}

static char *
dup_loopback_url (guint port)
{
  return g_strdup_printf ("http://127.0.0.1:%u", port);
}

/* A socket that is bound but does not listen refuses every connection. */
static gboolean
reserve_offline_port (StewardSampleServer *self, GError **error)
{
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;

  self->reserved = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, error);
  if (self->reserved == NULL || !g_socket_bind (self->reserved, any, FALSE, error))
    return FALSE;
  bound = g_socket_get_local_address (self->reserved, error);
  if (bound == NULL)
    return FALSE;
  self->offline_url = dup_loopback_url (
    g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  return TRUE;
}

/* The server's own way to listen keeps only ten connections waiting, and resets the others. */
static gboolean
listen_patiently (StewardSampleServer *self, guint port, GError **error)
{
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  g_autoptr (GSocket) socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                             G_SOCKET_PROTOCOL_DEFAULT, error);

  if (socket == NULL)
    return FALSE;
  g_socket_set_listen_backlog (socket, LISTEN_BACKLOG);
  return g_socket_bind (socket, address, TRUE, error) && g_socket_listen (socket, error)
         && soup_server_listen_socket (self->server, socket, 0, error);
}

gboolean
steward_sample_server_listen (StewardSampleServer *self, guint port, GError **error)
{
  GSList *uris;

  g_return_val_if_fail (STEWARD_SAMPLE_IS_SERVER (self) && self->url == NULL, FALSE);
  if (!listen_patiently (self, port, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  self->url = dup_loopback_url ((guint) g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return reserve_offline_port (self, error);
}

const char *
steward_sample_server_get_url (StewardSampleServer *self)
{
  g_return_val_if_fail (STEWARD_SAMPLE_IS_SERVER (self), NULL);
  return self->url;
}

const char *
steward_sample_server_get_offline_url (StewardSampleServer *self)
{
  g_return_val_if_fail (STEWARD_SAMPLE_IS_SERVER (self), NULL);
  return self->offline_url;
}
