/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-success-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_GOALS_SECTION (steward_goals_section_get_type ())
G_DECLARE_FINAL_TYPE (StewardGoalsSection, steward_goals_section, STEWARD, GOALS_SECTION, AdwBin)

/**
 * StewardGoalsSection:
 *
 * The goals of a customer and where they stand; what is due next comes first. A row opens its goal.
 * Where there are none, it says what a good one is.
 *
 * # Actions
 * `goals.add`; `goals.follow`, which adds a goal that follows utilization to the customer's target.
 */

void steward_goals_section_set_customer (StewardGoalsSection *self,
                                         StewardPortfolio *portfolio,
                                         StewardCustomer *customer);

G_END_DECLS
