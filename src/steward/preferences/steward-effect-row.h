/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_EFFECT_ROW (steward_effect_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardEffectRow, steward_effect_row, STEWARD, EFFECT_ROW, AdwPreferencesRow)

/**
 * StewardEffectRow:
 *
 * What the changes of a group of settings change now: how many customers become what, who they are,
 * and a button that undoes the changes. Not shown while nothing was changed. The property `aspect`
 * is one of `utilization`, `consumption`, `ramp`, `stage` and `age`.
 *
 * What it says is announced to screen readers whenever it changes. CSS class `effect`.
 */
void steward_effect_row_follow (StewardEffectRow *self, StewardSettingsEditor *editor);

G_END_DECLS
