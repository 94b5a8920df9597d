/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-figure-widget.h"

#include "steward-figure-chart.h"

#define EMPTY_HEIGHT 200 /* of a chart without data yet */

struct _StewardFigureWidget {
  StewardChartView parent_instance;

  StewardChartData *data;
};

G_DEFINE_FINAL_TYPE (StewardFigureWidget, steward_figure_widget, STEWARD_TYPE_CHART_VIEW)

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static PangoContext *
get_context (StewardChartView *view)
{
  return gtk_widget_get_pango_context (GTK_WIDGET (view));
}

static gpointer
create_layout (StewardChartView *view, double width, double height)
{
  StewardFigureWidget *self = STEWARD_FIGURE_WIDGET (view);
  PangoContext *context = get_context (view);

  if (self->data == NULL)
    return NULL;
  return steward_figure_layout_new (self->data, width, height, context,
                                    pango_context_get_font_description (context));
}

static void
free_layout (gpointer layout)
{
  steward_figure_layout_free (layout);
}

static int
measure_height (StewardChartView *view, int width)
{
  StewardFigureWidget *self = STEWARD_FIGURE_WIDGET (view);
  PangoContext *context = get_context (view);

  if (self->data == NULL)
    return EMPTY_HEIGHT;
  return (int) steward_figure_chart_measure_height (self->data, width, context,
                                                    pango_context_get_font_description (context));
}

static void
draw (
  StewardChartView *view, cairo_t *cr, gpointer layout, const StewardPalette *palette, int selected)
{
  steward_figure_chart_draw (cr, layout, palette, selected);
}

static StewardArea
get_area (StewardChartView *view, gpointer layout, int place)
{
  return steward_figure_layout_get_area (layout, place);
}

static int
find_place (StewardChartView *view, gpointer layout, double x, double y)
{
  return steward_figure_layout_find_place (layout, x, y);
}

static int
step (StewardChartView *view, int place, StewardChartStep direction)
{
  StewardFigureWidget *self = STEWARD_FIGURE_WIDGET (view);

  if (self->data == NULL || !steward_chart_data_has_values (self->data))
    return -1;
  return steward_chart_data_step (self->data, place, direction);
}

static char *
describe_place (StewardChartView *view, int place)
{
  return steward_chart_data_describe_place (STEWARD_FIGURE_WIDGET (view)->data, place);
}

static gboolean
activate_place (StewardChartView *view, int place)
{
  StewardFigureWidget *self = STEWARD_FIGURE_WIDGET (view);
  const char *category;
  const char *series;

  if (!steward_chart_data_find_behind (self->data, place, &category, &series))
    return FALSE;
  g_signal_emit (self, signals[OPENED], 0, category, series);
  return TRUE;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_figure_widget_finalize (GObject *object)
{
  StewardFigureWidget *self = STEWARD_FIGURE_WIDGET (object);

  g_clear_pointer (&self->data, steward_chart_data_unref);
  G_OBJECT_CLASS (steward_figure_widget_parent_class)->finalize (object);
}

static void
steward_figure_widget_class_init (StewardFigureWidgetClass *klass)
{
  StewardChartViewClass *view_class = STEWARD_CHART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_figure_widget_finalize;
  view_class->create_layout = create_layout;
  view_class->free_layout = free_layout;
  view_class->measure_height = measure_height;
  view_class->draw = draw;
  view_class->get_area = get_area;
  view_class->find_place = find_place;
  view_class->step = step;
  view_class->describe_place = describe_place;
  view_class->activate_place = activate_place;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "figurechart");
}

static void
steward_figure_widget_init (StewardFigureWidget *self)
{
}

/* The place in other data that is selected by now: the same, where it is one of the same places. */
static int
keep_selected (StewardFigureWidget *self, const StewardChartData *data)
{
  int selected = steward_chart_view_get_selected (STEWARD_CHART_VIEW (self));

  if (self->data == NULL || data == NULL || selected < 0
      || data->categories->len != self->data->categories->len
      || data->series->len != self->data->series->len)
    return -1;
  return selected;
}

void
steward_figure_widget_set_data (StewardFigureWidget *self, StewardChartData *data)
{
  g_autofree char *description = data ? steward_chart_data_describe (data) : g_strdup ("");
  int selected;

  g_return_if_fail (STEWARD_IS_FIGURE_WIDGET (self));
  selected = keep_selected (self, data);
  if (data)
    steward_chart_data_ref (data);
  g_clear_pointer (&self->data, steward_chart_data_unref);
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data ? data->title : "", -1);
  steward_chart_view_changed (STEWARD_CHART_VIEW (self), selected, description);
}

StewardChartData *
steward_figure_widget_get_data (StewardFigureWidget *self)
{
  g_return_val_if_fail (STEWARD_IS_FIGURE_WIDGET (self), NULL);
  return self->data;
}
