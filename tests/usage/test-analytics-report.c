/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-analytics-report.h"

#include "steward-csv.h"

#include <string.h>

/* October 2026 is over and has 31 days, November is running. */
#define OCTOBER_1 20727 /* date -ud 2026-10-01 +%s, / 86400 */
#define OCTOBER_31 20757
#define NOVEMBER_1 20758
#define TODAY 20780 /* 2026-11-23 */
#define OCTOBER (2026 * 12 + 9)
#define NOVEMBER (2026 * 12 + 10)

#define HEADER "Instance user ID,User Email,Active Sourcegraph User,Timestamp Date\r\n"

/* Three people on the 3rd (one by two clients), none on the 4th, one of them and a new one on the
 * 5th; a fourth is only ever inactive. */
#define OCTOBER_REPORT                                                                             \
  HEADER "1,\"Doe, \"\"J\"\"\",true,2026-10-03\r\n"                                                \
         "1,a@x.example,TRUE,2026-10-03\r\n"                                                       \
         "2,,Yes,2026-10-03T00:00:00Z\r\n"                                                         \
         "\"3\",,1,2026-10-03 00:00:00\r\n"                                                        \
         "4,,false,2026-10-03\r\n"                                                                 \
         "2,,t, 2026-10-05 \r\n"                                                                   \
         "5,,t,2026-10-05\r\n"                                                                     \
         "4,,,2026-10-05\r\n"

static StewardAnalyticsReport *
read_in_two (
  StewardDay first_day, StewardDay last_day, const char *text, gsize split, GError **error)
{
  g_autoptr (StewardAnalyticsReport) report = steward_analytics_report_new (first_day, last_day);

  if (!steward_analytics_report_push (report, text, split, error)
      || !steward_analytics_report_push (report, text + split, strlen (text) - split, error)
      || !steward_analytics_report_finish (report, error))
    return NULL;
  return g_steal_pointer (&report);
}

static StewardAnalyticsReport *
read_october (const char *text, GError **error)
{
  return read_in_two (OCTOBER_1, OCTOBER_31, text, 0, error);
}

static StewardUsage *
count_usage (StewardDay first_day, StewardDay last_day, const char *text, gboolean rows_seen_before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAnalyticsReport) report = read_in_two (first_day, last_day, text, 0, &error);
  StewardUsage *usage = steward_usage_new ();

  g_assert_no_error (error);
  steward_analytics_report_add_to (report, rows_seen_before, TODAY, usage);
  return usage;
}

static void
assert_users (StewardUsage *usage, StewardGrain grain, gint32 start, gint64 users)
{
  const StewardUsagePoint *point = steward_usage_find (usage, grain, start);

  g_assert_nonnull (point);
  g_assert_cmpint (point->users, ==, users);
}

static guint
count_points (StewardUsage *usage, StewardGrain grain)
{
  guint n_points;

  steward_usage_get_points (usage, grain, &n_points);
  return n_points;
}

static void
test_in_any_pieces (void)
{
  for (gsize split = 0; split <= strlen (OCTOBER_REPORT); split++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StewardUsage) usage = steward_usage_new ();
      g_autoptr (StewardAnalyticsReport) report = read_in_two (OCTOBER_1, OCTOBER_31,
                                                               OCTOBER_REPORT, split, &error);

      g_assert_no_error (error);
      g_assert_false (steward_analytics_report_is_empty (report));
      steward_analytics_report_add_to (report, FALSE, TODAY, usage);
      assert_users (usage, STEWARD_GRAIN_DAY, OCTOBER_1 + 2, 3);
      assert_users (usage, STEWARD_GRAIN_DAY, OCTOBER_1 + 3, 0);
      assert_users (usage, STEWARD_GRAIN_DAY, OCTOBER_1 + 4, 2);
      assert_users (usage, STEWARD_GRAIN_MONTH, OCTOBER, 4);
    }
}

