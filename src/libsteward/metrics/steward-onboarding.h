/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record.h"
#include "steward-targets.h"

G_BEGIN_DECLS

/**
 * steward_onboarding_complete:
 * @steps: a list of #StewardRecord of the kind `onboarding-step`: those there are
 * @contract_close: , @production: or STEWARD_DAY_NONE
 * @targets: the days of the ramp
 *
 * The usual checklist, as far as a customer lacks it: from the hand-off to the check-ins after 30
 * and 90 days and the target at the end of the ramp (advisor-domain 2, 4 and 5; of the other steps
 * no days are published). Steps count from contract close or from production; without that date
 * they are due on no day, until this is called again with it: a usual step that is open and due on
 * no day gets its day. What a person wrote otherwise stays. Production is done on its date,
 * once that has come.
 *
 * Returns: (transfer full) (element-type StewardRecord): what to save, in the order of the list;
 *   empty where nothing is left to add
 */
GPtrArray *steward_onboarding_complete (const char *customer_id,
                                        GListModel *steps,
                                        StewardDay contract_close,
                                        StewardDay production,
                                        StewardDay today,
                                        const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StewardOnboardingProgress:
 * @n_late: open ones that were due before today
 * @next: (nullable): the open one that is due first, of those that are due on a day; borrowed
 */
typedef struct {
  guint n_steps;
  guint n_done;
  guint n_late;
  StewardRecord *next;
} StewardOnboardingProgress;

/* @steps: a list that outlives the result */
StewardOnboardingProgress steward_onboarding_measure (GListModel *steps, StewardDay today);
/* `3 of 9 done, 1 late`; NULL where there are none. */
char *steward_onboarding_describe (const StewardOnboardingProgress *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
