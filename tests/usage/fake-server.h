/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

/* What the server says to one request. */
typedef struct {
  guint status;
  const char *type; /* no header where NULL */
  const char *body; /* none where NULL */
  gsize length;     /* of the body; 0: it is a string */
  const char *header;
  const char *value; /* of the further @header */
} FakeAnswer;

/* What was sent. */
typedef struct {
  char *method;
  char *target; /* path and query */
  char *body;
  SoupMessageHeaders *headers;
  guint port; /* of the client: the same for a connection that was kept */
} FakeRequest;

/* A server on a free loopback port in the test's own main loop, which says one answer after the
 * other; the last one is said again and again. */
typedef struct {
  SoupServer *server;
  char *address;
  GPtrArray *requests; /* of FakeRequest */
  const FakeAnswer *answers;
  guint n_answers;
} FakeServer;

/* @certificate: (nullable): for https */
FakeServer *fake_server_new (GTlsCertificate *certificate);
void fake_server_free (FakeServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeServer, fake_server_free)
void fake_server_set_answers (FakeServer *self, const FakeAnswer *answers, guint n_answers);
const FakeRequest *fake_server_get_request (FakeServer *self, guint i);
const char *fake_server_get_header (FakeServer *self, guint i, const char *name);

/* A GAsyncReadyCallback that keeps the result in a GAsyncResult *. */
void fake_keep_result_cb (GObject *source, GAsyncResult *result, gpointer place);
/* Runs the main loop until a result is there. */
GAsyncResult *fake_await (GAsyncResult **place);
