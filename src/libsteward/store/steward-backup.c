/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-backup.h"

#include "steward-backup-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static char *
make_folder_path (const char *database_path)
{
  g_autofree char *folder = g_path_get_dirname (database_path);

  return g_build_filename (folder, "backups", NULL);
}

static gboolean
fail (GError **error, const char *sentence, const char *path)
{
  g_set_error (error, STEWARD_STORE_ERROR,
               errno == ENOSPC ? STEWARD_STORE_ERROR_FULL : STEWARD_STORE_ERROR_FAILED,
               "%s: %s: %s.", sentence, path, g_strerror (errno));
  return FALSE;
}

/* VACUUM INTO gives a consistent copy while other programs use the database. */
gboolean
steward_backup_copy (StewardConnection *connection,
                     const char *path,
                     const char *name,
                     GError **error)
{
  g_autofree char *folder = make_folder_path (path);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_strconcat (target, ".part", NULL);
  g_autoptr (StewardStatement) statement = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, _ ("The folder for backups could not be made"), folder);
  g_unlink (part);
  statement = steward_connection_prepare (connection, "VACUUM INTO ?", error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, part);
  if (!steward_statement_run (statement, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_chmod (part, 0600) == 0 && g_rename (part, target) == 0)
    return TRUE;
  return fail (error, _ ("The backup could not be kept"), target);
}

char *
steward_backup_find_last (const char *database_path, gint64 *made_at)
{
  g_autofree char *folder = make_folder_path (database_path);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  g_autofree char *last = NULL;
  const char *name;

  *made_at = 0;
  while (directory && (name = g_dir_read_name (directory)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (!g_str_has_prefix (name, "steward-") || !g_str_has_suffix (name, ".db")
          || g_stat (path, &status) != 0 || status.st_mtime * G_TIME_SPAN_SECOND <= *made_at)
        continue;
      *made_at = status.st_mtime * G_TIME_SPAN_SECOND;
      g_free (last);
      last = g_steal_pointer (&path);
    }
  return g_steal_pointer (&last);
}

/* --- One a day -------------------------------------------------------------------------------- */

/* The day of a copy's name, or NONE for other files. */
static StewardDay
get_day_of_name (const char *name)
{
  g_autofree char *text = NULL;
  StewardDay day;

  if (!g_str_has_prefix (name, "steward-") || !g_str_has_suffix (name, ".db"))
    return STEWARD_DAY_NONE;
  text = g_strndup (name + strlen ("steward-"), strlen (name) - strlen ("steward-.db"));
  return steward_day_parse (text, &day) ? day : STEWARD_DAY_NONE;
}

static gint
by_day (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What cannot be removed is tried again on the next day. */
static void
remove_old_copies (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (directory && (name = g_dir_read_name (directory)))
    if (get_day_of_name (name) != STEWARD_DAY_NONE)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_day);
  for (guint i = 0; i + STEWARD_BACKUP_DAYS < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

typedef struct {
  char *path;
  StewardDay today;
} Making;

static void
making_free (Making *self)
{
  g_free (self->path);
  g_free (self);
}

static gboolean
make_copy_of_day (const Making *making, GError **error)
{
  g_autofree char *day = steward_day_format (making->today);
  g_autofree char *name = g_strdup_printf ("steward-%s.db", day);
  g_autofree char *folder = make_folder_path (making->path);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autoptr (StewardConnection) connection = NULL;

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  connection = steward_connection_open (making->path, error);
  if (connection == NULL || !steward_backup_copy (connection, making->path, name, error))
    return FALSE;
  remove_old_copies (folder);
  return TRUE;
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (make_copy_of_day (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
steward_backup_make_async (const char *database_path,
                           StewardDay today,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);

  making->path = g_strdup (database_path);
  making->today = today;
  g_task_set_source_tag (task, steward_backup_make_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_in_thread);
}

gboolean
steward_backup_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- A damaged database ----------------------------------------------------------------------- */

/* Where a database goes at a time: a place where nothing is, not even a log. */
static char *
find_place_aside (const char *database_path, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now / G_TIME_SPAN_SECOND);
  g_autofree char *stamp = g_date_time_format (time, "%Y-%m-%dT%H%M%SZ");
  g_autofree char *folder = g_path_get_dirname (database_path);

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("steward-damaged-%s.db", stamp)
                                     : g_strdup_printf ("steward-damaged-%s-%u.db", stamp, n);
      g_autofree char *place = g_build_filename (folder, name, NULL);
      g_autofree char *log = g_strconcat (place, "-wal", NULL);

      if (!g_file_test (place, G_FILE_TEST_EXISTS) && !g_file_test (log, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&place);
    }
}

static gboolean
rename_with_suffix (const char *from_path, const char *to_path, const char *suffix)
{
  g_autofree char *from = g_strconcat (from_path, suffix, NULL);
  g_autofree char *to = g_strconcat (to_path, suffix, NULL);

  return g_rename (from, to) == 0;
}

char *
steward_backup_set_aside (const char *database_path, gint64 now, GError **error)
{
  /* The database goes last: a new one beside the old log would take that for its own. */
  const char *const suffixes[] = { "-shm", "-wal", "" };
  g_autofree char *place = find_place_aside (database_path, now);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (rename_with_suffix (database_path, place, suffixes[i])
          || (errno == ENOENT && suffixes[i][0]))
        continue;
      fail (error, _ ("The damaged database could not be set aside"), database_path);
      while (i-- > 0)
        rename_with_suffix (place, database_path, suffixes[i]);
      return NULL;
    }
  return g_steal_pointer (&place);
}

gboolean
steward_backup_restore (const char *backup_path, const char *database_path, GError **error)
{
  g_autofree char *part = g_strconcat (database_path, ".part", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (backup_path);
  g_autoptr (GFile) to = g_file_new_for_path (part);
  g_autoptr (GError) reason = NULL;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &reason))
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED,
                   _ ("The backup %s could not be copied: %s."), backup_path, reason->message);
      return FALSE;
    }
  if (g_chmod (part, 0600) == 0 && g_rename (part, database_path) == 0)
    return TRUE;
  return fail (error, _ ("The backup could not be put in place"), database_path);
}
