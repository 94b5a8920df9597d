/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-widget.h"

#include "steward-adoption-chart.h"
#include "steward-adoption-read-out.h"

#include <glib/gi18n.h>

#define EMPTY_HEIGHT 330 /* of a chart without a series yet */

#define MONTHS_A_YEAR 12

struct _StewardChartWidget {
  StewardChartView parent_instance;

  StewardAdoptionSeries *series;
  double scrolled; /* with Ctrl held, since the last step of the zoom */
};

G_DEFINE_FINAL_TYPE (StewardChartWidget, steward_chart_widget, STEWARD_TYPE_CHART_VIEW)

/* --- Of the view ------------------------------------------------------------------------------ */

static PangoContext *
get_context (StewardChartView *view)
{
  return gtk_widget_get_pango_context (GTK_WIDGET (view));
}

static gpointer
create_layout (StewardChartView *view, double width, double height)
{
  StewardChartWidget *self = STEWARD_CHART_WIDGET (view);
  PangoContext *context = get_context (view);

  if (self->series == NULL)
    return NULL;
  return steward_adoption_chart_layout_new (self->series, width, height, context,
                                            pango_context_get_font_description (context));
}

static void
free_layout (gpointer layout)
{
  steward_adoption_chart_layout_free (layout);
}

static int
measure_height (StewardChartView *view, int width)
{
  StewardChartWidget *self = STEWARD_CHART_WIDGET (view);
  PangoContext *context = get_context (view);

  if (self->series == NULL)
    return EMPTY_HEIGHT;
  return (int) steward_adoption_chart_measure_height (self->series, width, context,
                                                      pango_context_get_font_description (context));
}

static void
draw (
  StewardChartView *view, cairo_t *cr, gpointer layout, const StewardPalette *palette, int selected)
{
  steward_adoption_chart_draw (cr, layout, palette, selected);
}

static StewardArea
get_area (StewardChartView *view, gpointer layout, int place)
{
  return steward_adoption_chart_get_month_area (layout, (guint) place);
}

static int
find_place (StewardChartView *view, gpointer layout, double x, double y)
{
  return steward_adoption_chart_find_month (layout, x, y);
}

static int
step (StewardChartView *view, int place, StewardChartStep direction)
{
  static const int months[] = {
    [STEWARD_CHART_STEP_BACK] = -1,
    [STEWARD_CHART_STEP_ON] = 1,
    [STEWARD_CHART_STEP_YEAR_BACK] = -MONTHS_A_YEAR,
    [STEWARD_CHART_STEP_YEAR_ON] = MONTHS_A_YEAR,
  };
  StewardChartWidget *self = STEWARD_CHART_WIDGET (view);
  int last = self->series ? (int) steward_adoption_series_get_n_places (self->series) - 1 : -1;

  if (direction == STEWARD_CHART_STEP_UP || direction == STEWARD_CHART_STEP_DOWN || last < 0)
    return -1;
  if (direction == STEWARD_CHART_STEP_FIRST)
    return 0;
  if (direction == STEWARD_CHART_STEP_LAST)
    return last;
  /* From now on, where nothing is selected yet. */
  if (place < 0)
    place = (int) self->series->months->len - 1;
  return CLAMP (place + months[direction], 0, last);
}

static char *
describe_place (StewardChartView *view, int place)
{
  return steward_adoption_series_describe_month (STEWARD_CHART_WIDGET (view)->series,
                                                 (guint) place);
}

/* --- Zooming ---------------------------------------------------------------------------------- */

/* With Ctrl held the wheel zooms; without, it scrolls the page. */
static gboolean
scroll_cb (StewardChartWidget *self, double dx, double dy, GtkEventController *scroll)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!(gtk_event_controller_get_current_event_state (scroll) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  self->scrolled += dy;
  if (ABS (self->scrolled) >= 1)
    {
      gtk_widget_activate_action (widget, self->scrolled < 0 ? "chart.zoom-in" : "chart.zoom-out",
                                  NULL);
      self->scrolled = 0;
    }
  return GDK_EVENT_STOP;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_chart_widget_finalize (GObject *object)
{
  StewardChartWidget *self = STEWARD_CHART_WIDGET (object);

  g_clear_pointer (&self->series, steward_adoption_series_unref);
  G_OBJECT_CLASS (steward_chart_widget_parent_class)->finalize (object);
}

static void
add_zoom_keys (GtkWidgetClass *widget_class)
{
  const guint in[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  const guint out[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  const GdkModifierType states[] = { GDK_NO_MODIFIER_MASK, GDK_CONTROL_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (in); j++)
        gtk_widget_class_add_binding_action (widget_class, in[j], states[i], "chart.zoom-in", NULL);
      for (guint j = 0; j < G_N_ELEMENTS (out); j++)
        gtk_widget_class_add_binding_action (widget_class, out[j], states[i], "chart.zoom-out",
                                             NULL);
    }
}

static void
steward_chart_widget_class_init (StewardChartWidgetClass *klass)
{
  StewardChartViewClass *view_class = STEWARD_CHART_VIEW_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = steward_chart_widget_finalize;
  view_class->create_layout = create_layout;
  view_class->free_layout = free_layout;
  view_class->measure_height = measure_height;
  view_class->draw = draw;
  view_class->get_area = get_area;
  view_class->find_place = find_place;
  view_class->step = step;
  view_class->describe_place = describe_place;
  add_zoom_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "adoptionchart");
}

static void
steward_chart_widget_init (StewardChartWidget *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Adoption chart"), -1);
}

void
steward_chart_widget_set_series (StewardChartWidget *self, StewardAdoptionSeries *series)
{
  g_autofree char *description = series ? steward_adoption_series_describe (series) : g_strdup ("");

  g_return_if_fail (STEWARD_IS_CHART_WIDGET (self));
  if (series)
    steward_adoption_series_ref (series);
  g_clear_pointer (&self->series, steward_adoption_series_unref);
  self->series = series;
  steward_chart_view_changed (STEWARD_CHART_VIEW (self), -1, description);
}
