/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-migrations-private.h"

#include "steward-backup-private.h"
#include "steward-store-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static gboolean
get_version (StewardConnection *connection, gint64 *version, GError **error)
{
  return steward_connection_get_number (connection, "PRAGMA user_version", version, error);
}

static gboolean
back_up (StewardConnection *connection, const char *path, gint64 version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("steward-schema-%" G_GINT64_FORMAT ".db", version);

  return steward_backup_copy (connection, path, name, error);
}

static gboolean
migrate_to (StewardConnection *connection, gint64 version, GError **error)
{
  g_autofree char *resource = g_strdup_printf ("/dev/steward/store/%" G_GINT64_FORMAT ".sql",
                                               version);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT,
                                                  version);
  g_autoptr (GBytes) sql = g_resource_lookup_data (steward_store_get_resource (), resource,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gint64 there;

  if (sql == NULL || !steward_connection_begin (connection, error))
    return FALSE;
  /* Another program may have migrated while this one waited for the lock. */
  if (!get_version (connection, &there, error))
    return steward_connection_end (connection, FALSE, error);
  if (there >= version)
    return steward_connection_end (connection, TRUE, error);
  return steward_connection_end (
    connection,
    steward_connection_exec (connection, g_bytes_get_data (sql, NULL), error)
      && steward_connection_exec (connection, set_version, error),
    error);
}

gboolean
steward_migrations_run (StewardConnection *connection, const char *path, GError **error)
{
  gint64 version;

  if (!get_version (connection, &version, error))
    return FALSE;
  if (version > STEWARD_SCHEMA_VERSION)
    {
      g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NEWER,
                   _ ("A newer Steward wrote the database %s (schema %" G_GINT64_FORMAT
                      ", this one knows %d). Nothing was changed: update Steward."),
                   path, version, STEWARD_SCHEMA_VERSION);
      return FALSE;
    }
  if (version > 0 && version < STEWARD_SCHEMA_VERSION
      && !back_up (connection, path, version, error))
    return FALSE;
  for (gint64 next = version + 1; next <= STEWARD_SCHEMA_VERSION; next++)
    if (!migrate_to (connection, next, error))
      return FALSE;
  return TRUE;
}
