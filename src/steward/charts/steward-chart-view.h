/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-label-board.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CHART_VIEW (steward_chart_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (StewardChartView, steward_chart_view, STEWARD, CHART_VIEW, GtkWidget)

/**
 * StewardChartViewClass:
 * @create_layout: of the widget's size; NULL where there is nothing to draw yet
 * @measure_height: how high a chart of a width should be
 * @draw: @selected is a place, or -1
 * @get_area: of a place, to draw a ring round
 * @find_place: at a point; -1 for none
 * @step: the place that a key leads to from @place, or from none; -1 where it means nothing
 * @describe_place: as one text, to be spoken and copied
 * @activate_place: (nullable): opens what is behind a place; FALSE where there is nothing
 *
 * What a chart knows and the widget does not.
 */
struct _StewardChartViewClass {
  GtkWidgetClass parent_class;

  gpointer (*create_layout) (StewardChartView *self, double width, double height);
  void (*free_layout) (gpointer layout);
  int (*measure_height) (StewardChartView *self, int width);
  void (*draw) (StewardChartView *self,
                cairo_t *cr,
                gpointer layout,
                const StewardPalette *palette,
                int selected);
  StewardArea (*get_area) (StewardChartView *self, gpointer layout, int place);
  int (*find_place) (StewardChartView *self, gpointer layout, double x, double y);
  int (*step) (StewardChartView *self, int place, StewardChartStep step);
  char *(*describe_place) (StewardChartView *self, int place);
  gboolean (*activate_place) (StewardChartView *self, int place);
};

/**
 * StewardChartView:
 *
 * What the widgets of all charts have in common. What is under the pointer is selected; the arrow
 * keys, Page Up and Page Down, Home and End select as well, and it is announced; Escape selects
 * nothing. Ctrl+C copies what is said of it. Enter, Space and a click on what is selected already
 * open what is behind it, where there is something. It is as high as its text needs, and mirrored
 * where text runs from right to left.
 */

/* The selected place, or -1; notifies `selected`. */
int steward_chart_view_get_selected (StewardChartView *self);

/* --- For the classes of it -------------------------------------------------------------------- */

/* What is drawn is another one; @selected: the place in it that is selected by now, or -1. */
void steward_chart_view_changed (StewardChartView *self, int selected, const char *description);

G_END_DECLS
