/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* draw-charts FOLDER: draws each situation of the charts as a picture, to be looked at. */

#include "steward-adoption-chart.h"
#include "steward-spark-line.h"
#include "steward-utilization-bar.h"

#include "example-customer.h"
#include "example-figures.h"
#include "steward-figure-chart.h"

#include <locale.h>
#include <math.h>

typedef struct {
  const char *name;
  ExampleCustomer *(*create) (void);
  int width;
  int height;
  gboolean dark;
  gboolean high_contrast;
  StewardAdoptionMode mode;
  StewardAdoptionRange range;
  int selected;
  const char *font; /* NULL: the interface's */
  gboolean mirrored;
} Situation;

static ExampleCustomer *
create_long (void)
{
  ExampleCustomer *self = example_customer_new ("2026-11-24");
  StewardDay sunday = example_day ("2024-06-02");

  example_customer_see_seats (self, "2024-01-01", STEWARD_SEATS_KNOWN, 400);
  example_customer_see_seats (self, "2025-06-15", STEWARD_SEATS_KNOWN, 640);
  for (int i = 0; i < 30; i++)
    steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2024-05") + i,
                       150 + i * 12 + (i * 37) % 50, TRUE);
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-11"), 380, FALSE);
  for (int i = 0; i < 128; i++)
    steward_usage_add (self->usage, STEWARD_GRAIN_WEEK, sunday + 7 * i, 100 + i * 2 + (i * 31) % 21,
                       i < 127);
  return self;
}

static ExampleCustomer *
create_over (void)
{
  ExampleCustomer *self = create_long ();

  example_customer_see_seats (self, "2026-04-01", STEWARD_SEATS_KNOWN, 430);
  return self;
}

static ExampleCustomer *
create_far_over (void)
{
  ExampleCustomer *self = create_long ();

  example_customer_see_seats (self, "2026-06-10", STEWARD_SEATS_KNOWN, 250);
  return self;
}

static ExampleCustomer *
create_unlimited (void)
{
  ExampleCustomer *self = example_customer_new ("2026-11-24");

  example_customer_see_seats (self, "2026-01-01", STEWARD_SEATS_UNLIMITED, 0);
  example_customer_count_month (self, "2026-09", 300);
  example_customer_count_month (self, "2026-10", 340);
  return self;
}

static ExampleCustomer *
create_unlimited_with_tam (void)
{
  ExampleCustomer *self = create_unlimited ();

  self->inputs.tam = 500;
  return self;
}

static ExampleCustomer *
create_gaps (void)
{
  ExampleCustomer *self = example_customer_new ("2026-11-24");
  const char *months[] = { "2025-12", "2026-01", "2026-04", "2026-05", "2026-07", "2026-10" };
  const gint64 users[] = { 210, 244, 301, 0, 322, 398 };

  example_customer_see_seats (self, "2025-01-01", STEWARD_SEATS_KNOWN, 500);
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    example_customer_count_month (self, months[i], users[i]);
  return self;
}

static ExampleCustomer *
create_new_customer (void)
{
  ExampleCustomer *self = example_customer_new ("2026-11-24");

  self->inputs.production = example_day ("2026-10-08");
  example_customer_see_seats (self, "2026-09-20", STEWARD_SEATS_KNOWN, 300);
  example_customer_count_month (self, "2026-10", 66);
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-11"), 101, FALSE);
  return self;
}

static ExampleCustomer *
create_rolling (void)
{
  static const StewardAdoptionMarkKind kinds[] = { STEWARD_ADOPTION_MARK_CONTRACT_CLOSE,
                                                   STEWARD_ADOPTION_MARK_RENEWAL };
  static GArray *dates = NULL;
  ExampleCustomer *self = example_customer_new_halvorsen ();
  const StewardAdoptionMark marks[] = { { example_day ("2026-03-02"), kinds[0] },
                                        { example_day ("2026-11-28"), kinds[1] } };

  if (dates == NULL)
    {
      dates = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionMark));
      g_array_append_vals (dates, marks, G_N_ELEMENTS (marks));
    }
  self->inputs.dates = dates;
  example_customer_count_windows (self, "2026-04-08", "2026-06-30", 250, 650);
  example_customer_count_windows (self, "2026-07-01", "2026-11-23", 655, 980);
  return self;
}

static ExampleCustomer *
create_ramping (void)
{
  ExampleCustomer *self = example_customer_new ("2026-04-15");

  self->inputs.production = example_day ("2026-03-12");
  example_customer_see_seats (self, "2026-03-01", STEWARD_SEATS_KNOWN, 900);
  example_customer_count_month (self, "2026-03", 119);
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-04"), 260, FALSE);
  example_customer_count_windows (self, "2026-04-08", "2026-04-14", 250, 270);
  return self;
}

