/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-customer-repository.h"
#include "steward-input-error.h"
#include "steward-record-repository.h"
#include "steward-store-error.h"

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
  GPtrArray *records;
  const char *kind;
  const char *customer_id;
  const char *ids[3];
  gint64 now;
  gint64 revision;
} Work;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_record_repository_save (connection, work->records, work->now, error));
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_record_repository_delete (connection, work->ids, work->now, error));
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_record_repository_restore (connection, work->ids, work->now, error));
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return steward_record_repository_load (connection, work->kind, work->customer_id, error);
}

static gpointer
changed_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return steward_customer_repository_load (connection, work->revision, STEWARD_DAY_NONE, error);
}

static GPtrArray *
load (Fixture *self, const char *kind, const char *customer_id)
{
  Work work = { .kind = kind, .customer_id = customer_id };
  g_autoptr (GError) error = NULL;
  GPtrArray *records = scratch_store_run (self->store.database, load_job, &work, &error);

  g_assert_no_error (error);
  return records;
}

static void
assert_names (Fixture *self, const char *customer_id, const char *expected)
{
  g_autoptr (GPtrArray) records = load (self, "contact", customer_id);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            steward_record_get_text (records->pdata[i], "name"));
  g_assert_cmpstr (names->str, ==, expected);
}

static StewardRecord *
make_contact (const char *customer_id, const char *name)
{
  const StewardRecordKind *contact = steward_record_kind_find ("contact");
  StewardRecord *record = steward_record_new (contact, customer_id);

  g_assert_true (steward_record_set (record, &contact->fields[0], name, NULL));
  return record;
}

static gboolean
save (Fixture *self, gint64 now, GError **error, StewardRecord *first, ...) G_GNUC_NULL_TERMINATED;

static gboolean
save (Fixture *self, gint64 now, GError **error, StewardRecord *first, ...)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  Work work = { .records = records, .now = now };
  va_list args;

  va_start (args, first);
  for (StewardRecord *record = first; record; record = va_arg (args, StewardRecord *))
    g_ptr_array_add (records, record);
  va_end (args);
  return scratch_store_run (self->store.database, save_job, &work, error) != NULL;
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_save_and_load (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) first = make_contact (self->ada, "Lovelace");
  g_autoptr (StewardRecord) second = make_contact (self->juno, "Hopper");
  g_autoptr (StewardRecord) third = make_contact (self->ada, "Keller");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (self, 100, &error, first, second, third, NULL));
  g_assert_no_error (error);
  assert_names (self, self->ada, "Lovelace, Keller");
  assert_names (self, self->juno, "Hopper");
  assert_names (self, NULL, "Lovelace, Hopper, Keller");
  read = load (self, NULL, self->juno);
  g_assert_true (steward_record_equal (read->pdata[0], second));
  g_assert_cmpstr (steward_record_get_id (read->pdata[0]), ==, steward_record_get_id (second));
  g_assert_cmpstr (steward_record_get_author (read->pdata[0]), ==, g_get_user_name ());
  g_assert_cmpint (steward_record_get_created_at (read->pdata[0]), ==, 100);
}

static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) record = make_contact (self->ada, "Lovelace");
  g_autoptr (GPtrArray) read = NULL;

  g_assert_true (save (self, 100, NULL, record, NULL));
  g_assert_true (
    steward_record_set (record, steward_record_get_kind (record)->fields, "King", NULL));
  g_assert_true (save (self, 200, NULL, record, NULL));
  assert_names (self, self->ada, "King");
  read = load (self, "contact", self->ada);
  g_assert_cmpint (steward_record_get_created_at (read->pdata[0]), ==, 100);
  g_assert_cmpint (steward_record_get_updated_at (read->pdata[0]), ==, 200);
}

/* All or none. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) good = make_contact (self->ada, "Lovelace");
  g_autoptr (StewardRecord) nameless = steward_record_new (steward_record_kind_find ("contact"),
                                                           self->ada);
  g_autoptr (StewardRecord) stray = make_contact ("nobody", "Hopper");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (self, 100, &error, good, nameless, NULL));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_false (save (self, 100, &error, good, stray, NULL));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_names (self, NULL, "");
}

static void
test_delete_and_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) first = make_contact (self->ada, "Lovelace");
  g_autoptr (StewardRecord) second = make_contact (self->ada, "Keller");
  Work work = { .ids = { steward_record_get_id (first), NULL }, .now = 200 };
  g_autoptr (GError) error = NULL;

  g_assert_true (save (self, 100, NULL, first, second, NULL));
  g_assert_nonnull (scratch_store_run (self->store.database, delete_job, &work, NULL));
  assert_names (self, self->ada, "Keller");
  g_assert_nonnull (scratch_store_run (self->store.database, restore_job, &work, NULL));
  assert_names (self, self->ada, "Lovelace, Keller");
  work.ids[1] = "no such id";
  g_assert_null (scratch_store_run (self->store.database, delete_job, &work, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_names (self, self->ada, "Lovelace, Keller");
}

/* Whoever follows the store hears of the customer that a record is of, and of no other. */
static void
test_revision (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) record = make_contact (self->juno, "Hopper");
  g_autoptr (GPtrArray) before = scratch_store_load (self->store.database);
  Work work = { .ids = { steward_record_get_id (record), NULL }, .now = 200 };

  for (guint i = 0; i < before->len; i++)
    work.revision = MAX (work.revision, ((StewardCustomerFacts *) before->pdata[i])->revision);
  g_assert_true (save (self, 100, NULL, record, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) changed = scratch_store_run (self->store.database, changed_job, &work,
                                                         NULL);
      const StewardCustomerFacts *facts = changed->pdata[0];

      g_assert_cmpuint (changed->len, ==, 1);
      g_assert_cmpstr (facts->record->name, ==, "Juno Rail");
      work.revision = facts->revision;
      g_assert_nonnull (scratch_store_run (self->store.database, delete_job, &work, NULL));
    }
}

