/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customers-order.h"

G_BEGIN_DECLS

/* Adds every column to the table: factories, sorters, titles. @portfolio is borrowed for as long as
 * the table lives. */
void steward_customers_columns_add (GtkColumnView *table, StewardPortfolio *portfolio);
/* The column, wherever a person moved it to; borrowed. */
GtkColumnViewColumn *steward_customers_columns_get (GtkColumnView *table, StewardColumn column);
/* Which one a column is. */
StewardColumn steward_customers_columns_identify (GtkColumnViewColumn *column);

/**
 * steward_customers_columns_remember:
 * @settings: where the choice, the widths and the order of the columns are kept
 *
 * Takes the columns as they were left, and keeps them whenever a person changes them.
 */
void steward_customers_columns_remember (GtkColumnView *table, GSettings *settings);
/* Whether a person wants to see a column, be there room for it or not. */
gboolean steward_customers_columns_get_chosen (GtkColumnView *table, StewardColumn column);
void
steward_customers_columns_set_chosen (GtkColumnView *table, StewardColumn column, gboolean chosen);
/* Shows the chosen columns that there is room for, @width in pixels. */
void steward_customers_columns_fit (GtkColumnView *table, int width);
/* As they were at first: choice, widths, order. */
void steward_customers_columns_reset (GtkColumnView *table);

/* The item that a cell or row shows, borrowed; NULL for any other widget. */
GtkListItem *steward_customers_columns_get_item (GtkWidget *cell);

/* The factory of the rows of a narrow window: name and figure over bar and state. */
GtkListItemFactory *
steward_customers_columns_make_row_factory (StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
