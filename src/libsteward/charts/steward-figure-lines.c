/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-figure-layout-private.h"

#include "steward-chart-axis-private.h"
#include "steward-chart-marks-private.h"

#include <math.h>

/* Lines and bands over months: the axis of values may begin above 0, as its figures say. */

/* A narrower chart names its lines in the legend. */
#define LEAST_DIRECT_WIDTH 520
/* From the plot to what its rows count, past the last count, and to the names of the lines. */
#define ROW_GAP 14
#define END_GAP 8
/* The share of the greatest value below which the least one brings the axis down to 0. */
#define NEAR_ZERO 0.35

static gboolean
is_line (const StewardChartSeries *series)
{
  return series->role == STEWARD_SERIES_MAIN || series->role == STEWARD_SERIES_SIDE;
}

/* The index of the last value, or -1. */
static int
find_last (const StewardChartSeries *series)
{
  for (guint i = series->values->len; i > 0; i--)
    if (!isnan (steward_chart_series_get (series, i - 1)))
      return (int) i - 1;
  return -1;
}

static StewardPoint
get_point (const StewardFigureLayout *self, guint category, double value)
{
  return (StewardPoint) { steward_band_scale_map (&self->slots, category + 0.5),
                          steward_figure_layout_map (self, value) };
}

/* --- The axis of values ----------------------------------------------------------------------- */

static void
take_in (StewardScale *range, double value)
{
  if (isnan (value))
    return;
  range->from = MIN (range->from, value);
  range->to = MAX (range->to, value);
}

static void
choose_range (StewardFigureLayout *self)
{
  StewardScale *range = &self->values;
  double step;

  range->from = 0;
  range->to = 10;
  if (self->data->unit == STEWARD_CHART_SCORE)
    return;
  range->from = G_MAXDOUBLE;
  range->to = -G_MAXDOUBLE;
  take_in (range, self->data->target);
  for (guint i = 0; i < self->data->series->len; i++)
    for (guint j = 0; j < self->data->categories->len; j++)
      {
        const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);

        if (series->role == STEWARD_SERIES_ROW)
          continue;
        take_in (range, steward_chart_series_get (series, j));
        take_in (range, steward_chart_series_get_low (series, j));
      }
  if (range->from < NEAR_ZERO * range->to)
    range->from = 0;
  step = steward_scale_get_nice_step (range->to - range->from, 4);
  if (step <= 0)
    step = MAX (range->to / 10, 0.1);
  range->from = MAX (floor (range->from / step + 1e-9) * step, 0);
  range->to = ceil (range->to / step - 1e-9) * step;
  if (range->to <= range->from)
    range->to = range->from + step;
}

/* --- Rooms ------------------------------------------------------------------------------------ */

static char *
describe_end (const StewardFigureLayout *self, const StewardChartSeries *series)
{
  g_autofree char *value = steward_chart_data_format (
    self->data, steward_chart_series_get (series, (guint) find_last (series)));

  return g_strdup_printf ("%s %s", series->label, value);
}

/* What stands at the right of the plot: the lines' names with their last value, and what the rows
 * count. */
static double
measure_right (const StewardFigureLayout *self)
{
  double widest = 0;

  for (guint i = 0; i < self->data->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);
      g_autofree char *text = is_line (series) && find_last (series) >= 0
                                ? describe_end (self, series)
                                : NULL;

      if (text)
        widest = MAX (widest, steward_figure_layout_measure (self, STEWARD_LABEL_LINE, text));
      if (series->role == STEWARD_SERIES_ROW)
        widest = MAX (widest,
                      steward_figure_layout_measure (self, STEWARD_LABEL_DIM, series->label));
    }
  return widest + ROW_GAP + STEWARD_FIGURE_MARGIN;
}

static guint
count_rows (const StewardFigureLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->data->series->len; i++)
    n += steward_chart_data_get_series (self->data, i)->role == STEWARD_SERIES_ROW ? 1 : 0;
  return n;
}

