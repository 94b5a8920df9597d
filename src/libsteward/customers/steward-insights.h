/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-filter.h"
#include "steward-portfolio-utilization.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardInsights:
 * @customers: (element-type StewardCustomer): those that are asked for; what is told by index is of
 *   them
 * @today: the day that it is of
 * @target: the one that all of them have; NAN where some have another
 * @utilization: what they add up to, over %STEWARD_PORTFOLIO_MONTHS
 * @moves: who moved in the last complete month
 * @gaps: (element-type StewardUtilizationGap): who is under the target
 *
 * What a portfolio shows at one moment. It holds the customers, of which facts and figures may be
 * others by the time that it is asked who is behind a figure: it is made anew whenever the
 * portfolio is refreshed. Lives on the main thread.
 */
typedef struct {
  GPtrArray *customers;
  StewardDay today;
  double target;
  StewardPortfolioUtilization *utilization;
  StewardUtilizationMoves *moves;
  GArray *gaps;
} StewardInsights;

/* @customers: a list of #StewardCustomer; @filter: who of them is asked for */
StewardInsights *steward_insights_new (GListModel *customers, const StewardCustomerFilter *filter)
  G_GNUC_WARN_UNUSED_RESULT;
void steward_insights_free (StewardInsights *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardInsights, steward_insights_free)

StewardCustomer *steward_insights_get_customer (const StewardInsights *self, guint index);

/* --- Who is behind a figure: ids, NULL-terminated --------------------------------------------- */

/* Who was under its target in a month. */
char **steward_insights_list_below (const StewardInsights *self,
                                    StewardMonth month) G_GNUC_WARN_UNUSED_RESULT;
/* Who is in a bin of the last complete month, see steward_utilization_get_bin(): those under their
 * target, those that reached it, or both. */
char **steward_insights_list_bin (const StewardInsights *self,
                                  guint bin,
                                  gboolean below,
                                  gboolean reached) G_GNUC_WARN_UNUSED_RESULT;
/* Who has no figure of the last complete month. */
char **steward_insights_list_without (const StewardInsights *self) G_GNUC_WARN_UNUSED_RESULT;
/* @moves: one of the lists of @moves */
char **steward_insights_list_moves (const StewardInsights *self,
                                    const GArray *moves) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
