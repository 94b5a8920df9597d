/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The usage of an instance: nothing lies ahead, what is complete is over, and what the plain reader
 * takes the checked one reads the same. */

#include "fuzz.h"

#include "steward-sourcegraph-answer.h"
#include "steward-sourcegraph-plain-private.h"

static void
check_points (const StewardUsage *usage, StewardGrain grain, gint32 current)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, grain, &n_points);

  for (guint i = 0; i < n_points; i++)
    {
      g_assert_cmpint (points[i].start, <=, current);
      g_assert_cmpint (points[i].users, >=, 0);
      g_assert_true (!points[i].complete || points[i].start < current);
      g_assert_true (i == 0 || points[i - 1].start < points[i].start);
    }
}

static void
check_same (const StewardUsage *usage, const StewardUsage *other)
{
  for (int grain = 0; grain < STEWARD_N_GRAINS; grain++)
    {
      guint n_points, n_others;
      const StewardUsagePoint *points = steward_usage_get_points (usage, (StewardGrain) grain,
                                                                  &n_points);
      const StewardUsagePoint *others = steward_usage_get_points (other, (StewardGrain) grain,
                                                                  &n_others);

      g_assert_cmpuint (n_points, ==, n_others);
      for (guint i = 0; i < n_points; i++)
        g_assert_true (points[i].start == others[i].start && points[i].users == others[i].users
                       && points[i].complete == others[i].complete);
    }
}

static void
check_plain (const char *text, gsize length)
{
  g_autoptr (StewardUsage) plain = steward_sourcegraph_plain_read (text, length, FUZZ_TODAY);
  g_autoptr (StewardUsage) checked = NULL;
  g_autoptr (GError) error = NULL;

  if (plain == NULL)
    return;
  checked = steward_sourcegraph_answer_read_checked (text, length, FUZZ_TODAY, &error);
  g_assert_no_error (error);
  check_same (plain, checked);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = steward_sourcegraph_answer_read_usage ((const char *) data, size,
                                                                          FUZZ_TODAY, &error);

  check_plain ((const char *) data, size);
  fuzz_check_outcome (usage != NULL, error);
  if (usage == NULL)
    return 0;
  check_points (usage, STEWARD_GRAIN_DAY, FUZZ_TODAY);
  check_points (usage, STEWARD_GRAIN_WEEK, steward_day_get_week (FUZZ_TODAY));
  check_points (usage, STEWARD_GRAIN_MONTH, steward_day_get_month (FUZZ_TODAY));
  return 0;
}
