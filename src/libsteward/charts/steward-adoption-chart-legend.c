/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-chart-layout-private.h"

#include "steward-adoption-read-out.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The legend only names marks; it wraps, and is arranged before anything else has its place. */

static void
add_legend_entry (StewardAdoptionChartLayout *self,
                  StewardLegendMark mark,
                  StewardAdoptionMarkKind kind,
                  const char *text)
{
  const StewardLegendEntry entry = {
    .mark = mark,
    .kind = kind,
    .bare = mark == STEWARD_LEGEND_REMARK,
    .text = text,
  };

  self->legend_height = steward_chart_legend_add (self->legend, self->board, self->width - 12,
                                                  &entry);
}

static void
add_entry (StewardAdoptionChartLayout *self, StewardLegendMark mark, const char *text)
{
  add_legend_entry (self, mark, STEWARD_ADOPTION_MARK_CONTRACT_CLOSE, text);
}

static gboolean
shows_missing (const StewardAdoptionChartLayout *self)
{
  for (guint i = 0; i + 1 < self->series->months->len; i++)
    if (isnan (g_array_index (self->series->months, StewardAdoptionMonth, i).value))
      return TRUE;
  return FALSE;
}

static gboolean
shows_over (const StewardAdoptionChartLayout *self)
{
  for (guint i = 0; i < self->series->months->len; i++)
    if (g_array_index (self->series->months, StewardAdoptionMonth, i).value > self->values.to)
      return TRUE;
  return FALSE;
}

/* Each kind of mark that is on the axis, once. */
static void
add_mark_kinds (StewardAdoptionChartLayout *self)
{
  for (int kind = 0; kind < STEWARD_ADOPTION_N_MARK_KINDS; kind++)
    for (guint i = 0; i < self->series->marks->len; i++)
      if ((int) g_array_index (self->series->marks, StewardAdoptionMark, i).kind == kind)
        {
          add_legend_entry (self, STEWARD_LEGEND_DAY, (StewardAdoptionMarkKind) kind,
                            steward_adoption_mark_kind_get_label ((StewardAdoptionMarkKind) kind));
          break;
        }
}

gboolean
steward_adoption_chart_shows_ramp (const StewardAdoptionChartLayout *self)
{
  return self->series->ramp.start != STEWARD_DAY_NONE
         && self->series->ramp.due >= steward_month_get_first_day (self->series->first_month);
}

void
steward_adoption_chart_arrange_legend (StewardAdoptionChartLayout *self)
{
  const StewardAdoptionSeries *series = self->series;
  const char *remark = steward_adoption_series_get_weeks_remark (series);

  if (!steward_adoption_chart_shows_values (self))
    return;
  add_entry (self, STEWARD_LEGEND_COMPLETE, _ ("Complete month"));
  if (!isnan (steward_adoption_series_get_month (series, series->months->len - 1)->value))
    add_entry (self, STEWARD_LEGEND_TO_DATE, _ ("Month to date"));
  if (series->rolling_state == STEWARD_ADOPTION_ROLLING_DRAWN)
    add_entry (self, STEWARD_LEGEND_ROLLING, _ ("Rolling 28 days"));
  if (series->weeks->len > 0)
    add_entry (self, STEWARD_LEGEND_WEEKS, _ ("Weeks, estimated from WAU"));
  if (series->projection->len > 0)
    add_entry (self, STEWARD_LEGEND_FORECAST, _ ("Forecast, 80\u00a0% band"));
  if (steward_adoption_chart_shows_ramp (self))
    add_entry (self, STEWARD_LEGEND_RAMP, _ ("Ramp"));
  if (series->mode == STEWARD_ADOPTION_USERS)
    add_entry (self, STEWARD_LEGEND_SEATS, _ ("Seats"));
  if (shows_missing (self))
    add_entry (self, STEWARD_LEGEND_NO_DATA, _ ("No figure"));
  if (shows_over (self))
    add_entry (self, STEWARD_LEGEND_OVER, _ ("Higher than the axis"));
  add_mark_kinds (self);
  if (remark)
    add_entry (self, STEWARD_LEGEND_REMARK, remark);
}
