/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-utilization.h"

G_BEGIN_DECLS

/**
 * StewardBreach:
 * @first: , @last: both inclusive
 * @lasts: whether it goes up to the last complete month
 * @lowest: the lowest utilization of its months, and @lowest_month the first month of that
 *
 * Complete months in a row under the target, after the ramp (advisor-domain 10.1). A month that is
 * not known ends it: it is not under anything.
 */
typedef struct {
  StewardMonth first;
  StewardMonth last;
  gboolean lasts;
  double lowest;
  StewardMonth lowest_month;
} StewardBreach;

/* How many months it is long. */
guint steward_breach_get_length (const StewardBreach *self);

/**
 * StewardBreaches:
 * @spells: (element-type StewardBreach): by month
 * @first: the first month that is judged, the last complete one being the last
 * @n_under: months under the target
 * @n_known: months that could be judged
 * @n_unknown: months without a figure
 * @reason: why there is nothing to judge
 *
 * Every complete month under the target after the ramp.
 */
typedef struct {
  GArray *spells;
  StewardMonth first;
  guint n_under;
  guint n_known;
  guint n_unknown;
  StewardReason reason;
} StewardBreaches;

/**
 * steward_breaches_new:
 * @due: the day by which the target was to be reached, see steward_ramp_get_due()
 *
 * The month of the due day was part of the ramp: judged is what lies wholly after it. Without a due
 * day nobody knows from when on the target counts. Months before the first one that was ever
 * counted are not judged.
 */
StewardBreaches *steward_breaches_new (StewardDay due,
                                       const StewardUsage *usage,
                                       const GArray *seats_history,
                                       gint64 tam,
                                       StewardDay today,
                                       const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;
void steward_breaches_free (StewardBreaches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardBreaches, steward_breaches_free)

/* The spell that goes up to the last complete month, or NULL. */
const StewardBreach *steward_breaches_get_current (const StewardBreaches *self);

StewardExplanation *
steward_breaches_explain (const StewardBreaches *self,
                          const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
