/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-data.h"

#include "steward-chart-axis-private.h"
#include "steward-explanation.h"

#include <math.h>

static void
category_free (gpointer data)
{
  StewardChartCategory *self = data;

  g_free (self->id);
  g_free (self->label);
  g_free (self->tick);
  g_free (self->note);
  g_free (self);
}

static void
series_free (gpointer data)
{
  StewardChartSeries *self = data;

  g_free (self->id);
  g_free (self->label);
  g_array_unref (self->values);
  g_clear_pointer (&self->lows, g_array_unref);
  g_free (self);
}

StewardChartData *
steward_chart_data_new (StewardChartKind kind, StewardChartUnit unit, const char *title)
{
  StewardChartData *self = g_new0 (StewardChartData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->unit = unit;
  self->title = g_strdup (title);
  self->target = (double) NAN;
  self->edge = (double) NAN;
  self->categories = g_ptr_array_new_with_free_func (category_free);
  self->series = g_ptr_array_new_with_free_func (series_free);
  return self;
}

StewardChartData *
steward_chart_data_ref (StewardChartData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
steward_chart_data_unref (StewardChartData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->message);
  g_free (self->caption);
  g_free (self->remark);
  g_free (self->empty);
  g_free (self->category_title);
  g_free (self->total_label);
  g_free (self->currency);
  g_free (self->target_label);
  g_free (self->edge_label);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->series);
  g_free (self);
}

/* --- Filling it ------------------------------------------------------------------------------- */

StewardChartCategory *
steward_chart_data_add_category (StewardChartData *self,
                                 const char *id,
                                 const char *label,
                                 const char *tick)
{
  StewardChartCategory *category = g_new0 (StewardChartCategory, 1);

  category->id = g_strdup (id);
  category->label = g_strdup (label);
  category->tick = g_strdup (tick);
  category->month = -1;
  g_ptr_array_add (self->categories, category);
  return category;
}

StewardChartCategory *
steward_chart_data_add_month (StewardChartData *self, StewardMonth month)
{
  g_autofree char *id = steward_month_format (month);
  g_autofree char *label = steward_format_month (month);
  g_autofree char *tick = steward_chart_axis_format_month (month, FALSE);
  StewardChartCategory *category = steward_chart_data_add_category (self, id, label, tick);

  category->month = month;
  return category;
}

static GArray *
create_values (guint n)
{
  const double none = (double) NAN;
  GArray *values = g_array_sized_new (FALSE, FALSE, sizeof (double), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (values, none);
  return values;
}

StewardChartSeries *
steward_chart_data_add_series (StewardChartData *self,
                               StewardSeriesRole role,
                               const char *id,
                               const char *label)
{
  StewardChartSeries *series = g_new0 (StewardChartSeries, 1);

  series->role = role;
  series->id = g_strdup (id);
  series->label = g_strdup (label);
  series->values = create_values (self->categories->len);
  if (role == STEWARD_SERIES_BAND)
    series->lows = create_values (self->categories->len);
  g_ptr_array_add (self->series, series);
  return series;
}

void
steward_chart_series_set (StewardChartSeries *self, guint category, double value)
{
  g_return_if_fail (category < self->values->len);
  g_array_index (self->values, double, category) = value;
}

void
steward_chart_series_set_band (StewardChartSeries *self, guint category, double low, double high)
{
  g_return_if_fail (self->lows != NULL && category < self->lows->len);
  g_array_index (self->lows, double, category) = low;
  g_array_index (self->values, double, category) = high;
}

/* --- Asking it -------------------------------------------------------------------------------- */

const StewardChartCategory *
steward_chart_data_get_category (const StewardChartData *self, guint i)
{
  return g_ptr_array_index (self->categories, i);
}

const StewardChartSeries *
steward_chart_data_get_series (const StewardChartData *self, guint i)
{
  return g_ptr_array_index (self->series, i);
}

double
steward_chart_series_get (const StewardChartSeries *self, guint category)
{
  return g_array_index (self->values, double, category);
}

double
steward_chart_series_get_low (const StewardChartSeries *self, guint category)
{
  return self->lows ? g_array_index (self->lows, double, category) : (double) NAN;
}

gboolean
steward_chart_data_has_values (const StewardChartData *self)
{
  for (guint i = 0; i < self->categories->len; i++)
    if (!isnan (steward_chart_data_get_sum (self, i)))
      return TRUE;
  return FALSE;
}

double
steward_chart_data_get_sum (const StewardChartData *self, guint category)
{
  double sum = (double) NAN;

  for (guint i = 0; i < self->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self, i);
      double value = steward_chart_series_get (series, category);

      if (series->role == STEWARD_SERIES_ROW || isnan (value))
        continue;
      sum = isnan (sum) ? value : sum + value;
    }
  return sum;
}

