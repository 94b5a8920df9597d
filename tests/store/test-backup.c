/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-backup-private.h"
#include "steward-backup.h"
#include "steward-contract-repository.h"
#include "steward-customer-repository.h"
#include "steward-note-repository.h"
#include "steward-record-repository.h"
#include "steward-search-repository.h"
#include "steward-setting-repository.h"
#include "steward-view-repository.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

/* 2026-11-23T10:20:30Z, by `date +%s`. */
#define NOW ((gint64) 1795429230 * G_USEC_PER_SEC)
#define PAGE 4096

static void
set_up (ScratchStore *store, gconstpointer data)
{
  scratch_store_set_up (store);
}

static void
tear_down (ScratchStore *store, gconstpointer data)
{
  scratch_store_tear_down (store);
}

/* --- Helpers ---------------------------------------------------------------------------------- */

static char *
make_path (ScratchStore *store, const char *name)
{
  return g_build_filename (store->folder, name, NULL);
}

/* The bytes of a file, or NULL where there is none. */
static GBytes *
read_file (const char *path)
{
  char *bytes;
  gsize n_bytes;

  return g_file_get_contents (path, &bytes, &n_bytes, NULL) ? g_bytes_new_take (bytes, n_bytes)
                                                            : NULL;
}

static void
write_file (const char *path, GBytes *bytes)
{
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static void
assert_mode (const char *path, int mode)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, mode);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
make_copy (ScratchStore *store, StewardDay today, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_backup_make_async (store->path, today, NULL, kept_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return steward_backup_make_finish (result, error);
}

static void
make_copy_of (ScratchStore *store, StewardDay today)
{
  g_autoptr (GError) error = NULL;
  gboolean made = make_copy (store, today, &error);

  g_assert_no_error (error);
  g_assert_true (made);
}

/* The names in the folder of copies, in order, with a blank between. */
static char *
list_copies (ScratchStore *store)
{
  g_autofree char *folder = make_path (store, "backups");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  return g_strjoinv (" ", (char **) names->pdata);
}

static guint
count_customers (ScratchStore *store)
{
  g_autoptr (GPtrArray) customers = scratch_store_load (store->database);

  return customers->len;
}

/* --- Copies of days --------------------------------------------------------------------------- */

static void
test_once_a_day (ScratchStore *store, gconstpointer data)
{
  g_autofree char *copy = make_path (store, "backups/steward-2026-11-23.db");
  g_autofree char *folder = make_path (store, "backups");
  g_autofree char *names = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  scratch_store_add_customers (store->database, 3);
  make_copy_of (store, steward_day_new (2026, 11, 23));
  assert_mode (copy, 0600);
  assert_mode (folder, 0700);
  first = read_file (copy);
  scratch_store_exec (store->database, "DELETE FROM customer");
  make_copy_of (store, steward_day_new (2026, 11, 23));
  second = read_file (copy);
  g_assert_true (g_bytes_equal (first, second));
  names = list_copies (store);
  g_assert_cmpstr (names, ==, "steward-2026-11-23.db");
}

static void
test_seven_are_kept (ScratchStore *store, gconstpointer data)
{
  const StewardDay last = steward_day_new (2026, 11, 23);
  g_autofree char *schema = make_path (store, "backups/steward-schema-0.db");
  g_autofree char *note = make_path (store, "backups/read-me.txt");
  g_autofree char *names = NULL;

  make_copy_of (store, last - 9);
  /* What is no copy of a day is not counted, and not removed. */
  g_assert_true (g_file_set_contents (schema, "old", -1, NULL));
  g_assert_true (g_file_set_contents (note, "mine", -1, NULL));
  for (StewardDay day = last - 8; day <= last; day++)
    make_copy_of (store, day);
  names = list_copies (store);
  g_assert_cmpstr (names, ==,
                   "read-me.txt steward-2026-11-17.db steward-2026-11-18.db steward-2026-11-19.db"
                   " steward-2026-11-20.db steward-2026-11-21.db steward-2026-11-22.db"
                   " steward-2026-11-23.db steward-schema-0.db");
}

/* What a copy that was broken off left behind is in nobody's way. */
static void
test_left_over_part (ScratchStore *store, gconstpointer data)
{
  g_autofree char *folder = make_path (store, "backups");
  g_autofree char *part = make_path (store, "backups/steward-2026-11-23.db.part");
  g_autofree char *names = NULL;

  g_assert_no_errno (g_mkdir (folder, 0700));
  g_assert_true (g_file_set_contents (part, "half a copy", -1, NULL));
  make_copy_of (store, steward_day_new (2026, 11, 23));
  names = list_copies (store);
  g_assert_cmpstr (names, ==, "steward-2026-11-23.db");
}

static void
test_folder_in_the_way (ScratchStore *store, gconstpointer data)
{
  g_autofree char *folder = make_path (store, "backups");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  g_assert_false (make_copy (store, steward_day_new (2026, 11, 23), &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, folder));
}

/* What migrations make before they begin. */
static gpointer
copy_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_backup_copy (connection, data, "steward-schema-1.db", error));
}

