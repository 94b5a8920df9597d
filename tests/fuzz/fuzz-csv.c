/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV: reading in pieces equals reading as a whole, and rows that were written read back. */

#include "fuzz.h"

#include "steward-csv.h"

#define MAX_ROW 200 /* short, so that the limit is met */

/* The rows as text, in which every field keeps its bounds, and as CSV. */
typedef struct {
  GString *seen;
  GString *written;
} Rows;

static gboolean
collect_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  Rows *rows = user_data;
  g_autofree const char **fields = g_new0 (const char *, row->n_fields + 1);

  g_assert_cmpuint (row->n_fields, >=, 1);
  for (guint i = 0; i < row->n_fields; i++)
    {
      fields[i] = steward_csv_strip_guard (row->fields[i]);
      g_string_append_printf (rows->seen, "%zu:%s,", strlen (fields[i]), fields[i]);
    }
  g_string_append_c (rows->seen, ';');
  steward_csv_write_row (rows->written, fields);
  return TRUE;
}

static gboolean
read_in_pieces (
  const char *bytes, gsize size, gsize max_row, gsize piece, Rows *rows, GError **error)
{
  g_autoptr (StewardCsvReader) reader = steward_csv_reader_new (max_row, collect_row_cb, rows);

  for (gsize start = 0; start < size; start += piece)
    if (!steward_csv_reader_push (reader, bytes + start, MIN (piece, size - start), error))
      return FALSE;
  return steward_csv_reader_finish (reader, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *bytes = (const char *) data;
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GString) seen_in_pieces = g_string_new (NULL);
  g_autoptr (GString) seen_again = g_string_new (NULL);
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GString) unused = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error_of_pieces = NULL;
  gboolean succeeded = read_in_pieces (bytes, size, MAX_ROW, MAX (size, 1),
                                       &(Rows) { seen, written }, &error);

  fuzz_check_outcome (succeeded, error);
  g_assert_cmpint (read_in_pieces (bytes, size, MAX_ROW, 1 + size % 7,
                                   &(Rows) { seen_in_pieces, unused }, &error_of_pieces),
                   ==, succeeded);
  g_assert_cmpstr (seen->str, ==, seen_in_pieces->str);
  g_assert_cmpstr (error ? error->message : NULL, ==,
                   error_of_pieces ? error_of_pieces->message : NULL);
  g_clear_error (&error);
  read_in_pieces (written->str, written->len, STEWARD_CSV_MAX_ROW, MAX (written->len, 1),
                  &(Rows) { seen_again, unused }, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (seen_again->str, ==, seen->str);
  return 0;
}
