/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-judgement.h"
#include "steward-seats.h"
#include "steward-targets.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * StewardUtilization:
 * @value: MAU / seats, a fraction, may exceed 1; NAN where not available
 * @month: the complete month it is of
 * @mau: monthly active users of that month, -1 where never counted
 * @seats: those in force on the month's last day
 * @denominator: the seats, or TAM where they are unlimited; 0 where there is none
 * @tam_used: whether the denominator is TAM
 *
 * Adoption: MAU of a complete calendar month (UTC) / seats in force on its last day
 * (advisor-domain 10.1).
 */
typedef struct {
  double value;
  StewardState state;
  StewardReason reason;
  StewardMonth month;
  gint64 mau;
  StewardSeatsInForce seats;
  gint64 denominator;
  gboolean tam_used;
} StewardUtilization;

/**
 * steward_utilization_compute:
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 * @month: a month that is over; the last complete one for the figure of today
 */
StewardUtilization steward_utilization_compute (const StewardUsage *usage,
                                                const GArray *seats_history,
                                                gint64 tam,
                                                StewardMonth month,
                                                const StewardTargets *targets);

/* How many more users the target takes, of a figure that is available; 0 or less where it is
 * reached. */
gint64 steward_utilization_get_missing (const StewardUtilization *self,
                                        const StewardTargets *targets);

StewardExplanation *
steward_utilization_explain (const StewardUtilization *self,
                             const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
