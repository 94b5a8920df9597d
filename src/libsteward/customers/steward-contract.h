/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-line.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CONTRACT (steward_contract_get_type ())
G_DECLARE_FINAL_TYPE (StewardContract, steward_contract, STEWARD, CONTRACT, GObject)

/**
 * StewardContract:
 *
 * A contract line as an item of a list that is shown. It never changes.
 */

/* @line: copied */
StewardContract *steward_contract_new (const StewardContractLine *line) G_GNUC_WARN_UNUSED_RESULT;

const StewardContractLine *steward_contract_get_line (StewardContract *self);

G_END_DECLS
