/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-print.h"

/* The unit of a #StewardChartPage, a part of an inch. */
#define PAGE_UNIT 96
/* Where the text of a #StewardChartPage begins. */
#define MARGIN 18
#define COLUMN_GAP 24

/* What a job needs for as long as it goes on, which may be longer than the page is open. */
typedef struct {
  StewardChartPicture *picture;
  PangoFontDescription *font;
  PangoDirection direction;
  char *title;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *self = data;

  steward_chart_picture_unref (self->picture);
  pango_font_description_free (self->font);
  g_free (self->title);
  g_free (self);
}

/* --- The table -------------------------------------------------------------------------------- */

/* The titles and the rows, with a tab between cells. */
static char *
write_rows (const StewardChartTable *table)
{
  g_autofree char *titles = g_strjoinv ("\t", table->titles);
  GString *text = g_string_new (titles);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("\t", g_ptr_array_index (table->rows, i));

      g_string_append_printf (text, "\n%s", row);
    }
  return g_string_free_and_steal (text);
}

static int
measure_text (PangoContext *context, const Job *job, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int width = 0;

  pango_layout_set_font_description (layout, job->font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  return width;
}

/* Columns as wide as their longest cell, in the units of Pango; the last one takes the rest. */
static PangoTabArray *
measure_tabs (PangoContext *context, const Job *job)
{
  const StewardChartTable *table = steward_chart_picture_get_table (job->picture);
  int n_tabs = (int) g_strv_length (table->titles) - 1;
  PangoTabArray *tabs = pango_tab_array_new (n_tabs, FALSE);
  int place = 0;

  for (int column = 0; column < n_tabs; column++)
    {
      int widest = measure_text (context, job, table->titles[column]);

      for (guint i = 0; i < table->rows->len; i++)
        {
          GStrv cells = g_ptr_array_index (table->rows, i);

          widest = MAX (widest, measure_text (context, job, cells[column]));
        }
      place += widest + COLUMN_GAP * PANGO_SCALE;
      pango_tab_array_set_tab (tabs, column, PANGO_TAB_LEFT, place);
    }
  return tabs;
}

/* Draws the rows from @top on; what a page has no room for is left to the table in the window. */
static void
draw_rows (const Job *job, cairo_t *cr, double top, double width, double height)
{
  PangoContext *context = steward_chart_create_context ();
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *rows = write_rows (steward_chart_picture_get_table (job->picture));
  PangoTabArray *tabs;
  int last_column = 0;

  pango_context_set_base_dir (context, job->direction);
  layout = pango_layout_new (context);
  tabs = measure_tabs (context, job);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_font_description (layout, job->font);
  pango_layout_set_tabs (layout, tabs);
  /* What is too long for its line goes on in its own column. */
  pango_tab_array_get_tab (tabs, pango_tab_array_get_size (tabs) - 1, NULL, &last_column);
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
  const StewardChartPage page = {
    .width = gtk_print_context_get_width (context) / scale,
    .height = choose_height (context, scale),
    .palette = &palette,
    .font = job->font,
    .direction = job->direction,
    .title = job->title,
    .caption = steward_chart_picture_get_description (job->picture),
  };

  cairo_scale (cr, scale, scale);
  steward_chart_picture_draw_page (job->picture, cr, &page);
  draw_rows (job, cr, page.height, page.width,
             gtk_print_context_get_height (context) / scale - page.height);
}

GtkPrintOperation *
steward_chart_print_new (StewardChartPicture *picture, GtkWidget *widget, const char *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  PangoContext *context = gtk_widget_get_pango_context (widget);
  Job *job = g_new0 (Job, 1);

  job->picture = steward_chart_picture_ref (picture);
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
