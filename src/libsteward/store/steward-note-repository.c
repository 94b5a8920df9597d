/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note-repository.h"

#include "steward-customer-repository-private.h"
#include "steward-json.h"
#include "steward-setting-repository.h"
#include "steward-tombstones-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MISSING N_ ("There is no such note.")

/* --- Lists of words --------------------------------------------------------------------------- */

static char *
words_to_json (char **words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (; *words; words++)
    json_builder_add_string_value (builder, *words);
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* What is no list of words is none. */
static char **
words_from_json (const char *text)
{
  g_autoptr (JsonNode) root = steward_json_parse (text, strlen (text), NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  JsonArray *array = root && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (word) && json_node_get_value_type (word) == G_TYPE_STRING)
        g_strv_builder_add (words, json_node_get_string (word));
    }
  return g_strv_builder_end (words);
}

/* --- Reading ---------------------------------------------------------------------------------- */

/* What notes and drafts have in common, in this order. */
#define SHARED_COLUMNS "n.id, c.id, n.type, n.day, n.title, n.tags, n.attendees, n.pinned"
enum { N_SHARED_COLUMNS = 8 };
#define NOTE_COLUMNS SHARED_COLUMNS ", n.author, n.created_at, n.updated_at, n.excerpt"
enum { BODY_COLUMN = N_SHARED_COLUMNS + 4 };

/* Without its text. */
static StewardNote *
read_shared (StewardStatement *statement)
{
  StewardNote *note = g_new0 (StewardNote, 1);
  g_autofree char *tags = steward_statement_dup_text (statement, 5);
  g_autofree char *attendees = steward_statement_dup_text (statement, 6);

  note->id = steward_statement_dup_text (statement, 0);
  note->customer_id = steward_statement_dup_text (statement, 1);
  note->type = steward_statement_dup_text (statement, 2);
  note->day = steward_statement_get_day (statement, 3);
  note->title = steward_statement_dup_text (statement, 4);
  note->tags = words_from_json (tags);
  note->attendees = words_from_json (attendees);
  note->pinned = steward_statement_get_int (statement, 7) != 0;
  return note;
}

static StewardNote *
read_note (StewardStatement *statement, gboolean with_body)
{
  StewardNote *note = read_shared (statement);

  note->author = steward_statement_dup_text (statement, N_SHARED_COLUMNS);
  note->created_at = steward_statement_get_int (statement, N_SHARED_COLUMNS + 1);
  note->updated_at = steward_statement_get_int (statement, N_SHARED_COLUMNS + 2);
  note->excerpt = steward_statement_dup_text (statement, N_SHARED_COLUMNS + 3);
  if (with_body)
    note->body = steward_statement_dup_text (statement, BODY_COLUMN);
  return note;
}

/* @sql: gives notes; ?1 is the id of a customer or of a note. */
static GPtrArray *
read_notes (StewardConnection *connection,
            const char *sql,
            const char *id,
            gboolean with_body,
            GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_note_free);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (connection, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  steward_statement_bind_text (statement, 1, id);
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (notes, read_note (statement, with_body));
    }
  return g_steal_pointer (&notes);
}

#define THERE                                                                                      \
  " FROM note n JOIN customer c ON c.key = n.customer"                                             \
  " WHERE n.deleted_at IS NULL AND c.deleted_at IS NULL"

GPtrArray *
steward_note_repository_list (StewardConnection *connection,
                              const char *customer_id,
                              GError **error)
{
  return read_notes (connection,
                     customer_id ? "SELECT " NOTE_COLUMNS THERE " AND c.id = ?1"
                                   " ORDER BY n.pinned DESC, n.day DESC, n.key DESC"
                                 : "SELECT " NOTE_COLUMNS THERE
                                   " ORDER BY n.pinned DESC, n.day DESC, n.key DESC",
                     customer_id, FALSE, error);
}

GPtrArray *
steward_note_repository_load_all (StewardConnection *connection,
                                  const char *customer_id,
                                  GError **error)
{
  return read_notes (connection,
                     "SELECT " NOTE_COLUMNS ", n.body" THERE
                     " AND (?1 IS NULL OR c.id = ?1) ORDER BY n.key",
                     customer_id, TRUE, error);
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND,
                       _ ("There is no such note."));
}

