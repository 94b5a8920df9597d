/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * type-note DATABASE CUSTOMER NOTE: somebody who types a note without end, saves it now and then,
 * and is killed by the test that started this. Tells each length that is kept, and each that is
 * saved, once it is. */

#include "steward-note-session.h"

#include <stdlib.h>

#define SAVE_EVERY 37

typedef struct {
  StewardNote *note;
  StewardNoteSession *session;
  guint n_written; /* the length that was handed over last */
} Typist;

static StewardNote *
read_cb (gpointer user_data)
{
  Typist *self = user_data;

  self->n_written = (guint) strlen (self->note->body);
  return steward_note_copy (self->note);
}

static void
tell (const char *what, guint length)
{
  g_print ("%s %u\n", what, length);
}

static void
state_cb (Typist *self)
{
  if (steward_note_session_get_state (self->session) == STEWARD_NOTE_KEPT)
    tell ("kept", self->n_written);
  else if (steward_note_session_get_state (self->session) == STEWARD_NOTE_FAILED)
    g_error ("%s", steward_note_session_get_message (self->session));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!steward_note_session_save_finish (STEWARD_NOTE_SESSION (source), result, &error))
    g_error ("%s", error->message);
  tell ("saved", GPOINTER_TO_UINT (user_data));
}

static gboolean
key_cb (gpointer user_data)
{
  Typist *self = user_data;
  gsize length = strlen (self->note->body);
  const char key[] = { (char) ('a' + length % 26), '\0' };
  char *body = g_strconcat (self->note->body, key, NULL);

  g_free (self->note->body);
  self->note->body = body;
  steward_note_session_typed (self->session);
  length++;
  if (length % SAVE_EVERY == 0)
    steward_note_session_save_async (self->session, NULL, saved_cb,
                                     GUINT_TO_POINTER ((guint) length));
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardDatabase) database = NULL;
  g_autoptr (StewardClock) clock = steward_clock_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Typist self = { 0 };

  if (argc != 4)
    return EXIT_FAILURE;
  database = steward_database_open (argv[1], &error);
  if (database == NULL)
    g_error ("%s", error->message);
  self.note = steward_note_new (argv[2], steward_clock_get_today (clock));
  g_free (self.note->id);
  self.note->id = g_strdup (argv[3]);
  self.session = steward_note_session_new (database, clock, 0, read_cb, &self);
  steward_note_session_set_pace (self.session, 1, 3, 5);
  g_signal_connect_swapped (self.session, "notify::state", G_CALLBACK (state_cb), &self);
  tell ("ready", 0);
  g_timeout_add (1, key_cb, &self);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
