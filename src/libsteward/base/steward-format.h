/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

G_BEGIN_DECLS

/* How people read figures: `October 2026`, `23 November 2026`, `74.0 %`, `1,200`, by locale. */
char *steward_format_month (StewardMonth month) G_GNUC_WARN_UNUSED_RESULT;
char *steward_format_day (StewardDay day) G_GNUC_WARN_UNUSED_RESULT;
char *steward_format_percent (double fraction, guint decimals) G_GNUC_WARN_UNUSED_RESULT;
/* A limit that a person set, with a decimal only where it has one: `80 %`, `72.5 %`. */
char *steward_format_limit (double fraction) G_GNUC_WARN_UNUSED_RESULT;
char *steward_format_count (gint64 count) G_GNUC_WARN_UNUSED_RESULT;
/* A moment as seen from another, both in microseconds since 1970: `Today 08:02`, `9 days ago`;
 * `Never` for 0. */
char *steward_format_age (gint64 time_us, gint64 now_us) G_GNUC_WARN_UNUSED_RESULT;
/* `216,000 EUR`, in whole units; without a currency for NULL or "". */
char *steward_format_amount (double amount, const char *currency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
