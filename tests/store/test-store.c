/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-connection-private.h"
#include "steward-customer-repository.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOON ((gint64) 1700000000 * G_USEC_PER_SEC)

typedef struct {
  char *folder;
  char *path;
  StewardDatabase *database;
} Fixture;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

static void
open_database (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->database = steward_database_open (fixture->path, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("steward-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "profile", "steward.db", NULL);
  open_database (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->database);
  remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* --- Running a job to its end
 * ----------------------------------------------------------------------- */

typedef struct {
  gpointer result;
  GError *error;
  gboolean done;
} Outcome;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->result = g_task_propagate_pointer (G_TASK (result), &outcome->error);
  outcome->done = TRUE;
}

static gpointer
run (Fixture *fixture, StewardDatabaseJob job, gpointer data, GError **error)
{
  Outcome outcome = { 0 };

  steward_database_run_async (fixture->database, job, data, NULL, NULL, NULL, finished_cb,
                              &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error)
    g_propagate_error (error, outcome.error);
  return outcome.result;
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_load (connection, *(gint64 *) data, STEWARD_DAY_NONE, error);
}

static GPtrArray *
load (Fixture *fixture, gint64 since_revision)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *customers = run (fixture, load_job, &since_revision, &error);

  g_assert_no_error (error);
  return customers;
}

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_save (connection, data, NOON, error));
}

static gboolean
save (Fixture *fixture, StewardCustomerFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new ();

  g_ptr_array_add (customers, facts);
  return run (fixture, save_job, customers, error) != NULL;
}

typedef struct {
  const char *id;
  const StewardSeatsObservation *seats;
  StewardUsage *usage;
  StewardSyncStatus status;
} SyncOutcome;

static gpointer
save_sync_job (StewardConnection *connection, gpointer data, GError **error)
{
  SyncOutcome *outcome = data;

  return GINT_TO_POINTER (steward_customer_repository_save_sync (
    connection, outcome->id, outcome->seats, outcome->usage, &outcome->status, error));
}

static StewardCustomerFacts *
new_customer (const char *name)
{
  return steward_customer_facts_new_take (steward_customer_record_new (name));
}

/* --- Tests
 * ------------------------------------------------------------------------------------------ */

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf status;

  g_assert_no_errno (g_stat (folder, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_no_errno (g_stat (log, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Ácme & Söhne, “Ltd”");
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  StewardSeatsObservation seats = {
    .since = steward_day_new (2026, 7, 1),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = { STEWARD_SEATS_KNOWN, 1200 },
  };
  StewardCustomerFacts *got;

  acme->record->url = g_strdup ("https://acme.example.com");
  acme->record->source = STEWARD_SOURCE_ANALYTICS;
  acme->record->contract_close = steward_day_new (2026, 1, 31);
  acme->record->arr = 216000.5;
  steward_customer_record_set_tag (acme->record, "region", "EMEA");
  g_array_append_val (acme->seats, seats);
  g_assert_true (save (fixture, acme, &error));
  g_assert_no_error (error);

  /* What was confirmed is there after the program has ended. */
  g_clear_object (&fixture->database);
  open_database (fixture);
  loaded = load (fixture, 0);
  g_assert_cmpuint (loaded->len, ==, 1);
  got = g_ptr_array_index (loaded, 0);
  g_assert_cmpstr (got->record->id, ==, acme->record->id);
  g_assert_cmpstr (got->record->name, ==, "Ácme & Söhne, “Ltd”");
  g_assert_cmpstr (got->record->url, ==, "https://acme.example.com");
  g_assert_cmpint (got->record->source, ==, STEWARD_SOURCE_ANALYTICS);
  g_assert_cmpint (got->record->contract_close, ==, 20484); /* 2026-01-31, by `date +%s` / 86400 */
  g_assert_cmpint (got->record->renewal, ==, STEWARD_DAY_NONE);
  g_assert_cmpfloat (got->record->arr, ==, 216000.5);
  g_assert_null (got->record->advisor);
  g_assert_cmpstr (steward_customer_record_get_tag (got->record, "region"), ==, "EMEA");
  g_assert_cmpint (got->record->created_at, ==, NOON);
  g_assert_cmpuint (got->seats->len, ==, 1);
  g_assert_cmpint (g_array_index (got->seats, StewardSeatsObservation, 0).seats.count, ==, 1200);
  g_assert_cmpint (steward_sync_status_get_state (got->sync), ==, STEWARD_SYNC_NEVER);
}

static void
test_name_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) first = new_customer ("Acme");
  g_autoptr (StewardCustomerFacts) second = new_customer ("Acme");
  g_autoptr (StewardCustomerFacts) other = new_customer ("Other");
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, first, &error));
  g_ptr_array_add (both, other);
  g_ptr_array_add (both, second);
  g_assert_null (run (fixture, save_job, both, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN);
  /* Nothing of the refused change was kept. */
  loaded = load (fixture, 0);
  g_assert_cmpuint (loaded->len, ==, 1);
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_delete (connection, data, NOON, error));
}