static ExampleCustomer *
create_ahead (void)
{
  const double shares[] = { 0.05, 0.09, 0.14, 0.20, 0.29, 0.37, 0.48, 0.56, 0.64, 0.71 };
  ExampleCustomer *self = example_customer_new_ahead (shares, G_N_ELEMENTS (shares));

  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-11"), 640, FALSE);
  return self;
}

static ExampleCustomer *
create_ahead_noisy (void)
{
  const double shares[] = { 0.42, 0.51, 0.44, 0.55, 0.49, 0.61, 0.52, 0.63, 0.58 };

  return example_customer_new_ahead (shares, G_N_ELEMENTS (shares));
}

static ExampleCustomer *
create_ahead_never (void)
{
  const double shares[] = { 0.08, 0.16, 0.28, 0.42, 0.52, 0.58, 0.60, 0.61, 0.62, 0.61, 0.625 };

  return example_customer_new_ahead (shares, G_N_ELEMENTS (shares));
}

static ExampleCustomer *
create_ahead_falling (void)
{
  const double shares[] = { 0.75, 0.73, 0.71, 0.68, 0.66, 0.63, 0.62, 0.58 };

  return example_customer_new_ahead (shares, G_N_ELEMENTS (shares));
}

static ExampleCustomer *
create_ahead_steep (void)
{
  const double shares[] = { 0.02, 0.03, 0.05, 0.09, 0.15, 0.24 };

  return example_customer_new_ahead (shares, G_N_ELEMENTS (shares));
}

/* In the fifth week of its ramp, with one month of its own. */
static ExampleCustomer *
create_ahead_ramp (void)
{
  ExampleCustomer *self = example_customer_new ("2026-11-17");

  self->inputs.production = example_day ("2026-10-01");
  example_customer_see_seats (self, "2026-09-20", STEWARD_SEATS_KNOWN, 1000);
  example_customer_count_month (self, "2026-10", 260);
  steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, example_month ("2026-11"), 330, FALSE);
  for (int week = 0; week < 7; week++)
    steward_usage_add (self->usage, STEWARD_GRAIN_WEEK, example_day ("2026-09-27") + 7 * week,
                       40 + 38 * week + (week * 17) % 23, TRUE);
  example_customer_look_ahead (self);
  return self;
}

static ExampleCustomer *
create_ahead_halvorsen (void)
{
  ExampleCustomer *self = example_customer_new_halvorsen ();

  example_customer_look_ahead (self);
  return self;
}

static ExampleCustomer *
create_empty (void)
{
  return example_customer_new ("2026-11-24");
}

static cairo_surface_t *
draw_situation (const Situation *it, StewardAdoptionSeries *series)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, it->width, it->height);
  cairo_t *cr = cairo_create (surface);
  StewardPalette palette = steward_palette_new (it->dark, it->high_contrast,
                                                &steward_palette_default_accent);
  PangoContext *context = steward_chart_create_context ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (
    it->font ? it->font : "Inter 11");
  g_autoptr (StewardAdoptionChartLayout) layout = NULL;

  if (it->mirrored)
    pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);

  layout = steward_adoption_chart_layout_new (series, it->width, it->height, context, font);
  steward_color_set (&palette.surface, cr);
  cairo_paint (cr);
  steward_adoption_chart_draw (cr, layout, &palette, it->selected);
  cairo_destroy (cr);
  g_object_unref (context);
  return surface;
}

static void
save (cairo_surface_t *surface, const char *folder, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);
  cairo_status_t status = cairo_surface_write_to_png (surface, file);

  if (status != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: %s\n", file, cairo_status_to_string (status));
  cairo_surface_destroy (surface);
}

static void
draw_cells (const char *folder)
{
  const double none = (double) NAN;
  const double rows[][12] = {
    { 0.1, 0.2, 0.32, 0.41, 0.5, 0.58, 0.6, 0.62, 0.66, 0.7, 0.72, 0.74 },
    { 0.7, 0.72, none, none, 0.75, 0.9, none, 0.88, 0.97, 1.04, 1.1, 1.32 },
    { 0.5, 0.45, 0.4, 0.38, 0.3, 0.28, 0.2, 0.12, 0.05, 0, none, none },
    { none, none, none, none, none, none, none, none, none, none, none, 0.22 },
  };
  const double bars[] = { 0.74, 1.32, 0.04, none };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 520, 160);
  cairo_t *cr = cairo_create (surface);

  for (int dark = 0; dark < 2; dark++)
    {
      StewardPalette palette = steward_palette_new (dark, FALSE, &steward_palette_default_accent);

      steward_color_set (&palette.surface, cr);
      cairo_rectangle (cr, dark * 260, 0, 260, 160);
      cairo_fill (cr);
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          cairo_save (cr);
          cairo_translate (cr, dark * 260 + 16, 10 + i * 38);
          steward_spark_line_draw (cr, rows[i], G_N_ELEMENTS (rows[i]), 0.8, 90, 26, &palette);
          cairo_translate (cr, 120, 9);
          steward_utilization_bar_draw (cr, bars[i], 0.8, 100, 8, &palette, i == 2);
          cairo_restore (cr);
        }
    }
  cairo_destroy (cr);
  save (surface, folder, "cells");
}

