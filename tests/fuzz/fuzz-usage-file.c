/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A usage file: what was read, written and read again is the same. */

#include "fuzz.h"

#include "steward-usage-file.h"

static void
assert_same (const StewardUsage *a, const StewardUsage *b, StewardGrain grain)
{
  guint n_a, n_b;
  const StewardUsagePoint *points_a = steward_usage_get_points (a, grain, &n_a);
  const StewardUsagePoint *points_b = steward_usage_get_points (b, grain, &n_b);

  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpint (points_a[i].start, ==, points_b[i].start);
      g_assert_cmpint (points_a[i].users, ==, points_b[i].users);
      g_assert_cmpint (points_a[i].complete, ==, points_b[i].complete);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = steward_usage_file_read ((const char *) data, size, FUZZ_TODAY,
                                                            &error);
  g_autoptr (StewardUsage) again = NULL;
  g_autofree char *text = NULL;

  fuzz_check_outcome (usage != NULL, error);
  if (usage == NULL)
    return 0;
  text = steward_usage_file_write (usage);
  again = steward_usage_file_read (text, strlen (text), FUZZ_TODAY, &error);
  g_assert_no_error (error);
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    assert_same (usage, again, (StewardGrain) grain);
  return 0;
}
