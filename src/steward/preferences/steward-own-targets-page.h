/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_OWN_TARGETS_PAGE (steward_own_targets_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardOwnTargetsPage, steward_own_targets_page, STEWARD, OWN_TARGETS_PAGE, AdwNavigationPage)

/* The limits that one customer's figures are judged by, each its own or its segment's. */
StewardOwnTargetsPage *
steward_own_targets_page_new (StewardSettingsEditor *editor,
                              StewardCustomer *customer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
