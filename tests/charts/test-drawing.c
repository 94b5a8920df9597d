/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the adoption chart puts its words and marks, and what it writes to files. */

#include "steward-adoption-chart.h"

#include "example-customer.h"
#include "steward-adoption-chart-layout-private.h"
#include "steward-goal-chart.h"
#include "steward-spark-line.h"
#include "steward-utilization-bar.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static StewardAdoptionChartLayout *
lay_out_with (ExampleCustomer *customer,
              double width,
              double height,
              const char *font_name,
              PangoDirection direction)
{
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (font_name);
  PangoContext *context = steward_chart_create_context ();
  StewardAdoptionChartLayout *layout;

  pango_context_set_base_dir (context, direction);
  layout = steward_adoption_chart_layout_new (series, width, height, context, font);
  g_object_unref (context);
  return layout;
}

static StewardAdoptionChartLayout *
lay_out (ExampleCustomer *customer, double width, double height)
{
  return lay_out_with (customer, width, height, "Inter 11", PANGO_DIRECTION_LTR);
}

static void
assert_no_collision (const StewardAdoptionChartLayout *layout)
{
  guint n = 0;
  const StewardLabel *labels = steward_label_board_get_labels (layout->board, &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      const StewardArea *area = &labels[i].area;

      g_assert_cmpfloat (area->x, >=, 0);
      g_assert_cmpfloat (area->y, >=, 0);
      g_assert_cmpfloat (area->x + area->width, <=, layout->width);
      g_assert_cmpfloat (area->y + area->height, <=, layout->height);
      for (guint j = 0; j < i; j++)
        {
          const StewardArea *other = &labels[j].area;

          g_assert_true (area->x + area->width <= other->x || other->x + other->width <= area->x
                         || area->y + area->height <= other->y
                         || other->y + other->height <= area->y);
        }
    }
}

static gboolean
has_label (const StewardAdoptionChartLayout *layout, const char *part)
{
  guint n = 0;
  const StewardLabel *labels = steward_label_board_get_labels (layout->board, &n);

  for (guint i = 0; i < n; i++)
    if (strstr (pango_layout_get_text (labels[i].text), part))
      return TRUE;
  return FALSE;
}

/* Windows instead of weeks, and everything that can be marked. */
static ExampleCustomer *
create_rolling (void)
{
  ExampleCustomer *customer = example_customer_new_halvorsen ();

  example_customer_count_windows (customer, "2026-04-08", "2026-11-08", 250, 965);
  return customer;
}

static ExampleCustomer *
create_long (void)
{
  ExampleCustomer *customer = example_customer_new ("2026-11-24");

  customer->inputs.production = example_day ("2022-03-01");

  example_customer_see_seats (customer, "2020-01-01", STEWARD_SEATS_KNOWN, 400);
  example_customer_see_seats (customer, "2026-06-10", STEWARD_SEATS_KNOWN, 250);
  for (int i = 0; i < 60; i++)
    if (i % 7 != 3)
      steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, example_month ("2021-11") + i, i * 9,
                         TRUE);
  for (int i = 0; i < 250; i++)
    steward_usage_add (customer->usage, STEWARD_GRAIN_WEEK, example_day ("2022-01-02") + 7 * i,
                       i + i % 5, TRUE);
  steward_usage_add (customer->usage, STEWARD_GRAIN_MONTH, example_month ("2026-11"), 3, FALSE);
  return customer;
}

static void
test_labels_never_collide (void)
{
  ExampleCustomer *(*const create[]) (void) = { example_customer_new_halvorsen, create_long,
                                                create_rolling };
  const StewardAdoptionRange ranges[] = { 3, 6, 12, 24, STEWARD_ADOPTION_RANGE_ALL };

  for (guint which = 0; which < G_N_ELEMENTS (create); which++)
    for (int mode = 0; mode < 2; mode++)
      for (guint range = 0; range < G_N_ELEMENTS (ranges); range++)
        for (int width = 300; width <= 2000; width += 283)
          {
            g_autoptr (ExampleCustomer) customer = create[which]();
            g_autoptr (StewardAdoptionChartLayout) layout = NULL;

            customer->inputs.mode = mode;
            customer->inputs.range = ranges[range];
            layout = lay_out (customer, width, 200 + width % 3 * 60);
            assert_no_collision (layout);
          }
}