static void
test_a_byte_at_a_time (void)
{
  g_autoptr (StewardAnalyticsReport) report = steward_analytics_report_new (OCTOBER_1, OCTOBER_31);
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  for (const char *byte = OCTOBER_REPORT; *byte; byte++)
    g_assert_true (steward_analytics_report_push (report, byte, 1, NULL));
  g_assert_true (steward_analytics_report_finish (report, NULL));
  steward_analytics_report_add_to (report, FALSE, TODAY, usage);
  assert_users (usage, STEWARD_GRAIN_MONTH, OCTOBER, 4);
}

/* The days before the first row ever are missing; later ones without rows are 0. */
static void
test_first_row_ever (void)
{
  g_autoptr (StewardUsage) usage = count_usage (OCTOBER_1, OCTOBER_31, OCTOBER_REPORT, FALSE);

  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, OCTOBER_1));
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, OCTOBER_1 + 1));
  assert_users (usage, STEWARD_GRAIN_DAY, OCTOBER_31, 0);
  g_assert_cmpuint (count_points (usage, STEWARD_GRAIN_DAY), ==, 29);
  g_assert_true (steward_usage_find (usage, STEWARD_GRAIN_MONTH, OCTOBER)->complete);
}

static void
test_rows_seen_before (void)
{
  g_autoptr (StewardUsage) usage = count_usage (OCTOBER_1, OCTOBER_31, OCTOBER_REPORT, TRUE);

  assert_users (usage, STEWARD_GRAIN_DAY, OCTOBER_1, 0);
  g_assert_cmpuint (count_points (usage, STEWARD_GRAIN_DAY), ==, 31);
  g_assert_cmpuint (count_points (usage, STEWARD_GRAIN_WEEK), ==, 0);
}

/* An inactive row is no row. */
static void
test_empty (void)
{
  const char *const texts[] = { HEADER, HEADER "1,,no,2026-10-03\n", "instance-user-id,date" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StewardAnalyticsReport) report = read_october (texts[i], NULL);
      g_autoptr (StewardUsage) never = count_usage (OCTOBER_1, OCTOBER_31, texts[i], FALSE);
      g_autoptr (StewardUsage) before = count_usage (OCTOBER_1, OCTOBER_31, texts[i], TRUE);

      g_assert_true (steward_analytics_report_is_empty (report));
      g_assert_true (steward_usage_is_empty (never));
      g_assert_cmpuint (count_points (before, STEWARD_GRAIN_DAY), ==, 31);
      assert_users (before, STEWARD_GRAIN_MONTH, OCTOBER, 0);
    }
}

static void
test_today_and_later (void)
{
  const char *text = HEADER "1,,1,2026-11-22\n2,,1,2026-11-23\n3,,1,2026-11-24\n";
  g_autoptr (StewardUsage) usage = count_usage (NOVEMBER_1, NOVEMBER_1 + 29, text, TRUE);

  assert_users (usage, STEWARD_GRAIN_DAY, TODAY - 1, 1);
  g_assert_true (steward_usage_find (usage, STEWARD_GRAIN_DAY, TODAY - 1)->complete);
  assert_users (usage, STEWARD_GRAIN_DAY, TODAY, 1);
  g_assert_false (steward_usage_find (usage, STEWARD_GRAIN_DAY, TODAY)->complete);
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, TODAY + 1));
  assert_users (usage, STEWARD_GRAIN_MONTH, NOVEMBER, 2);
  g_assert_false (steward_usage_find (usage, STEWARD_GRAIN_MONTH, NOVEMBER)->complete);
}

/* A month that was not asked for as a whole is not counted. */
static void
test_part_of_a_month (void)
{
  const struct {
    StewardDay first_day, last_day;
    StewardMonth month;
    gboolean counted;
  } ranges[] = {
    { OCTOBER_1, OCTOBER_31, OCTOBER, TRUE },       { OCTOBER_1 + 1, OCTOBER_31, OCTOBER, FALSE },
    { OCTOBER_1, OCTOBER_31 - 1, OCTOBER, FALSE },  { NOVEMBER_1, TODAY, NOVEMBER, TRUE },
    { NOVEMBER_1, TODAY - 1, NOVEMBER, FALSE },     { NOVEMBER_1 + 1, TODAY, NOVEMBER, FALSE },
    { TODAY + 8, TODAY + 38, NOVEMBER + 1, FALSE }, /* all of December */
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (StewardUsage) usage = count_usage (ranges[i].first_day, ranges[i].last_day, HEADER,
                                                    TRUE);

      g_assert_cmpint (steward_usage_find (usage, STEWARD_GRAIN_MONTH, ranges[i].month) != NULL, ==,
                       ranges[i].counted);
    }
}

