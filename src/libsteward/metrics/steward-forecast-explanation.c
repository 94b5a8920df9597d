/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-forecast.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many points are told one by one. */
#define MAX_LISTED 12

static const StewardForecastPoint *
get_point (const StewardForecast *self, guint i)
{
  return &g_array_index (self->points, StewardForecastPoint, i);
}

/* The day of a point as people call it: a month, or its last day. */
static char *
format_point_day (const StewardForecast *self, StewardDay day)
{
  return self->basis == STEWARD_FORECAST_MONTHS ? steward_format_month (steward_day_get_month (day))
                                                : steward_format_day (day);
}

/* --- Formula ---------------------------------------------------------------------------------- */

/* `b1 ÷ (1 + exp (b2 − b3 × t))`, with the numbers of the customer. */
static char *
format_logistic (const StewardForecast *self)
{
  const double *b = self->chosen.b;
  g_autofree char *level = steward_format_percent (b[0], 1);

  return g_strdup_printf ("%s ÷ (1 + exp (%.4g − %.4g × t))", level, b[1], b[2]);
}

static char *
format_line (const StewardForecast *self)
{
  const double *b = self->chosen.b;
  g_autofree char *start = steward_format_percent (b[0], 1);
  g_autofree char *slope = steward_format_percent (fabs (b[1]), 3);

  return g_strdup_printf ("%s %s %s × t", start, b[1] < 0 ? "−" : "+", slope);
}

static char *
format_curve (const StewardForecast *self)
{
  if (self->chosen.growth == STEWARD_GROWTH_LOGISTIC)
    return format_logistic (self);
  return self->chosen.growth == STEWARD_GROWTH_LINE ? format_line (self)
                                                    : steward_format_percent (self->plateau, 1);
}

/* Where the curve crosses, calculated as anyone can: t in days after the first point. */
static char *
format_crossing (const StewardForecast *self)
{
  const double *b = self->chosen.b;
  double t = steward_growth_find_crossing (&self->chosen, self->target);

  if (self->chosen.growth == STEWARD_GROWTH_LOGISTIC)
    return g_strdup_printf (_ ("t = (%.4g − ln (%.4g ÷ %.4g − 1)) ÷ %.4g = %.0f days"), b[1], b[0],
                            self->target, b[2], t);
  return g_strdup_printf (_ ("t = (%.4g − %.4g) ÷ %.4g = %.0f days"), self->target, b[0], b[1], t);
}

/* What a curve says that crosses the target on no day. */
static const char *
get_verdict (StewardForecastState state)
{
  if (state == STEWARD_FORECAST_REACHED || state == STEWARD_FORECAST_FELL_BACK)
    /* Translators: a curve as a formula; the target, `80 %` */
    return _ ("%s, and %s is reached");
  if (state == STEWARD_FORECAST_TOO_FAR)
    /* Translators: a curve as a formula; the target, `80 %` */
    return _ ("%s takes too long to reach %s");
  /* Translators: a curve as a formula; the target, `80 %` */
  return _ ("%s does not reach %s");
}

static char *
make_formula (const StewardForecast *self)
{
  g_autofree char *curve = format_curve (self);
  g_autofree char *target = steward_format_limit (self->target);
  g_autofree char *crossing = NULL;
  g_autofree char *day = NULL;

  if (self->crossing == STEWARD_DAY_NONE)
    return g_strdup_printf (get_verdict (self->state), curve, target);
  crossing = format_crossing (self);
  day = steward_format_day (self->crossing);
  /* Translators: a curve as a formula; the target, `80 %`; how the day is calculated; a date */
  return g_strdup_printf (_ ("%s = %s at %s, on %s"), curve, target, crossing, day);
}

/* From where it stands to the target. */
static void
add_terms (const StewardForecast *self, StewardExplanation *explanation)
{
  const StewardForecastPoint *last = steward_forecast_get_last_point (self);
  g_autofree char *value = steward_format_percent (last->value, 1);
  g_autofree char *last_day = format_point_day (self, last->day);
  g_autofree char *target = steward_format_limit (self->target);
  g_autofree char *plateau = steward_format_percent (self->plateau, 1);
  g_autofree char *crossing = steward_forecast_describe_crossing (self);

  steward_explanation_add_term (explanation, "", value, last_day);
  if (self->state == STEWARD_FORECAST_LEVELS_OFF)
    steward_explanation_add_term (explanation, "→", plateau, _ ("levels off"));
  else if (self->state == STEWARD_FORECAST_CROSSES || self->state == STEWARD_FORECAST_TOO_FAR)
    steward_explanation_add_term (explanation, "→", target, crossing);
}

/* --- Points ----------------------------------------------------------------------------------- */

