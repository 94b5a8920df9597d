/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-customer-repository.h"
#include "steward-input-error.h"
#include "steward-note-repository.h"
#include "steward-store-error.h"

#include <string.h>

typedef struct {
  ScratchStore store;
  char *ada; /* ids of two customers */
  char *juno;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  scratch_store_set_up (&self->store);
  self->ada = scratch_store_add_customer (self->store.database, "Ada Devices");
  self->juno = scratch_store_add_customer (self->store.database, "Juno Rail");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->ada);
  g_free (self->juno);
  scratch_store_tear_down (&self->store);
}

/* --- Jobs ------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *notes;
  const StewardNote *draft;
  const char *id;
  gint64 now;
} Work;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (steward_note_repository_save (connection, work->notes, work->now, error));
}

static gpointer
list_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list (connection, ((Work *) data)->id, error);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_load (connection, ((Work *) data)->id, error);
}

static gpointer
load_all_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_load_all (connection, ((Work *) data)->id, error);
}

static gpointer
versions_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_versions (connection, ((Work *) data)->id, error);
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const ids[] = { ((Work *) data)->id, NULL };

  return GINT_TO_POINTER (
    steward_note_repository_delete (connection, ids, ((Work *) data)->now, error));
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const ids[] = { ((Work *) data)->id, NULL };

  return GINT_TO_POINTER (
    steward_note_repository_restore (connection, ids, ((Work *) data)->now, error));
}

static gpointer
draft_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (steward_note_repository_save_draft (
    connection, work->draft, work->draft->updated_at, work->now, error));
}

static gpointer
forget_draft_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (
    steward_note_repository_delete_draft (connection, ((Work *) data)->id, error));
}

static gpointer
list_drafts_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_drafts (connection, error);
}

static gpointer
run (Fixture *self, StewardDatabaseJob job, Work *work)
{
  g_autoptr (GError) error = NULL;
  gpointer result = scratch_store_run (self->store.database, job, work, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_fails (Fixture *self, StewardDatabaseJob job, Work *work, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (scratch_store_run (self->store.database, job, work, &error));
  g_assert_error (error, domain, code);
}

static StewardNote *
make_note (const char *customer_id, const char *title, const char *body)
{
  StewardNote *note = steward_note_new (customer_id, steward_day_new (2026, 11, 23));

  g_free (note->title);
  note->title = g_strdup (title);
  g_free (note->body);
  note->body = g_strdup (body);
  return note;
}

static void
save (Fixture *self, StewardNote *note, gint64 now)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  Work work = { .notes = notes, .now = now };

  g_ptr_array_add (notes, note);
  run (self, save_job, &work);
}

static StewardNote *
load (Fixture *self, const char *id)
{
  Work work = { .id = id };

  return run (self, load_job, &work);
}

static char *
list_titles (Fixture *self, const char *customer_id)
{
  Work work = { .id = customer_id };
  g_autoptr (GPtrArray) notes = run (self, list_job, &work);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const StewardNote *note = notes->pdata[i];

      g_assert_null (note->body);
      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", note->title);
    }
  return g_string_free_and_steal (titles);
}

/* --- Notes ------------------------------------------------------------------------------------ */

