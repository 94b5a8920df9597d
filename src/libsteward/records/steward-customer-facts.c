/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-facts.h"

StewardCustomerFacts *
steward_customer_facts_new_take (StewardCustomerRecord *record)
{
  StewardCustomerFacts *self = g_new0 (StewardCustomerFacts, 1);

  self->record = record;
  self->seats = g_array_new (FALSE, FALSE, sizeof (StewardSeatsObservation));
  self->usage = steward_usage_new ();
  self->usage_since = STEWARD_DAY_NONE;
  self->contracts = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_line_free);
  self->traits = g_array_new (FALSE, FALSE, sizeof (StewardTraitReading));
  self->sync = g_new0 (StewardSyncStatus, 1);
  return self;
}

void
steward_customer_facts_free (StewardCustomerFacts *self)
{
  steward_customer_record_free (self->record);
  g_array_unref (self->seats);
  steward_usage_unref (self->usage);
  g_ptr_array_unref (self->contracts);
  g_array_unref (self->traits);
  steward_sync_status_free (self->sync);
  g_free (self);
}
