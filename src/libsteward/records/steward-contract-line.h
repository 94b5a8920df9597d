/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What an amount may be, either way: all that a double holds to the cent. */
#define STEWARD_CONTRACT_MAX_AMOUNT 1e13

/**
 * StewardContractLine:
 * @id: UUID
 * @customer_id: whose it is
 * @product: (nullable): what was bought
 * @from: , @to: the first and the last day on which it is active
 * @amount: what it costs from the first day to the last; below 0 for a refund, 0 for a free line
 * @currency: (nullable): three letters
 * @merged_into: (nullable): the customer that took this one over
 * @author: (nullable): who entered it
 * @created_at: , @updated_at: microseconds since 1970; 0 until it is saved
 *
 * One line of a contract (advisor-domain 10.3). Absent text is NULL, never "".
 */
typedef struct {
  char *id;
  char *customer_id;
  char *product;
  StewardDay from;
  StewardDay to;
  double amount;
  char *currency;
  char *merged_into;
  char *author;
  gint64 created_at;
  gint64 updated_at;
} StewardContractLine;

/* A line with a new UUID; from, to and amount are to be filled in. */
StewardContractLine *steward_contract_line_new (const char *customer_id) G_GNUC_WARN_UNUSED_RESULT;
StewardContractLine *
steward_contract_line_copy (const StewardContractLine *self) G_GNUC_WARN_UNUSED_RESULT;
void steward_contract_line_free (StewardContractLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardContractLine, steward_contract_line_free)

/* Whether both are the same line, with the same values. */
gboolean steward_contract_line_equal (const StewardContractLine *self,
                                      const StewardContractLine *other);
/* Whether it can be kept; %STEWARD_INPUT_ERROR says in a sentence what is wrong. */
gboolean steward_contract_line_check (const StewardContractLine *self, GError **error);
/* Whether a text is a currency code such as EUR. */
gboolean steward_contract_line_is_currency (const char *text);

/* Days / 365.25, both days counted; a quarter, a half, three quarters, or 1 to 6 whole years where
 * that is it to two decimals. */
double steward_contract_line_get_years (const StewardContractLine *self);
/* What it brings in a year while it is active, in its currency: amount / years. */
double steward_contract_line_get_arr (const StewardContractLine *self);
gboolean steward_contract_line_is_active (const StewardContractLine *self, StewardDay day);

/* Adds its members to an object being built: the plain form that files share. */
void steward_contract_line_build_json (const StewardContractLine *self, JsonBuilder *builder);

G_END_DECLS
