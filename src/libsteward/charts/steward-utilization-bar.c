/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-utilization-bar.h"

#include "steward-chart-marks-private.h"

#include <math.h>

#define TICK 2

static void
add_bar (cairo_t *cr, double width, double height)
{
  double radius = MIN (width, height) / 2;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - radius, radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, width - radius, height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, radius, height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, radius, radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* Everything beside the tick. */
static void
clip_tick (cairo_t *cr, double place, double width, double height)
{
  cairo_rectangle (cr, 0, 0, place - TICK / 2.0, height);
  cairo_rectangle (cr, place + TICK / 2.0, 0, MAX (width - place - TICK / 2.0, 0), height);
  cairo_clip (cr);
}

void
steward_utilization_bar_draw (cairo_t *cr,
                              double value,
                              double target,
                              double width,
                              double height,
                              const StewardPalette *palette,
                              gboolean faded)
{
  double place = floor (CLAMP (target, 0, 1) * width);
  gboolean over = value > 1;

  cairo_save (cr);
  cairo_push_group (cr);
  clip_tick (cr, place, width, height);
  add_bar (cr, width, height);
  steward_color_set (&palette->hatch, cr);
  cairo_fill (cr);
  if (value > 0)
    {
      cairo_save (cr);
      add_bar (cr, width, height);
      cairo_clip (cr);
      cairo_rectangle (cr, 0, 0, MIN (value, 1) * width, height);
      steward_color_set (&palette->bar_edge, cr);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  if (over)
    {
      steward_color_set (&palette->surface, cr);
      steward_chart_draw_chevrons (cr, width - 3, height / 2, MAX (height - 2, 4), TRUE);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, faded ? 0.45 : 1);
  cairo_restore (cr);
}
