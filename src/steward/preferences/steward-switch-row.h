/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Has a switch be what a setting is, and the other way round; to be called once for a row. */
void steward_switch_row_follow (AdwSwitchRow *row, StewardSettingsEditor *editor, const char *key);

G_END_DECLS
