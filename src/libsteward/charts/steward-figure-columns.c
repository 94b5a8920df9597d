/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-figure-layout-private.h"

#include "steward-chart-axis-private.h"
#include "steward-chart-marks-private.h"

#include <math.h>

/* Columns from 0 on, stacked or side by side. Where there is room for what each adds up to, no axis
 * is needed. */

/* The share of a slot that its columns take. */
#define FILL 0.76
#define FILL_OF_EDGES 0.9
#define PLOT_HEIGHT 130

static guint
count_columns (const StewardFigureLayout *self)
{
  return self->data->grouped ? self->data->series->len : 1;
}

/* --- The axis of values ----------------------------------------------------------------------- */

/* What a column is as high as: all of a category, or where they stand side by side one series. */
static double
get_column_value (const StewardFigureLayout *self, guint category, guint column)
{
  return self->data->grouped
           ? steward_chart_series_get (steward_chart_data_get_series (self->data, column), category)
           : steward_chart_data_get_sum (self->data, category);
}

static double
find_greatest (const StewardFigureLayout *self)
{
  double greatest = 0;

  for (guint i = 0; i < self->data->categories->len; i++)
    for (guint j = 0; j < count_columns (self); j++)
      {
        double value = get_column_value (self, i, j);

        greatest = isnan (value) ? greatest : MAX (greatest, value);
      }
  return greatest > 0 ? greatest : 1;
}

static double
get_slot_width (const StewardFigureLayout *self)
{
  guint n = self->data->categories->len;

  /* One that stands apart takes more than its own. */
  return (self->width - 2 * STEWARD_FIGURE_MARGIN)
         / (n + (steward_chart_data_get_category (self->data, n - 1)->apart ? 1 : 0));
}

static gboolean
sums_fit (const StewardFigureLayout *self)
{
  double room = get_slot_width (self) / count_columns (self) - 1;

  for (guint i = 0; i < self->data->categories->len; i++)
    for (guint j = 0; j < count_columns (self); j++)
      {
        g_autofree char *text = steward_chart_data_format_short (self->data,
                                                                 get_column_value (self, i, j));

        if (steward_figure_layout_measure (self, STEWARD_LABEL_NORMAL, text) > room)
          return FALSE;
      }
  return TRUE;
}

static void
prepare (StewardFigureLayout *self)
{
  double greatest = find_greatest (self);
  double step = steward_scale_get_nice_step (greatest, 4);

  self->direct = sums_fit (self);
  self->values.to = self->direct ? greatest : ceil (greatest / step - 1e-9) * step;
  for (guint i = 0; self->data->series->len > 1 && i < self->data->series->len; i++)
    steward_figure_layout_add_legend (self, steward_chart_data_get_series (self->data, i), FALSE);
}

/* --- Rooms ------------------------------------------------------------------------------------ */

static gboolean
has_edge (const StewardFigureLayout *self)
{
  return !isnan (self->data->edge);
}

static double
get_height_above (const StewardFigureLayout *self)
{
  return STEWARD_FIGURE_MARGIN
         + (self->direct ? self->line_height + STEWARD_FIGURE_GAP : self->line_height / 2);
}

static double
get_height_below (const StewardFigureLayout *self)
{
  return self->line_height + 2 * STEWARD_FIGURE_GAP + STEWARD_FIGURE_MARGIN
         + (self->legend_height > 0 ? self->legend_height + STEWARD_FIGURE_GAP : 0);
}

static double
get_height (const StewardFigureLayout *self)
{
  return PLOT_HEIGHT + self->line_height + get_height_above (self) + get_height_below (self);
}

static void
arrange (StewardFigureLayout *self)
{
  double left = self->direct ? STEWARD_FIGURE_MARGIN
                             : STEWARD_FIGURE_MARGIN + steward_figure_layout_measure_axis (self)
                                 + 2 * STEWARD_FIGURE_GAP;

  self->plot = (StewardArea) {
    .x = MIN (left, self->width / 2),
    .y = get_height_above (self),
    .height = MAX (self->height - get_height_above (self) - get_height_below (self), 1),
  };
  self->plot.width = MAX (self->width - self->plot.x - STEWARD_FIGURE_MARGIN, 1);
  self->slots = (StewardBandScale) { self->plot.x, self->plot.width, self->data->categories->len,
                                     self->data->edges ? FILL_OF_EDGES : FILL };
  self->values.start = steward_figure_layout_get_base (self);
  self->values.end = self->plot.y;
  self->ticks = steward_chart_axis_choose_ticks (0, self->values.to, self->plot.height,
                                                 self->line_height);
  steward_chart_legend_move (self->legend, STEWARD_FIGURE_MARGIN,
                             steward_figure_layout_get_base (self) + self->line_height
                               + 3 * STEWARD_FIGURE_GAP);
}

/* The column of a category over the height of the plot; where they stand side by side that of a
 * series. */
static StewardArea
get_column (const StewardFigureLayout *self, guint category, guint column)
{
  StewardArea slot = steward_figure_layout_get_slot (self, category);
  double width = slot.width * self->slots.fill / count_columns (self);

  slot.x += slot.width * (1 - self->slots.fill) / 2 + width * column;
  slot.width = width;
  return slot;
}

/* What the series below one of a stack add up to. */
static double
get_foot (const StewardFigureLayout *self, guint category, guint series)
{
  double foot = 0;

  for (guint i = 0; i < series && !self->data->grouped; i++)
    {
      double value = steward_chart_series_get (steward_chart_data_get_series (self->data, i),
                                               category);

      foot += isnan (value) ? 0 : value;
    }
  return foot;
}

