/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-server.h"

#include <string.h>

static void
fake_request_free (gpointer data)
{
  FakeRequest *self = data;

  g_free (self->method);
  g_free (self->target);
  g_free (self->body);
  soup_message_headers_unref (self->headers);
  g_free (self);
}

static void
note_request (FakeServer *self, SoupServerMessage *message)
{
  FakeRequest *request = g_new0 (FakeRequest, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *address = g_uri_to_string (soup_server_message_get_uri (message));

  request->method = g_strdup (soup_server_message_get_method (message));
  request->target = g_strdup (strchr (strstr (address, "://") + 3, '/'));
  request->body = g_strndup (body->data ? body->data : "", (gsize) body->length);
  request->headers = soup_message_headers_ref (soup_server_message_get_request_headers (message));
  request->port = g_inet_socket_address_get_port (
    G_INET_SOCKET_ADDRESS (soup_server_message_get_remote_address (message)));
  g_ptr_array_add (self->requests, request);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  FakeServer *self = user_data;
  const FakeAnswer *answer = &self->answers[MIN (self->requests->len, self->n_answers - 1)];
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  note_request (self, message);
  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->type)
    soup_message_headers_replace (headers, "Content-Type", answer->type);
  if (answer->header)
    soup_message_headers_replace (headers, answer->header, answer->value);
  if (answer->body)
    soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY,
                              answer->body,
                              answer->length ? answer->length : strlen (answer->body));
}

FakeServer *
fake_server_new (GTlsCertificate *certificate)
{
  FakeServer *self = g_new0 (FakeServer, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->requests = g_ptr_array_new_with_free_func (fake_request_free);
  self->server = g_object_new (SOUP_TYPE_SERVER, "tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, answer_cb, self, NULL);
  soup_server_listen_local (
    self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate ? SOUP_SERVER_LISTEN_HTTPS : 0),
    &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("%s://127.0.0.1:%d", certificate ? "https" : "http",
                                   g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
fake_server_free (FakeServer *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_ptr_array_unref (self->requests);
  g_free (self->address);
  g_free (self);
}

void
fake_server_set_answers (FakeServer *self, const FakeAnswer *answers, guint n_answers)
{
  g_ptr_array_set_size (self->requests, 0);
  self->answers = answers;
  self->n_answers = n_answers;
}

const FakeRequest *
fake_server_get_request (FakeServer *self, guint i)
{
  g_assert_cmpuint (i, <, self->requests->len);
  return g_ptr_array_index (self->requests, i);
}

const char *
fake_server_get_header (FakeServer *self, guint i, const char *name)
{
  return soup_message_headers_get_one (fake_server_get_request (self, i)->headers, name);
}

void
fake_keep_result_cb (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **) place = g_object_ref (result);
}

GAsyncResult *
fake_await (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}
