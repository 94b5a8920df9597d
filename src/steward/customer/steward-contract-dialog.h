/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CONTRACT_DIALOG (steward_contract_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardContractDialog, steward_contract_dialog, STEWARD, CONTRACT_DIALOG, AdwDialog)

/**
 * StewardContractDialog:
 *
 * Edits a contract line, says while it is typed what it brings a year, and saves or deletes it.
 * What was typed is not given up without a question.
 */

/* @line: copied; with @is_new it is added when it is saved */
StewardContractDialog *steward_contract_dialog_new (StewardPortfolio *portfolio,
                                                    const StewardContractLine *line,
                                                    gboolean is_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
