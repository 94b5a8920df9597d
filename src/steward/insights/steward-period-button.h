/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_PERIOD_BUTTON (steward_period_button_get_type ())
G_DECLARE_FINAL_TYPE (StewardPeriodButton, steward_period_button, STEWARD, PERIOD_BUTTON, AdwBin)

/**
 * StewardPeriodButton:
 *
 * Chooses from which day to which a report goes: one of the usual periods, which move on with the
 * days, or two days of one's own. It says what is chosen.
 *
 * #StewardPeriodButton::changed is emitted when a person chose another one.
 *
 * CSS: the button has the class `chip`.
 */

/* Both are the ends of days, @to not before @from; the last twelve complete months until another
 * period is chosen. */
void steward_period_button_get_days (StewardPeriodButton *self,
                                     StewardDay today,
                                     StewardDay *from,
                                     StewardDay *to);

G_END_DECLS