/* What is read is what was saved. */
static void
test_round_trip (Fixture *self, gconstpointer data)
{
  static const char hostile[] = "'; DROP TABLE note; -- \\ \" \xe2\x80\xae {\"a\":[1]}\n\n\t🙂";
  g_autoptr (StewardNote) note = make_note (self->ada, "Title", hostile);
  g_autoptr (StewardNote) read = NULL;

  note->type = g_strdup ("kick-off");
  note->pinned = TRUE;
  g_strfreev (note->tags);
  note->tags = steward_note_parse_tags ("ci, \"quoted\", [x]");
  g_strfreev (note->attendees);
  note->attendees = g_strsplit ("Zoé|O'Hara", "|", -1);
  save (self, note, 1000);
  read = load (self, note->id);
  g_assert_true (steward_note_equal (note, read));
  g_assert_cmpint (read->created_at, ==, 1000);
  g_assert_cmpint (read->updated_at, ==, 1000);
  g_assert_cmpstr (read->author, !=, NULL);
  note->pinned = FALSE;
  save (self, note, 2000);
  g_clear_pointer (&read, steward_note_free);
  read = load (self, note->id);
  g_assert_false (read->pinned);
  g_assert_cmpint (read->created_at, ==, 1000);
  g_assert_cmpint (read->updated_at, ==, 2000);
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) old = make_note (self->ada, "old", "");
  g_autoptr (StewardNote) first = make_note (self->ada, "first", "");
  g_autoptr (StewardNote) second = make_note (self->ada, "second", "");
  g_autoptr (StewardNote) other = make_note (self->juno, "other", "");
  g_autofree char *mine = NULL;
  g_autofree char *all = NULL;

  old->day -= 400;
  old->pinned = TRUE;
  save (self, first, 1);
  save (self, second, 2);
  save (self, old, 3);
  save (self, other, 4);
  mine = list_titles (self, self->ada);
  g_assert_cmpstr (mine, ==, "old second first");
  all = list_titles (self, NULL);
  g_assert_cmpstr (all, ==, "old other second first");
  scratch_store_delete (self->store.database, self->juno);
  g_free (all);
  all = list_titles (self, NULL);
  g_assert_cmpstr (all, ==, "old second first");
}

static void
test_load_all (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) one = make_note (self->ada, "one", "1");
  g_autoptr (StewardNote) two = make_note (self->juno, "two", "2");
  g_autoptr (GPtrArray) notes = NULL;
  Work work = { 0 };

  save (self, one, 1);
  save (self, two, 2);
  notes = run (self, load_all_job, &work);
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_true (steward_note_equal (notes->pdata[0], one));
  g_assert_true (steward_note_equal (notes->pdata[1], two));
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) note = make_note (self->ada, "one", "text");
  g_autoptr (StewardNote) back = NULL;
  Work work = { .id = note->id, .now = 5 };

  save (self, note, 1);
  run (self, delete_job, &work);
  assert_fails (self, load_job, &work, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  run (self, restore_job, &work);
  back = load (self, note->id);
  g_assert_true (steward_note_equal (back, note));
  work.id = "nothing";
  assert_fails (self, delete_job, &work, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_fails (self, load_job, &work, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
}

/* All or none. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) good = make_note (self->ada, "good", "");
  g_autoptr (StewardNote) bad = make_note (self->ada, "bad", "\xff");
  g_autoptr (StewardNote) lost = make_note ("nobody", "lost", "");
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autofree char *titles = NULL;
  Work work = { .notes = notes, .now = 1 };

  g_ptr_array_add (notes, good);
  g_ptr_array_add (notes, bad);
  assert_fails (self, save_job, &work, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  notes->pdata[1] = lost;
  assert_fails (self, save_job, &work, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  titles = list_titles (self, NULL);
  g_assert_cmpstr (titles, ==, "");
}

/* --- Versions --------------------------------------------------------------------------------- */

static void
set_body (StewardNote *note, const char *body)
{
  g_free (note->body);
  note->body = g_strdup (body);
}

static void
test_versions (Fixture *self, gconstpointer data)
{
  static const char *const bodies[] = { "third", "second", "first" };
  g_autoptr (StewardNote) note = make_note (self->ada, "Title", "first");
  g_autoptr (GPtrArray) versions = NULL;
  Work work = { .id = note->id };

  save (self, note, 1);
  set_body (note, "second");
  save (self, note, 2);
  /* What is no text makes no version. */
  note->pinned = TRUE;
  save (self, note, 3);
  set_body (note, "third");
  /* A clock that was set back changes nothing about their order. */
  save (self, note, 1);
  versions = run (self, versions_job, &work);
  g_assert_cmpuint (versions->len, ==, G_N_ELEMENTS (bodies));
  for (guint i = 0; i < versions->len; i++)
    g_assert_cmpstr (((StewardNoteVersion *) versions->pdata[i])->body, ==, bodies[i]);
  g_assert_cmpint (((StewardNoteVersion *) versions->pdata[2])->saved_at, ==, 1);
  g_assert_cmpint (((StewardNoteVersion *) versions->pdata[1])->saved_at, ==, 3);
  work.id = "nothing";
  assert_fails (self, versions_job, &work, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
}

/* --- Action items ----------------------------------------------------------------------------- */

static gpointer
open_actions_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_actions (connection, ((Work *) data)->id, FALSE, error);
}

static gpointer
all_actions_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_note_repository_list_actions (connection, ((Work *) data)->id, TRUE, error);
}

static char *
list_actions (Fixture *self, StewardDatabaseJob job, const char *customer_id)
{
  Work work = { .id = customer_id };
  g_autoptr (GPtrArray) actions = run (self, job, &work);
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? " " : "",
                            ((StewardNoteAction *) actions->pdata[i])->item->text);
  return g_string_free_and_steal (texts);
}

