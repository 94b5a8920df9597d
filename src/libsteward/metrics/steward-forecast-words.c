/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-forecast.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a forecast says in a few words. */

char *
steward_forecast_get_title (const StewardForecast *self)
{
  g_autofree char *target = steward_format_limit (self->target);

  /* Translators: the name of a figure that is a date: `Reaches 80 %` */
  return g_strdup_printf (_ ("Reaches %s"), target);
}

char *
steward_forecast_describe_crossing (const StewardForecast *self)
{
  switch (self->state)
    {
    case STEWARD_FORECAST_CROSSES:
      return steward_format_month (steward_day_get_month (self->crossing));
    case STEWARD_FORECAST_REACHED:
      /* Translators: the target */
      return g_strdup (_ ("Reached"));
    case STEWARD_FORECAST_FELL_BACK:
      /* Translators: the target was reached before, and is not any more */
      return g_strdup (_ ("Fell back"));
    case STEWARD_FORECAST_LEVELS_OFF:
    case STEWARD_FORECAST_FALLS:
      return g_strdup (_ ("Never at this rate"));
    case STEWARD_FORECAST_TOO_FAR:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Over %u year away", "Over %u years away", self->years),
        self->years);
    case STEWARD_FORECAST_TOO_FEW:
    case STEWARD_FORECAST_NO_SEATS:
    case STEWARD_FORECAST_NO_USAGE:
    default:
      return g_strdup ("–");
    }
}

/* Where a customer stands that is at the target. */
static char *
describe_standing (const StewardForecast *self)
{
  const StewardForecastPoint *last = steward_forecast_get_last_point (self);
  g_autofree char *value = steward_format_percent (last->value, 1);
  g_autofree char *day = self->basis == STEWARD_FORECAST_MONTHS
                           ? steward_format_month (steward_day_get_month (last->day))
                           : steward_format_day (last->day);

  /* Translators: a percentage; a month, or a date */
  return g_strdup_printf (self->basis == STEWARD_FORECAST_MONTHS ? _ ("%s in %s") : _ ("%s on %s"),
                          value, day);
}

/* Of a line: points of utilization a month. */
static char *
describe_slope (const StewardForecast *self)
{
  double points = self->chosen.b[1] * 365.25 / 12 * 100;

  if (points < 0)
    /* Translators: percentage points of utilization */
    return g_strdup_printf (_ ("falls by %.1f points a month"), -points);
  /* Translators: percentage points of utilization */
  return g_strdup_printf (_ ("rises by %.1f points a month"), points);
}

/* Why it never crosses, why nobody knows, or why there is nothing to wait for; NULL where it
 * crosses.
 */
static char *
describe_state (const StewardForecast *self)
{
  g_autofree char *enough_on = steward_format_day (self->enough_on);
  g_autofree char *plateau = steward_format_percent (self->plateau, 0);
  g_autofree char *crossing = steward_format_day (self->crossing);

  switch (self->state)
    {
    case STEWARD_FORECAST_FELL_BACK:
      if (self->crossing == STEWARD_DAY_NONE)
        return g_strdup (_ ("below the curve of its months"));
      /* Translators: a date */
      return g_strdup_printf (_ ("below the curve of its months, which was there on %s"), crossing);
    case STEWARD_FORECAST_LEVELS_OFF:
      /* Translators: `62 %` */
      return g_strdup_printf (_ ("levels off near %s"), plateau);
    case STEWARD_FORECAST_FALLS:
      return describe_slope (self);
    case STEWARD_FORECAST_TOO_FAR:
      return self->chosen.growth == STEWARD_GROWTH_LINE
               ? describe_slope (self)
               : g_strdup_printf (_ ("levels off near %s"), plateau);
    case STEWARD_FORECAST_REACHED:
      return describe_standing (self);
    case STEWARD_FORECAST_TOO_FEW:
      return g_strdup_printf (self->basis == STEWARD_FORECAST_MONTHS
                                /* Translators: a date */
                                ? _ ("too few months: there will be enough on %s")
                                : _ ("too few weeks: there will be enough on %s"),
                              enough_on);
    case STEWARD_FORECAST_NO_SEATS:
      return g_strdup (_ ("seats not known"));
    case STEWARD_FORECAST_NO_USAGE:
      return g_strdup (_ ("no usage yet"));
    case STEWARD_FORECAST_CROSSES:
    default:
      return NULL;
    }
}

/* Between which days most curves cross. */
static char *
describe_span (const StewardForecast *self)
{
  g_autofree char *first = steward_format_day (self->crossing_first);
  g_autofree char *last = steward_format_day (self->crossing_last);

  if (self->crossing_first == STEWARD_DAY_NONE)
    return NULL;
  if (self->crossing_last == STEWARD_DAY_NONE)
    /* Translators: when the target is reached: a date, if at all */
    return g_strdup_printf (_ ("from %s on, if at all"), first);
  /* Translators: when the target is reached: two dates */
  return g_strdup_printf (_ ("between %s and %s"), first, last);
}

/* A chance as people say it: nothing is certain. */
static char *
format_chance (double chance)
{
  if (chance > 0.99)
    return g_strdup_printf (_ ("over %s likely"), "99\u00a0%");
  if (chance < 0.01)
    return g_strdup_printf (_ ("less than %s likely"), "1\u00a0%");
  /* Translators: a percentage with its sign */
  return g_strdup_printf (_ ("%.0f\u00a0%% likely"), chance * 100);
}

char *
steward_forecast_describe_by_due (const StewardForecast *self)
{
  g_autofree char *due = steward_format_day (self->due);
  g_autofree char *chance = NULL;

  if (isnan (self->chance_by_due))
    return NULL;
  chance = format_chance (self->chance_by_due);
  /* Translators: `70 % likely`, a date */
  return g_strdup_printf (_ ("%s by %s"), chance, due);
}

/* Appends what is said beside other things. */
static void
add_remark (GString *text, const char *remark)
{
  if (remark)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", remark);
}

char *
steward_forecast_describe_chance (const StewardForecast *self)
{
  g_autofree char *state = describe_state (self);
  g_autofree char *by_due = steward_forecast_describe_by_due (self);
  g_autofree char *span = state || by_due ? NULL : describe_span (self);
  GString *text = g_string_new (NULL);

  add_remark (text, state);
  add_remark (text, by_due);
  add_remark (text, span);
  if (self->basis == STEWARD_FORECAST_WEEKS && steward_forecast_has_curve (self))
    add_remark (text, _ ("estimated from weeks"));
  return g_string_free_and_steal (text);
}

char *
steward_forecast_describe (const StewardForecast *self)
{
  g_autofree char *title = steward_forecast_get_title (self);
  g_autofree char *crossing = steward_forecast_describe_crossing (self);
  g_autofree char *chance = steward_forecast_describe_chance (self);

  if (*chance == '\0')
    return g_strdup_printf ("%s: %s", title, crossing);
  if (!steward_forecast_has_curve (self))
    return g_strdup_printf ("%s: %s", title, chance);
  /* Translators: `Reaches 80 %`, `March 2027`, `70 % likely by 12 Dec 2026` */
  return g_strdup_printf (_ ("%s: %s (%s)"), title, crossing, chance);
}