static void
prepare (StewardFigureLayout *self)
{
  choose_range (self);
  self->direct = self->width >= LEAST_DIRECT_WIDTH && measure_right (self) < self->width * 0.4;
  for (guint i = 0; i < self->data->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);

      if (series->role == STEWARD_SERIES_BAND || (!self->direct && is_line (series)))
        steward_figure_layout_add_legend (self, series, FALSE);
    }
  for (guint i = 0; i < self->data->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);

      if (series->role == STEWARD_SERIES_ROW && !self->direct)
        steward_figure_layout_add_legend (self, series, FALSE);
    }
}

/* Everything but the plot. */
static double
get_height_around (const StewardFigureLayout *self)
{
  double axis = self->line_height + 2 * STEWARD_FIGURE_GAP;
  double rows = count_rows (self) * (self->line_height + STEWARD_FIGURE_GAP);
  double legend = self->legend_height > 0 ? self->legend_height + STEWARD_FIGURE_GAP : 0;

  return 2 * STEWARD_FIGURE_MARGIN + self->line_height / 2 + axis + rows + legend;
}

static double
get_height (const StewardFigureLayout *self)
{
  return STEWARD_FIGURE_PLOT + self->line_height + get_height_around (self);
}

static void
arrange (StewardFigureLayout *self)
{
  double left = STEWARD_FIGURE_MARGIN + steward_figure_layout_measure_axis (self)
                + 2 * STEWARD_FIGURE_GAP;
  double right = self->direct ? measure_right (self) : 2 * STEWARD_FIGURE_MARGIN;

  self->plot = (StewardArea) {
    .x = MIN (left, self->width / 2),
    .y = STEWARD_FIGURE_MARGIN + self->line_height / 2,
    .height = MAX (self->height - get_height_around (self), 1),
  };
  self->plot.width = MAX (self->width - self->plot.x - right, 1);
  self->slots = (StewardBandScale) { self->plot.x, self->plot.width, self->data->categories->len,
                                     1 };
  self->values.start = steward_figure_layout_get_base (self);
  self->values.end = self->plot.y;
  self->ticks = steward_chart_axis_choose_ticks (self->values.from, self->values.to,
                                                 self->plot.height, self->line_height);
  self->rows_y = steward_figure_layout_get_base (self) + self->line_height + 2 * STEWARD_FIGURE_GAP;
  steward_chart_legend_move (self->legend, STEWARD_FIGURE_MARGIN,
                             self->rows_y
                               + count_rows (self) * (self->line_height + STEWARD_FIGURE_GAP)
                               + STEWARD_FIGURE_GAP);
}

static StewardArea
get_area (const StewardFigureLayout *self, guint category, int series)
{
  return steward_figure_layout_get_slot (self, category);
}

/* --- Words ------------------------------------------------------------------------------------ */

/* A line, as marks along it. */
static void
add_line_marks (StewardFigureLayout *self, const StewardChartSeries *series)
{
  const int n = 6;

  for (guint i = 0; i + 1 < series->values->len; i++)
    {
      double value = steward_chart_series_get (series, i);
      double next = steward_chart_series_get (series, i + 1);
      StewardPoint from;
      StewardPoint to;

      if (isnan (value) || isnan (next))
        continue;
      from = get_point (self, i, value);
      to = get_point (self, i + 1, next);
      for (int j = 0; j <= n; j++)
        {
          const StewardArea mark = { from.x + (to.x - from.x) * j / n - 2,
                                     from.y + (to.y - from.y) * j / n - 2, 4, 4 };

          steward_label_board_add_mark (self->board, &mark);
        }
    }
}

static void
add_marks (StewardFigureLayout *self)
{
  for (guint i = 0; i < self->data->series->len; i++)
    if (is_line (steward_chart_data_get_series (self->data, i)))
      add_line_marks (self, steward_chart_data_get_series (self->data, i));
  if (!isnan (self->data->target))
    {
      const StewardArea mark = { self->plot.x,
                                 steward_figure_layout_map (self, self->data->target) - 2,
                                 self->plot.width, 4 };

      steward_label_board_add_mark (self->board, &mark);
    }
}

