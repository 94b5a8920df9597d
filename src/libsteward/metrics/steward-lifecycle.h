/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-seats.h"
#include "steward-targets.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/* Where a customer stands on its journey (advisor-domain 4 and 10.6). */
typedef enum {
  STEWARD_LIFECYCLE_NONE, /* no dates to tell by */
  STEWARD_LIFECYCLE_PROSPECT,
  STEWARD_LIFECYCLE_ONBOARDING,
  STEWARD_LIFECYCLE_ADOPTING,
  STEWARD_LIFECYCLE_NURTURING,
  STEWARD_LIFECYCLE_RENEWING,
} StewardLifecycle;

/**
 * StewardLifecycleInputs:
 * @contract_close: , @renewal: STEWARD_DAY_NONE where not known
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 *
 * What a stage is told from; all borrowed.
 */
typedef struct {
  StewardDay contract_close;
  StewardDay renewal;
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  StewardDay today;
  const StewardTargets *targets;
} StewardLifecycleInputs;

/* `prospect` and so on; NULL for none. */
const char *steward_lifecycle_to_string (StewardLifecycle lifecycle);
/* The stage as a word for people; "" for none. */
const char *steward_lifecycle_get_label (StewardLifecycle lifecycle);

/**
 * steward_lifecycle_compute:
 *
 * Renewing from `renewing_days` before renewal, whatever else holds; prospect before contract
 * close; onboarding to day `onboarding_days` of the contract; then nurturing from the day on which
 * utilization and consumption, both as of that day, reach their targets, until two months in a row
 * miss one of them; else adopting. A month is judged by the figures of the day after it; one that
 * is not known misses nothing. Without contract close and outside renewal there is no stage.
 */
StewardLifecycle steward_lifecycle_compute (StewardDay contract_close,
                                            StewardDay renewal,
                                            const StewardUsage *usage,
                                            const GArray *seats_history,
                                            gint64 tam,
                                            StewardDay today,
                                            const StewardTargets *targets);

/* The first day whose usage a figure of today is likely to need: the windows of the days of this
 * month and of the one before it. */
StewardDay steward_lifecycle_get_first_day (StewardDay today, const StewardTargets *targets);

/**
 * steward_lifecycle_needs_history:
 * @usage: with days only from @usage_since on
 *
 * Whether the stage may be another one with the days before. Mostly the last two months tell; not
 * where one of them was never counted.
 */
gboolean steward_lifecycle_needs_history (StewardDay contract_close,
                                          StewardDay renewal,
                                          const StewardUsage *usage,
                                          const GArray *seats_history,
                                          gint64 tam,
                                          StewardDay today,
                                          const StewardTargets *targets,
                                          StewardDay usage_since);

G_END_DECLS
