/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-import-table.h"

#include "steward-contract-line.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* --- Problems --------------------------------------------------------------------------------- */

static void
problem_free (gpointer data)
{
  StewardImportProblem *self = data;

  g_free (self->field);
  g_free (self->customer);
  g_free (self->message);
  g_free (self);
}

char *
steward_import_problem_to_string (const StewardImportProblem *self)
{
  g_autofree char *customer = self->customer ? g_strdup_printf (", %s", self->customer)
                                             : g_strdup ("");

  if (self->field)
    /* Translators: line, column, the column's name, “, customer” or nothing, what is wrong */
    return g_strdup_printf (_ ("line %u, column %u (%s)%s: %s"), self->line, self->column,
                            self->field, customer, self->message);
  /* Translators: line, “, customer” or nothing, what is wrong */
  return g_strdup_printf (_ ("line %u%s: %s"), self->line, customer, self->message);
}

void
steward_import_table_add_problem (StewardImportTable *self,
                                  const StewardCsvRow *row,
                                  int column,
                                  const char *customer,
                                  char *message)
{
  StewardImportProblem *problem = g_new0 (StewardImportProblem, 1);

  problem->line = row->line;
  problem->column = (guint) (column + 1);
  problem->field = column >= 0 ? g_strdup (self->header[column]) : NULL;
  problem->customer = g_strdup (customer);
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

/* --- Cells ------------------------------------------------------------------------------------ */

char *
steward_import_clean_cell (const char *cell)
{
  return g_strstrip (g_strdup (steward_csv_strip_guard (cell)));
}

char *
steward_import_read_day (const char *cell, StewardDay *day)
{
  if (cell[0] == '\0')
    *day = STEWARD_DAY_NONE;
  else if (!steward_day_parse (cell, day))
    return g_strdup_printf (_ ("“%s” is not a date such as 2026-11-23"), cell);
  return NULL;
}

char *
steward_import_read_currency (const char *cell, char **currency)
{
  if (cell[0] != '\0' && !steward_contract_line_is_currency (cell))
    return g_strdup_printf (_ ("“%s” is not a currency code such as EUR"), cell);
  g_set_str (currency, cell[0] != '\0' ? cell : NULL);
  return NULL;
}

char *
steward_import_read_amount (const char *cell, double *amount)
{
  const char *digits = cell[0] == '-' ? cell + 1 : cell;
  char *end;

  *amount = g_ascii_strtod (cell, &end);
  /* Neither a name of infinity nor a hexadecimal number. */
  if (g_ascii_isdigit (digits[0]) && g_ascii_toupper (digits[1]) != 'X' && *end == '\0'
      && fabs (*amount) <= STEWARD_CONTRACT_MAX_AMOUNT)
    return NULL;
  return g_strdup_printf (_ ("“%s” is not an amount such as 216000.50"), cell);
}

/* --- The file --------------------------------------------------------------------------------- */

typedef struct {
  StewardImportTable *table;
  StewardImportHeaderFunc header_func;
  StewardImportRowFunc row_func;
  gpointer user_data;
} Reading;

int
steward_import_table_find_column (const StewardImportTable *self, const char *name)
{
  for (int i = 0; self->header[i]; i++)
    if (strcmp (self->header[i], name) == 0)
      return i;
  return -1;
}

int
steward_import_table_require_column (const StewardImportTable *self,
                                     const char *name,
                                     GError **error)
{
  int column = steward_import_table_find_column (self, name);

  if (column < 0)
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 _ ("line %u: there is no column “%s”"), self->header_line, name);
  return column;
}

static gboolean
take_header (StewardImportTable *self, const StewardCsvRow *row, GError **error)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  self->header_line = row->line;
  self->header = g_new0 (char *, row->n_fields + 1);
  for (guint i = 0; i < row->n_fields; i++)
    {
      char *name = self->header[i] = steward_import_clean_cell (row->fields[i]);

      if (name[0] != '\0' && g_hash_table_add (met, name))
        continue;
      g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                   name[0] == '\0' ? _ ("line %u, column %u: the column has no name%s")
                                   : _ ("line %u, column %u: there are two columns “%s”"),
                   row->line, i + 1, name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
has_width (StewardImportTable *self, const StewardCsvRow *row)
{
  guint n_columns = g_strv_length (self->header);

  if (row->n_fields == n_columns)
    return TRUE;
  steward_import_table_add_problem (
    self, row, -1, NULL,
    g_strdup_printf (_ ("the row has %u fields, the header %u"), row->n_fields, n_columns));
  return FALSE;
}

static gboolean
read_row_cb (const StewardCsvRow *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  StewardImportTable *table = reading->table;

  if (table->header == NULL)
    return take_header (table, row, error)
           && reading->header_func (table, reading->user_data, error);
  table->n_rows++;
  if (!has_width (table, row) || !reading->row_func (table, row, reading->user_data))
    table->n_bad_rows++;
  return TRUE;
}

StewardImportTable *
steward_import_table_read (const char *bytes,
                           gsize n_bytes,
                           StewardImportHeaderFunc header_func,
                           StewardImportRowFunc row_func,
                           gpointer user_data,
                           GError **error)
{
  g_autoptr (StewardImportTable) self = g_new0 (StewardImportTable, 1);
  Reading reading = { self, header_func, row_func, user_data };

  self->problems = g_ptr_array_new_with_free_func (problem_free);
  if (!steward_csv_read (bytes, n_bytes, read_row_cb, &reading, error))
    return NULL;
  if (self->header)
    return g_steal_pointer (&self);
  g_set_error_literal (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                       _ ("the file is empty: its first line has to name the columns"));
  return NULL;
}

void
steward_import_table_free (StewardImportTable *self)
{
  g_strfreev (self->header);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