StewardNote *
steward_note_repository_load (StewardConnection *connection, const char *id, GError **error)
{
  g_autoptr (GPtrArray) notes = read_notes (
    connection, "SELECT " NOTE_COLUMNS ", n.body" THERE " AND n.id = ?1", id, TRUE, error);

  if (notes == NULL)
    return NULL;
  if (notes->len > 0)
    return g_ptr_array_steal_index (notes, 0);
  set_not_found (error);
  return NULL;
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* What notes and drafts have in common, in the order of their tables, beside what goes before. */
static void
bind_shared (StewardStatement *statement, const StewardNote *note, gint64 key)
{
  g_autofree char *tags = words_to_json (note->tags);
  g_autofree char *attendees = words_to_json (note->attendees);

  steward_statement_bind_text (statement, 1, note->id);
  steward_statement_bind_int (statement, 2, key);
  steward_statement_bind_text (statement, 3, note->type);
  steward_statement_bind_day (statement, 4, note->day);
  steward_statement_bind_text (statement, 5, note->title);
  steward_statement_bind_text (statement, 6, tags);
  steward_statement_bind_text (statement, 7, attendees);
  steward_statement_bind_int (statement, 8, note->pinned);
  steward_statement_bind_text (statement, 9, note->body);
}

static gboolean
write_note (
  StewardConnection *connection, const StewardNote *note, gint64 key, gint64 now, GError **error)
{
  g_autofree char *author = steward_setting_repository_dup_author (connection);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "INSERT INTO note (id, customer, type, day, title, tags, attendees, pinned, body, excerpt,"
    " author, created_at, updated_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)"
    " ON CONFLICT (id) DO UPDATE SET customer = ?2, type = ?3, day = ?4, title = ?5, tags = ?6,"
    " attendees = ?7, pinned = ?8, body = ?9, excerpt = ?10, author = ?11, updated_at = ?12,"
    " deleted_at = NULL",
    error);

  if (statement == NULL)
    return FALSE;
  bind_shared (statement, note, key);
  steward_statement_bind_text (statement, 10, note->excerpt);
  steward_statement_bind_text (statement, 11, author);
  steward_statement_bind_int (statement, 12, now);
  return steward_statement_run (statement, error);
}

static gboolean
find_key (StewardConnection *connection, const char *id, gint64 *key, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "SELECT key FROM note WHERE id = ?", error);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, id);
  if (!steward_statement_step (statement, &found, error))
    return FALSE;
  g_assert (found);
  *key = steward_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
forget_actions (StewardConnection *connection, gint64 key, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "DELETE FROM note_action WHERE note = ?", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_int (statement, 1, key);
  return steward_statement_run (statement, error);
}

/* What is to be done after a text that was saved. */
static gboolean
write_actions (StewardConnection *connection, const StewardNote *note, GError **error)
{
  g_autoptr (GPtrArray) items = steward_action_items_read (note->body);
  g_autoptr (StewardStatement) statement = NULL;
  gint64 key;

  if (!find_key (connection, note->id, &key, error) || !forget_actions (connection, key, error))
    return FALSE;
  statement = steward_connection_prepare (
    connection, "INSERT INTO note_action VALUES (?, ?, ?, ?, ?, ?)", error);
  for (guint i = 0; statement && i < items->len; i++)
    {
      const StewardActionItem *item = items->pdata[i];

      steward_statement_bind_int (statement, 1, key);
      steward_statement_bind_int (statement, 2, (gint64) item->at);
      steward_statement_bind_text (statement, 3, item->text);
      steward_statement_bind_text (statement, 4, item->owner);
      steward_statement_bind_day (statement, 5, item->due);
      steward_statement_bind_int (statement, 6, item->done);
      if (!steward_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

static gboolean
save_one (
  StewardConnection *connection, StewardNote *note, gint64 revision, gint64 now, GError **error)
{
  gint64 key;

  if (!steward_note_check (note, error))
    return FALSE;
  steward_note_complete (note);
  return steward_customer_repository_require_key (connection, note->customer_id, &key, error)
         && write_note (connection, note, key, now, error)
         && write_actions (connection, note, error)
         && steward_note_repository_delete_draft (connection, note->id, error)
         && steward_customer_repository_touch (connection, key, revision, error);
}

gboolean
steward_note_repository_save (StewardConnection *connection,
                              GPtrArray *notes,
                              gint64 now,
                              GError **error)
{
  gint64 revision;
  gboolean succeeded;

  if (!steward_connection_begin (connection, error))
    return FALSE;
  succeeded = steward_customer_repository_advance_revision (connection, &revision, error);
  for (guint i = 0; succeeded && i < notes->len; i++)
    succeeded = save_one (connection, g_ptr_array_index (notes, i), revision, now, error);
  return steward_connection_end (connection, succeeded, error);
}

gboolean
steward_note_repository_delete (StewardConnection *connection,
                                const char *const *ids,
                                gint64 now,
                                GError **error)
{
  return steward_tombstones_mark (connection, "note", ids, now, now, MISSING, error);
}

gboolean
steward_note_repository_restore (StewardConnection *connection,
                                 const char *const *ids,
                                 gint64 now,
                                 GError **error)
{
  return steward_tombstones_mark (connection, "note", ids, 0, now, MISSING, error);
}

/* --- Versions --------------------------------------------------------------------------------- */

void
steward_note_version_free (StewardNoteVersion *self)
{
  g_free (self->author);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

static StewardNoteVersion *
read_version (StewardStatement *statement)
{
  StewardNoteVersion *version = g_new0 (StewardNoteVersion, 1);

  version->saved_at = steward_statement_get_int (statement, 0);
  version->author = steward_statement_dup_text (statement, 1);
  version->title = steward_statement_dup_text (statement, 2);
  version->body = steward_statement_dup_text (statement, 3);
  return version;
}

GPtrArray *
steward_note_repository_list_versions (StewardConnection *connection,
                                       const char *id,
                                       GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_note_version_free);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT updated_at, author, title, body, 1 AS present, 0 AS place FROM note WHERE id = ?1"
    " UNION ALL"
    " SELECT v.saved_at, v.author, v.title, v.body, 0, v.rowid"
    " FROM note_version v JOIN note n ON n.key = v.note WHERE n.id = ?1"
    " ORDER BY present DESC, place DESC",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  steward_statement_bind_text (statement, 1, id);
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (versions, read_version (statement));
    }
  if (versions->len > 0)
    return g_steal_pointer (&versions);
  set_not_found (error);
  return NULL;
}

/* --- Action items ----------------------------------------------------------------------------- */

void
steward_note_action_free (StewardNoteAction *self)
{
  g_free (self->note_id);
  g_free (self->title);
  g_free (self->customer_id);
  g_free (self->customer);
  steward_action_item_free (self->item);
  g_free (self);
}

static StewardNoteAction *
read_action (StewardStatement *statement)
{
  StewardNoteAction *action = g_new0 (StewardNoteAction, 1);

  action->item = g_new0 (StewardActionItem, 1);
  action->note_id = steward_statement_dup_text (statement, 0);
  action->title = steward_statement_dup_text (statement, 1);
  action->customer_id = steward_statement_dup_text (statement, 2);
  action->customer = steward_statement_dup_text (statement, 3);
  action->item->at = (gsize) steward_statement_get_int (statement, 4);
  action->item->text = steward_statement_dup_text (statement, 5);
  action->item->owner = steward_statement_dup_text (statement, 6);
  action->item->due = steward_statement_get_day (statement, 7);
  action->item->done = steward_statement_get_int (statement, 8) != 0;
  return action;
}

GPtrArray *
steward_note_repository_list_actions (StewardConnection *connection,
                                      const char *customer_id,
                                      gboolean with_done,
                                      GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_note_action_free);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT n.id, n.title, c.id, c.name, a.place, a.text, a.owner, a.due, a.done"
    " FROM note_action a JOIN note n ON n.key = a.note JOIN customer c ON c.key = n.customer"
    " WHERE n.deleted_at IS NULL AND c.deleted_at IS NULL"
    " AND (?1 IS NULL OR c.id = ?1) AND (?2 OR a.done = 0)"
    " ORDER BY a.due IS NULL, a.due, n.day DESC, n.key DESC, a.place",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  steward_statement_bind_text (statement, 1, customer_id);
  steward_statement_bind_int (statement, 2, with_done);
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (actions, read_action (statement));
    }
  return g_steal_pointer (&actions);
}

