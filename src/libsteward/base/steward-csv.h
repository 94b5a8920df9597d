/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"

G_BEGIN_DECLS

/**
 * StewardCsvRow:
 * @fields: the values, UTF-8, unquoted, NUL-terminated; valid during the call
 * @n_fields: how many there are, at least one
 * @line: the line of the file on which the row begins, from 1
 */
typedef struct {
  const char *const *fields;
  guint n_fields;
  guint line;
} StewardCsvRow;

/* Called for each row as soon as it is complete; FALSE with @error set ends the reading. */
typedef gboolean (*StewardCsvRowFunc) (const StewardCsvRow *row,
                                       gpointer user_data,
                                       GError **error);

/**
 * StewardCsvReader:
 *
 * Reads CSV (RFC 4180; LF or CRLF; with or without a BOM) as its bytes arrive, a row at a time, in
 * memory no larger than the longest row. Empty lines are passed over. Errors are
 * %STEWARD_INPUT_ERROR and name the line: an open quote, text after a closing quote, a quote inside
 * an unquoted field, a NUL, bytes that are not UTF-8; too large is a row over the given limit.
 * After an error the reader accepts nothing more.
 */
typedef struct _StewardCsvReader StewardCsvReader;

/* @max_row: the longest row in bytes. */
StewardCsvReader *steward_csv_reader_new (gsize max_row,
                                          StewardCsvRowFunc func,
                                          gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void steward_csv_reader_free (StewardCsvReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCsvReader, steward_csv_reader_free)

gboolean
steward_csv_reader_push (StewardCsvReader *self, const char *bytes, gsize n_bytes, GError **error);
/* The end of the file: delivers a last row without a line end. */
gboolean steward_csv_reader_finish (StewardCsvReader *self, GError **error);

/* Reads a whole file that is in memory. */
gboolean steward_csv_read (
  const char *bytes, gsize n_bytes, StewardCsvRowFunc func, gpointer user_data, GError **error);

/* The longest row of a file that a person hands over, and of a report: 1 MiB. */
#define STEWARD_CSV_MAX_ROW (1024 * 1024)

/**
 * steward_csv_write_row:
 *
 * Appends a row with CRLF. A field that a spreadsheet would run as a formula (it begins with
 * `= + - @`, a tab or a carriage return, and is no plain number) gets an apostrophe before it.
 * @fields: (array zero-terminated=1)
 */
void steward_csv_write_row (GString *out, const char *const *fields);
/* Takes away the apostrophe that steward_csv_write_row() puts before formulas. Borrowed from
 * @field. */
const char *steward_csv_strip_guard (const char *field);

G_END_DECLS
