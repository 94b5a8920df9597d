/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record-section.h"

G_BEGIN_DECLS

/* The action that the offer of the usual checklist calls: a page installs it, and calls
 * steward_onboarding_start(). */
#define STEWARD_ACTION_START_ONBOARDING "customer.start-onboarding"

/* Says in each section what its records lack: roles that nobody has, how far onboarding is, that a
 * renewal is to be assessed, or needs a save plan. To be called whenever one of them changes.
 * @sections: (array length=n_sections): of one customer */
void steward_record_remarks_show (StewardRecordSection *const *sections, guint n_sections);

G_END_DECLS
