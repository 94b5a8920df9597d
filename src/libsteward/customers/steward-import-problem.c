/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-import-problem.h"

#include <glib/gi18n-lib.h>

StewardImportProblem *
steward_import_problem_new (
  guint line, guint column, const char *field, const char *customer, char *message)
{
  StewardImportProblem *self = g_new0 (StewardImportProblem, 1);

  self->line = line;
  self->column = column;
  self->field = g_strdup (field);
  self->customer = g_strdup (customer);
  self->message = message;
  return self;
}

void
steward_import_problem_free (StewardImportProblem *self)
{
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

char *
steward_import_clean_cell (const char *cell)
{
  return g_strstrip (g_strdup (steward_csv_strip_guard (cell)));
}

char **
steward_import_read_header (const StewardCsvRow *row, GError **error)
{
  g_auto (GStrv) header = g_new0 (char *, row->n_fields + 1);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < row->n_fields; i++)
    {
      char *name = header[i] = steward_import_clean_cell (row->fields[i]);

      if (name[0] == '\0' || !g_hash_table_add (met, name))
        {
          g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                       name[0] == '\0' ? _ ("line %u, column %u: the column has no name%s")
                                       : _ ("line %u, column %u: there are two columns “%s”"),
                       row->line, i + 1, name);
          return NULL;
        }
    }
  return g_steal_pointer (&header);
}

char *
steward_import_check_width (const StewardCsvRow *row, guint n_columns)
{
  if (row->n_fields == n_columns)
    return NULL;
  return g_strdup_printf (_ ("the row has %u fields, the header %u"), row->n_fields, n_columns);
}
