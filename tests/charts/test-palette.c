/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contrast by the formula of WCAG 2.2, written out here a second time so that the palette's own is
 * not asked about itself. */

#include "steward-palette.h"

#include <math.h>

/* libadwaita's accents, and the two colours that are hardest to read on either surface. */
static const StewardColor accents[] = {
  { 0.208, 0.518, 0.894, 1 }, { 0.129, 0.565, 0.643, 1 },
  { 0.227, 0.580, 0.290, 1 }, { 0.784, 0.533, 0.000, 1 },
  { 0.929, 0.357, 0.000, 1 }, { 0.902, 0.176, 0.259, 1 },
  { 0.835, 0.380, 0.600, 1 }, { 0.569, 0.255, 0.675, 1 },
  { 0.435, 0.514, 0.588, 1 }, { 1, 1, 0, 1 },
  { 0, 0, 0.2, 1 },
};

static double
channel (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
luminance (StewardColor c)
{
  return 0.2126 * channel (c.red) + 0.7152 * channel (c.green) + 0.0722 * channel (c.blue);
}

static double
contrast (StewardColor a, StewardColor b)
{
  double one = luminance (a) + 0.05;
  double other = luminance (b) + 0.05;

  return one > other ? one / other : other / one;
}

static StewardColor
over (StewardColor top, StewardColor below)
{
  return (StewardColor) {
    top.red * top.alpha + below.red * (1 - top.alpha),
    top.green * top.alpha + below.green * (1 - top.alpha),
    top.blue * top.alpha + below.blue * (1 - top.alpha),
    1,
  };
}

static void
assert_readable (const StewardPalette *palette, double least)
{
  StewardColor field = over (palette->ramp, palette->surface);

  g_assert_cmpfloat (contrast (palette->text, palette->surface), >=, least);
  g_assert_cmpfloat (contrast (palette->dim_text, palette->surface), >=, least);
  g_assert_cmpfloat (contrast (palette->line, palette->surface), >=, least);
  g_assert_cmpfloat (contrast (palette->text, field), >=, least);
  g_assert_cmpfloat (contrast (palette->dim_text, field), >=, least);
  g_assert_cmpfloat (contrast (palette->target, palette->surface), >=, least);
  g_assert_cmpfloat (contrast (palette->bar_edge, palette->surface), >=, 3);
}

/* Figures stand on the columns. */
static void
assert_readable_on_bars (const StewardPalette *palette)
{
  StewardColor bar = over (palette->bar, palette->surface);
  StewardColor selected = over (palette->bar_selected, palette->surface);

  g_assert_cmpfloat (contrast (palette->text, bar), >=, 4.5);
  g_assert_cmpfloat (contrast (palette->text, selected), >=, 4.5);
}

static void
test_contrast (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    for (int dark = 0; dark <= 1; dark++)
      {
        StewardPalette normal = steward_palette_new (dark, FALSE, &accents[i]);
        StewardPalette high = steward_palette_new (dark, TRUE, &accents[i]);

        assert_readable (&normal, 4.5);
        assert_readable (&high, 7);
        /* Nobody's accent is the last two: they only try the line. */
        if (i < G_N_ELEMENTS (accents) - 2)
          {
            assert_readable_on_bars (&normal);
            assert_readable_on_bars (&high);
          }
      }
}

static void
test_reference_values (void)
{
  const StewardColor white = { 1, 1, 1, 1 };
  const StewardColor black = { 0, 0, 0, 1 };
  const StewardColor grey = { 0x76 / 255.0, 0x76 / 255.0, 0x76 / 255.0, 1 };

  /* #767676 is known as the lightest grey that passes on white. */
  g_assert_cmpfloat_with_epsilon (contrast (white, black), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (contrast (white, grey), 4.54, 0.005);
}

static void
test_accent_is_kept (void)
{
  StewardPalette palette = steward_palette_new (FALSE, FALSE, &accents[3]);

  g_assert_cmpfloat (palette.accent.red, ==, accents[3].red);
  g_assert_cmpfloat (palette.bar.green, ==, accents[3].green);
  g_assert_false (palette.patterns);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/charts/palette/contrast", test_contrast);
  g_test_add_func ("/steward/charts/palette/reference-values", test_reference_values);
  g_test_add_func ("/steward/charts/palette/accent-is-kept", test_accent_is_kept);
  return g_test_run ();
}
