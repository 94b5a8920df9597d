/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

G_BEGIN_DECLS

/**
 * StewardSeatsKind:
 *
 * Unknown and unlimited are states of their own, never a number (advisor-domain 2 and 10.1).
 */
typedef enum {
  STEWARD_SEATS_UNKNOWN,
  STEWARD_SEATS_KNOWN,
  STEWARD_SEATS_UNLIMITED,
} StewardSeatsKind;

/* Licensed seats; @count is above 0 exactly where the kind is known. */
typedef struct {
  StewardSeatsKind kind;
  gint64 count;
} StewardSeats;

/* A count of seats: 0 means unknown (advisor-domain 10.1). */
StewardSeats steward_seats_new (gint64 count);
/* `unknown`, `known` or `unlimited`. */
const char *steward_seats_kind_to_string (StewardSeatsKind kind);

/**
 * StewardSeatsOrigin:
 *
 * Who said so, the weakest first: a portfolio file, the licence on the instance, a person who
 * overrides both.
 */
typedef enum {
  STEWARD_SEATS_FROM_FILE,
  STEWARD_SEATS_FROM_LICENSE,
  STEWARD_SEATS_FROM_PERSON,
} StewardSeatsOrigin;

/* One entry of a customer's seat history: from @since on, @origin said @seats. */
typedef struct {
  StewardDay since;
  StewardSeatsOrigin origin;
  StewardSeats seats;
} StewardSeatsObservation;

/* The seats in force on a day, and how they are known. */
typedef struct {
  StewardSeats seats;
  StewardSeatsOrigin origin;
  StewardDay since;
  gboolean earliest_known; /* the day lies before the first observation, whose count is used */
} StewardSeatsInForce;

/* Appends an observation unless it says what its origin said last; @history holds
 * #StewardSeatsObservation in the order of @since. One of the same day and origin is replaced. */
void steward_seats_history_add (GArray *history, StewardSeatsObservation observation);

/**
 * steward_seats_in_force:
 * @history: (element-type StewardSeatsObservation)
 *
 * The seats in force on @day (advisor-domain 10.1). A person's override counts from its day on,
 * until it is cleared by an unknown one. Without one, the licence's history beats the file's
 * wherever a licence was ever seen. Before the first observation the earliest known count is used.
 */
StewardSeatsInForce steward_seats_in_force (const GArray *history, StewardDay day);

G_END_DECLS
