/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-legend-private.h"

#include <math.h>

#define MARK_GAP 5
#define ENTRY_GAP 16
#define LINE_GAP 2
#define FOOT 4

double
steward_chart_legend_get_mark_width (double line_height)
{
  return round (line_height * 0.82);
}

static double
get_indent (const StewardLegendEntry *entry, double line_height)
{
  return entry->bare ? 0 : steward_chart_legend_get_mark_width (line_height) + MARK_GAP;
}

static double
get_height (const GArray *legend, double line_height)
{
  return legend->len == 0 ? 0
                          : g_array_index (legend, StewardLegendEntry, legend->len - 1).area.y
                              + line_height + FOOT;
}

double
steward_chart_legend_add (GArray *legend,
                          StewardLabelBoard *board,
                          double room,
                          const StewardLegendEntry *entry)
{
  const double line_height = steward_label_board_get_line_height (board);
  StewardLegendEntry added = *entry;

  added.area = (StewardArea) {
    .width = ceil (steward_label_board_measure (board, STEWARD_LABEL_DIM, entry->text))
             + get_indent (entry, line_height),
    .height = line_height,
  };
  if (added.area.width > room)
    return get_height (legend, line_height);
  if (legend->len > 0)
    {
      const StewardArea *last = &g_array_index (legend, StewardLegendEntry, legend->len - 1).area;

      added.area.x = last->x + last->width + ENTRY_GAP;
      added.area.y = last->y;
    }
  if (added.area.x + added.area.width > room)
    {
      added.area.x = 0;
      added.area.y += line_height + LINE_GAP;
    }
  g_array_append_val (legend, added);
  return get_height (legend, line_height);
}

void
steward_chart_legend_move (GArray *legend, double x, double y)
{
  for (guint i = 0; i < legend->len; i++)
    {
      StewardLegendEntry *entry = &g_array_index (legend, StewardLegendEntry, i);

      entry->area.x += x;
      entry->area.y += y;
    }
}

void
steward_chart_legend_write (GArray *legend, StewardLabelBoard *board)
{
  const double line_height = steward_label_board_get_line_height (board);

  for (guint i = 0; i < legend->len; i++)
    {
      const StewardLegendEntry *entry = &g_array_index (legend, StewardLegendEntry, i);

      steward_label_board_place_at (board, STEWARD_LABEL_DIM, entry->text,
                                    entry->area.x + get_indent (entry, line_height), entry->area.y);
    }
}
