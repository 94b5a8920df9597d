/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-data.h"

#include "steward-explanation.h"

#include "steward-health.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- Values ----------------------------------------------------------------------------------- */

/* Of three figures, with the thousands in words. */
static char *
format_short_amount (double value)
{
  /* Translators: a great amount, short: thousands, millions, thousand millions */
  const struct {
    double size;
    const char *format;
  } units[] = {
    { 1e9, C_ ("amount", "%.*f bn") },
    { 1e6, C_ ("amount", "%.*f M") },
    { 1e3, C_ ("amount", "%.*f k") },
  };
  double size = fabs (value);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (size >= units[i].size * 0.9995)
      {
        double share = value / units[i].size;

        return g_strdup_printf (units[i].format,
                                fabs (share) < 9.995   ? 2
                                : fabs (share) < 99.95 ? 1
                                                       : 0,
                                share);
      }
  return steward_format_count ((gint64) round (value));
}

char *
steward_chart_data_format (const StewardChartData *self, double value)
{
  if (isnan (value))
    return g_strdup (_ ("no figure"));
  switch (self->unit)
    {
    case STEWARD_CHART_PERCENT:
      return steward_format_percent (value, 1);
    case STEWARD_CHART_AMOUNT:
      return steward_format_amount (value, self->currency);
    case STEWARD_CHART_SCORE:
      return steward_format_score (value);
    case STEWARD_CHART_COUNT:
    default:
      return steward_format_count ((gint64) round (value));
    }
}

char *
steward_chart_data_format_short (const StewardChartData *self, double value)
{
  if (isnan (value))
    return g_strdup ("–");
  switch (self->unit)
    {
    case STEWARD_CHART_PERCENT:
      return steward_format_percent (value, 0);
    case STEWARD_CHART_AMOUNT:
      return format_short_amount (value);
    case STEWARD_CHART_SCORE:
      return g_strdup_printf ("%.3g", value);
    case STEWARD_CHART_COUNT:
    default:
      return steward_format_count ((gint64) round (value));
    }
}

/* A change has its sign. */
static char *
format_step (const StewardChartData *self, const StewardChartCategory *category, double value)
{
  g_autofree char *text = steward_chart_data_format (self, fabs (value));

  if (self->kind != STEWARD_CHART_BRIDGE || category->total || isnan (value) || value == 0)
    return steward_chart_data_format (self, value);
  return g_strdup_printf ("%s%s", value < 0 ? "−" : "+", text);
}

static char *
format_value (const StewardChartData *self, const StewardChartSeries *series, guint i)
{
  double value = steward_chart_series_get (series, i);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (series->role == STEWARD_SERIES_ROW && !isnan (value))
    return steward_format_count ((gint64) round (value));
  if (series->role != STEWARD_SERIES_BAND || isnan (value))
    return format_step (self, steward_chart_data_get_category (self, i), value);
  low = steward_chart_data_format (self, steward_chart_series_get_low (series, i));
  high = steward_chart_data_format (self, value);
  /* Translators: the ends of a range: `70.0 % to 92.0 %` */
  return g_strdup_printf (_ ("%s to %s"), low, high);
}

/* --- Read-out --------------------------------------------------------------------------------- */

static char *
describe_series (const StewardChartData *self, const StewardChartSeries *series, guint i)
{
  g_autofree char *value = format_value (self, series, i);

  /* Translators: what a value is of, and the value: `Median: 84.0 %` */
  return g_strdup_printf (_ ("%s: %s"), series->label, value);
}

/* What all of a category is, or NULL where its series say it. */
static char *
describe_total (const StewardChartData *self, guint i)
{
  g_autofree char *value = NULL;

  if (self->total_label == NULL)
    return NULL;
  value = steward_chart_data_format (self, steward_chart_data_get_sum (self, i));
  return g_strdup_printf (_ ("%s: %s"), self->total_label, value);
}

/* A series that has nothing of a stack is passed over. */
static gboolean
is_told (const StewardChartData *self, const StewardChartSeries *series, guint i)
{
  double value = steward_chart_series_get (series, i);

  return self->total_label == NULL || (!isnan (value) && value != 0);
}

