/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_INSIGHTS_PAGE (steward_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardInsightsPage, steward_insights_page, STEWARD, INSIGHTS_PAGE, AdwNavigationPage)

/**
 * StewardInsightsPage:
 *
 * What the portfolio adds up to: utilization over time, how the customers spread, who moved, and
 * where the users are that the target takes. It can be narrowed down by advisor, segment and stage,
 * and follows the portfolio while it is seen. What is behind a value opens as a list of customers,
 * by the window's action `show-picked` with their ids.
 */
StewardInsightsPage *
steward_insights_page_new (StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the sidebar is away, so that the header bar has to have its button. */
void steward_insights_page_set_sidebar_away (StewardInsightsPage *self, gboolean away);
/* Gives the keyboard to the first chart, or to what stands in its place. */
void steward_insights_page_focus_chart (StewardInsightsPage *self);

G_END_DECLS