static gboolean delete (Fixture *fixture, const char *first, const char *second, GError **error)
{
  const char *ids[] = { first, second, NULL };

  return run (fixture, delete_job, ids, error) != NULL;
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_restore (connection, data, error));
}

static gboolean
restore (Fixture *fixture, const char *first, const char *second, GError **error)
{
  const char *ids[] = { first, second, NULL };

  return run (fixture, restore_job, ids, error) != NULL;
}

static void
assert_names (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) loaded = load (fixture, 0);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < loaded->len; i++)
    g_string_append_printf (names, "%s ",
                            ((StewardCustomerFacts *) loaded->pdata[i])->record->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (StewardCustomerFacts) again = new_customer ("Acme");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 revision;

  g_assert_true (save (fixture, acme, &error));
  before = load (fixture, 0);
  revision = ((StewardCustomerFacts *) g_ptr_array_index (before, 0))->revision;
  g_assert_true (delete (fixture, acme->record->id, NULL, &error));
  g_assert_no_error (error);
  changed = load (fixture, revision);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_true (((StewardCustomerFacts *) g_ptr_array_index (changed, 0))->deleted);

  g_assert_false (delete (fixture, acme->record->id, NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* The name is free again. */
  g_assert_true (save (fixture, again, &error));
  g_assert_no_error (error);
}

/* Several at once: all of them or none. */
static void
test_delete_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) a = new_customer ("A");
  g_autoptr (StewardCustomerFacts) b = new_customer ("B");
  g_autoptr (StewardCustomerFacts) c = new_customer ("C");
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, a, NULL) && save (fixture, b, NULL) && save (fixture, c, NULL));
  g_assert_false (delete (fixture, a->record->id, "no such id", &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_names (fixture, "A B C ");
  g_clear_error (&error);
  g_assert_true (delete (fixture, c->record->id, a->record->id, &error));
  g_assert_no_error (error);
  assert_names (fixture, "B ");
}

static gpointer
list_deleted_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_list_deleted (connection, error);
}

static void
test_list_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) a = new_customer ("A");
  g_autoptr (StewardCustomerFacts) b = new_customer ("B");
  g_autoptr (StewardCustomerFacts) c = new_customer ("C");
  g_autoptr (GPtrArray) deleted = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, a, NULL) && save (fixture, b, NULL) && save (fixture, c, NULL));
  g_assert_true (delete (fixture, a->record->id, NULL, NULL));
  g_assert_true (delete (fixture, c->record->id, NULL, NULL));
  deleted = run (fixture, list_deleted_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 2);
  g_assert_cmpstr (((StewardCustomerFacts *) deleted->pdata[0])->record->name, ==, "C");
  g_assert_cmpstr (((StewardCustomerFacts *) deleted->pdata[1])->record->id, ==, a->record->id);
}

/* A customer with everything that is kept of one. */
static StewardCustomerFacts *
new_whole_customer (const char *name)
{
  StewardCustomerFacts *facts = new_customer (name);
  const StewardSeatsObservation seats = {
    .since = steward_day_new (2026, 7, 1),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = { STEWARD_SEATS_KNOWN, 1200 },
  };

  steward_customer_record_set_tag (facts->record, "region", "EMEA");
  g_array_append_val (facts->seats, seats);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, 744, TRUE);
  steward_usage_add (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 10, 600, FALSE);
  facts->sync->at = facts->sync->attempted_at = NOON;
  return facts;
}

static void
assert_whole (const StewardCustomerFacts *got)
{
  g_assert_cmpstr (steward_customer_record_get_tag (got->record, "region"), ==, "EMEA");
  g_assert_cmpuint (got->seats->len, ==, 1);
  g_assert_cmpint (
    steward_usage_find_complete (got->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9)->users, ==, 744);
  g_assert_false (steward_usage_find (got->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 10)->complete);
  g_assert_cmpint (got->sync->at, ==, NOON);
}

static gpointer
add_whole_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_add_whole (connection, data, NOON, error));
}

static gboolean
add_whole (Fixture *fixture, StewardCustomerFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new ();

  g_ptr_array_add (customers, facts);
  return run (fixture, add_whole_job, customers, error) != NULL;
}

