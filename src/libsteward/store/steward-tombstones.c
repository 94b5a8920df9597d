/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-tombstones-private.h"

#include "steward-customer-repository-private.h"

#include <glib/gi18n-lib.h>

/* Marks one row; @key is its customer's. */
static gboolean
mark (StewardConnection *connection,
      const char *table,
      const char *id,
      gint64 deleted_at,
      gint64 now,
      gint64 *key,
      gboolean *found,
      GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "UPDATE %s SET deleted_at = nullif (?1, 0), updated_at = ?2 WHERE id = ?3 RETURNING customer",
    table);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, deleted_at);
  steward_statement_bind_int (statement, 2, now);
  steward_statement_bind_text (statement, 3, id);
  if (!steward_statement_step (statement, found, error))
    return FALSE;
  if (*found)
    *key = steward_statement_get_int (statement, 0);
  return TRUE;
}

gboolean
steward_tombstones_mark (StewardConnection *connection,
                         const char *table,
                         const char *const *ids,
                         gint64 deleted_at,
                         gint64 now,
                         const char *missing,
                         GError **error)
{
  gint64 revision;
  gint64 key = 0;
  gboolean found = TRUE;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && ids[i]; i++)
    {
      succeeded = mark (connection, table, ids[i], deleted_at, now, &key, &found, error);
      if (succeeded && !found)
        g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                             _ (missing));
      succeeded = succeeded && found
                  && steward_customer_repository_touch (connection, key, revision, error);
    }
  return steward_connection_end (connection, succeeded, error);
}
