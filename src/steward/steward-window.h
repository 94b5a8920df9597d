/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-application.h"
#include "steward-context.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_WINDOW (steward_window_get_type ())
G_DECLARE_FINAL_TYPE (StewardWindow, steward_window, STEWARD, WINDOW, AdwApplicationWindow)

/**
 * StewardWindow:
 *
 * The pages and the dialogs, and every action that they call: an action turns what a person wants
 * into one call of the library, and tells how it went.
 *
 * Actions without a target: `add-customer`, `import`, `import-tokens`, `sync`, `stop-sync`,
 * `show-problems`, `preferences`, `search`, `refresh`, `show-customers`, `show-insights`. With a
 * customer's id: `open-customer`, `edit-customer`, `enter-token`, `sync-customer`, `import-usage`,
 * `customer-targets`. With what customers have in common, and their ids: `show-picked`.
 */
StewardWindow *steward_window_new (StewardApplication *application,
                                   StewardContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* Shows what importing a portfolio file would change. */
void steward_window_import (StewardWindow *self, GFile *file);

/* Says what failed and why, until it is closed. */
void steward_window_show_error (StewardWindow *self, const char *heading, const GError *error);

G_END_DECLS
