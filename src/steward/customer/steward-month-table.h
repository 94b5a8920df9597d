/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The adoption chart as a table: a month a row, newest first, with what its read-out says. */

/* Adds the columns to an empty table. */
void steward_month_table_set_up (GtkColumnView *table);
void steward_month_table_show (GtkColumnView *table, StewardAdoptionSeries *series);

G_END_DECLS
