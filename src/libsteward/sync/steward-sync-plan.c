/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sync-plan.h"

/* The first period from @first to before @current, a @step apart, that is not known as complete;
 * @current where all are. */
static gint32
find_missing (
  const StewardUsage *known, StewardGrain grain, gint32 first, gint32 current, gint32 step)
{
  gint32 period = first;

  while (period < current && steward_usage_find_complete (known, grain, period))
    period += step;
  return period;
}

/* Where to begin a grain: an overlap before what is missing, but within the server's reach. */
static gint32
plan_grain (const StewardUsage *known,
            StewardGrain grain,
            gint32 current,
            gint32 reach,
            gint32 step,
            gint32 overlap)
{
  gint32 first = current - (reach - 1) * step;

  return MAX (first, find_missing (known, grain, first, current, step) - overlap);
}

/* The first day that was ever counted as complete, or @today. */
static StewardDay
find_first_known (const StewardUsage *known, StewardDay today)
{
  guint n_days;
  const StewardUsagePoint *days = steward_usage_get_points (known, STEWARD_GRAIN_DAY, &n_days);

  for (guint i = 0; i < n_days; i++)
    if (days[i].complete)
      return days[i].start;
  return today;
}

/* The month from which on the report API is asked. It forgets nothing, so that a gap of any age is
 * filled, but tells nothing of the days before the first active one. */
static StewardMonth
plan_report (const StewardUsage *known, StewardDay today, StewardMonth first_month)
{
  StewardMonth reach = steward_day_get_month (today) - STEWARD_SYNC_REPORT_MONTHS;
  StewardDay first_known = find_first_known (known, today);
  StewardDay missing;

  if (first_known >= today)
    return reach;
  missing = find_missing (known, STEWARD_GRAIN_DAY,
                          MAX (first_known, steward_month_get_first_day (reach)), today, 1);
  return CLAMP (steward_day_get_month (missing - STEWARD_SYNC_OVERLAP_DAYS), reach, first_month);
}

/* Adds what rolling windows need beyond what is asked for anyway: the 27 days before the first one
 * that is missing. Those of the first 27 days ever can never be counted. A store from before there
 * were any asks once for all that the report API still tells. */
static void
plan_rolling (const StewardUsage *known, StewardDay today, StewardUsageRequest *request)
{
  const StewardDay before = STEWARD_ROLLING_DAYS - 1;
  StewardDay reach = steward_month_get_first_day (steward_day_get_month (today)
                                                  - STEWARD_SYNC_REPORT_MONTHS);
  StewardDay first_known = find_first_known (known, today);
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (known, STEWARD_GRAIN_ROLLING_28,
                                                              &n_points);
  StewardDay first_missing = MAX (first_known, reach) + before;
  StewardMonth month;

  if (n_points > 0)
    {
      request->rows_since = points[0].start - before;
      first_missing = find_missing (known, STEWARD_GRAIN_ROLLING_28,
                                    MAX (points[0].start, reach + before), today, 1);
      first_missing = MAX (first_missing - STEWARD_SYNC_OVERLAP_DAYS, reach + before);
    }
  if (first_missing >= today)
    return;
  month = steward_day_get_month (first_missing - before);
  if (month < request->first_month)
    request->rolling_months = (guint) (request->first_month - month);
}

/* Whether anything is known from before what is asked for. What is known of later is not enough:
 * all the time before the first row ever would be taken for zero. */
static gboolean
knows_before (const StewardUsage *known, const StewardUsageRequest *request)
{
  guint n_days;
  guint n_months;
  const StewardUsagePoint *days = steward_usage_get_points (known, STEWARD_GRAIN_DAY, &n_days);
  const StewardUsagePoint *months = steward_usage_get_points (known, STEWARD_GRAIN_MONTH,
                                                              &n_months);

  return (n_days > 0 && days[0].start <= request->first_day)
         || (n_months > 0 && months[0].start < request->first_month);
}

StewardUsageRequest
steward_sync_plan_usage (const StewardUsage *known, StewardSourceKind kind, StewardDay today)
{
  StewardMonth month = steward_day_get_month (today);
  StewardUsageRequest request = {
    .today = today,
    .first_day = plan_grain (known, STEWARD_GRAIN_DAY, today, STEWARD_SYNC_DAYS, 1,
                             STEWARD_SYNC_OVERLAP_DAYS),
    .first_week = plan_grain (known, STEWARD_GRAIN_WEEK, steward_day_get_week (today),
                              STEWARD_SYNC_WEEKS, 7, 7),
    .first_month = plan_grain (known, STEWARD_GRAIN_MONTH, month, STEWARD_SYNC_MONTHS, 1, 1),
    .rows_since = STEWARD_DAY_NONE,
  };

  if (kind == STEWARD_SOURCE_ANALYTICS)
    {
      /* Days and months are counted from the same rows there, a whole month at a time. */
      request.first_month = plan_report (known, today, request.first_month);
      request.first_day = steward_month_get_first_day (request.first_month);
      plan_rolling (known, today, &request);
    }
  request.rows_seen_before = knows_before (known, &request);
  return request;
}
