/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-table-cell.h"

#include "steward-spark-line.h"
#include "steward-state-mark.h"
#include "steward-utilization-bar.h"
#include "steward-widget-palette.h"

#include <glib/gi18n.h>
#include <math.h>

#define GAP 6
#define BAR_WIDTH 68
#define BAR_HEIGHT 10
#define COURSE_WIDTH 76
#define COURSE_HEIGHT 22
#define ICON_SIZE 16
#define MIN_WIDTH 32
#define DIM_ALPHA 0.76f

typedef enum { PICTURE_NONE, PICTURE_BAR, PICTURE_COURSE } Picture;

struct _StewardTableCell {
  GtkWidget parent_instance;

  char *text;
  char *note;
  char *tooltip;
  char *spoken;
  char *alert;
  StewardTextStyle style;
  Picture picture;
  double value;
  const double *values;
  guint n_values;
  double target;
  gboolean faded;
  gboolean warning;
  gboolean has_mark;
  gboolean mark_before;
  StewardState mark;
  GtkWidget *remedy; /* a button, made when the first customer needs one */
  PangoLayout *layout;
  PangoLayout *note_layout;
};

G_DEFINE_FINAL_TYPE (StewardTableCell, steward_table_cell, GTK_TYPE_WIDGET)

/* --- Text ------------------------------------------------------------------------------------- */

static gboolean
has_digits (StewardTextStyle style)
{
  return (style & (STEWARD_TEXT_NUMBER | STEWARD_TEXT_AT_END)) != 0;
}

static PangoLayout *
get_layout (StewardTableCell *self)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (self->layout, TRUE);
      if (has_digits (self->style))
        {
          g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

          pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
          pango_layout_set_attributes (self->layout, attributes);
        }
    }
  return self->layout;
}

static PangoLayout *
get_note_layout (StewardTableCell *self)
{
  if (self->note_layout == NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      self->note_layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->note);
      pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
      pango_layout_set_attributes (self->note_layout, attributes);
      pango_layout_set_single_paragraph_mode (self->note_layout, TRUE);
    }
  return self->note_layout;
}

