/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns of the customers table. */
typedef enum {
  STEWARD_COLUMN_NAME,
  STEWARD_COLUMN_UTILIZATION,
  STEWARD_COLUMN_COURSE, /* the last twelve months */
  STEWARD_COLUMN_CONSUMPTION,
  STEWARD_COLUMN_STAGE,
  STEWARD_COLUMN_ADVISOR,
  STEWARD_COLUMN_RENEWAL,
  STEWARD_COLUMN_SYNC,
} StewardColumn;
#define STEWARD_N_COLUMNS 8

/* Adds every column to the table: factories, sorters, titles. @portfolio is borrowed for as long as
 * the table lives. */
void steward_customers_columns_add (GtkColumnView *table, StewardPortfolio *portfolio);
GtkColumnViewColumn *steward_customers_columns_get (GtkColumnView *table, StewardColumn column);

/**
 * steward_customers_columns_get_section:
 *
 * In which part of the table a customer stands while it is sorted by a column: customers without a
 * figure stand apart from those with one, whichever way the column is sorted, and utilization is
 * parted at the target. 0 is the first part.
 */
guint steward_customers_columns_get_section (StewardColumn column,
                                             StewardCustomer *customer,
                                             const StewardTargets *targets);
/* The words above a section, or NULL where the column has none. */
char *steward_customers_columns_dup_section_title (StewardColumn column,
                                                   guint section,
                                                   const StewardTargets *targets);

/* The factory of the rows of a narrow window: name and figure over bar and state. */
GtkListItemFactory *
steward_customers_columns_make_row_factory (StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;

/* `Today 08:02`, `9 days ago`, as text for people. */
char *steward_format_age (gint64 time_us, gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
