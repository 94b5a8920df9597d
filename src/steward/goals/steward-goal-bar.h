/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GOAL_BAR (steward_goal_bar_get_type ())
G_DECLARE_FINAL_TYPE (StewardGoalBar, steward_goal_bar, STEWARD, GOAL_BAR, GtkWidget)

/**
 * StewardGoalBar:
 *
 * The way of a goal: how much of it is done, where the target is, and by a triangle how much is
 * expected by now. Words beside it say the same; to a screen reader it says nothing.
 *
 * CSS node `goalbar`.
 */

/* Fractions of the way, NAN where not known. */
void steward_goal_bar_show (StewardGoalBar *self, double fraction, double expected);

G_END_DECLS
