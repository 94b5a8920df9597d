/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_SIDEBAR (steward_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (StewardSidebar, steward_sidebar, STEWARD, SIDEBAR, AdwBin)

/**
 * StewardSidebar:
 *
 * The pages, the saved views with how many customers each shows, and how the sync stands.
 *
 * #StewardSidebar::view-chosen (const char *id) is emitted for a saved view, or with NULL for all
 * customers; #StewardSidebar::insights-chosen for the insights. On a view's row F2 renames and
 * Delete deletes; its button has both.
 *
 * Uses the window's actions `search`, `rename-view`, `delete-view` and those of its menu.
 */
void steward_sidebar_follow (StewardSidebar *self, StewardContext *context);

/* Shows which view is seen: the saved one of an id, all customers for "", or none for NULL. */
void steward_sidebar_set_current (StewardSidebar *self, const char *id);
/* Whether the insights are seen, and no customers. */
void steward_sidebar_set_shows_insights (StewardSidebar *self, gboolean shows_insights);

G_END_DECLS
