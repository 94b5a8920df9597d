/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_IMPORT_DIALOG (steward_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardImportDialog, steward_import_dialog, STEWARD, IMPORT_DIALOG, AdwDialog)

/**
 * StewardImportDialog:
 *
 * Shows what importing a portfolio file would change, every bad row with its place, before anything
 * is written. The button says exactly what it will do.
 */
StewardImportDialog *steward_import_dialog_new (StewardPortfolio *portfolio,
                                                GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
