/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-usage.h"

struct _StewardUsage {
  GArray *points[STEWARD_N_GRAINS]; /* of StewardUsagePoint, by start */
  gatomicrefcount refs;
};

StewardUsage *
steward_usage_new (void)
{
  StewardUsage *self = g_new0 (StewardUsage, 1);

  for (guint i = 0; i < STEWARD_N_GRAINS; i++)
    self->points[i] = g_array_new (FALSE, FALSE, sizeof (StewardUsagePoint));
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
    g_array_unref (self->points[i]);
  g_free (self);
}

/* The index of the first point that does not begin before @start. */
static guint
find_place (const GArray *points, gint32 start)
{
  guint low = 0;
  guint high = points->len;

  /* Most come in order. */
  if (high == 0 || g_array_index (points, StewardUsagePoint, high - 1).start < start)
    return high;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (points, StewardUsagePoint, middle).start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
steward_usage_add (
  StewardUsage *self, StewardGrain grain, gint32 start, gint64 users, gboolean complete)
{
  StewardUsagePoint point = { .start = start, .complete = complete, .users = users };
  GArray *points = self->points[grain];
  guint place;

  g_return_if_fail (users >= 0);
  place = find_place (points, start);
  if (place < points->len && g_array_index (points, StewardUsagePoint, place).start == start)
    {
      StewardUsagePoint *there = &g_array_index (points, StewardUsagePoint, place);

      if (complete || !there->complete)
        *there = point;
      return;
    }
  if (place == points->len)
    g_array_append_val (points, point);
  else
    g_array_insert_val (points, place, point);
}

void
steward_usage_reserve (StewardUsage *self, StewardGrain grain, guint n_points)
{
  guint there = self->points[grain]->len;

  g_array_set_size (self->points[grain], there + n_points);
  g_array_set_size (self->points[grain], there);
}

const StewardUsagePoint *
steward_usage_get_points (const StewardUsage *self, StewardGrain grain, guint *n_points)
{
  *n_points = self->points[grain]->len;
  return *n_points > 0 ? &g_array_index (self->points[grain], StewardUsagePoint, 0) : NULL;
}

const StewardUsagePoint *
steward_usage_find (const StewardUsage *self, StewardGrain grain, gint32 start)
{
  const GArray *points = self->points[grain];
  guint place = find_place (points, start);

  if (place == points->len || g_array_index (points, StewardUsagePoint, place).start != start)
    return NULL;
  return &g_array_index (points, StewardUsagePoint, place);
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
    if (self->points[i]->len > 0)
      return FALSE;
  return TRUE;
}
