/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_HEALTH_SECTION (steward_health_section_get_type ())
G_DECLARE_FINAL_TYPE (StewardHealthSection, steward_health_section, STEWARD, HEALTH_SECTION, AdwBin)

/**
 * StewardHealthSection:
 *
 * A customer's health: its score day by day, also under other weights; each trait, what it takes
 * and who said so; what changed since a week ago; and what advisors entered.
 */

void steward_health_section_set_customer (StewardHealthSection *self,
                                          StewardPortfolio *portfolio,
                                          StewardCustomer *customer);

G_END_DECLS
