/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-contracts.h"

#include <math.h>

#define PRODUCT "Code Search Enterprise"
#define CURRENCY "USD"
#define DAYS_OF_TERM 365
/* What is left before the first term is a part of it. */
#define MIN_DAYS 90
/* Prices are in whole hundreds. */
#define STEP 100

/* By how much a customer's price changes with a renewal. */
static const double growths[] = { 1, 1.2, 1, 0.85, 1.1, 1.35, 1, 0.7 };

static StewardContractLine *
make_line (const StewardCustomerFacts *facts, StewardDay from, StewardDay to, double price)
{
  StewardContractLine *line = steward_contract_line_new (facts->record->id);

  line->product = g_strdup (PRODUCT);
  line->currency = g_strdup (facts->record->currency);
  line->from = from;
  line->to = to;
  line->amount = round (price * steward_contract_line_get_years (line));
  return line;
}

void
steward_sample_contracts_add (StewardCustomerFacts *facts, guint seed, StewardDay today)
{
  const StewardCustomerRecord *record = facts->record;
  double price = record->arr;
  StewardDay end = record->renewal;

  if (isnan (price) || record->contract_close == STEWARD_DAY_NONE || record->contract_close > today
      || g_strcmp0 (record->currency, CURRENCY) != 0)
    return;
  while (end > record->contract_close)
    {
      StewardDay from = end - DAYS_OF_TERM;

      if (from - record->contract_close < MIN_DAYS)
        from = record->contract_close;
      g_ptr_array_insert (facts->contracts, 0, make_line (facts, from, end - 1, price));
      /* What is signed ahead is at the price of today. */
      if (from <= today)
        price = round (price / growths[seed % G_N_ELEMENTS (growths)] / STEP) * STEP;
      end = from;
    }
}
