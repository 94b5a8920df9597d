/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-csv.h"
#include "steward-input-error.h"

G_BEGIN_DECLS

/* What the files have in common that people hand over with rows about customers: a header, and
 * problems that name their place. */

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

/* @column: 0 for the row; else @field is its name. @message: (transfer full) */
StewardImportProblem *steward_import_problem_new (guint line,
                                                  guint column,
                                                  const char *field,
                                                  const char *customer,
                                                  char *message) G_GNUC_WARN_UNUSED_RESULT;
void steward_import_problem_free (StewardImportProblem *self);
/* One line of text that names the place. */
char *steward_import_problem_to_string (const StewardImportProblem *self) G_GNUC_WARN_UNUSED_RESULT;

/* A cell without the guard against formulas and the space around it. */
char *steward_import_clean_cell (const char *cell) G_GNUC_WARN_UNUSED_RESULT;
/* The names of the columns; %STEWARD_INPUT_ERROR where one has no name or there are two of one. */
char **steward_import_read_header (const StewardCsvRow *row,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is wrong with a row of another width than the header, or NULL. */
char *steward_import_check_width (const StewardCsvRow *row,
                                  guint n_columns) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
