/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-health-charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- One customer, day by day ----------------------------------------------------------------- */

static const StewardHealthDay *
get_day (const GArray *days, guint i)
{
  return &g_array_index (days, StewardHealthDay, i);
}

/* The day from which on the score is what it was on the last one. */
static const StewardHealthDay *
find_change (const GArray *days)
{
  guint i = days->len - 1;

  while (i > 0 && fabs (get_day (days, i - 1)->value - get_day (days, i)->value) < 0.05)
    i--;
  return get_day (days, i);
}

static char *
describe_history (const GArray *days)
{
  const StewardHealthDay *last = get_day (days, days->len - 1);
  const StewardHealthDay *since = find_change (days);
  g_autofree char *score = NULL;
  g_autofree char *day = NULL;

  if (isnan (last->value))
    return g_strdup (_ ("Nothing is known yet that health is made of"));
  score = steward_format_score (last->value);
  day = steward_format_day (since->day);
  if (since == get_day (days, 0))
    /* Translators: the health score, what it means, a day */
    return g_strdup_printf (_ ("Health is %s of 10, %s, as on %s"), score,
                            steward_state_get_label (last->state), day);
  /* Translators: the health score, what it means, a day */
  return g_strdup_printf (_ ("Health is %s of 10, %s, since %s"), score,
                          steward_state_get_label (last->state), day);
}

static void
add_days (StewardChartData *data, const GArray *days)
{
  for (guint i = 0; i < days->len; i++)
    {
      const StewardHealthDay *day = get_day (days, i);
      g_autofree char *id = steward_day_format (day->day);
      g_autofree char *label = steward_format_day (day->day);
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (
        steward_day_get_time (day->day));
      /* Translators: a day without its year, see g_date_time_format() */
      g_autofree char *tick = g_date_time_format (moment, C_ ("day", "%-d %b"));
      StewardChartCategory *category = steward_chart_data_add_category (data, id, label, tick);

      if (!isnan (day->value))
        /* Translators: whether health is healthy, known traits of all traits */
        category->note = g_strdup_printf (_ ("%s, from %u of %u traits"),
                                          steward_state_get_label (day->state), day->n_known,
                                          (guint) STEWARD_N_TRAITS);
    }
}

static void
add_line (StewardChartData *data,
          StewardSeriesRole role,
          const char *id,
          const char *label,
          const GArray *days)
{
  StewardChartSeries *series = steward_chart_data_add_series (data, role, id, label);

  for (guint i = 0; i < days->len; i++)
    steward_chart_series_set (series, i, get_day (days, i)->value);
}

StewardChartData *
steward_health_history_chart_new (const GArray *days,
                                  const GArray *replayed,
                                  const StewardHealthRules *rules)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_LINES, STEWARD_CHART_SCORE,
                                                   _ ("Health by day"));
  g_autofree char *healthy = steward_format_score (rules->healthy);

  data->message = describe_history (days);
  data->caption = g_strdup (_ ("Score of each day, by what was counted and said until then"));
  data->empty = g_strdup (
    _ ("Sync or import usage, or enter health inputs, to see how the score develops."));
  data->category_title = g_strdup (_ ("Day"));
  data->target = rules->healthy;
  /* Translators: from which score on health is healthy */
  data->target_label = g_strdup_printf (_ ("healthy from %s"), healthy);
  add_days (data, days);
  add_line (data, STEWARD_SERIES_MAIN, "score", _ ("Score"), days);
  if (replayed)
    add_line (data, STEWARD_SERIES_SIDE, "replayed", _ ("Other weights"), replayed);
  return data;
}

/* --- All customers, then and now -------------------------------------------------------------- */

/* Best first, in the order in which people read them. */
static const StewardState order[] = { STEWARD_STATE_HEALTHY, STEWARD_STATE_CONCERNING,
                                      STEWARD_STATE_POOR, STEWARD_STATE_UNKNOWN };

