/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sample-activity.h"

G_BEGIN_DECLS

/* The report API's CSV with granularity `by_user_day` (usage-api 7) from @first to @last, both
 * included: a header, then for each day several rows a user, some of them of users who were not
 * active, with names and addresses that need quoting. */
char *steward_sample_report_write (const StewardSampleCustomer *customer,
                                   StewardDay first,
                                   StewardDay last,
                                   StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
