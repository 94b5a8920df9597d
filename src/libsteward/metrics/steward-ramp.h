/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-utilization.h"

G_BEGIN_DECLS

/* Where a customer stands on its ramp. */
typedef enum {
  STEWARD_RAMP_NONE, /* not begun, over, or without a production date */
  STEWARD_RAMP_RUNNING,
  STEWARD_RAMP_BEHIND, /* running, and behind */
} StewardRamp;

/**
 * steward_ramp_judge:
 * @production: the day it began, or STEWARD_DAY_NONE
 * @utilization: of the last complete month
 *
 * It runs from production to the due day. Behind is who, at the end of the last complete month, if
 * that lay in the ramp, was below the straight line from production to the target on the due day
 * (advisor-domain 10.1). Not known is not behind.
 */
StewardRamp steward_ramp_judge (StewardDay production,
                                const StewardUtilization *utilization,
                                StewardDay today,
                                const StewardTargets *targets);

G_END_DECLS
