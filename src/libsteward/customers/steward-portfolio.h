/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-clock.h"
#include "steward-customer.h"
#include "steward-database.h"
#include "steward-settings.h"
#include "steward-sync-engine.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_PORTFOLIO (steward_portfolio_get_type ())
G_DECLARE_FINAL_TYPE (StewardPortfolio, steward_portfolio, STEWARD, PORTFOLIO, GObject)

/**
 * StewardPortfolio:
 *
 * Every customer there is, as a #GListModel of [class@Customer] in no order that means anything:
 * pages sort. It follows the store, whoever writes to it: a page, a sync, or another program. A
 * customer stays the same object for as long as it exists. Lives on the main thread.
 */

/* @engine: (nullable): whose progress shows on the customers */
StewardPortfolio *steward_portfolio_new (StewardDatabase *database,
                                         StewardClock *clock,
                                         StewardSyncEngine *engine) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the store was read once; until then an empty list means nothing. */
gboolean steward_portfolio_get_loaded (StewardPortfolio *self);
/* The clock's time, in microseconds since 1970: what ages are counted from. */
gint64 steward_portfolio_get_now (StewardPortfolio *self);
/* The day that figures are of. */
StewardDay steward_portfolio_get_today (StewardPortfolio *self);
/* Everyone's limits; a customer may have others, see steward_customer_get_targets(). */
const StewardTargets *steward_portfolio_get_targets (StewardPortfolio *self);
/* `80 %` where that is the target of all customers; NULL where some have another. */
char *steward_portfolio_dup_target (StewardPortfolio *self) G_GNUC_WARN_UNUSED_RESULT;
/* What people set, as it was read last; the property `settings` is notified when it changes. */
const StewardSettings *steward_portfolio_get_settings (StewardPortfolio *self);
/* The customer of an id, borrowed, or NULL. */
StewardCustomer *steward_portfolio_find (StewardPortfolio *self, const char *id);

/* Reads what changed in the store since it was last read. It happens by itself whenever the
 * database file changes; errors of that come by #StewardPortfolio::refresh-failed. */
void steward_portfolio_refresh_async (StewardPortfolio *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
steward_portfolio_refresh_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);

/* Sees to it that a customer has all of its usage, and has it whenever it changes: a list of many
 * holds the last weeks only. */
void steward_portfolio_load_history_async (StewardPortfolio *self,
                                           StewardCustomer *customer,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean steward_portfolio_load_history_finish (StewardPortfolio *self,
                                                GAsyncResult *result,
                                                GError **error);

/**
 * steward_portfolio_save_async:
 * @customers: (transfer full) (element-type StewardCustomerFacts): see
 *   steward_customer_repository_save()
 *
 * Adds or updates customers, all or none. The list shows them by the time the callback runs.
 */
void steward_portfolio_save_async (StewardPortfolio *self,
                                   GPtrArray *customers,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
steward_portfolio_save_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);

/**
 * steward_portfolio_delete_async:
 * @ids: (array zero-terminated=1): the customers
 *
 * Removes customers, all or none. The store keeps all that it knows of them, for
 * steward_portfolio_restore_async(), and so does the keyring their tokens.
 */
void steward_portfolio_delete_async (StewardPortfolio *self,
                                     const char *const *ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
steward_portfolio_delete_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);

/* The way back, all or none: %STEWARD_STORE_ERROR_TAKEN where another customer has the name by now.
 */
void steward_portfolio_restore_async (StewardPortfolio *self,
                                      const char *const *ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean
steward_portfolio_restore_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);

/* Adds the sample customers as of today, but for those whose name a customer has already. */
void steward_portfolio_add_sample_async (StewardPortfolio *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
steward_portfolio_add_sample_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);
/* Of the customers there are, the sample ones. */
char **steward_portfolio_dup_sample_ids (StewardPortfolio *self) G_GNUC_WARN_UNUSED_RESULT;

/* Merges usage that a person's file holds into a customer's, which counts as a full sync. */
void steward_portfolio_add_usage_async (StewardPortfolio *self,
                                        StewardCustomer *customer,
                                        StewardUsage *usage,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean
steward_portfolio_add_usage_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);

/**
 * steward_portfolio_change_settings_async:
 * @changes: (transfer full) (element-type StewardSettingChange): what to set and to take back
 *
 * See steward_setting_repository_save(). Figures follow by the time the callback runs.
 */
void steward_portfolio_change_settings_async (StewardPortfolio *self,
                                              GPtrArray *changes,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean steward_portfolio_change_settings_finish (StewardPortfolio *self,
                                                   GAsyncResult *result,
                                                   GError **error);

/**
 * steward_portfolio_load_records_async:
 * @kind: (nullable): the key of a #StewardRecordKind, or NULL for all
 * @customer_id: (nullable): whose, or NULL for everyone's
 *
 * Reads what people wrote, see steward_record_repository_load(). A page follows one kind of one
 * customer by a #StewardRecordList.
 */
void steward_portfolio_load_records_async (StewardPortfolio *self,
                                           const char *kind,
                                           const char *customer_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/* Returns: (transfer full) (element-type StewardRecord) */
GPtrArray *steward_portfolio_load_records_finish (StewardPortfolio *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds or replaces, deletes, or restores records, all or none; lists follow by themselves. All end
 * in steward_portfolio_change_records_finish().
 * @records: (transfer full) (element-type StewardRecord): see steward_record_repository_save()
 * @ids: (array zero-terminated=1) */
void steward_portfolio_save_records_async (StewardPortfolio *self,
                                           GPtrArray *records,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
void steward_portfolio_delete_records_async (StewardPortfolio *self,
                                             const char *const *ids,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
void steward_portfolio_restore_records_async (StewardPortfolio *self,
                                              const char *const *ids,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean steward_portfolio_change_records_finish (StewardPortfolio *self,
                                                  GAsyncResult *result,
                                                  GError **error);

/* Adds or replaces, deletes, or restores contract lines, all or none; customers have them, and what
 * follows from them, by the time the callback runs. All end in
 * steward_portfolio_change_contracts_finish().
 * @lines: (transfer full) (element-type StewardContractLine): see
 *   steward_contract_repository_save()
 * @ids: (array zero-terminated=1) */
void steward_portfolio_save_contracts_async (StewardPortfolio *self,
                                             GPtrArray *lines,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
void steward_portfolio_delete_contracts_async (StewardPortfolio *self,
                                               const char *const *ids,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
void steward_portfolio_restore_contracts_async (StewardPortfolio *self,
                                                const char *const *ids,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean steward_portfolio_change_contracts_finish (StewardPortfolio *self,
                                                    GAsyncResult *result,
                                                    GError **error);

G_END_DECLS
