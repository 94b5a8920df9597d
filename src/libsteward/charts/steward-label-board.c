/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-label-board.h"

#include <math.h>

struct _StewardLabelBoard {
  PangoContext *context;
  PangoFontDescription *fonts[2]; /* normal, bold */
  PangoAttrList *attributes;
  GArray *labels;
  GArray *marks;
  double width;
  double height;
};

static void
label_clear (gpointer data)
{
  StewardLabel *label = data;

  g_clear_object (&label->text);
}

StewardLabelBoard *
steward_label_board_new (PangoContext *context,
                         const PangoFontDescription *font,
                         double width,
                         double height)
{
  StewardLabelBoard *self = g_new0 (StewardLabelBoard, 1);
  int size = pango_font_description_get_size (font) * 9 / 11;

  self->context = g_object_ref (context);
  for (int i = 0; i < 2; i++)
    {
      self->fonts[i] = pango_font_description_copy (font);
      if (pango_font_description_get_size_is_absolute (font))
        pango_font_description_set_absolute_size (self->fonts[i], size);
      else
        pango_font_description_set_size (self->fonts[i], size);
    }
  pango_font_description_set_weight (self->fonts[1], PANGO_WEIGHT_BOLD);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  self->labels = g_array_new (FALSE, FALSE, sizeof (StewardLabel));
  g_array_set_clear_func (self->labels, label_clear);
  self->marks = g_array_new (FALSE, FALSE, sizeof (StewardArea));
  self->width = width;
  self->height = height;
  return self;
}

void
steward_label_board_free (StewardLabelBoard *self)
{
  g_object_unref (self->context);
  for (int i = 0; i < 2; i++)
    pango_font_description_free (self->fonts[i]);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->labels);
  g_array_unref (self->marks);
  g_free (self);
}

static PangoLayout *
write_text (StewardLabelBoard *self, StewardLabelStyle style, const char *text)
{
  PangoLayout *layout = pango_layout_new (self->context);
  gboolean bold = style == STEWARD_LABEL_STRONG || style == STEWARD_LABEL_LINE;

  pango_layout_set_font_description (layout, self->fonts[bold]);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  int w = 0;
  int h = 0;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

double
steward_label_board_get_line_height (StewardLabelBoard *self)
{
  g_autoptr (PangoLayout) layout = write_text (self, STEWARD_LABEL_NORMAL, "0");
  double width = 0;
  double height = 0;

  get_size (layout, &width, &height);
  return height;
}

double
steward_label_board_measure (StewardLabelBoard *self, StewardLabelStyle style, const char *text)
{
  g_autoptr (PangoLayout) layout = write_text (self, style, text);
  double width = 0;
  double height = 0;

  get_size (layout, &width, &height);
  return width;
}

void
steward_label_board_add_mark (StewardLabelBoard *self, const StewardArea *area)
{
  g_array_append_val (self->marks, *area);
}

gboolean
steward_area_overlaps (const StewardArea *a, const StewardArea *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static gboolean
is_free (StewardLabelBoard *self, const StewardArea *area, gboolean of_marks)
{
  /* Words that nearly touch read as one. */
  StewardArea wide = { area->x - 2, area->y, area->width + 4, area->height };

  if (!(area->x >= 0 && area->y >= 0 && area->x + area->width <= self->width
        && area->y + area->height <= self->height))
    return FALSE;
  for (guint i = 0; i < self->labels->len; i++)
    if (steward_area_overlaps (&wide, &g_array_index (self->labels, StewardLabel, i).area))
      return FALSE;
  for (guint i = 0; of_marks && i < self->marks->len; i++)
    if (steward_area_overlaps (area, &g_array_index (self->marks, StewardArea, i)))
      return FALSE;
  return TRUE;
}

static StewardLabel *
add_label (StewardLabelBoard *self,
           PangoLayout *text,
           StewardLabelStyle style,
           const StewardArea *area,
           gboolean backed)
{
  StewardLabel label = { g_object_ref (text), *area, style, -1, backed };

  g_array_append_val (self->labels, label);
  return &g_array_index (self->labels, StewardLabel, self->labels->len - 1);
}

StewardLabel *
steward_label_board_place (StewardLabelBoard *self,
                           StewardLabelStyle style,
                           const char *text,
                           const StewardPoint *places,
                           guint n_places,
                           gboolean on_marks)
{
  g_autoptr (PangoLayout) layout = write_text (self, style, text);
  StewardArea area = { 0 };

  get_size (layout, &area.width, &area.height);
  for (int pass = 0; pass < (on_marks ? 2 : 1); pass++)
    for (guint i = 0; i < n_places; i++)
      {
        area.x = places[i].x;
        area.y = places[i].y;
        if (is_free (self, &area, pass == 0))
          return add_label (self, layout, style, &area, pass > 0);
      }
  return NULL;
}

StewardLabel *
steward_label_board_place_at (
  StewardLabelBoard *self, StewardLabelStyle style, const char *text, double x, double y)
{
  const StewardPoint place = { x, y };

  return steward_label_board_place (self, style, text, &place, 1, TRUE);
}

StewardLabel *
steward_label_board_place_message (StewardLabelBoard *self,
                                   const char *text,
                                   const StewardArea *area)
{
  g_autoptr (PangoLayout) layout = write_text (self, STEWARD_LABEL_NORMAL, text);
  StewardArea place = { 0 };

  pango_layout_set_width (layout, (int) (MIN (area->width, 420) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  get_size (layout, &place.width, &place.height);
  /* A centred layout draws from the left of its whole width. */
  place.width = MIN (area->width, 420);
  place.x = area->x + (area->width - place.width) / 2;
  place.y = area->y + (area->height - place.height) / 2;
  if (place.height > area->height || !is_free (self, &place, FALSE))
    return NULL;
  return add_label (self, layout, STEWARD_LABEL_NORMAL, &place, TRUE);
}

void
steward_label_board_mirror (StewardLabelBoard *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      StewardArea *area = &g_array_index (self->labels, StewardLabel, i).area;

      area->x = self->width - area->x - area->width;
    }
}

void
steward_label_board_truncate (StewardLabelBoard *self, guint n)
{
  g_array_set_size (self->labels, n);
}

const StewardLabel *
steward_label_board_get_labels (StewardLabelBoard *self, guint *n_labels)
{
  *n_labels = self->labels->len;
  return self->labels->len > 0 ? &g_array_index (self->labels, StewardLabel, 0) : NULL;
}

static const StewardColor *
get_color (const StewardLabel *label, const StewardPalette *palette, int selected)
{
  switch (label->style)
    {
    case STEWARD_LABEL_DIM:
      return label->month >= 0 && label->month == selected ? &palette->text : &palette->dim_text;
    case STEWARD_LABEL_LINE:
      return &palette->line;
    case STEWARD_LABEL_NORMAL:
    case STEWARD_LABEL_STRONG:
    default:
      return &palette->text;
    }
}

void
steward_label_board_draw (StewardLabelBoard *self,
                          cairo_t *cr,
                          const StewardPalette *palette,
                          int selected)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const StewardLabel *label = &g_array_index (self->labels, StewardLabel, i);

      if (label->backed || (palette->patterns && label->month >= 0))
        {
          steward_color_set (&palette->surface, cr);
          cairo_rectangle (cr, label->area.x - 2, label->area.y, label->area.width + 4,
                           label->area.height);
          cairo_fill (cr);
        }
      steward_color_set (get_color (label, palette, selected), cr);
      cairo_move_to (cr, label->area.x, label->area.y);
      pango_cairo_show_layout (cr, label->text);
    }
}
