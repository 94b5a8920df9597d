/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CUSTOMER_DIALOG (steward_customer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardCustomerDialog, steward_customer_dialog, STEWARD, CUSTOMER_DIALOG, AdwDialog)

/**
 * StewardCustomerDialog:
 *
 * Adds a customer or edits one. What cannot be read as it is meant is marked at its row and nothing
 * is saved; a failure to save keeps the dialog open with all that was typed.
 */

/* @customer: (nullable): the one to edit, or NULL to add one */
StewardCustomerDialog *
steward_customer_dialog_new (StewardPortfolio *portfolio,
                             StewardCustomer *customer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
