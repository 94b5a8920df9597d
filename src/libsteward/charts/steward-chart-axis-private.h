/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"
#include "steward-label-board.h"

G_BEGIN_DECLS

/* What the charts' axes have in common. */

/* Ticks from @from to @top, as many as @height has room to write, the top among them where that is
 * possible. Of double. */
GArray *steward_chart_axis_choose_ticks (double from, double top, double height, double line_height)
  G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_chart_axis_write_months:
 * @y: where the text begins
 * @width: of the whole drawing
 *
 * Writes a month below each slot, or below every second, third and so on, counted from January,
 * until none collides. January has its year, and so has the first one where there is room.
 */
void steward_chart_axis_write_months (StewardLabelBoard *board,
                                      const StewardBandScale *slots,
                                      StewardMonth first,
                                      double y,
                                      double width);

/* A month on an axis: `Oct`, or `Oct 2026`. */
char *steward_chart_axis_format_month (StewardMonth month,
                                       gboolean with_year) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
