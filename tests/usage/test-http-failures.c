/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The real client against servers that go wrong below HTTP: silence, drips, answers that end too
 * early, lost connections and bad certificates. */

#include "steward-http.h"

#include "fake-server.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>

#define LONG_MS 20000 /* never reached where nothing is wrong */
#define HEAD "HTTP/1.1 200 OK\r\nContent-Type: "
#define JSON_HEAD HEAD "application/json\r\n"
#define CSV_HEAD HEAD "text/csv\r\n"

typedef enum {
  THEN_CLOSE,
  THEN_RESET,
  THEN_HOLD,  /* until the client goes */
  THEN_DRIP,  /* spaces, then close */
  THEN_LEAVE, /* close when the next request has come, without answering it */
} Then;

/* What one connection gets. */
typedef struct {
  const char *bytes; /* NULL: closed at once, unread */
  Then then;
  guint n_drips;
  gint64 drip_us;
  gsize n_bytes; /* 0: a string */
} Script;

typedef struct {
  GSocketService *service;
  char *host_and_port;
  GTlsCertificate *certificate; /* for https; else NULL */
  const Script *scripts;        /* one a connection; the last one again and again */
  guint n_scripts;
  int n_connections;
} RawServer;

/* Reads a request with its body; FALSE where the client has gone. */
static gboolean
read_request (GInputStream *input)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize wanted = 0;

  while (wanted == 0 || text->len < wanted)
    {
      char buffer[4096];
      gssize n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);
      const char *end;
      const char *length;

      if (n <= 0)
        return FALSE;
      g_string_append_len (text, buffer, n);
      end = strstr (text->str, "\r\n\r\n");
      length = strstr (text->str, "Content-Length: ");
      if (end)
        wanted = (gsize) (end + 4 - text->str)
                 + (length ? (gsize) g_ascii_strtoull (length + 16, NULL, 10) : 0);
    }
  return TRUE;
}

static void
drip (const Script *script, GSocket *socket, GOutputStream *output)
{
  for (guint i = 0; i < script->n_drips; i++)
    {
      /* Nothing more comes from the client, so this ends early only when it goes. */
      if (g_socket_condition_timed_wait (socket, G_IO_IN, script->drip_us, NULL, NULL)
          || !g_output_stream_write_all (output, " ", 1, NULL, NULL, NULL))
        return;
    }
}

static void
go_on (const Script *script, GSocket *socket, GIOStream *stream)
{
  const struct linger at_once = { 1, 0 };
  char byte;

  switch (script->then)
    {
    case THEN_HOLD:
      (void) g_input_stream_read (g_io_stream_get_input_stream (stream), &byte, 1, NULL, NULL);
      break;
    case THEN_DRIP:
      drip (script, socket, g_io_stream_get_output_stream (stream));
      break;
    case THEN_LEAVE:
      read_request (g_io_stream_get_input_stream (stream));
      break;
    case THEN_RESET:
      setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
      break;
    case THEN_CLOSE:
    default:
      break;
    }
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  RawServer *self = user_data;
  guint i = (guint) g_atomic_int_add (&self->n_connections, 1);
  const Script *script = &self->scripts[MIN (i, self->n_scripts - 1)];
  GSocket *socket = g_socket_connection_get_socket (connection);
  g_autoptr (GIOStream) stream = g_object_ref (G_IO_STREAM (connection));

  if (self->certificate)
    {
      g_object_unref (stream);
      stream = g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
    }
  if (script->bytes && read_request (g_io_stream_get_input_stream (stream))
      && g_output_stream_write_all (g_io_stream_get_output_stream (stream), script->bytes,
                                    script->n_bytes ? script->n_bytes : strlen (script->bytes),
                                    NULL, NULL, NULL))
    go_on (script, socket, stream);
  /* Below TLS: the client is told nothing. */
  g_socket_close (socket, NULL);
  return TRUE;
}