static void
add_basis (const StewardForecast *self, StewardExplanation *explanation)
{
  g_autofree char *first = format_point_day (self, get_point (self, 0)->day);
  g_autofree char *last = format_point_day (self, steward_forecast_get_last_point (self)->day);
  guint n = self->points->len;

  switch (self->basis)
    {
    case STEWARD_FORECAST_ROLLING:
      steward_explanation_add (
        explanation, _ ("Points"),
        /* Translators: a count, two dates */
        g_dngettext (GETTEXT_PACKAGE, "%u window of 28 days ÷ seats, a week apart, %s to %s",
                     "%u windows of 28 days ÷ seats, a week apart, %s to %s", n),
        n, first, last);
      break;
    case STEWARD_FORECAST_WEEKS:
      steward_explanation_add (
        explanation, _ ("Points"),
        /* Translators: a count, two dates */
        g_dngettext (GETTEXT_PACKAGE, "estimated from %u complete week ÷ seats, %s to %s",
                     "estimated from %u complete weeks ÷ seats, %s to %s", n),
        n, first, last);
      break;
    case STEWARD_FORECAST_MONTHS:
    default:
      steward_explanation_add (explanation, _ ("Points"),
                               /* Translators: a count, two months */
                               g_dngettext (GETTEXT_PACKAGE,
                                            "%u complete month (UTC), MAU ÷ seats, %s to %s",
                                            "%u complete months (UTC), MAU ÷ seats, %s to %s", n),
                               n, first, last);
    }
}

static void
add_values (const StewardForecast *self, StewardExplanation *explanation)
{
  guint n = self->points->len;
  guint first = n > MAX_LISTED ? n - MAX_LISTED : 0;
  g_autoptr (GString) text = g_string_new (first > 0 ? "… " : "");

  for (guint i = first; i < n; i++)
    {
      g_autofree char *value = steward_format_percent (get_point (self, i)->value, 1);

      g_string_append_printf (text, "%s%s", i > first ? ", " : "", value);
    }
  steward_explanation_add (explanation, _ ("Values"), "%s", text->str);
}

static void
add_points (const StewardForecast *self, StewardExplanation *explanation)
{
  if (self->points->len == 0)
    return;
  add_basis (self, explanation);
  add_values (self, explanation);
  if (self->n_left_out > 0)
    steward_explanation_add (
      explanation, _ ("Left out"),
      g_dngettext (GETTEXT_PACKAGE, "%u older point, whose course has changed",
                   "%u older points, whose course has changed", self->n_left_out),
      self->n_left_out);
  if (isnan (self->weeks_ratio))
    return;
  steward_explanation_add (explanation, _ ("Weeks scaled by"),
                           self->ratio_of_portfolio
                             /* Translators: a ratio */
                             ? _ ("%.2f, the median MAU ÷ WAU of other customers of that age")
                             : _ ("%.2f, the customer's own MAU ÷ WAU"),
                           self->weeks_ratio);
}

/* --- The fit ---------------------------------------------------------------------------------- */

static void
add_comparison (const StewardForecast *self, StewardExplanation *explanation)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < STEWARD_N_GROWTHS; i++)
    {
      const StewardGrowthFit *fit = &self->fits[i];

      if (!isfinite (fit->aicc))
        continue;
      g_string_append_printf (text, "%s%s %.1f", text->len > 0 ? ", " : "",
                              steward_growth_get_label (fit->growth), fit->aicc);
    }
  /* Translators: the chosen one of several models; all of them with how well they fit */
  steward_explanation_add (explanation, _ ("Model"), _ ("%s; by AICc, the least is best: %s"),
                           steward_growth_get_label (self->chosen.growth), text->str);
}

static void
add_band (const StewardForecast *self, StewardExplanation *explanation)
{
  g_autofree char *first = steward_format_day (self->crossing_first);
  g_autofree char *last = steward_format_day (self->crossing_last);

  if (self->state == STEWARD_FORECAST_REACHED || self->state == STEWARD_FORECAST_FELL_BACK)
    return;
  if (self->crossing_first == STEWARD_DAY_NONE)
    steward_explanation_add (explanation, _ ("80\u00a0% band"), "%s",
                             _ ("most of what the points allow never gets there"));
  else if (self->crossing_last == STEWARD_DAY_NONE)
    /* Translators: a date */
    steward_explanation_add (explanation, _ ("80\u00a0% band"), _ ("not before %s, or never"),
                             first);
  else
    /* Translators: two dates */
    steward_explanation_add (explanation, _ ("80\u00a0% band"), _ ("%s to %s"), first, last);
}

