/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-settings.h"
#include "steward-targets.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/* Why there is no figure; the first that holds, in this order. */
typedef enum {
  STEWARD_HOURS_REASON_NONE,
  STEWARD_HOURS_REASON_NO_USAGE, /* no month of the window was counted */
  STEWARD_HOURS_REASON_NO_SEARCHES,
  STEWARD_HOURS_REASON_NO_MINUTES,
} StewardHoursReason;

/* `no-usage` and so on; NULL for none. */
const char *steward_hours_reason_to_string (StewardHoursReason reason);
/* The reason as a sentence for people that says what would help; "" for none. */
const char *steward_hours_reason_get_label (StewardHoursReason reason);

/**
 * StewardHoursSaved:
 * @hours: NAN where not available
 * @amount: @hours at what an hour costs; NAN where either is not known
 * @first: , @last: the complete months added up, both inclusive
 * @months_present: how many of them were counted
 * @months_expected: how many there are; 0 before the first complete one
 * @user_months: their monthly active users, added up
 * @assumptions: what the estimate rests on
 *
 * An estimate, never a measurement: monthly active users × searches of one in a month × minutes
 * that a search saves ÷ 60, over the last complete months. A month that was never counted adds
 * nothing and is named.
 *
 * Where the assumptions come from:
 *
 * - Minutes: 5 is what the vendor's Sourcegraph Analytics takes until one changes it
 *   (https://sourcegraph.com/docs/analytics, “Minutes saved per search”, read 2026). The instance's
 * own page of up to 6.10 takes 3 % × 120 min + 22 % × 5 min + 75 % × 0.5 min = 5.075 min for
 * searches and file views (sourcegraph/sourcegraph 5.2,
 * client/web/src/site-admin/analytics/AnalyticsSearchPage). Both are claims of who sells it; no
 * study behind them is named.
 * - Searches: nothing is published that fits a customer, so that it is not set. The instance's own
 *   analytics tell the count to enter. For comparison: Google's developers made 12 queries on a
 *   workday (Sadowski, Stolee, Elbaum: How Developers Search for Code, ESEC/FSE 2015).
 * - What an hour costs is the customer's to say, and not set.
 */
typedef struct {
  double hours;
  double amount;
  StewardHoursReason reason;
  StewardMonth first;
  StewardMonth last;
  guint months_present;
  guint months_expected;
  gint64 user_months;
  StewardValueAssumptions assumptions;
} StewardHoursSaved;

/**
 * steward_hours_saved_compute:
 * @since: the day that use begins, such as that of production; no month before it is missed.
 *   STEWARD_DAY_NONE: the first month that was counted
 */
StewardHoursSaved steward_hours_saved_compute (const StewardUsage *usage,
                                               StewardDay since,
                                               StewardDay today,
                                               const StewardValueAssumptions *assumptions);

/* The months of the window that were never counted, in order.
 * Returns: (element-type StewardMonth) */
GArray *steward_hours_saved_list_missing (const StewardHoursSaved *self,
                                          const StewardUsage *usage) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_hours_saved_explain:
 * @currency: (nullable): the customer's, of what an hour costs; else the usual one of the settings
 * @settings: where the assumptions come from, for a customer of a segment, both of which may be
 * NULL
 */
StewardExplanation *steward_hours_saved_explain (const StewardHoursSaved *self,
                                                 const StewardUsage *usage,
                                                 const char *currency,
                                                 const StewardSettings *settings,
                                                 const char *segment,
                                                 const char *customer_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
