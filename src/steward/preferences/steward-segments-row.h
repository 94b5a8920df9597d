/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-settings-editor.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_SEGMENTS_ROW (steward_segments_row_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardSegmentsRow, steward_segments_row, STEWARD, SEGMENTS_ROW, AdwExpanderRow)

/**
 * StewardSegmentsRow:
 *
 * What a setting is by segment: those of the portfolio, and those that have a value of their own.
 * The property `key` says which setting it is. It is not shown while there is no segment.
 */
void steward_segments_row_follow (StewardSegmentsRow *self, StewardSettingsEditor *editor);

G_END_DECLS
