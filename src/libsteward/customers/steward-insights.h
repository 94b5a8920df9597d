/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-cohorts.h"
#include "steward-customer-filter.h"
#include "steward-health-history.h"
#include "steward-portfolio-utilization.h"
#include "steward-renewal-risk.h"
#include "steward-retention.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many months renewals are listed for, from that of today on: those that the next 180 days are
 * in. */
#define STEWARD_RENEWAL_MONTHS 7

/**
 * StewardInsightRenewal:
 * @index: the customer's
 * @open_arr: what is due to be renewed and is not yet, a year; NAN where only the day is known
 */
typedef struct {
  guint index;
  StewardDay day;
  double open_arr;
} StewardInsightRenewal;

/**
 * StewardInsights:
 * @customers: (element-type StewardCustomer): those that are asked for; what is told by index is of
 *   them
 * @today: the day that it is of
 * @target: the one that all of them have; NAN where some have another
 * @utilization: what they add up to, over %STEWARD_PORTFOLIO_MONTHS
 * @moves: who moved in the last complete month
 * @gaps: (element-type StewardUtilizationGap): who is under the target
 * @has_contracts: whether any of them has contract lines, so that retention can be told
 * @retention: (nullable): of the last twelve complete months, or of the period that was chosen;
 *   NULL without contract lines, and where @revenue_problem says why
 * @cohorts: (nullable) (element-type StewardCohort): until the last complete month; NULL likewise
 * @renewals: (element-type StewardInsightRenewal): what renews in the coming months and is not
 *   renewed yet; without amounts where @revenue_problem says why
 * @health: how many customers went from which health to which since @health_before
 * @health_before: the same day of the month before
 * @states_before: (element-type StewardState): each customer's on that day
 * @currency: (nullable): what amounts are in
 * @rates: (nullable): the exchange rates that amounts were reckoned with, in words
 * @revenue_problem: (nullable): why no amount can be told of the revenue, as a sentence
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
  gboolean has_contracts;
  StewardRetention *retention;
  GPtrArray *cohorts;
  GArray *renewals;
  StewardHealthFlow health;
  StewardDay health_before;
  GArray *states_before;
  char *currency;
  char *rates;
  char *revenue_problem;
} StewardInsights;

/* @customers: a list of #StewardCustomer; @filter: who of them is asked for; @settings: the rates
 * of currencies and the days of grace */
StewardInsights *steward_insights_new (GListModel *customers,
                                       const StewardCustomerFilter *filter,
                                       const StewardSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void steward_insights_free (StewardInsights *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardInsights, steward_insights_free)

/* Tells the retention of another period, where it can be told.
 * @to: not before @from */
void steward_insights_choose_period (StewardInsights *self, StewardDay from, StewardDay to);

/* What renews in the coming months and is not renewed yet, with the health that its customer has
 * now: (transfer full) (element-type StewardRenewalRisk). */
GArray *steward_insights_list_risks (const StewardInsights *self) G_GNUC_WARN_UNUSED_RESULT;

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
/* Of whom the revenue moved so, see %STEWARD_MOVEMENT_NEW and the others. */
char **steward_insights_list_movement (const StewardInsights *self,
                                       StewardMovementKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Who paid on the first day of the retention, or on the last. */
char **steward_insights_list_paying (const StewardInsights *self,
                                     gboolean on_last_day) G_GNUC_WARN_UNUSED_RESULT;
/* Who began in some months, both inclusive. */
char **steward_insights_list_cohort (const StewardInsights *self,
                                     StewardMonth first,
                                     StewardMonth last) G_GNUC_WARN_UNUSED_RESULT;
/* Whose renewal lies in a month; @state: (nullable): only those of this health. */
char **steward_insights_list_renewals (const StewardInsights *self,
                                       StewardMonth month,
                                       const StewardState *state) G_GNUC_WARN_UNUSED_RESULT;

/* Whose health is so now; @before: (nullable): only those of which it was so. */
char **steward_insights_list_health (const StewardInsights *self,
                                     const StewardState *before,
                                     StewardState now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
