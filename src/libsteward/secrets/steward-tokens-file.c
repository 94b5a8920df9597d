/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-tokens-file.h"

#include "steward-address.h"
#include "steward-csv.h"
#include "steward-vault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  StewardTokensFile *file;
  GHashTable *seen; /* addresses, borrowed from the entries */
  int url;          /* the columns, from 0; -1 before the header */
  int token;
  guint n_fields;
} Reader;

static void
entry_free (StewardTokenEntry *self)
{
  g_free (self->address);
  steward_vault_free_token (self->token);
  g_free (self);
}

void
steward_tokens_file_free (StewardTokensFile *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static gboolean
find_column (const StewardCsvRow *row, const char *name, int *column, GError **error)
{
  *column = -1;
  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *field = g_strstrip (g_strdup (row->fields[i]));

      if (g_ascii_strcasecmp (field, name) != 0)
        continue;
      if (*column >= 0)
        {
          g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                       _ ("line %u: the column “%s” is there twice"), row->line, name);
          return FALSE;
        }
      *column = (int) i;
    }
  if (*column >= 0)
    return TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
               _ ("line %u: there is no column “%s”"), row->line, name);
  return FALSE;
}

static void
complain (Reader *reader, guint line, int column, const char *name, const char *message)
{
  g_ptr_array_add (
    reader->file->problems,
    /* Translators: line, column, the column's name, what is wrong */
    g_strdup_printf (_ ("line %u, column %d (%s): %s"), line, column + 1, name, message));
}

static void
read_entry (const StewardCsvRow *row, Reader *reader)
{
  g_autoptr (GError) token_error = NULL;
  StewardTokenEntry *entry = g_new0 (StewardTokenEntry, 1);
  gboolean is_there;

  entry->address = steward_address_normalize (row->fields[reader->url], NULL);
  entry->token = steward_vault_clean_token (row->fields[reader->token], &token_error);
  is_there = entry->address && g_hash_table_contains (reader->seen, entry->address);
  if (entry->address == NULL)
    /* The error quotes what it read, and that is a token where somebody mixed up the columns. */
    complain (reader, row->line, reader->url, "url", _ ("this is no address of a server"));
  else if (is_there)
    complain (reader, row->line, reader->url, "url", _ ("the address is there twice"));
  if (entry->token == NULL)
    complain (reader, row->line, reader->token, "token", token_error->message);
  if (entry->address == NULL || is_there || entry->token == NULL)
    {
      entry_free (entry);
      return;
    }
  g_hash_table_add (reader->seen, entry->address);
  g_ptr_array_add (reader->file->entries, entry);
}

static gboolean
read_row (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  Reader *reader = user_data;

  if (reader->n_fields == 0)
    {
      reader->n_fields = row->n_fields;
      return find_column (row, "url", &reader->url, error)
             && find_column (row, "token", &reader->token, error);
    }
  if (row->n_fields == reader->n_fields)
    read_entry (row, reader);
  else
    g_ptr_array_add (reader->file->problems,
                     g_strdup_printf (_ ("line %u: %u fields instead of %u"), row->line,
                                      row->n_fields, reader->n_fields));
  return TRUE;
}

StewardTokensFile *
steward_tokens_file_read (const char *bytes, gsize n_bytes, GError **error)
{
  g_autoptr (StewardTokensFile) self = g_new0 (StewardTokensFile, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .file = self, .seen = seen };

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  if (!steward_csv_read (bytes, n_bytes, read_row, &reader, error))
    return NULL;
  if (reader.n_fields > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                       _ ("the file is empty"));
  return NULL;
}
