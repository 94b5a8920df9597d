/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-arr.h"
#include "steward-consumption.h"
#include "steward-customer-facts.h"
#include "steward-health.h"
#include "steward-lifecycle.h"
#include "steward-utilization.h"

G_BEGIN_DECLS

/* The complete months that a glance at a customer's course takes in. */
#define STEWARD_RECENT_MONTHS 12

/**
 * StewardCustomerFigures:
 * @seats: those in force today
 * @ramp_due: the day by which the target is to be reached: production and the days of the ramp;
 *   STEWARD_DAY_NONE where production is not known
 * @arr: what it pays a year; its currency is the facts'
 * @recent: utilization of the last complete months, oldest first; NAN where there is none
 *
 * Everything that is computed of one customer for one day.
 */
typedef struct {
  StewardSeatsInForce seats;
  StewardUtilization utilization;
  StewardConsumption consumption;
  StewardHealth health;
  StewardLifecycle lifecycle;
  StewardDay ramp_due;
  StewardArr arr;
  double recent[STEWARD_RECENT_MONTHS];
} StewardCustomerFigures;

StewardCustomerFigures steward_customer_figures_compute (const StewardCustomerFacts *facts,
                                                         StewardDay today,
                                                         const StewardTargets *targets);

/* Adds the object of `customers show --json` to what is being built (interface.md). */
void steward_customer_build_json (const StewardCustomerFacts *facts,
                                  const StewardCustomerFigures *figures,
                                  JsonBuilder *builder);

G_END_DECLS
