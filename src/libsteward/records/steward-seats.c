/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-seats.h"

StewardSeats
steward_seats_new (gint64 count)
{
  StewardSeats seats = { STEWARD_SEATS_UNKNOWN, 0 };

  if (count > 0)
    {
      seats.kind = STEWARD_SEATS_KNOWN;
      seats.count = count;
    }
  return seats;
}

const char *
steward_seats_kind_to_string (StewardSeatsKind kind)
{
  switch (kind)
    {
    case STEWARD_SEATS_KNOWN:
      return "known";
    case STEWARD_SEATS_UNLIMITED:
      return "unlimited";
    case STEWARD_SEATS_UNKNOWN:
    default:
      return "unknown";
    }
}

static gboolean
same_seats (StewardSeats a, StewardSeats b)
{
  return a.kind == b.kind && a.count == b.count;
}

void
steward_seats_history_add (GArray *history, StewardSeatsObservation observation)
{
  guint place = history->len;

  while (place > 0)
    {
      StewardSeatsObservation *there = &g_array_index (history, StewardSeatsObservation, place - 1);

      if (there->since < observation.since)
        break;
      if (there->since == observation.since && there->origin == observation.origin)
        {
          there->seats = observation.seats;
          return;
        }
      place--;
    }
  for (guint i = place; i > 0; i--)
    {
      const StewardSeatsObservation *before = &g_array_index (history, StewardSeatsObservation,
                                                              i - 1);

      if (before->origin != observation.origin)
        continue;
      if (same_seats (before->seats, observation.seats))
        return;
      break;
    }
  g_array_insert_val (history, place, observation);
}

/* What @origin said last by @day, or NULL. */
static const StewardSeatsObservation *
find_last (const GArray *history, StewardSeatsOrigin origin, StewardDay day)
{
  for (guint i = history->len; i > 0; i--)
    {
      const StewardSeatsObservation *it = &g_array_index (history, StewardSeatsObservation, i - 1);

      if (it->origin == origin && it->since <= day)
        return it;
    }
  return NULL;
}

/* The first thing that @origin said other than “unknown”, or NULL. */
static const StewardSeatsObservation *
find_first_known (const GArray *history, StewardSeatsOrigin origin)
{
  for (guint i = 0; i < history->len; i++)
    {
      const StewardSeatsObservation *it = &g_array_index (history, StewardSeatsObservation, i);

      if (it->origin == origin && it->seats.kind != STEWARD_SEATS_UNKNOWN)
        return it;
    }
  return NULL;
}

static StewardSeatsInForce
in_force (const StewardSeatsObservation *observation, gboolean earliest_known)
{
  return (StewardSeatsInForce) {
    .seats = observation->seats,
    .origin = observation->origin,
    .since = observation->since,
    .earliest_known = earliest_known,
  };
}

StewardSeatsInForce
steward_seats_in_force (const GArray *history, StewardDay day)
{
  const StewardSeatsOrigin recorded[] = { STEWARD_SEATS_FROM_LICENSE, STEWARD_SEATS_FROM_FILE };
  const StewardSeatsObservation *said = find_last (history, STEWARD_SEATS_FROM_PERSON, day);

  if (said && said->seats.kind != STEWARD_SEATS_UNKNOWN)
    return in_force (said, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (recorded); i++)
    {
      const StewardSeatsObservation *first = find_first_known (history, recorded[i]);

      if (first == NULL)
        continue;
      said = find_last (history, recorded[i], day);
      if (said && said->seats.kind != STEWARD_SEATS_UNKNOWN)
        return in_force (said, FALSE);
      if (said == NULL || said->since < first->since)
        return in_force (first, TRUE);
    }
  said = find_first_known (history, STEWARD_SEATS_FROM_PERSON);
  if (said && said->since > day && find_last (history, STEWARD_SEATS_FROM_PERSON, day) == NULL)
    return in_force (said, TRUE);
  return (StewardSeatsInForce) { .since = STEWARD_DAY_NONE };
}
