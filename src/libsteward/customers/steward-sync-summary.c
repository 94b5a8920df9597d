/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sync-summary.h"

#include "steward-customer.h"
#include "steward-usage-error.h"

static gboolean
is_code (const char *code, StewardUsageError error)
{
  return g_strcmp0 (code, steward_usage_error_to_code (error)) == 0;
}

/* Whether a part says anything of the network. */
static gboolean
was_sent (const char *code)
{
  return !is_code (code, STEWARD_USAGE_ERROR_NO_TOKEN)
         && !is_code (code, STEWARD_USAGE_ERROR_INSECURE_URL);
}

typedef struct {
  guint n_sent;    /* to whom something was sent */
  guint n_reached; /* of these, who answered */
} Network;

static void
count_unreached (StewardSyncSummary *self, const StewardCustomerRecord *record)
{
  const char *address = steward_customer_record_get_api_address (record);

  if (self->n_unreached++ == 0)
    self->address = address;
  else if (g_strcmp0 (self->address, address) != 0)
    self->address = NULL;
}

static void
count_parts (StewardSyncSummary *self, Network *network, const StewardCustomerFacts *facts)
{
  /* The report API knows no seats: there the usage is all that is asked for. */
  int first = facts->record->source == STEWARD_SOURCE_ANALYTICS ? STEWARD_PART_USAGE
                                                                : STEWARD_PART_SEATS;
  guint n_failed = 0;
  guint n_sent = 0;
  guint n_offline = 0;

  for (int part = first; part < STEWARD_N_PARTS; part++)
    {
      const char *code = facts->sync->problems[part].code;

      n_failed += code ? 1 : 0;
      n_sent += was_sent (code) ? 1 : 0;
      n_offline += is_code (code, STEWARD_USAGE_ERROR_OFFLINE) ? 1 : 0;
    }
  self->n_failed += n_failed > 0 ? 1 : 0;
  if (n_sent == 0)
    return;
  network->n_sent++;
  network->n_reached += n_offline < n_sent ? 1 : 0;
  if (n_offline == n_sent)
    count_unreached (self, facts->record);
}

static void
count_customer (StewardSyncSummary *self, Network *network, const StewardCustomerFacts *facts)
{
  gint64 at = facts->sync->at;

  self->n_customers++;
  self->n_samples += facts->record->sample ? 1 : 0;
  if (at > 0)
    {
      self->newest = MAX (self->newest, at);
      self->oldest = self->oldest == 0 ? at : MIN (self->oldest, at);
    }
  if (facts->sync->attempted_at > 0 && facts->record->source != STEWARD_SOURCE_FILE)
    count_parts (self, network, facts);
}

StewardSyncSummary
steward_sync_summary_compute (GListModel *customers)
{
  StewardSyncSummary self = { 0 };
  Network network = { 0 };
  guint n_customers = g_list_model_get_n_items (customers);

  for (guint i = 0; i < n_customers; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (customers, i);

      count_customer (&self, &network, steward_customer_get_facts (customer));
    }
  self.offline = network.n_sent > 0 && network.n_reached == 0;
  return self;
}
