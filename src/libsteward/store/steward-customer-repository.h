/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-database.h"

G_BEGIN_DECLS

/*
 * Customers, their seat history, usage and sync status. All functions run on the database's thread,
 * inside a #StewardDatabaseJob, and give %STEWARD_STORE_ERROR. Each that writes is one transaction:
 * it happens whole, or not at all.
 */

/* The store's count of changes: what has a higher one has changed since. */
gboolean steward_customer_repository_get_revision (StewardConnection *connection,
                                                   gint64 *revision,
                                                   GError **error);

/**
 * steward_customer_repository_load:
 * @since_revision: 0 for every customer there is; else what changed after, the deleted ones
 * included
 * @usage_since: usage of days and weeks before it is left out; STEWARD_DAY_NONE for none. A list of
 * ten thousand customers needs a few weeks of years that are kept
 *
 * Returns: (transfer full) (element-type StewardCustomerFacts): by name
 */
GPtrArray *steward_customer_repository_load (StewardConnection *connection,
                                             gint64 since_revision,
                                             StewardDay usage_since,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The records alone of every customer there is, by name: what is needed to find one among many.
 *
 * Returns: (transfer full) (element-type StewardCustomerFacts) */
GPtrArray *steward_customer_repository_list (StewardConnection *connection,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All that is kept of one customer; %STEWARD_STORE_ERROR_NOT_FOUND where there is none. */
StewardCustomerFacts *steward_customer_repository_load_one (
  StewardConnection *connection, const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_customer_repository_lend_ratio:
 * @facts: with all of its usage
 *
 * Sets the ratio that others lend a customer with weeks and without any complete month, see
 * steward_weeks_ratios_get_median(); for any other it does nothing. It reads the weeks and months
 * of everyone: 0.2 s for ten thousand customers.
 */
gboolean steward_customer_repository_lend_ratio (StewardConnection *connection,
                                                 StewardCustomerFacts *facts,
                                                 StewardDay today,
                                                 GError **error);

/* Packs the last weeks of at most @max customers that have usage and no pack yet, such as those of
 * an older version, so that the next list is read quickly. */
gboolean steward_customer_repository_pack (StewardConnection *connection,
                                           guint max,
                                           guint *n_packed,
                                           GError **error);

/**
 * steward_customer_repository_save:
 * @customers: (element-type StewardCustomerFacts): the records to add or, by id, to update; seat
 *   observations in them are added to the history, usage and sync are left alone
 * @now: when, in microseconds since 1970
 *
 * %STEWARD_STORE_ERROR_TAKEN where another customer has the name; %STEWARD_STORE_ERROR_NOT_FOUND
 * where the customer was deleted meanwhile.
 */
gboolean steward_customer_repository_save (StewardConnection *connection,
                                           GPtrArray *customers,
                                           gint64 now,
                                           GError **error);

/**
 * steward_customer_repository_add_whole:
 * @customers: (element-type StewardCustomerFacts): new ones, with all that is known of them
 *
 * The same for customers that bring contract lines, usage and sync status with them.
 */
gboolean steward_customer_repository_add_whole (StewardConnection *connection,
                                                GPtrArray *customers,
                                                gint64 now,
                                                GError **error);

/**
 * steward_customer_repository_delete:
 * @ids: (array zero-terminated=1): the customers
 *
 * Marks customers as deleted; their history stays. %STEWARD_STORE_ERROR_NOT_FOUND where one of them
 * is deleted already.
 */
gboolean steward_customer_repository_delete (StewardConnection *connection,
                                             const char *const *ids,
                                             gint64 now,
                                             GError **error);

/**
 * steward_customer_repository_restore:
 * @ids: (array zero-terminated=1): the customers
 *
 * Takes the mark away again: the customers are what they were, history and all. One that is not
 * deleted stays as it is. %STEWARD_STORE_ERROR_TAKEN where another customer has got the name
 * meanwhile; %STEWARD_STORE_ERROR_NOT_FOUND where there never was such a customer.
 */
gboolean steward_customer_repository_restore (StewardConnection *connection,
                                              const char *const *ids,
                                              GError **error);

/* The records alone of the deleted customers, the last deleted first.
 *
 * Returns: (transfer full) (element-type StewardCustomerFacts) */
GPtrArray *steward_customer_repository_list_deleted (StewardConnection *connection,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_customer_repository_save_sync:
 * @id: the customer
 * @seats: (nullable): an observation to add to its seat history
 * @usage: (nullable): periods to merge into its usage; a partial count never replaces a complete
 * one
 * @status: how the sync went; a sync that failed in a part keeps the time of the last full success
 *
 * What one try brought, kept in one transaction. Periods that it did not bring stay as they are.
 */
gboolean steward_customer_repository_save_sync (StewardConnection *connection,
                                                const char *id,
                                                const StewardSeatsObservation *seats,
                                                const StewardUsage *usage,
                                                const StewardSyncStatus *status,
                                                GError **error);

/* What one try brought: see steward_customer_repository_save_sync(). */
typedef struct {
  const char *id;
  const StewardSeatsObservation *seats;
  const StewardUsage *usage;
  const StewardSyncStatus *status;
} StewardSyncBrought;

/**
 * steward_customer_repository_save_syncs:
 * @brought: of several customers
 * @gone: (out caller-allocates) (array length=n_brought): which of them were deleted meanwhile, and
 * left out
 *
 * What several tries brought, kept in one transaction: all of it or nothing.
 */
gboolean steward_customer_repository_save_syncs (StewardConnection *connection,
                                                 const StewardSyncBrought *brought,
                                                 guint n_brought,
                                                 gboolean *gone,
                                                 GError **error);

G_END_DECLS