static void
test_deleted_customer (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) record = make_contact (self->juno, "Hopper");

  g_assert_true (save (self, 100, NULL, record, NULL));
  scratch_store_delete (self->store.database, self->juno);
  assert_names (self, NULL, "");
  g_assert_false (save (self, 100, NULL, record, NULL));
}

/* What this version cannot read stays as it is. */
static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) record = make_contact (self->ada, "Lovelace");

  g_assert_true (save (self, 100, NULL, record, NULL));
  scratch_store_exec (self->store.database,
                      "INSERT INTO record SELECT NULL, 'a', customer, kind, '{', NULL, 1, 1, NULL"
                      " FROM record");
  scratch_store_exec (
    self->store.database,
    "INSERT INTO record SELECT NULL, 'b', customer, 'weather', '{}', NULL, 1, 1, NULL"
    " FROM record WHERE id <> 'a'");
  assert_names (self, NULL, "Lovelace");
}

/* --- Records that mean others ----------------------------------------------------------------- */

static void
set (StewardRecord *record, const char *key, const char *text)
{
  g_assert_true (steward_record_set (
    record, steward_record_kind_find_field (steward_record_get_kind (record), key), text, NULL));
}

static StewardRecord *
make_goal (const char *customer_id, const char *name)
{
  StewardRecord *goal = steward_record_new (steward_record_kind_find ("goal"), customer_id);

  set (goal, "name", name);
  return goal;
}

static StewardRecord *
make_reading (const char *customer_id, const char *goal)
{
  StewardRecord *reading = steward_record_new (steward_record_kind_find ("goal-reading"),
                                               customer_id);

  set (reading, "day", "2026-10-31");
  set (reading, "value", "62");
  set (reading, "goal", goal);
  return reading;
}

/* Of the only reading there is. */
static void
assert_goal (Fixture *self, StewardRecord *goal)
{
  g_autoptr (GPtrArray) readings = load (self, "goal-reading", NULL);

  g_assert_cmpuint (readings->len, ==, 1);
  g_assert_cmpstr (steward_record_get_text (readings->pdata[0], "goal"), ==,
                   steward_record_get_id (goal));
}

static void
test_named (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) goal = make_goal (self->ada, "Über alle Dienste suchen");
  g_autoptr (StewardRecord) other = make_goal (self->juno, "Über alle Dienste suchen");
  g_autoptr (StewardRecord) reading = make_reading (self->ada, "über alle dienste suchen");
  g_autoptr (GError) error = NULL;

  /* Also one that comes in the same file. */
  g_assert_true (save (self, 100, &error, other, goal, reading, NULL));
  g_assert_no_error (error);
  assert_goal (self, goal);
  /* What was handed over stays as it was. */
  g_assert_cmpstr (steward_record_get_text (reading, "goal"), ==, "über alle dienste suchen");
  set (reading, "goal", steward_record_get_id (goal));
  g_assert_true (save (self, 200, &error, reading, NULL));
  assert_goal (self, goal);
}

static void
assert_not_saved (Fixture *self, StewardRecord *record, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) readings = NULL;

  g_assert_false (save (self, 300, &error, record, NULL));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, message);
  readings = load (self, "goal-reading", NULL);
  g_assert_cmpuint (readings->len, ==, 0);
}

static void
test_not_named (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) goal = make_goal (self->juno, "Fewer incidents");
  g_autoptr (StewardRecord) one = make_goal (self->ada, "Find code");
  g_autoptr (StewardRecord) two = make_goal (self->ada, "Find Code");
  g_autoptr (StewardRecord) reading = make_reading (self->ada, "Fewer incidents");
  g_autofree char *message = g_strdup_printf ("Goal: the customer has none called “%s”.",
                                              steward_record_get_id (goal));

  g_assert_true (save (self, 100, NULL, goal, one, two, NULL));
  assert_not_saved (self, reading, "Goal: the customer has none called “Fewer incidents”.");
  /* Another customer's, and a record of another kind. */
  set (reading, "goal", steward_record_get_id (goal));
  assert_not_saved (self, reading, message);
  set (reading, "goal", "find code");
  assert_not_saved (self, reading,
                    "Goal: the customer has several called “find code”. Give the id of one.");
}

/* What meant a record that was deleted can still be changed. */
static void
test_meant_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) goal = make_goal (self->ada, "Find code");
  g_autoptr (StewardRecord) reading = make_reading (self->ada, steward_record_get_id (goal));
  Work work = { .ids = { steward_record_get_id (goal), NULL }, .now = 200 };

  g_assert_true (save (self, 100, NULL, goal, reading, NULL));
  g_assert_nonnull (scratch_store_run (self->store.database, delete_job, &work, NULL));
  set (reading, "value", "63");
  g_assert_true (save (self, 300, NULL, reading, NULL));
  assert_goal (self, goal);
  set (reading, "goal", "Find code");
  g_assert_false (save (self, 400, NULL, reading, NULL));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/store/record-repository/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("save-and-load", test_save_and_load);
  ADD ("change", test_change);
  ADD ("refused", test_refused);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("revision", test_revision);
  ADD ("deleted-customer", test_deleted_customer);
  ADD ("unreadable", test_unreadable);
  ADD ("named", test_named);
  ADD ("not-named", test_not_named);
  ADD ("meant-deleted", test_meant_deleted);
  return g_test_run ();
}
