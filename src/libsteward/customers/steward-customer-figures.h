/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-arr.h"
#include "steward-consumption.h"
#include "steward-customer-facts.h"
#include "steward-health-history.h"
#include "steward-hours-saved.h"
#include "steward-lifecycle.h"
#include "steward-seat-use.h"
#include "steward-utilization.h"

G_BEGIN_DECLS

/* The complete months that a glance at a customer's course takes in. */
#define STEWARD_RECENT_MONTHS 12

/**
 * StewardCustomerFigures:
 * @seats: those in force today
 * @arr: what it pays a year; its currency is the facts'
 * @hours_saved: from production on, or else from contract close
 * @ramp_start: the day on which the clock of the ramp starts, see steward_ramp_get_start()
 * @ramp_due: the day by which the target is to be reached; both STEWARD_DAY_NONE where not known
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
  StewardSeatUse seat_use;
  StewardDay ramp_start;
  StewardDay ramp_due;
  StewardArr arr;
  StewardHoursSaved hours_saved;
  double recent[STEWARD_RECENT_MONTHS];
} StewardCustomerFigures;

StewardCustomerFigures steward_customer_figures_compute (const StewardCustomerFacts *facts,
                                                         StewardDay today,
                                                         const StewardTargets *targets);

/* What health is made of; borrowed from @facts. */
StewardHealthInputs steward_health_inputs_of_facts (const StewardCustomerFacts *facts);

/* Adds the object of `customers show --json` to what is being built (interface.md). */
void steward_customer_build_json (const StewardCustomerFacts *facts,
                                  const StewardCustomerFigures *figures,
                                  JsonBuilder *builder);

G_END_DECLS
