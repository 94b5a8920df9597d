/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-note-repository.h"
#include "steward-note-session.h"

#include <string.h>

/* An editor: what a session reads. */
typedef struct {
  ScratchStore store;
  StewardClock *clock;
  StewardNote *note;
  StewardNoteSession *session;
  guint n_read;
  guint n_notified;
} Fixture;

static StewardNote *
read_cb (gpointer user_data)
{
  Fixture *self = user_data;

  self->n_read++;
  return steward_note_copy (self->note);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *customer = NULL;

  scratch_store_set_up (&self->store);
  customer = scratch_store_add_customer (self->store.database, "Ada Devices");
  self->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  self->note = steward_note_new (customer, steward_day_new (2026, 11, 23));
  self->session = steward_note_session_new (self->store.database, self->clock, 0, read_cb, self);
  steward_note_session_set_pace (self->session, 5, 20, 5);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->session)
    g_assert_finalize_object (self->session);
  g_object_unref (self->clock);
  steward_note_free (self->note);
  scratch_store_tear_down (&self->store);
}

static void
type (Fixture *self, const char *text)
{
  char *body = g_strconcat (self->note->body, text, NULL);

  g_free (self->note->body);
  self->note->body = body;
  steward_note_session_typed (self->session);
}

static void
wait_for (Fixture *self, StewardNoteState state)
{
  while (steward_note_session_get_state (self->session) != state)
    g_main_context_iteration (NULL, TRUE);
}

/* --- What is in the store --------------------------------------------------------------------- */

static gpointer
list_drafts_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_drafts (connection, error);
}

static gpointer
versions_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_versions (connection, data, error);
}

/* The text of the draft, or NULL where there is none. */
static char *
read_draft (Fixture *self, gint64 *base)
{
  g_autoptr (GPtrArray) drafts = scratch_store_run (self->store.database, list_drafts_job, NULL,
                                                    NULL);

  g_assert_cmpuint (drafts->len, <=, 1);
  if (drafts->len == 0)
    return NULL;
  *base = ((StewardNoteDraft *) drafts->pdata[0])->base;
  return g_strdup (((StewardNoteDraft *) drafts->pdata[0])->note->body);
}

static void
assert_draft (Fixture *self, const char *expected)
{
  gint64 base;
  g_autofree char *body = read_draft (self, &base);

  g_assert_cmpstr (body, ==, expected);
}

static void
assert_versions (Fixture *self, const char *expected)
{
  g_autoptr (GPtrArray) versions = scratch_store_run (self->store.database, versions_job,
                                                      self->note->id, NULL);
  g_autoptr (GString) bodies = g_string_new (NULL);

  for (guint i = 0; versions && i < versions->len; i++)
    g_string_append_printf (bodies, "%s%s", i > 0 ? "|" : "",
                            ((StewardNoteVersion *) versions->pdata[i])->body);
  g_assert_cmpstr (bodies->str, ==, expected);
}

/* --- Saving ----------------------------------------------------------------------------------- */

typedef struct {
  GAsyncResult *result;
} Waiting;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Waiting *) user_data)->result = g_object_ref (result);
}