/* --- Figures --- */

static StewardChartData *
create_lines (void)
{
  return example_lines_new (FALSE);
}

static StewardChartData *
create_lines_with_gaps (void)
{
  return example_lines_new (TRUE);
}

static StewardChartData *
create_bins (void)
{
  return example_bins_new (1);
}

static StewardChartData *
create_many_bins (void)
{
  return example_bins_new (247);
}

static StewardChartData *
create_stack (void)
{
  return example_stack_new (FALSE);
}

static StewardChartData *
create_groups (void)
{
  return example_stack_new (TRUE);
}

/* In each style, wide and as on a phone. */
static void
draw_figures (const char *folder, const char *name, StewardChartData *(*create) (void) )
{
  const struct {
    const char *style;
    int width;
    gboolean dark;
    gboolean high_contrast;
    const char *font;
    gboolean mirrored;
    int selected;
  } styles[] = {
    { "light", 620, FALSE, FALSE, "Inter 11", FALSE, -1 },
    { "selected", 620, FALSE, FALSE, "Inter 11", FALSE, 0 },
    { "dark", 400, TRUE, FALSE, "Inter 11", FALSE, -1 },
    { "contrast", 400, FALSE, TRUE, "Inter 11", FALSE, -1 },
    { "phone", 300, FALSE, FALSE, "Inter 11", FALSE, -1 },
    { "mirrored", 620, FALSE, FALSE, "Inter 11", TRUE, -1 },
    { "large", 500, FALSE, FALSE, "Inter 22", FALSE, -1 },
    { "large-phone", 300, FALSE, FALSE, "Inter 22", FALSE, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autoptr (StewardChartData) data = create ();
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string (styles[i].font);
      PangoContext *context = steward_chart_create_context ();
      StewardPalette palette = steward_palette_new (styles[i].dark, styles[i].high_contrast,
                                                    &steward_palette_default_accent);
      g_autofree char *file = g_strdup_printf ("figure-%s-%s", name, styles[i].style);
      g_autoptr (StewardFigureLayout) layout = NULL;
      cairo_surface_t *surface;
      cairo_t *cr;
      double height;

      pango_context_set_base_dir (context,
                                  styles[i].mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
      height = steward_figure_chart_measure_height (data, styles[i].width, context, font);
      layout = steward_figure_layout_new (data, styles[i].width, height, context, font);
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, styles[i].width, (int) height);
      cr = cairo_create (surface);
      steward_color_set (&palette.surface, cr);
      cairo_paint (cr);
      steward_figure_chart_draw (cr, layout, &palette,
                                 styles[i].selected < 0 ? -1
                                                        : steward_chart_data_get_place (
                                                            data, data->categories->len / 2, -1));
      cairo_destroy (cr);
      save (surface, folder, file);
      g_object_unref (context);
    }
}

int
main (int argc, char **argv)
{
  const StewardAdoptionRange all = STEWARD_ADOPTION_RANGE_ALL;
  const Situation situations[] = {
    { "normal", example_customer_new_halvorsen, 1010, 300, 0, 0, 0, 12, 4 },
    { "dark", example_customer_new_halvorsen, 1010, 300, 1, 0, 0, 12, 4 },
    { "high-contrast", example_customer_new_halvorsen, 1010, 300, 0, 1, 0, 12, 4 },
    { "high-contrast-dark", example_customer_new_halvorsen, 1010, 300, 1, 1, 0, 12, -1 },
    { "phone", example_customer_new_halvorsen, 336, 250, 0, 0, 0, 6, -1 },
    { "phone-12", create_long, 336, 250, 1, 0, 0, 12, -1 },
    { "smallest", example_customer_new_halvorsen, 300, 200, 0, 0, 0, 12, -1 },
    { "months-24", create_long, 1010, 300, 0, 0, 0, 24, 10 },
    { "months-24-phone", create_long, 336, 250, 0, 0, 0, 24, -1 },
    { "all", create_long, 800, 300, 1, 0, 0, all, -1 },
    { "over", create_over, 1010, 300, 0, 0, 0, 12, -1 },
    { "far-over", create_far_over, 700, 300, 1, 0, 0, 12, -1 },
    { "unlimited", create_unlimited, 700, 260, 0, 0, 0, 12, -1 },
    { "unlimited-phone", create_unlimited, 300, 200, 1, 0, 0, 12, -1 },
    { "unlimited-with-tam", create_unlimited_with_tam, 700, 260, 0, 0, 0, 12, -1 },
    { "gaps", create_gaps, 1010, 300, 0, 0, 0, 12, -1 },
    { "gaps-phone", create_gaps, 336, 250, 1, 0, 0, 12, -1 },
    { "new-customer", create_new_customer, 1010, 300, 0, 0, 0, 12, -1 },
    { "new-customer-phone", create_new_customer, 336, 250, 0, 0, 0, 6, -1 },
    { "empty", create_empty, 700, 260, 0, 0, 0, 12, -1 },
    { "users", example_customer_new_halvorsen, 1010, 300, 0, 0, 1, 12, -1 },
    { "users-phone", create_long, 336, 250, 1, 0, 1, 6, -1 },
    { "rolling", create_rolling, 1010, 330, 0, 0, 0, 12, 4 },
    { "rolling-dark", create_rolling, 1010, 330, 1, 0, 0, 12, 8 },
    { "rolling-high-contrast", create_rolling, 1010, 330, 0, 1, 0, 12, 4 },
    { "rolling-users", create_rolling, 1010, 330, 0, 0, 1, 12, 4 },
    { "rolling-3", create_rolling, 1010, 330, 0, 0, 0, 3, -1 },
    { "rolling-phone", create_rolling, 336, 330, 0, 0, 0, 6, -1 },
    { "rolling-mirrored", create_rolling, 1010, 330, 0, 0, 0, 12, 4, NULL, TRUE },
    { "rolling-large-text", create_rolling, 1010, 520, 0, 0, 0, 12, 4, "Inter 22" },
    { "rolling-large-text-phone", create_rolling, 336, 520, 0, 0, 0, 12, 4, "Inter 22" },
    { "ramping", create_ramping, 1010, 330, 0, 0, 0, 12, -1 },
    { "ramping-phone", create_ramping, 336, 330, 0, 0, 0, 6, -1 },
    { "ahead", create_ahead, 1010, 330, 0, 0, 0, 12, -1 },
    { "ahead-dark", create_ahead, 1010, 330, 1, 0, 0, 12, 11 },
    { "ahead-high-contrast", create_ahead, 1010, 330, 0, 1, 0, 12, -1 },
    { "ahead-high-contrast-dark", create_ahead, 1010, 330, 1, 1, 0, 12, -1 },
    { "ahead-mirrored", create_ahead, 1010, 330, 0, 0, 0, 12, 11, NULL, TRUE },
    { "ahead-users", create_ahead, 1010, 330, 0, 0, 1, 12, -1 },
    { "ahead-phone", create_ahead, 336, 330, 0, 0, 0, 6, -1 },
    { "ahead-3", create_ahead, 700, 330, 0, 0, 0, 3, -1 },
    { "ahead-large-text", create_ahead, 1010, 520, 0, 0, 0, 12, -1, "Inter 22" },
    { "ahead-noisy", create_ahead_noisy, 1010, 330, 0, 0, 0, 12, -1 },
    { "ahead-never", create_ahead_never, 1010, 330, 0, 0, 0, 12, -1 },
    { "ahead-falling", create_ahead_falling, 1010, 330, 1, 0, 0, 12, -1 },
    { "ahead-steep", create_ahead_steep, 1010, 330, 0, 0, 0, 12, -1 },
    { "ahead-ramp", create_ahead_ramp, 1010, 330, 0, 0, 0, 12, -1 },
    { "ahead-ramp-phone", create_ahead_ramp, 336, 330, 1, 0, 0, 6, -1 },
    { "ahead-halvorsen", create_ahead_halvorsen, 1010, 330, 0, 0, 0, 12, -1 },
    { "big", example_customer_new_halvorsen, 2000, 900, 0, 0, 0, 12, 2 },
  };

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      g_autoptr (ExampleCustomer) customer = situations[i].create ();
      g_autoptr (StewardAdoptionSeries) series = NULL;

      customer->inputs.mode = situations[i].mode;
      customer->inputs.range = situations[i].range;
      series = steward_adoption_series_new (&customer->inputs);
      save (draw_situation (&situations[i], series), argv[1], situations[i].name);
    }
  draw_cells (argv[1]);
  draw_figures (argv[1], "lines", create_lines);
  draw_figures (argv[1], "gaps", create_lines_with_gaps);
  draw_figures (argv[1], "bins", create_bins);
  draw_figures (argv[1], "many-bins", create_many_bins);
  draw_figures (argv[1], "stack", create_stack);
  draw_figures (argv[1], "groups", create_groups);
  draw_figures (argv[1], "bridge", example_bridge_new);
  draw_figures (argv[1], "empty", example_empty_new);
  return 0;
}
