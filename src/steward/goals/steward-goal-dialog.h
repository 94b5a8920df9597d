/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-success-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GOAL_DIALOG (steward_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StewardGoalDialog, steward_goal_dialog, STEWARD, GOAL_DIALOG, AdwDialog)

/**
 * StewardGoalDialog:
 *
 * A goal with its course and its readings. The keyboard is where the next value is typed, and Enter
 * adds it, as of today. A goal that follows a figure lists its values instead. It closes when the
 * goal is deleted.
 */
StewardGoalDialog *steward_goal_dialog_new (StewardSuccessPlan *plan,
                                            StewardRecord *goal) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
