/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-monthly-users.h"
#include "steward-utilization.h"

G_BEGIN_DECLS

/* Where a customer stands on its ramp. */
typedef enum {
  STEWARD_RAMP_NONE, /* not begun, over, or without a day that it starts on */
  STEWARD_RAMP_RUNNING,
  STEWARD_RAMP_BEHIND, /* running, and behind */
} StewardRamp;

/* The day that the clock starts on by the targets (advisor-domain 2); STEWARD_DAY_NONE where that
 * day is not known. */
StewardDay steward_ramp_get_start (StewardDay production,
                                   StewardDay contract_close,
                                   const StewardTargets *targets);
/* The day by which the target is to be reached; STEWARD_DAY_NONE without a start. */
StewardDay steward_ramp_get_due (StewardDay start, const StewardTargets *targets);

/**
 * steward_ramp_judge:
 * @start: see steward_ramp_get_start()
 * @utilization: of the last complete month
 *
 * It runs from its start to the due day. Behind is who, at the end of the last complete month, if
 * that lay in the ramp, was below the straight line from the start to the target on the due day
 * (advisor-domain 10.1). Not known is not behind.
 */
StewardRamp steward_ramp_judge (StewardDay start,
                                const StewardUtilization *utilization,
                                StewardDay today,
                                const StewardTargets *targets);

/**
 * StewardRampCourse:
 * @standing: see steward_ramp_judge()
 * @start: , @due: STEWARD_DAY_NONE where it is not known when it starts
 * @day: the day of the ramp that today is, 0 on the first; beyond the due day it goes on
 * @seats: those in force today, or TAM where they are unlimited; 0 where there is none
 * @target_users: how many people the target is, rounded up; 0 without seats
 * @users: how many there are, as of the newest day that can be said of
 * @gap: how far @users was over the straight line on its day, as a fraction of seats, below 0 under
 *   it; NAN where the ramp does not run, or that day is not in it
 * @pace: users a day still to gain from the day of @users to the due day, 0 where the target is
 *   reached; NAN where @gap is
 * @reached: utilization of the complete month of the due day; NAN where that is not over or not
 *   known
 * @reason: why there is no @pace
 *
 * The ramp of one customer on one day (advisor-domain 10.1).
 */
typedef struct {
  StewardRamp standing;
  StewardDay start;
  StewardDay due;
  int day;
  gint64 seats;
  gboolean tam_used;
  gint64 target_users;
  StewardMonthlyUsers users;
  double gap;
  double pace;
  double reached;
  StewardReason reason;
} StewardRampCourse;

/* @start: see steward_ramp_get_start() */
StewardRampCourse steward_ramp_compute (StewardDay start,
                                        const StewardUsage *usage,
                                        const GArray *seats_history,
                                        gint64 tam,
                                        StewardDay today,
                                        const StewardTargets *targets);

StewardExplanation *steward_ramp_explain (const StewardRampCourse *self,
                                          const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

/* `8.4 users a day to gain`, `target reached`; NULL without a pace. */
char *steward_ramp_describe_pace (const StewardRampCourse *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
