/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-judgement.h"

G_BEGIN_DECLS

/* The categories of the health score (advisor-domain 3). */
typedef enum {
  STEWARD_HEALTH_PULSE,
  STEWARD_HEALTH_TECHNICAL,
  STEWARD_HEALTH_RELATIONSHIPS,
  STEWARD_HEALTH_UTILIZATION,
} StewardHealthCategory;
#define STEWARD_N_HEALTH_CATEGORIES 4

/* What the score is made of, category by category. The last two come with a sync, an advisor enters
 * the others. Each is judged where it is known: the score takes states, not values. */
typedef enum {
  STEWARD_TRAIT_PULSE,
  STEWARD_TRAIT_VERSIONS_BEHIND,
  STEWARD_TRAIT_PRECISE_INTEL,
  STEWARD_TRAIT_DEFECT_TICKETS,
  STEWARD_TRAIT_HELP_TICKETS,
  STEWARD_TRAIT_CHAMPION,
  STEWARD_TRAIT_BUYER_ACCESS,
  STEWARD_TRAIT_LAST_ACTIVITY,
  STEWARD_TRAIT_USAGE_SCORE,    /* the state of consumption */
  STEWARD_TRAIT_MAU_OVER_SEATS, /* the state of utilization */
} StewardTrait;
#define STEWARD_N_TRAITS 10

/* The trait as a short phrase for people. */
const char *steward_trait_get_label (StewardTrait trait);

/**
 * StewardHealthRules:
 * @weights: by #StewardHealthCategory, 0 or more; only their ratio counts
 * @healthy: a score of at least this is healthy
 * @poor: a score below this is poor
 *
 * What the score is made by, as data, because the published weights changed (advisor-domain 3).
 */
typedef struct {
  double weights[STEWARD_N_HEALTH_CATEGORIES];
  double healthy;
  double poor;
} StewardHealthRules;

/* The published weights 5, 15, 25 and 55. Limits of the total are not published: thirds of 0 to 10
 * (advisor-domain 10.4). */
extern const StewardHealthRules steward_health_rules_published;

/**
 * StewardHealth:
 * @value: the score, 0 to 10; NAN where not available
 * @reason: %STEWARD_REASON_NO_TRAITS where no trait of a category with a weight is known
 * @n_known: how many of the %STEWARD_N_TRAITS traits are known
 * @traits: the state of each, by #StewardTrait
 * @categories: the mean of each category's known traits, 0 to 10; NAN where none is known
 *
 * The health score (advisor-domain 10.4). A trait counts 10 where it is healthy, 5 where it is
 * concerning, 0 where it is poor; what is unknown is left out, which is not the same as 0.
 */
typedef struct {
  double value;
  StewardState state;
  StewardReason reason;
  guint n_known;
  StewardState traits[STEWARD_N_TRAITS];
  double categories[STEWARD_N_HEALTH_CATEGORIES];
} StewardHealth;

/**
 * steward_health_compute:
 * @traits: (array fixed-size=10): by #StewardTrait
 *
 * A category is the mean of its known traits; the score is the mean of the known categories by
 * weight.
 */
StewardHealth steward_health_compute (const StewardState *traits, const StewardHealthRules *rules);

StewardExplanation *
steward_health_explain (const StewardHealth *self,
                        const StewardHealthRules *rules) G_GNUC_WARN_UNUSED_RESULT;

/* A score for people, with one decimal: `7.5`, by locale. */
char *steward_format_score (double score) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
