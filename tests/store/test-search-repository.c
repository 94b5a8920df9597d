/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-note-repository.h"
#include "steward-record-repository.h"
#include "steward-search-repository.h"

#include <string.h>

typedef struct {
  ScratchStore store;
  char *ada; /* ids of two customers */
  char *juno;
  gint64 now;
} Fixture;

static gpointer
save_note_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_note_repository_save (connection, data, 1, error));
}

static gpointer
save_record_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_record_repository_save (connection, data, 1, error));
}

static gpointer
delete_note_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const ids[] = { data, NULL };

  return GINT_TO_POINTER (steward_note_repository_delete (connection, ids, 2, error));
}

static gpointer
restore_note_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const ids[] = { data, NULL };

  return GINT_TO_POINTER (steward_note_repository_restore (connection, ids, 3, error));
}

static gpointer
delete_record_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const ids[] = { data, NULL };

  return GINT_TO_POINTER (steward_record_repository_delete (connection, ids, 2, error));
}

static gpointer
search_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_search_repository_run (connection, data, error);
}

static gpointer
run (Fixture *self, StewardDatabaseJob job, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = scratch_store_run (self->store.database, job, (gpointer) data, &error);

  g_assert_no_error (error);
  return result;
}

/* A note of a day in November 2026; gives its id. */
static char *
add_note (Fixture *self, const char *customer_id, int day, const char *title, const char *body)
{
  g_autoptr (StewardNote) note = steward_note_new (customer_id, steward_day_new (2026, 11, day));
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_free (note->title);
  note->title = g_strdup (title);
  g_free (note->body);
  note->body = g_strdup (body);
  g_ptr_array_add (notes, note);
  run (self, save_note_job, notes);
  return g_strdup (note->id);
}

static char *
add_contact (Fixture *self, const char *customer_id, const char *name)
{
  const StewardRecordKind *kind = steward_record_kind_find ("contact");
  g_autoptr (StewardRecord) record = steward_record_new (kind, customer_id);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_assert_true (steward_record_set (record, &kind->fields[0], name, NULL));
  g_ptr_array_add (records, record);
  run (self, save_record_job, records);
  return g_strdup (steward_record_get_id (record));
}

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

/* The titles of what is found, the best first; a record is called by its kind. */
static char *
find (Fixture *self, const StewardSearch *search)
{
  g_autoptr (GPtrArray) findings = run (self, search_job, search);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const StewardFinding *finding = findings->pdata[i];

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "",
                              *finding->title ? finding->title : finding->kind);
    }
  return g_string_free_and_steal (titles);
}

