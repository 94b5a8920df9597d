/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-record.h"
#include "steward-http.h"
#include "steward-seats.h"
#include "steward-sync-status.h"
#include "steward-usage-source.h"
#include "steward-vault.h"

G_BEGIN_DECLS

/**
 * StewardFetched:
 * @problems: of each part that failed; the times in it are not set
 * @seats: unknown where the licence names none, or the part was not asked for, or failed
 * @usage: (nullable): NULL where the part failed
 */
typedef struct {
  StewardSyncStatus *problems;
  StewardSeats seats;
  StewardUsage *usage;
} StewardFetched;

void steward_fetched_free (StewardFetched *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardFetched, steward_fetched_free)

/**
 * steward_fetch_async:
 * @token: (nullable): instead of the stored one
 *
 * Asks one customer's source for seats and usage, both at once, each failing on its own. Keeps
 * nothing. The whole fails only by cancelling and where the secrets do.
 */
void steward_fetch_async (const StewardCustomerRecord *record,
                          const StewardUsageRequest *request,
                          const char *token,
                          StewardVault *vault,
                          StewardHttp *http,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
StewardFetched *steward_fetch_finish (GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