static void
test_before_a_migration (ScratchStore *store, gconstpointer data)
{
  g_autofree char *copy = make_path (store, "backups/steward-schema-1.db");
  g_autoptr (GError) error = NULL;

  scratch_store_add_customers (store->database, 2);
  g_assert_nonnull (scratch_store_run (store->database, copy_job, store->path, &error));
  g_assert_no_error (error);
  assert_mode (copy, 0600);
  /* The next program that migrates takes the place of the copy. */
  scratch_store_add_customers (store->database, 0);
  g_assert_nonnull (scratch_store_run (store->database, copy_job, store->path, &error));
  g_assert_no_error (error);
  g_clear_object (&store->database);
  g_assert_no_errno (g_unlink (store->path));
  g_assert_true (steward_backup_restore (copy, store->path, &error));
  scratch_store_open (store);
  g_assert_cmpuint (count_customers (store), ==, 2);
}

/* --- The newest ------------------------------------------------------------------------------- */

static void
test_find_last (ScratchStore *store, gconstpointer data)
{
  const struct {
    const char *name;
    time_t modified;
  } files[] = {
    { "backups/steward-2026-11-20.db", 3000 },
    { "backups/steward-schema-1.db", 5000 },
    { "backups/steward-2026-11-21.db", 4000 },
    { "backups/steward-2026-11-22.db.part", 9000 },
    { "backups/other.db", 9000 },
  };
  g_autofree char *folder = make_path (store, "backups");
  g_autofree char *newest = make_path (store, "backups/steward-schema-1.db");
  g_autofree char *last = NULL;
  gint64 made_at = -1;

  g_assert_null (steward_backup_find_last (store->path, &made_at));
  g_assert_cmpint (made_at, ==, 0);
  g_assert_no_errno (g_mkdir (folder, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = make_path (store, files[i].name);
      struct utimbuf times = { .modtime = files[i].modified };

      g_assert_true (g_file_set_contents (path, "copy", -1, NULL));
      g_assert_no_errno (g_utime (path, &times));
    }
  last = steward_backup_find_last (store->path, &made_at);
  g_assert_cmpstr (last, ==, newest);
  g_assert_cmpint (made_at, ==, (gint64) 5000 * G_USEC_PER_SEC);
}

/* --- A damaged database ----------------------------------------------------------------------- */

/* The database and its log, as a program that was killed leaves them. */
static void
leave_log_behind (ScratchStore *store)
{
  g_autofree char *log = g_strconcat (store->path, "-wal", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) log_bytes = NULL;

  scratch_store_add_customers (store->database, 5);
  bytes = read_file (store->path);
  log_bytes = read_file (log);
  g_assert_cmpuint (g_bytes_get_size (log_bytes), >, 0);
  g_clear_object (&store->database);
  write_file (store->path, bytes);
  write_file (log, log_bytes);
}

static void
test_set_aside (ScratchStore *store, gconstpointer data)
{
  const char *const suffixes[] = { "", "-wal" };
  g_autofree char *expected = make_path (store, "steward-damaged-2026-11-23T102030Z.db");
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *before[G_N_ELEMENTS (suffixes)];

  leave_log_behind (store);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (store->path, suffixes[i], NULL);

      before[i] = read_file (path);
    }
  aside = steward_backup_set_aside (store->path, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (aside, ==, expected);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *old_path = g_strconcat (store->path, suffixes[i], NULL);
      g_autofree char *new_path = g_strconcat (aside, suffixes[i], NULL);
      g_autoptr (GBytes) after = read_file (new_path);

      g_assert_true (g_bytes_equal (after, before[i]));
      g_assert_false (g_file_test (old_path, G_FILE_TEST_EXISTS));
      g_bytes_unref (before[i]);
    }
  /* A new one can be made in its place. */
  scratch_store_open (store);
  g_assert_cmpuint (count_customers (store), ==, 0);
}

/* With the command line's --today it is noon whenever something is set aside. */
static void
test_set_aside_twice (ScratchStore *store, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *expected = make_path (store, "steward-damaged-2026-11-23T102030Z-2.db");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&store->database);
  g_assert_true (g_file_set_contents (store->path, "first", -1, NULL));
  first = steward_backup_set_aside (store->path, NOW, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (store->path, "second", -1, NULL));
  second = steward_backup_set_aside (store->path, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, expected);
  g_assert_true (g_file_get_contents (first, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "first");
}

