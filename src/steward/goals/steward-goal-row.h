/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-success-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GOAL_ROW (steward_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (StewardGoalRow, steward_goal_row, STEWARD, GOAL_ROW, GtkListBoxRow)

/**
 * StewardGoalRow:
 *
 * A goal in a list: its name, its state as a mark and in words, its way, its value and its day. It
 * is spoken as one sentence.
 */
GtkWidget *steward_goal_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

void steward_goal_row_show (StewardGoalRow *self, StewardSuccessPlan *plan, StewardRecord *goal);
/* What it showed last. */
const StewardGoalProgress *steward_goal_row_get_progress (StewardGoalRow *self);

/* What a goal's state is drawn as. */
StewardState steward_goal_state_get_mark (StewardGoalState state);

G_END_DECLS
