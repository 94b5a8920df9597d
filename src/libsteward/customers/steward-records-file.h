/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-import-table.h"
#include "steward-record.h"

G_BEGIN_DECLS

/**
 * StewardRecordsImport:
 * @records: (element-type StewardRecord): what is to be saved: every good row that adds or changes
 * @problems: (element-type StewardImportProblem): every bad field of every bad row, and the columns
 *   that are no field
 * @n_new: how many of @records were not there
 * @n_unchanged: good rows that say what is there already
 * @n_rows: rows read
 * @n_bad_rows: rows with a problem, none of which is in @records
 *
 * What a file of records would change. Nothing is changed by reading it.
 */
typedef struct {
  GPtrArray *records;
  GPtrArray *problems;
  guint n_new;
  guint n_unchanged;
  guint n_rows;
  guint n_bad_rows;
} StewardRecordsImport;

void steward_records_import_free (StewardRecordsImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRecordsImport, steward_records_import_free)

/**
 * steward_records_file_read:
 * @customers: (element-type StewardCustomerFacts): whom rows can be about, by name after NFC
 * @existing: (element-type StewardRecord): the records that there are, of every kind
 * @today: see steward_record_set_initial(), which fills what a new record lacks
 *
 * Reads CSV with a column `customer` and columns named as the fields of the kind, in any order. The
 * kind's first field, and the records that it has to name, say which of a customer's records a row
 * is about, so that importing a file again changes nothing; of a kind with one record a customer,
 * that one. An absent column keeps what is there, an empty cell clears it. Fails only where no row
 * can be read: no CSV, no column of the customer or of what tells records apart, a column twice.
 */
StewardRecordsImport *steward_records_file_read (const StewardRecordKind *kind,
                                                 const char *bytes,
                                                 gsize n_bytes,
                                                 GPtrArray *customers,
                                                 GPtrArray *existing,
                                                 StewardDay today,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The records of @kind among @records as CSV that can be imported again, with other records by what
 * they are called, where that is one among @records. Those of customers that are not among
 * @customers are left out. */
char *steward_records_file_write (const StewardRecordKind *kind,
                                  GPtrArray *customers,
                                  GPtrArray *records) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
