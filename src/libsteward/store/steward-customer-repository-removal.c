/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers that go and come back. Nothing of them is thrown away: a deleted customer is marked. */

#include "steward-customer-repository-private.h"

#include <glib/gi18n-lib.h>

/* Marks one customer as deleted, or for 0 takes the mark away. */
static gboolean
mark (StewardConnection *connection, gint64 key, gint64 deleted_at, gint64 revision, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "UPDATE customer SET deleted_at = nullif (?, 0), revision = ? WHERE key = ?",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, deleted_at);
  steward_statement_bind_int (statement, 2, revision);
  steward_statement_bind_int (statement, 3, key);
  return steward_statement_run (statement, error);
}

gboolean
steward_customer_repository_delete (StewardConnection *connection,
                                    const char *const *ids,
                                    gint64 now,
                                    GError **error)
{
  gint64 key;
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && ids[i]; i++)
    succeeded = steward_customer_repository_require_key (connection, ids[i], &key, error)
                && mark (connection, key, now, revision, error);
  return steward_connection_end (connection, succeeded, error);
}

/* A deleted customer's name is not kept free for it. */
static gboolean
restore_one (StewardConnection *connection, const char *id, gint64 revision, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "SELECT key, name, deleted_at IS NOT NULL FROM customer WHERE id = ?", error);
  g_autofree char *name = NULL;
  gboolean found;
  gboolean taken;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, id);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  if (!found)
    {
      g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such customer to restore."));
      return FALSE;
    }
  if (steward_statement_get_int (statement, 2) == 0)
    return TRUE;
  name = steward_statement_dup_text (statement, 1);
  if (!steward_customer_repository_look_for_name (connection, name, id, &taken, error))
    return FALSE;
  if (!taken)
    return mark (connection, steward_statement_get_int (statement, 0), 0, revision, error);
  g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN,
               _ ("“%s” can't be restored: another customer is called that now. Rename that one "
                  "first."),
               name);
  return FALSE;
}

gboolean
steward_customer_repository_restore (StewardConnection *connection,
                                     const char *const *ids,
                                     GError **error)
{
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && ids[i]; i++)
    succeeded = restore_one (connection, ids[i], revision, error);
  return steward_connection_end (connection, succeeded, error);
}
