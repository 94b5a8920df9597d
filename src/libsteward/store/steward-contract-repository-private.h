/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connection-private.h"
#include "steward-contract-line.h"

G_BEGIN_DECLS

/* What steward_contract_repository_read() reads of `contract_line l` and `customer c`. */
#define STEWARD_CONTRACT_COLUMNS                                                                   \
  "l.id, c.id, l.product, l.first_day, l.last_day, l.amount, l.currency, l.merged_into, l.author," \
  " l.created_at, l.updated_at"

/* The line of a row, from a column on; NULL for a damaged one. */
StewardContractLine *steward_contract_repository_read (StewardStatement *statement,
                                                       int column) G_GNUC_WARN_UNUSED_RESULT;
/* Adds or replaces a line of the customer of a key, inside a transaction. */
gboolean steward_contract_repository_write (StewardConnection *connection,
                                            const StewardContractLine *line,
                                            gint64 key,
                                            gint64 now,
                                            GError **error);

G_END_DECLS
