/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-series-private.h"
#include "steward-ramp.h"

#include <math.h>

/* The axis never looks emptier than this many months, unless it was asked to, nor reaches further
 * back. */
#define MIN_SLOTS 6
#define MAX_MONTHS 240

static gint64
get_denominator (StewardSeats seats, gint64 tam)
{
  if (seats.kind == STEWARD_SEATS_KNOWN)
    return seats.count;
  return seats.kind == STEWARD_SEATS_UNLIMITED ? MAX (tam, 0) : 0;
}

gint64
steward_adoption_get_denominator_on (const StewardAdoptionInputs *inputs, StewardDay day)
{
  return get_denominator (steward_seats_in_force (inputs->seats_history, day).seats, inputs->tam);
}

double
steward_adoption_to_value (const StewardAdoptionInputs *inputs, double users, gint64 denominator)
{
  if (users < 0)
    return (double) NAN;
  if (inputs->mode == STEWARD_ADOPTION_USERS)
    return users;
  return denominator > 0 ? users / (double) denominator : (double) NAN;
}

static StewardAdoptionMonth
make_complete (const StewardAdoptionInputs *inputs, StewardMonth month)
{
  StewardAdoptionMonth self = { 0 };

  self.figure = steward_utilization_compute (inputs->usage, inputs->seats_history, inputs->tam,
                                             month, inputs->targets);
  self.value = steward_adoption_to_value (inputs, (double) self.figure.mau,
                                          self.figure.denominator);
  self.reason = isnan (self.value) ? self.figure.reason : STEWARD_REASON_NONE;
  return self;
}

static StewardAdoptionMonth
make_to_date (const StewardAdoptionInputs *inputs, StewardMonth month)
{
  const StewardUsagePoint *point = steward_usage_find (inputs->usage, STEWARD_GRAIN_MONTH, month);
  StewardAdoptionMonth self = { .to_date = TRUE };

  self.figure.value = (double) NAN;
  self.figure.month = month;
  self.figure.mau = point ? point->users : -1;
  self.figure.seats = steward_seats_in_force (inputs->seats_history, inputs->today);
  self.figure.denominator = get_denominator (self.figure.seats.seats, inputs->tam);
  self.figure.tam_used = self.figure.seats.seats.kind == STEWARD_SEATS_UNLIMITED
                         && self.figure.denominator > 0;
  self.value = steward_adoption_to_value (inputs, (double) self.figure.mau,
                                          self.figure.denominator);
  if (isnan (self.value))
    self.reason = point ? STEWARD_REASON_NO_SEATS : STEWARD_REASON_NO_USAGE;
  self.figure.reason = self.reason;
  return self;
}

/* The month that the customer's story begins with: the first counted one, or that of the ramp's
 * start where the ramp reaches into what was counted. */
static StewardMonth
find_beginning (const StewardAdoptionInputs *inputs, StewardMonth current, StewardMonth fallback)
{
  guint n = 0;
  const StewardUsagePoint *points = steward_usage_get_points (inputs->usage, STEWARD_GRAIN_MONTH,
                                                              &n);
  gboolean counted = n > 0 && points[0].start <= current;
  StewardMonth first = counted ? points[0].start : current;
  StewardDay start = steward_ramp_get_start (inputs->production, inputs->contract_close,
                                             inputs->targets);
  StewardDay due = steward_ramp_get_due (start, inputs->targets);

  if (due != STEWARD_DAY_NONE && steward_day_get_month (due) >= first)
    return MIN (first, steward_day_get_month (start));
  return counted ? first : fallback;
}

static void
add_months (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  StewardMonth current = steward_day_get_month (inputs->today);
  int n = inputs->range == STEWARD_ADOPTION_RANGE_ALL ? MAX_MONTHS : (int) inputs->range;
  StewardMonth beginning = find_beginning (inputs, current, current - MIN (n, 12));

  self->first_month = MIN (MAX (beginning, current - n), current);
  for (StewardMonth month = self->first_month; month <= current; month++)
    {
      StewardAdoptionMonth entry = month < current ? make_complete (inputs, month)
                                                   : make_to_date (inputs, month);

      g_array_append_val (self->months, entry);
    }
  self->n_slots = MAX (self->months->len, (guint) MIN (MIN_SLOTS, n + 1));
}

