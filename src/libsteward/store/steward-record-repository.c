/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-repository.h"

#include "steward-customer-repository-private.h"
#include "steward-input-error.h"
#include "steward-setting-repository.h"
#include "steward-tombstones-private.h"

#include <glib/gi18n-lib.h>

#define MISSING N_ ("There is no such record.")

/* --- Reading ---------------------------------------------------------------------------------- */

static void
read_record (StewardStatement *statement, GPtrArray *records)
{
  g_autofree char *kind_key = steward_statement_dup_text (statement, 0);
  g_autofree char *id = steward_statement_dup_text (statement, 1);
  g_autofree char *customer_id = steward_statement_dup_text (statement, 2);
  g_autofree char *body = steward_statement_dup_text (statement, 3);
  g_autofree char *author = steward_statement_dup_text (statement, 4);
  const StewardRecordKind *kind = steward_record_kind_find (kind_key);
  StewardRecord *record = NULL;

  if (kind)
    record = steward_record_from_json (kind, id, customer_id, body, NULL);
  if (record == NULL)
    return;
  steward_record_set_origin (record, author, steward_statement_get_int (statement, 5),
                             steward_statement_get_int (statement, 6));
  g_ptr_array_add (records, record);
}

GPtrArray *
steward_record_repository_load (StewardConnection *connection,
                                const char *kind,
                                const char *customer_id,
                                GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT r.kind, r.id, c.id, r.body, r.author, r.created_at, r.updated_at"
    " FROM record r JOIN customer c ON c.key = r.customer"
    " WHERE r.deleted_at IS NULL AND c.deleted_at IS NULL"
    " AND (?1 IS NULL OR r.kind = ?1) AND (?2 IS NULL OR c.id = ?2)"
    " ORDER BY r.created_at, r.key",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  steward_statement_bind_text (statement, 1, kind);
  steward_statement_bind_text (statement, 2, customer_id);
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        read_record (statement, records);
    }
  return g_steal_pointer (&records);
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* A customer has one record at most of some kinds. */
static gboolean
check_single (StewardConnection *connection, StewardRecord *record, gint64 key, GError **error)
{
  const StewardRecordKind *kind = steward_record_get_kind (record);
  g_autoptr (StewardStatement) statement = NULL;
  gboolean taken;

  if (!kind->single)
    return TRUE;
  statement = steward_connection_prepare (
    connection,
    "SELECT 1 FROM record WHERE customer = ? AND kind = ? AND id <> ? AND deleted_at IS NULL",
    error);
  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  steward_statement_bind_text (statement, 2, kind->key);
  steward_statement_bind_text (statement, 3, steward_record_get_id (record));
  if (!steward_statement_step (statement, &taken, error))
    return FALSE;
  if (taken)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 /* Translators: a kind of record, such as “Hand-off” */
                 _ ("%s: the customer has one already. Change that one."), _ (kind->label));
  return !taken;
}

/* Whether a customer has, or had, a record of this id and kind. */
static gboolean
find_id (StewardConnection *connection,
         gint64 key,
         const char *kind,
         const char *id,
         gboolean *found,
         GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "SELECT 1 FROM record WHERE id = ? AND customer = ? AND kind = ?", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, id);
  steward_statement_bind_int (statement, 2, key);
  steward_statement_bind_text (statement, 3, kind);
  return steward_statement_step (statement, found, error);
}

static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static gboolean
is_called (StewardRecord *record, const char *name)
{
  g_autofree char *text = steward_record_dup_text (record,
                                                   &steward_record_get_kind (record)->fields[0]);
  g_autofree char *own = text ? fold (text) : NULL;
  g_autofree char *wanted = fold (name);

  return g_strcmp0 (own, wanted) == 0;
}