/* At twice the size, on a phone and on a desktop, from the left and from the right. */
static void
test_large_text_never_collides (void)
{
  ExampleCustomer *(*const create[]) (void) = { create_long, create_rolling };
  const StewardAdoptionRange ranges[] = { 3, 12, STEWARD_ADOPTION_RANGE_ALL };

  for (guint which = 0; which < G_N_ELEMENTS (create); which++)
    for (int width = 320; width <= 1280; width += 240)
      for (guint range = 0; range < G_N_ELEMENTS (ranges); range++)
        for (int rtl = 0; rtl < 2; rtl++)
          {
            g_autoptr (ExampleCustomer) customer = create[which]();
            g_autoptr (StewardAdoptionChartLayout) layout = NULL;

            customer->inputs.range = ranges[range];
            layout = lay_out_with (customer, width, 480, "Inter 22",
                                   rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
            assert_no_collision (layout);
            g_assert_true (has_label (layout, "80\u00a0%"));
          }
}

/* At the height that it asks for, the legend and every lane have room at any size of text. */
static void
test_height_that_is_asked_for (void)
{
  const char *const fonts[] = { "Inter 11", "Inter 22" };
  PangoContext *context = steward_chart_create_context ();

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    for (int width = 320; width <= 1280; width += 320)
      {
        g_autoptr (ExampleCustomer) customer = create_rolling ();
        g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
        g_autoptr (PangoFontDescription) font = pango_font_description_from_string (fonts[i]);
        double height = steward_adoption_chart_measure_height (series, width, context, font);
        g_autoptr (StewardAdoptionChartLayout) layout = lay_out_with (
          customer, width, height, fonts[i], PANGO_DIRECTION_LTR);

        g_assert_cmpfloat (layout->plot.height, >=, 150 + 2 * layout->line_height);
        g_assert_cmpfloat (layout->plot.height, <=, 152 + 2 * layout->line_height);
        g_assert_true (has_label (layout, "Target reached"));
        g_assert_true (has_label (layout, "Dates"));
      }
  g_object_unref (context);
}

/* What stands left of the middle stands as far right of it, and so do the months to point at. */
static void
test_mirrored (void)
{
  g_autoptr (ExampleCustomer) customer = create_rolling ();
  g_autoptr (StewardAdoptionChartLayout) left = lay_out (customer, 1010, 300);
  g_autoptr (StewardAdoptionChartLayout) right = lay_out_with (customer, 1010, 300, "Inter 11",
                                                               PANGO_DIRECTION_RTL);
  guint n_left = 0;
  guint n_right = 0;
  const StewardLabel *left_labels = steward_label_board_get_labels (left->board, &n_left);
  const StewardLabel *right_labels = steward_label_board_get_labels (right->board, &n_right);

  g_assert_cmpuint (n_left, ==, n_right);
  for (guint i = 0; i < n_left; i++)
    {
      g_assert_cmpstr (pango_layout_get_text (left_labels[i].text), ==,
                       pango_layout_get_text (right_labels[i].text));
      g_assert_cmpfloat_with_epsilon (left_labels[i].area.x + left_labels[i].area.width,
                                      1010 - right_labels[i].area.x, 0.1);
    }
  for (guint i = 0; i < 9; i++)
    {
      StewardArea area = steward_adoption_chart_get_month_area (right, i);

      g_assert_cmpfloat_with_epsilon (
        area.x + area.width, 1010 - steward_adoption_chart_get_month_area (left, i).x, 1e-6);
      g_assert_cmpint (
        steward_adoption_chart_find_month (right, area.x + area.width / 2, area.y + 1), ==,
        (int) i);
    }
}

static void
test_words_that_matter_are_there (void)
{
  const int widths[] = { 300, 336, 600, 1010, 3840 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
      g_autoptr (StewardAdoptionChartLayout) layout = lay_out (customer, widths[i],
                                                               widths[i] > 2000 ? 2160 : 300);

      g_assert_true (has_label (layout, "80\u00a0% target"));
      g_assert_true (has_label (layout, "74"));
      g_assert_true (has_label (layout, "1200 since 1 Jul"));
      g_assert_true (has_label (layout, "Complete month"));
    }
}

static void
test_everything_is_named_where_there_is_room (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (StewardAdoptionChartLayout) layout = lay_out (customer, 1010, 300);

  g_assert_true (has_label (layout, "Ramp due 11 May: 57\u00a0%"));
  g_assert_true (has_label (layout, "Production 12 Mar"));
  g_assert_true (has_label (layout, "to date"));
  g_assert_true (has_label (layout, "Last week: about"));
  g_assert_true (has_label (layout, "Mar 2026"));
  g_assert_true (has_label (layout, "5 months under 80\u00a0%"));
  g_assert_true (has_label (layout, "Seats changed"));
}

static void
test_windows_are_named (void)
{
  g_autoptr (ExampleCustomer) customer = create_rolling ();
  g_autoptr (StewardAdoptionChartLayout) layout = lay_out (customer, 1010, 330);

  g_assert_true (has_label (layout, "28 days: 80\u00a0%"));
  g_assert_true (has_label (layout, "Rolling 28 days"));
  g_assert_true (has_label (layout, "Target reached"));
  g_assert_false (has_label (layout, "Last week"));
  g_assert_false (has_label (layout, "estimated"));
}

/* On 15 April, with a month of the ramp to go. */
static void
test_pace_is_named (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-04-15");
  g_autoptr (StewardAdoptionChartLayout) layout = NULL;

  customer->inputs.production = example_day ("2026-03-12");
  example_customer_see_seats (customer, "2026-03-01", STEWARD_SEATS_KNOWN, 900);
  example_customer_count_month (customer, "2026-03", 119);
  example_customer_count_windows (customer, "2026-04-08", "2026-04-14", 250, 270);
  layout = lay_out (customer, 1010, 300);
  /* (80 - 30) / 27 days * 7 = 12.96 */
  g_assert_true (has_label (layout, "80\u00a0% due 11 May: needs +13.0 points a week"));
}

static void
test_axis_grows_and_clamps (void)
{
  const struct {
    gint64 mau;
    double top;
    double share; /* of the plot's height that the column takes */
  } examples[] = {
    { 50, 1, 0.5 },
    { 100, 1, 1 },
    { 110, 1.2, 110 / 120.0 },
    { 130, 1.4, 130 / 140.0 },
    { 145, 1.5, 145 / 150.0 },
    { 400, 1.5, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-06-15");
      g_autoptr (StewardAdoptionChartLayout) layout = NULL;
      g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT "\u00a0%%", examples[i].mau);

      example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
      example_customer_count_month (customer, "2026-05", examples[i].mau);
      layout = lay_out (customer, 800, 300);
      g_assert_cmpfloat (layout->values.to, ==, examples[i].top);
      g_assert_cmpfloat_with_epsilon (steward_adoption_chart_get_column (layout, 0).height,
                                      examples[i].share * layout->plot.height, 1e-6);
      g_assert_true (has_label (layout, figure));
    }
}

static void
test_hit_testing (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (StewardAdoptionChartLayout) layout = lay_out (customer, 1010, 300);

  /* March to November 2026. */
  for (guint i = 0; i < 9; i++)
    {
      StewardArea area = steward_adoption_chart_get_month_area (layout, i);
      StewardPoint point = steward_adoption_chart_get_month_point (layout, i);

      g_assert_cmpint (
        steward_adoption_chart_find_month (layout, area.x + area.width / 2, area.y + 1), ==,
        (int) i);
      g_assert_cmpint (
        steward_adoption_chart_find_month (layout, area.x + 0.5, area.y + area.height - 1), ==,
        (int) i);
      g_assert_cmpint (steward_adoption_chart_find_month (layout, point.x, point.y), ==, (int) i);
    }
  g_assert_cmpint (steward_adoption_chart_find_month (layout, 2, 100), ==, -1);
  g_assert_cmpint (steward_adoption_chart_find_month (layout, 1009, 100), ==, -1);
  g_assert_cmpint (steward_adoption_chart_find_month (layout, 500, 299), ==, -1);
}

static void
test_coming_months_are_not_found (void)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new ("2026-11-24");
  g_autoptr (StewardAdoptionChartLayout) layout = NULL;

  example_customer_see_seats (customer, "2026-01-01", STEWARD_SEATS_KNOWN, 100);
  example_customer_count_month (customer, "2026-10", 20);
  layout = lay_out (customer, 1010, 300);
  g_assert_cmpint (steward_adoption_chart_find_month (layout, 300, 100), ==, 1);
  g_assert_cmpint (steward_adoption_chart_find_month (layout, 900, 100), ==, -1);
}