static void
test_add_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_whole_customer ("Acme");
  g_autoptr (StewardCustomerFacts) again = new_whole_customer ("Acme");
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add_whole (fixture, acme, &error));
  g_assert_no_error (error);
  g_assert_false (add_whole (fixture, again, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN);
  loaded = load (fixture, 0);
  g_assert_cmpuint (loaded->len, ==, 1);
  assert_whole (loaded->pdata[0]);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_whole_customer ("Acme");
  g_autoptr (StewardCustomerFacts) other = new_whole_customer ("Other");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  const StewardCustomerFacts *got;

  g_assert_true (add_whole (fixture, acme, NULL) && add_whole (fixture, other, NULL));
  g_assert_true (delete (fixture, acme->record->id, NULL, NULL));
  before = load (fixture, 0);
  g_assert_true (restore (fixture, acme->record->id, NULL, &error));
  g_assert_no_error (error);
  /* Who follows the store hears of it. */
  changed = load (fixture, ((StewardCustomerFacts *) before->pdata[0])->revision + 1);
  g_assert_cmpuint (changed->len, ==, 1);
  got = changed->pdata[0];
  g_assert_false (got->deleted);
  g_assert_cmpstr (got->record->id, ==, acme->record->id);
  assert_whole (got);
  /* Once more changes nothing, and what never was is not there. */
  g_assert_true (restore (fixture, acme->record->id, NULL, &error));
  assert_names (fixture, "Acme Other ");
  g_assert_false (restore (fixture, "no such id", NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
}

/* The name went to another customer meanwhile; with it, nobody of the lot comes back. */
static void
test_restore_name_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_whole_customer ("Acme");
  g_autoptr (StewardCustomerFacts) other = new_whole_customer ("Other");
  g_autoptr (StewardCustomerFacts) again = new_customer ("Acme");
  g_autoptr (GError) error = NULL;

  g_assert_true (add_whole (fixture, acme, NULL) && add_whole (fixture, other, NULL));
  g_assert_true (delete (fixture, acme->record->id, other->record->id, NULL));
  g_assert_true (save (fixture, again, NULL));
  g_assert_false (restore (fixture, other->record->id, acme->record->id, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN);
  g_assert_nonnull (strstr (error->message, "Acme"));
  assert_names (fixture, "Acme ");
  g_clear_error (&error);
  g_assert_true (delete (fixture, again->record->id, NULL, NULL));
  g_assert_true (restore (fixture, other->record->id, acme->record->id, &error));
  g_assert_no_error (error);
  assert_names (fixture, "Acme Other ");
}

/* Said once, when a customer is added. */
static void
test_sample_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) sample = new_customer ("Sample");
  g_autoptr (StewardCustomerFacts) real = new_customer ("Real");
  g_autoptr (GPtrArray) loaded = NULL;

  sample->record->sample = TRUE;
  g_assert_true (save (fixture, sample, NULL) && save (fixture, real, NULL));
  sample->record->sample = FALSE;
  real->record->sample = TRUE;
  g_assert_true (save (fixture, sample, NULL) && save (fixture, real, NULL));
  loaded = load (fixture, 0);
  g_assert_cmpstr (((StewardCustomerFacts *) loaded->pdata[0])->record->name, ==, "Real");
  g_assert_false (((StewardCustomerFacts *) loaded->pdata[0])->record->sample);
  g_assert_true (((StewardCustomerFacts *) loaded->pdata[1])->record->sample);
}