/* --- Windows of 28 days ---------------------------------------------------------------------- */

/* The windows of November, with October before it where there is a report. */
static StewardUsage *
count_windows (const char *october, const char *november, StewardDay known_since)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAnalyticsReport) before = october ? read_october (october, &error) : NULL;
  g_autoptr (StewardAnalyticsReport) report = read_in_two (NOVEMBER_1, TODAY, november, 0, &error);
  StewardUsage *usage = steward_usage_new ();

  g_assert_no_error (error);
  steward_analytics_report_add_rolling_to (report, before, known_since, TODAY, usage);
  return usage;
}

/* Users 1 and 2 are in both months, 3 only in October, 9 only in November; rows in no order. */
static void
test_windows_cross_months (void)
{
  g_autoptr (StewardUsage) usage = count_windows (
    HEADER "3,,true,2026-10-31\n1,,true,2026-10-10\n2,,true,2026-10-05\n1,,true,2026-10-05\n",
    HEADER "2,,true,2026-11-20\n9,,true,2026-11-22\n9,,false,2026-11-01\n1,,true,2026-11-23\n",
    OCTOBER_1);

  /* 5 October is in the windows up to 1 November, the 10th up to the 6th, the 31st up to the 27th.
   */
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, NOVEMBER_1, 3);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, NOVEMBER_1 + 1, 2);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, NOVEMBER_1 + 5, 2);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, NOVEMBER_1 + 6, 1);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, NOVEMBER_1 + 18, 1);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, NOVEMBER_1 + 19, 2);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, TODAY - 1, 3);
  g_assert_cmpuint (count_points (usage, STEWARD_GRAIN_ROLLING_28), ==, 22);
  g_assert_cmpuint (count_points (usage, STEWARD_GRAIN_DAY), ==, 0);
  g_assert_true (steward_usage_find (usage, STEWARD_GRAIN_ROLLING_28, TODAY - 1)->complete);
}

/* A window that is not known from its first day on is missing, not small. */
static void
test_windows_that_are_not_known (void)
{
  const char *const november = HEADER "1,,true,2026-11-02\n";
  const struct {
    const char *october;
    StewardDay known_since;
    StewardDay first; /* of the windows' last days; TODAY for none */
  } cases[] = {
    { HEADER, OCTOBER_1, NOVEMBER_1 },       { HEADER, OCTOBER_1 + 10, OCTOBER_1 + 37 },
    { HEADER, OCTOBER_1 + 4, NOVEMBER_1 },   { HEADER, OCTOBER_1 + 5, NOVEMBER_1 + 1 },
    { HEADER, OCTOBER_1 - 300, NOVEMBER_1 }, { HEADER, NOVEMBER_1 + 1, TODAY },
    { HEADER, STEWARD_DAY_NONE, TODAY },     { NULL, OCTOBER_1, TODAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardUsage) usage = count_windows (cases[i].october, november,
                                                      cases[i].known_since);
      guint n_points;
      const StewardUsagePoint *points = steward_usage_get_points (usage, STEWARD_GRAIN_ROLLING_28,
                                                                  &n_points);

      g_assert_cmpuint (n_points, ==, (guint) (TODAY - cases[i].first));
      if (n_points > 0)
        g_assert_cmpint (points[0].start, ==, cases[i].first);
    }
}

