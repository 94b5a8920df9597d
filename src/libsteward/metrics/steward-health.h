/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-judgement.h"
#include "steward-targets.h"
#include "steward-trait.h"

G_BEGIN_DECLS

/* The trait as a short phrase for people. */
const char *steward_trait_get_label (StewardTrait trait);
/* `pulse`, `mau-over-seats` and so on. */
const char *steward_trait_to_string (StewardTrait trait);
StewardHealthCategory steward_trait_get_category (StewardTrait trait);
/* `pulse`, `technical`, `relationships`, `utilization`. */
const char *steward_health_category_to_string (StewardHealthCategory category);
const char *steward_health_category_get_label (StewardHealthCategory category);

/**
 * StewardTraitFinding:
 * @state: unknown where nothing was said, or nothing that still counts
 * @said_on: when an advisor said it; STEWARD_DAY_NONE where nobody did, or it comes with a sync
 * @value: as #StewardTraitReading has it
 * @stale: whether something was said that is too old to count
 *
 * What is known of a trait on one day.
 */
typedef struct {
  StewardState state;
  StewardDay said_on;
  int value;
  gboolean stale;
} StewardTraitFinding;

/**
 * steward_traits_judge:
 * @readings: (element-type StewardTraitReading): in the order in which they were said; of one day
 *   the last counts
 * @findings: (out) (array fixed-size=10): by #StewardTrait; what comes with a sync is unknown
 *
 * What advisors said of the traits by @day, judged (advisor-domain 10.4). The last activity is a
 * day and ages by itself; what was said of the others counts for some days.
 */
void steward_traits_judge (const GArray *readings,
                           StewardDay day,
                           const StewardHealthRules *rules,
                           StewardTraitFinding *findings);

/**
 * StewardHealth:
 * @value: the score, 0 to 10; NAN where not available
 * @reason: %STEWARD_REASON_NO_TRAITS where no trait of a category with a weight is known
 * @n_known: how many of the %STEWARD_N_TRAITS traits are known
 * @traits: what is known of each, by #StewardTrait
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
  StewardTraitFinding traits[STEWARD_N_TRAITS];
  double categories[STEWARD_N_HEALTH_CATEGORIES];
} StewardHealth;

/**
 * steward_health_compute:
 * @traits: (array fixed-size=10): by #StewardTrait
 *
 * A category is the mean of its known traits; the score is the mean of the known categories by
 * weight.
 */
StewardHealth steward_health_compute (const StewardTraitFinding *traits,
                                      const StewardHealthRules *rules);

/* How many points a trait keeps the score from being 10; 0 where it is unknown or left out. Those
 * of all traits and the score make 10. */
double steward_health_get_lost (const StewardHealth *self,
                                const StewardHealthRules *rules,
                                StewardTrait trait);

/* `Champion: Poor, takes 0.8 points`, by what it takes, most first; what takes nothing is left out.
 * NULL-terminated. */
char **steward_health_list_reasons (const StewardHealth *self,
                                    const StewardHealthRules *rules) G_GNUC_WARN_UNUSED_RESULT;
/* `Champion: Poor, was Healthy`, of the traits that are other than they were; NULL-terminated. */
char **steward_health_list_changes (const StewardHealth *before,
                                    const StewardHealth *after) G_GNUC_WARN_UNUSED_RESULT;

StewardExplanation *
steward_health_explain (const StewardHealth *self,
                        const StewardHealthRules *rules) G_GNUC_WARN_UNUSED_RESULT;

/* A score for people, with one decimal: `7.5`, by locale. */
char *steward_format_score (double score) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
