/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-figure-layout-private.h"

#include "steward-chart-marks-private.h"

#include <math.h>

/* What the kinds draw alike. */

void
steward_figure_drawing_line (
  const StewardFigureDrawing *self, double x1, double y1, double x2, double y2, double width)
{
  steward_chart_draw_line (self->cr, x1, y1, x2, y2, width * self->palette->stroke);
}

void
steward_figure_drawing_grid (const StewardFigureDrawing *self)
{
  const StewardArea *plot = &self->layout->plot;

  for (guint i = 0; i < self->layout->ticks->len; i++)
    {
      double y = floor (steward_figure_layout_map (self->layout,
                                                   g_array_index (self->layout->ticks, double, i)))
                 + 0.5;

      steward_color_set (&self->palette->grid, self->cr);
      steward_figure_drawing_line (self, plot->x, y, plot->x + plot->width, y, 1);
    }
}

void
steward_figure_drawing_axis (const StewardFigureDrawing *self)
{
  const StewardArea *plot = &self->layout->plot;
  double y = floor (steward_figure_layout_get_base (self->layout)) + 0.5;

  steward_color_set (&self->palette->dim_text, self->cr);
  steward_figure_drawing_line (self, plot->x, y, plot->x + plot->width, y, 1);
}

gboolean
steward_figure_drawing_is_selected (const StewardFigureDrawing *self, guint category, int series)
{
  guint selected = 0;
  int part = -1;

  if (self->selected < 0)
    return FALSE;
  steward_chart_data_split_place (self->data, self->selected, &selected, &part);
  return selected == category && (part < 0 || part == series);
}

void
steward_figure_drawing_set_line (const StewardFigureDrawing *self, StewardSeriesRole role)
{
  const double dashes[] = { 5, 4 };

  steward_color_set (role == STEWARD_SERIES_MAIN ? &self->palette->line : &self->palette->dim_text,
                     self->cr);
  if (role != STEWARD_SERIES_MAIN)
    cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
}

/* --- Fills ------------------------------------------------------------------------------------ */

