/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From when on usage is asked for on Monday 2026-11-23, calculated by hand. An instance tells 93
 * days (from 2026-08-23), 13 weeks (from Sunday 2026-08-30) and 3 months (from September). */

#include "steward-sync-plan.h"

#include <string.h>

/* Periods that are known, the last one included: days, Sundays or months. */
typedef struct {
  StewardGrain grain;
  const char *first;
  const char *last;
  gboolean partial;
} Span;

typedef struct {
  const char *path;
  StewardSourceKind kind;
  Span known[6];
  const char *day;
  const char *week;
  const char *month;
  gboolean first_time; /* nothing is known from before that */
  guint rolling_months;
  const char *rows_since;
} Case;

#define DAYS(first, last) { STEWARD_GRAIN_DAY, first, last, FALSE }
#define WEEKS(first, last) { STEWARD_GRAIN_WEEK, first, last, FALSE }
#define MONTHS(first, last) { STEWARD_GRAIN_MONTH, first, last, FALSE }
#define ROLLING(first, last) { STEWARD_GRAIN_ROLLING_28, first, last, FALSE }
#define PARTIAL(grain, first) { STEWARD_GRAIN_##grain, first, first, TRUE }
#define ALL_WEEKS WEEKS ("2026-08-16", "2026-11-15")
#define ALL_MONTHS MONTHS ("2026-08", "2026-10")

static const Case cases[] = {
  { "instance/nothing-known",
    STEWARD_SOURCE_SOURCEGRAPH,
    { { 0 } }, //
    "2026-08-23",
    "2026-08-30",
    "2026-09",
    TRUE },
  { "instance/all-known",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2026-08-01", "2026-11-22"), ALL_WEEKS, ALL_MONTHS },
    "2026-11-16",
    "2026-11-15",
    "2026-10" },
  { "instance/all-but-yesterday",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2026-08-01", "2026-11-21"), ALL_WEEKS, ALL_MONTHS },
    "2026-11-15",
    "2026-11-15",
    "2026-10" },
  { "instance/gap-inside",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2026-08-01", "2026-10-04"), DAYS ("2026-10-06", "2026-11-22"),
      WEEKS ("2026-08-16", "2026-09-27"), WEEKS ("2026-10-11", "2026-11-15"),
      MONTHS ("2026-10", "2026-10") },
    "2026-09-28",
    "2026-09-27",
    "2026-09" },
  { "instance/gap-at-the-edge-of-reach",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2026-08-01", "2026-08-24"), DAYS ("2026-08-26", "2026-11-22"), ALL_WEEKS, ALL_MONTHS },
    "2026-08-23",
    "2026-11-15",
    "2026-10" },
  { "instance/gap-out-of-reach",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2026-06-01", "2026-08-21"), DAYS ("2026-08-23", "2026-11-22"), ALL_WEEKS, ALL_MONTHS },
    "2026-11-16",
    "2026-11-15",
    "2026-10" },
  { "instance/known-long-ago",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2025-11-01", "2026-04-30"), WEEKS ("2025-11-02", "2026-04-19"),
      MONTHS ("2025-11", "2026-04") },
    "2026-08-23",
    "2026-08-30",
    "2026-09" },
  { "instance/partial-is-missing",
    STEWARD_SOURCE_SOURCEGRAPH,
    { DAYS ("2026-08-01", "2026-11-09"), PARTIAL (DAY, "2026-11-10"),
      WEEKS ("2026-08-16", "2026-11-01"), PARTIAL (WEEK, "2026-11-08"),
      MONTHS ("2026-08", "2026-09"), PARTIAL (MONTH, "2026-10") },
    "2026-11-03",
    "2026-11-01",
    "2026-09" },
  { "report/nothing-known",
    STEWARD_SOURCE_ANALYTICS,
    { { 0 } }, //
    "2024-11-01",
    "2026-08-30",
    "2024-11",
    TRUE },
  { "report/only-partly-known",
    STEWARD_SOURCE_ANALYTICS,
    { PARTIAL (DAY, "2026-11-22"), PARTIAL (MONTH, "2026-11") },
    "2024-11-01",
    "2026-08-30",
    "2024-11",
    TRUE },
  /* Yesterday is missing; the overlap reaches the month before. */
  { "report/all-but-yesterday",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2026-08-01", "2026-11-21"), ALL_WEEKS, ALL_MONTHS,
      ROLLING ("2026-08-28", "2026-11-21") },
    "2026-10-01",
    "2026-11-15",
    "2026-10",
    .rows_since = "2026-08-01" },
  /* After an overlap the windows from 3 November on are wanted, which reach into October. */
  { "report/windows-are-read-anyway",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2026-08-01", "2026-11-22"), ALL_WEEKS, ALL_MONTHS,
      ROLLING ("2026-08-28", "2026-11-09") },
    "2026-10-01",
    "2026-11-15",
    "2026-10",
    .rows_since = "2026-08-01" },
  /* 30 October is missing; a week before it is the 23rd, whose window begins on 26 September. */
  { "report/windows-reach-into-the-month-before",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2026-08-01", "2026-11-22"), ALL_WEEKS, ALL_MONTHS,
      ROLLING ("2026-08-28", "2026-10-29"), ROLLING ("2026-10-31", "2026-11-22") },
    "2026-10-01",
    "2026-11-15",
    "2026-10",
    .rolling_months = 1,
    .rows_since = "2026-08-01" },
  { "report/windows-were-never-counted",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2025-12-24", "2026-11-22"), ALL_WEEKS, ALL_MONTHS },
    "2026-10-01",
    "2026-11-15",
    "2026-10",
    .rolling_months = 10 },
  { "report/gap-inside",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2026-08-01", "2026-09-14"), DAYS ("2026-09-16", "2026-11-22"), ALL_WEEKS, ALL_MONTHS },
    "2026-09-01",
    "2026-11-15",
    "2026-09",
    .rolling_months = 1 },
  { "report/overlap-begins-in-the-month-before",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2026-08-01", "2026-10-02"), DAYS ("2026-10-04", "2026-11-22"), ALL_WEEKS, ALL_MONTHS },
    "2026-09-01",
    "2026-11-15",
    "2026-09",
    .rolling_months = 1 },
  /* The report API still knows what an instance has forgotten. */
  { "report/known-long-ago",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2025-11-01", "2026-04-17"), MONTHS ("2025-11", "2026-03"),
      ROLLING ("2025-11-28", "2026-04-17") },
    "2026-04-01",
    "2026-08-30",
    "2026-04",
    .rolling_months = 1,
    .rows_since = "2025-11-01" },
  /* What came before the first active day is never told, and no gap. */
  { "report/first-day-not-long-ago",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2026-11-09", "2026-11-22"), WEEKS ("2026-11-15", "2026-11-15") },
    "2026-09-01",
    "2026-08-30",
    "2026-09",
    TRUE },
  { "report/known-beyond-the-first-request",
    STEWARD_SOURCE_ANALYTICS,
    { DAYS ("2024-01-01", "2024-02-29"), DAYS ("2024-11-01", "2026-11-22"), ALL_WEEKS, ALL_MONTHS,
      ROLLING ("2024-01-28", "2024-02-29"), ROLLING ("2024-11-28", "2026-11-22") },
    "2026-10-01",
    "2026-11-15",
    "2026-10",
    .rows_since = "2024-01-01" },
};

