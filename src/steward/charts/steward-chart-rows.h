/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a table with what a chart draws: its columns are made when the titles are others than
 * before; the last column takes the room that is left and wraps. */
void steward_chart_rows_show (GtkColumnView *view, const StewardChartTable *table);

G_END_DECLS
