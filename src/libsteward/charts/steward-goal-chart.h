/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-goal.h"
#include "steward-palette.h"

G_BEGIN_DECLS

/* How much of the way a goal's bar has room for; the target is a tick in it. */
#define STEWARD_GOAL_BAR_END 1.2
/* The height of the bar's mark of what is expected, below it. */
#define STEWARD_GOAL_BAR_MARK 7

/**
 * steward_goal_bar_draw:
 * @fraction: of the way; NAN draws the empty track
 * @expected: of the way by now, marked by a triangle below the bar; NAN without
 *
 * The way of a goal from 0, 0 on: the target is a tick cut out of the bar. More than there is room
 * for is clamped, with two chevrons at the end; a way back is an empty track.
 */
void steward_goal_bar_draw (cairo_t *cr,
                            double fraction,
                            double expected,
                            double width,
                            double height,
                            const StewardPalette *palette);

/**
 * steward_goal_line_draw:
 * @readings: (element-type StewardGoalReading): by day
 * @today: what comes after it is left empty
 *
 * The course of a goal from 0, 0 on: from its start, where the baseline is, to its due day, or to
 * today where that is later or not said. The target is a level line, dashed, and what is expected a
 * hair line up or down to it; each reading is a dot.
 */
void steward_goal_line_draw (cairo_t *cr,
                             const StewardGoalProgress *progress,
                             const GArray *readings,
                             StewardDay today,
                             double width,
                             double height,
                             const StewardPalette *palette);

G_END_DECLS
