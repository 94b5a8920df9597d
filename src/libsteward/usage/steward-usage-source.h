/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-seats.h"
#include "steward-sync-status.h"
#include "steward-usage.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardUsageRequest:
 * @today: the current, incomplete day; nothing after it is wanted
 * @first_day: , @first_week: (a Sunday), @first_month: from which periods on usage is wanted
 * @rows_seen_before: whether usage of an earlier time is kept already: to a source that tells only
 *   the days on which somebody was active, days without rows are zero from the first row ever on
 * @rolling_months: how many months before these a source of user-day rows reads as well, to count
 *   nothing but rolling windows from them
 * @rows_since: the first day that earlier reports of user-day rows are known to have told of: from
 *   it on a day without rows is zero to a rolling window; %STEWARD_DAY_NONE where there is none
 */
typedef struct {
  StewardDay today;
  StewardDay first_day;
  StewardDay first_week;
  StewardMonth first_month;
  gboolean rows_seen_before;
  guint rolling_months;
  StewardDay rows_since;
} StewardUsageRequest;

#define STEWARD_TYPE_USAGE_SOURCE (steward_usage_source_get_type ())
G_DECLARE_INTERFACE (StewardUsageSource, steward_usage_source, STEWARD, USAGE_SOURCE, GObject)

/**
 * StewardUsageSource:
 * @fetch_seats: NULL for a source that knows no seats
 *
 * Where one customer's seats and usage are read from: its instance, the central report API, or a
 * file. Each part is asked for by itself, so that one may fail while the other comes. Errors are
 * %STEWARD_USAGE_ERROR; a file's are %STEWARD_INPUT_ERROR or %G_IO_ERROR.
 */
struct _StewardUsageSourceInterface {
  GTypeInterface parent_iface;

  void (*fetch_seats) (StewardUsageSource *self, GTask *task);
  void (*fetch_usage) (StewardUsageSource *self, const StewardUsageRequest *request, GTask *task);
};

/* Whether the source knows a part at all. */
gboolean steward_usage_source_offers (StewardUsageSource *self, StewardPart part);

/* Only where the source offers seats. */
void steward_usage_source_fetch_seats_async (StewardUsageSource *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
gboolean steward_usage_source_fetch_seats_finish (StewardUsageSource *self,
                                                  GAsyncResult *result,
                                                  StewardSeats *seats,
                                                  GError **error);

void steward_usage_source_fetch_usage_async (StewardUsageSource *self,
                                             const StewardUsageRequest *request,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data);
StewardUsage *steward_usage_source_fetch_usage_finish (StewardUsageSource *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
