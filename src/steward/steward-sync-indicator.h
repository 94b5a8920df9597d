/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_SYNC_INDICATOR (steward_sync_indicator_get_type ())
G_DECLARE_FINAL_TYPE (StewardSyncIndicator, steward_sync_indicator, STEWARD, SYNC_INDICATOR, GtkBox)

/**
 * StewardSyncIndicator:
 *
 * How the sync stands: its progress while it runs, else the time of the last one and the age of the
 * oldest figures; what failed, as a button; and the buttons that start and stop it.
 *
 * CSS: class `sync-indicator`. Uses the window's actions `sync`, `stop-sync` and `show-problems`.
 */
void steward_sync_indicator_follow (StewardSyncIndicator *self,
                                    StewardPortfolio *portfolio,
                                    StewardSyncEngine *engine);

G_END_DECLS
