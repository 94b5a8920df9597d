/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage-error.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * StewardAnalyticsReport:
 *
 * Counts the distinct active users of each day and of the month in a report of the Sourcegraph
 * Analytics API (CSV, granularity `by_user_day`; usage-api 7) as its bytes arrive. Of a user only
 * the id and the days are kept, and only here; columns with names and e-mail addresses are passed
 * over. Memory grows with the number of distinct users, never with the length of the report: an id
 * of at most 255 bytes and some 40 bytes more for each. Rows may come in any order.
 *
 * The spelling of headers and values is not published, so they are read tolerantly: case, spaces,
 * underscores and hyphens of headers do not count; `Instance user ID` and `Timestamp Date` (or
 * `Date`, or `Timestamp`) are needed; `Active Sourcegraph User` is true, false, yes, no, t, f, 1,
 * 0 or blank (not active), and where the column is absent every row is active. A date may have a
 * time after it; the day is the server's and is not moved to another zone.
 */
typedef struct _StewardAnalyticsReport StewardAnalyticsReport;

/* @first_day to @last_day: the range that was asked for, both inclusive, within one calendar
 * month. */
StewardAnalyticsReport *
steward_analytics_report_new (StewardDay first_day, StewardDay last_day) G_GNUC_WARN_UNUSED_RESULT;
void steward_analytics_report_free (StewardAnalyticsReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardAnalyticsReport, steward_analytics_report_free)

/**
 * steward_analytics_report_push:
 *
 * Reads on. Errors are %STEWARD_USAGE_ERROR: too large is a row over %STEWARD_CSV_MAX_ROW,
 * malformed is everything else, such as a needed header that is missing, a header twice, a row with
 * another number of fields than the header, a day outside the range, no user id. Messages name line
 * and column and never hold a value of the report. After an error the report is of no use any more
 * and accepts nothing.
 */
gboolean steward_analytics_report_push (StewardAnalyticsReport *self,
                                        const char *bytes,
                                        gsize n_bytes,
                                        GError **error);
/* The end of the report. One without rows is fine, one without a header is malformed. */
gboolean steward_analytics_report_finish (StewardAnalyticsReport *self, GError **error);

/* Whether no row was of an active user. */
gboolean steward_analytics_report_is_empty (const StewardAnalyticsReport *self);
/* The first day with a row of an active user; %STEWARD_DAY_NONE where there is none. */
StewardDay steward_analytics_report_get_first_active_day (const StewardAnalyticsReport *self);

/**
 * steward_analytics_report_add_to:
 * @rows_seen_before: whether an earlier report of this customer had an active row
 * @today: the first day that is not complete
 *
 * Adds the counts of a report that was read to its end.
 *
 * Days: a day of the range without rows is 0 users, because the server was asked for it. But before
 * the first active row ever nobody knows whether anything was counted: unless @rows_seen_before,
 * the days before the first active row are missing, and an empty report adds nothing at all. Today
 * is partial; days after it are left out.
 *
 * Month: added where the range begins on the month's first day and ends on its last (or on @today
 * or later, then it is partial). A month in which the first active row ever lies is counted as a
 * whole.
 */
void steward_analytics_report_add_to (const StewardAnalyticsReport *self,
                                      gboolean rows_seen_before,
                                      StewardDay today,
                                      StewardUsage *usage);

/**
 * steward_analytics_report_add_rolling_to:
 * @before: (nullable): the report of the days just before this one's, for the windows that begin
 *   there
 * @known_since: the first day of which the report API is known to tell: that of the first active
 *   row ever, or a later one; %STEWARD_DAY_NONE where there is none yet
 *
 * Adds the distinct users of the 28 days that end with each day of the range (advisor-domain 10.5).
 * Of a window that is not known from its first day to its last nothing is added: neither of one
 * that begins before @known_since or before the two reports, nor of today's. Two neighbouring
 * months are all that a window ever needs, so that the ids of two months are the most that is held.
 */
void steward_analytics_report_add_rolling_to (const StewardAnalyticsReport *self,
                                              const StewardAnalyticsReport *before,
                                              StewardDay known_since,
                                              StewardDay today,
                                              StewardUsage *usage);

G_END_DECLS
