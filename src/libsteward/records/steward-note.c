/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-note.h"

#include "steward-format.h"
#include "steward-input-error.h"
#include "steward-json-members.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TITLE_CHARS 80
#define EXCERPT_CHARS 200
/* An excerpt is looked for at the beginning of a text only, however long that is. */
#define EXCERPT_BYTES 4096

StewardNote *
steward_note_new (const char *customer_id, StewardDay day)
{
  StewardNote *self = g_new0 (StewardNote, 1);

  self->id = g_uuid_string_random ();
  self->customer_id = g_strdup (customer_id);
  self->title = g_strdup ("");
  self->day = day;
  self->tags = g_new0 (char *, 1);
  self->attendees = g_new0 (char *, 1);
  self->body = g_strdup ("");
  return self;
}

StewardNote *
steward_note_copy (const StewardNote *self)
{
  StewardNote *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->customer_id = g_strdup (self->customer_id);
  copy->title = g_strdup (self->title);
  copy->type = g_strdup (self->type);
  copy->tags = g_strdupv (self->tags);
  copy->attendees = g_strdupv (self->attendees);
  copy->excerpt = g_strdup (self->excerpt);
  copy->body = g_strdup (self->body);
  copy->author = g_strdup (self->author);
  return copy;
}

void
steward_note_free (StewardNote *self)
{
  g_free (self->id);
  g_free (self->customer_id);
  g_free (self->title);
  g_free (self->type);
  g_strfreev (self->tags);
  g_strfreev (self->attendees);
  g_free (self->excerpt);
  g_free (self->body);
  g_free (self->author);
  g_free (self);
}

gboolean
steward_note_equal (const StewardNote *self, const StewardNote *other)
{
  return strcmp (self->id, other->id) == 0 && strcmp (self->customer_id, other->customer_id) == 0
         && strcmp (self->title, other->title) == 0 && g_strcmp0 (self->type, other->type) == 0
         && self->day == other->day && self->pinned == other->pinned
         && g_strv_equal ((const char *const *) self->tags, (const char *const *) other->tags)
         && g_strv_equal ((const char *const *) self->attendees,
                          (const char *const *) other->attendees)
         && g_strcmp0 (self->excerpt, other->excerpt) == 0
         && g_strcmp0 (self->body, other->body) == 0;
}

/* --- Lists of words --------------------------------------------------------------------------- */

