/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A long report is counted in little memory: 100 MB of rows, or 1 GB where STEWARD_TEST_LONG=1; so
 * are the windows of 28 days, for which two months of users are held. */

#include "steward-analytics-report.h"

#include <string.h>
#include <sys/resource.h>

#define N_USERS 60000
#define MAX_RESIDENT_KB (150 * 1024)
#define OCTOBER_1 20727 /* 2026-10-01 */
#define OCTOBER (2026 * 12 + 9)

/* Appends the next row: every user on each day in turn, the last day first, over and
 * over. */
static void
append_row (GString *chunk, guint row, const char *padding)
{
  g_string_append_printf (chunk, "%08u-0000-4000-8000-000000000000,%s,true,2026-10-%02u\r\n",
                          row % N_USERS, padding, 31 - row / N_USERS % 31);
}

/* In November all of them are others. */
static void
count_windows (const StewardAnalyticsReport *october)
{
  g_autoptr (StewardAnalyticsReport) november = steward_analytics_report_new (OCTOBER_1 + 31,
                                                                              OCTOBER_1 + 60);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GString) row = g_string_new ("Instance user ID,Date\r\n");
  g_autoptr (GError) error = NULL;

  for (guint user = 0; user < N_USERS; user++)
    {
      g_string_append_printf (row, "%08u-0000-4000-9000-000000000000,2026-11-15\r\n", user);
      steward_analytics_report_push (november, row->str, row->len, &error);
      g_assert_no_error (error);
      g_string_truncate (row, 0);
    }
  steward_analytics_report_finish (november, &error);
  g_assert_no_error (error);
  steward_analytics_report_add_rolling_to (november, october, OCTOBER_1, OCTOBER_1 + 61, usage);
  g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_ROLLING_28, OCTOBER_1 + 45)->users, ==,
                   2 * N_USERS);
}

static void
test_long_report (void)
{
  const gsize wanted = (g_strcmp0 (g_getenv ("STEWARD_TEST_LONG"), "1") == 0 ? 1000 : 100)
                       * (gsize) 1000000;
  g_autoptr (StewardAnalyticsReport) report = steward_analytics_report_new (OCTOBER_1,
                                                                            OCTOBER_1 + 30);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GString) chunk = g_string_new (
    "Instance user ID,User Email,Active Sourcegraph User,Date\r\n");
  g_autofree char *padding = g_strnfill (400, 'x');
  g_autoptr (GError) error = NULL;
  struct rusage use;
  gsize pushed = 0;
  guint row = 0;

  while (pushed < wanted)
    {
      while (chunk->len < 64 * 1024)
        append_row (chunk, row++, padding);
      steward_analytics_report_push (report, chunk->str, chunk->len, &error);
      g_assert_no_error (error);
      pushed += chunk->len;
      g_string_truncate (chunk, 0);
    }
  steward_analytics_report_finish (report, &error);
  g_assert_no_error (error);
  steward_analytics_report_add_to (report, FALSE, OCTOBER_1 + 60, usage);
  g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_MONTH, OCTOBER)->users, ==, N_USERS);
  g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_DAY, OCTOBER_1 + 30)->users, ==,
                   N_USERS);
  count_windows (report);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &use), ==, 0);
  g_test_message ("%" G_GSIZE_FORMAT " bytes read, %ld KiB resident at most", pushed,
                  use.ru_maxrss);
  g_assert_cmpint (use.ru_maxrss, <, MAX_RESIDENT_KB);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/usage/analytics-report/memory", test_long_report);
  return g_test_run ();
}