/* In a month of 31 days alone, the last four windows. */
static void
test_windows_of_one_month (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardAnalyticsReport) report = read_october (OCTOBER_REPORT, &error);
  g_autoptr (StewardUsage) usage = steward_usage_new ();

  g_assert_no_error (error);
  g_assert_cmpint (steward_analytics_report_get_first_active_day (report), ==, OCTOBER_1 + 2);
  steward_analytics_report_add_rolling_to (report, NULL, OCTOBER_1, TODAY, usage);
  g_assert_cmpuint (count_points (usage, STEWARD_GRAIN_ROLLING_28), ==, 4);
  /* Up to the 30th the window begins on the 3rd, up to the 31st on the 4th. */
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, OCTOBER_31 - 1, 4);
  assert_users (usage, STEWARD_GRAIN_ROLLING_28, OCTOBER_31, 2);
}

static void
test_headers (void)
{
  const char *const texts[] = {
    "instance_user_id,timestamp-date\n7,2026-10-01\n",
    "\xef\xbb\xbf\"INSTANCE USER ID\",Date\n7,2026-10-01",
    "Searches,Timestamp,Instance User Id\r\n,2026-10-01T23:59:59.999+02:00,7\r\n",
    "ACTIVE_sourcegraph_user,timestampDate,instanceUserID\nT,2026-10-01,7\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StewardUsage) usage = count_usage (OCTOBER_1, OCTOBER_31, texts[i], FALSE);

      assert_users (usage, STEWARD_GRAIN_DAY, OCTOBER_1, 1);
      assert_users (usage, STEWARD_GRAIN_MONTH, OCTOBER, 1);
    }
}

#define SECRET "secret@x.example"

static void
test_refused (void)
{
  const struct {
    const char *text;
    const char *place;
  } cases[] = {
    { "", "empty" },
    { "\r\n\r\n", "empty" },
    { SECRET ",2026-10-01\n", "Instance user ID" },
    { "Instance user ID,Active Sourcegraph User\n", "Timestamp Date" },
    { HEADER SECRET ",,true\n", "line 2, column 4" },
    { HEADER SECRET ",,true,2026-10-01,\n", "line 2, column 5" },
    { HEADER "1," SECRET ",true,2026-09-30\n", "line 2, column 4" },
    { HEADER "1,,false,2026-11-01\n", "line 2, column 4" },
    { HEADER "1,,true,2026-10-32\n", "line 2, column 4" },
    { HEADER "1,,true,2026-10-01" SECRET "\n", "line 2, column 4" },
    { HEADER "1,,true,\n", "line 2, column 4" },
    { HEADER "1,,true,2026-10-01\n \t," SECRET ",true,2026-10-01\n", "line 3, column 1" },
    { HEADER "1,," SECRET ",2026-10-01\n", "line 2, column 3" },
    { HEADER "1,\"" SECRET ",true,2026-10-01\n", "line" },
    { "date,Instance user ID,Timestamp Date\n", "line 1, column 3" },
    { "date,Instance user ID," SECRET ",S-ecret@x.example\n", "line 1, column 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_october (cases[i].text, &error));
      g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_null (strstr (error->message, SECRET));
    }
}

static void
test_too_large (void)
{
  g_autofree char *padding = g_strnfill (STEWARD_CSV_MAX_ROW, 'x');
  g_autofree char *text = g_strconcat (HEADER "1,", padding, ",true,2026-10-01\n", NULL);
  g_autofree char *id = g_strndup (padding, 300);
  g_autofree char *long_id = g_strconcat (HEADER, id, ",,true,2026-10-01\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_october (text, &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_clear_error (&error);
  g_assert_null (read_october (long_id, &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/usage/analytics-report/" path, func)
  ADD ("in-any-pieces", test_in_any_pieces);
  ADD ("a-byte-at-a-time", test_a_byte_at_a_time);
  ADD ("first-row-ever", test_first_row_ever);
  ADD ("rows-seen-before", test_rows_seen_before);
  ADD ("empty", test_empty);
  ADD ("today-and-later", test_today_and_later);
  ADD ("part-of-a-month", test_part_of_a_month);
  ADD ("windows-cross-months", test_windows_cross_months);
  ADD ("windows-that-are-not-known", test_windows_that_are_not_known);
  ADD ("windows-of-one-month", test_windows_of_one_month);
  ADD ("headers", test_headers);
  ADD ("refused", test_refused);
  ADD ("too-large", test_too_large);
#undef ADD
  return g_test_run ();
}
