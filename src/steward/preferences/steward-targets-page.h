/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_TARGETS_PAGE (steward_targets_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardTargetsPage, steward_targets_page, STEWARD, TARGETS_PAGE, AdwPreferencesPage)

/**
 * StewardTargetsPage:
 *
 * Every limit that figures are judged by, for everyone, what changing them changes, and the
 * customers that have their own; #StewardTargetsPage::open-customer asks to show those of one.
 */
void steward_targets_page_follow (StewardTargetsPage *self, StewardSettingsEditor *editor);

G_END_DECLS
