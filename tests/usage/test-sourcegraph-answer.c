/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sourcegraph-answer.h"

#include <string.h>

#define TODAY 20780 /* 2026-11-23, a Monday; its week began on 2026-11-22 */

static StewardUsage *
read_usage (const char *text, GError **error)
{
  return steward_sourcegraph_answer_read_usage (text, strlen (text), TODAY, error);
}

static gboolean
read_seats (const char *text, StewardSeats *seats, GError **error)
{
  return steward_sourcegraph_answer_read_seats (text, strlen (text), seats, error);
}

#define USAGE(days, weeks, months)                                                                 \
  "{\"data\":{\"site\":{\"usageStatistics\":{\"daus\":[" days "],\"waus\":[" weeks                 \
  "],\"maus\":[" months "]}}}}"
#define PERIOD(start, users) "{\"startTime\":\"" start "T00:00:00Z\",\"userCount\":" users "}"

static void
test_usage (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = read_usage (
    USAGE (
      PERIOD ("2026-11-23", "12") "," PERIOD ("2026-11-22", "0") "," PERIOD ("2026-11-21", "7"),
      PERIOD ("2026-11-22", "30") "," PERIOD ("2026-11-15", "40"),
      PERIOD ("2026-11-01", "50") "," PERIOD ("2026-10-01", "744")),
    &error);

  g_assert_no_error (error);
  g_assert_false (steward_usage_find (usage, STEWARD_GRAIN_DAY, TODAY)->complete);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 1)->users, ==, 0);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 2)->users, ==, 7);
  g_assert_null (steward_usage_find (usage, STEWARD_GRAIN_DAY, TODAY - 3));
  g_assert_null (steward_usage_find_complete (usage, STEWARD_GRAIN_WEEK, TODAY - 1));
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_WEEK, TODAY - 8)->users, ==,
                   40);
  g_assert_cmpint (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9)->users,
                   ==, 744);
}

/* The server's day may lag behind this computer's: its newest period is partial all the same. */
static void
test_usage_of_a_server_behind (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardUsage) usage = read_usage (USAGE (PERIOD ("2026-11-22", "12"), "", ""), &error);

  g_assert_no_error (error);
  g_assert_null (steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, TODAY - 1));
}

static void
test_usage_malformed (void)
{
  const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"data\":null}",
    "{\"data\":{\"site\":{\"usageStatistics\":{\"daus\":[],\"waus\":[]}}}}",
    USAGE ("5", "", ""),
    USAGE (PERIOD ("2026-11-24", "1"), "", ""),
    USAGE (PERIOD ("2026-11-20", "-1"), "", ""),
    USAGE (PERIOD ("2026-11-20", "1.5"), "", ""),
    USAGE (PERIOD ("2026-11-20", "null"), "", ""),
    USAGE (PERIOD ("2026-11-20", "1") "," PERIOD ("2026-11-20", "1"), "", ""),
    USAGE ("", PERIOD ("2026-11-16", "1"), ""), /* a Monday */
    USAGE ("", "", PERIOD ("2026-10-02", "1")),
    USAGE ("", "", PERIOD ("2026-12-01", "1")),
    USAGE ("{\"startTime\":\"2026-11-20T07:00:00Z\",\"userCount\":1}", "", ""),
    "{\"data\":{\"site\":{\"usageStatistics\":{\"daus\":[",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_usage (texts[i], &error));
      g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED);
    }
}

static void
test_graphql_errors (void)
{
  const struct {
    const char *message;
    StewardUsageError code;
  } cases[] = {
    { "must be site admin", STEWARD_USAGE_ERROR_NOT_ADMIN },
    { "not authenticated", STEWARD_USAGE_ERROR_AUTH },
    { "Cannot query field \\\"usageStatistics\\\" on type \\\"Site\\\". Did you mean x?",
      STEWARD_USAGE_ERROR_UNSUPPORTED },
    { "query exceeds maximum query cost", STEWARD_USAGE_ERROR_RATE_LIMITED },
    { "pq: connection reset", STEWARD_USAGE_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
        "{\"errors\":[{\"message\":\"%s\",\"path\":[\"site\",0]}],\"data\":null}",
        cases[i].message);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_usage (text, &error));
      g_assert_error (error, STEWARD_USAGE_ERROR, (int) cases[i].code);
      /* The server's own words may hold anything; they are not repeated. */
      g_assert_null (strstr (error->message, "pq:"));
    }
}

static void
test_seats (void)
{
  const struct {
    const char *text;
    gint64 count;
  } cases[] = {
    { "{\"data\":{\"site\":{\"productSubscription\":{\"license\":{\"userCount\":1200,\"tags\":[]}}}"
      "}}",
      1200 },
    { "{\"data\":{\"site\":{\"productSubscription\":{\"license\":null}}}}", 0 },
    { "{\"data\":{\"site\":{\"productSubscription\":{\"license\":{\"userCount\":0}}}}}", 0 },
  };
  StewardSeats seats;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (read_seats (cases[i].text, &seats, &error));
      g_assert_cmpint (seats.count, ==, cases[i].count);
      g_assert_cmpint (seats.kind, ==,
                       cases[i].count > 0 ? STEWARD_SEATS_KNOWN : STEWARD_SEATS_UNKNOWN);
    }
  g_assert_false (
    read_seats ("{\"data\":{\"site\":{\"productSubscription\":{}}}}", &seats, &error));
  g_assert_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/usage/sourcegraph-answer/" path, func)
  ADD ("usage", test_usage);
  ADD ("usage-of-a-server-behind", test_usage_of_a_server_behind);
  ADD ("usage-malformed", test_usage_malformed);
  ADD ("graphql-errors", test_graphql_errors);
  ADD ("seats", test_seats);
#undef ADD
  return g_test_run ();
}
