/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note-file.h"

#include "steward-customer-facts.h"
#include "steward-input-error.h"
#include "steward-note-type.h"
#include "steward-search-repository.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* What a file system leaves of a name, less what is put behind it. */
#define NAME_BYTES 180
/* Where the id of a note stands in its file. */
#define HEAD_BYTES 256

/* --- Reading ---------------------------------------------------------------------------------- */

static guint
count_lines (const char *text, const char *end)
{
  guint n = 1;

  for (; text < end; text++)
    n += *text == '\n';
  return n;
}

char *
steward_note_file_decode (const char *bytes, gsize n_bytes, GError **error)
{
  const char *end;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (n_bytes > STEWARD_NOTE_MAX_BYTES)
    {
      g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                           _ ("The note is longer than 8 MiB. Split it into several."));
      return NULL;
    }
  /* A NUL is no text either. */
  if (n_bytes > 0 && !g_utf8_validate (bytes, (gssize) n_bytes, &end))
    {
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   _ ("Line %u is not UTF-8 text."), count_lines (bytes, end));
      return NULL;
    }
  text = n_bytes > 0 ? g_strndup (bytes, n_bytes) : g_strdup ("");
  lines = g_strsplit (g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + 3 : text, "\r\n", -1);
  return g_strjoinv ("\n", lines);
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* A string of JSON is one of YAML. */
static void
append_string (GString *file, const char *key, const char *value)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (value == NULL)
    return;
  node = json_node_init_string (json_node_alloc (), value);
  text = json_to_string (node, FALSE);
  g_string_append_printf (file, "%s: %s\n", key, text);
}

static void
append_words (GString *file, const char *key, char **words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (*words == NULL)
    return;
  json_builder_begin_array (builder);
  for (; *words; words++)
    json_builder_add_string_value (builder, *words);
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  text = json_to_string (node, FALSE);
  g_string_append_printf (file, "%s: %s\n", key, text);
}

static void
append_time (GString *file, const char *key, gint64 time_us)
{
  g_autofree char *text = time_us > 0 ? steward_time_format (time_us) : NULL;

  if (text)
    g_string_append_printf (file, "%s: %s\n", key, text);
}

char *
steward_note_file_write (const StewardNote *note, const char *customer)
{
  GString *file = g_string_new ("---\n");
  g_autofree char *day = steward_day_format (note->day);

  append_string (file, "id", note->id);
  append_string (file, "customer", customer);
  append_string (file, "title", note->title);
  append_string (file, "type", note->type);
  g_string_append_printf (file, "date: %s\n", day);
  append_words (file, "tags", note->tags);
  append_words (file, "attendees", note->attendees);
  if (note->pinned)
    g_string_append (file, "pinned: true\n");
  append_string (file, "author", note->author);
  append_time (file, "created", note->created_at);
  append_time (file, "updated", note->updated_at);
  g_string_append_printf (file, "---\n\n%s%s", note->body,
                          g_str_has_suffix (note->body, "\n") ? "" : "\n");
  return g_string_free_and_steal (file);
}

/* As much of a text as fits, cut between two characters. */
static char *
cut_bytes (const char *text, gsize n_bytes)
{
  if (strlen (text) <= n_bytes)
    return g_strdup (text);
  while (n_bytes > 0 && ((guchar) text[n_bytes] & 0xc0) == 0x80)
    n_bytes--;
  return g_strndup (text, n_bytes);
}

char *
steward_note_file_make_name (const StewardNote *note, const char *customer)
{
  g_autofree char *day = steward_day_format (note->day);
  g_auto (GStrv) parts = g_strsplit (day, "-", -1);
  g_autofree char *digits = g_strjoinv ("", parts);
  g_autofree char *whole = g_strdup_printf ("%s - %s - %s", digits, customer, note->title);
  g_autofree char *name = cut_bytes (whole, NAME_BYTES);

  for (char *c = name; *c; c++)
    if ((guchar) *c < ' ' || *c == 0x7f || strchr ("/\\:*?\"<>|", *c))
      *c = '-';
  /* Some refuse a name that ends so. */
  for (gsize n = strlen (name); n > 0 && (name[n - 1] == '.' || name[n - 1] == ' '); n--)
    name[n - 1] = '\0';
  return g_strconcat (name, ".md", NULL);
}

/* Whether a file is free for a note: not there, or the note's own. */
static gboolean
is_free (const char *path, const StewardNote *note)
{
  g_autofree char *text = NULL;
  g_autofree char *id = g_strdup_printf ("\nid: \"%s\"\n", note->id);
  gsize n_bytes;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_get_contents (path, &text, &n_bytes, NULL))
    return FALSE;
  return g_strstr_len (text, (gssize) MIN (n_bytes, HEAD_BYTES), id) != NULL;
}

static char *
find_path (const StewardNote *note, const char *customer, const char *folder)
{
  g_autofree char *name = steward_note_file_make_name (note, customer);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".md"));
  char *path = g_build_filename (folder, name, NULL);

  for (guint n = 2; !is_free (path, note); n++)
    {
      g_autofree char *other = g_strdup_printf ("%s (%u).md", stem, n);

      g_free (path);
      path = g_build_filename (folder, other, NULL);
    }
  return path;
}

static gboolean
export_one (const StewardNote *note, const char *customer, const char *folder, GError **error)
{
  g_autofree char *path = find_path (note, customer, folder);
  g_autofree char *text = steward_note_file_write (note, customer);

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
steward_note_file_export (GPtrArray *notes,
                          GPtrArray *customers,
                          const char *folder,
                          GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = customers->pdata[i];

      g_hash_table_insert (names, facts->record->id, facts->record->name);
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                   _ ("The folder %s cannot be made: %s"), folder, g_strerror (code));
      return FALSE;
    }
  for (guint i = 0; i < notes->len; i++)
    {
      const StewardNote *note = notes->pdata[i];
      const char *customer = g_hash_table_lookup (names, note->customer_id);

      if (customer && !export_one (note, customer, folder, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Words ------------------------------------------------------------------------------------ */

char *
steward_note_file_list_types (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (const StewardNoteType *type = steward_note_type_get_all (); type->key; type++)
    g_strv_builder_add (builder, type->key);
  keys = g_strv_builder_end (builder);
  return g_strjoinv (", ", keys);
}

char *
steward_note_file_mark (const char *snippet, const char *begin, const char *end)
{
  GString *text = g_string_new (NULL);

  for (const char *c = snippet; *c; c++)
    if (*c == *STEWARD_SEARCH_BEGIN)
      g_string_append (text, begin);
    else if (*c == *STEWARD_SEARCH_END)
      g_string_append (text, end);
    else if (!g_ascii_iscntrl (*c) && *c != ' ')
      g_string_append_c (text, *c);
    else if (text->len > 0 && text->str[text->len - 1] != ' ')
      g_string_append_c (text, ' ');
  return g_strstrip (g_string_free_and_steal (text));
}
