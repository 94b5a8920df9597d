/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-figure-layout-private.h"

#include <math.h>

/* A bridge lies on its side, a step a row, so that every name and every figure has room. What is
 * common to all amounts may be cut away, which the totals show by a break. */

#define ROW_HEIGHT 1.9  /* in lines */
#define BAR_HEIGHT 0.62 /* of a row */
/* Narrower bars go below their words, a row of its own each. */
#define LEAST_BARS 110
#define BELOW_HEIGHT 8
/* The share of the greatest amount that the least has to be for the rest of it to be cut away. */
#define CUT_FROM 0.5

typedef struct {
  double from;
  double to;
} Step;

static const StewardChartSeries *
get_amounts (const StewardChartData *data)
{
  return steward_chart_data_get_series (data, 0);
}

/* The amounts that a step leads from and to; a total leads from nothing. */
static Step
get_step (const StewardChartData *data, guint category)
{
  Step step = { 0, 0 };

  for (guint i = 0; i <= category; i++)
    {
      double value = steward_chart_series_get (get_amounts (data), i);

      step.from = steward_chart_data_get_category (data, i)->total ? 0 : step.to;
      step.to = step.from + (isnan (value) ? 0 : value);
    }
  return step;
}

static char *
format_amount (const StewardFigureLayout *self, guint category)
{
  double value = steward_chart_series_get (get_amounts (self->data), category);
  g_autofree char *text = steward_chart_data_format_short (self->data, fabs (value));

  if (steward_chart_data_get_category (self->data, category)->total || isnan (value) || value == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s%s", value < 0 ? "−" : "+", text);
}

static StewardLabelStyle
get_style (const StewardFigureLayout *self, guint category)
{
  return steward_chart_data_get_category (self->data, category)->total ? STEWARD_LABEL_STRONG
                                                                       : STEWARD_LABEL_NORMAL;
}

/* --- Rooms ------------------------------------------------------------------------------------ */

static void
prepare (StewardFigureLayout *self)
{
  double least = G_MAXDOUBLE;
  double greatest = 0;

  for (guint i = 0; i < self->data->categories->len; i++)
    {
      Step step = get_step (self->data, i);

      least = MIN (least, step.to);
      greatest = MAX (greatest, MAX (step.from, step.to));
    }
  self->values.to = greatest > 0 ? greatest : 1;
  if (least > CUT_FROM * greatest && least < greatest)
    self->values.from = MAX (least - (greatest - least) * 0.6, 0);
}

static double
measure_names (const StewardFigureLayout *self)
{
  double widest = 0;

  for (guint i = 0; i < self->data->categories->len; i++)
    widest = MAX (
      widest, steward_figure_layout_measure (
                self, get_style (self, i), steward_chart_data_get_category (self->data, i)->label));
  return widest;
}

static double
measure_amounts (const StewardFigureLayout *self)
{
  double widest = 0;

  for (guint i = 0; i < self->data->categories->len; i++)
    {
      g_autofree char *text = format_amount (self, i);

      widest = MAX (widest, steward_figure_layout_measure (self, get_style (self, i), text));
    }
  return widest;
}

/* Between the names and the amounts. */
static double
get_bars_width (const StewardFigureLayout *self)
{
  return self->width - 2 * STEWARD_FIGURE_MARGIN - measure_names (self) - measure_amounts (self)
         - 8 * STEWARD_FIGURE_GAP;
}

static gboolean
has_bars_beside (const StewardFigureLayout *self)
{
  return get_bars_width (self) >= LEAST_BARS;
}

static double
get_row_height (const StewardFigureLayout *self)
{
  return has_bars_beside (self) ? ROW_HEIGHT * self->line_height
                                : self->line_height + BELOW_HEIGHT + 4 * STEWARD_FIGURE_GAP;
}

static double
get_height (const StewardFigureLayout *self)
{
  return 2 * STEWARD_FIGURE_MARGIN + self->data->categories->len * get_row_height (self);
}

static void
arrange (StewardFigureLayout *self)
{
  gboolean beside = has_bars_beside (self);

  self->direct = beside;
  self->plot = (StewardArea) {
    .x = STEWARD_FIGURE_MARGIN + (beside ? measure_names (self) + 4 * STEWARD_FIGURE_GAP : 0),
    .y = STEWARD_FIGURE_MARGIN,
    .width = MAX (beside ? get_bars_width (self) : self->width - 2 * STEWARD_FIGURE_MARGIN, 1),
    .height = MAX (self->height - 2 * STEWARD_FIGURE_MARGIN, 1),
  };
  /* Down the page. */
  self->slots = (StewardBandScale) { self->plot.y, self->plot.height, self->data->categories->len,
                                     BAR_HEIGHT };
  self->values.start = self->plot.x;
  self->values.end = self->plot.x + self->plot.width;
}

static StewardArea
get_row (const StewardFigureLayout *self, guint category)
{
  double y = steward_band_scale_map (&self->slots, category);

  return (StewardArea) { 0, y, self->width,
                         steward_band_scale_map (&self->slots, category + 1.0) - y };
}

static StewardArea
get_area (const StewardFigureLayout *self, guint category, int series)
{
  return get_row (self, category);
}

static StewardArea
get_bar (const StewardFigureLayout *self, guint category)
{
  Step step = get_step (self->data, category);
  StewardArea row = get_row (self, category);
  double from = steward_figure_layout_map (self, step.from);
  double to = steward_figure_layout_map (self, step.to);
  StewardArea bar = { MIN (from, to), row.y, fabs (to - from), 0 };

  if (self->direct)
    steward_band_scale_get_band (&self->slots, category, &bar.y, &bar.height);
  else
    {
      bar.height = BELOW_HEIGHT;
      bar.y = row.y + self->line_height + 2 * STEWARD_FIGURE_GAP;
    }
  return bar;
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
write_row (StewardFigureLayout *self, guint category)
{
  const StewardChartCategory *it = steward_chart_data_get_category (self->data, category);
  StewardArea row = get_row (self, category);
  StewardLabelStyle style = get_style (self, category);
  g_autofree char *amount = format_amount (self, category);
  double y = self->direct ? row.y + (row.height - self->line_height) / 2
                          : row.y + STEWARD_FIGURE_GAP;
  StewardLabel *label;

  label = steward_label_board_place_at (
    self->board, style, amount,
    self->width - STEWARD_FIGURE_MARGIN - steward_figure_layout_measure (self, style, amount), y);
  if (label)
    label->month = (int) category;
  label = steward_label_board_place_at (self->board, style, it->label, STEWARD_FIGURE_MARGIN, y);
  if (label)
    label->month = (int) category;
}

static void
place_words (StewardFigureLayout *self)
{
  for (guint i = 0; i < self->data->categories->len; i++)
    write_row (self, i);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* Two slanted strokes of the surface across a bar. */
static void
draw_break (const StewardFigureDrawing *self, const StewardArea *bar)
{
  double x = bar->x + MIN (16, bar->width / 3);

  cairo_save (self->cr);
  cairo_rectangle (self->cr, bar->x, bar->y, bar->width, bar->height);
  cairo_clip (self->cr);
  steward_color_set (&self->palette->surface, self->cr);
  for (int i = 0; i < 2; i++)
    steward_figure_drawing_line (self, x + i * 7, bar->y + bar->height + 1, x + i * 7 + 5,
                                 bar->y - 1, 3);
  cairo_restore (self->cr);
}

static void
draw_total (const StewardFigureDrawing *self, const StewardArea *bar, gboolean selected)
{
  steward_figure_drawing_fill (self, STEWARD_SERIES_SIDE, bar, selected);
  steward_color_set (&self->palette->bar_edge, self->cr);
  cairo_rectangle (self->cr, bar->x + bar->width - 2, bar->y, 2, bar->height);
  cairo_fill (self->cr);
  if (self->layout->values.from > 0)
    draw_break (self, bar);
}

/* What is lost is hollow. */
static void
draw_loss (const StewardFigureDrawing *self, const StewardArea *bar, gboolean selected)
{
  cairo_rectangle (self->cr, bar->x + 0.5, floor (bar->y) + 0.5, MAX (bar->width - 1, 1),
                   floor (bar->height) - 1);
  steward_color_set (selected ? &self->palette->hatch : &self->palette->ramp, self->cr);
  cairo_fill_preserve (self->cr);
  steward_color_set (&self->palette->dim_text, self->cr);
  cairo_set_line_width (self->cr, self->palette->stroke);
  cairo_stroke (self->cr);
}

static void
draw_gain (const StewardFigureDrawing *self, const StewardArea *bar, gboolean selected)
{
  steward_color_set (selected ? &self->palette->line : &self->palette->bar_edge, self->cr);
  cairo_rectangle (self->cr, bar->x, bar->y, MAX (bar->width, 1), bar->height);
  cairo_fill (self->cr);
}

/* Down to the next step, at the amount that both share. */
static void
draw_link (const StewardFigureDrawing *self, guint category)
{
  StewardArea bar = get_bar (self->layout, category);
  StewardArea next;
  double x;

  if (category + 1 == self->data->categories->len)
    return;
  next = get_bar (self->layout, category + 1);
  x = floor (steward_figure_layout_map (self->layout, get_step (self->data, category).to)) + 0.5;
  steward_color_set (&self->palette->grid, self->cr);
  /* Past a step of nothing as well. */
  steward_figure_drawing_line (self, x, bar.width > 0 ? bar.y + bar.height : bar.y, x, next.y, 1);
}

static void
draw (const StewardFigureDrawing *self)
{
  for (guint i = 0; i < self->data->categories->len; i++)
    {
      double value = steward_chart_series_get (get_amounts (self->data), i);
      StewardArea bar = get_bar (self->layout, i);
      gboolean selected = steward_figure_drawing_is_selected (self, i, -1);

      draw_link (self, i);
      if (isnan (value) || value == 0)
        continue;
      if (steward_chart_data_get_category (self->data, i)->total)
        draw_total (self, &bar, selected);
      else if (value < 0)
        draw_loss (self, &bar, selected);
      else
        draw_gain (self, &bar, selected);
    }
}

const StewardFigureKind steward_figure_bridge = {
  .prepare = prepare,
  .get_height = get_height,
  .arrange = arrange,
  .place_words = place_words,
  .get_area = get_area,
  .draw = draw,
};
