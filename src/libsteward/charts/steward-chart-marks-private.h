/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-label-board.h"

G_BEGIN_DECLS

/* The strokes that the charts share; all in the colour that is set. */

void
steward_chart_draw_line (cairo_t *cr, double x1, double y1, double x2, double y2, double width);
void steward_chart_draw_dot (cairo_t *cr, double x, double y, double radius);
/* A line through points; a dot where there is but one. */
void steward_chart_draw_run (cairo_t *cr, const StewardPoint *points, guint n_points, double width);
/* Slanted strokes inside of an area, @distance apart. */
void steward_chart_draw_hatch (cairo_t *cr, const StewardArea *area, double distance);
/* Two chevrons that say that the value goes on: upwards below @y in the middle of @x, or to the
 * right, left of @x in the middle of @y. */
void
steward_chart_draw_chevrons (cairo_t *cr, double x, double y, double size, gboolean to_the_right);

/* Whether a role is a state, which has a mark of its own shape. */
gboolean steward_chart_role_has_state (StewardSeriesRole role);
/* That mark, in the state's colour: ● healthy, ◆ concerning, ▲ poor, ○ unknown. */
void steward_chart_draw_role (cairo_t *cr,
                              const StewardPalette *palette,
                              StewardSeriesRole role,
                              double x,
                              double y,
                              double radius);

G_END_DECLS