/* They are what the texts say, whoever changes these. */
static void
test_actions (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) note = make_note (
    self->ada, "One", "- [ ] later 2026-12-24\n- [x] done 2026-01-01\n- [ ] some-day @ada\n");
  g_autoptr (StewardNote) other = make_note (self->juno, "Two", "- [ ] soon 2026-12-01");
  g_autofree char *open = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *all = NULL;
  g_autofree char *after = NULL;
  g_autofree char *gone = NULL;
  Work work = { .id = note->id, .now = 9 };

  save (self, note, 1);
  save (self, other, 2);
  open = list_actions (self, open_actions_job, NULL);
  g_assert_cmpstr (open, ==, "soon later some-day");
  mine = list_actions (self, open_actions_job, self->ada);
  g_assert_cmpstr (mine, ==, "later some-day");
  all = list_actions (self, all_actions_job, self->ada);
  g_assert_cmpstr (all, ==, "done later some-day");
  set_body (note, "- [x] later 2026-12-24\n- [ ] new\n");
  save (self, note, 3);
  after = list_actions (self, open_actions_job, self->ada);
  g_assert_cmpstr (after, ==, "new");
  run (self, delete_job, &work);
  gone = list_actions (self, all_actions_job, self->ada);
  g_assert_cmpstr (gone, ==, "");
}

/* --- Drafts ----------------------------------------------------------------------------------- */

static guint
count_drafts (Fixture *self)
{
  Work work = { 0 };
  g_autoptr (GPtrArray) drafts = run (self, list_drafts_job, &work);

  return drafts->len;
}

static void
test_draft (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) note = make_note (self->ada, "", "as it was sav");
  g_autoptr (GPtrArray) drafts = NULL;
  const StewardNoteDraft *draft;
  Work work = { .draft = note, .now = 7, .id = note->id };

  run (self, draft_job, &work);
  set_body (note, "as it was saved");
  work.now = 8;
  run (self, draft_job, &work);
  drafts = run (self, list_drafts_job, &work);
  g_assert_cmpuint (drafts->len, ==, 1);
  draft = drafts->pdata[0];
  g_assert_true (steward_note_equal (draft->note, note));
  g_assert_cmpint (draft->base, ==, 0);
  g_assert_cmpint (draft->typed_at, ==, 8);
  /* A draft is no note yet. */
  assert_fails (self, load_job, &work, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  save (self, note, 9);
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

static void
test_draft_forgotten (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardNote) note = make_note (self->ada, "", "text");
  Work work = { .draft = note, .now = 7, .id = note->id };

  run (self, draft_job, &work);
  scratch_store_delete (self->store.database, self->juno);
  g_assert_cmpuint (count_drafts (self), ==, 1);
  run (self, forget_draft_job, &work);
  run (self, forget_draft_job, &work);
  g_assert_cmpuint (count_drafts (self), ==, 0);
  run (self, draft_job, &work);
  scratch_store_delete (self->store.database, self->ada);
  g_assert_cmpuint (count_drafts (self), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/steward/store/note-repository/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("order", test_order);
  ADD ("load-all", test_load_all);
  ADD ("delete", test_delete);
  ADD ("refused", test_refused);
  ADD ("versions", test_versions);
  ADD ("actions", test_actions);
  ADD ("draft", test_draft);
  ADD ("draft-forgotten", test_draft_forgotten);
#undef ADD
  return g_test_run ();
}
