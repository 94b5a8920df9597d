/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardChartTable:
 * @titles: (array zero-terminated=1): of the columns
 * @rows: (element-type GStrv): as many cells each as there are titles
 *
 * What a chart draws, as text in rows and columns.
 */
typedef struct {
  GStrv titles;
  GPtrArray *rows;
} StewardChartTable;

/* Takes the titles; there are no rows yet. */
StewardChartTable *steward_chart_table_new (GStrv titles) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the cells. */
void steward_chart_table_add (StewardChartTable *self, GStrv cells);
void steward_chart_table_free (StewardChartTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardChartTable, steward_chart_table_free)

/* The same as CSV, the titles first. */
char *steward_chart_table_to_csv (const StewardChartTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
