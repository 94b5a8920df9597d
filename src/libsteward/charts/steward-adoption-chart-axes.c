/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart-layout-private.h"

#include "steward-adoption-read-out.h"
#include "steward-chart-axis-private.h"

#include <glib/gi18n-lib.h>

/* The words round the plot: values, months, and the lanes. */

const char *
steward_adoption_chart_get_lane_title (StewardLane lane)
{
  switch (lane)
    {
    case STEWARD_LANE_SEATS:
      /* Translators: the title of a narrow lane below the chart */
      return _ ("Seats");
    case STEWARD_LANE_BREACHES:
      /* Translators: the title of a narrow lane below the chart: months under the target */
      return _ ("Under");
    case STEWARD_LANE_MARKS:
    default:
      /* Translators: the title of a narrow lane below the chart: days that are marked */
      return _ ("Dates");
    }
}

static void
place_axis_value (StewardAdoptionChartLayout *self, StewardLabelStyle style, double value)
{
  g_autofree char *text = steward_adoption_series_format_value (self->series, value);

  steward_label_board_place_at (
    self->board, style, text,
    self->plot.x - 2 * STEWARD_CHART_GAP - steward_label_board_measure (self->board, style, text),
    steward_adoption_chart_value_to_y (self, value) - self->line_height / 2);
}

static void
place_axis (StewardAdoptionChartLayout *self)
{
  if (self->series->mode == STEWARD_ADOPTION_PERCENT)
    place_axis_value (self, STEWARD_LABEL_STRONG, self->series->target);
  for (guint i = 0; i < self->ticks->len; i++)
    place_axis_value (self, STEWARD_LABEL_DIM, g_array_index (self->ticks, double, i));
}

static char *
describe_step (const StewardAdoptionChartLayout *self, guint index, gboolean with_date)
{
  const StewardAdoptionStep *step = &g_array_index (self->series->steps, StewardAdoptionStep,
                                                    index);
  g_autofree char *count = steward_format_count (step->denominator);
  g_autofree char *day = steward_chart_format_day (step->from);

  if (step->seats.kind == STEWARD_SEATS_UNKNOWN)
    return g_strdup (_ ("unknown"));
  if (step->seats.kind == STEWARD_SEATS_UNLIMITED)
    return step->denominator > 0 && with_date
             ? g_strdup_printf (_ ("unlimited, %s possible end users"), count)
             : g_strdup (_ ("unlimited"));
  if (index == 0 || !with_date)
    return g_steal_pointer (&count);
  /* Translators: a count of seats and a day: `1,200 since 1 Jul` */
  return g_strdup_printf (_ ("%s since %s"), count, day);
}

static void
place_step (StewardAdoptionChartLayout *self, guint index)
{
  const StewardArea *lane = &self->lanes[STEWARD_LANE_SEATS];
  double start = 0;
  double end = 0;

  steward_adoption_chart_get_step (self, index, &start, &end);
  for (int with_date = TRUE; with_date >= FALSE; with_date--)
    {
      g_autofree char *text = describe_step (self, index, with_date);
      double width = steward_label_board_measure (self->board, STEWARD_LABEL_NORMAL, text);

      if (width + 4 <= end - start
          && steward_label_board_place_at (self->board, STEWARD_LABEL_NORMAL, text,
                                           (start + end - width) / 2,
                                           lane->y + lane->height - self->line_height))
        return;
    }
}

static void
place_steps (StewardAdoptionChartLayout *self)
{
  /* The newest count is the one asked for. */
  for (guint i = self->series->steps->len; i > 0; i--)
    place_step (self, i - 1);
}

/* How long a breach lasts: in words where there is room, else the bare number of months. */
static void
place_breach (StewardAdoptionChartLayout *self, guint index)
{
  const StewardBreach *breach = &g_array_index (self->series->breaches, StewardBreach, index);
  StewardArea area = steward_adoption_chart_get_breach_area (self, index);
  g_autofree char *words = steward_adoption_series_describe_breach (self->series, breach);
  g_autofree char *number = g_strdup_printf ("%u", steward_breach_get_length (breach));
  const char *const texts[] = { words, number };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double width = steward_label_board_measure (self->board, STEWARD_LABEL_NORMAL, texts[i]);
      StewardLabel *label;

      if (width + 6 > area.width)
        continue;
      label = steward_label_board_place_at (self->board, STEWARD_LABEL_NORMAL, texts[i],
                                            area.x + (area.width - width) / 2, area.y + 2);
      if (label == NULL)
        continue;
      label->backed = TRUE;
      return;
    }
}

static void
place_breaches (StewardAdoptionChartLayout *self)
{
  for (guint i = self->series->breaches->len; i > 0; i--)
    place_breach (self, i - 1);
}

/* The day of each mark beside it, where nothing else is marked. */
static void
place_mark_days (StewardAdoptionChartLayout *self)
{
  const double radius = steward_adoption_chart_get_mark_radius (self);
  const StewardArea *lane = &self->lanes[STEWARD_LANE_MARKS];

  for (guint i = 0; i < self->series->marks->len; i++)
    {
      StewardPoint point = steward_adoption_chart_get_mark_point (self, i);
      const StewardArea area = { point.x - radius - 2, lane->y, 2 * radius + 4, lane->height };

      steward_label_board_add_mark (self->board, &area);
    }
  for (guint i = self->series->marks->len; i > 0; i--)
    {
      StewardPoint point = steward_adoption_chart_get_mark_point (self, i - 1);
      g_autofree char *day = steward_chart_format_day (
        g_array_index (self->series->marks, StewardAdoptionMark, i - 1).day);
      const StewardPoint places[] = {
        { point.x + radius + 4, lane->y },
        { point.x - radius - 4 - steward_label_board_measure (self->board, STEWARD_LABEL_DIM, day),
          lane->y },
      };

      steward_label_board_place (self->board, STEWARD_LABEL_DIM, day, places,
                                 places[1].x > self->plot.x ? 2 : 1, FALSE);
    }
}

static void
place_lanes (StewardAdoptionChartLayout *self)
{
  void (*const place[STEWARD_N_LANES]) (StewardAdoptionChartLayout *) = { place_steps,
                                                                          place_breaches,
                                                                          place_mark_days };

  for (int i = 0; i < STEWARD_N_LANES; i++)
    {
      const StewardArea *lane = &self->lanes[i];
      const char *title = steward_adoption_chart_get_lane_title ((StewardLane) i);

      if (lane->height <= 0)
        continue;
      steward_label_board_place_at (
        self->board, STEWARD_LABEL_DIM, title,
        self->plot.x - 2 * STEWARD_CHART_GAP
          - steward_label_board_measure (self->board, STEWARD_LABEL_DIM, title),
        lane->y
          + (i == STEWARD_LANE_SEATS ? lane->height - self->line_height
                                     : (lane->height - self->line_height) / 2));
      place[i](self);
    }
}

void
steward_adoption_chart_place_axes (StewardAdoptionChartLayout *self)
{
  place_axis (self);
  steward_chart_axis_write_months (self->board, &self->months, self->series->first_month,
                                   self->plot.y + self->plot.height + STEWARD_CHART_GAP,
                                   self->width);
  place_lanes (self);
}