static StewardSeriesRole
get_role (StewardState state)
{
  switch (state)
    {
    case STEWARD_STATE_HEALTHY:
      return STEWARD_SERIES_HEALTHY;
    case STEWARD_STATE_CONCERNING:
      return STEWARD_SERIES_CONCERNING;
    case STEWARD_STATE_POOR:
      return STEWARD_SERIES_POOR;
    case STEWARD_STATE_UNKNOWN:
    default:
      return STEWARD_SERIES_UNKNOWN;
    }
}

/* `3 customers fell in health since 23 October 2026, 2 rose` */
static char *
describe_flow (const StewardHealthFlow *flow, StewardDay before)
{
  g_autofree char *day = steward_format_day (before);
  guint up = steward_health_flow_count_risen (flow);
  guint down = steward_health_flow_count_fallen (flow);

  if (up + down == 0)
    /* Translators: a day */
    return g_strdup_printf (_ ("No customer changed between healthy, concerning and poor since %s"),
                            day);
  if (down == 0)
    return g_strdup_printf (
      /* Translators: how many customers rose, a day */
      g_dngettext (GETTEXT_PACKAGE, "%u customer rose in health since %s, none fell",
                   "%u customers rose in health since %s, none fell", up),
      up, day);
  if (up == 0)
    return g_strdup_printf (
      /* Translators: how many customers fell, a day */
      g_dngettext (GETTEXT_PACKAGE, "%u customer fell in health since %s, none rose",
                   "%u customers fell in health since %s, none rose", down),
      down, day);
  return g_strdup_printf (
    /* Translators: how many customers fell, a day, how many rose */
    g_dngettext (GETTEXT_PACKAGE, "%u customer fell in health since %s, %u rose",
                 "%u customers fell in health since %s, %u rose", down),
    down, day, up);
}

/* `On 23 Oct 2026: 40 healthy, …` is what the chart does not show at a glance. */
static char *
describe_before (const StewardHealthFlow *flow, StewardDay before)
{
  g_autofree char *day = steward_format_day (before);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_string_append_printf (text, "%s%s %u", i > 0 ? C_ ("list", ", ") : "",
                            steward_state_get_label (order[i]),
                            steward_health_flow_count_before (flow, order[i]));
  /* Translators: a day, then `Healthy 40, Concerning 12, …` */
  return g_strdup_printf (_ ("On %s: %s."), day, text->str);
}

StewardChartData *
steward_health_flow_chart_new (const StewardHealthFlow *flow, StewardDay before)
{
  StewardChartData *data = steward_chart_data_new (STEWARD_CHART_COLUMNS, STEWARD_CHART_COUNT,
                                                   _ ("Health, a month ago and today"));
  g_autofree char *day = steward_format_day (before);

  data->message = describe_flow (flow, before);
  /* Translators: a day */
  data->caption = g_strdup_printf (_ ("Customers by health today; each part by what it was on %s"),
                                   day);
  data->remark = describe_before (flow, before);
  data->empty = g_strdup (_ ("There is no customer to tell of."));
  data->category_title = g_strdup (_ ("Health today"));
  data->total_label = g_strdup (_ ("Customers"));
  data->leads = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    steward_chart_data_add_category (data, steward_state_to_string (order[i]),
                                     steward_state_get_label (order[i]),
                                     steward_state_get_label (order[i]));
  for (guint from = 0; from < G_N_ELEMENTS (order); from++)
    {
      /* Translators: a state of health that a customer had */
      g_autofree char *label = g_strdup_printf (_ ("was %s"),
                                                steward_state_get_label (order[from]));
      StewardChartSeries *series = steward_chart_data_add_series (
        data, get_role (order[from]), steward_state_to_string (order[from]), label);

      for (guint to = 0; to < G_N_ELEMENTS (order); to++)
        steward_chart_series_set (series, to, flow->customers[order[from]][order[to]]);
    }
  return data;
}