static void
assert_finds (Fixture *self, const char *text, const char *expected)
{
  StewardSearch search = { .text = text, .from = STEWARD_DAY_NONE, .to = STEWARD_DAY_NONE };
  g_autofree char *titles = find (self, &search);

  g_assert_cmpstr (titles, ==, expected);
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
test_words (Fixture *self, gconstpointer data)
{
  g_free (add_note (self, self->ada, 1, "one", "The rollout in Zürich went smoothly, naïvely."));
  assert_finds (self, "rollout", "one");
  assert_finds (self, "roll", "one");
  assert_finds (self, "ROLL zur", "one");
  assert_finds (self, "ZÜRICH naive", "one");
  assert_finds (self, "zürich rollback", "");
  assert_finds (self, "out", "");
  assert_finds (self, "\"rollout in\"", "one");
  assert_finds (self, "\"in rollout\"", "");
  /* Words of a phrase are whole. */
  assert_finds (self, "\"roll\"", "");
  assert_finds (self, "smooth\"went\"", "one");
  /* As it is typed: not closed yet. */
  assert_finds (self, "\"rollout in", "one");
}

/* Nothing that is typed means anything to the language of queries. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  static const char *const nothing[] = { "", " ", "\"", "\"\"", "*", "-", "()", "\"*\" ^", "'" };

  g_free (add_note (self, self->ada, 1, "one", "near OR and not title: c++ don't a-b 50% {x}"));
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    assert_finds (self, nothing[i], "");
  assert_finds (self, "NEAR(", "one");
  assert_finds (self, "NOT", "one");
  assert_finds (self, "AND OR", "one");
  assert_finds (self, "title:", "one");
  assert_finds (self, "don't", "one");
  assert_finds (self, "a-b", "one");
  assert_finds (self, "50%", "one");
  assert_finds (self, "{x} ^", "one");
  assert_finds (self, "c++", "one");
  assert_finds (self, "'; DROP TABLE written; --", "");
  assert_finds (self, "one", "one");
}

/* Text from right to left, and writing without spaces by its beginning. */
static void
test_scripts (Fixture *self, gconstpointer data)
{
  g_free (add_note (self, self->ada, 1, "arabic", "اجتماع مع العميل"));
  g_free (add_note (self, self->ada, 2, "japanese", "検索機能 が必要"));
  g_free (add_note (self, self->ada, 3, "face", "they were 🙂 about it"));
  assert_finds (self, "العميل", "arabic");
  assert_finds (self, "検索", "japanese");
  assert_finds (self, "🙂", "");
  assert_finds (self, "🙂 about", "face");
}

/* The title counts most, then more of the same in less text. */
static void
test_rank (Fixture *self, gconstpointer data)
{
  g_free (add_note (self, self->ada, 1, "far", "one word about billing among many others here"));
  g_free (add_note (self, self->ada, 2, "near", "billing billing"));
  g_free (add_note (self, self->ada, 3, "billing", "nothing else of that kind in the text of it"));
  assert_finds (self, "billing", "billing near far");
}

static void
test_snippet (Fixture *self, gconstpointer data)
{
  g_autofree char *before = g_strnfill (5000, 'x');
  g_autofree char *body = g_strdup_printf ("%s the needle here", before);
  StewardSearch search = { .text = "need", .from = STEWARD_DAY_NONE, .to = STEWARD_DAY_NONE };
  g_autoptr (GPtrArray) findings = NULL;
  const StewardFinding *finding;
  g_autofree char *id = add_note (self, self->ada, 1, "one", body);

  findings = run (self, search_job, &search);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_nonnull (
    strstr (finding->snippet, "the " STEWARD_SEARCH_BEGIN "needle" STEWARD_SEARCH_END " here"));
  g_assert_cmpstr (finding->id, ==, id);
  g_assert_cmpstr (finding->customer, ==, "Ada Devices");
  g_assert_cmpstr (finding->customer_id, ==, self->ada);
  g_assert_cmpint (finding->day, ==, steward_day_new (2026, 11, 1));
}

/* --- What is searched ------------------------------------------------------------------------- */

static void
test_filters (Fixture *self, gconstpointer data)
{
  StewardSearch search = { .text = "renew", .from = STEWARD_DAY_NONE, .to = STEWARD_DAY_NONE };
  g_autofree char *kind = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *days = NULL;
  g_autofree char *author = NULL;
  g_autofree char *limited = NULL;

  g_free (add_note (self, self->ada, 1, "a", "renewal renewal renewal"));
  g_free (add_note (self, self->juno, 10, "b", "renewal renewal and more"));
  g_free (add_note (self, self->juno, 20, "c", "a renewal among quite some other words"));
  g_free (add_contact (self, self->juno, "Rena Renewal"));
  search.kind = STEWARD_SEARCH_NOTES;
  kind = find (self, &search);
  g_assert_cmpstr (kind, ==, "a b c");
  search.customer_id = self->juno;
  customer = find (self, &search);
  g_assert_cmpstr (customer, ==, "b c");
  search.from = steward_day_new (2026, 11, 10);
  search.to = steward_day_new (2026, 11, 10);
  days = find (self, &search);
  g_assert_cmpstr (days, ==, "b");
  search.author = "somebody else";
  author = find (self, &search);
  g_assert_cmpstr (author, ==, "");
  search = (StewardSearch) {
    .text = "renew", .limit = 2, .from = STEWARD_DAY_NONE, .to = STEWARD_DAY_NONE
  };
  limited = find (self, &search);
  g_assert_cmpuint (strlen (limited), ==, strlen ("a b"));
}

/* What is searched is what is there. */
static void
test_follows (Fixture *self, gconstpointer data)
{
  g_autofree char *note = add_note (self, self->ada, 1, "one", "alpha");
  g_autofree char *contact = add_contact (self, self->ada, "Alphonse");

  assert_finds (self, "alph", "contact one");
  run (self, delete_note_job, note);
  assert_finds (self, "alph", "contact");
  run (self, restore_note_job, note);
  run (self, delete_record_job, contact);
  assert_finds (self, "alph", "one");
  scratch_store_exec (self->store.database, "UPDATE note SET body = 'beta'");
  assert_finds (self, "alph", "");
  assert_finds (self, "bet", "one");
  scratch_store_delete (self->store.database, self->ada);
  assert_finds (self, "bet", "");
}

/* Copies of the database, as backups are, may number rows anew. */
static void
test_survives_vacuum (Fixture *self, gconstpointer data)
{
  g_autofree char *first = add_contact (self, self->ada, "Alphonse");
  g_autofree char *second = add_contact (self, self->ada, "Berta");

  scratch_store_exec (self->store.database, "DELETE FROM record WHERE key = 1");
  scratch_store_exec (self->store.database, "VACUUM");
  assert_finds (self, "bert", "contact");
  run (self, delete_record_job, second);
  assert_finds (self, "bert", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/steward/store/search-repository/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("words", test_words);
  ADD ("hostile", test_hostile);
  ADD ("scripts", test_scripts);
  ADD ("rank", test_rank);
  ADD ("snippet", test_snippet);
  ADD ("filters", test_filters);
  ADD ("follows", test_follows);
  ADD ("survives-vacuum", test_survives_vacuum);
#undef ADD
  return g_test_run ();
}
