/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-widget.h"

#include "steward-adoption-chart.h"
#include "steward-adoption-read-out.h"
#include "steward-widget-palette.h"

#include <glib/gi18n.h>

#define LEAST_WIDTH 280
#define NATURAL_WIDTH 800
#define EMPTY_HEIGHT 330 /* of a chart without a series yet */

#define MONTHS_A_YEAR 12

struct _StewardChartWidget {
  GtkWidget parent_instance;

  StewardAdoptionSeries *series;
  StewardAdoptionChartLayout *layout; /* of the present size, made when it is needed */
  int layout_width;
  int layout_height;
  int selected;
  double scrolled; /* with Ctrl held, since the last step of the zoom */
};

G_DEFINE_FINAL_TYPE (StewardChartWidget, steward_chart_widget, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SELECTED, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* --- Drawing ---------------------------------------------------------------------------------- */

static StewardAdoptionChartLayout *
ensure_layout (StewardChartWidget *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->series == NULL || width < 1 || height < 1)
    return NULL;
  if (self->layout && (width != self->layout_width || height != self->layout_height))
    g_clear_pointer (&self->layout, steward_adoption_chart_layout_free);
  if (self->layout == NULL)
    self->layout = steward_adoption_chart_layout_new (self->series, width, height, context,
                                                      pango_context_get_font_description (context));
  self->layout_width = width;
  self->layout_height = height;
  return self->layout;
}

/* A ring round the selected month, or round the whole chart while none is. */
static void
draw_focus (StewardChartWidget *self, const StewardPalette *palette, cairo_t *cr)
{
  StewardArea area = { 0, 0, self->layout_width, self->layout_height };

  if (self->selected >= 0)
    area = steward_adoption_chart_get_month_area (self->layout, (guint) self->selected);
  steward_color_set (&palette->line, cr);
  cairo_set_line_width (cr, 2 * palette->stroke);
  cairo_rectangle (cr, area.x + 1, area.y + 1, area.width - 2, area.height - 2);
  cairo_stroke (cr);
}

static void
steward_chart_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardChartWidget *self = STEWARD_CHART_WIDGET (widget);
  StewardAdoptionChartLayout *layout = ensure_layout (self);
  StewardPalette palette = steward_widget_get_palette (widget);
  cairo_t *cr;

  if (layout == NULL)
    return;
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->layout_width, (float) self->layout_height));
  steward_adoption_chart_draw (cr, layout, &palette, self->selected);
  if (gtk_widget_has_visible_focus (widget))
    draw_focus (self, &palette, cr);
  cairo_destroy (cr);
}

static int
measure_height (StewardChartWidget *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  if (self->series == NULL)
    return EMPTY_HEIGHT;
  return (int) steward_adoption_chart_measure_height (self->series,
                                                      width < 1 ? NATURAL_WIDTH : width, context,
                                                      pango_context_get_font_description (context));
}

static GtkSizeRequestMode
steward_chart_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steward_chart_widget_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = measure_height (STEWARD_CHART_WIDGET (widget), for_size);
}

static void
forget_layout (StewardChartWidget *self)
{
  g_clear_pointer (&self->layout, steward_adoption_chart_layout_free);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
steward_chart_widget_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (steward_chart_widget_parent_class)->direction_changed (widget, previous);
  forget_layout (STEWARD_CHART_WIDGET (widget));
}

/* A new font or style changes every label. */
static void
steward_chart_widget_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (steward_chart_widget_parent_class)->css_changed (widget, change);
  forget_layout (STEWARD_CHART_WIDGET (widget));
}

/* --- Selecting a month ------------------------------------------------------------------------ */

static char *
describe_selected (StewardChartWidget *self)
{
  if (self->series == NULL || self->selected < 0)
    return NULL;
  return steward_adoption_series_describe_month (self->series, (guint) self->selected);
}

