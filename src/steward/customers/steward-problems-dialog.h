/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_PROBLEMS_DIALOG (steward_problems_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardProblemsDialog, steward_problems_dialog, STEWARD, PROBLEMS_DIALOG, AdwDialog)

/**
 * StewardProblemsDialog:
 *
 * Every customer whose last sync failed in a part: what happened, what would help, and a button for
 * that. It follows the portfolio while it is open.
 */
StewardProblemsDialog *
steward_problems_dialog_new (StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