static void
test_sync_keeps_what_it_did_not_bring (Fixture *fixture, gconstpointer data)
{
  const StewardDay day = steward_day_new (2026, 11, 1);
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (StewardUsage) first = steward_usage_new ();
  g_autoptr (StewardUsage) second = steward_usage_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  SyncOutcome outcome = { .id = acme->record->id, .usage = first, .status.at = NOON };
  const StewardCustomerFacts *got;

  g_assert_true (save (fixture, acme, &error));
  steward_usage_add (first, STEWARD_GRAIN_DAY, day, 0, TRUE);
  steward_usage_add (first, STEWARD_GRAIN_DAY, day + 1, 7, TRUE);
  steward_usage_add (first, STEWARD_GRAIN_DAY, day + 2, 3, FALSE);
  outcome.status.attempted_at = NOON;
  g_assert_nonnull (run (fixture, save_sync_job, &outcome, &error));

  /* The next try counts one day again, brings a partial count of a day that is complete, and fails.
   */
  steward_usage_add (second, STEWARD_GRAIN_DAY, day + 1, 1, FALSE);
  steward_usage_add (second, STEWARD_GRAIN_DAY, day + 2, 9, TRUE);
  outcome.usage = second;
  outcome.status = (StewardSyncStatus) { .attempted_at = NOON + 1 };
  steward_sync_status_set_problem (&outcome.status, STEWARD_PART_SEATS, "offline", "No answer.");
  g_assert_nonnull (run (fixture, save_sync_job, &outcome, &error));
  g_assert_no_error (error);
  steward_sync_status_set_problem (&outcome.status, STEWARD_PART_SEATS, NULL, NULL);

  loaded = load (fixture, 0);
  got = g_ptr_array_index (loaded, 0);
  g_assert_cmpint (steward_usage_find_complete (got->usage, STEWARD_GRAIN_DAY, day)->users, ==, 0);
  g_assert_cmpint (steward_usage_find_complete (got->usage, STEWARD_GRAIN_DAY, day + 1)->users, ==,
                   7);
  g_assert_cmpint (steward_usage_find_complete (got->usage, STEWARD_GRAIN_DAY, day + 2)->users, ==,
                   9);
  g_assert_null (steward_usage_find (got->usage, STEWARD_GRAIN_DAY, day + 3));
  g_assert_cmpint (steward_sync_status_get_state (got->sync), ==, STEWARD_SYNC_FAILED);
  g_assert_cmpint (got->sync->at, ==, NOON);
  g_assert_cmpint (got->sync->attempted_at, ==, NOON + 1);
  g_assert_cmpstr (steward_sync_status_get_problem (got->sync)->code, ==, "offline");
}

static gpointer
exec_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_connection_exec (connection, data, error));
}

/* Two customers that are there, and between them one that is not. */
static gpointer
save_syncs_job (StewardConnection *connection, gpointer data, GError **error)
{
  const StewardSyncBrought *brought = data;
  gboolean gone[3];

  if (!steward_customer_repository_save_syncs (connection, brought, 3, gone, error))
    return NULL;
  g_assert_true (!gone[0] && gone[1] && !gone[2]);
  return GINT_TO_POINTER (TRUE);
}

static void
test_syncs_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (StewardCustomerFacts) borealis = new_customer ("Borealis");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  const StewardSyncStatus status = { .at = NOON, .attempted_at = NOON };
  StewardSyncBrought brought[] = {
    { acme->record->id, NULL, usage, &status },
    { "nobody", NULL, usage, &status },
    { borealis->record->id, NULL, NULL, &status },
  };
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, acme, NULL) && save (fixture, borealis, NULL));
  steward_usage_add (usage, STEWARD_GRAIN_DAY, steward_day_new (2026, 11, 1), 7, TRUE);
  g_assert_nonnull (run (fixture, save_syncs_job, brought, &error));
  g_assert_no_error (error);
  loaded = load (fixture, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((StewardCustomerFacts *) loaded->pdata[i])->sync->at, ==, NOON);
}

/* What cannot be written takes back what was written before it. */
static void
test_syncs_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (StewardCustomerFacts) borealis = new_customer ("Borealis");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  const StewardSyncStatus status = { .at = NOON, .attempted_at = NOON };
  StewardSyncBrought brought[] = {
    { acme->record->id, NULL, NULL, &status },
    { "nobody", NULL, NULL, &status },
    { borealis->record->id, NULL, usage, &status },
  };
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture, acme, NULL) && save (fixture, borealis, NULL));
  steward_usage_add (usage, STEWARD_GRAIN_DAY, steward_day_new (2026, 11, 1), 7, TRUE);
  g_assert_nonnull (run (
    fixture, exec_job,
    (gpointer) "CREATE TRIGGER stop BEFORE INSERT ON usage BEGIN SELECT raise (ABORT, 'no'); END",
    NULL));
  g_assert_null (run (fixture, save_syncs_job, brought, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
  loaded = load (fixture, 0);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (((StewardCustomerFacts *) loaded->pdata[i])->sync->at, ==, 0);
}

static void
test_every_grain_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  SyncOutcome outcome = { .id = acme->record->id,
                          .usage = usage,
                          .status = { .at = NOON, .attempted_at = NOON } };

  g_assert_true (save (fixture, acme, &error));
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    steward_usage_add (usage, (StewardGrain) grain, 20000 + grain, 7 + grain, TRUE);
  g_assert_nonnull (run (fixture, save_sync_job, &outcome, &error));
  g_assert_no_error (error);
  loaded = load (fixture, 0);
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    {
      const StewardCustomerFacts *got = g_ptr_array_index (loaded, 0);
      const StewardUsagePoint *point = steward_usage_find_complete (
        got->usage, (StewardGrain) grain, 20000 + grain);

      g_assert_nonnull (point);
      g_assert_cmpint (point->users, ==, 7 + grain);
    }
}

