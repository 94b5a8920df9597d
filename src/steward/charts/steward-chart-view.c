/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-view.h"

#include <math.h>

#include "steward-widget-palette.h"

#define LEAST_WIDTH 280
#define NATURAL_WIDTH 800

typedef struct {
  gpointer layout; /* of the present size, made when it is needed */
  int layout_width;
  int layout_height;
  int selected;
  int pressed; /* what was selected already when it was pressed */
  /* Where on the surface the pointer rested when a key chose; NAN once it moved. */
  double rest_x;
  double rest_y;
} StewardChartViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StewardChartView, steward_chart_view, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SELECTED, N_PROPS };

static GParamSpec *properties[N_PROPS];

static StewardChartViewPrivate *
get_private (StewardChartView *self)
{
  return steward_chart_view_get_instance_private (self);
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static void
free_layout (StewardChartView *self)
{
  g_clear_pointer (&get_private (self)->layout, STEWARD_CHART_VIEW_GET_CLASS (self)->free_layout);
}

static gpointer
ensure_layout (StewardChartView *self)
{
  StewardChartViewPrivate *private = get_private (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width < 1 || height < 1)
    return NULL;
  if (width != private->layout_width || height != private->layout_height)
    free_layout (self);
  if (private->layout == NULL)
  private->layout = STEWARD_CHART_VIEW_GET_CLASS (self)->create_layout (self, width, height);
  private->layout_width = width;
  private->layout_height = height;
  return private->layout;
}

/* A ring round what is selected, or round the whole chart while nothing is. */
static void
draw_focus (StewardChartView *self, const StewardPalette *palette, cairo_t *cr)
{
  StewardChartViewPrivate *private = get_private (self);
  StewardArea area = { 0, 0, private->layout_width, private->layout_height };

  if (private->selected >= 0)
    area = STEWARD_CHART_VIEW_GET_CLASS (self)->get_area (self, private->layout, private->selected);
  steward_color_set (&palette->line, cr);
  cairo_set_line_width (cr, 2 * palette->stroke);
  cairo_rectangle (cr, area.x + 1, area.y + 1, area.width - 2, area.height - 2);
  cairo_stroke (cr);
}

static void
steward_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardChartView *self = STEWARD_CHART_VIEW (widget);
  StewardChartViewPrivate *private = get_private (self);
  gpointer layout = ensure_layout (self);
  StewardPalette palette = steward_widget_get_palette (widget);
  cairo_t *cr;

  if (layout == NULL)
    return;
  cr = gtk_snapshot_append_cairo (
    snapshot,
    &GRAPHENE_RECT_INIT (0, 0, (float) private->layout_width, (float) private->layout_height));
  STEWARD_CHART_VIEW_GET_CLASS (self)->draw (self, cr, layout, &palette, private->selected);
  if (gtk_widget_has_visible_focus (widget))
    draw_focus (self, &palette, cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
steward_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
steward_chart_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  StewardChartView *self = STEWARD_CHART_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    *minimum = *natural = STEWARD_CHART_VIEW_GET_CLASS (self)->measure_height (
      self, for_size < 1 ? NATURAL_WIDTH : for_size);
}

static void
forget_layout (StewardChartView *self)
{
  free_layout (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
steward_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (steward_chart_view_parent_class)->direction_changed (widget, previous);
  forget_layout (STEWARD_CHART_VIEW (widget));
}

/* A new font or style changes every label. */
static void
steward_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (steward_chart_view_parent_class)->css_changed (widget, change);
  forget_layout (STEWARD_CHART_VIEW (widget));
}

/* --- Selecting a place ------------------------------------------------------------------------ */

static char *
describe_selected (StewardChartView *self)
{
  int selected = get_private (self)->selected;

  if (selected < 0)
    return NULL;
  return STEWARD_CHART_VIEW_GET_CLASS (self)->describe_place (self, selected);
}

static void
select_place (StewardChartView *self, int selected, gboolean announce)
{
  StewardChartViewPrivate *private = get_private (self);
  g_autofree char *text = NULL;

  if (private->selected == selected)
    return;
  private->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  text = announce ? describe_selected (self) : NULL;
  if (text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
copy_selected (StewardChartView *self)
{
  g_autofree char *text = describe_selected (self);

  if (text)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* FALSE where there is nothing behind it. */
static gboolean
activate_place (StewardChartView *self, int place)
{
  StewardChartViewClass *klass = STEWARD_CHART_VIEW_GET_CLASS (self);

  return place >= 0 && klass->activate_place && klass->activate_place (self, place);
}

/* Where the pointer is on the surface; FALSE where it is not on it. */
static gboolean
find_pointer (StewardChartView *self, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *pointer = seat ? gdk_seat_get_pointer (seat) : NULL;

  return native && pointer
         && gdk_surface_get_device_position (gtk_native_get_surface (native), pointer, x, y, NULL);
}

static void
forget_rest (StewardChartView *self)
{
  get_private (self)->rest_x = get_private (self)->rest_y = NAN;
}

static gboolean
step_by_key (StewardChartView *self, guint keyval)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const struct {
    guint key;
    guint keypad;
    StewardChartStep step;
  } steps[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, mirrored ? STEWARD_CHART_STEP_ON : STEWARD_CHART_STEP_BACK },
    { GDK_KEY_Right, GDK_KEY_KP_Right, mirrored ? STEWARD_CHART_STEP_BACK : STEWARD_CHART_STEP_ON },
    { GDK_KEY_Up, GDK_KEY_KP_Up, STEWARD_CHART_STEP_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, STEWARD_CHART_STEP_DOWN },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, STEWARD_CHART_STEP_YEAR_BACK },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, STEWARD_CHART_STEP_YEAR_ON },
    { GDK_KEY_Home, GDK_KEY_KP_Home, STEWARD_CHART_STEP_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, STEWARD_CHART_STEP_LAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (keyval == steps[i].key || keyval == steps[i].keypad)
      {
        int place = STEWARD_CHART_VIEW_GET_CLASS (self)->step (self, get_private (self)->selected,
                                                               steps[i].step);

        if (place < 0)
          return FALSE;
        if (!find_pointer (self, &get_private (self)->rest_x, &get_private (self)->rest_y))
          forget_rest (self);
        select_place (self, place, TRUE);
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (StewardChartView *self, guint keyval, guint keycode, GdkModifierType state)
{
  int selected = get_private (self)->selected;

  if (step_by_key (self, keyval))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_c && (state & GDK_CONTROL_MASK))
    copy_selected (self);
  else if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
    return activate_place (self, selected);
  /* Once nothing is selected any more, Escape is the page's. */
  else if (keyval == GDK_KEY_Escape && selected >= 0)
    select_place (self, -1, FALSE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* What the pointer chose goes with it; what the keys chose stays. */
static void
leave_cb (StewardChartView *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    select_place (self, -1, FALSE);
}

static void
select_at (StewardChartView *self, double x, double y)
{
  gpointer layout = ensure_layout (self);
  int place = layout ? STEWARD_CHART_VIEW_GET_CLASS (self)->find_place (self, layout, x, y) : -1;

  if (place >= 0)
    select_place (self, place, FALSE);
}

/* Whatever moves under a resting pointer makes GTK tell of a motion: what the keys chose stays
 * until the pointer itself moves. */
static void
motion_cb (StewardChartView *self, double x, double y)
{
  StewardChartViewPrivate *private = get_private (self);
  double now_x, now_y;

  if (find_pointer (self, &now_x, &now_y) && now_x == private->rest_x && now_y == private->rest_y)
    return;
  forget_rest (self);
  select_at (self, x, y);
}

/* What is touched is selected first and read; what the pointer is over was read by then. */
static void
pressed_cb (StewardChartView *self, int n_press, double x, double y)
{
  StewardChartViewPrivate *private = get_private (self);
  int before = private->selected;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  select_at (self, x, y);
  private->pressed = private->selected == before ? before : -1;
}

static void
released_cb (StewardChartView *self, int n_press, double x, double y)
{
  gpointer layout = ensure_layout (self);
  int place = layout ? STEWARD_CHART_VIEW_GET_CLASS (self)->find_place (self, layout, x, y) : -1;

  if (place >= 0 && place == get_private (self)->pressed)
    activate_place (self, place);
}

static void
add_controllers (StewardChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (widget, keys);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, focus);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_int (value, get_private (STEWARD_CHART_VIEW (object))->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_chart_view_finalize (GObject *object)
{
  free_layout (STEWARD_CHART_VIEW (object));
  G_OBJECT_CLASS (steward_chart_view_parent_class)->finalize (object);
}

static void
steward_chart_view_class_init (StewardChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = steward_chart_view_get_property;
  object_class->finalize = steward_chart_view_finalize;
  widget_class->snapshot = steward_chart_view_snapshot;
  widget_class->get_request_mode = steward_chart_view_get_request_mode;
  widget_class->measure = steward_chart_view_measure;
  widget_class->css_changed = steward_chart_view_css_changed;
  widget_class->direction_changed = steward_chart_view_direction_changed;
  properties[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
steward_chart_view_init (StewardChartView *self)
{
  get_private (self)->selected = -1;
  get_private (self)->pressed = -1;
  forget_rest (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  steward_widget_follow_palette (GTK_WIDGET (self));
}

int
steward_chart_view_get_selected (StewardChartView *self)
{
  g_return_val_if_fail (STEWARD_IS_CHART_VIEW (self), -1);
  return get_private (self)->selected;
}

void
steward_chart_view_changed (StewardChartView *self, int selected, const char *description)
{
  g_return_if_fail (STEWARD_IS_CHART_VIEW (self));
  get_private (self)->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  forget_layout (self);
}