static void
write_target (StewardFigureLayout *self)
{
  StewardPoint places[18];
  const guint last_step = G_N_ELEMENTS (places) / 2 - 1;
  double y;
  double room;

  if (isnan (self->data->target) || self->data->target_label == NULL)
    return;
  y = steward_figure_layout_map (self, self->data->target);
  room = MAX (
    self->plot.width
      - steward_figure_layout_measure (self, STEWARD_LABEL_STRONG, self->data->target_label) - 8,
    0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint step = i / 2;
      double along = step / (double) last_step;

      places[i].x = self->plot.x + 4 + room * along;
      places[i].y = i % 2 == 0 ? y - self->line_height - 3 : y + 4;
    }
  steward_label_board_place (self->board, STEWARD_LABEL_STRONG, self->data->target_label, places,
                             G_N_ELEMENTS (places), TRUE);
}

/* At the right of its last value; where two would collide the later one gives way. */
static void
write_end (StewardFigureLayout *self, const StewardChartSeries *series)
{
  g_autofree char *text = describe_end (self, series);
  double x = self->plot.x + self->plot.width + END_GAP;
  guint last = (guint) find_last (series);
  double y = get_point (self, last, steward_chart_series_get (series, last)).y
             - self->line_height / 2;
  StewardPoint places[9];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint n_steps = (i + 1) / 2;
      double step = self->line_height * 0.55 * n_steps;

      places[i] = (StewardPoint) { x, y + (i % 2 == 0 ? step : -step) };
    }
  steward_label_board_place (
    self->board, series->role == STEWARD_SERIES_MAIN ? STEWARD_LABEL_LINE : STEWARD_LABEL_DIM, text,
    places, G_N_ELEMENTS (places), TRUE);
}

/* In a narrow chart the last value of the main line alone, near it. */
static void
write_last_value (StewardFigureLayout *self, const StewardChartSeries *series)
{
  guint last = (guint) find_last (series);
  double value = steward_chart_series_get (series, last);
  g_autofree char *text = steward_chart_data_format (self->data, value);
  StewardPoint point = get_point (self, last, value);
  double width = steward_figure_layout_measure (self, STEWARD_LABEL_LINE, text);
  double x = MIN (point.x - width / 2, self->width - width - 2);
  StewardPoint places[8];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = (StewardPoint) { i < 4 ? x : point.x - width - 8,
                                 i % 2 == 0 ? point.y - self->line_height - 6 - i % 4 * 6
                                            : point.y + 6 + i % 4 * 6 };
  steward_label_board_place (self->board, STEWARD_LABEL_LINE, text, places, G_N_ELEMENTS (places),
                             FALSE);
}

/* How many slots a count of a row needs for the widest to have room. */
static guint
choose_every (const StewardFigureLayout *self, const StewardChartSeries *series)
{
  double widest = 0;
  guint every = 1;

  for (guint i = 0; i < series->values->len; i++)
    {
      double value = steward_chart_series_get (series, i);
      g_autofree char *text = g_strdup_printf ("%.0f", isnan (value) ? 0 : value);

      widest = MAX (widest, steward_figure_layout_measure (self, STEWARD_LABEL_STRONG, text));
    }
  while (every < series->values->len
         && self->slots.length / self->slots.n * every < widest + 2 * STEWARD_FIGURE_GAP)
    every++;
  return every;
}

/* The newest count is always there. */
static void
write_row (StewardFigureLayout *self, const StewardChartSeries *series, double y)
{
  guint every = choose_every (self, series);
  guint n = series->values->len;

  for (guint i = n; i > 0; i -= MIN (every, i))
    {
      double value = steward_chart_series_get (series, i - 1);
      StewardArea slot = steward_figure_layout_get_slot (self, i - 1);
      g_autofree char *text = g_strdup_printf ("%.0f", value);
      StewardLabel *label;

      if (isnan (value))
        continue;
      label = steward_figure_layout_write_centred (
        self, i == n ? STEWARD_LABEL_STRONG : STEWARD_LABEL_DIM, text, &slot, y);
      if (label)
        label->month = (int) i - 1;
    }
  if (self->direct)
    steward_label_board_place_at (self->board, STEWARD_LABEL_DIM, series->label,
                                  self->plot.x + self->plot.width + ROW_GAP, y);
}

