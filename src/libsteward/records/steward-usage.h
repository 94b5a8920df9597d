/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

G_BEGIN_DECLS

/**
 * StewardGrain:
 *
 * What a usage figure counts distinct active users over: a UTC day (DAU), a week from Sunday (WAU),
 * a calendar month (MAU), or the 28 days that end with a day, which only user-day rows can tell.
 * The numbers are those of the store.
 */
typedef enum {
  STEWARD_GRAIN_DAY,
  STEWARD_GRAIN_WEEK,
  STEWARD_GRAIN_MONTH,
  STEWARD_GRAIN_ROLLING_28,
} StewardGrain;
#define STEWARD_N_GRAINS 4

/* The days of a %STEWARD_GRAIN_ROLLING_28. */
#define STEWARD_ROLLING_DAYS 28

/**
 * StewardUsagePoint:
 * @start: the period: a #StewardDay for days, the Sunday for weeks, a #StewardMonth for months, the
 *   last day for rolling windows
 * @users: distinct active users, 0 or more
 * @complete: whether the period was over when it was counted; only complete periods are ever scored
 */
typedef struct {
  gint32 start;
  gboolean complete;
  gint64 users;
} StewardUsagePoint;

/**
 * StewardUsage:
 *
 * One customer's usage: for each grain the periods that were counted, in order, each once. A period
 * that is not there was never counted, which is not the same as 0 users. Reference-counted; not
 * changed any more once it is shared.
 */
typedef struct _StewardUsage StewardUsage;

StewardUsage *steward_usage_new (void) G_GNUC_WARN_UNUSED_RESULT;
StewardUsage *steward_usage_ref (StewardUsage *self);
void steward_usage_unref (StewardUsage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardUsage, steward_usage_unref)

/* Adds a period, in any order. Where it is there already, a partial count never replaces a complete
 * one; otherwise the later call wins. */
void steward_usage_add (
  StewardUsage *self, StewardGrain grain, gint32 start, gint64 users, gboolean complete);
/* Makes room for so many more, which saves time and memory where it is known. */
void steward_usage_reserve (StewardUsage *self, StewardGrain grain, guint n_points);
/* The periods in order; borrowed, NULL where there are none. */
const StewardUsagePoint *
steward_usage_get_points (const StewardUsage *self, StewardGrain grain, guint *n_points);
/* Those of them that begin on one of two days, or in one of two months, or between them. */
const StewardUsagePoint *steward_usage_get_range (
  const StewardUsage *self, StewardGrain grain, gint32 first, gint32 last, guint *n_points);
/* One period, or NULL where it was never counted. */
const StewardUsagePoint *
steward_usage_find (const StewardUsage *self, StewardGrain grain, gint32 start);
/* The same, but only a complete one. */
const StewardUsagePoint *
steward_usage_find_complete (const StewardUsage *self, StewardGrain grain, gint32 start);
gboolean steward_usage_is_empty (const StewardUsage *self);

G_END_DECLS
