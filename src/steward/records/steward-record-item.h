/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RECORD_ITEM (steward_record_item_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordItem, steward_record_item, STEWARD, RECORD_ITEM, AdwActionRow)

/**
 * StewardRecordItem:
 *
 * One record in a list: what it is called, what tells most about it, and its badge. What has a day
 * on which it was done has a check button, which the space bar on the row presses, too. It stays
 * the same row whatever becomes of its record, so that the keyboard stays in it.
 *
 * # Signals
 * `checked`, with whether it is done now, when a person says so.
 */

GtkWidget *steward_record_item_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @today: what is late is late by then */
void steward_record_item_show (StewardRecordItem *self, StewardRecord *record, StewardDay today);
StewardRecord *steward_record_item_get_record (StewardRecordItem *self);

G_END_DECLS