static gboolean
save (Fixture *self, GError **error)
{
  Waiting waiting = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  steward_note_session_save_async (self->session, NULL, done_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = waiting.result;
  return steward_note_session_save_finish (self->session, result, error);
}

static void
discard (Fixture *self)
{
  Waiting waiting = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  steward_note_session_discard_async (self->session, self->note->id, NULL, done_cb, &waiting);
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = waiting.result;
  g_assert_true (steward_note_session_discard_finish (self->session, result, NULL));
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_kept_after_a_pause (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (steward_note_session_get_state (self->session), ==, STEWARD_NOTE_SAVED);
  type (self, "a");
  type (self, "b");
  g_assert_cmpint (steward_note_session_get_state (self->session), ==, STEWARD_NOTE_TYPED);
  wait_for (self, STEWARD_NOTE_KEPT);
  assert_draft (self, "ab");
  /* Once for both keys. */
  g_assert_cmpuint (self->n_read, ==, 1);
}

static gboolean
key_cb (gpointer user_data)
{
  type (user_data, "x");
  return G_SOURCE_CONTINUE;
}

/* Whoever never pauses is kept, too. */
static void
test_kept_while_typing (Fixture *self, gconstpointer data)
{
  guint keys;

  steward_note_session_set_pace (self->session, 10000, 20, 5);
  keys = g_timeout_add (1, key_cb, self);
  while (self->n_read < 3)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (keys);
  steward_note_session_keep (self->session);
  wait_for (self, STEWARD_NOTE_KEPT);
}

static void
test_kept_at_once (Fixture *self, gconstpointer data)
{
  steward_note_session_set_pace (self->session, 100000, 100000, 5);
  steward_note_session_keep (self->session);
  type (self, "a");
  steward_note_session_keep (self->session);
  wait_for (self, STEWARD_NOTE_KEPT);
  assert_draft (self, "a");
  /* Nothing that is kept already is written again. */
  steward_note_session_keep (self->session);
  g_assert_cmpuint (self->n_read, ==, 1);
}

static void
test_saved (Fixture *self, gconstpointer data)
{
  gint64 base;
  g_autofree char *body = NULL;

  type (self, "first");
  wait_for (self, STEWARD_NOTE_KEPT);
  g_assert_true (save (self, NULL));
  g_assert_cmpint (steward_note_session_get_state (self->session), ==, STEWARD_NOTE_SAVED);
  assert_draft (self, NULL);
  assert_versions (self, "first");
  type (self, " second");
  wait_for (self, STEWARD_NOTE_KEPT);
  body = read_draft (self, &base);
  g_assert_cmpstr (body, ==, "first second");
  g_assert_cmpint (base, ==, steward_clock_get_now (self->clock));
  assert_versions (self, "first");
  g_assert_true (save (self, NULL));
  assert_versions (self, "first second|first");
}

/* What is typed while the note is being saved is no part of what was saved. */
static void
test_typed_meanwhile (Fixture *self, gconstpointer data)
{
  Waiting waiting = { NULL };

  type (self, "saved");
  steward_note_session_save_async (self->session, NULL, done_cb, &waiting);
  type (self, " typed");
  while (waiting.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (waiting.result);
  assert_versions (self, "saved");
  wait_for (self, STEWARD_NOTE_KEPT);
  assert_draft (self, "saved typed");
}

static void
test_discarded (Fixture *self, gconstpointer data)
{
  type (self, "a");
  wait_for (self, STEWARD_NOTE_KEPT);
  type (self, "b");
  discard (self);
  g_assert_cmpint (steward_note_session_get_state (self->session), ==, STEWARD_NOTE_SAVED);
  assert_draft (self, NULL);
}

static void
notified_cb (Fixture *self)
{
  self->n_notified++;
}

/* No space: it is said, nothing is lost, and when there is some again it is kept without a key. */
static void
test_no_space (Fixture *self, gconstpointer data)
{
  g_autofree char *large = g_strnfill (200000, 'x');
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (self->session, "notify::message", G_CALLBACK (notified_cb), self);
  type (self, "kept");
  wait_for (self, STEWARD_NOTE_KEPT);
  scratch_store_exec (self->store.database, "PRAGMA max_page_count = 1");
  type (self, large);
  wait_for (self, STEWARD_NOTE_FAILED);
  g_assert_nonnull (strstr (steward_note_session_get_message (self->session), "space"));
  assert_draft (self, "kept");
  g_assert_false (save (self, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FULL);
  g_assert_cmpint (steward_note_session_get_state (self->session), ==, STEWARD_NOTE_FAILED);
  scratch_store_exec (self->store.database, "PRAGMA max_page_count = 1000000");
  wait_for (self, STEWARD_NOTE_KEPT);
  g_assert_null (steward_note_session_get_message (self->session));
  /* Said once, and taken back once. */
  g_assert_cmpuint (self->n_notified, ==, 2);
  assert_draft (self, self->note->body);
  g_assert_true (save (self, NULL));
  assert_versions (self, self->note->body);
}

/* The editor is gone: nothing of it is read any more, and what was handed over is written. */
static void
test_disposed (Fixture *self, gconstpointer data)
{
  guint n_read;

  type (self, "a");
  steward_note_session_keep (self->session);
  type (self, "b");
  n_read = self->n_read;
  g_object_run_dispose (G_OBJECT (self->session));
  g_clear_object (&self->session);
  assert_draft (self, "a");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (self->n_read, ==, n_read);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/steward/notes/note-session/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("kept-after-a-pause", test_kept_after_a_pause);
  ADD ("kept-while-typing", test_kept_while_typing);
  ADD ("kept-at-once", test_kept_at_once);
  ADD ("saved", test_saved);
  ADD ("typed-meanwhile", test_typed_meanwhile);
  ADD ("discarded", test_discarded);
  ADD ("no-space", test_no_space);
  ADD ("disposed", test_disposed);
#undef ADD
  return g_test_run ();
}