static void
place_words (StewardFigureLayout *self)
{
  double y = self->rows_y;

  steward_figure_layout_write_axis (self);
  steward_figure_layout_write_categories (self);
  add_marks (self);
  for (guint i = 0; i < self->data->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);

      if (series->role == STEWARD_SERIES_ROW)
        {
          write_row (self, series, y);
          y += self->line_height + STEWARD_FIGURE_GAP;
        }
      else if (is_line (series) && find_last (series) >= 0 && self->direct)
        write_end (self, series);
      else if (series->role == STEWARD_SERIES_MAIN && find_last (series) >= 0)
        write_last_value (self, series);
    }
  write_target (self);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* The end of the run of values that begins at @from: the first index after it. */
static guint
find_run_end (const StewardChartSeries *series, guint from)
{
  guint i = from;

  while (i < series->values->len && !isnan (steward_chart_series_get (series, i)))
    i++;
  return i;
}

static void
draw_band_run (const StewardFigureDrawing *self,
               const StewardChartSeries *series,
               guint from,
               guint end)
{
  cairo_new_sub_path (self->cr);
  for (guint i = from; i < end; i++)
    {
      StewardPoint high = get_point (self->layout, i, steward_chart_series_get (series, i));

      cairo_line_to (self->cr, high.x, high.y);
    }
  for (guint i = end; i > from; i--)
    {
      StewardPoint low = get_point (self->layout, i - 1,
                                    steward_chart_series_get_low (series, i - 1));

      cairo_line_to (self->cr, low.x, low.y);
    }
  cairo_close_path (self->cr);
}

static void
draw_band (const StewardFigureDrawing *self, const StewardChartSeries *series)
{
  StewardColor field = self->palette->bar;

  field.alpha *= 0.6;
  for (guint i = 0; i < series->values->len; i++)
    {
      guint end = find_run_end (series, i);

      if (end > i)
        draw_band_run (self, series, i, end);
      i = end;
    }
  cairo_save (self->cr);
  steward_color_set (&field, self->cr);
  cairo_fill_preserve (self->cr);
  if (self->palette->patterns)
    {
      steward_color_set (&self->palette->bar_edge, self->cr);
      cairo_set_line_width (self->cr, 1);
      cairo_stroke_preserve (self->cr);
    }
  cairo_new_path (self->cr);
  cairo_restore (self->cr);
}

static void
draw_run (const StewardFigureDrawing *self, const StewardChartSeries *series, guint from, guint end)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (StewardPoint));

  for (guint i = from; i < end; i++)
    {
      StewardPoint point = get_point (self->layout, i, steward_chart_series_get (series, i));

      g_array_append_val (points, point);
    }
  steward_chart_draw_run (self->cr, &g_array_index (points, StewardPoint, 0), points->len,
                          (series->role == STEWARD_SERIES_MAIN ? 2 : 1.5) * self->palette->stroke);
}

static void
draw_line (const StewardFigureDrawing *self, const StewardChartSeries *series)
{
  int last = find_last (series);

  cairo_save (self->cr);
  steward_figure_drawing_set_line (self, series->role);
  for (guint i = 0; i < series->values->len; i++)
    {
      guint end = find_run_end (series, i);

      if (end > i)
        draw_run (self, series, i, end);
      i = end;
    }
  if (last >= 0)
    {
      StewardPoint point = get_point (self->layout, (guint) last,
                                      steward_chart_series_get (series, (guint) last));

      steward_chart_draw_dot (self->cr, point.x, point.y, 3.5 * self->palette->stroke);
    }
  cairo_restore (self->cr);
}

/* A month without a figure is no 0, and not passed over either. */
static void
draw_missing (const StewardFigureDrawing *self, const StewardChartSeries *series)
{
  steward_color_set (&self->palette->hatch, self->cr);
  for (guint i = 0; i < series->values->len; i++)
    {
      StewardArea slot = steward_figure_layout_get_slot (self->layout, i);

      if (isnan (steward_chart_series_get (series, i)))
        steward_chart_draw_hatch (self->cr, &slot, 8);
    }
}

/* The month from which on the main line has stayed at the target or over it, having been under it
 * before; -1 where there is none. */
