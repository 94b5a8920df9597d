/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sourcegraph-answer.h"

#include "steward-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Days, weeks and months: an instance tells no rolling windows. */
#define N_GRAINS_TOLD 3

static gboolean
fail (StewardUsageError code, GError **error, const char *message)
{
  g_set_error_literal (error, STEWARD_USAGE_ERROR, (int) code, message);
  return FALSE;
}

/* A field that was not of the shape it should have: the error of the checked reader, in this
 * domain. */
static gboolean
fail_malformed (GError *cause, GError **error)
{
  g_set_error (error, STEWARD_USAGE_ERROR, STEWARD_USAGE_ERROR_MALFORMED,
               _ ("The server's answer is not of the expected shape: %s."), cause->message);
  g_error_free (cause);
  return FALSE;
}

static gboolean
fail_graphql (const char *message, GError **error)
{
  if (strstr (message, "must be site admin"))
    return fail (STEWARD_USAGE_ERROR_NOT_ADMIN, error,
                 _ ("The token's user is not a site admin: ask for a token of one."));
  if (strstr (message, "not authenticated"))
    return fail (STEWARD_USAGE_ERROR_AUTH, error,
                 _ ("The server does not accept the token: enter a new one."));
  if (g_str_has_prefix (message, "Cannot query field"))
    return fail (
      STEWARD_USAGE_ERROR_UNSUPPORTED, error,
      _ ("This version of the server no longer gives usage over GraphQL (6.11 and later): "
         "set the customer's source to analytics, the report API."));
  if (strstr (message, "query exceeds maximum query cost"))
    return fail (STEWARD_USAGE_ERROR_RATE_LIMITED, error,
                 _ ("The server's limit on the cost of a query is too low for this one."));
  return fail (STEWARD_USAGE_ERROR_SERVER, error,
               _ ("The server answered with an error of its own: try again later."));
}

/* Fails where the answer holds GraphQL errors. */
static gboolean
check_errors (JsonObject *answer, GError **error)
{
  JsonArray *errors = steward_json_find_array (answer, "errors");
  JsonObject *first;
  const char *message;

  if (errors == NULL || json_array_get_length (errors) == 0)
    return TRUE;
  first = steward_json_get_element (errors, 0, "errors", NULL);
  message = first ? steward_json_find_string (first, "message") : NULL;
  return fail_graphql (message ? message : "", error);
}

/* Parses an answer and gives its `data.site`, borrowed from @root. */
static JsonObject *
read_site (const char *text, gsize length, JsonNode **root, GError **error)
{
  GError *cause = NULL;
  JsonObject *object;

  *root = steward_json_parse (text, length, &cause);
  object = *root ? steward_json_as_object (*root, "the answer", &cause) : NULL;
  if (object && !check_errors (object, error))
    return NULL;
  if (object)
    object = steward_json_get_object (object, "data", &cause);
  if (object)
    object = steward_json_get_object (object, "site", &cause);
  if (object == NULL)
    fail_malformed (cause, error);
  return object;
}

gboolean
steward_sourcegraph_answer_read_seats (const char *text,
                                       gsize length,
                                       StewardSeats *seats,
                                       GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *site = read_site (text, length, &root, error);
  JsonObject *subscription;
  JsonObject *license;
  GError *cause = NULL;
  gint64 count;

  if (site == NULL)
    return FALSE;
  subscription = steward_json_get_object (site, "productSubscription", &cause);
  if (subscription == NULL)
    return fail_malformed (cause, error);
  *seats = steward_seats_new (0);
  if (json_object_has_member (subscription, "license")
      && json_object_get_null_member (subscription, "license"))
    return TRUE;
  license = steward_json_get_object (subscription, "license", &cause);
  if (license == NULL || !steward_json_get_count (license, "userCount", &count, &cause))
    return fail_malformed (cause, error);
  *seats = steward_seats_new (count);
  return TRUE;
}

/* The period that a time begins: midnight UTC, a Sunday for weeks, the first for months. */
static gboolean
read_start (const char *text, StewardGrain grain, gint32 *start)
{
  gint64 time_us;
  StewardDay day;

  if (!steward_time_parse (text, &time_us))
    return FALSE;
  day = steward_day_from_time (time_us);
  if (steward_day_get_time (day) != time_us)
    return FALSE;
  *start = grain == STEWARD_GRAIN_MONTH ? steward_day_get_month (day) : day;
  if (grain == STEWARD_GRAIN_MONTH)
    return day == steward_month_get_first_day (*start);
  return grain == STEWARD_GRAIN_DAY || steward_day_get_weekday (day) == 0;
}

static gint32
get_current (StewardGrain grain, StewardDay today)
{
  switch (grain)
    {
    case STEWARD_GRAIN_WEEK:
      return steward_day_get_week (today);
    case STEWARD_GRAIN_MONTH:
      return steward_day_get_month (today);
    case STEWARD_GRAIN_DAY:
    case STEWARD_GRAIN_ROLLING_28:
    default:
      return today;
    }
}

static gboolean
read_period (JsonObject *period,
             StewardGrain grain,
             StewardDay today,
             gboolean newest,
             StewardUsage *usage,
             GError **error)
{
  const char *text = steward_json_get_string (period, "startTime", error);
  gint64 users;
  gint32 start;

  if (text == NULL || !steward_json_get_count (period, "userCount", &users, error))
    return FALSE;
  if (!read_start (text, grain, &start))
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 "“startTime” is “%s”, where no such period begins", text);
  else if (start > get_current (grain, today))
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 "“startTime” is “%s”, which has not come yet", text);
  else if (steward_usage_find (usage, grain, start))
    g_set_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED,
                 "“startTime” “%s” is there twice", text);
  else
    {
      steward_usage_add (usage, grain, start, users, !newest && start < get_current (grain, today));
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_periods (
  JsonObject *statistics, StewardGrain grain, StewardDay today, StewardUsage *usage, GError **error)
{
  const char *const members[N_GRAINS_TOLD] = { "daus", "waus", "maus" };
  JsonArray *periods = steward_json_get_array (statistics, members[grain], error);

  for (guint i = 0; periods && i < json_array_get_length (periods); i++)
    {
      JsonObject *period = steward_json_get_element (periods, i, members[grain], error);

      if (period == NULL || !read_period (period, grain, today, i == 0, usage, error))
        return FALSE;
    }
  return periods != NULL;
}

StewardUsage *
steward_sourcegraph_answer_read_usage (const char *text,
                                       gsize length,
                                       StewardDay today,
                                       GError **error)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonObject *site = read_site (text, length, &root, error);
  JsonObject *statistics;
  GError *cause = NULL;

  if (site == NULL)
    return NULL;
  statistics = steward_json_get_object (site, "usageStatistics", &cause);
  for (int grain = 0; statistics && cause == NULL && grain < N_GRAINS_TOLD; grain++)
    read_periods (statistics, (StewardGrain) grain, today, usage, &cause);
  if (cause == NULL)
    return g_steal_pointer (&usage);
  fail_malformed (cause, error);
  return NULL;
}
