/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart-layout-private.h"

#include "steward-adoption-read-out.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The words of the chart, the most important first: each looks for a place that is still free. */

static double
get_base (const StewardAdoptionChartLayout *self)
{
  return self->plot.y + self->plot.height;
}

static double
measure (const StewardAdoptionChartLayout *self, StewardLabelStyle style, const char *text)
{
  return steward_label_board_measure (self->board, style, text);
}

static void
add_mark (StewardAdoptionChartLayout *self, double x, double y, double width, double height)
{
  const StewardArea area = { x, y, width, height };

  steward_label_board_add_mark (self->board, &area);
}

/* --- Inside the plot --- */

/* A line, as marks along it that nearly touch. */
static void
add_line_marks (StewardAdoptionChartLayout *self, const GArray *line)
{
  double last = -G_MAXDOUBLE;

  for (guint i = 0; i < line->len; i++)
    {
      const StewardAdoptionPoint *point = &g_array_index (line, StewardAdoptionPoint, i);
      double x = steward_adoption_chart_day_to_x (self, point->end + 1);

      if (x - last < 3 && i + 1 < line->len)
        continue;
      add_mark (self, x - 4, steward_adoption_chart_value_to_y (self, point->value) - 4, 8, 8);
      last = x;
    }
}

/* The line of what is to come, as marks along it. */
static void
add_projection_marks (StewardAdoptionChartLayout *self)
{
  const GArray *projection = self->series->projection;

  for (guint i = 1; i < projection->len; i++)
    {
      const StewardAdoptionProjection *to = &g_array_index (projection, StewardAdoptionProjection,
                                                            i);
      double x = steward_adoption_chart_day_to_x (self, to[-1].day + 1);
      double y = steward_adoption_chart_value_to_y (self, to[-1].value);
      double width = steward_adoption_chart_day_to_x (self, to->day + 1) - x;
      double height = steward_adoption_chart_value_to_y (self, to->value) - y;

      for (int part = 0; part < 8; part++)
        add_mark (self, x + width * part / 8, y + height * part / 8 - 2, width / 8, 4);
    }
}

static void
add_marks (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionSeries *series = self->series;

  for (guint i = 0; i < series->months->len; i++)
    if (!isnan (steward_adoption_series_get_month (series, i)->value))
      {
        StewardArea column = steward_adoption_chart_get_column (self, i);

        add_mark (self, column.x, column.y - 2, column.width, 4);
        if (steward_adoption_series_get_month (series, i)->value > self->values.to)
          add_mark (self, column.x, column.y, column.width, 18);
      }
  add_line_marks (self, series->rolling);
  add_line_marks (self, series->weeks);
  add_projection_marks (self);
  for (guint i = 0; i < series->steps->len; i++)
    {
      gint64 seats = g_array_index (series->steps, StewardAdoptionStep, i).denominator;
      double start = 0;
      double end = 0;

      steward_adoption_chart_get_step (self, i, &start, &end);
      add_mark (
        self, start,
        steward_adoption_chart_value_to_y (self, steward_adoption_chart_get_target (self, seats))
          - 2,
        end - start, 4);
      if (series->mode == STEWARD_ADOPTION_USERS)
        add_mark (self, start, steward_adoption_chart_value_to_y (self, (double) seats) - 1,
                  end - start, 2);
    }
}

/* The dashed line of the ramp, as marks along it. */
static void
add_ramp_marks (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionRamp *ramp = &self->series->ramp;
  double start;
  double due;
  double target;

  if (!steward_adoption_chart_shows_ramp (self))
    return;
  start = steward_adoption_chart_day_to_x (self, ramp->start);
  due = steward_adoption_chart_day_to_x (self, ramp->due);
  target = steward_adoption_chart_value_to_y (self, steward_adoption_chart_get_ramp_target (self));
  for (int i = 0; i < 40; i++)
    add_mark (self, start + (due - start) * i / 40,
              get_base (self) + (target - get_base (self)) * i / 40 - 2, (due - start) / 40, 4);
  add_mark (self, start - 1, self->plot.y, 2, target - self->plot.y);
  add_mark (self, due - 4, target - 4, 8, 8);
}

