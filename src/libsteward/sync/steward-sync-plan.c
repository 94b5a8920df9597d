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

static gboolean
knows_complete_month (const StewardUsage *known)
{
  guint n_months;
  const StewardUsagePoint *months = steward_usage_get_points (known, STEWARD_GRAIN_MONTH,
                                                              &n_months);

  for (guint i = 0; i < n_months; i++)
    if (months[i].complete)
      return TRUE;
  return FALSE;
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
    .rows_seen_before = !steward_usage_is_empty (known),
  };

  if (kind != STEWARD_SOURCE_ANALYTICS)
    return request;
  /* Days and months are counted from the same rows there, a whole month at a time. */
  if (knows_complete_month (known))
    request.first_month = MIN (request.first_month, steward_day_get_month (request.first_day));
  else
    request.first_month = month - STEWARD_SYNC_REPORT_MONTHS;
  request.first_day = steward_month_get_first_day (request.first_month);
  return request;
}
