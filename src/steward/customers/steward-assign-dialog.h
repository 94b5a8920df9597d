/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_ASSIGN_DIALOG (steward_assign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardAssignDialog, steward_assign_dialog, STEWARD, ASSIGN_DIALOG, AdwDialog)

/**
 * StewardAssignDialog:
 *
 * Who is to look after some customers: one of the advisors there are, somebody new, or nobody.
 * Typing narrows the list; Enter takes its first row.
 *
 * #StewardAssignDialog::assigned (GPtrArray *before, const char *advisor) is emitted once it is
 * stored, with the #StewardCustomerFacts to save again to undo it, and NULL for nobody.
 *
 * @customers: (element-type StewardCustomer)
 */
StewardAssignDialog *steward_assign_dialog_new (StewardPortfolio *portfolio,
                                                GPtrArray *customers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
