/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-database.h"

G_BEGIN_DECLS

/*
 * The sample portfolio: two dozen invented customers that show every state a customer can be in.
 * Nothing of them comes from a network, and their dates and usage are relative to today, so that
 * they look the same on any day. They are marked as samples, which no file and no form can change.
 */

/**
 * steward_sample_customers_new:
 * @now: when they count as imported, in microseconds since 1970
 *
 * Returns: (transfer full) (element-type StewardCustomerFacts): with new ids at each call
 */
GPtrArray *steward_sample_customers_new (StewardDay today, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/* Adds them to the store, but for those whose name a customer has already, all of these or none,
 * and then their success plans. To be called in a #StewardDatabaseJob. */
gboolean steward_sample_customers_add (
  StewardConnection *connection, StewardDay today, gint64 now, guint *n_added, GError **error);

G_END_DECLS
