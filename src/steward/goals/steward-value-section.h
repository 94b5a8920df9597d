/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_VALUE_SECTION (steward_value_section_get_type ())
G_DECLARE_FINAL_TYPE (StewardValueSection, steward_value_section, STEWARD, VALUE_SECTION, AdwBin)

/**
 * StewardValueSection:
 *
 * The hours that a customer saved, as an estimate that opens to its assumptions. They are changed
 * in the customer's targets, the action `customer.targets`.
 */

void steward_value_section_set_customer (StewardValueSection *self,
                                         StewardPortfolio *portfolio,
                                         StewardCustomer *customer);

G_END_DECLS
