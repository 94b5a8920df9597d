/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-view-repository.h"

#include "steward-connection-private.h"
#include "steward-setting-repository.h"

/* A definition that cannot be read is passed over: the database may be damaged or newer. */
static void
read_view (StewardStatement *statement, GPtrArray *views)
{
  g_autofree char *definition = steward_statement_dup_text (statement, 2);
  StewardView *view = definition ? steward_view_from_json (definition, NULL) : NULL;

  if (view == NULL)
    return;
  view->id = steward_statement_dup_text (statement, 0);
  view->name = steward_statement_dup_text (statement, 1);
  g_ptr_array_add (views, view);
}

GPtrArray *
steward_view_repository_load (StewardConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_view_free);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT id, name, definition FROM view WHERE deleted_at IS NULL ORDER BY created_at, rowid",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        read_view (statement, views);
    }
  return g_steal_pointer (&views);
}

gboolean
steward_view_repository_save (StewardConnection *connection,
                              const StewardView *view,
                              gint64 now,
                              GError **error)
{
  g_autofree char *definition = steward_view_to_json (view);
  g_autofree char *author = steward_setting_repository_dup_author (connection);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO view VALUES (?1, ?2, ?3, ?4, ?5, ?5, NULL) ON CONFLICT (id) DO UPDATE SET"
    " name = ?2, definition = ?3, updated_at = ?5, deleted_at = NULL",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, view->id);
  steward_statement_bind_text (statement, 2, view->name);
  steward_statement_bind_text (statement, 3, definition);
  steward_statement_bind_text (statement, 4, author);
  steward_statement_bind_int (statement, 5, now);
  return steward_statement_run (statement, error);
}

gboolean
steward_view_repository_delete (StewardConnection *connection,
                                const char *id,
                                gint64 now,
                                GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "UPDATE view SET deleted_at = ?2, updated_at = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, id);
  steward_statement_bind_int (statement, 2, now);
  return steward_statement_run (statement, error);
}