static void
test_seats_are_a_history (Fixture *fixture, gconstpointer data)
{
  const StewardDay day = steward_day_new (2026, 11, 1);
  const struct {
    StewardDay since;
    gint64 count;
  } seen[] = { { day, 900 }, { day + 1, 900 }, { day + 2, 1200 }, { day + 2, 1300 } };
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const GArray *history;

  g_assert_true (save (fixture, acme, &error));
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      StewardSeatsObservation seats = {
        .since = seen[i].since,
        .origin = STEWARD_SEATS_FROM_LICENSE,
        .seats = { STEWARD_SEATS_KNOWN, seen[i].count },
      };
      SyncOutcome outcome = { .id = acme->record->id, .seats = &seats };

      g_assert_nonnull (run (fixture, save_sync_job, &outcome, &error));
      g_assert_no_error (error);
    }
  loaded = load (fixture, 0);
  history = ((StewardCustomerFacts *) g_ptr_array_index (loaded, 0))->seats;
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpint (g_array_index (history, StewardSeatsObservation, 0).since, ==, day);
  g_assert_cmpint (g_array_index (history, StewardSeatsObservation, 0).seats.count, ==, 900);
  g_assert_cmpint (g_array_index (history, StewardSeatsObservation, 1).since, ==, day + 2);
  g_assert_cmpint (g_array_index (history, StewardSeatsObservation, 1).seats.count, ==, 1300);
}

static void
test_newer_schema (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (run (fixture, exec_job, (gpointer) "PRAGMA user_version = 999", &error));
  g_clear_object (&fixture->database);
  g_assert_null (steward_database_open (fixture->path, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "999"));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->database);
  g_assert_true (
    g_file_set_contents (fixture->path, "this is no database at all, not even close", -1, &error));
  g_assert_null (steward_database_open (fixture->path, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED);
}

/* Whether another process finds the database free of locks, and its write-ahead log with it. */
static gboolean
is_unlocked_for_others (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 ? lock.l_type == F_UNLCK : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <, 2);
  return WEXITSTATUS (status) == 1;
}

/* A second connection of the same process, such as a backup's, takes no lock away. */
static void
test_locks_outlive_a_connection (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardConnection) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (is_unlocked_for_others (fixture->path));
  second = steward_connection_open (fixture->path, &error);
  g_assert_no_error (error);
  g_clear_pointer (&second, steward_connection_close);
  g_assert_false (is_unlocked_for_others (fixture->path));
}

static void
test_cancelled_before_it_began (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (StewardCustomerFacts) acme = new_customer ("Acme");
  g_autoptr (GPtrArray) customers = g_ptr_array_new ();
  Outcome outcome = { 0 };

  g_ptr_array_add (customers, acme);
  g_cancellable_cancel (cancellable);
  steward_database_run_async (fixture->database, save_job, customers, NULL, NULL, cancellable,
                              finished_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  loaded = load (fixture, 0);
  g_assert_cmpuint (loaded->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/steward/store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("database/modes", test_modes);
  ADD ("database/newer-schema", test_newer_schema);
  ADD ("database/damaged", test_damaged);
  ADD ("database/locks-outlive-a-connection", test_locks_outlive_a_connection);
  ADD ("database/cancelled-before-it-began", test_cancelled_before_it_began);
  ADD ("customers/round-trip", test_round_trip);
  ADD ("customers/name-taken", test_name_taken);
  ADD ("customers/delete", test_delete);
  ADD ("customers/delete-several", test_delete_several);
  ADD ("customers/list-deleted", test_list_deleted);
  ADD ("customers/add-whole", test_add_whole);
  ADD ("customers/restore", test_restore);
  ADD ("customers/restore-name-taken", test_restore_name_taken);
  ADD ("customers/sample-stays", test_sample_stays);
  ADD ("customers/sync-keeps-what-it-did-not-bring", test_sync_keeps_what_it_did_not_bring);
  ADD ("customers/syncs-together", test_syncs_together);
  ADD ("customers/syncs-all-or-nothing", test_syncs_all_or_nothing);
  ADD ("customers/every-grain-is-kept", test_every_grain_is_kept);
  ADD ("customers/seats-are-a-history", test_seats_are_a_history);
#undef ADD
  return g_test_run ();
}
