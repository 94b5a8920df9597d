/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_TOKENS_DIALOG (steward_tokens_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardTokensDialog, steward_tokens_dialog, STEWARD, TOKENS_DIALOG, AdwDialog)

/**
 * StewardTokensDialog:
 *
 * Asks for the tokens of several addresses at once. Each that is entered is stored, and its
 * customers are synced; an address that is left empty can be asked for later. What cannot be stored
 * stays in its row, which is marked, and the dialog says why.
 *
 * Uses the window's actions `sync-address` and `import-tokens`.
 */

/* @customers: (element-type StewardCustomer): one for each address */
StewardTokensDialog *steward_tokens_dialog_new (StewardContext *context,
                                                GPtrArray *customers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
