/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-scale.h"

#include <math.h>

double
steward_scale_map (const StewardScale *self, double value)
{
  return self->start + (value - self->from) / (self->to - self->from) * (self->end - self->start);
}

double
steward_scale_invert (const StewardScale *self, double place)
{
  return self->from + (place - self->start) / (self->end - self->start) * (self->to - self->from);
}

double
steward_scale_get_nice_step (double span, guint max_steps)
{
  const double factors[] = { 1, 2, 5, 10 };
  double least;
  double power;

  if (!isfinite (span) || span <= 0 || max_steps == 0)
    return 0;
  least = span / max_steps;
  power = pow (10, floor (log10 (least)));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    /* The allowance keeps 100 / 5 from counting as a little more than 20. */
    if (factors[i] * power >= least * (1 - 1e-9))
      return factors[i] * power;
  return 10 * power;
}

GArray *
steward_scale_dup_ticks (double from, double to, guint max_steps)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (double));
  double step = steward_scale_get_nice_step (to - from, max_steps);

  if (step <= 0)
    g_array_append_val (ticks, from);
  else
    for (gint64 i = (gint64) ceil (from / step - 1e-9); i <= (gint64) floor (to / step + 1e-9); i++)
      {
        double tick = (double) i * step;

        g_array_append_val (ticks, tick);
      }
  return ticks;
}

double
steward_band_scale_map (const StewardBandScale *self, double index)
{
  return self->start + index * self->length / MAX (self->n, 1);
}

void
steward_band_scale_get_band (const StewardBandScale *self,
                             guint index,
                             double *start,
                             double *length)
{
  double slot = self->length / MAX (self->n, 1);

  *length = slot * self->fill;
  *start = self->start + slot * index + (slot - *length) / 2;
}

int
steward_band_scale_find (const StewardBandScale *self, double place)
{
  if (!(place >= self->start && place < self->start + self->length) || self->n == 0)
    return -1;
  return MIN ((int) ((place - self->start) / self->length * self->n), (int) self->n - 1);
}

/* Appends the points of one column, each once and in order. */
static void
append_column (GArray *out, const StewardPoint *points, guint from, guint to)
{
  guint low = from;
  guint high = from;

  for (guint i = from; i < to; i++)
    {
      if (points[i].y < points[low].y)
        low = i;
      if (points[i].y > points[high].y)
        high = i;
    }
  for (guint i = from; i < to; i++)
    if (i == from || i == low || i == high || i == to - 1)
      g_array_append_val (out, points[i]);
}

GArray *
steward_scale_dup_downsampled (const StewardPoint *points, guint n_points, double width)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (StewardPoint));
  guint from = 0;

  for (guint i = 1; i <= n_points; i++)
    if (i == n_points || floor (points[i].x / width) > floor (points[from].x / width))
      {
        append_column (out, points, from, i);
        from = i;
      }
  return out;
}
