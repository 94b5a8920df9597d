/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-series-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What is to come, as a forecast has it. */

/* However little is looked back on, so many months are looked ahead. */
#define LEAST_MONTHS_AHEAD 3
/* Of what is never reached there is not more to see further on. */
#define MONTHS_WITHOUT_END 6

/* --- Days ------------------------------------------------------------------------------------- */

/* The last day that the axis may have room for. */
static StewardDay
get_limit (const StewardAdoptionSeries *self, int most)
{
  StewardMonth last_complete = steward_day_get_month (self->today) - 1;
  int n_shown = (int) self->months->len - 1;

  return steward_month_get_last_day (last_complete + CLAMP (n_shown, LEAST_MONTHS_AHEAD, most));
}

/* The day that the curve is drawn up to; none where there is nothing left to wait for. */
static StewardDay
get_end (const StewardAdoptionSeries *self, const StewardForecast *forecast)
{
  StewardDay end = STEWARD_DAY_NONE;

  switch (forecast->state)
    {
    case STEWARD_FORECAST_CROSSES:
      end = forecast->crossing;
      break;
    case STEWARD_FORECAST_LEVELS_OFF:
    case STEWARD_FORECAST_FALLS:
    case STEWARD_FORECAST_TOO_FAR:
      end = get_limit (self, MONTHS_WITHOUT_END);
      break;
    case STEWARD_FORECAST_REACHED:
    case STEWARD_FORECAST_FELL_BACK:
    case STEWARD_FORECAST_TOO_FEW:
    case STEWARD_FORECAST_NO_SEATS:
    case STEWARD_FORECAST_NO_USAGE:
    default:
      break;
    }
  if (forecast->due != STEWARD_DAY_NONE && forecast->due >= self->today)
    end = MAX (end, forecast->due);
  return MIN (end, get_limit (self, STEWARD_FORECAST_MONTHS_AHEAD));
}