/* Nothing is known of it: an outline alone, as the month to date has. */
static void
draw_unknown (const StewardFigureDrawing *self, const StewardArea *area, gboolean selected)
{
  const double dashes[] = { 3, 3 };

  if (selected)
    {
      steward_color_set (&self->palette->ramp, self->cr);
      cairo_rectangle (self->cr, area->x, area->y, area->width, area->height);
      cairo_fill (self->cr);
    }
  cairo_save (self->cr);
  steward_color_set (&self->palette->dim_text, self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (self->cr, 1.25 * self->palette->stroke);
  cairo_rectangle (self->cr, area->x + 0.5, area->y + 0.5, MAX (area->width - 1, 1),
                   MAX (area->height - 1, 1));
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/* The worse, the stronger. */
static double
get_strength (StewardSeriesRole role)
{
  switch (role)
    {
    case STEWARD_SERIES_MAIN:
    case STEWARD_SERIES_POOR:
      return 1.7;
    case STEWARD_SERIES_CONCERNING:
      return 1.25;
    case STEWARD_SERIES_SIDE:
    case STEWARD_SERIES_BAND:
    case STEWARD_SERIES_HEALTHY:
    case STEWARD_SERIES_UNKNOWN:
    case STEWARD_SERIES_ROW:
    default:
      return 0.75;
    }
}

static void
draw_pattern (const StewardFigureDrawing *self, StewardSeriesRole role, const StewardArea *area)
{
  steward_color_set (&self->palette->hatch, self->cr);
  /* Healthy, and what only goes with something, stay plain: that is told from a hatch, too. */
  if (get_strength (role) > 1)
    steward_chart_draw_hatch (self->cr, area, role == STEWARD_SERIES_CONCERNING ? 9 : 5);
  steward_color_set (&self->palette->bar_edge, self->cr);
  cairo_rectangle (self->cr, area->x + 0.5, area->y, area->width - 1, area->height);
  cairo_set_line_width (self->cr, self->palette->stroke);
  cairo_stroke (self->cr);
}

void
steward_figure_drawing_fill (const StewardFigureDrawing *self,
                             StewardSeriesRole role,
                             const StewardArea *area,
                             gboolean selected)
{
  StewardColor fill = selected ? self->palette->bar_selected : self->palette->bar;

  if (role == STEWARD_SERIES_UNKNOWN)
    {
      draw_unknown (self, area, selected);
      return;
    }
  fill.alpha = MIN (fill.alpha * get_strength (role), 1);
  steward_color_set (&fill, self->cr);
  cairo_rectangle (self->cr, area->x, area->y, area->width, area->height);
  cairo_fill (self->cr);
  if (self->palette->patterns)
    draw_pattern (self, role, area);
  /* The edge lies inside, so that its upper side is the value. */
  steward_color_set (&self->palette->bar_edge, self->cr);
  cairo_rectangle (self->cr, area->x, area->y, area->width,
                   MIN (2 * self->palette->stroke, area->height));
  if (self->data->kind == STEWARD_CHART_COLUMNS)
    cairo_fill (self->cr);
  else
    cairo_new_path (self->cr);
}

/* --- Legend ----------------------------------------------------------------------------------- */

static void
draw_band_edge (const StewardFigureDrawing *self, const StewardArea *mark)
{
  steward_color_set (&self->palette->bar_edge, self->cr);
  cairo_set_line_width (self->cr, 1);
  cairo_rectangle (self->cr, mark->x + 0.5, mark->y + 0.5, mark->width - 1, mark->height - 1);
  cairo_stroke (self->cr);
}

static void
draw_legend_mark (const StewardFigureDrawing *self, const StewardLegendEntry *entry)
{
  const StewardSeriesRole role = (StewardSeriesRole) entry->mark;
  const double width = steward_chart_legend_get_mark_width (self->layout->line_height);
  const double height = round (width * 0.72);
  const StewardArea mark = { entry->area.x, entry->area.y + (entry->area.height - height) / 2,
                             width, height };
  double middle = mark.y + mark.height / 2;
  StewardColor field = self->palette->bar;

  if (role == STEWARD_SERIES_ROW || role == STEWARD_SERIES_BAND)
    {
      field.alpha *= 0.6;
      steward_color_set (role == STEWARD_SERIES_ROW ? &self->palette->hatch : &field, self->cr);
      cairo_rectangle (self->cr, mark.x, mark.y, mark.width, mark.height);
      cairo_fill (self->cr);
      if (role == STEWARD_SERIES_BAND && self->palette->patterns)
        draw_band_edge (self, &mark);
    }
  else if (steward_chart_role_has_state (role))
    steward_chart_draw_role (self->cr, self->palette, role, mark.x + mark.width / 2, middle,
                             self->layout->line_height * 0.3);
  else if (self->data->kind == STEWARD_CHART_LINES)
    {
      cairo_save (self->cr);
      steward_figure_drawing_set_line (self, role);
      steward_figure_drawing_line (self, mark.x, middle, mark.x + mark.width, middle, 2);
      cairo_restore (self->cr);
    }
  else
    steward_figure_drawing_fill (self, role, &mark, FALSE);
}

/* --- All of it -------------------------------------------------------------------------------- */

void
steward_figure_chart_draw (cairo_t *cr,
                           const StewardFigureLayout *layout,
                           const StewardPalette *palette,
                           int selected)
{
  const StewardFigureDrawing self = { cr, layout, layout->data, palette, selected };
  guint category = 0;
  int part = -1;

  cairo_save (cr);
  if (layout->mirrored)
    {
      cairo_translate (cr, layout->width, 0);
      cairo_scale (cr, -1, 1);
    }
  if (steward_chart_data_has_values (layout->data))
    layout->kind->draw (&self);
  for (guint i = 0; i < layout->legend->len; i++)
    draw_legend_mark (&self, &g_array_index (layout->legend, StewardLegendEntry, i));
  cairo_restore (cr);
  if (selected >= 0)
    steward_chart_data_split_place (layout->data, selected, &category, &part);
  steward_label_board_draw (layout->board, cr, palette, selected >= 0 ? (int) category : -1);
}

static void
draw (gconstpointer chart,
      cairo_t *cr,
      double width,
      double height,
      PangoContext *context,
      const StewardChartPage *page)
{
  g_autoptr (StewardFigureLayout) layout = steward_figure_layout_new (
    (StewardChartData *) chart, width, height, context, page->font);

  steward_figure_chart_draw (cr, layout, page->palette, -1);
}

static void
free_data (gpointer data)
{
  steward_chart_data_unref (data);
}

StewardChartPicture *
steward_figure_chart_create_picture (StewardChartData *data)
{
  g_autofree char *description = steward_chart_data_describe (data);

  return steward_chart_picture_new (steward_chart_data_ref (data), free_data, draw, data->title,
                                    description, steward_chart_data_create_table (data),
                                    steward_chart_data_create_plain_table (data));
}
