/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-utilization.h"

G_BEGIN_DECLS

/* The complete months that the portfolio is looked back over. */
#define STEWARD_PORTFOLIO_MONTHS 24

/**
 * StewardUtilizationInputs:
 * @seats_history: (element-type StewardSeatsObservation)
 * @tam: possible end users, 0 where not entered
 *
 * What one customer's utilization is made of; all borrowed.
 */
typedef struct {
  const StewardUsage *usage;
  const GArray *seats_history;
  gint64 tam;
  const StewardTargets *targets;
} StewardUtilizationInputs;

/**
 * StewardPortfolioMonth:
 * @month: a complete one
 * @n_with_figure: customers whose users and seats of that month are both known
 * @n_below: of these, those under their own target
 * @users: , @seats: added up over these; seats are TAM where they are unlimited
 * @weighted: @users / @seats, so that a large customer counts as much as it is; NAN for none
 * @median: of their utilizations, so that each counts the same; NAN for none
 * @lower: , @upper: the quartiles: half of the customers lie from one to the other; NAN for none
 *
 * What the customers of a portfolio add up to in one month (advisor-domain 10.1). Who has no figure
 * is in none of it.
 */
typedef struct {
  StewardMonth month;
  guint n_with_figure;
  guint n_below;
  gint64 users;
  gint64 seats;
  double weighted;
  double median;
  double lower;
  double upper;
} StewardPortfolioMonth;

/**
 * StewardPortfolioUtilization:
 * @n_customers: all of them
 * @months: (element-type StewardPortfolioMonth): the oldest first; the last is the last complete
 * one
 * @figures: (element-type StewardUtilization): each customer's figure of the last complete month,
 * in the order of the inputs
 * @before: (element-type StewardUtilization): the same of the month before
 *
 * How much of what a portfolio pays for is used, and how that came about.
 */
typedef struct {
  guint n_customers;
  GArray *months;
  GArray *figures;
  GArray *before;
} StewardPortfolioUtilization;

/**
 * steward_portfolio_utilization_new:
 * @customers: (array length=n_customers)
 * @today: the first UTC day that is not over
 * @n_months: how many complete months to look back over, 1 or more
 */
StewardPortfolioUtilization *
steward_portfolio_utilization_new (const StewardUtilizationInputs *customers,
                                   guint n_customers,
                                   StewardDay today,
                                   guint n_months) G_GNUC_WARN_UNUSED_RESULT;
void steward_portfolio_utilization_free (StewardPortfolioUtilization *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardPortfolioUtilization, steward_portfolio_utilization_free)

/* The last complete month, and the one before it; NULL where none was asked for. */
const StewardPortfolioMonth *
steward_portfolio_utilization_get_last (const StewardPortfolioUtilization *self);
const StewardPortfolioMonth *
steward_portfolio_utilization_get_before (const StewardPortfolioUtilization *self);

/* How the weighted utilization of the last complete month comes about; one month at least was asked
 * for. */
StewardExplanation *steward_portfolio_utilization_explain (const StewardPortfolioUtilization *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Who of the customers is counted where. @target: the one that all of them have, or NAN. */
StewardExplanation *
steward_portfolio_utilization_explain_spread (const StewardPortfolioUtilization *self,
                                              double target) G_GNUC_WARN_UNUSED_RESULT;

/* A customer's utilization in a month, as the portfolio's is made of it. */
StewardUtilization steward_utilization_compute_for (const StewardUtilizationInputs *customer,
                                                    StewardMonth month);
/* Whether there is a figure, and it is under the customer's target. */
gboolean steward_utilization_is_below (const StewardUtilization *figure);

/* --- Distribution ----------------------------------------------------------------------------- */

/* Of 10 points each: from 0 to 10 %, up to 120 %, then everything above. */
#define STEWARD_UTILIZATION_BINS 13

/**
 * StewardUtilizationDistribution:
 * @below: , @reached: how many customers of each bin are under their own target, and how many are
 *   not
 * @n_without: customers without a figure, who are in no bin
 *
 * How many customers there are of which utilization. A bin has its lower end and not its upper one.
 */
typedef struct {
  guint below[STEWARD_UTILIZATION_BINS];
  guint reached[STEWARD_UTILIZATION_BINS];
  guint n_without;
} StewardUtilizationDistribution;

/* The bin of a utilization, 0 or more. */
guint steward_utilization_get_bin (double value);
/* @figures: (element-type StewardUtilization) */
StewardUtilizationDistribution steward_utilization_distribution_compute (const GArray *figures);

/* --- Movers ----------------------------------------------------------------------------------- */

/**
 * StewardUtilizationMove:
 * @index: the customer's, in the inputs
 * @change: a fraction of seats: 0.05 for 5 points more; NAN for a first figure
 * @before: , @now: its figures of the last two complete months
 *
 * What became of one customer's utilization within a month.
 */
typedef struct {
  guint index;
  double change;
  StewardUtilization before;
  StewardUtilization now;
} StewardUtilizationMove;

/**
 * StewardUtilizationMoves:
 * @up: , @down: (element-type StewardUtilizationMove): who moved by a tenth of a point or more, the
 *   farthest first, of equals the one with more seats
 * @first: (element-type StewardUtilizationMove): who has a figure and had none, the one with the
 *   most seats first
 */
typedef struct {
  GArray *up;
  GArray *down;
  GArray *first;
} StewardUtilizationMoves;

/* Who moved from the month before to the last complete one. */
StewardUtilizationMoves *steward_utilization_moves_new (
  const StewardPortfolioUtilization *portfolio) G_GNUC_WARN_UNUSED_RESULT;
void steward_utilization_moves_free (StewardUtilizationMoves *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardUtilizationMoves, steward_utilization_moves_free)

/* Why, in a few words: that the target was crossed, or what changed of users and seats. */
char *steward_utilization_move_describe (const StewardUtilizationMove *self,
                                         const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

/* --- Who is under the target ------------------------------------------------------------------ */

/**
 * StewardUtilizationGap:
 * @index: the customer's, in the inputs
 * @missing: how many more users the target takes, 1 or more
 */
typedef struct {
  guint index;
  gint64 missing;
} StewardUtilizationGap;

/**
 * steward_portfolio_utilization_list_gaps:
 * @customers: the same as the portfolio was made of
 *
 * Returns: (transfer full) (element-type StewardUtilizationGap): the customers under their target
 *   in the last complete month, the one with the most users missing first
 */
GArray *steward_portfolio_utilization_list_gaps (const StewardPortfolioUtilization *self,
                                                 const StewardUtilizationInputs *customers)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
