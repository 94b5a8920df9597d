/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-figure-layout-private.h"

#include "steward-chart-axis-private.h"

#include <math.h>

/* How much further away than its neighbour a category stands that stands apart, in slots. */
#define APART 0.6

double
steward_figure_layout_measure (const StewardFigureLayout *self,
                               StewardLabelStyle style,
                               const char *text)
{
  return steward_label_board_measure (self->board, style, text);
}

double
steward_figure_layout_get_base (const StewardFigureLayout *self)
{
  return self->plot.y + self->plot.height;
}

double
steward_figure_layout_map (const StewardFigureLayout *self, double value)
{
  return steward_scale_map (&self->values, CLAMP (value, self->values.from, self->values.to));
}

static gboolean
has_apart (const StewardFigureLayout *self)
{
  guint n = self->data->categories->len;

  return n > 0 && steward_chart_data_get_category (self->data, n - 1)->apart;
}

StewardArea
steward_figure_layout_get_slot (const StewardFigureLayout *self, guint category)
{
  gboolean apart = steward_chart_data_get_category (self->data, category)->apart;
  double slot = self->slots.length / (self->slots.n + (has_apart (self) ? APART : 0));

  return (StewardArea) { self->slots.start + slot * (category + (apart ? APART : 0)), self->plot.y,
                         slot, self->plot.height };
}

/* --- Words that the kinds share --------------------------------------------------------------- */

void
steward_figure_layout_add_legend (StewardFigureLayout *self,
                                  const StewardChartSeries *series,
                                  gboolean bare)
{
  const StewardLegendEntry entry = {
    .mark = (int) series->role,
    .bare = bare,
    .text = series->label,
  };

  self->legend_height = steward_chart_legend_add (self->legend, self->board,
                                                  self->width - 2 * STEWARD_FIGURE_MARGIN, &entry);
}

double
steward_figure_layout_measure_axis (const StewardFigureLayout *self)
{
  g_autofree char *top = steward_chart_data_format_short (self->data, self->values.to);

  return steward_figure_layout_measure (self, STEWARD_LABEL_STRONG, top);
}

static void
write_tick (StewardFigureLayout *self, StewardLabelStyle style, double value)
{
  g_autofree char *text = steward_chart_data_format_short (self->data, value);

  steward_label_board_place_at (self->board, style, text,
                                self->plot.x - 2 * STEWARD_FIGURE_GAP
                                  - steward_figure_layout_measure (self, style, text),
                                steward_figure_layout_map (self, value) - self->line_height / 2);
}

void
steward_figure_layout_write_axis (StewardFigureLayout *self)
{
  if (!isnan (self->data->target))
    write_tick (self, STEWARD_LABEL_STRONG, self->data->target);
  for (guint i = 0; i < self->ticks->len; i++)
    write_tick (self, STEWARD_LABEL_DIM, g_array_index (self->ticks, double, i));
}

StewardLabel *
steward_figure_layout_write_centred (StewardFigureLayout *self,
                                     StewardLabelStyle style,
                                     const char *text,
                                     const StewardArea *slot,
                                     double y)
{
  double width = steward_figure_layout_measure (self, style, text);
  double x = slot->x + (slot->width - width) / 2;

  return steward_label_board_place_at (self->board, style, text,
                                       CLAMP (x, 0, MAX (self->width - width, 0)), y);
}

/* Where the tick of a category is: its middle, or its left edge. */
static StewardArea
get_tick_slot (const StewardFigureLayout *self, guint category)
{
  StewardArea slot = steward_figure_layout_get_slot (self, category);

  if (self->data->edges && !steward_chart_data_get_category (self->data, category)->apart)
    slot.x -= slot.width / 2;
  return slot;
}

static gboolean
is_marked (const StewardFigureLayout *self, guint category)
{
  return self->data->edge_label && self->data->edge == category;
}

/* FALSE where there is no room. */
static gboolean
write_category (StewardFigureLayout *self, guint i, double y)
{
  gboolean marked = is_marked (self, i);
  StewardArea slot = get_tick_slot (self, i);
  StewardLabel *label = steward_figure_layout_write_centred (
    self, marked ? STEWARD_LABEL_STRONG : STEWARD_LABEL_DIM,
    marked ? self->data->edge_label : steward_chart_data_get_category (self->data, i)->tick, &slot,
    y);

  if (label)
    label->month = (int) i;
  return label != NULL;
}

/* Every @every-th tick from @first on; FALSE when two collide. */
static gboolean
try_ticks (StewardFigureLayout *self, guint first, guint every, double y)
{
  for (guint i = first; i < self->data->categories->len; i += every)
    if (!is_marked (self, i) && !steward_chart_data_get_category (self->data, i)->apart
        && !write_category (self, i, y))
      return FALSE;
  return TRUE;
}

/* The one that is marked, and the one that stands apart, before all others. */
static void
write_special_ticks (StewardFigureLayout *self, double y)
{
  for (guint i = 0; i < self->data->categories->len; i++)
    if (is_marked (self, i))
      write_category (self, i, y);
  if (has_apart (self))
    write_category (self, self->data->categories->len - 1, y);
}

