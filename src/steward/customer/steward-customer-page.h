/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CUSTOMER_PAGE (steward_customer_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardCustomerPage, steward_customer_page, STEWARD, CUSTOMER_PAGE, AdwNavigationPage)

/**
 * StewardCustomerPage:
 *
 * One customer: what went wrong with its sync and what would help, its figures as cards that
 * explain themselves, its adoption as chart or table, and what is kept of it. It follows the
 * customer for as long as it is open. How far the chart looks back, and in which unit, is kept in
 * the settings of the window.
 */
StewardCustomerPage *steward_customer_page_new (StewardPortfolio *portfolio,
                                                StewardCustomer *customer,
                                                GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