/* The one record of a kind that is called so; NULL and an error for none or several. */
static char *
find_name (StewardConnection *connection,
           const char *customer_id,
           const StewardField *field,
           const char *name,
           GError **error)
{
  g_autoptr (GPtrArray) records = steward_record_repository_load (connection, field->key,
                                                                  customer_id, error);
  StewardRecord *found = NULL;
  guint n_found = 0;

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (is_called (g_ptr_array_index (records, i), name))
      {
        found = g_ptr_array_index (records, i);
        n_found++;
      }
  if (n_found == 1)
    return g_strdup (steward_record_get_id (found));
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               /* Translators: a field that holds another record, such as “Goal”, and a name */
               n_found == 0 ? _ ("%s: the customer has none called “%s”.")
                            : _ ("%s: the customer has several called “%s”. Give the id of one."),
               _ (field->label), name);
  return NULL;
}

/* The id of the record that a field means. */
static char *
resolve (StewardConnection *connection,
         StewardRecord *record,
         const StewardField *field,
         gint64 key,
         GError **error)
{
  const char *text = steward_record_get_text (record, field->key);
  gboolean found;

  if (!find_id (connection, key, field->key, text, &found, error))
    return NULL;
  if (found)
    return g_strdup (text);
  return find_name (connection, steward_record_get_customer_id (record), field, text, error);
}

/* The record with ids where it names other records; NULL and an error where it means none. */
static StewardRecord *
resolve_all (StewardConnection *connection, StewardRecord *record, gint64 key, GError **error)
{
  g_autoptr (StewardRecord) resolved = steward_record_copy (record);

  for (const StewardField *field = steward_record_get_kind (record)->fields; field->key; field++)
    {
      g_autofree char *id = NULL;

      if (field->type != STEWARD_FIELD_RECORD || !steward_record_has (record, field->key))
        continue;
      id = resolve (connection, record, field, key, error);
      if (id == NULL || !steward_record_set (resolved, field, id, error))
        return NULL;
    }
  return g_steal_pointer (&resolved);
}

static gboolean
write_record (
  StewardConnection *connection, StewardRecord *record, gint64 key, gint64 now, GError **error)
{
  g_autofree char *body = steward_record_to_json (record);
  g_autofree char *author = steward_setting_repository_dup_author (connection);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO record (id, customer, kind, body, author, created_at, updated_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)"
    " ON CONFLICT (id) DO UPDATE SET body = ?4, author = ?5, updated_at = ?6, deleted_at = NULL",
    error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, steward_record_get_id (record));
  steward_statement_bind_int (statement, 2, key);
  steward_statement_bind_text (statement, 3, steward_record_get_kind (record)->key);
  steward_statement_bind_text (statement, 4, body);
  steward_statement_bind_text (statement, 5, author);
  steward_statement_bind_int (statement, 6, now);
  return steward_statement_run (statement, error);
}

static gboolean
save_one (
  StewardConnection *connection, StewardRecord *record, gint64 revision, gint64 now, GError **error)
{
  g_autoptr (StewardRecord) resolved = NULL;
  gint64 key;

  if (!steward_record_check (record, error)
      || !steward_customer_repository_require_key (
        connection, steward_record_get_customer_id (record), &key, error)
      || !check_single (connection, record, key, error))
    return FALSE;
  resolved = resolve_all (connection, record, key, error);
  return resolved && write_record (connection, resolved, key, now, error)
         && steward_customer_repository_touch (connection, key, revision, error);
}

gboolean
steward_record_repository_save (StewardConnection *connection,
                                GPtrArray *records,
                                gint64 now,
                                GError **error)
{
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && i < records->len; i++)
    succeeded = save_one (connection, g_ptr_array_index (records, i), revision, now, error);
  return steward_connection_end (connection, succeeded, error);
}

/* --- Deleting --------------------------------------------------------------------------------- */

gboolean
steward_record_repository_delete (StewardConnection *connection,
                                  const char *const *ids,
                                  gint64 now,
                                  GError **error)
{
  return steward_tombstones_mark (connection, "record", ids, now, now, MISSING, error);
}

gboolean
steward_record_repository_restore (StewardConnection *connection,
                                   const char *const *ids,
                                   gint64 now,
                                   GError **error)
{
  return steward_tombstones_mark (connection, "record", ids, 0, now, MISSING, error);
}