static gboolean
contains_folded (GPtrArray *words, const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  for (guint i = 0; i < words->len; i++)
    {
      g_autofree char *folded = g_utf8_casefold (words->pdata[i], -1);

      if (strcmp (folded, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

char **
steward_note_parse_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  GPtrArray *words = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (char **part = parts; *part; part++)
    if (*g_strstrip (*part) && !contains_folded (words, *part))
      g_ptr_array_add (words, g_strdup (*part));
  return (char **) g_ptr_array_free (words, FALSE);
}

char *
steward_note_join (char **words)
{
  return g_strjoinv (", ", words);
}

/* --- Title and excerpt ------------------------------------------------------------------------ */

/* Past what begins a heading, a quotation or an item of a list; but not past the sign of `-5`. */
static const char *
skip_marks (const char *line)
{
  gsize n = strspn (line, " \t#>*+-");

  if (line[n] != '\0' && n > 0 && line[n - 1] != ' ' && line[n - 1] != '\t')
    n = strspn (line, " \t");
  line += n;
  if (g_str_has_prefix (line, "[ ] ") || g_ascii_strncasecmp (line, "[x] ", 4) == 0)
    line += 4;
  return line;
}

/* At most so many characters, the last of them an ellipsis where more were there. Takes the text.
 */
static char *
cut (char *text, glong n_chars)
{
  if (g_utf8_strlen (text, -1) > n_chars)
    {
      char *end = g_utf8_offset_to_pointer (text, n_chars - 1);
      g_autofree char *beginning = g_strndup (text, (gsize) (end - text));

      g_free (text);
      text = g_strconcat (g_strchomp (beginning), "…", NULL);
    }
  return text;
}

/* Appends a line without what only marks its text up, and each run of white space as one space. */
static void
append_plain (GString *plain, const char *line)
{
  for (const char *c = skip_marks (line); *c; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || g_unichar_iscntrl (character))
        {
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
        }
      else if (strchr ("*_`#", *c) == NULL)
        g_string_append_unichar (plain, character);
    }
}

/* How a text begins, cut between two characters. */
static char **
split_beginning (const char *body)
{
  g_autofree char *beginning = g_strndup (body, EXCERPT_BYTES);
  g_autofree char *valid = g_utf8_make_valid (beginning, -1);

  return g_strsplit (valid, "\n", -1);
}

static char *
make_title (const StewardNote *self)
{
  g_auto (GStrv) lines = split_beginning (self->body);

  for (char **line = lines; *line; line++)
    {
      g_autoptr (GString) plain = g_string_new (NULL);

      append_plain (plain, *line);
      if (*g_strstrip (plain->str))
        return cut (g_strdup (plain->str), TITLE_CHARS);
    }
  return steward_format_day (self->day);
}

/* Without the line that is the title already. */
static char *
make_excerpt (const StewardNote *self)
{
  g_auto (GStrv) lines = split_beginning (self->body);
  g_autoptr (GString) plain = g_string_new (NULL);
  gsize before = 0;

  for (char **line = lines; *line; line++)
    {
      append_plain (plain, *line);
      if (plain->len > before && strcmp (plain->str + before, self->title) == 0)
        g_string_truncate (plain, before);
      if (plain->len > before && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
      before = plain->len;
    }
  return cut (g_strchomp (g_strdup (plain->str)), EXCERPT_CHARS);
}

void
steward_note_complete (StewardNote *self)
{
  g_autofree char *title = g_strstrip (g_strdup (self->title));

  g_strdelimit (title, "\r\n\t", ' ');
  g_free (self->title);
  self->title = *title ? g_steal_pointer (&title) : make_title (self);
  g_free (self->excerpt);
  self->excerpt = make_excerpt (self);
}

/* --- What is right ---------------------------------------------------------------------------- */

static gboolean
are_valid (char **words)
{
  for (; *words; words++)
    if (!g_utf8_validate (*words, -1, NULL))
      return FALSE;
  return TRUE;
}

/* What is wrong, or NULL. */
static const char *
find_problem (const StewardNote *self)
{
  if (!g_utf8_validate (self->title, -1, NULL) || !g_utf8_validate (self->body, -1, NULL)
      || (self->type && !g_utf8_validate (self->type, -1, NULL)) || !are_valid (self->tags)
      || !are_valid (self->attendees))
    return _ ("The note is not UTF-8 text.");
  if (strlen (self->body) > STEWARD_NOTE_MAX_BYTES)
    return _ ("The note is longer than 8 MiB. Split it into several.");
  if (self->day == STEWARD_DAY_NONE)
    return _ ("A note needs the day that it is about.");
  return NULL;
}

gboolean
steward_note_check (const StewardNote *self, GError **error)
{
  const char *problem = find_problem (self);

  if (problem)
    g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED, problem);
  return problem == NULL;
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
add_words (JsonBuilder *builder, const char *member, char **words)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (; *words; words++)
    json_builder_add_string_value (builder, *words);
  json_builder_end_array (builder);
}

void
steward_note_build_json (const StewardNote *self, JsonBuilder *builder)
{
  steward_json_add_text (builder, "id", self->id);
  steward_json_add_text (builder, "customer_id", self->customer_id);
  steward_json_add_text (builder, "title", self->title);
  steward_json_add_text (builder, "type", self->type);
  steward_json_add_day (builder, "day", self->day);
  add_words (builder, "tags", self->tags);
  add_words (builder, "attendees", self->attendees);
  json_builder_set_member_name (builder, "pinned");
  json_builder_add_boolean_value (builder, self->pinned);
  steward_json_add_text (builder, "excerpt", self->excerpt);
  if (self->body)
    steward_json_add_text (builder, "body", self->body);
  steward_json_add_text (builder, "author", self->author);
  steward_json_add_time (builder, "created_at", self->created_at);
  steward_json_add_time (builder, "updated_at", self->updated_at);
}
