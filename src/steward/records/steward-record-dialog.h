/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RECORD_DIALOG (steward_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecordDialog, steward_record_dialog, STEWARD, RECORD_DIALOG, AdwDialog)

/**
 * StewardRecordDialog:
 *
 * Edits a record of any kind, field by field, and saves or deletes it. What was typed is not given
 * up without a question.
 */

/* @record: copied; with @is_new it is added when it is saved */
StewardRecordDialog *steward_record_dialog_new (StewardPortfolio *portfolio,
                                                StewardRecord *record,
                                                gboolean is_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