static void
test_tiny_sizes (void)
{
  const int sizes[] = { 1, 10, 40, 90, 150 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
      g_autoptr (StewardAdoptionChartLayout) layout = lay_out (customer, sizes[i], sizes[i]);
      StewardPalette palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, sizes[i],
                                                             sizes[i]);
      cairo_t *cr = cairo_create (surface);

      steward_adoption_chart_draw (cr, layout, &palette, 0);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* --- Cells --- */

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
  StewardPalette palette;
} Cell;

static Cell
open_cell (int width, int height)
{
  Cell cell = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height) };

  cell.cr = cairo_create (cell.surface);
  cell.palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);
  return cell;
}

static void
close_cell (Cell *cell)
{
  cairo_destroy (cell->cr);
  cairo_surface_destroy (cell->surface);
}

static guint
alpha_at (const Cell *cell, int x, int y)
{
  const unsigned char *row;
  guint32 pixel = 0;

  cairo_surface_flush (cell->surface);
  row = cairo_image_surface_get_data (cell->surface)
        + y * cairo_image_surface_get_stride (cell->surface);
  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel >> 24;
}

/* Whether anything but the faint target line is drawn in a column of pixels. */
static gboolean
is_drawn (const Cell *cell, int x)
{
  for (int y = 0; y < cairo_image_surface_get_height (cell->surface); y++)
    if (alpha_at (cell, x, y) > 128)
      return TRUE;
  return FALSE;
}

