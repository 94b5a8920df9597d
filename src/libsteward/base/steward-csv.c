/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-csv.h"

#include <string.h>

typedef enum {
  AT_FIELD_START,
  IN_FIELD,
  IN_QUOTES,
  AFTER_QUOTE, /* a quote inside quotes: the end, or the first of a doubled one */
} State;

struct _StewardCsvReader {
  StewardCsvRowFunc func;
  gpointer user_data;
  gsize max_row;

  State state;
  GString *text;   /* the row's fields, each closed by a NUL */
  GArray *starts;  /* of gsize: where each field begins in text */
  GPtrArray *view; /* of the fields, made when a row is complete */
  guint line;
  guint row_line;
  guint bom_seen; /* bytes of the BOM met so far; 3: past it, or none */
  gboolean after_cr;
  gboolean failed;
};

static const char bom[] = "\xef\xbb\xbf";

StewardCsvReader *
steward_csv_reader_new (gsize max_row, StewardCsvRowFunc func, gpointer user_data)
{
  StewardCsvReader *self = g_new0 (StewardCsvReader, 1);

  self->func = func;
  self->user_data = user_data;
  self->max_row = max_row;
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->view = g_ptr_array_new ();
  self->line = 1;
  self->row_line = 1;
  return self;
}

void
steward_csv_reader_free (StewardCsvReader *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->view);
  g_free (self);
}

static gboolean
fail (StewardCsvReader *self, StewardInputError code, const char *what, GError **error)
{
  self->failed = TRUE;
  g_set_error (error, STEWARD_INPUT_ERROR, (int) code, "line %u: %s", self->line, what);
  return FALSE;
}

static void
begin_field (StewardCsvReader *self)
{
  gsize start = self->text->len;

  g_array_append_val (self->starts, start);
}

static void
begin_row (StewardCsvReader *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->state = AT_FIELD_START;
}

static void
end_field (StewardCsvReader *self)
{
  if (self->starts->len == 0)
    begin_field (self);
  g_string_append_c (self->text, '\0');
}

static gboolean
end_row (StewardCsvReader *self, GError **error)
{
  StewardCsvRow row = { .n_fields = 0, .line = self->row_line };

  if (self->starts->len == 0 && self->state == AT_FIELD_START)
    return TRUE; /* an empty line */
  end_field (self);
  g_ptr_array_set_size (self->view, 0);
  for (guint i = 0; i < self->starts->len; i++)
    {
      gsize start = g_array_index (self->starts, gsize, i);
      gsize end = i + 1 < self->starts->len ? g_array_index (self->starts, gsize, i + 1)
                                            : self->text->len;
      const char *field = self->text->str + start;

      if (!g_utf8_validate_len (field, end - start - 1, NULL))
        return fail (self, STEWARD_INPUT_ERROR_MALFORMED, "the text is not UTF-8", error);
      g_ptr_array_add (self->view, (gpointer) field);
    }
  row.fields = (const char *const *) self->view->pdata;
  row.n_fields = self->view->len;
  if (!self->func (&row, self->user_data, error))
    {
      self->failed = TRUE;
      return FALSE;
    }
  begin_row (self);
  return TRUE;
}

static gboolean
push_line_end (StewardCsvReader *self, GError **error)
{
  if (!end_row (self, error))
    return FALSE;
  self->line++;
  self->row_line = self->line;
  return TRUE;
}

static gboolean
fail_too_large (StewardCsvReader *self, GError **error)
{
  return fail (self, STEWARD_INPUT_ERROR_TOO_LARGE, "the row is longer than is allowed", error);
}

static gboolean
append (StewardCsvReader *self, const char *bytes, gsize n_bytes, GError **error)
{
  if (self->text->len + n_bytes > self->max_row)
    return fail_too_large (self, error);
  if (self->starts->len == 0)
    begin_field (self);
  g_string_append_len (self->text, bytes, (gssize) n_bytes);
  return TRUE;
}

static gboolean
push_char (StewardCsvReader *self, char c, GError **error)
{
  if (self->state == IN_QUOTES)
    {
      if (c == '"')
        {
          self->state = AFTER_QUOTE;
          return TRUE;
        }
      if (c == '\n')
        self->line++;
      return append (self, &c, 1, error);
    }
  if (c == '"' && self->state == AFTER_QUOTE)
    {
      self->state = IN_QUOTES;
      return append (self, &c, 1, error);
    }
  if (c == '"' && self->state == AT_FIELD_START)
    {
      if (self->starts->len == 0)
        begin_field (self);
      self->state = IN_QUOTES;
      return TRUE;
    }
  if (c == '"')
    return fail (self, STEWARD_INPUT_ERROR_MALFORMED,
                 "a quotation mark inside a field without quotation marks", error);
  if (c == ',')
    {
      /* The NULs that close fields count too: a row of nothing but commas is as long as any. */
      if (self->text->len >= self->max_row)
        return fail_too_large (self, error);
      end_field (self);
      begin_field (self);
      self->state = AT_FIELD_START;
      return TRUE;
    }
  if (self->state == AFTER_QUOTE)
    return fail (self, STEWARD_INPUT_ERROR_MALFORMED, "text after a closing quotation mark", error);
  self->state = IN_FIELD;
  return append (self, &c, 1, error);
}

