/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-import-table.h"

G_BEGIN_DECLS

/**
 * StewardPortfolioImport:
 * @customers: (element-type StewardCustomerFacts): every good row, as it will be saved
 * @problems: (element-type StewardImportProblem): every bad field of every bad row
 * @n_new: how many of @customers were not there
 * @n_rows: rows read
 * @n_bad_rows: rows with a problem, none of which is in @customers
 *
 * What a portfolio file would change. Nothing is changed by reading it.
 */
typedef struct {
  GPtrArray *customers;
  GPtrArray *problems;
  guint n_new;
  guint n_rows;
  guint n_bad_rows;
} StewardPortfolioImport;

void steward_portfolio_import_free (StewardPortfolioImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPortfolioImport, steward_portfolio_import_free)

/**
 * steward_portfolio_file_read:
 * @existing: (element-type StewardCustomerFacts): the customers there are, matched by name after
 * NFC
 * @today: the day from which the file's seats count
 *
 * Reads a portfolio (`interface.md`: columns in any order, unknown ones become tags, an absent
 * column keeps what is there, an empty cell clears it). Fails only where no row can be read: no
 * CSV, no `name` column, a column twice.
 */
StewardPortfolioImport *steward_portfolio_file_read (const char *bytes,
                                                     gsize n_bytes,
                                                     GPtrArray *existing,
                                                     StewardDay today,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Gives revenue that came without a currency the default one; nothing where there is none. */
void steward_portfolio_import_set_currency (StewardPortfolioImport *self, const char *currency);

/* The portfolio columns of customers and all their tags, as CSV that can be imported again. Seats
 * are those in force on @today. */
char *steward_portfolio_file_write (GPtrArray *customers,
                                    StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
