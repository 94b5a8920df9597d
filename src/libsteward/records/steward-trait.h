/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"
#include "steward-record.h"

G_BEGIN_DECLS

/* What the health score is made of (advisor-domain 3), category by category. The last two come with
 * a sync, an advisor enters the others. */
typedef enum {
  STEWARD_TRAIT_PULSE,
  STEWARD_TRAIT_VERSIONS_BEHIND,
  STEWARD_TRAIT_PRECISE_INTEL,
  STEWARD_TRAIT_DEFECT_TICKETS,
  STEWARD_TRAIT_HELP_TICKETS,
  STEWARD_TRAIT_CHAMPION,
  STEWARD_TRAIT_BUYER_ACCESS,
  STEWARD_TRAIT_LAST_ACTIVITY,
  STEWARD_TRAIT_USAGE_SCORE,    /* consumption */
  STEWARD_TRAIT_MAU_OVER_SEATS, /* utilization */
} StewardTrait;
#define STEWARD_N_TRAITS 10

/* The pulse, as an advisor sees it. */
enum { STEWARD_PULSE_POOR, STEWARD_PULSE_CONCERNING, STEWARD_PULSE_HEALTHY };

/* What records of health inputs are kept as. */
#define STEWARD_HEALTH_INPUT "health-input"

/**
 * StewardTraitReading:
 * @day: the day it was so
 * @value: one of the pulses; 1 for yes and 0 for no; a count; of the last activity its #StewardDay
 *
 * What an advisor said of one trait on one day.
 */
typedef struct {
  StewardDay day;
  StewardTrait trait;
  int value;
} StewardTraitReading;

/* Adds what a record of health inputs says to an array of #StewardTraitReading. */
void steward_trait_readings_add (GArray *readings, StewardRecord *record);

G_END_DECLS
