/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardSyncSummary:
 * @n_customers: all of them
 * @n_samples: how many are of the sample portfolio
 * @n_failed: whose last sync failed in a part
 * @n_unreached: of these, those whose server was not reached for any part
 * @oldest: the oldest last full success, in microseconds since 1970; 0: there is none
 * @newest: the newest one
 * @address: (nullable): where the unreached ones are read from, where that is one address alone;
 *   borrowed from a customer
 * @offline: whether nobody who was asked over the network was reached
 *
 * How the last syncs of a portfolio went, as a whole: what a page says once rather than at each
 * customer.
 */
typedef struct {
  guint n_customers;
  guint n_samples;
  guint n_failed;
  guint n_unreached;
  gint64 oldest;
  gint64 newest;
  const char *address;
  gboolean offline;
} StewardSyncSummary;

/**
 * steward_sync_summary_compute:
 * @customers: of #StewardCustomer
 *
 * A customer whose sync failed before anything was sent, for want of a token say, tells nothing of
 * the network. Of customers of files the times count, and nothing else.
 */
StewardSyncSummary steward_sync_summary_compute (GListModel *customers);

G_END_DECLS
