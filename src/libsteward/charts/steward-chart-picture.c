/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-picture.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 12
/* Where the chart's own text begins. */
#define TEXT_INDENT 6
#define MAX_SIZE 16384
/* PDF counts in points. */
#define POINTS_A_PIXEL 0.75

struct _StewardChartPicture {
  gatomicrefcount ref_count;
  gpointer chart;
  GDestroyNotify free_chart;
  StewardChartDrawFunc draw;
  char *name;
  char *description;
  StewardChartTable *table;
  StewardChartTable *plain_table;
};

PangoContext *
steward_chart_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

StewardChartPicture *
steward_chart_picture_new (gpointer chart,
                           GDestroyNotify free_chart,
                           StewardChartDrawFunc draw,
                           const char *name,
                           const char *description,
                           StewardChartTable *table,
                           StewardChartTable *plain_table)
{
  StewardChartPicture *self = g_new0 (StewardChartPicture, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->chart = chart;
  self->free_chart = free_chart;
  self->draw = draw;
  self->name = g_strdup (name);
  self->description = g_strdup (description);
  self->table = table;
  self->plain_table = plain_table;
  return self;
}

StewardChartPicture *
steward_chart_picture_ref (StewardChartPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
steward_chart_picture_unref (StewardChartPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  self->free_chart (self->chart);
  g_free (self->name);
  g_free (self->description);
  steward_chart_table_free (self->table);
  g_clear_pointer (&self->plain_table, steward_chart_table_free);
  g_free (self);
}

const char *
steward_chart_picture_get_name (const StewardChartPicture *self)
{
  return self->name;
}

const char *
steward_chart_picture_get_description (const StewardChartPicture *self)
{
  return self->description;
}

const StewardChartTable *
steward_chart_picture_get_table (const StewardChartPicture *self)
{
  return self->table;
}

const StewardChartTable *
steward_chart_picture_get_plain_table (const StewardChartPicture *self)
{
  return self->plain_table;
}

/* --- The page --------------------------------------------------------------------------------- */

/* Draws a text at @top and returns where the next thing goes. */
static double
draw_text (cairo_t *cr, PangoLayout *layout, const StewardColor *color, double width, double top)
{
  int height = 0;

  /* By the direction of the page, not by that of a name. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  steward_color_set (color, cr);
  cairo_move_to (cr, TEXT_INDENT, top);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  return top + ceil ((double) height / PANGO_SCALE) + MARGIN / 2.0;
}

/* The title is shortened to the width, the caption wrapped. */
static double
draw_head (cairo_t *cr, PangoContext *context, const StewardChartPage *page, double width)
{
  g_autoptr (PangoFontDescription) bold = pango_font_description_copy (page->font);
  double top = 0;

  pango_font_description_set_weight (bold, PANGO_WEIGHT_BOLD);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PangoLayout) layout = pango_layout_new (context);
      const char *text = i == 0 ? page->title : page->caption;

      if (text == NULL)
        continue;
      pango_layout_set_font_description (layout, i == 0 ? bold : page->font);
      pango_layout_set_text (layout, text, -1);
      if (i == 0)
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      top = draw_text (cr, layout, i == 0 ? &page->palette->text : &page->palette->dim_text, width,
                       top);
    }
  return top;
}

void
steward_chart_picture_draw_page (const StewardChartPicture *self,
                                 cairo_t *cr,
                                 const StewardChartPage *page)
{
  PangoContext *context = steward_chart_create_context ();
  double inner = MAX (page->width - 2 * MARGIN, 1);
  double top;

  pango_context_set_base_dir (context, page->direction);
  cairo_save (cr);
  steward_color_set (&page->palette->surface, cr);
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_fill (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  top = draw_head (cr, context, page, MAX (inner - 2 * TEXT_INDENT, 1));
  cairo_translate (cr, 0, top);
  self->draw (self->chart, cr, inner, MAX (page->height - 2 * MARGIN - top, 1), context, page);
  cairo_restore (cr);
  g_object_unref (context);
}

/* --- Files ------------------------------------------------------------------------------------ */

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (StewardChartFormat format, double width, double height, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case STEWARD_CHART_SVG:
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    case STEWARD_CHART_PDF:
      return cairo_pdf_surface_create_for_stream (append_cb, bytes, width * POINTS_A_PIXEL,
                                                  height * POINTS_A_PIXEL);
    case STEWARD_CHART_PNG:
    default:
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
    }
}
/* Puts title and description into an SVG, whose glyphs are outlines that nobody can read aloud. */
static void
describe_svg (GByteArray *bytes, const char *title, const char *description)
{
  g_autofree char *title_text = g_markup_escape_text (title, -1);
  g_autofree char *description_text = g_markup_escape_text (description, -1);
  g_autofree char *head = g_strdup_printf ("\n<title>%s</title>\n<desc>%s</desc>", title_text,
                                           description_text);
  g_autofree char *text = g_strndup ((const char *) bytes->data, bytes->len);
  const char *root = strstr (text, "<svg");
  const char *end = root ? strchr (root, '>') : NULL;

  if (end == NULL)
    return;
  g_byte_array_set_size (bytes, (guint) (end + 1 - text));
  g_byte_array_append (bytes, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (bytes, (const guint8 *) end + 1, (guint) strlen (end + 1));
}

/* The whole file in memory. */
static GByteArray *
render (const StewardChartPicture *self,
        StewardChartFormat format,
        const StewardChartPage *page,
        GError **error)
{
  const char *title = page->title ? page->title : self->name;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (format, page->width, page->height, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (format == STEWARD_CHART_PDF)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->description);
      cairo_scale (cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
    }
  steward_chart_picture_draw_page (self, cr, page);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == STEWARD_CHART_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The chart could not be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (format == STEWARD_CHART_SVG)
    describe_svg (bytes, title, self->description);
  return g_steal_pointer (&bytes);
}

gboolean
steward_chart_picture_write (const StewardChartPicture *self,
                             GOutputStream *stream,
                             StewardChartFormat format,
                             const StewardChartPage *page,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (!(page->width >= 1 && page->height >= 1 && page->width <= MAX_SIZE
        && page->height <= MAX_SIZE))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("A chart can be 1 to %d pixels wide and high, not %.0f by %.0f."), MAX_SIZE,
                   page->width, page->height);
      return FALSE;
    }
  bytes = render (self, format, page, error);
  return bytes
         && g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}
