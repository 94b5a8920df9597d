/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the customers table, in the order that they first stand in. */
typedef enum {
  STEWARD_COLUMN_NAME,
  STEWARD_COLUMN_UTILIZATION,
  STEWARD_COLUMN_COURSE, /* the last twelve months */
  STEWARD_COLUMN_CONSUMPTION,
  STEWARD_COLUMN_HEALTH,
  STEWARD_COLUMN_STAGE,
  STEWARD_COLUMN_ADVISOR,
  STEWARD_COLUMN_RENEWAL,
  STEWARD_COLUMN_SYNC,
  STEWARD_COLUMN_SEGMENT,
  STEWARD_COLUMN_SEATS,
  STEWARD_COLUMN_MAU,
  STEWARD_COLUMN_ARR,
  STEWARD_COLUMN_PRODUCTION,
} StewardColumn;
#define STEWARD_N_COLUMNS 14

/* What settings and saved views call a column: `utilization`, `synced` and so on. */
const char *steward_column_to_string (StewardColumn column);
gboolean steward_column_from_string (const char *text, StewardColumn *column);

/* Sorts customers by a column; customers without a value come last. */
GtkSorter *steward_column_make_sorter (StewardColumn column) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_column_get_section:
 *
 * In which part of the table a customer stands while it is sorted by a column: customers without a
 * figure stand apart from those with one, whichever way the column is sorted, and utilization is
 * parted at the target. 0 is the first part.
 */
guint steward_column_get_section (StewardColumn column, StewardCustomer *customer);
/* The words above a section, or NULL where the column has none. @target: (nullable): that of all
 * customers, as text; NULL where they have several */
char *steward_column_dup_section_title (StewardColumn column, guint section, const char *target);

G_END_DECLS
