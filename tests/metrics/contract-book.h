/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-revenue.h"

/* The contract lines of a test, by customer in the order in which these were named first. */
typedef struct {
  GArray *customers; /* of StewardRevenueCustomer */
} ContractBook;

ContractBook *contract_book_new (void);
void contract_book_free (ContractBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ContractBook, contract_book_free)

/* `acme 2024-01-01 2024-12-31 100`, and after that any of `of=Search`, `in=EUR`, `into=globex`. The
 * id of a customer is the name that is given, and its name the same in capitals. */
void contract_book_add (ContractBook *self, const char *text);
/* Several at once, ended by NULL. */
ContractBook *contract_book_new_of (const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The lines of a customer, which is added where it is new. */
GPtrArray *contract_book_get_lines (ContractBook *self, const char *id);

/* What they come to where all are in one currency, or in none. */
StewardRevenue *contract_book_make_revenue (ContractBook *self, guint grace_days);
/* The number of a customer. */
guint contract_book_find (const StewardRevenue *revenue, const char *id);
StewardDay contract_book_parse_day (const char *text);
