/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-print.h"

#include "steward-adoption-chart.h"
#include "steward-adoption-read-out.h"

/* The unit of a #StewardChartPage, a part of an inch. */
#define PAGE_UNIT 96

/* What a job needs for as long as it goes on, which may be longer than the page is open. */
typedef struct {
  StewardAdoptionSeries *series;
  PangoFontDescription *font;
  PangoDirection direction;
  char *title;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *self = data;

  steward_adoption_series_unref (self->series);
  pango_font_description_free (self->font);
  g_free (self->title);
  g_free (self);
}

/* Half as high as wide: a chart that fills an upright page is hard to read. */
static double
choose_height (GtkPrintContext *context, double scale)
{
  double width = gtk_print_context_get_width (context) / scale;

  return MIN (MAX (width / 2, 420), gtk_print_context_get_height (context) / scale);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, Job *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  StewardPalette palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);
  double scale = gtk_print_context_get_dpi_x (context) / PAGE_UNIT;
  g_autofree char *caption = steward_adoption_series_describe (job->series);
  const StewardChartPage page = {
    .width = gtk_print_context_get_width (context) / scale,
    .height = choose_height (context, scale),
    .palette = &palette,
    .font = job->font,
    .direction = job->direction,
    .title = job->title,
    .caption = caption,
  };

  cairo_scale (cr, scale, scale);
  steward_adoption_chart_draw_page (job->series, cr, &page);
}

GtkPrintOperation *
steward_chart_print_new (StewardAdoptionSeries *series, GtkWidget *widget, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  PangoContext *context = gtk_widget_get_pango_context (widget);
  Job *job = g_new0 (Job, 1);

  job->series = steward_adoption_series_ref (series);
  job->font = pango_font_description_copy (pango_context_get_font_description (context));
  job->direction = pango_context_get_base_dir (context);
  job->title = g_strdup (title);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), job, job_free,
                         G_CONNECT_DEFAULT);
  return operation;
}
