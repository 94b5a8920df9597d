/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The categories of the health score (advisor-domain 3). */
typedef enum {
  STEWARD_HEALTH_PULSE,
  STEWARD_HEALTH_TECHNICAL,
  STEWARD_HEALTH_RELATIONSHIPS,
  STEWARD_HEALTH_UTILIZATION,
} StewardHealthCategory;
#define STEWARD_N_HEALTH_CATEGORIES 4

/**
 * StewardTraitLimits:
 * @healthy: a count up to this is healthy
 * @poor: a count from this on is poor; in between it is concerning
 *
 * How a trait is judged of which less is better.
 */
typedef struct {
  int healthy;
  int poor;
} StewardTraitLimits;

/**
 * StewardHealthRules:
 * @weights: by #StewardHealthCategory, 0 or more; only their ratio counts
 * @healthy: a score of at least this is healthy
 * @poor: a score below this is poor
 * @versions_behind: the last month's versions behind
 * @defect_tickets: , @help_tickets: of 90 days
 * @last_activity: days since then
 * @reading_days: what an advisor said counts for so many days
 *
 * What the score is made by, as data, because the published weights changed (advisor-domain 3).
 */
typedef struct {
  double weights[STEWARD_N_HEALTH_CATEGORIES];
  double healthy;
  double poor;
  StewardTraitLimits versions_behind;
  StewardTraitLimits defect_tickets;
  StewardTraitLimits help_tickets;
  StewardTraitLimits last_activity;
  guint reading_days;
} StewardHealthRules;

G_END_DECLS