static void
select_month (StewardChartWidget *self, int selected, gboolean announce)
{
  g_autofree char *text = NULL;

  if (self->selected == selected)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  text = announce ? describe_selected (self) : NULL;
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* @step: months to go on or back, or G_MININT and G_MAXINT for the ends. */
static void
move_selection (StewardChartWidget *self, int step)
{
  int n_months = self->series ? (int) self->series->months->len : 0;
  int from = self->selected < 0 ? n_months - 1 : self->selected;

  if (n_months == 0)
    return;
  if (step == G_MININT)
    select_month (self, 0, TRUE);
  else if (step == G_MAXINT)
    select_month (self, n_months - 1, TRUE);
  else
    select_month (self, CLAMP (from + step, 0, n_months - 1), TRUE);
}

static void
copy_selected (StewardChartWidget *self)
{
  g_autofree char *text = describe_selected (self);

  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static gboolean
key_pressed_cb (StewardChartWidget *self, guint keyval, guint keycode, GdkModifierType state)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  const struct {
    guint key;
    guint keypad;
    int step;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -forward },
    { GDK_KEY_Right, GDK_KEY_KP_Right, forward },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, -MONTHS_A_YEAR },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MONTHS_A_YEAR },
    { GDK_KEY_Home, GDK_KEY_KP_Home, G_MININT },
    { GDK_KEY_End, GDK_KEY_KP_End, G_MAXINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (keyval == moves[i].key || keyval == moves[i].keypad)
      {
        move_selection (self, moves[i].step);
        return GDK_EVENT_STOP;
      }
  if (keyval == GDK_KEY_c && (state & GDK_CONTROL_MASK))
    copy_selected (self);
  /* Once nothing is selected any more, Escape is the page's. */
  else if (keyval == GDK_KEY_Escape && self->selected >= 0)
    select_month (self, -1, FALSE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

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

/* What the pointer chose goes with it; what the keys chose stays. */
static void
leave_cb (StewardChartWidget *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    select_month (self, -1, FALSE);
}

static void
pointer_cb (StewardChartWidget *self, double x, double y)
{
  StewardAdoptionChartLayout *layout = ensure_layout (self);
  int month = layout ? steward_adoption_chart_find_month (layout, x, y) : -1;

  if (month >= 0)
    select_month (self, month, FALSE);
}

static void
pressed_cb (StewardChartWidget *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  pointer_cb (self, x, y);
}

static void
add_controllers (StewardChartWidget *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, focus);
  gtk_widget_add_controller (widget, scroll);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_chart_widget_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, STEWARD_CHART_WIDGET (object)->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_chart_widget_finalize (GObject *object)
{
  StewardChartWidget *self = STEWARD_CHART_WIDGET (object);

  g_clear_pointer (&self->layout, steward_adoption_chart_layout_free);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = steward_chart_widget_get_property;
  object_class->finalize = steward_chart_widget_finalize;
  widget_class->snapshot = steward_chart_widget_snapshot;
  widget_class->get_request_mode = steward_chart_widget_get_request_mode;
  widget_class->measure = steward_chart_widget_measure;
  widget_class->css_changed = steward_chart_widget_css_changed;
  widget_class->direction_changed = steward_chart_widget_direction_changed;
  add_zoom_keys (widget_class);
  properties[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "adoptionchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_chart_widget_init (StewardChartWidget *self)
{
  self->selected = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  steward_widget_follow_palette (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Adoption chart"), -1);
}

void
steward_chart_widget_set_series (StewardChartWidget *self, StewardAdoptionSeries *series)
{
  g_autofree char *description = NULL;

  g_return_if_fail (STEWARD_IS_CHART_WIDGET (self));
  if (series)
    steward_adoption_series_ref (series);
  g_clear_pointer (&self->series, steward_adoption_series_unref);
  self->series = series;
  self->selected = -1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  description = series ? steward_adoption_series_describe (series) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  forget_layout (self);
}

int
steward_chart_widget_get_selected (StewardChartWidget *self)
{
  g_return_val_if_fail (STEWARD_IS_CHART_WIDGET (self), -1);
  return self->selected;
}
