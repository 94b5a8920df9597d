/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"
#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_PRIVACY_PAGE (steward_privacy_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardPrivacyPage, steward_privacy_page, STEWARD, PRIVACY_PAGE, AdwPreferencesPage)

/* What is kept where, what is never kept, what leaves the computer, and whether changes are signed.
 */
void steward_privacy_page_follow (StewardPrivacyPage *self,
                                  StewardSettingsEditor *editor,
                                  StewardContext *context);

G_END_DECLS
