/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-goal-readings.h"

#include "steward-consumption.h"
#include "steward-utilization.h"

#include <math.h>

static GArray *
make_readings (void)
{
  return g_array_new (FALSE, FALSE, sizeof (StewardGoalReading));
}

static void
add (GArray *readings, StewardDay day, double value)
{
  StewardGoalReading reading = { day, value };

  g_array_append_val (readings, reading);
}

/* --- By hand ---------------------------------------------------------------------------------- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const StewardGoalReading *first = a;
  const StewardGoalReading *second = b;

  return (first->day > second->day) - (first->day < second->day);
}

GArray *
steward_goal_readings_of_records (GPtrArray *records, const char *goal_id)
{
  GArray *readings = make_readings ();

  for (guint i = 0; i < records->len; i++)
    {
      StewardRecord *record = g_ptr_array_index (records, i);

      if (g_str_equal (steward_record_get_kind (record)->key, "goal-reading")
          && g_strcmp0 (steward_record_get_text (record, "goal"), goal_id) == 0
          && steward_record_has (record, "day"))
        add (readings, steward_record_get_day (record, "day"),
             steward_record_get_number (record, "value"));
    }
  /* Stable. */
  g_array_sort (readings, compare_days);
  return readings;
}

/* --- Followed --------------------------------------------------------------------------------- */

/* Of a day later than any there is; what is not available is no reading. */
static void
follow (GArray *readings, StewardDay day, double value)
{
  if (!isnan (value)
      && (readings->len == 0
          || g_array_index (readings, StewardGoalReading, readings->len - 1).day < day))
    add (readings, day, value);
}

static double
get_percent (double fraction)
{
  return fraction * 100;
}

static double
get_utilization (const StewardGoalFigures *figures,
                 StewardMonth month,
                 const StewardTargets *targets)
{
  return get_percent (steward_utilization_compute (figures->usage, figures->seats_history,
                                                   figures->tam, month, targets)
                        .value);
}

/* As it was on a day; not known where days of its window are not there to be read. */
static double
get_consumption (const StewardGoalFigures *figures, StewardDay day, const StewardTargets *targets)
{
  StewardConsumption consumption = steward_consumption_compute (figures->usage, day, targets);

  return consumption.first_day < figures->usage_since ? (double) NAN
                                                      : get_percent (consumption.value);
}

static void
follow_month (GArray *readings,
              StewardGoalSource source,
              const StewardGoalFigures *figures,
              const StewardUsagePoint *point,
              const StewardTargets *targets)
{
  StewardDay last_day = steward_month_get_last_day (point->start);

  if (source == STEWARD_GOAL_FOLLOWS_MAU)
    follow (readings, last_day, (double) point->users);
  else if (source == STEWARD_GOAL_FOLLOWS_UTILIZATION)
    follow (readings, last_day, get_utilization (figures, point->start, targets));
  else
    follow (readings, last_day, get_consumption (figures, last_day + 1, targets));
}

static void
follow_months (GArray *readings,
               StewardGoalSource source,
               const StewardGoalFigures *figures,
               StewardDay today,
               const StewardTargets *targets)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (figures->usage, STEWARD_GRAIN_MONTH,
                                                              &n_points);

  for (guint i = 0; i < n_points; i++)
    if (points[i].complete && points[i].start < steward_day_get_month (today))
      follow_month (readings, source, figures, &points[i], targets);
}

static void
add_seats (GArray *readings, const StewardGoalFigures *figures, StewardDay day)
{
  StewardSeats seats = steward_seats_in_force (figures->seats_history, day).seats;

  if (seats.kind == STEWARD_SEATS_KNOWN)
    follow (readings, day, (double) seats.count);
}

static void
follow_seats (GArray *readings, const StewardGoalFigures *figures, StewardDay today)
{
  for (guint i = 0; i < figures->seats_history->len; i++)
    {
      StewardDay since = g_array_index (figures->seats_history, StewardSeatsObservation, i).since;

      if (since <= today)
        add_seats (readings, figures, since);
    }
  add_seats (readings, figures, today);
}

GArray *
steward_goal_readings_follow (StewardGoalSource source,
                              const StewardGoalFigures *figures,
                              StewardDay today,
                              const StewardTargets *targets)
{
  GArray *readings = make_readings ();

  switch (source)
    {
    case STEWARD_GOAL_FOLLOWS_UTILIZATION:
    case STEWARD_GOAL_FOLLOWS_MAU:
      follow_months (readings, source, figures, today, targets);
      break;
    case STEWARD_GOAL_FOLLOWS_CONSUMPTION:
      follow_months (readings, source, figures, today, targets);
      follow (readings, today - 1, get_consumption (figures, today, targets));
      break;
    case STEWARD_GOAL_FOLLOWS_SEATS:
      follow_seats (readings, figures, today);
      break;
    case STEWARD_GOAL_FOLLOWS_HEALTH:
      follow (readings, today, figures->health);
      break;
    case STEWARD_GOAL_READ_BY_HAND:
    default:
      break;
    }
  return readings;
}

gboolean
steward_goal_needs_history (const StewardGoal *goal, StewardDay today)
{
  return goal->source == STEWARD_GOAL_FOLLOWS_CONSUMPTION && goal->due != STEWARD_DAY_NONE
         && goal->due < today;
}