static int
find_crossing (const StewardFigureDrawing *self, const StewardChartSeries *series)
{
  int crossing = -1;

  for (guint i = 1; i < series->values->len; i++)
    {
      double before = steward_chart_series_get (series, i - 1);
      double value = steward_chart_series_get (series, i);

      if (before < self->data->target && value >= self->data->target)
        crossing = (int) i;
      else if (!(value >= self->data->target))
        crossing = -1;
    }
  return crossing;
}

static void
draw_ring (const StewardFigureDrawing *self, const StewardPoint *point)
{
  cairo_new_path (self->cr);
  cairo_arc (self->cr, point->x, point->y, 4 * self->palette->stroke, 0, 2 * G_PI);
  steward_color_set (&self->palette->surface, self->cr);
  cairo_fill_preserve (self->cr);
  steward_color_set (&self->palette->line, self->cr);
  cairo_set_line_width (self->cr, 2 * self->palette->stroke);
  cairo_stroke (self->cr);
}

static void
draw_crossing (const StewardFigureDrawing *self, const StewardChartSeries *series)
{
  int crossing = isnan (self->data->target) ? -1 : find_crossing (self, series);
  StewardPoint point;

  if (crossing < 0)
    return;
  point = get_point (self->layout, (guint) crossing,
                     steward_chart_series_get (series, (guint) crossing));
  draw_ring (self, &point);
}

/* An upright line through the selected month, and a dot on each line. */
static void
draw_selected (const StewardFigureDrawing *self)
{
  guint category = 0;
  int part = -1;
  StewardArea slot;
  double x;

  if (self->selected < 0)
    return;
  steward_chart_data_split_place (self->data, self->selected, &category, &part);
  slot = steward_figure_layout_get_slot (self->layout, category);
  x = floor (slot.x + slot.width / 2) + 0.5;
  steward_color_set (&self->palette->dim_text, self->cr);
  steward_figure_drawing_line (self, x, slot.y, x, slot.y + slot.height, 1);
  for (guint i = 0; i < self->data->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);
      double value = steward_chart_series_get (series, category);

      if (!is_line (series) || isnan (value))
        continue;
      steward_figure_drawing_set_line (self, series->role);
      steward_chart_draw_dot (self->cr, slot.x + slot.width / 2,
                              steward_figure_layout_map (self->layout, value),
                              3.5 * self->palette->stroke);
    }
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
draw_target (const StewardFigureDrawing *self)
{
  double y;

  if (isnan (self->data->target))
    return;
  y = round (steward_figure_layout_map (self->layout, self->data->target));
  steward_color_set (&self->palette->target, self->cr);
  steward_figure_drawing_line (self, self->layout->plot.x, y,
                               self->layout->plot.x + self->layout->plot.width, y, 2);
}

static void
draw_rows (const StewardFigureDrawing *self)
{
  StewardArea field = { self->layout->plot.x, self->layout->rows_y, self->layout->plot.width,
                        count_rows (self->layout) * (self->layout->line_height + STEWARD_FIGURE_GAP)
                          - STEWARD_FIGURE_GAP };

  if (count_rows (self->layout) == 0)
    return;
  steward_color_set (&self->palette->ramp, self->cr);
  cairo_rectangle (self->cr, field.x, field.y, field.width, field.height);
  cairo_fill (self->cr);
}

static void
draw (const StewardFigureDrawing *self)
{
  steward_figure_drawing_grid (self);
  for (guint i = 0; i < self->data->series->len; i++)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);

      if (series->role == STEWARD_SERIES_BAND)
        draw_band (self, series);
      if (series->role == STEWARD_SERIES_MAIN)
        draw_missing (self, series);
    }
  steward_figure_drawing_axis (self);
  draw_target (self);
  draw_rows (self);
  draw_selected (self);
  for (guint i = self->data->series->len; i > 0; i--)
    {
      const StewardChartSeries *series = steward_chart_data_get_series (self->data, i - 1);

      if (is_line (series))
        draw_line (self, series);
      if (series->role == STEWARD_SERIES_MAIN)
        draw_crossing (self, series);
    }
}

const StewardFigureKind steward_figure_lines = {
  .prepare = prepare,
  .get_height = get_height,
  .arrange = arrange,
  .place_words = place_words,
  .get_area = get_area,
  .draw = draw,
};
