/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-connection-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <unistd.h>

#define BUSY_MS 10000

/* More than there are queries. */
#define MAX_IDLE 128

struct _StewardConnection {
  sqlite3 *handle;
  GHashTable *idle; /* text, borrowed from the value → sqlite3_stmt that nobody uses now: making one
                       takes longer than most run */
};

struct _StewardStatement {
  StewardConnection *connection; /* borrowed */
  sqlite3_stmt *statement;
};

static gboolean
fail (sqlite3 *handle, int result, GError **error)
{
  const char *detail = handle ? sqlite3_errmsg (handle) : sqlite3_errstr (result);
  StewardStoreError code;
  const char *sentence;

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      code = STEWARD_STORE_ERROR_FULL;
      sentence = _ ("The disk is full, and nothing was changed. Free some space and try again");
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      code = STEWARD_STORE_ERROR_READ_ONLY;
      sentence = _ (
        "The database may not be written, and nothing was changed. Check its permissions");
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      code = STEWARD_STORE_ERROR_BUSY;
      sentence = _ (
        "Another program keeps the database locked, and nothing was changed. Try again");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      code = STEWARD_STORE_ERROR_DAMAGED;
      sentence = _ ("The database is damaged. Set it aside and restore the last backup");
      break;
    default:
      code = STEWARD_STORE_ERROR_FAILED;
      sentence = _ ("The database could not be used, and nothing was changed");
      break;
    }
  /* Translators: a sentence, then the database's own words */
  g_set_error (error, STEWARD_STORE_ERROR, (int) code, _ ("%s (%s)."), sentence, detail);
  return FALSE;
}

/* SQLite gives its write-ahead log the mode of the database, so making that first settles all
 * three. One that exists is not opened here: closing it would end the locks of every connection
 * that this process has to it, and another program would then throw away the log in use. */
static gboolean
make_private (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int saved_errno;

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST && access (path, R_OK | W_OK) == 0)
    return TRUE;
  saved_errno = errno;
  g_set_error (error, STEWARD_STORE_ERROR,
               saved_errno == ENOSPC                           ? STEWARD_STORE_ERROR_FULL
               : saved_errno == EACCES || saved_errno == EROFS ? STEWARD_STORE_ERROR_READ_ONLY
                                                               : STEWARD_STORE_ERROR_FAILED,
               _ ("The database %s could not be opened: %s."), path, g_strerror (saved_errno));
  return FALSE;
}

static void
finalize_statement (sqlite3_stmt *statement)
{
  sqlite3_finalize (statement);
}

StewardConnection *
steward_connection_open (const char *path, GError **error)
{
  g_autoptr (StewardConnection) self = g_new0 (StewardConnection, 1);
  int result;

  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) finalize_statement);
  if (!make_private (path, error))
    return NULL;
  result = sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      fail (self->handle, result, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  if (!steward_connection_exec (self,
                                "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA foreign_keys = ON;",
                                error))
    return NULL;
  return g_steal_pointer (&self);
}