static void
place_target (StewardAdoptionChartLayout *self)
{
  guint last = self->series->steps->len - 1;
  gint64 seats = g_array_index (self->series->steps, StewardAdoptionStep, last).denominator;
  gboolean percent = self->series->mode == STEWARD_ADOPTION_PERCENT;
  double target = steward_adoption_chart_get_target (self, seats);
  double y = steward_adoption_chart_value_to_y (self, target);
  g_autofree char *share = steward_format_limit (self->series->target);
  /* Translators: `80 % target`; `80 % of seats` */
  g_autofree char *text = g_strdup_printf (percent ? _ ("%s target") : _ ("%s of seats"), share);
  double start = self->plot.x;
  double end = start + self->plot.width;
  double room;
  StewardPoint places[18];

  if (target <= 0)
    return;
  /* In users the line has steps: only along the last one is it at this height. */
  if (!percent)
    steward_adoption_chart_get_step (self, last, &start, &end);
  room = MAX (end - start - measure (self, STEWARD_LABEL_STRONG, text) - 8, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint pair = i / 2;
      guint last_pair = G_N_ELEMENTS (places) / 2 - 1;
      double along = (double) pair / last_pair;

      places[i].x = start + 4 + room * along;
      places[i].y = i % 2 == 0 ? y - self->line_height - 3 : y + 4;
    }
  steward_label_board_place (self->board, STEWARD_LABEL_STRONG, text, places, G_N_ELEMENTS (places),
                             TRUE);
}

/* Short: without the sign of the unit, which the axis has too, and never rounded up to the target.
 */
static char *
format_figure (const StewardAdoptionChartLayout *self, guint index, gboolean is_short)
{
  const StewardAdoptionSeries *series = self->series;
  double value = steward_adoption_series_get_month (series, index)->value;

  if (series->mode == STEWARD_ADOPTION_PERCENT && is_short)
    return g_strdup_printf ("%.0f", value < series->target
                                      ? MIN (round (value * 100), ceil (series->target * 100) - 1)
                                      : round (value * 100));
  return steward_adoption_series_format_value (series, value);
}

static double
get_column_width (const StewardAdoptionChartLayout *self)
{
  double start = 0;
  double width = 0;

  steward_band_scale_get_band (&self->months, 0, &start, &width);
  return width;
}

/* Whether the long figures fit all of them: a row that mixes both would look like two units. */
static gboolean
long_figures_fit (const StewardAdoptionChartLayout *self)
{
  double room = get_column_width (self) + 2;

  for (guint i = 0; i < self->series->months->len; i++)
    if (!isnan (steward_adoption_series_get_month (self->series, i)->value))
      {
        g_autofree char *text = format_figure (self, i, FALSE);

        if (measure (self, STEWARD_LABEL_STRONG, text) > room)
          return FALSE;
      }
  return TRUE;
}

/* A text at the foot of a column, or above one that is too short for @n_lines; the @line-th from
 * below. */
static void
place_on_column (StewardAdoptionChartLayout *self,
                 guint index,
                 StewardLabelStyle style,
                 const char *text,
                 int line,
                 int n_lines)
{
  StewardArea column = steward_adoption_chart_get_column (self, index);
  double width = measure (self, style, text);
  double left = column.x + 3;
  double middle = column.x + (column.width - width) / 2;
  double right = column.x + column.width - width - 3;
  double above = column.y - 4 - (line + 1) * self->line_height;
  double foot = get_base (self) - 4 - (line + 1) * self->line_height;
  gboolean inside = column.height >= n_lines * self->line_height + 8;
  const StewardPoint places[] = {
    { middle, inside ? foot : above },
    { right, inside ? foot : above },
    { left, inside ? foot : above },
    { middle, above },
    { left, above },
    { right, above },
  };
  StewardLabel *label;

  label = steward_label_board_place (self->board, style, text, places,
                                     n_lines > 1 ? 1 : G_N_ELEMENTS (places), TRUE);
  if (label)
    label->month = (int) index;
}

static void
place_figures (StewardAdoptionChartLayout *self)
{
  double slot = self->plot.width / self->months.n;
  gboolean is_short = !long_figures_fit (self);

  for (guint i = 0; i + 1 < self->series->months->len; i++)
    if (!isnan (steward_adoption_series_get_month (self->series, i)->value))
      {
        g_autofree char *text = format_figure (self, i, is_short);

        if (measure (self, STEWARD_LABEL_STRONG, text) <= slot - 3)
          place_on_column (self, i, STEWARD_LABEL_STRONG, text, 0, 1);
      }
}