static void
test_spark_gaps (void)
{
  /* 11 values over 100 pixels between margins of 3: one every 10. */
  const double none = (double) NAN;
  const double values[] = { 0.1, 0.2, 0.3, 0.4, none, none, 0.4, 0.5, 0.6, 0.7, none };
  Cell cell = open_cell (106, 30);

  steward_spark_line_draw (cell.cr, values, G_N_ELEMENTS (values), 0.8, 106, 30, &cell.palette);
  g_assert_true (is_drawn (&cell, 20));
  g_assert_true (is_drawn (&cell, 32));
  g_assert_false (is_drawn (&cell, 40));
  g_assert_false (is_drawn (&cell, 57));
  g_assert_true (is_drawn (&cell, 64));
  g_assert_false (is_drawn (&cell, 100));
  close_cell (&cell);
}

static void
test_bar (void)
{
  const struct {
    double value;
    gboolean at_30; /* filled there? */
    gboolean at_90;
  } examples[] = {
    { 0.74, TRUE, FALSE },
    { 0.2, FALSE, FALSE },
    { 0.95, TRUE, TRUE },
    { (double) NAN, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      Cell cell = open_cell (100, 8);

      steward_utilization_bar_draw (cell.cr, examples[i].value, 0.8, 100, 8, &cell.palette, FALSE);
      g_assert_cmpint (alpha_at (&cell, 30, 4) > 200, ==, examples[i].at_30);
      g_assert_cmpint (alpha_at (&cell, 90, 4) > 200, ==, examples[i].at_90);
      /* The tick is cut out of fill and track. */
      g_assert_cmpuint (alpha_at (&cell, 79, 4), ==, 0);
      g_assert_cmpuint (alpha_at (&cell, 80, 4), ==, 0);
      close_cell (&cell);
    }
}

static void
test_bar_is_clamped_and_faded (void)
{
  Cell over = open_cell (120, 8);
  Cell faded = open_cell (100, 8);

  steward_utilization_bar_draw (over.cr, 1.7, 0.8, 100, 8, &over.palette, FALSE);
  g_assert_false (is_drawn (&over, 101));
  steward_utilization_bar_draw (faded.cr, 0.5, 0.8, 100, 8, &faded.palette, TRUE);
  g_assert_cmpuint (alpha_at (&faded, 20, 4), >, 60);
  g_assert_cmpuint (alpha_at (&faded, 20, 4), <, 160);
  close_cell (&over);
  close_cell (&faded);
}

/* --- Goals --- */

/* 120 pixels for 120 % of the way: one for each percent. */
static void
test_goal_bar (void)
{
  Cell cell = open_cell (120, 15);

  steward_goal_bar_draw (cell.cr, 0.62, 0.4, 120, 15, &cell.palette);
  g_assert_cmpuint (alpha_at (&cell, 60, 4), >, 200);
  g_assert_cmpuint (alpha_at (&cell, 64, 4), <, 128);
  /* The target is cut out of it, and what is expected stands below it. */
  g_assert_cmpuint (alpha_at (&cell, 99, 4), ==, 0);
  g_assert_cmpuint (alpha_at (&cell, 40, 13), >, 128);
  g_assert_cmpuint (alpha_at (&cell, 48, 13), ==, 0);
  g_assert_cmpuint (alpha_at (&cell, 100, 13), ==, 0);
  close_cell (&cell);
}

static void
test_goal_bar_ends (void)
{
  Cell over = open_cell (140, 15);
  Cell back = open_cell (120, 15);

  steward_goal_bar_draw (over.cr, 3, 1, 120, 15, &over.palette);
  g_assert_false (is_drawn (&over, 121));
  steward_goal_bar_draw (back.cr, -0.5, (double) NAN, 120, 15, &back.palette);
  g_assert_false (is_drawn (&back, 10));
  close_cell (&over);
  close_cell (&back);
}

static GArray *
make_readings (const StewardGoalReading *readings, guint n_readings)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof *readings);

  return g_array_append_vals (array, readings, n_readings);
}