/* Adds what a span says to the usage. */
static void
add_span (StewardUsage *usage, const Span *span)
{
  const gint32 step = span->grain == STEWARD_GRAIN_WEEK ? 7 : 1;
  gint32 first = 0;
  gint32 last = 0;

  if (span->grain == STEWARD_GRAIN_MONTH)
    g_assert_true (steward_month_parse (span->first, &first)
                   && steward_month_parse (span->last, &last));
  else
    g_assert_true (steward_day_parse (span->first, &first)
                   && steward_day_parse (span->last, &last));
  for (gint32 start = first; start <= last; start += step)
    steward_usage_add (usage, span->grain, start, 5, !span->partial);
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  const StewardDay today = steward_day_new (2026, 11, 23);
  g_autoptr (StewardUsage) known = steward_usage_new ();
  g_autofree char *day = NULL;
  g_autofree char *week = NULL;
  g_autofree char *month = NULL;
  g_autofree char *since = NULL;
  StewardUsageRequest request;

  for (guint i = 0; i < G_N_ELEMENTS (expected->known) && expected->known[i].first; i++)
    add_span (known, &expected->known[i]);
  request = steward_sync_plan_usage (known, expected->kind, today);
  day = steward_day_format (request.first_day);
  week = steward_day_format (request.first_week);
  month = steward_month_format (request.first_month);
  g_assert_cmpstr (day, ==, expected->day);
  g_assert_cmpstr (week, ==, expected->week);
  g_assert_cmpstr (month, ==, expected->month);
  g_assert_cmpint (request.today, ==, today);
  g_assert_cmpint (request.rows_seen_before, ==, !expected->first_time);
  g_assert_cmpuint (request.rolling_months, ==, expected->rolling_months);
  since = steward_day_format (request.rows_since);
  g_assert_cmpstr (since, ==, expected->rows_since ? expected->rows_since : "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/steward/sync/plan/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
