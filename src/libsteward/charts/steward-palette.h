/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* sRGB, each from 0 to 1. */
typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} StewardColor;

/**
 * StewardPalette:
 * @surface: what the drawing lies on
 * @text: , @dim_text: at least 4.5:1 on the surface, the bars and the ramp field; 7:1 in high
 * contrast
 * @grid: lines that only guide the eye
 * @accent: as the window has it
 * @line: the accent, darkened or lightened until text in it has 4.5:1 on the surface
 * @bar: , @bar_selected: fills of columns; translucent
 * @bar_edge: the upper edge of a column; at least 3:1 on the surface
 * @target: the line of the target
 * @ramp: the field of the ramp; translucent
 * @hatch: strokes that mark what is not known; with @patterns, also those in columns
 * @poor: , @concerning: , @healthy: marks of a state; at least 4.5:1 on the surface
 * @patterns: whether fills also get a pattern and an outline, for high contrast
 * @stroke: what widths of lines are multiplied by; over 1 in high contrast
 *
 * The colours of the charts. Neither speaks alone: each mark also has a shape or a word.
 */
typedef struct {
  StewardColor surface;
  StewardColor text;
  StewardColor dim_text;
  StewardColor grid;
  StewardColor accent;
  StewardColor line;
  StewardColor bar;
  StewardColor bar_selected;
  StewardColor bar_edge;
  StewardColor target;
  StewardColor ramp;
  StewardColor hatch;
  StewardColor poor;
  StewardColor concerning;
  StewardColor healthy;
  gboolean patterns;
  double stroke;
} StewardPalette;

void steward_color_set (const StewardColor *self, cairo_t *cr);

/* The accent of the picture book and of printed pages, where no window has one. */
extern const StewardColor steward_palette_default_accent;

StewardPalette
steward_palette_new (gboolean dark, gboolean high_contrast, const StewardColor *accent);

G_END_DECLS
