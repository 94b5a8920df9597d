/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-palette.h"

#include <math.h>

const StewardColor steward_palette_default_accent = { 0x35 / 255.0, 0x84 / 255.0, 0xe4 / 255.0, 1 };

void
steward_color_set (const StewardColor *self, cairo_t *cr)
{
  cairo_set_source_rgba (cr, self->red, self->green, self->blue, self->alpha);
}

static StewardColor
mix (const StewardColor *a, const StewardColor *b, double share_of_b)
{
  return (StewardColor) {
    a->red + (b->red - a->red) * share_of_b,
    a->green + (b->green - a->green) * share_of_b,
    a->blue + (b->blue - a->blue) * share_of_b,
    1,
  };
}

static StewardColor
fade (StewardColor color, double alpha)
{
  color.alpha = alpha;
  return color;
}

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance of WCAG 2. */
static double
get_luminance (const StewardColor *color)
{
  return 0.2126 * linearize (color->red) + 0.7152 * linearize (color->green)
         + 0.0722 * linearize (color->blue);
}

static double
get_contrast (const StewardColor *a, const StewardColor *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* The accent as near to itself as a contrast on the surface allows. */
static StewardColor
strengthen (const StewardColor *accent,
            const StewardColor *text,
            const StewardColor *surface,
            double contrast)
{
  StewardColor color = *accent;

  for (int share = 0; share <= 20 && get_contrast (&color, surface) < contrast; share++)
    color = mix (accent, text, share / 20.0);
  return color;
}

/* libadwaita's colours for text that says a state. */
static const StewardColor states[3][2] = {
  { { 0xc3 / 255.0, 0, 0, 1 }, { 1, 0x93 / 255.0, 0x8c / 255.0, 1 } },
  { { 0x90 / 255.0, 0x54 / 255.0, 0, 1 }, { 1, 0xc2 / 255.0, 0x52 / 255.0, 1 } },
  { { 0, 0x7c / 255.0, 0x3d / 255.0, 1 }, { 0x78 / 255.0, 0xe9 / 255.0, 0xab / 255.0, 1 } },
};

StewardPalette
steward_palette_new (gboolean dark, gboolean high_contrast, const StewardColor *accent)
{
  const StewardColor white = { 1, 1, 1, 1 };
  const StewardColor black = { 0, 0, 0, 1 };
  /* libadwaita's dark card on its dark window, as it looks once blended. */
  const StewardColor dark_card = { 0x34 / 255.0, 0x34 / 255.0, 0x37 / 255.0, 1 };
  const StewardColor *surface = dark ? &dark_card : &white;
  const StewardColor *ink = dark ? &white : &black;
  double dim = high_contrast ? 0.95 : 0.76;

  return (StewardPalette) {
    .surface = *surface,
    .text = mix (surface, ink, dark || high_contrast ? 1 : 0.88),
    .dim_text = mix (surface, ink, dim),
    .grid = fade (*ink, high_contrast ? 0.3 : 0.1),
    .accent = *accent,
    .line = strengthen (accent, ink, surface, high_contrast ? 7 : 4.5),
    .bar = fade (*accent, high_contrast ? 0.18
                          : dark        ? 0.4
                                        : 0.3),
    .bar_selected = fade (*accent, high_contrast ? 0.35 : 0.52),
    .bar_edge = strengthen (accent, ink, surface, high_contrast ? 7 : 3),
    .target = mix (surface, ink, high_contrast ? 1 : 0.85),
    .ramp = fade (*ink, dark ? 0.06 : 0.04),
    .hatch = fade (*ink, high_contrast ? 0.5 : 0.14),
    .poor = states[0][dark ? 1 : 0],
    .concerning = states[1][dark ? 1 : 0],
    .healthy = states[2][dark ? 1 : 0],
    .patterns = high_contrast,
    .stroke = high_contrast ? 1.5 : 1,
  };
}
