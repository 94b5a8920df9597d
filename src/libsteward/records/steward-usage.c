/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-usage.h"

#include <string.h>

/* A GArray rounds its room up to a power of two, which for ten thousand customers is 6 MB too much.
 */
typedef struct {
  StewardUsagePoint *points; /* by start */
  guint n_points;
  guint room;
} Series;

struct _StewardUsage {
  Series series[STEWARD_N_GRAINS];
  gatomicrefcount refs;
};

StewardUsage *
steward_usage_new (void)
{
  StewardUsage *self = g_new0 (StewardUsage, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

StewardUsage *
steward_usage_ref (StewardUsage *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
steward_usage_unref (StewardUsage *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < STEWARD_N_GRAINS; i++)
    g_free (self->series[i].points);
  g_free (self);
}

/* The index of the first point that does not begin before @start. */
static guint
find_place (const Series *series, gint32 start)
{
  guint low = 0;
  guint high = series->n_points;

  /* Most come in order. */
  if (high == 0 || series->points[high - 1].start < start)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (series->points[middle].start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
set_room (Series *series, guint room)
{
  series->points = g_renew (StewardUsagePoint, series->points, room);
  series->room = room;
}

static void
insert (Series *series, guint place, const StewardUsagePoint *point)
{
  if (series->n_points == series->room)
    set_room (series, series->room + MAX (series->room / 2, 4));
  memmove (&series->points[place + 1], &series->points[place],
           (series->n_points - place) * sizeof *point);
  series->points[place] = *point;
  series->n_points++;
}

void
steward_usage_add (
  StewardUsage *self, StewardGrain grain, gint32 start, gint64 users, gboolean complete)
{
  const StewardUsagePoint point = { .start = start, .complete = complete, .users = users };
  Series *series = &self->series[grain];
  guint place;

  g_return_if_fail (users >= 0);
  place = find_place (series, start);
  if (place == series->n_points || series->points[place].start != start)
    insert (series, place, &point);
  else if (complete || !series->points[place].complete)
    series->points[place] = point;
}

void
steward_usage_reserve (StewardUsage *self, StewardGrain grain, guint n_points)
{
  Series *series = &self->series[grain];

  if (series->room < series->n_points + n_points)
    set_room (series, series->n_points + n_points);
}

const StewardUsagePoint *
steward_usage_get_points (const StewardUsage *self, StewardGrain grain, guint *n_points)
{
  const Series *series = &self->series[grain];

  *n_points = series->n_points;
  return series->n_points > 0 ? series->points : NULL;
}

const StewardUsagePoint *
steward_usage_get_range (
  const StewardUsage *self, StewardGrain grain, gint32 first, gint32 last, guint *n_points)
{
  const Series *series = &self->series[grain];
  guint begin = find_place (series, first);
  guint end = begin;

  while (end < series->n_points && series->points[end].start <= last)
    end++;
  *n_points = end - begin;
  return end > begin ? &series->points[begin] : NULL;
}

const StewardUsagePoint *
steward_usage_find (const StewardUsage *self, StewardGrain grain, gint32 start)
{
  const Series *series = &self->series[grain];
  guint place = find_place (series, start);

  if (place == series->n_points || series->points[place].start != start)
    return NULL;
  return &series->points[place];
}

const StewardUsagePoint *
steward_usage_find_complete (const StewardUsage *self, StewardGrain grain, gint32 start)
{
  const StewardUsagePoint *point = steward_usage_find (self, grain, start);

  return point && point->complete ? point : NULL;
}

gboolean
steward_usage_is_empty (const StewardUsage *self)
{
  for (guint i = 0; i < STEWARD_N_GRAINS; i++)
    if (self->series[i].n_points > 0)
      return FALSE;
  return TRUE;
}
