/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-search-repository.h"

#include "steward-connection-private.h"

#include <string.h>

void
steward_finding_free (StewardFinding *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self->customer_id);
  g_free (self->customer);
  g_free (self->title);
  g_free (self->author);
  g_free (self->snippet);
  g_free (self);
}

/* --- What was typed --------------------------------------------------------------------------- */

static gboolean
has_word (const char *text, gsize length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* Appends a string of FTS5's language; nothing in it means anything but itself. */
static void
append_string (GString *match, const char *text, gsize length, gboolean begins)
{
  if (!has_word (text, length))
    return;
  if (match->len > 0)
    g_string_append (match, " AND ");
  g_string_append_c (match, '"');
  g_string_append_len (match, text, (gssize) length);
  g_string_append (match, begins ? "\"*" : "\"");
}

/* The words between quotation marks, and every other one by its beginning. */
static char *
make_match (const char *text)
{
  GString *match = g_string_new (NULL);

  while (*text)
    {
      gboolean quoted = *text == '"';
      gsize length;

      text += quoted;
      length = quoted ? strcspn (text, "\"") : strcspn (text, " \t\n\"");
      append_string (match, text, length, !quoted);
      text += length;
      if (quoted ? *text == '"' : *text && *text != '"')
        text++;
    }
  return g_string_free_and_steal (match);
}

/* --- Searching -------------------------------------------------------------------------------- */

static StewardFinding *
read_finding (StewardStatement *statement)
{
  StewardFinding *self = g_new0 (StewardFinding, 1);

  self->kind = steward_statement_dup_text (statement, 0);
  self->id = steward_statement_dup_text (statement, 1);
  self->customer_id = steward_statement_dup_text (statement, 2);
  self->customer = steward_statement_dup_text (statement, 3);
  self->title = steward_statement_dup_text (statement, 4);
  self->day = steward_statement_get_day (statement, 5);
  self->author = steward_statement_dup_text (statement, 6);
  self->snippet = steward_statement_dup_text (statement, 7);
  return self;
}

static StewardStatement *
prepare (StewardConnection *connection,
         const StewardSearch *search,
         const char *match,
         GError **error)
{
  StewardStatement *statement = steward_connection_prepare (
    connection,
    "SELECT w.kind, w.id, c.id, c.name, w.title, w.day, w.author,"
    " snippet (written, -1, '" STEWARD_SEARCH_BEGIN "', '" STEWARD_SEARCH_END "', '…', 24)"
    " FROM written w JOIN customer c ON c.key = w.customer"
    " WHERE written MATCH ?1 AND c.deleted_at IS NULL"
    " AND (?2 IS NULL OR w.kind = ?2) AND (?3 IS NULL OR c.id = ?3)"
    " AND (?4 IS NULL OR w.author = ?4) AND (?5 IS NULL OR w.day >= ?5)"
    " AND (?6 IS NULL OR w.day <= ?6)"
    " ORDER BY w.rank LIMIT ?7",
    error);

  if (statement == NULL)
    return NULL;
  steward_statement_bind_text (statement, 1, match);
  steward_statement_bind_text (statement, 2, search->kind);
  steward_statement_bind_text (statement, 3, search->customer_id);
  steward_statement_bind_text (statement, 4, search->author);
  steward_statement_bind_day (statement, 5, search->from);
  steward_statement_bind_day (statement, 6, search->to);
  /* SQLite takes a negative limit for none. */
  steward_statement_bind_int (statement, 7, search->limit > 0 ? (gint64) search->limit : -1);
  return statement;
}

GPtrArray *
steward_search_repository_run (StewardConnection *connection,
                               const StewardSearch *search,
                               GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_finding_free);
  g_autofree char *match = make_match (search->text);
  g_autoptr (StewardStatement) statement = NULL;
  gboolean has_row = TRUE;

  if (*match == '\0')
    return g_steal_pointer (&findings);
  statement = prepare (connection, search, match, error);
  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      if (!steward_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (findings, read_finding (statement));
    }
  return g_steal_pointer (&findings);
}
