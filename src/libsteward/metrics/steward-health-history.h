/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-health.h"
#include "steward-seats.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * StewardHealthInputs:
 * @usage: , @seats_history: , @tam: what utilization and consumption are made of
 * @readings: (element-type StewardTraitReading): what advisors said
 *
 * What a customer's health is made of, on any day; all borrowed. Everything in it is dated and
 * kept, so the score of a past day is computed again rather than stored: under today's rules, or
 * under others.
 */
typedef struct {
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  const GArray *readings;
} StewardHealthInputs;

/* The score as of one day: usage before it, and what was said by then. */
StewardHealth steward_health_compute_on (const StewardHealthInputs *inputs,
                                         StewardDay day,
                                         const StewardTargets *targets);

/**
 * StewardHealthDay:
 * @value: 0 to 10; NAN where not available
 *
 * The score of a day.
 */
typedef struct {
  StewardDay day;
  double value;
  StewardState state;
  guint n_known;
} StewardHealthDay;

/* (element-type StewardHealthDay): day by day, both inclusive. */
GArray *steward_health_list_days (const StewardHealthInputs *inputs,
                                  StewardDay first_day,
                                  StewardDay last_day,
                                  const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

#define STEWARD_N_STATES (STEWARD_STATE_HEALTHY + 1)

/**
 * StewardHealthFlow:
 * @customers: by the state before and the state after
 *
 * How many customers went from where to where (advisor-domain 3: a history of changes is wanted).
 */
typedef struct {
  guint customers[STEWARD_N_STATES][STEWARD_N_STATES];
} StewardHealthFlow;

/* Of a state, how many customers had it before, and after. */
guint steward_health_flow_count_before (const StewardHealthFlow *self, StewardState state);
guint steward_health_flow_count_after (const StewardHealthFlow *self, StewardState state);

/* How many customers went down, or up, of those that had a score on both days. */
guint steward_health_flow_count_fallen (const StewardHealthFlow *self);
guint steward_health_flow_count_risen (const StewardHealthFlow *self);

/* @before: the day that is compared with */
StewardExplanation *steward_health_flow_explain (const StewardHealthFlow *self,
                                                 StewardDay before,
                                                 StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
