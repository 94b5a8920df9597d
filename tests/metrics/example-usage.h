/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-seats.h"
#include "steward-usage.h"

/* Usage and seats as worked examples give them. */

static inline StewardDay
day_of (const char *text)
{
  StewardDay day = 0;

  g_assert_true (steward_day_parse (text, &day));
  return day;
}

static inline StewardMonth
month_of (const char *text)
{
  StewardMonth month = 0;

  g_assert_true (steward_month_parse (text, &month));
  return month;
}

/* So many from the licence, ever since. */
static inline GArray *
seats_of (StewardSeatsKind kind, gint64 count)
{
  const StewardSeatsObservation seats = { day_of ("2020-01-01"),
                                          STEWARD_SEATS_FROM_LICENSE,
                                          { kind, count } };
  GArray *history = g_array_new (FALSE, FALSE, sizeof seats);

  steward_seats_history_add (history, seats);
  return history;
}

static inline void
count_month (StewardUsage *usage, const char *month, gint64 users)
{
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, month_of (month), users, TRUE);
}

/* @first: , @last: both inclusive */
static inline void
count_days (StewardUsage *usage, const char *first, const char *last, gint64 users)
{
  for (StewardDay day = day_of (first); day <= day_of (last); day++)
    steward_usage_add (usage, STEWARD_GRAIN_DAY, day, users, TRUE);
}
