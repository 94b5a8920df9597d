/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_DAY_STRIP (steward_day_strip_get_type ())
G_DECLARE_FINAL_TYPE (StewardDayStrip, steward_day_strip, STEWARD, DAY_STRIP, GtkWidget)

/**
 * StewardDayStrip:
 *
 * A small square for each day of a window, in order: full where the day was counted, an outline
 * where it is missing. It only shows what a line beside it says, so nobody hears it.
 *
 * CSS node `daystrip`.
 */

/* @days: (element-type gboolean): whether each was counted; copied
 * @width: what there is room for, in pixels; a row has a month at the most, and the rest goes on
 *   below */
GtkWidget *steward_day_strip_new (const GArray *days, int width) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
