/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sample-activity.h"

G_BEGIN_DECLS

/*
 * The report API's CSV (usage-api 7), to be sent piece by piece: a header, then for each day
 * several rows a user, some of them of users who were not active, with names that need quoting.
 * @languages: with the column of `by_user_day_client_language`; without it, `by_user_day`
 */

/* The first line, with its end. */
const char *steward_sample_report_get_header (gboolean languages);
/* The rows of one day; empty where it has none. */
char *steward_sample_report_write_day (const StewardSampleCustomer *customer,
                                       StewardDay day,
                                       StewardDay today,
                                       gboolean languages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