static int
measure_layout (PangoLayout *layout)
{
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* --- Where the parts stand -------------------------------------------------------------------- */

/* The places of a cell's parts, counted from the start of the line; -1 where there is none. */
typedef struct {
  int picture;
  int mark;
  int text;
  int text_width;
  int icon;
  int note;
  int remedy;
} Places;

static int
get_picture_width (StewardTableCell *self)
{
  if (self->picture == PICTURE_NONE)
    return 0;
  return self->picture == PICTURE_BAR ? BAR_WIDTH : COURSE_WIDTH;
}

static int
get_remedy_width (StewardTableCell *self)
{
  int width = 0;

  if (self->remedy && gtk_widget_get_visible (self->remedy))
    gtk_widget_measure (self->remedy, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* What failed comes before what is to do. */
static const char *
get_icon (StewardTableCell *self)
{
  if (self->warning)
    return "dialog-warning-symbolic";
  return self->alert ? "system-users-symbolic" : NULL;
}

/* Room that the end of the cell needs, which the text must leave. */
static int
measure_tail (StewardTableCell *self)
{
  int tail = 0;

  if (self->has_mark && !self->mark_before)
    tail += GAP + STEWARD_STATE_MARK_SIZE;
  if (get_icon (self))
    tail += GAP + ICON_SIZE;
  if (self->note)
    tail += GAP + measure_layout (get_note_layout (self));
  if (self->remedy && gtk_widget_get_visible (self->remedy))
    tail += get_remedy_width (self);
  return tail;
}

/* Digits stand one under the other, whatever comes after them. */
static int
measure_number (StewardTableCell *self)
{
  g_autoptr (PangoLayout) widest = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                                                   "100.0\u00a0%");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (widest, attributes);
  return measure_layout (widest);
}

static int
place_text (StewardTableCell *self, Places *places, int x, int width)
{
  PangoLayout *layout = get_layout (self);
  int room = MAX (width - x - measure_tail (self), 0);
  int natural = measure_layout (layout);
  int before = 0;

  places->text_width = MIN (natural, room);
  if (self->style & STEWARD_TEXT_NUMBER)
    before = MAX (measure_number (self) - natural, 0);
  else if (self->style & STEWARD_TEXT_AT_END)
    before = room - places->text_width;
  if (natural > room)
    pango_layout_set_width (layout, room * PANGO_SCALE);
  places->text = x + before;
  return places->text + places->text_width;
}

static Places
find_places (StewardTableCell *self, int width)
{
  Places places = { -1, -1, -1, 0, -1, -1, -1 };
  int x = 0;

  if (self->picture != PICTURE_NONE)
    {
      places.picture = x;
      x += get_picture_width (self) + 2 * GAP;
    }
  if (self->has_mark && self->mark_before)
    {
      places.mark = x;
      x += STEWARD_STATE_MARK_SIZE + GAP;
    }
  if (self->text)
    x = place_text (self, &places, x, width);
  if (self->has_mark && !self->mark_before)
    {
      places.mark = x + GAP;
      x += GAP + STEWARD_STATE_MARK_SIZE;
    }
  if (get_icon (self))
    {
      places.icon = x + GAP;
      x += GAP + ICON_SIZE;
    }
  if (self->note)
    {
      places.note = x + GAP;
      x += GAP + measure_layout (get_note_layout (self));
    }
  places.remedy = x;
  return places;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* Where a part @part_width wide begins, in a cell that may run from right to left. */
static float
mirror (StewardTableCell *self, int x, int part_width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x - part_width;
  return (float) x;
}

static void
draw_layout (StewardTableCell *self,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             int x,
             int width,
             gboolean dim)
{
  int height;
  GdkRGBA color;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_widget_get_color (GTK_WIDGET (self), &color);
  if (dim)
    color.alpha *= DIM_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (
                mirror (self, x, width),
                floorf ((float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_course (
  StewardTableCell *self, cairo_t *cr, int width, int height, const StewardPalette *palette)
{
  cairo_push_group (cr);
  steward_spark_line_draw (cr, self->values, self->n_values, self->target, width, height, palette);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, self->faded ? 0.45 : 1);
}

static void
draw_picture (StewardTableCell *self, GtkSnapshot *snapshot, int x)
{
  StewardPalette palette = steward_widget_get_palette (GTK_WIDGET (self));
  int width = get_picture_width (self);
  int height = self->picture == PICTURE_BAR ? BAR_HEIGHT : COURSE_HEIGHT;
  float y = floorf ((float) (gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2);
  cairo_t *cr;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mirror (self, x, width), y));
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->picture == PICTURE_COURSE)
    draw_course (self, cr, width, height, &palette);
  else
    {
      /* A bar grows from where a line begins; time always runs from left to right. */
      if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
        {
          cairo_translate (cr, width, 0);
          cairo_scale (cr, -1, 1);
        }
      steward_utilization_bar_draw (cr, self->value, self->target, width, height, &palette,
                                    self->faded);
    }
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
draw_mark (StewardTableCell *self, GtkSnapshot *snapshot, int x)
{
  StewardPalette palette = steward_widget_get_palette (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  const GdkRGBA color = steward_widget_get_state_color (&palette, self->mark);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT (mirror (self, x, STEWARD_STATE_MARK_SIZE),
                                    floorf ((float) (height - STEWARD_STATE_MARK_SIZE) / 2)));
  steward_state_mark_append (snapshot, self->mark, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (StewardTableCell *self, GtkSnapshot *snapshot, int x)
{
  GtkWidget *widget = GTK_WIDGET (self);
  StewardPalette palette = steward_widget_get_palette (widget);
  GdkRGBA color = steward_widget_get_state_color (&palette, STEWARD_STATE_CONCERNING);
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
    gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), get_icon (self), NULL,
    ICON_SIZE, gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);

  if (!self->warning)
    gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT (mirror (self, x, ICON_SIZE),
                          floorf ((float) (gtk_widget_get_height (widget) - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, &color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
steward_table_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StewardTableCell *self = STEWARD_TABLE_CELL (widget);
  Places places = find_places (self, gtk_widget_get_width (widget));

  if (places.picture >= 0)
    draw_picture (self, snapshot, places.picture);
  if (places.mark >= 0)
    draw_mark (self, snapshot, places.mark);
  if (places.text >= 0)
    draw_layout (self, snapshot, get_layout (self), places.text, places.text_width,
                 (self->style & STEWARD_TEXT_DIM) != 0);
  if (places.icon >= 0)
    draw_icon (self, snapshot, places.icon);
  if (places.note >= 0)
    draw_layout (self, snapshot, get_note_layout (self), places.note,
                 measure_layout (get_note_layout (self)), TRUE);
  GTK_WIDGET_CLASS (steward_table_cell_parent_class)->snapshot (widget, snapshot);
}

/* --- Size ------------------------------------------------------------------------------------- */

/* As high as a line of the font, whatever it says: rows that are not seen are not laid out. */
static int
measure_line (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (height);
}

static void
steward_table_cell_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  StewardTableCell *self = STEWARD_TABLE_CELL (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (measure_line (widget), COURSE_HEIGHT);
  else
    *minimum = *natural = MAX (get_picture_width (self), MIN_WIDTH);
}

static void
steward_table_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StewardTableCell *self = STEWARD_TABLE_CELL (widget);
  GtkAllocation place = { 0 };
  GtkRequisition size;

  if (self->remedy == NULL || !gtk_widget_get_visible (self->remedy))
    return;
  gtk_widget_get_preferred_size (self->remedy, NULL, &size);
  place.x = (int) mirror (self, find_places (self, width).remedy, size.width);
  place.y = (height - size.height) / 2;
  place.width = size.width;
  place.height = size.height;
  gtk_widget_size_allocate (self->remedy, &place, -1);
}

/* --- The object ------------------------------------------------------------------------------- */

static gboolean
steward_table_cell_query_tooltip (
  GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  StewardTableCell *self = STEWARD_TABLE_CELL (widget);

  if (self->tooltip)
    gtk_tooltip_set_text (tooltip, self->tooltip);
  else if (self->alert)
    gtk_tooltip_set_text (tooltip, self->alert);
  else if (self->layout && pango_layout_is_ellipsized (self->layout))
    gtk_tooltip_set_text (tooltip, self->text);
  else
    return FALSE;
  return TRUE;
}

static void
steward_table_cell_dispose (GObject *object)
{
  StewardTableCell *self = STEWARD_TABLE_CELL (object);

  g_clear_pointer (&self->remedy, gtk_widget_unparent);
  g_clear_object (&self->layout);
  g_clear_object (&self->note_layout);
  G_OBJECT_CLASS (steward_table_cell_parent_class)->dispose (object);
}

static void
steward_table_cell_finalize (GObject *object)
{
  StewardTableCell *self = STEWARD_TABLE_CELL (object);

  g_free (self->text);
  g_free (self->note);
  g_free (self->tooltip);
  g_free (self->spoken);
  g_free (self->alert);
  G_OBJECT_CLASS (steward_table_cell_parent_class)->finalize (object);
}

static void
steward_table_cell_class_init (StewardTableCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = steward_table_cell_dispose;
  object_class->finalize = steward_table_cell_finalize;
  widget_class->measure = steward_table_cell_measure;
  widget_class->size_allocate = steward_table_cell_size_allocate;
  widget_class->snapshot = steward_table_cell_snapshot;
  widget_class->query_tooltip = steward_table_cell_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
steward_table_cell_init (StewardTableCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
steward_table_cell_new (void)
{
  return g_object_new (STEWARD_TYPE_TABLE_CELL, NULL);
}

/* --- What is shown ---------------------------------------------------------------------------- */

void
steward_table_cell_clear (StewardTableCell *self)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->tooltip, g_free);
  g_clear_pointer (&self->spoken, g_free);
  g_clear_pointer (&self->alert, g_free);
  g_clear_object (&self->layout);
  g_clear_object (&self->note_layout);
  self->style = STEWARD_TEXT_PLAIN;
  self->picture = PICTURE_NONE;
  self->values = NULL;
  self->n_values = 0;
  self->warning = FALSE;
  self->has_mark = FALSE;
  if (self->remedy)
    gtk_widget_set_visible (self->remedy, FALSE);
}

void
steward_table_cell_set_text (StewardTableCell *self, const char *text, StewardTextStyle style)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  g_set_str (&self->text, text);
  self->style = style;
}

void
steward_table_cell_align_end (StewardTableCell *self)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  self->style |= STEWARD_TEXT_AT_END;
}

void
steward_table_cell_set_note (StewardTableCell *self, const char *note, gboolean warning)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  g_set_str (&self->note, note);
  self->warning = warning;
}

void
steward_table_cell_set_alert (StewardTableCell *self, const char *words)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  g_set_str (&self->alert, words);
}

void
steward_table_cell_set_mark (StewardTableCell *self, StewardState state, gboolean before)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  self->has_mark = TRUE;
  self->mark = state;
  self->mark_before = before;
}

void
steward_table_cell_set_bar (StewardTableCell *self, double value, double target, gboolean faded)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  self->picture = PICTURE_BAR;
  self->value = value;
  self->target = target;
  self->faded = faded;
}

void
steward_table_cell_set_course (
  StewardTableCell *self, const double *values, guint n_values, double target, gboolean faded)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  self->picture = PICTURE_COURSE;
  self->values = values;
  self->n_values = n_values;
  self->target = target;
  self->faded = faded;
}