static StewardArea
get_part (const StewardFigureLayout *self, guint category, guint series)
{
  StewardArea area = get_column (self, category, self->data->grouped ? series : 0);
  double value = steward_chart_series_get (steward_chart_data_get_series (self->data, series),
                                           category);
  double foot = get_foot (self, category, series);
  double bottom = steward_figure_layout_map (self, foot);

  area.y = steward_figure_layout_map (self, foot + (isnan (value) ? 0 : value));
  area.height = bottom - area.y;
  return area;
}

static StewardArea
get_area (const StewardFigureLayout *self, guint category, int series)
{
  StewardArea slot = steward_figure_layout_get_slot (self, category);

  if (series >= 0)
    return get_part (self, category, (guint) series);
  /* With the figure above it. */
  slot.height += slot.y;
  slot.y = 0;
  return slot;
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
write_sum (StewardFigureLayout *self, guint category, guint column)
{
  double value = get_column_value (self, category, column);
  StewardArea area = get_column (self, category, column);
  g_autofree char *text = steward_chart_data_format_short (self->data, value);
  StewardLabel *label;

  if (isnan (value) || value == 0)
    return;
  label = steward_figure_layout_write_centred (self, STEWARD_LABEL_NORMAL, text, &area,
                                               steward_figure_layout_map (self, value)
                                                 - self->line_height - 2);
  if (label)
    label->month = (int) category;
}

static double
get_edge_x (const StewardFigureLayout *self)
{
  StewardArea first = steward_figure_layout_get_slot (self, 0);

  return first.x + first.width * self->data->edge;
}

/* Left of the edge that is marked, high up, where the columns are low; or not at all. */
static void
write_edge (StewardFigureLayout *self)
{
  double x;
  double width;
  StewardPoint place;

  if (!has_edge (self) || self->data->target_label == NULL)
    return;
  x = get_edge_x (self);
  width = steward_figure_layout_measure (self, STEWARD_LABEL_DIM, self->data->target_label);
  place = (StewardPoint) { x - width - STEWARD_FIGURE_GAP - 2, STEWARD_FIGURE_MARGIN };
  steward_label_board_place (self->board, STEWARD_LABEL_DIM, self->data->target_label, &place, 1,
                             FALSE);
}

static void
add_marks (StewardFigureLayout *self)
{
  for (guint i = 0; i < self->data->categories->len; i++)
    {
      StewardArea area = get_column (self, i, 0);
      double sum = steward_chart_data_get_sum (self->data, i);

      area.y = steward_figure_layout_map (self, isnan (sum) ? 0 : sum);
      area.height = steward_figure_layout_get_base (self) - area.y;
      steward_label_board_add_mark (self->board, &area);
    }
}

static void
place_words (StewardFigureLayout *self)
{
  if (!self->direct)
    steward_figure_layout_write_axis (self);
  steward_figure_layout_write_categories (self);
  for (guint i = 0; self->direct && i < self->data->categories->len; i++)
    for (guint j = 0; j < count_columns (self); j++)
      write_sum (self, i, j);
  add_marks (self);
  write_edge (self);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* The mark of a state in its part, on the surface so that it can be told from the fill. */
static void
draw_state (const StewardFigureDrawing *self, StewardSeriesRole role, const StewardArea *area)
{
  double radius = self->layout->line_height * 0.3;
  double x = area->x + area->width / 2;
  double y = area->y + area->height / 2;

  if (!steward_chart_role_has_state (role) || area->height < radius * 3.4
      || area->width < radius * 3.4)
    return;
  steward_color_set (&self->palette->surface, self->cr);
  steward_chart_draw_dot (self->cr, x, y, radius * 1.5);
  steward_chart_draw_role (self->cr, self->palette, role, x, y, radius);
}

static void
draw_part (const StewardFigureDrawing *self, guint category, guint i)
{
  const StewardChartSeries *series = steward_chart_data_get_series (self->data, i);
  double value = steward_chart_series_get (series, category);
  StewardArea area = get_part (self->layout, category, i);
  gboolean apart = steward_chart_data_get_category (self->data, category)->apart;

  if (isnan (value) || value <= 0)
    return;
  /* A sliver of the surface between the parts of a stack. */
  if (!self->data->grouped && get_foot (self->layout, category, i) > 0 && area.height > 3)
    area.height -= 1.5;
  steward_figure_drawing_fill (self, apart ? STEWARD_SERIES_UNKNOWN : series->role, &area,
                               steward_figure_drawing_is_selected (self, category, (int) i));
  draw_state (self, series->role, &area);
}

static void
draw_edge (const StewardFigureDrawing *self)
{
  double x;

  if (!has_edge (self->layout))
    return;
  x = round (get_edge_x (self->layout));
  steward_color_set (&self->palette->target, self->cr);
  steward_figure_drawing_line (self, x, STEWARD_FIGURE_MARGIN, x,
                               steward_figure_layout_get_base (self->layout), 2);
}

static void
draw (const StewardFigureDrawing *self)
{
  if (!self->layout->direct)
    steward_figure_drawing_grid (self);
  for (guint i = 0; i < self->data->categories->len; i++)
    for (guint j = 0; j < self->data->series->len; j++)
      draw_part (self, i, j);
  draw_edge (self);
  steward_figure_drawing_axis (self);
}

const StewardFigureKind steward_figure_columns = {
  .prepare = prepare,
  .get_height = get_height,
  .arrange = arrange,
  .place_words = place_words,
  .get_area = get_area,
  .draw = draw,
};