static RawServer *
raw_server_new (const Script *scripts, guint n_scripts, GTlsCertificate *certificate)
{
  RawServer *self = g_new0 (RawServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  self->scripts = scripts;
  self->n_scripts = n_scripts;
  self->certificate = certificate;
  self->service = g_threaded_socket_service_new (8);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  self->host_and_port = g_strdup_printf (
    "127.0.0.1:%u", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  g_signal_connect (self->service, "run", G_CALLBACK (run_cb), self);
  return self;
}

static void
raw_server_free (RawServer *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_free (self->host_and_port);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RawServer, raw_server_free)

static GBytes *
fetch (StewardHttp *http, StewardHttpKind kind, const char *url, gboolean post, GError **error)
{
  g_autoptr (GBytes) body = post ? g_bytes_new_static ("{}", 2) : NULL;
  const StewardHttpRequest request = { kind, url, "token secret", body };
  g_autoptr (GAsyncResult) result = NULL;

  steward_http_fetch_async (http, &request, NULL, fake_keep_result_cb, &result);
  return steward_http_fetch_finish (http, fake_await (&result), error);
}

static void
assert_failure (StewardHttp *http, StewardHttpKind kind, const char *url, StewardUsageError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (http, kind, url, TRUE, &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, (int) code);
  g_assert_null (strstr (error->message, "secret"));
}

/* The failure of a fetch from a server that does @script. Only one that hangs up without an answer
 * is asked again; of a reset nobody knows whether the head of an answer came before it. */
static void
assert_script_fails (StewardHttpKind kind,
                     guint timeout_ms,
                     const Script *script,
                     StewardUsageError code)
{
  g_autoptr (StewardHttp) http = steward_http_new (timeout_ms, 1, NULL);
  g_autoptr (RawServer) server = raw_server_new (script, 1, NULL);
  g_autofree char *url = g_strconcat ("http://", server->host_and_port, NULL);
  gint64 start = g_get_monotonic_time ();

  assert_failure (http, kind, url, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, LONG_MS * G_GINT64_CONSTANT (1000));
  if (script->then == THEN_CLOSE && script->n_bytes == 0 && *script->bytes == '\0')
    g_assert_cmpint (g_atomic_int_get (&server->n_connections), ==, 1 + STEWARD_HTTP_MAX_RETRIES);
  else if (script->then != THEN_RESET)
    g_assert_cmpint (g_atomic_int_get (&server->n_connections), ==, 1);
}

static void
test_truncated (void)
{
  const struct {
    StewardHttpKind kind;
    const char *bytes;
  } cases[] = {
    { STEWARD_HTTP_GRAPHQL, JSON_HEAD "Content-Length: 100\r\n\r\n{}" },
    { STEWARD_HTTP_GRAPHQL, JSON_HEAD "Content-Length: 3\r\n\r\n{}" },
    { STEWARD_HTTP_GRAPHQL, JSON_HEAD "Content-Length: 2\r\n\r\n" },
    { STEWARD_HTTP_REPORT, CSV_HEAD "Content-Length: 100\r\n\r\na,b\n1,2\n" },
    { STEWARD_HTTP_GRAPHQL, JSON_HEAD "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n" },
    { STEWARD_HTTP_REPORT, CSV_HEAD "Transfer-Encoding: chunked\r\n\r\n4\r\na,b\n" },
    { STEWARD_HTTP_REPORT, CSV_HEAD "Transfer-Encoding: chunked\r\n\r\n9\r\na,b\n" },
    { STEWARD_HTTP_REPORT, CSV_HEAD "Transfer-Encoding: chunked\r\n\r\n4\r\na,b\n\r\n" },
    { STEWARD_HTTP_GRAPHQL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Script closed = { cases[i].bytes, THEN_CLOSE };
      const Script reset = { cases[i].bytes, THEN_RESET };

      assert_script_fails (cases[i].kind, LONG_MS, &closed, STEWARD_USAGE_ERROR_OFFLINE);
      assert_script_fails (cases[i].kind, LONG_MS, &reset, STEWARD_USAGE_ERROR_OFFLINE);
    }
}

/* Half of a compressed answer is no shorter answer. */
static void
test_truncated_compression (void)
{
  const char *const heads[] = { CSV_HEAD "Content-Encoding: gzip\r\nContent-Length: 100000\r\n\r\n",
                                CSV_HEAD "Content-Encoding: gzip\r\n"
                                         "Transfer-Encoding: chunked\r\n\r\n186a0\r\n" };
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autofree char *text = g_malloc (100000);
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;

  for (guint i = 0; i < 100000; i++)
    text[i] = (char) ('0' + g_test_rand_int_range (0, 10));
  input = g_bytes_new_static (text, 100000);
  output = g_converter_convert_bytes (G_CONVERTER (compressor), input, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) answer = g_string_new (heads[i]);
      Script script = { .then = THEN_CLOSE };

      g_string_append_len (answer, g_bytes_get_data (output, NULL),
                           (gssize) g_bytes_get_size (output) / 2);
      script.bytes = answer->str;
      script.n_bytes = answer->len;
      assert_script_fails (STEWARD_HTTP_REPORT, LONG_MS, &script, STEWARD_USAGE_ERROR_OFFLINE);
    }
}

/* A report that says nothing of its end could be cut short unnoticed; JSON could not. */
static void
test_unframed (void)
{
  const Script report = { CSV_HEAD "\r\na,b\n1,2\n", THEN_CLOSE };
  const Script half = { JSON_HEAD "\r\n{\"data\":", THEN_CLOSE };
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);
  g_autoptr (RawServer) server = raw_server_new (&half, 1, NULL);
  g_autofree char *url = g_strconcat ("http://", server->host_and_port, NULL);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  assert_script_fails (STEWARD_HTTP_REPORT, LONG_MS, &report, STEWARD_USAGE_ERROR_MALFORMED);
  body = fetch (http, STEWARD_HTTP_GRAPHQL, url, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "{\"data\":", 8);
}

static void
test_not_http (void)
{
  const Script greeting = { "220 mail.example.com ESMTP\r\n\r\n", THEN_CLOSE };

  assert_script_fails (STEWARD_HTTP_GRAPHQL, LONG_MS, &greeting, STEWARD_USAGE_ERROR_MALFORMED);
}

static void
test_timeouts (void)
{
  const struct {
    StewardHttpKind kind;
    Script script;
  } cases[] = {
    { STEWARD_HTTP_GRAPHQL, { "", THEN_HOLD } },
    { STEWARD_HTTP_REPORT, { "", THEN_HOLD } },
    { STEWARD_HTTP_GRAPHQL, { "HTTP/1.1 200 OK\r\nX:", THEN_DRIP, 100000, 5000 } },
    { STEWARD_HTTP_REPORT, { "HTTP/1.1 200 OK\r\nX:", THEN_DRIP, 100000, 5000 } },
    { STEWARD_HTTP_GRAPHQL, { JSON_HEAD "Content-Length: 9\r\n\r\n{", THEN_HOLD } },
    { STEWARD_HTTP_REPORT, { CSV_HEAD "Content-Length: 9\r\n\r\na", THEN_HOLD } },
    { STEWARD_HTTP_GRAPHQL,
      { JSON_HEAD "Content-Length: 100000\r\n\r\n", THEN_DRIP, 100000, 5000 } },
    { STEWARD_HTTP_REPORT, { CSV_HEAD "Content-Length: 100000\r\n\r\n", THEN_DRIP, 100000, 5000 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_script_fails (cases[i].kind, 100, &cases[i].script, STEWARD_USAGE_ERROR_TIMEOUT);
}

/* A report may take longer in all than any one piece of it. */
static void
test_slow_report (void)
{
  const Script script = { CSV_HEAD "Content-Length: 15\r\n\r\n", THEN_DRIP, 15, 250000 };
  g_autoptr (RawServer) server = raw_server_new (&script, 1, NULL);
  g_autoptr (StewardHttp) http = steward_http_new (3000, 1, NULL);
  g_autofree char *url = g_strconcat ("http://", server->host_and_port, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) answer = fetch (http, STEWARD_HTTP_REPORT, url, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (answer), ==, 15);
  g_assert_cmpint (g_get_monotonic_time () - start, >, 3 * G_USEC_PER_SEC);
}

/* Without the wait, of up to half a minute, before a server is asked again that hung up. */
static void
assert_second_fetch_works (StewardHttpKind kind, gboolean post, const Script *scripts)
{
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, G_MAXINT32 / 2, NULL);
  g_autoptr (RawServer) server = raw_server_new (scripts, 2, NULL);
  g_autofree char *url = g_strconcat ("http://", server->host_and_port, NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) first = fetch (http, kind, url, post, &error);
  g_autoptr (GBytes) second = NULL;

  g_assert_no_error (error);
  second = fetch (http, kind, url, post, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (first), ==, 2);
  g_assert_cmpuint (g_bytes_get_size (second), ==, 7);
  g_assert_cmpint (g_atomic_int_get (&server->n_connections), ==, 2);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

/* A server may close a kept connection just as the next request is on its way. */
static void
test_kept_connection_is_gone (void)
{
  const Script json[] = {
    { JSON_HEAD "Content-Length: 2\r\n\r\n{}", THEN_LEAVE },
    { JSON_HEAD "Content-Length: 7\r\n\r\n{\"a\":1}", THEN_HOLD },
  };
  const Script csv[] = {
    { CSV_HEAD "Content-Length: 2\r\n\r\na\n", THEN_LEAVE },
    { CSV_HEAD "Content-Length: 7\r\n\r\na\n1234\n", THEN_HOLD },
  };

  assert_second_fetch_works (STEWARD_HTTP_GRAPHQL, TRUE, json);
  assert_second_fetch_works (STEWARD_HTTP_REPORT, FALSE, csv);
}

static void
test_refused (void)
{
  const Script script = { "", THEN_CLOSE };
  RawServer *server = raw_server_new (&script, 1, NULL);
  g_autofree char *url = g_strconcat ("http://", server->host_and_port, NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  raw_server_free (server); /* whose port nobody listens on any more */
  assert_failure (http, STEWARD_HTTP_GRAPHQL, url, STEWARD_USAGE_ERROR_OFFLINE);
}

/* A label of more than 63 letters: no resolver asks the network for it. */
static void
test_not_found (void)
{
  g_autofree char *label = g_strnfill (64, 'a');
  g_autofree char *url = g_strdup_printf ("https://%s.invalid", label);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, NULL);

  assert_failure (http, STEWARD_HTTP_GRAPHQL, url, STEWARD_USAGE_ERROR_OFFLINE);
}

typedef struct {
  char *folder;
  char *certificate_path;
  char *key_path;
  GTlsCertificate *certificate; /* of 127.0.0.1, signed by itself */
  GTlsDatabase *database;       /* that trusts it */
} Tls;

static void
set_up_tls (Tls *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int status;

  self->folder = g_dir_make_tmp ("steward-http-XXXXXX", &error);
  g_assert_no_error (error);
  self->certificate_path = g_build_filename (self->folder, "certificate.pem", NULL);
  self->key_path = g_build_filename (self->folder, "key.pem", NULL);
  {
    const char *const command[] = {
      "openssl",  "req",           "-x509",   "-newkey",
      "rsa:2048", "-nodes",        "-days",   "2",
      "-subj",    "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
      "-keyout",  self->key_path,  "-out",    self->certificate_path,
      NULL
    };

    g_spawn_sync (NULL, (char **) command, NULL,
                  G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                  NULL, NULL, NULL, NULL, &status, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  self->certificate = g_tls_certificate_new_from_files (self->certificate_path, self->key_path,
                                                        &error);
  g_assert_no_error (error);
  self->database = g_tls_file_database_new (self->certificate_path, &error);
  g_assert_no_error (error);
}

static void
tear_down_tls (Tls *self, gconstpointer data)
{
  g_clear_object (&self->database);
  g_clear_object (&self->certificate);
  g_remove (self->certificate_path);
  g_remove (self->key_path);
  g_rmdir (self->folder);
  g_free (self->certificate_path);
  g_free (self->key_path);
  g_free (self->folder);
}

static void
test_certificate (Tls *self, gconstpointer data)
{
  const FakeAnswer answer = { 200, "application/json", "{}" };
  g_autoptr (FakeServer) server = fake_server_new (self->certificate);
  g_autoptr (StewardHttp) of_system = steward_http_new (LONG_MS, 1, NULL);
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, self->database);
  g_autofree char *other_name = g_strconcat ("https://localhost", strrchr (server->address, ':'),
                                             NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  fake_server_set_answers (server, &answer, 1);
  assert_failure (of_system, STEWARD_HTTP_GRAPHQL, server->address, STEWARD_USAGE_ERROR_TLS);
  assert_failure (http, STEWARD_HTTP_GRAPHQL, other_name, STEWARD_USAGE_ERROR_TLS);
  g_assert_cmpuint (server->requests->len, ==, 0);
  body = fetch (http, STEWARD_HTTP_GRAPHQL, server->address, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (body), ==, 2);
}

/* A connection that is lost says nothing about the certificate. */
static void
test_tls_lost (Tls *self, gconstpointer data)
{
  const Script scripts[] = {
    { JSON_HEAD "Content-Length: 100\r\n\r\n{", THEN_CLOSE },
    { JSON_HEAD "Transfer-Encoding: chunked\r\n\r\n1\r\n{", THEN_RESET },
  };
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, self->database);
  g_autoptr (RawServer) server = raw_server_new (scripts, G_N_ELEMENTS (scripts),
                                                 self->certificate);
  g_autofree char *url = g_strconcat ("https://", server->host_and_port, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    assert_failure (http, STEWARD_HTTP_GRAPHQL, url, STEWARD_USAGE_ERROR_OFFLINE);
}

static void
test_no_handshake (Tls *self, gconstpointer data)
{
  const Script script = { NULL, THEN_CLOSE };
  g_autoptr (StewardHttp) http = steward_http_new (LONG_MS, 1, self->database);
  g_autoptr (RawServer) server = raw_server_new (&script, 1, NULL);
  g_autofree char *url = g_strconcat ("https://", server->host_and_port, NULL);

  assert_failure (http, STEWARD_HTTP_GRAPHQL, url, STEWARD_USAGE_ERROR_TLS);
}

#define ADD_TLS(path, func) g_test_add (path, Tls, NULL, set_up_tls, func, tear_down_tls)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/usage/http-failures/unframed", test_unframed);
  g_test_add_func ("/steward/usage/http-failures/truncated", test_truncated);
  g_test_add_func ("/steward/usage/http-failures/truncated-compression",
                   test_truncated_compression);
  g_test_add_func ("/steward/usage/http-failures/not-http", test_not_http);
  g_test_add_func ("/steward/usage/http-failures/timeouts", test_timeouts);
  g_test_add_func ("/steward/usage/http-failures/slow-report", test_slow_report);
  g_test_add_func ("/steward/usage/http-failures/kept-connection-is-gone",
                   test_kept_connection_is_gone);
  g_test_add_func ("/steward/usage/http-failures/refused", test_refused);
  g_test_add_func ("/steward/usage/http-failures/not-found", test_not_found);
  ADD_TLS ("/steward/usage/http-failures/certificate", test_certificate);
  ADD_TLS ("/steward/usage/http-failures/tls-lost", test_tls_lost);
  ADD_TLS ("/steward/usage/http-failures/no-handshake", test_no_handshake);
  return g_test_run ();
}
