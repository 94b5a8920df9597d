/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customers-order.h"

G_BEGIN_DECLS

/*
 * What stands in a column of the customers table for one customer, in words where there is no
 * figure (design.md, "Unknown is not zero"). STEWARD_N_COLUMNS stands for a narrow window's row:
 * name, number and mark over bar, stage and what is wrong.
 */

/* A widget that can show any customer. */
GtkWidget *steward_customers_cells_make (guint column) G_GNUC_WARN_UNUSED_RESULT;
void steward_customers_cells_show (guint column,
                                   GtkWidget *cell,
                                   StewardCustomer *customer,
                                   StewardPortfolio *portfolio);

G_END_DECLS
