/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-targets.h"

G_BEGIN_DECLS

/* The complete weeks that DAU/WAU looks at: 28 days, as consumption does. */
#define STEWARD_STICKINESS_WEEKS 4

/**
 * StewardStickiness:
 * @value: mean DAU / users, a fraction; NAN where not available
 * @grain: %STEWARD_GRAIN_MONTH or %STEWARD_GRAIN_WEEK
 * @first_day: , @last_day: of the month or of the weeks
 * @dau: over the days of the month, or of the weeks that were counted
 * @users: MAU of the month, or mean WAU of the weeks that were counted; NAN where never counted
 * @n_weeks: of those weeks, how many were counted
 *
 * How often those who come do come: DAU/MAU of a month and DAU/WAU (advisor-domain 2), a ratio of
 * averages over all days of the week. Nothing is published to judge it by.
 */
typedef struct {
  double value;
  StewardReason reason;
  StewardGrain grain;
  StewardDay first_day;
  StewardDay last_day;
  StewardMeanDau dau;
  double users;
  guint n_weeks;
} StewardStickiness;

/* Of the last complete month: mean DAU of its days / its MAU. A month of which fewer days were
 * counted than consumption wants has no figure. */
StewardStickiness steward_stickiness_compute_month (const StewardUsage *usage,
                                                    StewardDay today,
                                                    const StewardTargets *targets);
/* Of the last four complete weeks, Sunday to Saturday: mean DAU of their days / their mean WAU. A
 * week that was never counted is left out with its days. */
StewardStickiness steward_stickiness_compute_weeks (const StewardUsage *usage,
                                                    StewardDay today,
                                                    const StewardTargets *targets);

StewardExplanation *
steward_stickiness_explain (const StewardStickiness *self,
                            const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
