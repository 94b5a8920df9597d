/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-series-private.h"
#include "steward-ramp.h"

#include <math.h>

/* How far the axis reaches ahead for the end of the ramp. */
#define MAX_MONTHS_AHEAD 6

/* --- Ramp ------------------------------------------------------------------------------------- */

static double
get_utilization (const StewardAdoptionInputs *inputs, StewardMonth month)
{
  return steward_utilization_compute (inputs->usage, inputs->seats_history, inputs->tam, month,
                                      inputs->targets)
    .value;
}

/* The value of the complete month of the due day. */
static double
get_reached (const StewardAdoptionInputs *inputs, StewardMonth due)
{
  const StewardUsagePoint *point = steward_usage_find_complete (inputs->usage, STEWARD_GRAIN_MONTH,
                                                                due);

  return steward_adoption_to_value (
    inputs, point ? (double) point->users : -1,
    steward_adoption_get_denominator_on (inputs, steward_month_get_last_day (due)));
}

static void
add_pace (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  StewardAdoptionRamp *ramp = &self->ramp;
  const StewardAdoptionPoint *point = steward_adoption_series_get_last_point (self);
  double target = inputs->targets->utilization_healthy;

  if (inputs->today > ramp->due || point == NULL || point->end < ramp->start
      || point->end >= ramp->due)
    return;
  if (inputs->mode == STEWARD_ADOPTION_USERS)
    target *= (double) steward_adoption_get_denominator_on (inputs, inputs->today);
  if (target <= 0)
    return;
  ramp->gap = point->value - target * (point->end - ramp->start) / (ramp->due - ramp->start);
  ramp->pace = (target - point->value) * 7 / (ramp->due - point->end);
}

void
steward_adoption_series_add_ramp (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  const double none = (double) NAN;
  StewardMonth current = steward_day_get_month (inputs->today);
  StewardMonth due;

  self->ramp = (StewardAdoptionRamp) {
    .clock = inputs->targets->ramp_clock,
    .start = steward_ramp_get_start (inputs->production, inputs->contract_close, inputs->targets),
    .reached = none,
    .gap = none,
    .pace = none,
  };
  self->ramp.due = steward_ramp_get_due (self->ramp.start, inputs->targets);
  if (self->ramp.start == STEWARD_DAY_NONE)
    return;
  due = steward_day_get_month (self->ramp.due);
  if (due < current)
    self->ramp.reached = get_reached (inputs, due);
  else
    self->n_slots = MAX (self->n_slots,
                         (guint) (MIN (due, current + MAX_MONTHS_AHEAD) - self->first_month + 1));
  add_pace (self, inputs);
}

/* --- Breaches --------------------------------------------------------------------------------- */

void
steward_adoption_series_add_breaches (StewardAdoptionSeries *self,
                                      const StewardAdoptionInputs *inputs)
{
  g_autoptr (StewardBreaches) breaches = steward_breaches_new (self->ramp.due, inputs->usage,
                                                               inputs->seats_history, inputs->tam,
                                                               inputs->today, inputs->targets);

  for (guint i = 0; i < breaches->spells->len; i++)
    {
      const StewardBreach *spell = &g_array_index (breaches->spells, StewardBreach, i);

      if (spell->last >= self->first_month)
        g_array_append_val (self->breaches, *spell);
    }
}

/* --- Marks ------------------------------------------------------------------------------------ */

static void
add_mark (StewardAdoptionSeries *self, StewardDay day, StewardAdoptionMarkKind kind)
{
  StewardAdoptionMark mark = { day, kind };
  StewardMonth end = self->first_month + (StewardMonth) self->n_slots;

  if (day != STEWARD_DAY_NONE && day >= steward_month_get_first_day (self->first_month)
      && day < steward_month_get_first_day (end))
    g_array_append_val (self->marks, mark);
}

/* One value after the other in time: whether with this one the target was reached. */
static gboolean
reaches (double value, double *before, double target)
{
  gboolean reached = *before < target && value >= target;

  *before = value;
  return reached;
}

static double
get_rolling_utilization (const StewardAdoptionInputs *inputs, const StewardUsagePoint *point)
{
  gint64 seats = steward_adoption_get_denominator_on (inputs, point->start);

  return seats > 0 ? (double) point->users / (double) seats : (double) NAN;
}

/* The first day on which the 28 days that end with it reached the target. */
static StewardDay
find_day_reached (const StewardAdoptionInputs *inputs)
{
  double before = (double) NAN;
  guint n = 0;
  const StewardUsagePoint *points = steward_usage_get_points (inputs->usage,
                                                              STEWARD_GRAIN_ROLLING_28, &n);

  for (guint i = 0; i < n && points[i].start < inputs->today; i++)
    if (reaches (get_rolling_utilization (inputs, &points[i]), &before,
                 inputs->targets->utilization_healthy))
      return points[i].start;
  return STEWARD_DAY_NONE;
}

/* The first month that was ever counted, or that after the last complete one. */
static StewardMonth
get_first_counted (const StewardAdoptionInputs *inputs)
{
  StewardMonth current = steward_day_get_month (inputs->today);
  guint n = 0;
  const StewardUsagePoint *points = steward_usage_get_points (inputs->usage, STEWARD_GRAIN_MONTH,
                                                              &n);

  return n > 0 ? MIN (points[0].start, current) : current;
}

/* The end of the first complete month that reached the target after one that had not: all that can
 * be said without windows. */
static StewardDay
find_month_reached (const StewardAdoptionInputs *inputs)
{
  StewardMonth current = steward_day_get_month (inputs->today);
  double before = (double) NAN;

  for (StewardMonth month = get_first_counted (inputs); month < current; month++)
    if (reaches (get_utilization (inputs, month), &before, inputs->targets->utilization_healthy))
      return steward_month_get_last_day (month);
  return STEWARD_DAY_NONE;
}

/* The earlier of both: months may be known from before the first window. */
static StewardDay
find_reached (const StewardAdoptionInputs *inputs)
{
  StewardDay day = find_day_reached (inputs);
  StewardDay month_end = find_month_reached (inputs);

  if (day == STEWARD_DAY_NONE || month_end == STEWARD_DAY_NONE)
    return MAX (day, month_end);
  return MIN (day, month_end);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const StewardAdoptionMark *first = a;
  const StewardAdoptionMark *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

void
steward_adoption_series_add_marks (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  add_mark (self, inputs->production, STEWARD_ADOPTION_MARK_PRODUCTION);
  for (guint i = 0; inputs->dates && i < inputs->dates->len; i++)
    {
      const StewardAdoptionMark *date = &g_array_index (inputs->dates, StewardAdoptionMark, i);

      add_mark (self, date->day, date->kind);
    }
  for (guint i = 1; i < self->steps->len; i++)
    add_mark (self, g_array_index (self->steps, StewardAdoptionStep, i).from,
              STEWARD_ADOPTION_MARK_SEATS);
  add_mark (self, find_reached (inputs), STEWARD_ADOPTION_MARK_REACHED);
  g_array_sort (self->marks, compare_marks);
}