/* The next point that will be counted. */
static void
add_next (const StewardForecast *self, StewardExplanation *explanation)
{
  for (guint i = 1; i < self->band->len; i++)
    {
      const StewardForecastStep *step = &g_array_index (self->band, StewardForecastStep, i);
      g_autofree char *label = NULL;
      g_autofree char *value = NULL;
      g_autofree char *low = NULL;
      g_autofree char *high = NULL;

      if (step->day < self->today
          || step->day != steward_month_get_last_day (steward_day_get_month (step->day)))
        continue;
      label = steward_format_month (steward_day_get_month (step->day));
      value = steward_format_percent (step->value, 1);
      low = steward_format_percent (step->low, 1);
      high = steward_format_percent (step->high, 1);
      /* Translators: percentages: what is likely, and the band round it */
      steward_explanation_add (explanation, label, _ ("%s, with 80\u00a0%% chance %s to %s"), value,
                               low, high);
      return;
    }
}

static void
add_test (const StewardForecast *self, StewardExplanation *explanation)
{
  guint n = self->points->len;
  g_autofree char *first_said = steward_format_percent (self->tested[0], 1);
  g_autofree char *last_said = steward_format_percent (self->tested[1], 1);
  g_autofree char *first_came = steward_format_percent (get_point (self, n - 2)->value, 1);
  g_autofree char *last_came = steward_format_percent (get_point (self, n - 1)->value, 1);

  steward_explanation_add (explanation, _ ("Back-test"),
                           /* Translators: what a model said of two points, what came, percentage
                            * points */
                           _ ("without the last two points %s and %s instead of %s and %s: %.1f "
                              "points off on average"),
                           first_said, last_said, first_came, last_came,
                           steward_forecast_get_test_error (self) * 100);
}

static void
add_fit (const StewardForecast *self, StewardExplanation *explanation)
{
  g_autofree char *origin = steward_format_day (get_point (self, 0)->day);

  /* Translators: what t is in a formula; a date */
  steward_explanation_add (explanation, "t", _ ("days after %s"), origin);
  add_comparison (self, explanation);
  if (!isnan (self->plateau))
    {
      g_autofree char *plateau = steward_format_percent (self->plateau, 1);

      steward_explanation_add (explanation, _ ("Levels off at"), "%s", plateau);
    }
  add_band (self, explanation);
  add_next (self, explanation);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
add_due (const StewardForecast *self, StewardExplanation *explanation)
{
  g_autofree char *by_due = steward_forecast_describe_by_due (self);
  g_autofree char *due = steward_format_day (self->due);

  if (by_due)
    steward_explanation_add (explanation, _ ("Chance"), "%s", by_due);
  if (self->pace > 0)
    /* Rounded up: a pace that falls short would not be the one that is needed. */
    steward_explanation_add (explanation, _ ("Pace"),
                             /* Translators: percentage points, a date */
                             _ ("needs +%.1f points a week to be there on %s"),
                             ceil (self->pace * 1000 - 1e-6) / 10, due);
}

static char *
make_rule (const StewardForecast *self)
{
  return g_strdup_printf (
    /* Translators: a count of points, a count of years */
    _ ("Of a constant, a straight line and a logistic curve (level at most 120\u00a0%%), fitted to "
       "at least %u complete months or else weeks, the one with the least AICc, in which the "
       "variance counts as a parameter. The band holds what comes with 80\u00a0%% chance, over all "
       "curves that the points allow; the chance is the share of them at the target on the due "
       "day. Of a long course that was over 5 points off the last two points, the last 12 or 6 "
       "are fitted alone where that halves it. Nothing is said of what lies more than "
       "%u years ahead."),
    self->min_points, self->years);
}

/* The figure in a word and in a few. */
static void
set_value (const StewardForecast *self, StewardExplanation *explanation)
{
  const char *word = steward_forecast_state_to_string (self->state);

  explanation->word = word;
  explanation->summary = steward_forecast_describe_chance (self);
  if (self->points->len > 0)
    {
      explanation->first_day = get_point (self, 0)->day;
      explanation->last_day = steward_forecast_get_last_point (self)->day;
    }
  if (steward_forecast_has_curve (self))
    explanation->value = steward_forecast_describe_crossing (self);
  else
    explanation->reason = word;
}

StewardExplanation *
steward_forecast_explain (const StewardForecast *self)
{
  g_autofree char *title = steward_forecast_get_title (self);
  StewardExplanation *explanation = steward_explanation_new (title);

  set_value (self, explanation);
  if (steward_forecast_has_curve (self))
    {
      explanation->formula = make_formula (self);
      add_terms (self, explanation);
    }
  else
    explanation->formula = g_strdup_printf (_ ("Not available: %s"), explanation->summary);
  add_points (self, explanation);
  if (steward_forecast_has_curve (self))
    add_fit (self, explanation);
  add_due (self, explanation);
  if (steward_forecast_has_curve (self))
    add_test (self, explanation);
  explanation->rule = make_rule (self);
  return explanation;
}
