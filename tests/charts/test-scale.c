/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-scale.h"

static void
test_map_and_back (void)
{
  /* 0 to 100 % on a drawing whose y grows downwards. */
  const StewardScale scale = { .from = 0, .to = 1, .start = 210, .end = 10 };
  const struct {
    double value;
    double place;
  } examples[] = { { 0, 210 }, { 0.8, 50 }, { 1, 10 }, { 1.2, -30 } };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_assert_cmpfloat_with_epsilon (steward_scale_map (&scale, examples[i].value),
                                      examples[i].place, 1e-9);
      g_assert_cmpfloat_with_epsilon (steward_scale_invert (&scale, examples[i].place),
                                      examples[i].value, 1e-9);
    }
}

static void
test_nice_step (void)
{
  const struct {
    double span;
    guint max_steps;
    double step;
  } examples[] = {
    { 1, 5, 0.2 },
    { 1, 4, 0.5 },
    { 1.5, 3, 0.5 },
    { 1.4, 7, 0.2 },
    { 100, 10, 10 },
    { 1234, 5, 500 },
    { 7, 7, 1 },
    { 7, 6, 2 },
    { 0, 5, 0 },
    { -1, 5, 0 },
    { G_MAXDOUBLE * 2, 5, 0 },
    { 5, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_cmpfloat_with_epsilon (
      steward_scale_get_nice_step (examples[i].span, examples[i].max_steps), examples[i].step,
      1e-9);
}

static void
assert_ticks (double from, double to, guint max_steps, const double *expected, guint n)
{
  g_autoptr (GArray) ticks = steward_scale_dup_ticks (from, to, max_steps);

  g_assert_cmpuint (ticks->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (ticks, double, i), expected[i], 1e-9);
}

static void
test_ticks (void)
{
  const double fifths[] = { 0, 0.2, 0.4, 0.6, 0.8, 1 };
  const double halves[] = { 0, 0.5, 1, 1.5 };
  const double between[] = { 20, 30, 40 };
  const double alone[] = { 3 };

  assert_ticks (0, 1, 5, fifths, G_N_ELEMENTS (fifths));
  assert_ticks (0, 1.5, 3, halves, G_N_ELEMENTS (halves));
  assert_ticks (13, 41, 3, between, G_N_ELEMENTS (between));
  assert_ticks (3, 3, 5, alone, G_N_ELEMENTS (alone));
}

static void
test_bands (void)
{
  const StewardBandScale scale = { .start = 40, .length = 120, .n = 6, .fill = 0.5 };
  const struct {
    double place;
    int index;
  } examples[] = { { 39.9, -1 }, { 40, 0 }, { 59.9, 0 }, { 60, 1 }, { 159.9, 5 }, { 160, -1 } };
  const StewardBandScale none = { .start = 0, .length = 10, .n = 0, .fill = 1 };
  double start = 0;
  double length = 0;

  steward_band_scale_get_band (&scale, 2, &start, &length);
  g_assert_cmpfloat_with_epsilon (start, 85, 1e-9);
  g_assert_cmpfloat_with_epsilon (length, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (steward_band_scale_map (&scale, 2.5), 90, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_cmpint (steward_band_scale_find (&scale, examples[i].place), ==, examples[i].index);
  g_assert_cmpint (steward_band_scale_find (&none, 5), ==, -1);
}

static void
test_downsampling_keeps_peaks (void)
{
  const StewardPoint points[] = {
    { 0.1, 5 }, { 0.2, 9 }, { 0.3, 6 }, { 0.4, 1 }, { 0.5, 4 }, { 0.6, 5 }, /* one column */
    { 1.5, 7 },                                                             /* another */
    { 3.1, 2 }, { 3.9, 3 },
  };
  const StewardPoint expected[] = {
    { 0.1, 5 }, { 0.2, 9 }, { 0.4, 1 }, { 0.6, 5 }, { 1.5, 7 }, { 3.1, 2 }, { 3.9, 3 },
  };
  g_autoptr (GArray) out = steward_scale_dup_downsampled (points, G_N_ELEMENTS (points), 1);
  g_autoptr (GArray) nothing = steward_scale_dup_downsampled (NULL, 0, 1);

  g_assert_cmpuint (out->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < out->len; i++)
    {
      g_assert_cmpfloat (g_array_index (out, StewardPoint, i).x, ==, expected[i].x);
      g_assert_cmpfloat (g_array_index (out, StewardPoint, i).y, ==, expected[i].y);
    }
  g_assert_cmpuint (nothing->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/charts/scale/maps-and-back", test_map_and_back);
  g_test_add_func ("/steward/charts/scale/nice-step", test_nice_step);
  g_test_add_func ("/steward/charts/scale/ticks", test_ticks);
  g_test_add_func ("/steward/charts/scale/bands", test_bands);
  g_test_add_func ("/steward/charts/scale/downsampling-keeps-peaks", test_downsampling_keeps_peaks);
  return g_test_run ();
}
