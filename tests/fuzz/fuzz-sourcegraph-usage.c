/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The usage of an instance: nothing lies ahead, and what is complete is over. */

#include "fuzz.h"

#include "steward-sourcegraph-answer.h"

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

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = steward_sourcegraph_answer_read_usage ((const char *) data, size,
                                                                          FUZZ_TODAY, &error);

  fuzz_check_outcome (usage != NULL, error);
  if (usage == NULL)
    return 0;
  check_points (usage, STEWARD_GRAIN_DAY, FUZZ_TODAY);
  check_points (usage, STEWARD_GRAIN_WEEK, steward_day_get_week (FUZZ_TODAY));
  check_points (usage, STEWARD_GRAIN_MONTH, steward_day_get_month (FUZZ_TODAY));
  return 0;
}