/* The database cannot be renamed, as it is not there: its log is not parted from its place. */
static void
test_set_aside_fails (ScratchStore *store, gconstpointer data)
{
  g_autofree char *log = g_strconcat (store->path, "-wal", NULL);
  g_autofree char *moved_log = make_path (store, "steward-damaged-2026-11-23T102030Z.db-wal");
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&store->database);
  g_assert_no_errno (g_unlink (store->path));
  g_assert_true (g_file_set_contents (log, "log", -1, NULL));
  g_assert_null (steward_backup_set_aside (store->path, NOW, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (moved_log, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (log, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "log");
}

static void
test_set_aside_nothing (ScratchStore *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&store->database);
  g_assert_no_errno (g_unlink (store->path));
  g_assert_null (steward_backup_set_aside (store->path, NOW, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
}

static void
test_restore (ScratchStore *store, gconstpointer data)
{
  g_autofree char *copy = make_path (store, "backups/steward-2026-11-23.db");
  g_autofree char *aside = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 made_at;

  scratch_store_add_customers (store->database, 12);
  make_copy_of (store, steward_day_new (2026, 11, 23));
  before = read_file (copy);
  g_clear_object (&store->database);
  g_assert_true (g_file_set_contents (store->path, "garbage", -1, NULL));
  aside = steward_backup_set_aside (store->path, NOW, &error);
  g_assert_no_error (error);
  last = steward_backup_find_last (store->path, &made_at);
  /* Whatever became of the copy's mode. */
  g_assert_no_errno (g_chmod (last, 0644));
  g_assert_true (steward_backup_restore (last, store->path, &error));
  g_assert_no_error (error);
  assert_mode (store->path, 0600);
  scratch_store_open (store);
  g_assert_cmpuint (count_customers (store), ==, 12);
  after = read_file (copy);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_restore_nothing (ScratchStore *store, gconstpointer data)
{
  g_autofree char *copy = make_path (store, "backups/steward-2026-11-23.db");
  g_autoptr (GError) error = NULL;

  scratch_store_add_customers (store->database, 1);
  g_assert_false (steward_backup_restore (copy, store->path, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, copy));
  g_assert_cmpuint (count_customers (store), ==, 1);
}

/* --- Damage ----------------------------------------------------------------------------------- */

/* Overwrites a part of the closed database. */
static void
overwrite (ScratchStore *store, gsize start, gsize length)
{
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_clear_object (&store->database);
  g_assert_true (g_file_get_contents (store->path, &bytes, &n_bytes, NULL));
  g_assert_cmpuint (start + length, <=, n_bytes);
  memset (bytes + start, 0xa5, length);
  g_assert_true (g_file_set_contents (store->path, bytes, (gssize) n_bytes, NULL));
}

static void
test_damaged_header (ScratchStore *store, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scratch_store_add_customers (store->database, 5);
  overwrite (store, 0, 100);
  g_assert_null (steward_database_open (store->path, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED);
}

/* Saves a contact of the first customer, and reads those there are. */
static gboolean
use_records (StewardConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) customers = steward_customer_repository_list (connection, error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) read = NULL;
  const StewardRecordKind *contact = steward_record_kind_find ("contact");
  StewardCustomerFacts *first;
  StewardRecord *record;

  if (customers == NULL)
    return FALSE;
  first = g_ptr_array_index (customers, 0);
  record = steward_record_new (contact, first->record->id);
  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, record);
  g_assert_true (steward_record_set (record, &contact->fields[0], "Ada Keller", NULL));
  if (!steward_record_repository_save (connection, records, 1, error))
    return FALSE;
  read = steward_record_repository_load (connection, "contact", first->record->id, error);
  return read != NULL;
}

/* Saves a contract line of the first customer, and reads those there are. */
static gboolean
use_contracts (StewardConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) customers = steward_customer_repository_list (connection, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) read = NULL;
  StewardContractLine *line;

  if (customers == NULL)
    return FALSE;
  line = steward_contract_line_new (
    ((StewardCustomerFacts *) g_ptr_array_index (customers, 0))->record->id);
  line->from = line->to = steward_day_new (2026, 1, 1);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_line_free);
  g_ptr_array_add (lines, line);
  if (!steward_contract_repository_save (connection, lines, 1, error))
    return FALSE;
  read = steward_contract_repository_load (connection, NULL, error);
  return read != NULL;
}

/* Saves a note of the first customer twice, types on, and finds what was written. */
static gboolean
use_notes (StewardConnection *connection, GError **error)
{
  const StewardSearch search = { .text = "word", .from = STEWARD_DAY_NONE, .to = STEWARD_DAY_NONE };
  g_autoptr (GPtrArray) customers = steward_customer_repository_list (connection, error);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (StewardNote) note = NULL;

  if (customers == NULL)
    return FALSE;
  note = steward_note_new (((StewardCustomerFacts *) customers->pdata[0])->record->id, 20000);
  g_ptr_array_add (notes, note);
  if (!steward_note_repository_save (connection, notes, 1, error))
    return FALSE;
  g_free (note->body);
  note->body = g_strdup ("a word");
  if (!steward_note_repository_save (connection, notes, 2, error)
      || !steward_note_repository_save_draft (connection, note, 2, 3, error))
    return FALSE;
  listed = steward_note_repository_list (connection, note->customer_id, error);
  if (listed)
    versions = steward_note_repository_list_versions (connection, note->id, error);
  if (versions)
    findings = steward_search_repository_run (connection, &search, error);
  return findings != NULL;
}

/* Saves a contact, a contract line, notes, a setting and a view and reads the views there are; the
 * result is to be freed. */
static gpointer
view_job (StewardConnection *connection, gpointer data, GError **error)
{
  g_autoptr (StewardView) view = steward_view_new ();

  view->id = g_strdup ("one");
  view->name = g_strdup ("One");
  if (!use_records (connection, error) || !use_contracts (connection, error)
      || !use_notes (connection, error))
    return NULL;
  if (!steward_setting_repository_save (connection, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "45",
                                        1, error))
    return NULL;
  if (!steward_view_repository_save (connection, view, 1, error))
    return NULL;
  return steward_view_repository_load (connection, error);
}

/* Tries everything there is to a database of which one page is damaged: each either works or says
 * so. Whether one said so. */
static gboolean
try_damaged (ScratchStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy_error = NULL;
  gboolean damaged = FALSE;

  store->database = steward_database_open (store->path, &error);
  if (store->database)
    {
      g_autoptr (GPtrArray) customers = NULL;
      g_autoptr (GPtrArray) views = NULL;
      g_autoptr (GError) view_error = NULL;

      views = scratch_store_run (store->database, view_job, NULL, &view_error);
      g_assert_true ((views == NULL) == (view_error != NULL));
      damaged = view_error != NULL;
      customers = scratch_store_run (store->database, scratch_store_load_job, NULL, &error);
      g_assert_true ((customers == NULL) == (error != NULL));
    }
  if (error)
    g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED);
  damaged = damaged || error != NULL;
  if (!make_copy (store, steward_day_new (2026, 11, 23), &copy_error))
    {
      g_assert_error (copy_error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_DAMAGED);
      damaged = TRUE;
    }
  return damaged;
}

