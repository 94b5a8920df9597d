/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-consumption.h"
#include "steward-lifecycle.h"
#include "steward-utilization.h"

G_BEGIN_DECLS

/* Why a customer came to a stage. */
typedef enum {
  STEWARD_LIFECYCLE_BEFORE_CLOSE,    /* prospect: the contract is still to be closed */
  STEWARD_LIFECYCLE_CLOSED,          /* onboarding: it was */
  STEWARD_LIFECYCLE_ONBOARDING_OVER, /* adopting: the targets were not both reached before */
  STEWARD_LIFECYCLE_BOTH_REACHED,    /* nurturing */
  STEWARD_LIFECYCLE_FELL_BACK,       /* adopting: two months in a row missed a target */
  STEWARD_LIFECYCLE_RENEWAL_NEAR,    /* renewing */
} StewardLifecycleCause;

/**
 * StewardLifecycleSpell:
 * @first: the first day; STEWARD_DAY_NONE of a prospect, because nobody knows since when
 * @last: the last day; STEWARD_DAY_NONE while it lasts
 * @reached: of nurturing: the day on which both targets were reached, which may lie in onboarding
 * @utilization: , @consumption: where usage told: as they stood on @reached, or on @first of who
 *   fell back
 *
 * A stage and how long it lasted.
 */
typedef struct {
  StewardLifecycle stage;
  StewardLifecycleCause cause;
  StewardDay first;
  StewardDay last;
  StewardDay reached;
  StewardUtilization utilization;
  StewardConsumption consumption;
} StewardLifecycleSpell;

/**
 * steward_lifecycle_list_spells:
 * @inputs: with all of the customer's usage
 *
 * The stages that steward_lifecycle_compute() gives of each day up to today, by the dates, the
 * usage and the targets as they are known today.
 *
 * Returns: (transfer full) (element-type StewardLifecycleSpell): the last one lasts; none where
 * there are no dates to tell by
 */
GArray *
steward_lifecycle_list_spells (const StewardLifecycleInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;

/* `In October 2026 utilization was 83.1 % and consumption 31.4 %`: why the stage began. */
char *
steward_lifecycle_spell_describe (const StewardLifecycleSpell *self,
                                  const StewardLifecycleInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;

/* The stage, since when, why, what is next, and those before it. */
StewardExplanation *
steward_lifecycle_explain (const StewardLifecycleInputs *inputs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
