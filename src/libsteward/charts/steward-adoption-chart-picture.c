/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart.h"

#include "steward-adoption-read-out.h"

#include <glib/gi18n-lib.h>

static void
draw (gconstpointer chart,
      cairo_t *cr,
      double width,
      double height,
      PangoContext *context,
      const StewardChartPage *page)
{
  g_autoptr (StewardAdoptionChartLayout) layout = steward_adoption_chart_layout_new (
    (StewardAdoptionSeries *) chart, width, height, context, page->font);

  steward_adoption_chart_draw (cr, layout, page->palette, -1);
}

static StewardChartTable *
list_months (const StewardAdoptionSeries *series)
{
  const char *const titles[] = { _ ("Month"), _ ("Adoption"), _ ("Made of"), NULL };
  StewardChartTable *table = steward_chart_table_new (g_strdupv ((char **) titles));

  for (guint i = steward_adoption_series_get_n_places (series); i > 0; i--)
    {
      g_autoptr (StewardReadOut) month = steward_adoption_series_read_out (series, i - 1);
      g_autofree char *lines = g_strjoinv (" · ", month->lines);
      const char *const cells[] = { month->title, month->value, lines, NULL };

      steward_chart_table_add (table, g_strdupv ((char **) cells));
    }
  return table;
}

static void
free_series (gpointer series)
{
  steward_adoption_series_unref (series);
}

StewardChartPicture *
steward_adoption_chart_create_picture (StewardAdoptionSeries *series)
{
  g_autofree char *description = steward_adoption_series_describe (series);

  return steward_chart_picture_new (steward_adoption_series_ref (series), free_series, draw,
                                    _ ("Adoption"), description, list_months (series), NULL);
}
