/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the charts of the family put their words and marks, and what they draw. */

#include "example-figures.h"
#include "steward-figure-layout-private.h"

#include <math.h>
#include <string.h>

static StewardChartData *
create_lines (void)
{
  return example_lines_new (FALSE);
}

static StewardChartData *
create_gaps (void)
{
  return example_lines_new (TRUE);
}

static StewardChartData *
create_bins (void)
{
  return example_bins_new (1);
}

static StewardChartData *
create_many (void)
{
  return example_bins_new (1234);
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

static StewardChartData *(*const creators[]) (void) = {
  create_lines, create_gaps,   create_bins,        create_many,
  create_stack, create_groups, example_bridge_new, example_empty_new,
};

static StewardFigureLayout *
lay_out_with (StewardChartData *data,
              double width,
              double height,
              const char *font_name,
              PangoDirection direction)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (font_name);
  PangoContext *context = steward_chart_create_context ();
  StewardFigureLayout *layout;

  pango_context_set_base_dir (context, direction);
  if (height <= 0)
    height = steward_figure_chart_measure_height (data, width, context, font);
  layout = steward_figure_layout_new (data, width, height, context, font);
  g_object_unref (context);
  return layout;
}

/* As high as it asks for. */
static StewardFigureLayout *
lay_out (StewardChartData *data, double width)
{
  return lay_out_with (data, width, 0, "Inter 11", PANGO_DIRECTION_LTR);
}

static gboolean
has_label (const StewardFigureLayout *layout, const char *part)
{
  guint n = 0;
  const StewardLabel *labels = steward_label_board_get_labels (layout->board, &n);

  for (guint i = 0; i < n; i++)
    if (strstr (pango_layout_get_text (labels[i].text), part))
      return TRUE;
  return FALSE;
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
assert_no_collision (const StewardFigureLayout *layout)
{
  guint n = 0;
  const StewardLabel *labels = steward_label_board_get_labels (layout->board, &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      const StewardArea *area = &labels[i].area;

      g_assert_cmpfloat (area->x, >=, -1e-6);
      g_assert_cmpfloat (area->y, >=, -1e-6);
      g_assert_cmpfloat (area->x + area->width, <=, layout->width + 1e-6);
      g_assert_cmpfloat (area->y + area->height, <=, layout->height + 1e-6);
      for (guint j = 0; j < i; j++)
        g_assert_false (steward_area_overlaps (area, &labels[j].area));
    }
}

/* Where the first name has no room beside the axis, others are written. */
static void
test_some_categories_are_named (void)
{
  g_autoptr (StewardChartData) data = steward_chart_data_new (STEWARD_CHART_COLUMNS,
                                                              STEWARD_CHART_PERCENT, "Cohorts");
  StewardChartSeries *series;
  g_autoptr (StewardFigureLayout) layout = NULL;

  data->grouped = TRUE;
  data->message = g_strdup ("Customers pay 75 %");
  data->caption = g_strdup ("Now and then");
  data->category_title = g_strdup ("Began");
  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *name = g_strdup_printf ("Q%u 20%u", i % 4 + 1, 22 + i / 4);

      steward_chart_data_add_category (data, name, name, name);
    }
  for (guint j = 0; j < 2; j++)
    {
      series = steward_chart_data_add_series (data, j ? STEWARD_SERIES_SIDE : STEWARD_SERIES_MAIN,
                                              j ? "net" : "gross", "Paid");
      for (guint i = 0; i < 11; i++)
        steward_chart_series_set (series, i, 1);
    }
  layout = lay_out (data, 328);
  assert_no_collision (layout);
  /* The last one, as over time. */
  g_assert_true (has_label (layout, "Q3 2024"));
}

