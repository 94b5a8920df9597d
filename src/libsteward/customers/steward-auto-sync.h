/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_AUTO_SYNC (steward_auto_sync_get_type ())
G_DECLARE_FINAL_TYPE (StewardAutoSync, steward_auto_sync, STEWARD, AUTO_SYNC, GObject)

/**
 * StewardAutoSync:
 *
 * Says when a sync is due that nobody asked for, as the settings want it: once when Steward starts
 * (`sync-on-start`), every so many hours since the last try (`sync-every-hours`), and for the
 * customers that were offline when the network is back (`sync-on-network`). It also has the engine
 * sync as many at once as `sync-jobs` says. Never while a sync is running.
 *
 * #StewardAutoSync::due (const char *const *ids) is emitted with the customers to sync, or NULL for
 * all of them.
 *
 * A network monitor only hints that there may be a network; what a sync brings is the truth.
 */
StewardAutoSync *steward_auto_sync_new (StewardPortfolio *portfolio,
                                        StewardSyncEngine *engine,
                                        GNetworkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the hours since the last try are over; what the minute's tick asks.
 * @newest_attempt: , @now: microseconds since 1970 */
gboolean steward_auto_sync_is_due (double every_hours, gint64 newest_attempt, gint64 now);
/* Looks whether it is due now, as it does by itself every minute. */
void steward_auto_sync_look (StewardAutoSync *self);

G_END_DECLS
