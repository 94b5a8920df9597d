/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_SETTING_ROW (steward_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardSettingRow, steward_setting_row, STEWARD, SETTING_ROW, AdwActionRow)

/**
 * StewardSettingRow:
 *
 * A number or a choice among the settings: its title, what is published and since when it is
 * something else, a button to take it back, and a spin button with the unit in it, or a drop-down.
 * What is typed and is no value is refused with a sentence, and the value stays.
 *
 * The property `key` says which setting it is. Accessible: the spin button or drop-down is called
 * as the setting is, after the title where that is a segment.
 */

/* @scope: for whom; @subject: "" for everyone, a segment's name, or a customer's id
 * @segment: (nullable): the segment of that customer */
void steward_setting_row_follow (StewardSettingRow *self,
                                 StewardSettingsEditor *editor,
                                 StewardScope scope,
                                 const char *subject,
                                 const char *segment);

G_END_DECLS
