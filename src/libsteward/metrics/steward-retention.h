/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-judgement.h"
#include "steward-revenue.h"

G_BEGIN_DECLS

/* What became of a customer between two days. */
typedef enum {
  STEWARD_MOVEMENT_RETAINED,     /* pays the same on both */
  STEWARD_MOVEMENT_NEW,          /* never paid before the first */
  STEWARD_MOVEMENT_RESURRECTION, /* paid before, not on the first, and does again */
  STEWARD_MOVEMENT_EXPANSION,
  STEWARD_MOVEMENT_CONTRACTION,
  STEWARD_MOVEMENT_CHURN,
  STEWARD_MOVEMENT_MERGED, /* gone into another, whose start its own counts to */
  STEWARD_MOVEMENT_INSIDE, /* signed and lost in between: in no step */
} StewardMovementKind;
#define STEWARD_N_MOVEMENTS 8

/* `retained` … `inside`, as the command line calls them. */
const char *steward_movement_kind_to_string (StewardMovementKind kind);
const char *steward_movement_kind_get_label (StewardMovementKind kind);

/**
 * StewardMovement:
 * @customer: its number in the #StewardRevenue
 * @into: of a merged one, the number of the customer that took it over; else -1
 * @start: , @end: its own ARR on the first and on the last day
 * @taken_over: the start ARR of those that were merged into it
 * @amount: what it adds to its step, 0 or more: of a retained one 0, of a merged one what it took
 *   along, of one that came and went the most that it paid
 */
typedef struct {
  guint customer;
  int into;
  StewardMovementKind kind;
  double start;
  double taken_over;
  double end;
  double amount;
} StewardMovement;

/**
 * StewardRetention:
 * @revenue: what it is computed of
 * @from: , @to: the first and the last day
 * @start: ARR on the first day; @start_arr + @new_arr + @resurrection + @expansion - @contraction -
 *   @churn = @end_arr in full precision: the bridge
 * @grr: gross retention, a fraction of at most 1; NAN where there was no ARR to retain
 * @nrr: net retention, at least @grr; NAN likewise
 * @renewal_rate: of the ARR that was up for renewal, what was renewed, without expansion; NAN where
 *   nothing was up
 * @contract_retention: of the contracts up for renewal, those renewed; NAN likewise
 * @up_arr: , @renewed_arr: , @n_up: , @n_renewed: what these two are made of
 * @logos_start: , @logos_end: customers on the first and on the last day
 * @logos_lost: customers of the first day that are gone, and not into another
 * @logo_churn: of the customers of the first day, those lost, a fraction; NAN where there were none
 * @grr_reason: why @grr, @nrr and @logo_churn are not available
 * @renewal_reason: why both rates of renewal are not
 * @movements: (element-type StewardMovement): what became of every customer that was there on one
 *   of both days or between them, in the order of customers
 * @counts: customers by #StewardMovementKind
 *
 * What was retained of the revenue of one day until another, and what was won and lost
 * (advisor-domain 10.3). A contract is up for renewal when its last day is the first given or
 * later, and before the last: what the bridge shows the end of.
 */
typedef struct {
  StewardRevenue *revenue;
  StewardDay from;
  StewardDay to;
  double start_arr;
  double new_arr;
  double resurrection;
  double expansion;
  double contraction;
  double churn;
  double end_arr;
  double grr;
  double nrr;
  double renewal_rate;
  double contract_retention;
  double up_arr;
  double renewed_arr;
  guint n_up;
  guint n_renewed;
  guint logos_start;
  guint logos_end;
  guint logos_lost;
  double logo_churn;
  StewardReason grr_reason;
  StewardReason renewal_reason;
  GArray *movements;
  guint counts[STEWARD_N_MOVEMENTS];
} StewardRetention;

/* @to: not before @from. Takes a reference of @revenue. */
StewardRetention *steward_retention_compute (StewardRevenue *revenue,
                                             StewardDay from,
                                             StewardDay to) G_GNUC_WARN_UNUSED_RESULT;
void steward_retention_free (StewardRetention *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardRetention, steward_retention_free)

/* The last twelve complete months: from the last day before them to the last of them, so that one
 * such report goes on where the one before ended. */
void steward_retention_get_trailing_year (StewardDay today, StewardDay *from, StewardDay *to);

/* The figures that explain themselves. */
typedef enum {
  STEWARD_RETENTION_GROSS,
  STEWARD_RETENTION_NET,
  STEWARD_RETENTION_RENEWAL_RATE,
  STEWARD_RETENTION_CONTRACTS,
  STEWARD_RETENTION_LOGO_CHURN,
} StewardRetentionFigure;
#define STEWARD_N_RETENTION_FIGURES 5

StewardExplanation *
steward_retention_explain (const StewardRetention *self,
                           StewardRetentionFigure figure) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