static void
place_to_date (StewardAdoptionChartLayout *self)
{
  guint index = self->series->months->len - 1;
  const char *words = _ ("to date");
  /* Between the dashes of the outline. */
  double room = get_column_width (self) - 4;
  g_autofree char *text = NULL;
  gboolean both = measure (self, STEWARD_LABEL_DIM, words) <= room;

  if (isnan (steward_adoption_series_get_month (self->series, index)->value))
    return;
  text = format_figure (self, index, !long_figures_fit (self));
  if (measure (self, STEWARD_LABEL_DIM, text) <= room)
    place_on_column (self, index, STEWARD_LABEL_DIM, text, 0, both ? 2 : 1);
  if (both)
    place_on_column (self, index, STEWARD_LABEL_DIM, words, 1, 2);
}

static char *
describe_ramp (const StewardAdoptionChartLayout *self, gboolean with_pace)
{
  const StewardAdoptionRamp *ramp = &self->series->ramp;
  g_autofree char *day = steward_chart_format_day (ramp->due);
  g_autofree char *value = NULL;

  if (ramp->due >= self->series->today && with_pace)
    {
      g_autofree char *pace = steward_adoption_series_describe_pace (self->series);

      if (pace == NULL)
        return NULL;
      value = steward_format_limit (self->series->target);
      /* Translators: `80 % due 11 May: needs +4.1 points a week` */
      return g_strdup_printf (_ ("%s due %s: %s"), value, day, pace);
    }
  if (steward_day_get_month (ramp->due) >= steward_day_get_month (self->series->today))
    {
      value = steward_format_limit (self->series->target);
      /* Translators: `80 % due 11 May` */
      return g_strdup_printf (_ ("%s due %s"), value, day);
    }
  value = isnan (ramp->reached)
            ? g_strdup (_ ("no figure"))
            : steward_adoption_series_format_value (self->series, ramp->reached);
  /* Translators: the day at which the ramp ends, and the value of that month */
  return g_strdup_printf (_ ("Ramp due %s: %s"), day, value);
}

/* Beside an upright line: to its right and left, from the top down. */
static StewardLabel *
place_beside (StewardAdoptionChartLayout *self, StewardLabelStyle style, const char *text, double x)
{
  double width = measure (self, style, text);
  StewardPoint places[8];

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint row = i / 2;

      places[i].x = i % 2 == 0 ? x + 5 : MAX (x - 5 - width, self->plot.x + 2);
      places[i].y = self->plot.y + 2 + row * (self->line_height + 2);
      if (places[i].y + self->line_height > get_base (self))
        return steward_label_board_place (self->board, style, text, places, i, FALSE);
    }
  return steward_label_board_place (self->board, style, text, places, G_N_ELEMENTS (places), FALSE);
}

static void
place_ramp (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionRamp *ramp = &self->series->ramp;
  double x;

  if (!steward_adoption_chart_shows_ramp (self))
    return;
  x = MIN (steward_adoption_chart_day_to_x (self, ramp->due), self->plot.x + self->plot.width);
  for (int with_pace = TRUE; with_pace >= FALSE; with_pace--)
    {
      g_autofree char *text = describe_ramp (self, with_pace);

      if (text && place_beside (self, STEWARD_LABEL_DIM, text, x))
        return;
    }
}

static void
place_ramp_start (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionRamp *ramp = &self->series->ramp;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  double x;

  if (!steward_adoption_chart_shows_ramp (self))
    return;
  x = steward_adoption_chart_day_to_x (self, ramp->start);
  if (x < self->plot.x || x > self->plot.x + self->plot.width)
    return;
  day = steward_chart_format_day (ramp->start);
  text = g_strdup_printf (ramp->clock == STEWARD_RAMP_FROM_PRODUCTION
                            /* Translators: the day on which a customer went into production */
                            ? _ ("Production %s")
                            /* Translators: the day on which the contract was closed */
                            : _ ("Contract close %s"),
                          day);
  place_beside (self, STEWARD_LABEL_DIM, text, x);
}

