/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-judgement.h"
#include "steward-targets.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * StewardConsumption:
 * @value: mean DAU / MAU, a fraction, may exceed 1; NAN where not available
 * @state: that of the reading over all days; the one over weekdays is not judged
 * @days: which days of the window count
 * @mean_dau: mean daily active users over the days present; NAN without any
 * @first_day: , @last_day: the window, both inclusive; today is never in it
 * @days_present: of the days that count, those with a complete count, 0 included
 * @days_expected: days of the window that count
 * @month: , @mau: the last complete month and its MAU, -1 where never counted
 *
 * Consumption (advisor-domain 10.2): a ratio of averages. A day that was never counted is left out
 * of the mean and told; a day counted as 0 is zero.
 */
typedef struct {
  double value;
  StewardState state;
  StewardReason reason;
  StewardDays days;
  double mean_dau;
  StewardDay first_day;
  StewardDay last_day;
  guint days_present;
  guint days_expected;
  StewardMonth month;
  gint64 mau;
} StewardConsumption;

StewardConsumption steward_consumption_compute (const StewardUsage *usage,
                                                StewardDay today,
                                                const StewardTargets *targets);
/* The second reading: Monday to Friday alone. So many of the days have to be counted as, of all
 * days, the targets want. */
StewardConsumption steward_consumption_compute_weekdays (const StewardUsage *usage,
                                                         StewardDay today,
                                                         const StewardTargets *targets);

/**
 * steward_consumption_find_healthy_day:
 * @first: , @last: both inclusive, of one month
 *
 * The last of these days on which consumption, as of that day, was healthy; STEWARD_DAY_NONE where
 * it never was. The same as computing it for each day, but the windows overlap.
 */
StewardDay steward_consumption_find_healthy_day (const StewardUsage *usage,
                                                 StewardDay first,
                                                 StewardDay last,
                                                 const StewardTargets *targets);

StewardExplanation *
steward_consumption_explain (const StewardConsumption *self,
                             const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
