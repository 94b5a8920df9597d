/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-clock.h"
#include "steward-customer-record.h"
#include "steward-database.h"
#include "steward-http.h"
#include "steward-sync-status.h"
#include "steward-vault.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SYNC_ENGINE (steward_sync_engine_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncEngine, steward_sync_engine, STEWARD, SYNC_ENGINE, GObject)

/**
 * StewardSyncEngine:
 *
 * Refreshes customers from their usage sources into the store, a few at once. Each customer is a
 * matter of its own, and so is each of its parts: what fails is written down beside the last good
 * figures, and nothing else is harmed. A customer that is asked for while it is being synced is
 * joined, not synced twice. Lives on the main thread; decides nothing about what the figures mean.
 */

/* The customers that are asked at once, unless set otherwise; what came of them is saved while the
 * next are asked. */
#define STEWARD_SYNC_JOBS 8
#define STEWARD_SYNC_MAX_JOBS 64

StewardSyncEngine *steward_sync_engine_new (StewardDatabase *database,
                                            StewardVault *vault,
                                            StewardHttp *http,
                                            StewardClock *clock) G_GNUC_WARN_UNUSED_RESULT;

/* 1 to #STEWARD_SYNC_MAX_JOBS. */
void steward_sync_engine_set_jobs (StewardSyncEngine *self, guint jobs);

/* Whether anything is being synced, and of all that was asked for since it began: how many
 * customers, how many of them are through, and how many of those failed in a part. */
gboolean steward_sync_engine_get_running (StewardSyncEngine *self);
guint steward_sync_engine_get_total (StewardSyncEngine *self);
guint steward_sync_engine_get_done (StewardSyncEngine *self);
guint steward_sync_engine_get_failed (StewardSyncEngine *self);

/* How one customer's sync ended. */
typedef struct {
  char *id;
  char *name;
  StewardSyncStatus *status;
} StewardSyncOutcome;

/**
 * steward_sync_engine_run_async:
 * @ids: (nullable) (array zero-terminated=1): the customers, or NULL for all
 *
 * Customers of files are passed over. Cancelling ends what nobody else waits for, at once; what was
 * saved by then stays. The run as a whole fails only where the store or the secrets do.
 */
void steward_sync_engine_run_async (StewardSyncEngine *self,
                                    const char *const *ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Returns: (transfer full) (element-type StewardSyncOutcome): in the order in which they ended */
GPtrArray *steward_sync_engine_run_finish (StewardSyncEngine *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_sync_engine_test_async:
 * @record: where to ask
 * @token: (nullable): instead of the stored one
 *
 * Tries a customer's source once without keeping anything, for "test connection". The outcome's
 * problems tell what is wrong.
 */
void steward_sync_engine_test_async (StewardSyncEngine *self,
                                     const StewardCustomerRecord *record,
                                     const char *token,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
StewardSyncStatus *steward_sync_engine_test_finish (StewardSyncEngine *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