/* The number of bytes from @bytes on that are plain text of the field being read. */
static gsize
plain_span (const char *bytes, gsize n_bytes, gboolean in_quotes)
{
  gsize i = 0;

  for (; i < n_bytes; i++)
    {
      char c = bytes[i];

      if (c == '"' || c == '\n' || c == '\0' || (!in_quotes && (c == ',' || c == '\r')))
        break;
    }
  return i;
}

/* A carriage return ends a row outside quotes, alone or with the line feed after it. */
static gboolean
push_byte (StewardCsvReader *self, char c, GError **error)
{
  gboolean after_cr = self->after_cr;

  self->after_cr = FALSE;
  if (c == '\0')
    return fail (self, STEWARD_INPUT_ERROR_MALFORMED, "a NUL byte", error);
  if (self->state != IN_QUOTES && c == '\r')
    {
      self->after_cr = TRUE;
      return push_line_end (self, error);
    }
  if (self->state != IN_QUOTES && c == '\n')
    return after_cr || push_line_end (self, error);
  return push_char (self, c, error);
}

gboolean
steward_csv_reader_push (StewardCsvReader *self, const char *bytes, gsize n_bytes, GError **error)
{
  gsize i = 0;

  g_return_val_if_fail (self != NULL && !self->failed, FALSE);
  for (; i < n_bytes && self->bom_seen < 3; i++)
    {
      if (bytes[i] == bom[self->bom_seen])
        {
          self->bom_seen++;
          continue;
        }
      /* What looked like the beginning of a BOM is text. */
      if (self->bom_seen > 0 && !append (self, bom, self->bom_seen, error))
        return FALSE;
      if (self->bom_seen > 0)
        self->state = IN_FIELD;
      self->bom_seen = 3;
      break;
    }
  while (i < n_bytes)
    {
      gboolean in_quotes = self->state == IN_QUOTES;
      gsize span = in_quotes || self->state == IN_FIELD
                     ? plain_span (bytes + i, n_bytes - i, in_quotes)
                     : 0;

      if (span > 0)
        {
          if (!append (self, bytes + i, span, error))
            return FALSE;
          self->after_cr = FALSE;
          i += span;
          continue;
        }
      if (!push_byte (self, bytes[i], error))
        return FALSE;
      i++;
    }
  return TRUE;
}

gboolean
steward_csv_reader_finish (StewardCsvReader *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !self->failed, FALSE);
  if (self->bom_seen > 0 && self->bom_seen < 3 && !append (self, bom, self->bom_seen, error))
    return FALSE;
  if (self->state == IN_QUOTES)
    return fail (self, STEWARD_INPUT_ERROR_MALFORMED,
                 "the file ends inside a field with quotation marks", error);
  return end_row (self, error);
}

gboolean
steward_csv_read (
  const char *bytes, gsize n_bytes, StewardCsvRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (StewardCsvReader) reader = steward_csv_reader_new (STEWARD_CSV_MAX_ROW, func,
                                                                user_data);

  return steward_csv_reader_push (reader, bytes, n_bytes, error)
         && steward_csv_reader_finish (reader, error);
}

static gboolean
is_number (const char *field)
{
  char *end;

  g_ascii_strtod (field, &end);
  return end != field && *end == '\0';
}

/* Whether a spreadsheet would run a field, or would once its leading apostrophes were gone. */
static gboolean
is_formula (const char *field)
{
  const char *start = field + strspn (field, "'");

  return *start != '\0' && strchr ("=+-@\t\r", *start) != NULL
         && (start != field || !is_number (field));
}

static void
write_field (GString *out, const char *field)
{
  gboolean guard = is_formula (field);

  /* The BOM's character is text inside quotation marks, even at the beginning of a file. */
  if (!guard && strpbrk (field, ",\"\r\n") == NULL && !g_str_has_prefix (field, bom))
    {
      g_string_append (out, field);
      return;
    }
  g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');
  for (const char *c = field; *c; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

void
steward_csv_write_row (GString *out, const char *const *fields)
{
  /* Readers pass over empty lines, so a row of one empty field must not be one. */
  if (fields[0] && fields[0][0] == '\0' && fields[1] == NULL)
    g_string_append (out, "\"\"");
  else
    for (gsize i = 0; fields[i]; i++)
      {
        if (i > 0)
          g_string_append_c (out, ',');
        write_field (out, fields[i]);
      }
  g_string_append (out, "\r\n");
}

const char *
steward_csv_strip_guard (const char *field)
{
  return field[0] == '\'' && is_formula (field) ? field + 1 : field;
}
