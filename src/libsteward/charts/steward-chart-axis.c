/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-axis-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

GArray *
steward_chart_axis_choose_ticks (double from, double top, double height, double line_height)
{
  guint most = (guint) CLAMP (height / (line_height * 1.8), 1, 5);
  GArray *ticks = NULL;

  /* More steps until the top itself is one, so that the axis ends in a figure. */
  for (guint n = most; n <= most + 2; n++)
    {
      g_clear_pointer (&ticks, g_array_unref);
      ticks = steward_scale_dup_ticks (from, top, n);
      if (fabs (g_array_index (ticks, double, ticks->len - 1) - top) < top * 1e-6)
        break;
    }
  return ticks;
}

char *
steward_chart_axis_format_month (StewardMonth month, gboolean with_year)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (
    steward_day_get_time (steward_month_get_first_day (month)));

  return g_date_time_format (moment, with_year
                                       /* Translators: a short month, with and without its year, see
                                          g_date_time_format() */
                                       ? C_ ("month", "%b %Y")
                                       : C_ ("month", "%b"));
}

/* Writes every @every-th month counted from January, none further left than @left; FALSE when two
 * collide, and when there is none. */
static gboolean
try_months (StewardLabelBoard *board,
            const StewardBandScale *slots,
            StewardMonth first,
            double y,
            double left,
            double total_width,
            int every,
            gboolean first_with_year)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < slots->n; i++)
    {
      StewardMonth month = first + (int) i;
      gboolean with_year = month % 12 == 0 || (is_first && first_with_year);
      g_autofree char *text = steward_chart_axis_format_month (month, with_year);
      double width = steward_label_board_measure (board, STEWARD_LABEL_DIM, text);
      double middle = steward_band_scale_map (slots, i + 0.5);
      StewardLabel *label;

      if (month % every != 0)
        continue;
      label = steward_label_board_place_at (
        board, STEWARD_LABEL_DIM, text,
        CLAMP (middle - width / 2, left, MAX (total_width - width, left)), y);
      if (label == NULL)
        return FALSE;
      label->month = (int) i;
      is_first = FALSE;
    }
  return !is_first;
}

/* Where no other has room. */
static void
write_last_month (StewardLabelBoard *board,
                  const StewardBandScale *slots,
                  StewardMonth last,
                  double y)
{
  g_autofree char *text = steward_chart_axis_format_month (last, FALSE);
  double width = steward_label_board_measure (board, STEWARD_LABEL_DIM, text);

  steward_label_board_place_at (board, STEWARD_LABEL_DIM, text,
                                slots->start + slots->length - width, y);
}

void
steward_chart_axis_write_months (StewardLabelBoard *board,
                                 const StewardBandScale *slots,
                                 StewardMonth first,
                                 double y,
                                 double width)
{
  const int steps[] = { 1, 2, 3, 4, 6, 12, 24, 60, 120, 240 };
  guint before = 0;

  steward_label_board_get_labels (board, &before);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (int first_with_year = TRUE; first_with_year >= FALSE; first_with_year--)
      {
        if (try_months (board, slots, first, y, 0, width, steps[i], first_with_year))
          return;
        steward_label_board_truncate (board, before);
        /* Where the first one runs into the figures of the axis. */
        if (try_months (board, slots, first, y, slots->start, width, steps[i], first_with_year))
          return;
        steward_label_board_truncate (board, before);
      }
  write_last_month (board, slots, first + (int) slots->n - 1, y);
}
