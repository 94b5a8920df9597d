/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-csv.h"
#include "steward-day.h"

G_BEGIN_DECLS

/**
 * StewardImportProblem:
 * @line: of the file, from 1
 * @column: of the header, from 1; 0 where the row as a whole is meant
 * @field: (nullable): the column's name
 * @customer: (nullable): the row's customer, where it can be told
 * @message: what is wrong and what would be right
 */
typedef struct {
  guint line;
  guint column;
  char *field;
  char *customer;
  char *message;
} StewardImportProblem;

/* One line of text that names the place. */
char *steward_import_problem_to_string (const StewardImportProblem *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StewardImportTable:
 * @header: (array zero-terminated=1): the names of the columns, in the order of the file
 * @header_line: where they stand
 * @problems: (element-type StewardImportProblem): every bad field of every bad row
 * @n_rows: rows read
 * @n_bad_rows: rows with a problem
 *
 * A file that a person imports: its first line names the columns, and each row below is good, or
 * bad for problems that say where.
 */
typedef struct {
  char **header;
  guint header_line;
  GPtrArray *problems;
  guint n_rows;
  guint n_bad_rows;
} StewardImportTable;

/* Looks at the header once it is there; FALSE with @error where no row can be read. */
typedef gboolean (*StewardImportHeaderFunc) (StewardImportTable *table,
                                             gpointer user_data,
                                             GError **error);
/* Takes a row that has as many fields as the header; FALSE where it added a problem. */
typedef gboolean (*StewardImportRowFunc) (StewardImportTable *table,
                                          const StewardCsvRow *row,
                                          gpointer user_data);

/* Reads a file. %STEWARD_INPUT_ERROR only where no row can be read: it is empty or no CSV, or a
 * column has no name or that of another. */
StewardImportTable *steward_import_table_read (const char *bytes,
                                               gsize n_bytes,
                                               StewardImportHeaderFunc header_func,
                                               StewardImportRowFunc row_func,
                                               gpointer user_data,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void steward_import_table_free (StewardImportTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardImportTable, steward_import_table_free)

/* The place of a column, or -1. */
int steward_import_table_find_column (const StewardImportTable *self, const char *name);
/* The same for one that has to be there: -1 with @error. */
int steward_import_table_require_column (const StewardImportTable *self,
                                         const char *name,
                                         GError **error);
/* @column: its place in the header, or -1 for the row as a whole
 * @customer: (nullable)
 * @message: (transfer full) */
void steward_import_table_add_problem (StewardImportTable *self,
                                       const StewardCsvRow *row,
                                       int column,
                                       const char *customer,
                                       char *message);

/* A field as it is meant, without spaces around it and the guard against formulas. */
char *steward_import_clean_cell (const char *cell) G_GNUC_WARN_UNUSED_RESULT;
/* Read one cell, "" for nothing; give what is wrong with it, or NULL. */
char *steward_import_read_day (const char *cell, StewardDay *day) G_GNUC_WARN_UNUSED_RESULT;
char *steward_import_read_currency (const char *cell, char **currency) G_GNUC_WARN_UNUSED_RESULT;
/* The same for one that has to be there: of either sign, up to %STEWARD_CONTRACT_MAX_AMOUNT. */
char *steward_import_read_amount (const char *cell, double *amount) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
