/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-print.h"

#include "steward-adoption-chart.h"
#include "steward-adoption-read-out.h"

/* The unit of a #StewardChartPage, a part of an inch. */
#define PAGE_UNIT 96
/* Where the text of a #StewardChartPage begins. */
#define MARGIN 18
#define COLUMN_GAP 24

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

/* --- The months, in rows ---------------------------------------------------------------------- */

/* The newest month first; a tab between cells. */
static char *
write_rows (const StewardAdoptionSeries *series)
{
  GString *rows = g_string_new (NULL);

  for (guint i = series->months->len; i > 0; i--)
    {
      g_autoptr (StewardReadOut) month = steward_adoption_series_read_out (series, i - 1);
      g_autofree char *lines = g_strjoinv (" · ", month->lines);

      g_string_append_printf (rows, "%s%s\t%s\t%s", rows->len > 0 ? "\n" : "", month->title,
                              month->value, lines);
    }
  return g_string_free_and_steal (rows);
}

/* Columns as wide as the longest month and value, in the units of Pango. */
static PangoTabArray *
measure_tabs (PangoContext *context, const Job *job)
{
  PangoTabArray *tabs = pango_tab_array_new (2, FALSE);
  int widths[2] = { 0, 0 };

  for (guint i = 0; i < job->series->months->len; i++)
    {
      g_autoptr (StewardReadOut) month = steward_adoption_series_read_out (job->series, i);
      const char *const cells[] = { month->title, month->value };

      for (int j = 0; j < 2; j++)
        {
          g_autoptr (PangoLayout) layout = pango_layout_new (context);
          int width = 0;

          pango_layout_set_font_description (layout, job->font);
          pango_layout_set_text (layout, cells[j], -1);
          pango_layout_get_size (layout, &width, NULL);
          widths[j] = MAX (widths[j], width);
        }
    }
  widths[0] += COLUMN_GAP * PANGO_SCALE;
  pango_tab_array_set_tab (tabs, 0, PANGO_TAB_LEFT, widths[0]);
  pango_tab_array_set_tab (tabs, 1, PANGO_TAB_LEFT,
                           widths[0] + widths[1] + COLUMN_GAP * PANGO_SCALE);
  return tabs;
}

/* Draws the months from @top on; what a page has no room for is left to the table in the window. */
static void
draw_rows (const Job *job, cairo_t *cr, double top, double width, double height)
{
  PangoContext *context = steward_chart_create_context ();
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *rows = write_rows (job->series);
  PangoTabArray *tabs;
  int last_column = 0;

  pango_context_set_base_dir (context, job->direction);
  layout = pango_layout_new (context);
  tabs = measure_tabs (context, job);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_font_description (layout, job->font);
  pango_layout_set_tabs (layout, tabs);
  /* What is too long for its line goes on in its own column. */
  pango_tab_array_get_tab (tabs, 1, NULL, &last_column);
  pango_layout_set_indent (layout, -last_column);
  pango_layout_set_width (layout, (int) ((width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_spacing (layout, 4 * PANGO_SCALE);
  pango_layout_set_text (layout, rows, -1);
  cairo_rectangle (cr, 0, top, width, MAX (height, 0));
  cairo_clip (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, MARGIN, top);
  pango_cairo_show_layout (cr, layout);
  pango_tab_array_free (tabs);
  g_object_unref (context);
}

/* --- The page --------------------------------------------------------------------------------- */

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
  draw_rows (job, cr, page.height, page.width,
             gtk_print_context_get_height (context) / scale - page.height);
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
