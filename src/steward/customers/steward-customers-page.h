/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"
#include "steward-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CUSTOMERS_PAGE (steward_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardCustomersPage, steward_customers_page, STEWARD, CUSTOMERS_PAGE, AdwNavigationPage)

/**
 * StewardCustomersPage:
 *
 * Every customer as a table, or in a narrow window as a list: search as you type, filters, sort by
 * several columns, Enter opens. What is selected can be dealt with at once: its actions are those
 * of the group `selection` and call the window's with the customers' ids.
 *
 * #StewardCustomersPage::view-changed is emitted when other customers are asked for, or in another
 * order.
 */

/**
 * steward_customers_page_new:
 * @settings: (nullable): where the columns are remembered
 */
StewardCustomersPage *steward_customers_page_new (StewardPortfolio *portfolio,
                                                  GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Puts the keyboard into the search entry. */
/* Says when a sync reached nobody. */
void steward_customers_page_follow_sync (StewardCustomersPage *self, StewardSyncEngine *engine);

void steward_customers_page_start_search (StewardCustomersPage *self);

/* What is asked for, and in which order. */
StewardView *steward_customers_page_dup_view (StewardCustomersPage *self) G_GNUC_WARN_UNUSED_RESULT;
void steward_customers_page_set_view (StewardCustomersPage *self, const StewardView *view);
/* Whether the view differs from every one that is saved, and is worth to be. */
void steward_customers_page_set_can_save (StewardCustomersPage *self, gboolean can_save);

/* The customers that are shown, in their order. */
GListModel *steward_customers_page_get_shown (StewardCustomersPage *self);

/* Two lines a customer instead of columns. */
void steward_customers_page_set_narrow (StewardCustomersPage *self, gboolean narrow);
/* Whether the sidebar is away, so that the header bar has to have what is in it: its button, or
 * where there is no sidebar at all the menu. */
void steward_customers_page_set_sidebar (StewardCustomersPage *self, gboolean there, gboolean away);
/* Gives the keyboard to the customers, or to what stands in their place. */
void steward_customers_page_focus_rows (StewardCustomersPage *self);

G_END_DECLS
