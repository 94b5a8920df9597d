/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"
#include "steward-database.h"
#include "steward-record.h"

G_BEGIN_DECLS

/*
 * The success plans of some of the sample customers: goals in several states with readings, steps
 * and asks. Their days are relative to today, so that they look the same on any day.
 */

/* Those of one customer. Returns: (transfer full) (element-type StewardRecord): goals before what
 * means them; none for a customer without a plan */
GPtrArray *steward_sample_plans_new (const char *customer_id,
                                     const char *customer_name,
                                     StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

/* Adds those of customers that were added. To be called in a #StewardDatabaseJob.
 * @customers: (element-type StewardCustomerFacts) */
gboolean steward_sample_plans_add (StewardConnection *connection,
                                   GPtrArray *customers,
                                   StewardDay today,
                                   gint64 now,
                                   GError **error);

G_END_DECLS
