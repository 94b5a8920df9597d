/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A report of November 2026: its counts do not depend on how it arrives, and the month has at least
 * as many users as any of its days and at most as many as all of them together. A window of 28 days
 * has as many as its last day at least, and as all its days together at most. */

#include "fuzz.h"

#include "steward-analytics-report.h"
#include "steward-usage-file.h"

/* Two people on a day of October that every window up to today reaches back to. */
static const char october[] = "Instance user ID,Date\n1,2026-10-31\n2,2026-10-31\n";

static void
check_windows (const StewardAnalyticsReport *report, const StewardUsage *usage)
{
  StewardDay first_day = steward_month_get_first_day (steward_day_get_month (FUZZ_TODAY));
  g_autoptr (StewardAnalyticsReport) before = steward_analytics_report_new (first_day - 31,
                                                                            first_day - 1);
  g_autoptr (StewardUsage) windows = steward_usage_new ();
  gint64 most = 2;

  g_assert_true (steward_analytics_report_push (before, october, strlen (october), NULL));
  g_assert_true (steward_analytics_report_finish (before, NULL));
  steward_analytics_report_add_rolling_to (report, before, first_day - 31, FUZZ_TODAY, windows);
  for (StewardDay day = first_day; day < FUZZ_TODAY; day++)
    {
      const StewardUsagePoint *users = steward_usage_find (usage, STEWARD_GRAIN_DAY, day);
      const StewardUsagePoint *window = steward_usage_find (windows, STEWARD_GRAIN_ROLLING_28, day);

      most += users ? users->users : 0;
      g_assert_nonnull (window);
      g_assert_cmpint (window->users, >=, MAX (users ? users->users : 0, 2));
      g_assert_cmpint (window->users, <=, most);
    }
}

static char *
read_in_pieces (const char *bytes, gsize size, gsize piece, GError **error)
{
  StewardDay first_day = steward_month_get_first_day (steward_day_get_month (FUZZ_TODAY));
  g_autoptr (StewardAnalyticsReport) report = steward_analytics_report_new (first_day, FUZZ_TODAY);
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  for (gsize start = 0; start < size; start += piece)
    if (!steward_analytics_report_push (report, bytes + start, MIN (piece, size - start), error))
      return NULL;
  if (!steward_analytics_report_finish (report, error))
    return NULL;
  steward_analytics_report_add_to (report, FALSE, FUZZ_TODAY, usage);
  g_assert_cmpint (steward_analytics_report_is_empty (report), ==, steward_usage_is_empty (usage));
  check_windows (report, usage);
  return steward_usage_file_write (usage);
}

static void
check_counts (const char *text)
{
  g_autoptr (StewardUsage) usage = steward_usage_file_read (text, strlen (text), FUZZ_TODAY, NULL);
  const StewardUsagePoint *month = steward_usage_find (usage, STEWARD_GRAIN_MONTH,
                                                       steward_day_get_month (FUZZ_TODAY));
  guint n_days;
  const StewardUsagePoint *days = steward_usage_get_points (usage, STEWARD_GRAIN_DAY, &n_days);
  gint64 sum = 0;

  for (guint i = 0; i < n_days; i++)
    {
      g_assert_nonnull (month);
      g_assert_cmpint (days[i].users, <=, month->users);
      sum += days[i].users;
    }
  g_assert_true (month == NULL || month->users <= sum);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *bytes = (const char *) data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) error_of_pieces = NULL;
  g_autofree char *whole = read_in_pieces (bytes, size, MAX (size, 1), &error);
  g_autofree char *pieces = read_in_pieces (bytes, size, 1 + size % 7, &error_of_pieces);

  fuzz_check_outcome (whole != NULL, error);
  g_assert_cmpstr (whole, ==, pieces);
  g_assert_cmpstr (error ? error->message : NULL, ==,
                   error_of_pieces ? error_of_pieces->message : NULL);
  if (whole)
    check_counts (whole);
  return 0;
}