static void
test_words_never_collide (void)
{
  const char *const fonts[] = { "Inter 11", "Inter 22" };

  for (guint c = 0; c < G_N_ELEMENTS (creators); c++)
    for (int width = 280; width <= 1500; width += 122)
      for (guint f = 0; f < G_N_ELEMENTS (fonts); f++)
        for (int mirrored = 0; mirrored < 2; mirrored++)
          {
            g_autoptr (StewardChartData) data = creators[c]();
            g_autoptr (StewardFigureLayout) layout = lay_out_with (
              data, width, 0, fonts[f], mirrored ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);

            assert_no_collision (layout);
          }
}

/* The words without which a chart does not say what it is about. */
static void
test_words_that_matter (void)
{
  const struct {
    StewardChartData *(*create) (void);
    int width;
    const char *words[8];
  } examples[] = {
    { create_lines,
      620,
      { "80\u00a0% target", "Weighted 81.2\u00a0%", "Median 84.0\u00a0%",
        "Customers under 80\u00a0%", "Half of the customers", "Jan 2026", "14" } },
    { create_lines,
      300,
      { "80\u00a0% target", "81.2\u00a0%", "Weighted", "Median", "Customers under 80\u00a0%",
        "14" } },
    { create_bins,
      620,
      { "80\u00a0%", "no figure", "under target", "13", "30", "Under the target" } },
    { create_bins, 300, { "80\u00a0%", "no figure", "13", "5", "Target reached" } },
    { create_stack, 400, { "555 k", "140 k", "Jan 2027", "Poor", "Health not known" } },
    { example_bridge_new, 300, { "Start", "10.0 M", "Expansion", "+1.80 M", "−900 k", "10.9 M" } },
    { example_empty_new, 300, { "No month was counted yet." } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (StewardChartData) data = examples[i].create ();
      g_autoptr (StewardFigureLayout) layout = lay_out (data, examples[i].width);

      for (guint j = 0; examples[i].words[j]; j++)
        {
          g_test_message ("%s at %d", examples[i].words[j], examples[i].width);
          g_assert_true (has_label (layout, examples[i].words[j]));
        }
    }
}

/* --- Places ----------------------------------------------------------------------------------- */

static void
assert_found (const StewardFigureLayout *layout, StewardChartData *data, guint category, int series)
{
  int place = steward_chart_data_get_place (data, category, series);
  StewardArea area = steward_figure_layout_get_area (layout, place);

  g_assert_cmpint (
    steward_figure_layout_find_place (layout, area.x + area.width / 2, area.y + area.height / 2),
    ==, place);
}

/* What is drawn for a place is where it is pointed at, from the left and from the right. */
static void
test_hit_testing (void)
{
  StewardChartData *(*const simple[]) (void) = { create_lines, example_bridge_new };
  const PangoDirection directions[] = { PANGO_DIRECTION_LTR, PANGO_DIRECTION_RTL };

  for (guint d = 0; d < 2; d++)
    {
      g_autoptr (StewardChartData) stack = create_stack ();
      g_autoptr (StewardFigureLayout) of_stack = lay_out_with (stack, 500, 0, "Inter 11",
                                                               directions[d]);

      for (guint c = 0; c < G_N_ELEMENTS (simple); c++)
        {
          g_autoptr (StewardChartData) data = simple[c]();
          g_autoptr (StewardFigureLayout) layout = lay_out_with (data, 500, 0, "Inter 11",
                                                                 directions[d]);

          for (guint i = 0; i < data->categories->len; i++)
            assert_found (layout, data, i, -1);
        }
      for (guint i = 0; i < 6; i++)
        for (guint j = 0; j < 4; j++)
          if (steward_chart_series_get (steward_chart_data_get_series (stack, j), i) > 0)
            assert_found (of_stack, stack, i, (int) j);
      g_assert_cmpint (steward_figure_layout_find_place (of_stack, 1, 100), ==, -1);
      g_assert_cmpint (steward_figure_layout_find_place (of_stack, 250, of_stack->height - 2), ==,
                       -1);
    }
}

/* Above the stack is all of it. */
static void
test_above_a_stack (void)
{
  g_autoptr (StewardChartData) data = create_stack ();
  g_autoptr (StewardFigureLayout) layout = lay_out (data, 500);
  StewardArea slot = steward_figure_layout_get_area (layout,
                                                     steward_chart_data_get_place (data, 0, -1));

  g_assert_cmpint (steward_figure_layout_find_place (layout, slot.x + slot.width / 2, slot.y + 20),
                   ==, steward_chart_data_get_place (data, 0, -1));
}

/* --- Sizes ------------------------------------------------------------------------------------ */

/* 13 customers are the highest column; 6 are 6 / 13 of it, and the parts of May stand on each
 * other.
 */
static void
test_heights_of_columns (void)
{
  g_autoptr (StewardChartData) bins = create_bins ();
  g_autoptr (StewardChartData) stack = create_stack ();
  g_autoptr (StewardFigureLayout) of_bins = lay_out (bins, 600);
  g_autoptr (StewardFigureLayout) of_stack = lay_out (stack, 600);
  StewardArea highest = of_bins->kind->get_area (of_bins, 8, 1);
  StewardArea lower = of_bins->kind->get_area (of_bins, 7, 0);
  StewardArea poor = of_stack->kind->get_area (of_stack, 5, 0);
  StewardArea concerning = of_stack->kind->get_area (of_stack, 5, 1);
  StewardArea healthy = of_stack->kind->get_area (of_stack, 5, 2);

  g_assert_cmpfloat_with_epsilon (highest.height, of_bins->plot.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (lower.height, highest.height * 6 / 13, 1e-6);
  g_assert_cmpfloat_with_epsilon (poor.y, concerning.y + concerning.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (concerning.y, healthy.y + healthy.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (concerning.height / poor.height, 150.0 / 90, 1e-6);
}

/* From 67 to 91 % the axis begins at 60; from 25 % on, which is near to nothing, at 0. */
static void
test_axis_is_cut_only_far_from_zero (void)
{
  g_autoptr (StewardChartData) high = create_lines ();
  g_autoptr (StewardChartData) low = create_lines ();
  g_autoptr (StewardFigureLayout) of_high = lay_out (high, 620);
  g_autoptr (StewardFigureLayout) of_low = NULL;

  g_assert_cmpfloat_with_epsilon (of_high->values.from, 0.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (of_high->values.to, 1.0, 1e-9);
  g_assert_true (has_label (of_high, "60\u00a0%"));
  steward_chart_series_set (g_ptr_array_index (low->series, 0), 0, 0.25);
  of_low = lay_out (low, 620);
  g_assert_cmpfloat (of_low->values.from, ==, 0);
}

/* Every value of every series lies inside of the axis. */
static void
test_axis_holds_everything (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (StewardChartData) data = create_lines ();
      g_autoptr (StewardFigureLayout) layout = NULL;
      double most = g_test_rand_double_range (0.001, 5);

      for (guint i = 0; i < 12; i++)
        {
          double value = g_test_rand_double_range (0, most);

          steward_chart_series_set (g_ptr_array_index (data->series, 0), i, value);
        }
      layout = lay_out (data, 620);
      for (guint i = 0; i < 12; i++)
        {
          double value = steward_chart_series_get (g_ptr_array_index (data->series, 0), i);

          g_assert_cmpfloat (value, >=, layout->values.from - 1e-9);
          g_assert_cmpfloat (value, <=, layout->values.to + 1e-9);
        }
      g_assert_cmpfloat (layout->values.from, <, layout->values.to);
    }
}

static void
draw (StewardChartData *data, int width, int height, int selected)
{
  g_autoptr (StewardFigureLayout) layout = lay_out_with (data, width, height, "Inter 11",
                                                         PANGO_DIRECTION_LTR);
  StewardPalette palette = steward_palette_new (FALSE, TRUE, &steward_palette_default_accent);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  steward_figure_chart_draw (cr, layout, &palette, selected);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_tiny_sizes (void)
{
  const int sizes[] = { 1, 10, 40, 90, 150 };

  for (guint c = 0; c < G_N_ELEMENTS (creators); c++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (StewardChartData) data = creators[c]();

        draw (data, sizes[i], sizes[i], steward_chart_data_get_place (data, 1, -1));
        draw (data, sizes[i], sizes[i], -1);
      }
}

/* --- Colour is never alone -------------------------------------------------------------------- */

typedef struct {
  cairo_surface_t *surface;
  StewardFigureLayout *layout;
} Drawn;

static Drawn
draw_styled (StewardChartData *data, gboolean high_contrast)
{
  Drawn drawn = { .layout = lay_out (data, 600) };
  StewardPalette palette = steward_palette_new (FALSE, high_contrast,
                                                &steward_palette_default_accent);
  cairo_t *cr;

  drawn.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, (int) drawn.layout->height);
  cr = cairo_create (drawn.surface);
  steward_color_set (&palette.surface, cr);
  cairo_paint (cr);
  steward_figure_chart_draw (cr, drawn.layout, &palette, -1);
  cairo_destroy (cr);
  cairo_surface_flush (drawn.surface);
  return drawn;
}

static void
drawn_clear (Drawn *drawn)
{
  cairo_surface_destroy (drawn->surface);
  steward_figure_layout_free (drawn->layout);
}

static guint32
pixel_at (const Drawn *drawn, int x, int y)
{
  const unsigned char *row = cairo_image_surface_get_data (drawn->surface)
                             + y * cairo_image_surface_get_stride (drawn->surface);
  guint32 pixel = 0;

  memcpy (&pixel, row + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

/* How many colours there are within an area, away from its edges. */
static guint
count_colors (const Drawn *drawn, const StewardArea *area)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);

  for (int y = (int) area->y + 5; y < (int) (area->y + area->height) - 5; y++)
    for (int x = (int) area->x + 5; x < (int) (area->x + area->width) - 5; x++)
      g_hash_table_add (colors, GUINT_TO_POINTER (pixel_at (drawn, x, y)));
  return g_hash_table_size (colors);
}

/* In high contrast what is under the target is hatched, and what reached it is plain. */
static void
test_patterns (void)
{
  g_autoptr (StewardChartData) data = create_bins ();
  Drawn plain = draw_styled (data, FALSE);
  Drawn patterned = draw_styled (data, TRUE);
  StewardArea below = plain.layout->kind->get_area (plain.layout, 7, 0);
  StewardArea reached = plain.layout->kind->get_area (plain.layout, 8, 1);

  g_assert_cmpuint (count_colors (&plain, &below), ==, 1);
  g_assert_cmpuint (count_colors (&patterned, &below), >, 3);
  g_assert_cmpuint (count_colors (&patterned, &reached), ==, 1);
  drawn_clear (&plain);
  drawn_clear (&patterned);
}

/* Each state has a mark in its part of the stack. */
static void
test_marks_of_states (void)
{
  g_autoptr (StewardChartData) data = create_stack ();
  Drawn drawn = draw_styled (data, FALSE);

  for (int series = 0; series < 3; series++)
    {
      StewardArea area = drawn.layout->kind->get_area (drawn.layout, 5, series);

      g_assert_cmpuint (count_colors (&drawn, &area), >, 2);
    }
  drawn_clear (&drawn);
}

/* Gains are filled, losses hollow: the middle of one is not the middle of the other. */
static void
test_gains_and_losses_differ (void)
{
  g_autoptr (StewardChartData) data = example_bridge_new ();
  Drawn drawn = draw_styled (data, FALSE);
  const double steps[] = { 10e6, 10.62e6, 10.62e6, 12.42e6, 11.52e6, 10.92e6 };
  double expansion = steward_scale_map (&drawn.layout->values, (steps[2] + steps[3]) / 2);
  double churn = steward_scale_map (&drawn.layout->values, (steps[4] + steps[5]) / 2);
  double row = drawn.layout->slots.length / 7;
  guint32 gain = pixel_at (&drawn, (int) expansion, (int) (drawn.layout->slots.start + row * 3.5));
  guint32 loss = pixel_at (&drawn, (int) churn, (int) (drawn.layout->slots.start + row * 5.5));

  g_assert_cmpuint (gain >> 16, <, 0x80);
  g_assert_cmpuint (loss >> 16, >, 0xe0);
  drawn_clear (&drawn);
}

/* Where a month has no figure the line is broken, and the month is hatched. */
static void
test_gaps (void)
{
  g_autoptr (StewardChartData) gaps = create_gaps ();
  Drawn with = draw_styled (gaps, FALSE);
  StewardArea slot = with.layout->kind->get_area (with.layout, 4, -1);
  StewardPalette palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);
  guint32 line = (guint32) round (palette.line.red * 255) << 16
                 | (guint32) round (palette.line.green * 255) << 8
                 | (guint32) round (palette.line.blue * 255);
  guint n_line = 0;

  for (int y = (int) slot.y; y < (int) (slot.y + slot.height); y++)
    for (int x = (int) slot.x; x < (int) (slot.x + slot.width); x++)
      n_line += pixel_at (&with, x, y) == line ? 1 : 0;
  g_assert_cmpuint (n_line, ==, 0);
  g_assert_cmpuint (count_colors (&with, &slot), >, 3);
  drawn_clear (&with);
}

/* --- Files ------------------------------------------------------------------------------------ */

static GBytes *
write_chart (StewardChartData *data, StewardChartFormat format)
{
  g_autoptr (StewardChartPicture) picture = steward_figure_chart_create_picture (data);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Inter 11");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  StewardPalette palette = steward_palette_new (FALSE, FALSE, &steward_palette_default_accent);
  const StewardChartPage page = {
    .width = 700,
    .height = 400,
    .palette = &palette,
    .font = font,
    .title = data->message,
  };

  g_assert_true (steward_chart_picture_write (picture, stream, format, &page, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_files (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (creators) - 1; c++)
    {
      g_autoptr (StewardChartData) data = creators[c]();
      g_autoptr (GBytes) svg = write_chart (data, STEWARD_CHART_SVG);
      g_autoptr (GBytes) png = write_chart (data, STEWARD_CHART_PNG);
      g_autoptr (GBytes) pdf = write_chart (data, STEWARD_CHART_PDF);
      g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_autofree char *description = steward_chart_data_describe (data);
      g_autofree char *described = g_strdup_printf ("<desc>%s</desc>", description);

      g_assert_nonnull (strstr (text, described));
      g_assert_null (strstr (text, "<image"));
      g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\x89PNG", 4);
      g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/charts/figure/" path, func)
  ADD ("words-never-collide", test_words_never_collide);
  ADD ("some-categories-are-named", test_some_categories_are_named);
  ADD ("words-that-matter", test_words_that_matter);
  ADD ("hit-testing", test_hit_testing);
  ADD ("above-a-stack", test_above_a_stack);
  ADD ("heights-of-columns", test_heights_of_columns);
  ADD ("axis-is-cut-only-far-from-zero", test_axis_is_cut_only_far_from_zero);
  ADD ("axis-holds-everything", test_axis_holds_everything);
  ADD ("tiny-sizes", test_tiny_sizes);
  ADD ("patterns", test_patterns);
  ADD ("marks-of-states", test_marks_of_states);
  ADD ("gains-and-losses-differ", test_gains_and_losses_differ);
  ADD ("gaps", test_gaps);
  ADD ("files", test_files);
#undef ADD
  return g_test_run ();
}
