/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-instance.h"

#include <string.h>

/* The customer of a path `/CUSTOMER/.api/graphql`. */
static char *
dup_customer (SoupServerMessage *message)
{
  const char *path = g_uri_get_path (soup_server_message_get_uri (message));

  return g_strndup (path + 1, strcspn (path + 1, "/"));
}

/* An answer was sent, or its client went away. */
static void
ended_cb (SoupServerMessage *message, FakeInstance *self)
{
  g_autofree char *customer = dup_customer (message);
  guint n_open = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_open, customer));

  g_signal_handlers_disconnect_by_func (message, ended_cb, self);
  if (n_open > 1)
    g_hash_table_insert (self->n_open, g_steal_pointer (&customer), GUINT_TO_POINTER (n_open - 1));
  else
    g_hash_table_remove (self->n_open, customer);
  if (g_queue_remove (&self->held, message))
    g_object_unref (message);
}

static void
note_request (FakeInstance *self, SoupServerMessage *message)
{
  char *customer = dup_customer (message);
  guint n_open = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_open, customer));

  g_ptr_array_add (self->asked, g_strdup (customer));
  g_hash_table_insert (self->n_open, customer, GUINT_TO_POINTER (n_open + 1));
  self->most_at_once = MAX (self->most_at_once, g_hash_table_size (self->n_open));
  g_signal_connect (message, "finished", G_CALLBACK (ended_cb), self);
  g_signal_connect (message, "disconnected", G_CALLBACK (ended_cb), self);
}

static const char *
find_answer (FakeInstance *self, SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autofree char *customer = dup_customer (message);
  gboolean is_usage = g_strstr_len (body->data, (gssize) body->length,
                                    "\"operationName\":\"StewardUsage\"")
                      != NULL;
  g_autofree char *key = g_strdup_printf ("%s %s", customer,
                                          is_usage ? "StewardUsage" : "StewardLicense");
  const char *answer = g_hash_table_lookup (self->answers, key);

  if (answer)
    return answer;
  return is_usage ? FAKE_USAGE_744 : FAKE_SEATS_900;
}

static void
asked_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  FakeInstance *self = user_data;
  const char *answer = find_answer (self, message);

  note_request (self, message);
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer,
                                    strlen (answer));
  if (!self->holding)
    return;
  soup_server_message_pause (message);
  g_queue_push_tail (&self->held, g_object_ref (message));
}

FakeInstance *
fake_instance_new (void)
{
  FakeInstance *self = g_new0 (FakeInstance, 1);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->asked = g_ptr_array_new_with_free_func (g_free);
  self->n_open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->held);
  self->server = g_object_new (SOUP_TYPE_SERVER, NULL);
  soup_server_add_handler (self->server, NULL, asked_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return self;
}

void
fake_instance_free (FakeInstance *self)
{
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_queue_clear_full (&self->held, g_object_unref);
  g_ptr_array_unref (self->asked);
  g_hash_table_unref (self->n_open);
  g_hash_table_unref (self->answers);
  g_free (self->address);
  g_free (self);
}

char *
fake_instance_make_url (FakeInstance *self, const char *customer)
{
  return g_strdup_printf ("%s/%s", self->address, customer);
}

void
fake_instance_set_answer (FakeInstance *self,
                          const char *customer,
                          const char *operation,
                          const char *body)
{
  g_hash_table_insert (self->answers, g_strdup_printf ("%s %s", customer, operation),
                       (gpointer) body);
}

void
fake_instance_await_held (FakeInstance *self, guint n_held)
{
  while (self->held.length < n_held)
    g_main_context_iteration (NULL, TRUE);
}

/* Answers those that wait, of one customer or all. */
static void
let_go (FakeInstance *self, const char *customer)
{
  GQueue held = self->held;

  g_queue_init (&self->held);
  while (!g_queue_is_empty (&held))
    {
      SoupServerMessage *message = g_queue_pop_head (&held);
      g_autofree char *its_customer = dup_customer (message);

      if (customer && !g_str_equal (customer, its_customer))
        {
          g_queue_push_tail (&self->held, message);
          continue;
        }
      soup_server_message_unpause (message);
      g_object_unref (message);
    }
}

void
fake_instance_let_go (FakeInstance *self, const char *customer)
{
  let_go (self, customer);
}

void
fake_instance_let_all_go (FakeInstance *self)
{
  self->holding = FALSE;
  let_go (self, NULL);
}

guint
fake_instance_count_asked (FakeInstance *self, const char *customer)
{
  guint n_asked = 0;

  for (guint i = 0; i < self->asked->len; i++)
    n_asked += g_str_equal (g_ptr_array_index (self->asked, i), customer) ? 1 : 0;
  return n_asked;
}
