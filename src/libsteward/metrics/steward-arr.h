/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-line.h"
#include "steward-explanation.h"

G_BEGIN_DECLS

/* Where a customer's revenue is known from. */
typedef enum {
  STEWARD_ARR_UNKNOWN,
  STEWARD_ARR_ENTERED,   /* a person entered the amount */
  STEWARD_ARR_CONTRACTS, /* the sum of its contract lines */
} StewardArrSource;

/* `entered`, `contracts`; NULL for unknown. */
const char *steward_arr_source_to_string (StewardArrSource source);

/**
 * StewardArr:
 * @value: what the customer pays a year, 0 or more; NAN where it is unknown, or in several
 *   currencies
 * @currency: (nullable): borrowed from the lines or from what was entered
 * @several_currencies: whether the active lines are in more than one
 * @n_lines: how many lines are active
 *
 * Annual recurring revenue of one customer on one day, as advisors read it off its contract
 * (advisor-domain 10.3): the lines active on that day; where there are no lines at all, what was
 * entered. Reports over many customers go by [struct@Revenue], which exchanges currencies and
 * passes over short lapses.
 */
typedef struct {
  double value;
  const char *currency;
  StewardArrSource source;
  gboolean several_currencies;
  guint n_lines;
} StewardArr;

/* @lines: (element-type StewardContractLine)
 * @entered: , @currency: what a person entered, NAN and NULL for nothing */
StewardArr
steward_arr_compute (GPtrArray *lines, double entered, const char *currency, StewardDay day);
/* The amount, or in a few words why there is none. */
char *steward_arr_format (const StewardArr *self) G_GNUC_WARN_UNUSED_RESULT;
/* @lines: what it was computed of */
StewardExplanation *steward_arr_explain (const StewardArr *self,
                                         GPtrArray *lines,
                                         StewardDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
