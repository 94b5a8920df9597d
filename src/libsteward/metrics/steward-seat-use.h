/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-seats.h"
#include "steward-targets.h"

G_BEGIN_DECLS

/* Whether the account executive has to know (advisor-domain 2). */
typedef enum {
  STEWARD_SEAT_ALERT_NONE,
  STEWARD_SEAT_ALERT_FIRST, /* seats are nearly used up: 90 % as published */
  STEWARD_SEAT_ALERT_FULL,  /* seats are used up: 100 % as published */
} StewardSeatAlert;

/* `none`, `first`, `full`. */
const char *steward_seat_alert_to_string (StewardSeatAlert alert);

/**
 * StewardSeatUse:
 * @value: users / seats, a fraction, may exceed 1; NAN where not available
 * @month: the last complete month, and @mau its MAU, -1 where never counted
 * @to_date: distinct users of the month that is not over, -1 where never counted
 * @users: the greater of both
 * @seats: those in force today
 *
 * How many of the seats in force today are in use: a month that is not over can only grow, so that
 * it counts as soon as it exceeds the last complete one. It is not scored: many users are healthy,
 * and a reason to talk of more seats.
 */
typedef struct {
  double value;
  StewardSeatAlert alert;
  StewardReason reason;
  StewardMonth month;
  gint64 mau;
  gint64 to_date;
  gint64 users;
  StewardSeatsInForce seats;
} StewardSeatUse;

StewardSeatUse steward_seat_use_compute (const StewardUsage *usage,
                                         const GArray *seats_history,
                                         StewardDay today,
                                         const StewardTargets *targets);

/* `94 % of seats in use: tell the account executive`; NULL where nobody has to be told. */
char *steward_seat_use_describe_alert (const StewardSeatUse *self) G_GNUC_WARN_UNUSED_RESULT;

StewardExplanation *
steward_seat_use_explain (const StewardSeatUse *self,
                          const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