void
steward_connection_close (StewardConnection *self)
{
  g_hash_table_unref (self->idle);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

gboolean
steward_connection_exec (StewardConnection *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || fail (self->handle, result, error);
}

gboolean
steward_connection_begin (StewardConnection *self, GError **error)
{
  return steward_connection_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
steward_connection_commit (StewardConnection *self, GError **error)
{
  if (steward_connection_exec (self, "COMMIT", error))
    return TRUE;
  steward_connection_roll_back (self);
  return FALSE;
}

void
steward_connection_roll_back (StewardConnection *self)
{
  /* Some errors have rolled back already; there is nothing left to undo then. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
steward_connection_end (StewardConnection *self, gboolean succeeded, GError **error)
{
  if (succeeded)
    return steward_connection_commit (self, error);
  steward_connection_roll_back (self);
  return FALSE;
}

gboolean
steward_connection_get_number (StewardConnection *self,
                               const char *sql,
                               gint64 *number,
                               GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !steward_statement_step (statement, &has_row, error))
    return FALSE;
  *number = has_row ? steward_statement_get_int (statement, 0) : 0;
  return TRUE;
}

StewardStatement *
steward_connection_prepare (StewardConnection *self, const char *sql, GError **error)
{
  StewardStatement *statement;
  gpointer handle = NULL;

  if (!g_hash_table_steal_extended (self->idle, sql, NULL, &handle))
    {
      int result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                       (sqlite3_stmt **) &handle, NULL);

      if (result != SQLITE_OK)
        {
          fail (self->handle, result, error);
          return NULL;
        }
    }
  statement = g_new0 (StewardStatement, 1);
  statement->connection = self;
  statement->statement = handle;
  return statement;
}

void
steward_statement_free (StewardStatement *self)
{
  GHashTable *idle = self->connection->idle;
  char *sql = (char *) sqlite3_sql (self->statement);

  steward_statement_reset (self);
  if (g_hash_table_size (idle) < MAX_IDLE && !g_hash_table_contains (idle, sql))
    g_hash_table_insert (idle, sql, self->statement);
  else
    sqlite3_finalize (self->statement);
  g_free (self);
}

void
steward_statement_bind_text (StewardStatement *self, int index, const char *text)
{
  sqlite3_bind_text (self->statement, index, text, -1, SQLITE_TRANSIENT);
}

void
steward_statement_bind_int (StewardStatement *self, int index, gint64 number)
{
  sqlite3_bind_int64 (self->statement, index, number);
}

void
steward_statement_bind_day (StewardStatement *self, int index, StewardDay day)
{
  if (day == STEWARD_DAY_NONE)
    sqlite3_bind_null (self->statement, index);
  else
    sqlite3_bind_int64 (self->statement, index, day);
}

void
steward_statement_bind_double (StewardStatement *self, int index, double number)
{
  if (isnan (number))
    sqlite3_bind_null (self->statement, index);
  else
    sqlite3_bind_double (self->statement, index, number);
}

void
steward_statement_bind_blob (StewardStatement *self, int index, gconstpointer bytes, gsize n_bytes)
{
  /* A NULL pointer would be a NULL. */
  sqlite3_bind_blob64 (self->statement, index, bytes ? bytes : "", n_bytes, SQLITE_TRANSIENT);
}

gboolean
steward_statement_step (StewardStatement *self, gboolean *has_row, GError **error)
{
  int result = sqlite3_step (self->statement);

  *has_row = result == SQLITE_ROW;
  return result == SQLITE_ROW || result == SQLITE_DONE
         || fail (self->connection->handle, result, error);
}

gboolean
steward_statement_run (StewardStatement *self, GError **error)
{
  gboolean has_row;
  gboolean succeeded = steward_statement_step (self, &has_row, error);

  steward_statement_reset (self);
  return succeeded;
}

void
steward_statement_reset (StewardStatement *self)
{
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
}

char *
steward_statement_dup_text (StewardStatement *self, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (self->statement, column));
}

gconstpointer
steward_statement_get_blob (StewardStatement *self, int column, gsize *n_bytes)
{
  gconstpointer bytes = sqlite3_column_blob (self->statement, column);

  *n_bytes = (gsize) sqlite3_column_bytes (self->statement, column);
  return bytes;
}

gint64
steward_statement_get_int (StewardStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

StewardDay
steward_statement_get_day (StewardStatement *self, int column)
{
  if (sqlite3_column_type (self->statement, column) == SQLITE_NULL)
    return STEWARD_DAY_NONE;
  return sqlite3_column_int (self->statement, column);
}

double
steward_statement_get_double (StewardStatement *self, int column)
{
  if (sqlite3_column_type (self->statement, column) == SQLITE_NULL)
    return (double) NAN;
  return sqlite3_column_double (self->statement, column);
}