/* --- Drafts ----------------------------------------------------------------------------------- */

void
steward_note_draft_free (StewardNoteDraft *self)
{
  steward_note_free (self->note);
  g_free (self);
}

gboolean
steward_note_repository_save_draft (
  StewardConnection *connection, const StewardNote *note, gint64 base, gint64 now, GError **error)
{
  g_autoptr (StewardStatement) statement = NULL;
  gint64 key;

  if (!steward_note_check (note, error)
      || !steward_customer_repository_require_key (connection, note->customer_id, &key, error))
    return FALSE;
  statement = steward_connection_prepare (
    connection,
    "INSERT INTO note_draft (id, customer, type, day, title, tags, attendees, pinned, body, base,"
    " typed_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
    " ON CONFLICT (id) DO UPDATE SET customer = ?2, type = ?3, day = ?4, title = ?5, tags = ?6,"
    " attendees = ?7, pinned = ?8, body = ?9, base = ?10, typed_at = ?11",
    error);
  if (statement == NULL)
    return FALSE;
  bind_shared (statement, note, key);
  steward_statement_bind_int (statement, 10, base);
  steward_statement_bind_int (statement, 11, now);
  return steward_statement_run (statement, error);
}

gboolean
steward_note_repository_delete_draft (StewardConnection *connection, const char *id, GError **error)
{
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection, "DELETE FROM note_draft WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  steward_statement_bind_text (statement, 1, id);
  return steward_statement_run (statement, error);
}

static StewardNoteDraft *
read_draft (StewardStatement *statement)
{
  StewardNoteDraft *draft = g_new0 (StewardNoteDraft, 1);

  draft->note = read_shared (statement);
  draft->base = steward_statement_get_int (statement, N_SHARED_COLUMNS);
  draft->typed_at = steward_statement_get_int (statement, N_SHARED_COLUMNS + 1);
  draft->note->body = steward_statement_dup_text (statement, N_SHARED_COLUMNS + 2);
  return draft;
}

GPtrArray *
steward_note_repository_list_drafts (StewardConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_note_draft_free);
  g_autoptr (StewardStatement) statement = steward_connection_prepare (
    connection,
    "SELECT " SHARED_COLUMNS ", n.base, n.typed_at, n.body"
    " FROM note_draft n JOIN customer c ON c.key = n.customer WHERE c.deleted_at IS NULL"
    " ORDER BY n.typed_at DESC, n.rowid DESC",
    error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (drafts, read_draft (statement));
    }
  return g_steal_pointer (&drafts);
}
