/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-adoption-series-private.h"

#include "steward-monthly-users.h"

#include <math.h>

/* The lines over the columns: windows of 28 days, which are counted, and weeks, which are
 * estimated.
 */

/* What the last point of a line was made with. */
typedef struct {
  StewardDay end;
  gint64 seats;
} Before;

/* Appends a point, joined to the one before where that is @step days ago and of as many seats. */
static void
add_point (GArray *line,
           const StewardAdoptionInputs *inputs,
           StewardDay end,
           double users,
           int step,
           Before *before)
{
  gint64 seats = steward_adoption_get_denominator_on (inputs, end);
  StewardAdoptionPoint point = { .end = end,
                                 .value = steward_adoption_to_value (inputs, users, seats) };

  if (isnan (point.value))
    return;
  point.joined = line->len > 0 && before->end == end - step
                 && (inputs->mode == STEWARD_ADOPTION_USERS || before->seats == seats);
  *before = (Before) { end, seats };
  g_array_append_val (line, point);
}

/* --- Rolling 28 days -------------------------------------------------------------------------- */

static void
add_rolling (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  StewardDay first = steward_month_get_first_day (self->first_month);
  const StewardUsagePoint *points;
  Before before = { 0 };
  gboolean counted = FALSE;
  guint n = 0;

  points = steward_usage_get_points (inputs->usage, STEWARD_GRAIN_ROLLING_28, &n);
  for (guint i = 0; i < n; i++)
    if (points[i].complete && points[i].start >= first && points[i].start < inputs->today)
      {
        counted = TRUE;
        add_point (self->rolling, inputs, points[i].start, (double) points[i].users, 1, &before);
      }
  if (self->rolling->len > 0)
    self->rolling_state = STEWARD_ADOPTION_ROLLING_DRAWN;
  else if (counted)
    self->rolling_state = STEWARD_ADOPTION_ROLLING_WITHOUT_SEATS;
  else
    self->rolling_state = inputs->user_day_rows ? STEWARD_ADOPTION_ROLLING_TOO_FEW_DAYS
                                                : STEWARD_ADOPTION_ROLLING_WITHOUT_ROWS;
}

/* --- Weeks ------------------------------------------------------------------------------------ */

/* The day before the first window: weeks after it would only say less well what the line says. */
static StewardDay
get_last_week_end (const StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  return self->rolling->len > 0 ? g_array_index (self->rolling, StewardAdoptionPoint, 0).end - 1
                                : inputs->today - 1;
}

static void
add_weeks (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  StewardDay first = steward_month_get_first_day (self->first_month);
  const StewardUsagePoint *points;
  guint n = 0;
  StewardDay last = get_last_week_end (self, inputs);
  Before before = { 0 };
  gboolean counted = FALSE;

  self->weeks_ratio = steward_monthly_users_get_weeks_ratio (inputs->usage, inputs->today);
  points = steward_usage_get_points (inputs->usage, STEWARD_GRAIN_WEEK, &n);
  for (guint i = 0; i < n; i++)
    {
      if (!points[i].complete || points[i].start < first || points[i].start + 6 > last)
        continue;
      counted = TRUE;
      if (!isnan (self->weeks_ratio))
        add_point (self->weeks, inputs, points[i].start + 6,
                   (double) points[i].users * self->weeks_ratio, 7, &before);
    }
  if (self->weeks->len > 0)
    self->weeks_state = STEWARD_ADOPTION_WEEKS_DRAWN;
  else if (!counted)
    self->weeks_state = STEWARD_ADOPTION_NO_WEEKS;
  else
    self->weeks_state = isnan (self->weeks_ratio) ? STEWARD_ADOPTION_NO_RATIO
                                                  : STEWARD_ADOPTION_WEEKS_WITHOUT_SEATS;
}

void
steward_adoption_series_add_lines (StewardAdoptionSeries *self, const StewardAdoptionInputs *inputs)
{
  add_rolling (self, inputs);
  add_weeks (self, inputs);
}