static GStrv
list_lines (const StewardChartData *self, guint i, int part)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  const char *note = steward_chart_data_get_category (self, i)->note;
  char *total = part < 0 ? describe_total (self, i) : NULL;

  if (total)
    g_strv_builder_take (lines, total);
  for (guint j = 0; j < self->series->len; j++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self, j);

      if (part < 0 ? is_told (self, series, i) : part == (int) j)
        g_strv_builder_take (lines, describe_series (self, series, i));
    }
  if (note)
    g_strv_builder_add (lines, note);
  return g_strv_builder_end (lines);
}

char *
steward_chart_data_describe_place (const StewardChartData *self, int place)
{
  const char *label;
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  guint i = 0;
  int part = -1;

  steward_chart_data_split_place (self, place, &i, &part);
  label = steward_chart_data_get_category (self, i)->label;
  /* A step of a bridge has one value, and its name says what it is. */
  if (self->kind == STEWARD_CHART_BRIDGE)
    {
      g_autofree char *value = format_value (self, steward_chart_data_get_series (self, 0), i);

      const char *note = steward_chart_data_get_category (self, i)->note;

      return note ? g_strdup_printf ("%s: %s. %s.", label, value, note)
                  : g_strdup_printf ("%s: %s.", label, value);
    }
  lines = list_lines (self, i, part);
  text = g_strjoinv (". ", lines);
  return g_strdup_printf ("%s. %s.", label, text);
}

char *
steward_chart_data_describe (const StewardChartData *self)
{
  if (!steward_chart_data_has_values (self))
    return g_strdup (self->empty ? self->empty : "");
  if (self->remark)
    /* Translators: what a chart shows, what its values are, and what else it shows */
    return g_strdup_printf (_ ("%s. %s. %s"), self->message, self->caption, self->remark);
  /* Translators: what a chart shows, and what its values are, as two sentences */
  return g_strdup_printf (_ ("%s. %s."), self->message, self->caption);
}

/* --- Tables ----------------------------------------------------------------------------------- */

static GStrv
list_titles (const StewardChartData *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  g_strv_builder_add (titles, self->category_title);
  if (self->total_label)
    g_strv_builder_add (titles, self->total_label);
  for (guint j = 0; j < self->series->len; j++)
    g_strv_builder_add (titles, steward_chart_data_get_series (self, j)->label);
  return g_strv_builder_end (titles);
}

StewardChartTable *
steward_chart_data_create_table (const StewardChartData *self)
{
  StewardChartTable *table = steward_chart_table_new (list_titles (self));

  for (guint row = 0; row < self->categories->len; row++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      guint i = self->kind == STEWARD_CHART_LINES ? self->categories->len - 1 - row : row;

      g_strv_builder_add (cells, steward_chart_data_get_category (self, i)->label);
      if (self->total_label)
        g_strv_builder_take (
          cells, steward_chart_data_format (self, steward_chart_data_get_sum (self, i)));
      for (guint j = 0; j < self->series->len; j++)
        g_strv_builder_take (cells,
                             format_value (self, steward_chart_data_get_series (self, j), i));
      steward_chart_table_add (table, g_strv_builder_end (cells));
    }
  return table;
}

/* With a point, whatever the locale. */
static char *
format_plain (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", value));
}

static GStrv
list_plain_titles (const StewardChartData *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  g_strv_builder_add (titles, "id");
  for (guint j = 0; j < self->series->len; j++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self, j);

      if (series->lows)
        g_strv_builder_take (titles, g_strconcat (series->id, "-low", NULL));
      g_strv_builder_take (titles, g_strconcat (series->id, series->lows ? "-high" : "", NULL));
    }
  if (self->currency)
    g_strv_builder_add (titles, "currency");
  return g_strv_builder_end (titles);
}

StewardChartTable *
steward_chart_data_create_plain_table (const StewardChartData *self)
{
  StewardChartTable *table = steward_chart_table_new (list_plain_titles (self));

  for (guint i = 0; i < self->categories->len; i++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_add (cells, steward_chart_data_get_category (self, i)->id);
      for (guint j = 0; j < self->series->len; j++)
        {
          const StewardChartSeries *series = steward_chart_data_get_series (self, j);

          if (series->lows)
            g_strv_builder_take (cells, format_plain (steward_chart_series_get_low (series, i)));
          g_strv_builder_take (cells, format_plain (steward_chart_series_get (series, i)));
        }
      if (self->currency)
        g_strv_builder_add (cells, self->currency);
      steward_chart_table_add (table, g_strv_builder_end (cells));
    }
  return table;
}
