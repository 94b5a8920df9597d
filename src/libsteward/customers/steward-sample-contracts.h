/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-facts.h"

G_BEGIN_DECLS

/* Gives an invented customer the contract lines that its dates and its revenue ask for: a term of a
 * year after the other, the last of which ends on the day before the renewal and brings the revenue
 * that was entered. One that has not signed, has no revenue, or pays in another currency than USD
 * gets none: so that a report on all of them needs no exchange rates.
 * @seed: another for each customer: whether it grew or shrank */
void steward_sample_contracts_add (StewardCustomerFacts *facts, guint seed, StewardDay today);

G_END_DECLS