static void
add_step (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs, StewardDay day)
{
  StewardAdoptionStep step = { .from = day };
  const StewardAdoptionStep *last;

  step.seats = steward_seats_in_force (inputs->seats_history, day).seats;
  step.denominator = get_denominator (step.seats, inputs->tam);
  if (self->steps->len > 0)
    {
      last = &g_array_index (self->steps, StewardAdoptionStep, self->steps->len - 1);
      if (last->seats.kind == step.seats.kind && last->seats.count == step.seats.count)
        return;
    }
  g_array_append_val (self->steps, step);
}

static void
add_steps (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  StewardDay first = steward_month_get_first_day (self->first_month);

  add_step (self, inputs, first);
  for (guint i = 0; i < inputs->seats_history->len; i++)
    {
      StewardDay since = g_array_index (inputs->seats_history, StewardSeatsObservation, i).since;

      if (since > first && since <= inputs->today)
        add_step (self, inputs, since);
    }
}

StewardAdoptionSeries *
steward_adoption_series_new (const StewardAdoptionInputs *inputs)
{
  StewardAdoptionSeries *self = g_atomic_rc_box_new0 (StewardAdoptionSeries);

  self->mode = inputs->mode;
  self->today = inputs->today;
  self->target = inputs->targets->utilization_healthy;
  self->months = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionMonth));
  self->steps = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionStep));
  self->rolling = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionPoint));
  self->weeks = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionPoint));
  self->breaches = g_array_new (FALSE, FALSE, sizeof (StewardBreach));
  self->marks = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionMark));
  self->projection = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionProjection));
  self->crossing = STEWARD_DAY_NONE;
  add_months (self, inputs);
  add_steps (self, inputs);
  steward_adoption_series_add_lines (self, inputs);
  steward_adoption_series_add_ramp (self, inputs);
  steward_adoption_series_add_breaches (self, inputs);
  steward_adoption_series_add_projection (self, inputs);
  steward_adoption_series_add_marks (self, inputs);
  return self;
}

StewardAdoptionSeries *
steward_adoption_series_ref (StewardAdoptionSeries *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
series_clear (gpointer data)
{
  StewardAdoptionSeries *self = data;

  g_array_unref (self->months);
  g_array_unref (self->steps);
  g_array_unref (self->rolling);
  g_array_unref (self->weeks);
  g_array_unref (self->breaches);
  g_array_unref (self->marks);
  g_array_unref (self->projection);
  g_free (self->forecast);
  g_free (self->projection_note);
}

void
steward_adoption_series_unref (StewardAdoptionSeries *self)
{
  g_atomic_rc_box_release_full (self, series_clear);
}

const StewardAdoptionMonth *
steward_adoption_series_get_month (const StewardAdoptionSeries *self, guint index)
{
  g_return_val_if_fail (index < self->months->len, NULL);
  return &g_array_index (self->months, StewardAdoptionMonth, index);
}

const StewardAdoptionMonth *
steward_adoption_series_get_last_complete (const StewardAdoptionSeries *self)
{
  return self->months->len > 1
           ? &g_array_index (self->months, StewardAdoptionMonth, self->months->len - 2)
           : NULL;
}

const StewardAdoptionPoint *
steward_adoption_series_get_last_point (const StewardAdoptionSeries *self)
{
  const GArray *line = self->rolling->len > 0 ? self->rolling : self->weeks;

  return line->len > 0 ? &g_array_index (line, StewardAdoptionPoint, line->len - 1) : NULL;
}

gboolean
steward_adoption_series_has_values (const StewardAdoptionSeries *self)
{
  for (guint i = 0; i < self->months->len; i++)
    if (!isnan (g_array_index (self->months, StewardAdoptionMonth, i).value))
      return TRUE;
  return FALSE;
}
