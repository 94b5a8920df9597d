/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-auto-sync.h"
#include "steward-clock.h"
#include "steward-database.h"
#include "steward-portfolio.h"
#include "steward-sync-engine.h"
#include "steward-vault.h"
#include "steward-view-list.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_CONTEXT (steward_context_get_type ())
G_DECLARE_FINAL_TYPE (StewardContext, steward_context, STEWARD, CONTEXT, GObject)

/**
 * StewardContext:
 *
 * The one place that builds clock, database, secrets, HTTP session, sync engine and portfolio, and
 * hands them on. Accessors lend. Lives on the main thread.
 */

/* Where a profile's database is: in its folder, or in the user's own data folder for NULL. */
char *steward_context_make_database_path (const char *profile) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_context_open:
 * @profile: (nullable): a folder that holds everything instead of the user's own places
 * @clock: real, or fixed for `--today`
 *
 * Opens or creates the database. The environment's STEWARD_HTTP_TIMEOUT is the time in seconds that
 * an answer may take. Errors are %STEWARD_STORE_ERROR.
 */
StewardContext *steward_context_open (const char *profile,
                                      StewardClock *clock,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

StewardClock *steward_context_get_clock (StewardContext *self);
StewardDatabase *steward_context_get_database (StewardContext *self);
StewardVault *steward_context_get_vault (StewardContext *self);
StewardSyncEngine *steward_context_get_sync_engine (StewardContext *self);
StewardPortfolio *steward_context_get_portfolio (StewardContext *self);
/* The saved views, not loaded yet. */
StewardViewList *steward_context_get_views (StewardContext *self);
/* Made when it is first asked for: a terminal has no use for it. */
StewardAutoSync *steward_context_get_auto_sync (StewardContext *self);

G_END_DECLS