/* What the last point of the lines says, near it. */
static void
place_line_end (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionPoint *point = steward_adoption_series_get_last_point (self->series);
  StewardPoint places[12];
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  double width;
  double x;
  double y;

  if (point == NULL)
    return;
  value = steward_adoption_series_format_value (self->series, point->value);
  text = g_strdup_printf (self->series->rolling->len > 0
                            /* Translators: the value of the last 28 days: `28 days: 77 %` */
                            ? _ ("28 days: %s")
                            /* Translators: the estimate for the last complete week */
                            : _ ("Last week: about %s"),
                          value);
  width = measure (self, STEWARD_LABEL_LINE, text);
  x = steward_adoption_chart_day_to_x (self, point->end + 1);
  y = steward_adoption_chart_value_to_y (self, point->value);
  places[0] = (StewardPoint) { x + 8, y - self->line_height / 2 };
  places[1] = (StewardPoint) { x - width - 2, y - self->line_height - 6 };
  places[2] = (StewardPoint) { x + 4, y - self->line_height - 6 };
  places[3] = (StewardPoint) { x + 4, y + 6 };
  for (guint i = 4; i < G_N_ELEMENTS (places); i++)
    {
      guint lines = i / 2;

      places[i].x = MIN (x - width / (1 + i % 2), self->plot.x + self->plot.width - width);
      places[i].y = y - lines * self->line_height;
    }
  steward_label_board_place (self->board, STEWARD_LABEL_LINE, text, places, G_N_ELEMENTS (places),
                             FALSE);
}

/* What the forecast says in a few words, near the end of its line. */
static void
place_projection (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionSeries *series = self->series;
  const StewardAdoptionProjection *end;
  StewardPoint places[12];
  StewardLabel *label;
  double width;
  double x;
  double y;
  guint i = series->projection->len - 1;

  if (series->projection_note == NULL)
    return;
  while (series->crossing != STEWARD_DAY_NONE && i > 0
         && g_array_index (series->projection, StewardAdoptionProjection, i).day > series->crossing)
    i--;
  end = &g_array_index (series->projection, StewardAdoptionProjection, i);
  width = measure (self, STEWARD_LABEL_LINE, series->projection_note);
  x = MIN (steward_adoption_chart_day_to_x (self, end->day + 1),
           self->plot.x + self->plot.width - 2);
  y = steward_adoption_chart_value_to_y (self, end->value);
  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    {
      guint lines = place / 2 + 1;

      places[place].x = MAX (x - width, self->plot.x + 2);
      places[place].y = place % 2 == 0 ? y - lines * (self->line_height + 4)
                                       : y + 6 + (lines - 1) * (self->line_height + 4);
    }
  label = steward_label_board_place (self->board, STEWARD_LABEL_LINE, series->projection_note,
                                     places, G_N_ELEMENTS (places), FALSE);
  if (label)
    label->month = steward_day_get_month (end->day) - series->first_month;
}

static void
place_missing (StewardAdoptionChartLayout *self)
{
  for (guint i = 0; i + 1 < self->series->months->len; i++)
    {
      const StewardAdoptionMonth *month = steward_adoption_series_get_month (self->series, i);
      const char *text = month->reason == STEWARD_REASON_NO_SEATS ? _ ("no seats") : _ ("no data");
      StewardArea slot = steward_adoption_chart_get_slot (self, i);
      double width = measure (self, STEWARD_LABEL_DIM, text);

      if (isnan (month->value) && width + 6 <= slot.width)
        steward_label_board_place_at (self->board, STEWARD_LABEL_DIM, text,
                                      slot.x + (slot.width - width) / 2,
                                      get_base (self) - self->line_height - 4);
    }
}

/* Why there is nothing, and what to do. */
static const char *
get_message (const StewardAdoptionSeries *series)
{
  for (guint i = 0; i < series->months->len; i++)
    {
      const StewardUtilization *figure = &steward_adoption_series_get_month (series, i)->figure;

      if (figure->mau < 0)
        continue;
      return figure->seats.seats.kind == STEWARD_SEATS_UNLIMITED
               ? _ ("Seats are unlimited. Enter the possible end users (TAM), or look at users "
                    "instead of percent.")
               : _ ("The seats are not known. Sync the licence or enter them, or look at users "
                    "instead of percent.");
    }
  return _ ("No month was counted yet. Sync or import usage to see adoption here.");
}

void
steward_adoption_chart_place_labels (StewardAdoptionChartLayout *self)
{
  steward_adoption_chart_place_axes (self);
  if (!steward_adoption_chart_shows_values (self))
    {
      steward_label_board_place_message (self->board, get_message (self->series), &self->plot);
      return;
    }
  steward_chart_legend_write (self->legend, self->board);
  add_marks (self);
  add_ramp_marks (self);
  place_figures (self);
  place_target (self);
  place_to_date (self);
  place_ramp (self);
  place_line_end (self);
  place_projection (self);
  place_ramp_start (self);
  place_missing (self);
}