static void
add_days (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs, StewardDay end)
{
  const GArray *band = inputs->forecast->band;
  gint64 denominator = steward_adoption_get_denominator_on (inputs, inputs->today);
  double unit = inputs->mode == STEWARD_ADOPTION_USERS ? (double) denominator : 1;

  for (guint i = 0; i < band->len; i++)
    {
      const StewardForecastStep *step = &g_array_index (band, StewardForecastStep, i);
      const StewardAdoptionProjection projected = { step->day, step->value * unit, step->low * unit,
                                                    step->high * unit };

      if (step->day <= end && step->day >= steward_month_get_first_day (self->first_month) - 1)
        g_array_append_val (self->projection, projected);
    }
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
make_note (const StewardForecast *forecast)
{
  g_autofree char *target = steward_format_limit (forecast->target);
  g_autofree char *plateau = steward_format_percent (forecast->plateau, 0);
  g_autofree char *month = NULL;

  if (forecast->state == STEWARD_FORECAST_LEVELS_OFF)
    /* Translators: `62 %` */
    return g_strdup_printf (_ ("levels off near %s"), plateau);
  if (forecast->state != STEWARD_FORECAST_CROSSES)
    return NULL;
  month = steward_format_month (steward_day_get_month (forecast->crossing));
  /* Translators: the target and the month in which it is reached: `80 % in March 2027` */
  return g_strdup_printf (_ ("%s in %s"), target, month);
}

/* Of a target that is reached there is nothing more to be said. */
static char *
make_sentence (const StewardForecast *forecast)
{
  switch (forecast->state)
    {
    case STEWARD_FORECAST_REACHED:
    case STEWARD_FORECAST_NO_SEATS:
    case STEWARD_FORECAST_NO_USAGE:
      return NULL;
    case STEWARD_FORECAST_CROSSES:
    case STEWARD_FORECAST_FELL_BACK:
    case STEWARD_FORECAST_LEVELS_OFF:
    case STEWARD_FORECAST_FALLS:
    case STEWARD_FORECAST_TOO_FAR:
    case STEWARD_FORECAST_TOO_FEW:
    default:
      return steward_forecast_describe (forecast);
    }
}

void
steward_adoption_series_add_projection (StewardAdoptionSeries *self,
                                        const StewardAdoptionInputs *inputs)
{
  const StewardForecast *forecast = inputs->forecast;
  const StewardAdoptionProjection *last;

  if (forecast == NULL)
    return;
  self->forecast = make_sentence (forecast);
  if (!steward_forecast_has_curve (forecast))
    return;
  add_days (self, inputs, get_end (self, forecast));
  /* A point alone is what was, and not what comes. */
  if (self->projection->len < 2)
    {
      g_array_set_size (self->projection, 0);
      return;
    }
  last = &g_array_index (self->projection, StewardAdoptionProjection, self->projection->len - 1);
  if (forecast->state == STEWARD_FORECAST_CROSSES && last->day >= forecast->crossing)
    self->crossing = forecast->crossing;
  if (forecast->state != STEWARD_FORECAST_CROSSES || self->crossing != STEWARD_DAY_NONE)
    self->projection_note = make_note (forecast);
  self->n_slots = MAX (self->n_slots,
                       (guint) (steward_day_get_month (last->day) - self->first_month + 1));
}

/* --- Reading it ------------------------------------------------------------------------------- */

guint
steward_adoption_series_get_n_places (const StewardAdoptionSeries *self)
{
  const StewardAdoptionProjection *last;
  int n_ahead;

  if (self->projection->len == 0)
    return self->months->len;
  last = &g_array_index (self->projection, StewardAdoptionProjection, self->projection->len - 1);
  n_ahead = steward_day_get_month (last->day) - steward_day_get_month (self->today);
  return self->months->len + (guint) MAX (n_ahead, 0);
}

const StewardAdoptionProjection *
steward_adoption_series_find_projection (const StewardAdoptionSeries *self, StewardMonth month)
{
  for (guint i = self->projection->len; i > 1; i--)
    {
      const StewardAdoptionProjection *projected = &g_array_index (
        self->projection, StewardAdoptionProjection, i - 1);

      if (steward_day_get_month (projected->day) == month)
        return projected;
    }
  return NULL;
}

static char *
format_value (const StewardAdoptionSeries *self, double value)
{
  return self->mode == STEWARD_ADOPTION_USERS ? steward_format_count ((gint64) round (value))
                                              : steward_format_percent (value, 1);
}

static char *
describe_band (const StewardAdoptionSeries *self, const StewardAdoptionProjection *projected)
{
  g_autofree char *low = format_value (self, projected->low);
  g_autofree char *high = format_value (self, projected->high);

  /* Translators: percentages or counts of users */
  return g_strdup_printf (_ ("with 80\u00a0%% chance %s to %s"), low, high);
}

char *
steward_adoption_series_describe_projection (const StewardAdoptionSeries *self, StewardMonth month)
{
  const StewardAdoptionProjection *projected = steward_adoption_series_find_projection (self,
                                                                                        month);
  g_autofree char *value = NULL;
  g_autofree char *band = NULL;

  if (projected == NULL)
    return NULL;
  value = format_value (self, projected->value);
  band = describe_band (self, projected);
  /* Translators: what is forecast for a month: `76.4 %`, `with 80 % chance 72.0 % to 81.1 %` */
  return g_strdup_printf (_ ("Forecast %s, %s"), value, band);
}

static char *
describe_crossing (const StewardAdoptionSeries *self)
{
  g_autofree char *target = steward_format_limit (self->target);
  g_autofree char *day = steward_chart_format_long_day (self->crossing);

  /* Translators: `80 %`, a date */
  return g_strdup_printf (_ ("Reaches %s on %s"), target, day);
}

/* When the target is due in that month. */
static void
list_due (const StewardAdoptionSeries *self, StewardMonth month, GStrvBuilder *lines)
{
  g_autofree char *target = NULL;
  g_autofree char *day = NULL;

  if (self->ramp.start == STEWARD_DAY_NONE || steward_day_get_month (self->ramp.due) != month)
    return;
  target = steward_format_limit (self->target);
  day = steward_chart_format_long_day (self->ramp.due);
  /* Translators: `80 % due 11 May` */
  g_strv_builder_take (lines, g_strdup_printf (_ ("%s due %s"), target, day));
}

StewardReadOut *
steward_adoption_series_read_out_ahead (const StewardAdoptionSeries *self, guint index)
{
  StewardMonth month = self->first_month + (StewardMonth) index;
  const StewardAdoptionProjection *projected = steward_adoption_series_find_projection (self,
                                                                                        month);
  StewardReadOut *out = g_new0 (StewardReadOut, 1);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *name = steward_format_month (month);

  /* Translators: a month that is still to come: `February 2027, forecast` */
  out->title = g_strdup_printf (_ ("%s, forecast"), name);
  out->value = projected ? format_value (self, projected->value) : g_strdup ("–");
  if (projected)
    g_strv_builder_take (lines, describe_band (self, projected));
  if (self->crossing != STEWARD_DAY_NONE && steward_day_get_month (self->crossing) == month)
    g_strv_builder_take (lines, describe_crossing (self));
  list_due (self, month, lines);
  steward_adoption_series_list_marks (self, month, lines);
  out->lines = g_strv_builder_end (lines);
  return out;
}
