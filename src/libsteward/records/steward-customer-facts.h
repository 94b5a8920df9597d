/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-line.h"
#include "steward-customer-record.h"
#include "steward-seats.h"
#include "steward-sync-status.h"
#include "steward-trait.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * StewardCustomerFacts:
 * @record: what people say of the customer
 * @seats: (element-type StewardSeatsObservation): its seat history, by day
 * @usage: its usage; every month there is, but days and weeks only from @usage_since on
 * @usage_since: STEWARD_DAY_NONE where all of the usage is there
 * @contracts: (element-type StewardContractLine): its contract lines, by first day
 * @traits: (element-type StewardTraitReading): what advisors said of its health, in the order in
 *   which they said it
 * @sync: how its last sync went
 * @revision: the store's count of changes when this customer last changed
 * @deleted: whether it was deleted since; then only the record's id and name mean anything
 *
 * All that is kept of one customer, as one value.
 */
typedef struct {
  StewardCustomerRecord *record;
  GArray *seats;
  StewardUsage *usage;
  StewardDay usage_since;
  GPtrArray *contracts;
  GArray *traits;
  StewardSyncStatus *sync;
  gint64 revision;
  gboolean deleted;
} StewardCustomerFacts;

/* Takes the record; nothing else is known yet. */
StewardCustomerFacts *
steward_customer_facts_new_take (StewardCustomerRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void steward_customer_facts_free (StewardCustomerFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardCustomerFacts, steward_customer_facts_free)

G_END_DECLS