static gboolean
is_drawn_at (const Cell *cell, int x, int y)
{
  for (int i = -1; i <= 1; i++)
    for (int j = -1; j <= 1; j++)
      if (alpha_at (cell, x + i, y + j) > 128)
        return TRUE;
  return FALSE;
}

/* From 0 on day 0 to 100 on day 100, in 100 by 100 pixels between margins of 5. */
static void
test_goal_line (void)
{
  const StewardGoalReading all[] = { { -50, 90 }, { 20, 60 }, { 60, 30 }, { 80, 90 } };
  g_autoptr (GArray) readings = make_readings (all, G_N_ELEMENTS (all));
  StewardGoal goal = { .baseline = 0, .target = 100, .start = 0, .due = 100 };
  StewardGoalProgress progress = steward_goal_judge (&goal, readings, 70,
                                                     &steward_targets_published);
  Cell cell = open_cell (110, 110);

  steward_goal_line_draw (cell.cr, &progress, readings, 70, 110, 110, &cell.palette);
  g_assert_true (is_drawn_at (&cell, 5, 105));
  g_assert_true (is_drawn_at (&cell, 25, 45));
  g_assert_true (is_drawn_at (&cell, 65, 75));
  /* Half of the way from the first to the second, and of what is expected. */
  g_assert_true (is_drawn_at (&cell, 45, 60));
  g_assert_true (is_drawn_at (&cell, 80, 30));
  g_assert_true (is_drawn_at (&cell, 105, 5));
  /* What is of tomorrow is not there. */
  g_assert_false (is_drawn_at (&cell, 85, 15));
  close_cell (&cell);
}

/* Nothing is known but that there is a goal; nothing divides by nothing. */
static void
test_goal_line_empty (void)
{
  const StewardGoalReading one[] = { { 20, 60 } };
  g_autoptr (GArray) none = make_readings (NULL, 0);
  g_autoptr (GArray) readings = make_readings (one, 1);
  StewardGoal goal = { .baseline = (double) NAN,
                       .target = (double) NAN,
                       .start = STEWARD_DAY_NONE,
                       .due = STEWARD_DAY_NONE };
  StewardGoalProgress progress = steward_goal_judge (&goal, none, 20, &steward_targets_published);
  Cell cell = open_cell (110, 110);

  steward_goal_line_draw (cell.cr, &progress, none, 20, 110, 110, &cell.palette);
  g_assert_false (is_drawn (&cell, 55));
  progress = steward_goal_judge (&goal, readings, 20, &steward_targets_published);
  steward_goal_line_draw (cell.cr, &progress, readings, 20, 110, 110, &cell.palette);
  g_assert_true (is_drawn_at (&cell, 55, 55));
  close_cell (&cell);
}

/* --- Files --- */

