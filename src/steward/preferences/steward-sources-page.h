/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"
#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_SOURCES_PAGE (steward_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardSourcesPage, steward_sources_page, STEWARD, SOURCES_PAGE, AdwPreferencesPage)

/**
 * StewardSourcesPage:
 *
 * When Steward syncs by itself, the currency of imports, and the addresses that customers are read
 * from, each with whether a token is kept for it.
 */
void steward_sources_page_follow (StewardSourcesPage *self,
                                  StewardSettingsEditor *editor,
                                  StewardContext *context);

G_END_DECLS