void
steward_table_cell_set_remedy (StewardTableCell *self,
                               StewardRemedy remedy,
                               StewardCustomer *customer)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  if (remedy.label == NULL)
    return;
  if (self->remedy == NULL)
    {
      self->remedy = gtk_button_new ();
      gtk_widget_add_css_class (self->remedy, "flat");
      gtk_widget_add_css_class (self->remedy, "remedy");
      gtk_widget_set_parent (self->remedy, GTK_WIDGET (self));
    }
  steward_remedy_set_on_button (remedy, GTK_BUTTON (self->remedy), customer);
}

void
steward_table_cell_set_tooltip (StewardTableCell *self, const char *tooltip)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  g_set_str (&self->tooltip, tooltip);
}

void
steward_table_cell_set_spoken (StewardTableCell *self, const char *spoken)
{
  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  g_set_str (&self->spoken, spoken);
}

void
steward_table_cell_show (StewardTableCell *self)
{
  g_autoptr (GString) spoken = g_string_new (self->spoken ? self->spoken : self->text);

  g_return_if_fail (STEWARD_IS_TABLE_CELL (self));
  if (self->has_mark && !self->mark_before)
    /* Translators: a figure, then what it means */
    g_string_append_printf (spoken, _ (", %s"), steward_state_get_label (self->mark));
  if (self->note)
    g_string_append_printf (spoken, _ (", %s"), self->note);
  if (self->alert)
    g_string_append_printf (spoken, _ (", %s"), self->alert);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
  if (self->remedy)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