static GBytes *
write_chart (StewardChartFormat format, int width, GError **error)
{
  g_autoptr (ExampleCustomer) customer = example_customer_new_halvorsen ();
  g_autoptr (StewardAdoptionSeries) series = steward_adoption_series_new (&customer->inputs);
  g_autoptr (StewardChartPicture) picture = steward_adoption_chart_create_picture (series);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter 11");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  StewardPalette palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);

  const StewardChartPage page = {
    .width = width,
    .height = 400,
    .palette = &palette,
    .font = font,
    .title = "Halvorsen & <Maritime>",
    .caption = "Printed on 24 November",
  };

  if (!steward_chart_picture_write (picture, stream, format, &page, NULL, error))
    return NULL;
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
read_pdf (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("steward-charts-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "chart.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", file, "-", NULL };
  char *text = NULL;
  int status = 0;

  g_assert_no_error (error);
  g_file_set_contents (file, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_unlink (file);
  g_rmdir (folder);
  return text;
}

static void
test_pdf_can_be_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = write_chart (STEWARD_CHART_PDF, 900, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_pdf (pdf);
  g_assert_nonnull (strstr (text, "Halvorsen & <Maritime>"));
  g_assert_nonnull (strstr (text, "Printed on 24 November"));
  g_assert_nonnull (strstr (text, "target"));
  g_assert_nonnull (strstr (text, "Ramp due 11 May"));
  g_assert_nonnull (strstr (text, "1200 since 1 Jul"));
}

static void
test_svg_is_described (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = write_chart (STEWARD_CHART_SVG, 900, &error);
  g_autoptr (GMarkupParseContext) parser = NULL;
  const GMarkupParser nothing = { 0 };
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<title>Halvorsen &amp; &lt;Maritime&gt;</title>"));
  g_assert_nonnull (strstr (text, "<desc>Adoption in October 2026 was 74.0"));
  g_assert_null (strstr (text, "<image"));
  parser = g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  g_markup_parse_context_parse (parser, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (parser, &error));
}

static void
test_png_has_its_size (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = write_chart (STEWARD_CHART_PNG, 900, &error);
  /* The signature, then the header with width and height. */
  const guint8 head[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  const guint8 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (png, NULL);
  g_assert_cmpmem (data, sizeof head, head, sizeof head);
  g_assert_cmpint (data[18] << 8 | data[19], ==, 900);
  g_assert_cmpint (data[22] << 8 | data[23], ==, 400);
}

static void
test_size_out_of_range (void)
{
  const int widths[] = { 0, -5, 16385 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (write_chart (STEWARD_CHART_PNG, widths[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/charts/layout/labels-never-collide", test_labels_never_collide);
  g_test_add_func ("/steward/charts/layout/large-text-never-collides",
                   test_large_text_never_collides);
  g_test_add_func ("/steward/charts/layout/height-that-is-asked-for",
                   test_height_that_is_asked_for);
  g_test_add_func ("/steward/charts/layout/mirrored", test_mirrored);
  g_test_add_func ("/steward/charts/layout/windows-are-named", test_windows_are_named);
  g_test_add_func ("/steward/charts/layout/pace-is-named", test_pace_is_named);
  g_test_add_func ("/steward/charts/layout/words-that-matter-are-there",
                   test_words_that_matter_are_there);
  g_test_add_func ("/steward/charts/layout/everything-is-named-where-there-is-room",
                   test_everything_is_named_where_there_is_room);
  g_test_add_func ("/steward/charts/layout/axis-grows-and-clamps", test_axis_grows_and_clamps);
  g_test_add_func ("/steward/charts/layout/hit-testing", test_hit_testing);
  g_test_add_func ("/steward/charts/layout/coming-months-are-not-found",
                   test_coming_months_are_not_found);
  g_test_add_func ("/steward/charts/layout/tiny-sizes", test_tiny_sizes);
  g_test_add_func ("/steward/charts/spark-line/gaps", test_spark_gaps);
  g_test_add_func ("/steward/charts/goal-bar/places", test_goal_bar);
  g_test_add_func ("/steward/charts/goal-bar/ends", test_goal_bar_ends);
  g_test_add_func ("/steward/charts/goal-line/places", test_goal_line);
  g_test_add_func ("/steward/charts/goal-line/empty", test_goal_line_empty);
  g_test_add_func ("/steward/charts/utilization-bar/fill-and-tick", test_bar);
  g_test_add_func ("/steward/charts/utilization-bar/clamped-and-faded",
                   test_bar_is_clamped_and_faded);
  g_test_add_func ("/steward/charts/file/pdf-can-be-read", test_pdf_can_be_read);
  g_test_add_func ("/steward/charts/file/svg-is-described", test_svg_is_described);
  g_test_add_func ("/steward/charts/file/png-has-its-size", test_png_has_its_size);
  g_test_add_func ("/steward/charts/file/size-out-of-range", test_size_out_of_range);
  return g_test_run ();
}
