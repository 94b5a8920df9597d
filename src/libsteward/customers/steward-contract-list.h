/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract.h"
#include "steward-customer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CONTRACT_LIST (steward_contract_list_get_type ())
G_DECLARE_FINAL_TYPE (StewardContractList, steward_contract_list, STEWARD, CONTRACT_LIST, GObject)

/**
 * StewardContractList:
 *
 * The contract lines of one customer, as a #GListModel of [class@Contract], the last to begin
 * first. It follows the customer. A line that did not change stays the same object.
 */

StewardContractList *
steward_contract_list_new (StewardCustomer *customer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
