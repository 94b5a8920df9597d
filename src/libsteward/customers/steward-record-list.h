/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-record.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_RECORD_LIST (steward_record_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordList, steward_record_list, STEWARD, RECORD_LIST, GObject)

/**
 * StewardRecordList:
 *
 * The records of one kind that people wrote about one customer, or about all of them, as a
 * #GListModel of [class@Record] in the order of creation. It follows the store, whoever writes to
 * it. A record that did not change stays the same object. Lives on the main thread.
 */

/* @customer: (nullable): NULL for all. Reads by itself; #StewardRecordList:loaded tells when it
 * has, and #StewardRecordList::load-failed with the error why it could not. */
StewardRecordList *
steward_record_list_new (StewardPortfolio *portfolio,
                         StewardCustomer *customer,
                         const StewardRecordKind *kind) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the store was read once; until then an empty list means nothing. */
gboolean steward_record_list_get_loaded (StewardRecordList *self);
StewardCustomer *steward_record_list_get_customer (StewardRecordList *self);
StewardPortfolio *steward_record_list_get_portfolio (StewardRecordList *self);
const StewardRecordKind *steward_record_list_get_kind (StewardRecordList *self);

/* Reads again. */
void steward_record_list_reload (StewardRecordList *self);

G_END_DECLS