/* A copy has no page of an index: it may be made of a database whose index is damaged, and is good.
 */
static void
assert_copy_is_whole (const char *path)
{
  g_autoptr (StewardDatabase) database = NULL;
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  database = steward_database_open (path, &error);
  g_assert_no_error (error);
  customers = scratch_store_run (database, scratch_store_load_job, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (customers->len, ==, 400);
  g_clear_object (&database);
  g_assert_no_errno (g_unlink (path));
}

/* Every page once; no page is unused in a database that holds this much. */
static void
test_damaged_page (ScratchStore *store, gconstpointer data)
{
  g_autofree char *copy = make_path (store, "backups/steward-2026-11-23.db");
  g_autoptr (GBytes) whole = NULL;
  gsize n_pages;

  scratch_store_add_customers (store->database, 400);
  g_clear_object (&store->database);
  whole = read_file (store->path);
  n_pages = g_bytes_get_size (whole) / PAGE;
  g_assert_cmpuint (n_pages, >, 20);
  for (gsize page = 1; page < n_pages; page++)
    {
      write_file (store->path, whole);
      overwrite (store, page * PAGE, PAGE);
      if (!try_damaged (store))
        g_error ("page %zu of %zu could be damaged without anybody noticing", page, n_pages);
      g_clear_object (&store->database);
      assert_copy_is_whole (copy);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/store/backup/" path, ScratchStore, NULL, set_up, func, tear_down)
  ADD ("once-a-day", test_once_a_day);
  ADD ("seven-are-kept", test_seven_are_kept);
  ADD ("left-over-part", test_left_over_part);
  ADD ("folder-in-the-way", test_folder_in_the_way);
  ADD ("before-a-migration", test_before_a_migration);
  ADD ("find-last", test_find_last);
  ADD ("set-aside", test_set_aside);
  ADD ("set-aside-twice", test_set_aside_twice);
  ADD ("set-aside-fails", test_set_aside_fails);
  ADD ("set-aside-nothing", test_set_aside_nothing);
  ADD ("restore", test_restore);
  ADD ("restore-nothing", test_restore_nothing);
  ADD ("damaged-header", test_damaged_header);
  ADD ("damaged-page", test_damaged_page);
#undef ADD
  return g_test_run ();
}
