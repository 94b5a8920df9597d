/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CUSTOMERS_PAGE (steward_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardCustomersPage, steward_customers_page, STEWARD, CUSTOMERS_PAGE, AdwNavigationPage)

/**
 * StewardCustomersPage:
 *
 * Every customer as a table, or in a narrow window as a list: search as you type over names,
 * advisors and tags, sort by any column, Enter opens. The bar below tells how the sync stands.
 *
 * Uses the window's actions `open-customer`, `sync`, `stop-sync`, `show-problems`, `add-customer`,
 * `import` and those of [func@remedy_for_utilization].
 */
StewardCustomersPage *
steward_customers_page_new (StewardPortfolio *portfolio,
                            StewardSyncEngine *engine) G_GNUC_WARN_UNUSED_RESULT;

/* Puts the keyboard into the search entry. */
void steward_customers_page_start_search (StewardCustomersPage *self);

/* Two lines a customer instead of columns. */
void steward_customers_page_set_narrow (StewardCustomersPage *self, gboolean narrow);
/* How much room there is for columns, in pixels. */
void steward_customers_page_set_room (StewardCustomersPage *self, int width);

G_END_DECLS
