/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-repository.h"

#include "steward-contract-repository-private.h"
#include "steward-customer-repository-private.h"
#include "steward-setting-repository.h"
#include "steward-tombstones-private.h"

#include <glib/gi18n-lib.h>

#define MISSING N_ ("There is no such contract line.")

/* --- Reading ---------------------------------------------------------------------------------- */

StewardContractLine *
steward_contract_repository_read (StewardStatement *statement, int column)
{
  StewardContractLine *self = g_new0 (StewardContractLine, 1);

  self->id = steward_statement_dup_text (statement, column);
  self->customer_id = steward_statement_dup_text (statement, column + 1);
  self->product = steward_statement_dup_text (statement, column + 2);
  self->from = steward_statement_get_day (statement, column + 3);
  self->to = steward_statement_get_day (statement, column + 4);
  self->amount = steward_statement_get_double (statement, column + 5);
  self->currency = steward_statement_dup_text (statement, column + 6);
  self->merged_into = steward_statement_dup_text (statement, column + 7);
  self->author = steward_statement_dup_text (statement, column + 8);
  self->created_at = steward_statement_get_int (statement, column + 9);
  self->updated_at = steward_statement_get_int (statement, column + 10);
  if (!steward_contract_line_check (self, NULL))
    g_clear_pointer (&self, steward_contract_line_free);
  return self;
}

GPtrArray *
steward_contract_repository_load (StewardConnection *connection,
                                  const char *customer_id,
                                  GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_contract_line_free);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT " STEWARD_CONTRACT_COLUMNS " FROM contract_line l JOIN customer c ON c.key = l.customer"
    " WHERE l.deleted_at IS NULL AND c.deleted_at IS NULL AND (?1 IS NULL OR c.id = ?1)"
    " ORDER BY l.customer, l.first_day, l.rowid",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  steward_statement_bind_text (statement, 1, customer_id);
  while (has_row)
    {
      StewardContractLine *line;

      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      line = has_row ? steward_contract_repository_read (statement, 0) : NULL;
      if (line)
        g_ptr_array_add (lines, line);
    }
  return g_steal_pointer (&lines);
}

/* --- Writing ---------------------------------------------------------------------------------- */

gboolean
steward_contract_repository_write (StewardConnection *connection,
                                   const StewardContractLine *line,
                                   gint64 key,
                                   gint64 now,
                                   GError **error)
{
  g_autofree char *author = steward_setting_repository_dup_author (connection);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO contract_line VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, NULL)"
    " ON CONFLICT (id) DO UPDATE SET product = ?3, first_day = ?4, last_day = ?5, amount = ?6,"
    " currency = ?7, merged_into = ?8, author = ?9, updated_at = ?10, deleted_at = NULL",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, line->id);
  steward_statement_bind_int (statement, 2, key);
  steward_statement_bind_text (statement, 3, line->product);
  steward_statement_bind_day (statement, 4, line->from);
  steward_statement_bind_day (statement, 5, line->to);
  steward_statement_bind_double (statement, 6, line->amount);
  steward_statement_bind_text (statement, 7, line->currency);
  steward_statement_bind_text (statement, 8, line->merged_into);
  steward_statement_bind_text (statement, 9, author);
  steward_statement_bind_int (statement, 10, now);
  return steward_statement_run (statement, error);
}

static gboolean
save_one (StewardConnection *connection,
          const StewardContractLine *line,
          gint64 revision,
          gint64 now,
          GError **error)
{
  gint64 key;

  return steward_contract_line_check (line, error)
         && steward_customer_repository_require_key (connection, line->customer_id, &key, error)
         && steward_contract_repository_write (connection, line, key, now, error)
         && steward_customer_repository_touch (connection, key, revision, error);
}

gboolean
steward_contract_repository_import (
  StewardConnection *connection, GPtrArray *customers, GPtrArray *lines, gint64 now, GError **error)
{
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && i < customers->len; i++)
    succeeded = steward_customer_repository_write (connection, g_ptr_array_index (customers, i),
                                                   revision, now, error);
  for (guint i = 0; succeeded && i < lines->len; i++)
    succeeded = save_one (connection, g_ptr_array_index (lines, i), revision, now, error);
  return steward_connection_end (connection, succeeded, error);
}

gboolean
steward_contract_repository_save (StewardConnection *connection,
                                  GPtrArray *lines,
                                  gint64 now,
                                  GError **error)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  return steward_contract_repository_import (connection, nobody, lines, now, error);
}

/* --- Deleting --------------------------------------------------------------------------------- */

gboolean
steward_contract_repository_delete (StewardConnection *connection,
                                    const char *const *ids,
                                    gint64 now,
                                    GError **error)
{
  return steward_tombstones_mark (connection, "contract_line", ids, now, now, MISSING, error);
}

gboolean
steward_contract_repository_restore (StewardConnection *connection,
                                     const char *const *ids,
                                     gint64 now,
                                     GError **error)
{
  return steward_tombstones_mark (connection, "contract_line", ids, 0, now, MISSING, error);
}