static void
write_ticks (StewardFigureLayout *self, double y)
{
  const guint steps[] = { 1, 2, 3, 4, 5, 7, 8, 14, 16, 28, 1024 };
  guint before = 0;

  write_special_ticks (self, y);
  steward_label_board_get_labels (self->board, &before);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      guint from_last = (self->data->categories->len - 1) % steps[i];

      /* Over time the last one counts; elsewhere the first, unless it has no room beside an axis.
       */
      if (self->data->kind != STEWARD_CHART_LINES && try_ticks (self, 0, steps[i], y))
        return;
      steward_label_board_truncate (self->board, before);
      if (try_ticks (self, from_last, steps[i], y))
        return;
      steward_label_board_truncate (self->board, before);
    }
}

void
steward_figure_layout_write_categories (StewardFigureLayout *self)
{
  double y = steward_figure_layout_get_base (self) + STEWARD_FIGURE_GAP;
  StewardMonth first = steward_chart_data_get_category (self->data, 0)->month;

  if (first >= 0)
    steward_chart_axis_write_months (self->board, &self->slots, first, y, self->width);
  else
    write_ticks (self, y);
}

/* --- The whole -------------------------------------------------------------------------------- */

static const StewardFigureKind *
get_kind (const StewardChartData *data)
{
  switch (data->kind)
    {
    case STEWARD_CHART_COLUMNS:
      return &steward_figure_columns;
    case STEWARD_CHART_BRIDGE:
      return &steward_figure_bridge;
    case STEWARD_CHART_LINES:
    default:
      return &steward_figure_lines;
    }
}

/* What does not depend on the height yet. */
static StewardFigureLayout *
begin_layout (StewardChartData *data,
              double width,
              double height,
              PangoContext *context,
              const PangoFontDescription *font)
{
  StewardFigureLayout *self = g_new0 (StewardFigureLayout, 1);

  self->kind = get_kind (data);
  self->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  self->data = steward_chart_data_ref (data);
  self->width = width;
  self->height = height;
  self->board = steward_label_board_new (context, font, width, height);
  self->line_height = steward_label_board_get_line_height (self->board);
  self->legend = g_array_new (FALSE, FALSE, sizeof (StewardLegendEntry));
  if (steward_chart_data_has_values (data))
    self->kind->prepare (self);
  return self;
}

double
steward_figure_chart_measure_height (StewardChartData *data,
                                     double width,
                                     PangoContext *context,
                                     const PangoFontDescription *font)
{
  g_autoptr (StewardFigureLayout) self = begin_layout (data, width, 1, context, font);

  return ceil (steward_chart_data_has_values (data)
                 ? self->kind->get_height (self)
                 : STEWARD_FIGURE_PLOT + 2 * STEWARD_FIGURE_MARGIN + 2 * self->line_height);
}

static void
write_empty (StewardFigureLayout *self)
{
  self->plot = (StewardArea) { STEWARD_FIGURE_MARGIN, STEWARD_FIGURE_MARGIN,
                               MAX (self->width - 2 * STEWARD_FIGURE_MARGIN, 1),
                               MAX (self->height - 2 * STEWARD_FIGURE_MARGIN, 1) };
  if (self->data->empty)
    steward_label_board_place_message (self->board, self->data->empty, &self->plot);
}

StewardFigureLayout *
steward_figure_layout_new (StewardChartData *data,
                           double width,
                           double height,
                           PangoContext *context,
                           const PangoFontDescription *font)
{
  StewardFigureLayout *self;

  g_return_val_if_fail (width >= 1 && height >= 1, NULL);
  self = begin_layout (data, width, height, context, font);
  if (steward_chart_data_has_values (data))
    {
      self->kind->arrange (self);
      self->kind->place_words (self);
      steward_chart_legend_write (self->legend, self->board);
    }
  else
    write_empty (self);
  if (self->mirrored)
    steward_label_board_mirror (self->board);
  return self;
}

void
steward_figure_layout_free (StewardFigureLayout *self)
{
  steward_chart_data_unref (self->data);
  steward_label_board_free (self->board);
  g_clear_pointer (&self->ticks, g_array_unref);
  g_array_unref (self->legend);
  g_free (self);
}

/* --- Pointing --------------------------------------------------------------------------------- */

static gboolean
contains (const StewardArea *area, double x, double y)
{
  return x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height;
}

static int
find_part (const StewardFigureLayout *self, guint category, double x, double y)
{
  for (guint i = 0; i < self->data->series->len; i++)
    {
      StewardArea area = self->kind->get_area (self, category, (int) i);

      if (contains (&area, x, y))
        return steward_chart_data_get_place (self->data, category, (int) i);
    }
  return steward_chart_data_get_place (self->data, category, -1);
}

int
steward_figure_layout_find_place (const StewardFigureLayout *self, double x, double y)
{
  double place = self->mirrored ? self->width - x : x;

  if (!steward_chart_data_has_values (self->data))
    return -1;
  for (guint i = 0; i < self->data->categories->len; i++)
    {
      StewardArea area = self->kind->get_area (self, i, -1);

      /* What is written below the axis belongs to it. */
      if (self->data->kind != STEWARD_CHART_BRIDGE)
        area.height += self->line_height + STEWARD_FIGURE_GAP;
      if (!contains (&area, place, y))
        continue;
      return steward_chart_data_has_parts (self->data)
               ? find_part (self, i, place, y)
               : steward_chart_data_get_place (self->data, i, -1);
    }
  return -1;
}

StewardArea
steward_figure_layout_get_area (const StewardFigureLayout *self, int place)
{
  StewardArea area;
  guint category = 0;
  int series = -1;

  steward_chart_data_split_place (self->data, place, &category, &series);
  area = self->kind->get_area (self, category, series);
  if (self->mirrored)
    area.x = self->width - area.x - area.width;
  return area;
}
