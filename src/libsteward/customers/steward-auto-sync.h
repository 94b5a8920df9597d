/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_AUTO_SYNC (steward_auto_sync_get_type ())
G_DECLARE_FINAL_TYPE (StewardAutoSync, steward_auto_sync, STEWARD, AUTO_SYNC, GObject)

/* Whoever opens Steward twice within this time does not ask all servers twice. */
#define STEWARD_AUTO_SYNC_REST_MINUTES 60
/* What was just found offline is left alone for a moment, however often the network comes and goes.
 */
#define STEWARD_AUTO_SYNC_PAUSE_SECONDS 30

/**
 * StewardAutoSync:
 *
 * Says when a sync is due that nobody asked for, as the settings want it:
 *
 * - once when Steward starts (`sync-on-start`, on by default), unless the last try was within
 *   #STEWARD_AUTO_SYNC_REST_MINUTES;
 * - so many hours after the last try (`sync-every-hours`, 6 by default, so that a day's figures are
 *   there on that day; 0: never);
 * - for the customers that were offline, when the network is back (`sync-on-network`, on by
 *   default).
 *
 * Never while a sync is running, and never before a person synced for the first time: what is asked
 * with whose token is not Steward's to begin. With all three off nothing happens. It also has the
 * engine sync as many at once as `sync-jobs` says.
 *
 * A network monitor only hints that there may be a network; what a sync brings is the truth. Lives
 * on the main thread.
 */
StewardAutoSync *steward_auto_sync_new (StewardPortfolio *portfolio,
                                        StewardSyncEngine *engine,
                                        GNetworkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;

/* Whether so many hours since the last try are over. @newest_attempt: 0 for none, which never is
 * due; , @now: microseconds since 1970 */
gboolean steward_auto_sync_is_due (double every_hours, gint64 newest_attempt, gint64 now);
/* Looks whether anything is due now, as it does by itself every minute. */
void steward_auto_sync_look (StewardAutoSync *self);

G_END_DECLS