/* --- Places ----------------------------------------------------------------------------------- */

static int
get_stride (const StewardChartData *self)
{
  return (int) self->series->len + 1;
}

int
steward_chart_data_get_place (const StewardChartData *self, guint category, int series)
{
  return (int) category * get_stride (self) + series + 1;
}

void
steward_chart_data_split_place (const StewardChartData *self,
                                int place,
                                guint *category,
                                int *series)
{
  *category = (guint) (place / get_stride (self));
  *series = place % get_stride (self) - 1;
}

gboolean
steward_chart_data_has_parts (const StewardChartData *self)
{
  return self->kind == STEWARD_CHART_COLUMNS && self->series->len > 1;
}

static gboolean
is_part (const StewardChartData *self, guint category, int series)
{
  const StewardChartSeries *it = steward_chart_data_get_series (self, (guint) series);

  /* No part of a column is as high as nothing. */
  return it->role != STEWARD_SERIES_ROW && steward_chart_series_get (it, category) > 0;
}

/* The next part of a category upwards or downwards; below the lowest one is the category. */
static int
step_in_parts (const StewardChartData *self, guint category, int series, int direction)
{
  int next = series + direction;

  while (next >= 0 && next < (int) self->series->len && !is_part (self, category, next))
    next += direction;
  return next < (int) self->series->len ? MAX (next, -1) : series;
}

static int
step_in_categories (const StewardChartData *self, int place, int direction)
{
  int n = (int) self->categories->len;
  guint category = 0;
  int series = -1;

  if (place < 0)
    return steward_chart_data_get_place (self, direction > 0 ? 0 : (guint) (n - 1), -1);
  steward_chart_data_split_place (self, place, &category, &series);
  return steward_chart_data_get_place (self, (guint) CLAMP ((int) category + direction, 0, n - 1),
                                       -1);
}

static int
step_upwards (const StewardChartData *self, int place, int direction)
{
  guint category = self->categories->len - 1;
  int series = -1;

  /* The steps of a bridge stand below each other. */
  if (self->kind == STEWARD_CHART_BRIDGE)
    return step_in_categories (self, place, -direction);
  if (!steward_chart_data_has_parts (self))
    return -1;
  if (place >= 0)
    steward_chart_data_split_place (self, place, &category, &series);
  return steward_chart_data_get_place (self, category,
                                       step_in_parts (self, category, series, direction));
}

static gboolean
is_of_months (const StewardChartData *self)
{
  return self->categories->len > 0 && steward_chart_data_get_category (self, 0)->month >= 0;
}

int
steward_chart_data_step (const StewardChartData *self, int place, StewardChartStep step)
{
  if (self->categories->len == 0)
    return -1;
  switch (step)
    {
    case STEWARD_CHART_STEP_BACK:
      return step_in_categories (self, place, -1);
    case STEWARD_CHART_STEP_ON:
      return step_in_categories (self, place, 1);
    case STEWARD_CHART_STEP_YEAR_BACK:
      return is_of_months (self) ? step_in_categories (self, place, -12) : -1;
    case STEWARD_CHART_STEP_YEAR_ON:
      return is_of_months (self) ? step_in_categories (self, place, 12) : -1;
    case STEWARD_CHART_STEP_UP:
      return step_upwards (self, place, 1);
    case STEWARD_CHART_STEP_DOWN:
      return step_upwards (self, place, -1);
    case STEWARD_CHART_STEP_FIRST:
      return step_in_categories (self, -1, 1);
    case STEWARD_CHART_STEP_LAST:
    default:
      return step_in_categories (self, -1, -1);
    }
}

gboolean
steward_chart_data_find_behind (const StewardChartData *self,
                                int place,
                                const char **category,
                                const char **series)
{
  guint i = 0;
  int part = -1;
  double value;

  if (!self->leads || place < 0)
    return FALSE;
  steward_chart_data_split_place (self, place, &i, &part);
  value = part < 0
            ? steward_chart_data_get_sum (self, i)
            : steward_chart_series_get (steward_chart_data_get_series (self, (guint) part), i);
  *category = steward_chart_data_get_category (self, i)->id;
  *series = part < 0 ? NULL : steward_chart_data_get_series (self, (guint) part)->id;
  return !isnan (value) && (value != 0 || self->kind == STEWARD_CHART_LINES);
}
