/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-success-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GOAL_LINE (steward_goal_line_get_type ())
G_DECLARE_FINAL_TYPE (StewardGoalLine, steward_goal_line, STEWARD, GOAL_LINE, GtkWidget)

/**
 * StewardGoalLine:
 *
 * The course of a goal: its readings, what is expected, and its target. Its accessible description
 * is the course in a sentence; the readings one by one are in a list beside it.
 *
 * CSS node `goalline`.
 */

void steward_goal_line_show (StewardGoalLine *self, StewardSuccessPlan *plan, StewardRecord *goal);

G_END_DECLS
