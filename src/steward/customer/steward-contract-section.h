/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CONTRACT_SECTION (steward_contract_section_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardContractSection, steward_contract_section, STEWARD, CONTRACT_SECTION, AdwBin)

/**
 * StewardContractSection:
 *
 * The contract lines of one customer, the last to begin first, each with what it brings a year, and
 * above them what they come to. A row opens its line to be edited. Where there are none, it says
 * what they are for.
 *
 * # Actions
 * `contract.add`
 */

/* Shows a customer's; NULL for nobody's. */
void steward_contract_section_set_customer (StewardContractSection *self,
                                            StewardPortfolio *portfolio,
                                            StewardCustomer *customer);

G_END_DECLS
