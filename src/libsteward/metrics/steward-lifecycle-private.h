/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-consumption.h"
#include "steward-lifecycle.h"
#include "steward-utilization.h"

G_BEGIN_DECLS

/* The two figures as of a day. */
typedef struct {
  StewardUtilization utilization;
  StewardConsumption consumption;
  gboolean reached; /* both are healthy */
  gboolean missed;  /* one is known and not healthy */
} StewardLifecycleStanding;

StewardLifecycleStanding steward_lifecycle_stand_on (const StewardLifecycleInputs *inputs,
                                                     StewardDay day);
/* The stages that dates alone tell; STEWARD_LIFECYCLE_ADOPTING where usage has to. */
StewardLifecycle steward_lifecycle_tell_by_dates (const StewardLifecycleInputs *inputs,
                                                  StewardDay day);

G_END_DECLS
