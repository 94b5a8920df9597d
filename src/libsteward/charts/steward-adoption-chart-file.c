/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart.h"

#include "steward-adoption-read-out.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 12
#define MAX_SIZE 16384
/* PDF counts in points. */
#define POINTS_A_PIXEL 0.75

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
create_surface (StewardChartFormat format, int width, int height, GByteArray *bytes)
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
      return cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
    }
}

/* Draws the title, shortened to the width, and returns the height it takes. */
static double
draw_title (cairo_t *cr,
            PangoContext *context,
            const PangoFontDescription *font,
            const StewardPalette *palette,
            const char *title,
            double width)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) bold = pango_font_description_copy (font);
  int height = 0;

  pango_font_description_set_weight (bold, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, bold);
  pango_layout_set_text (layout, title, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  steward_color_set (&palette->text, cr);
  cairo_move_to (cr, 6, 0);
  pango_cairo_show_layout (cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  return ceil ((double) height / PANGO_SCALE) + MARGIN / 2.0;
}

static void
draw_page (cairo_t *cr,
           StewardAdoptionSeries *series,
           int width,
           int height,
           const StewardPalette *palette,
           const PangoFontDescription *font,
           const char *title)
{
  PangoContext *context = steward_chart_create_context ();
  g_autoptr (StewardAdoptionChartLayout) layout = NULL;
  double inner = MAX (width - 2 * MARGIN, 1);
  double top = 0;

  steward_color_set (&palette->surface, cr);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  if (title)
    top = draw_title (cr, context, font, palette, title, inner - 12);
  cairo_translate (cr, 0, top);
  layout = steward_adoption_chart_layout_new (series, inner, MAX (height - 2 * MARGIN - top, 1),
                                              context, font);
  steward_adoption_chart_draw (cr, layout, palette, -1);
  g_object_unref (context);
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
render (StewardAdoptionSeries *series,
        StewardChartFormat format,
        int width,
        int height,
        const StewardPalette *palette,
        const PangoFontDescription *font,
        const char *title,
        GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *description = steward_adoption_series_describe (series);
  cairo_surface_t *surface = create_surface (format, width, height, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  if (format == STEWARD_CHART_PDF)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      title ? title : _ ("Adoption"));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
      cairo_scale (cr, POINTS_A_PIXEL, POINTS_A_PIXEL);
    }
  draw_page (cr, series, width, height, palette, font, title);
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
    describe_svg (bytes, title ? title : _ ("Adoption"), description);
  return g_steal_pointer (&bytes);
}

gboolean
steward_adoption_chart_write (StewardAdoptionSeries *series,
                              GOutputStream *stream,
                              StewardChartFormat format,
                              int width,
                              int height,
                              const StewardPalette *palette,
                              const PangoFontDescription *font,
                              const char *title,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  if (width < 1 || height < 1 || width > MAX_SIZE || height > MAX_SIZE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("A chart can be 1 to %d pixels wide and high, not %d by %d."), MAX_SIZE,
                   width, height);
      return FALSE;
    }
  bytes = render (series, format, width, height, palette, font, title, error);
  return bytes
         && g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}
