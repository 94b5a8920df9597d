/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sample-portfolio.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/*
 * Who used the product on which day. Everything that is served is counted from here, so that the
 * GraphQL counts and the report's rows cannot disagree.
 */

/* How many of its users, those with the lowest numbers, may be active on a day at all. It follows
 * the customer's kind and is what its MAU comes close to. */
guint steward_sample_count_reach (const StewardSampleCustomer *customer, StewardDay day);

/* Whether a user was active on a day: a pure function but for @today, of which only the morning has
 * been seen yet. Days after it have no activity. */
gboolean steward_sample_is_active (const StewardSampleCustomer *customer,
                                   guint user,
                                   StewardDay day,
                                   StewardDay today);

/* DAU, WAU and MAU of the last periods, each grain ending with the current, incomplete one. Periods
 * without activity are 0. */
StewardUsage *steward_sample_dup_usage (const StewardSampleCustomer *customer,
                                        StewardDay today,
                                        guint n_days,
                                        guint n_weeks,
                                        guint n_months) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
