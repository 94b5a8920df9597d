/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_TOKEN_DIALOG (steward_token_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardTokenDialog, steward_token_dialog, STEWARD, TOKEN_DIALOG, AdwDialog)

/**
 * StewardTokenDialog:
 *
 * Takes the token for a customer's address, tries it before it is kept if asked to, and keeps it in
 * the vault. Then the customer is synced with it.
 */
StewardTokenDialog *steward_token_dialog_new (StewardContext *context,
                                              StewardCustomer *customer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
