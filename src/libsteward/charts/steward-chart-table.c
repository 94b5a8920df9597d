/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-table.h"

#include "steward-csv.h"

static void
free_cells (gpointer cells)
{
  g_strfreev (cells);
}

StewardChartTable *
steward_chart_table_new (GStrv titles)
{
  StewardChartTable *self = g_new0 (StewardChartTable, 1);

  self->titles = titles;
  self->rows = g_ptr_array_new_with_free_func (free_cells);
  return self;
}

void
steward_chart_table_add (StewardChartTable *self, GStrv cells)
{
  g_return_if_fail (g_strv_length (cells) == g_strv_length (self->titles));
  g_ptr_array_add (self->rows, cells);
}

void
steward_chart_table_free (StewardChartTable *self)
{
  g_strfreev (self->titles);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

char *
steward_chart_table_to_csv (const StewardChartTable *self)
{
  GString *text = g_string_new (NULL);

  steward_csv_write_row (text, (const char *const *) self->titles);
  for (guint i = 0; i < self->rows->len; i++)
    steward_csv_write_row (text, g_ptr_array_index (self->rows, i));
  return g_string_free_and_steal (text);
}
