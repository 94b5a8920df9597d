/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a button says that starts the usual checklist, or gives its steps the days that are known
 * by now; NULL where neither is left to do. A usual step that somebody deleted is not offered.
 * @steps: of the kind `onboarding-step` */
const char *steward_onboarding_get_offer (StewardRecordList *steps);

/* Does both, with an offer to undo it; see steward_onboarding_complete(). @widget: where it is
 * done */
void steward_onboarding_start (GtkWidget *widget, StewardRecordList *steps);

G_END_DECLS
