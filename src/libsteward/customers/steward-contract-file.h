/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-import-table.h"

G_BEGIN_DECLS

/**
 * StewardContractImport:
 * @lines: (element-type StewardContractLine): every good row, as it will be saved
 * @customers: (element-type StewardCustomerFacts): those of @lines that were not there, and have to
 *   be added with them
 * @problems: (element-type StewardImportProblem): every bad field of every bad row
 * @n_new: how many of @lines were not there
 * @n_rows: rows read
 * @n_bad_rows: rows with a problem, none of which is in @lines
 *
 * What a file of contract lines would change. Nothing is changed by reading it.
 */
typedef struct {
  GPtrArray *lines;
  GPtrArray *customers;
  GPtrArray *problems;
  guint n_new;
  guint n_rows;
  guint n_bad_rows;
} StewardContractImport;

void steward_contract_import_free (StewardContractImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardContractImport, steward_contract_import_free)

/**
 * steward_contract_file_read:
 * @existing: (element-type StewardCustomerFacts): the customers there are, with their lines
 * @create: whether a customer that is not there is added, instead of being a problem
 *
 * Reads contract lines (`interface.md`: `customer,product,from,to,amount,currency,merged_into` in
 * any order, of which customer, from, to and amount have to be there). A row is the line there is
 * of the same customer, product, from and to, or else a new one; where several are the same in
 * these, the first row is the first line. Fails only where no row can be read: no CSV, a column
 * that is missing or is none of these.
 */
StewardContractImport *steward_contract_file_read (const char *bytes,
                                                   gsize n_bytes,
                                                   GPtrArray *existing,
                                                   gboolean create,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Gives lines that came without a currency the default one; nothing where there is none. */
void steward_contract_import_set_currency (StewardContractImport *self, const char *currency);

/* Every line of customers as CSV that can be imported again. @everyone: (element-type
 * StewardCustomerFacts): to name those that took others over */
char *steward_contract_file_write (GPtrArray *customers,
                                   GPtrArray *everyone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
