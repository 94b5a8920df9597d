/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-contract-line.h"
#include "steward-database.h"

G_BEGIN_DECLS

/*
 * Contract lines. All functions run on the database's thread, inside a #StewardDatabaseJob, and
 * give %STEWARD_STORE_ERROR. Each that writes is one transaction, and counts as a change of the
 * customers that the lines are of: their facts bring them along.
 */

/**
 * steward_contract_repository_load:
 * @customer_id: (nullable): whose, or NULL for those of every customer that is there
 *
 * Returns: (transfer full) (element-type StewardContractLine): by customer in the order in which
 * they were added, and by first day. A damaged line is passed over.
 */
GPtrArray *steward_contract_repository_load (StewardConnection *connection,
                                             const char *customer_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_contract_repository_save:
 * @lines: (element-type StewardContractLine): to add or, by id, to replace; one that was deleted is
 * there again
 * @now: in microseconds since 1970
 *
 * %STEWARD_INPUT_ERROR where a line is none, see steward_contract_line_check();
 * %STEWARD_STORE_ERROR_NOT_FOUND where the customer is gone.
 */
gboolean steward_contract_repository_save (StewardConnection *connection,
                                           GPtrArray *lines,
                                           gint64 now,
                                           GError **error);

/* The same for lines of customers some of which are new: @customers, of #StewardCustomerFacts, are
 * added first, as steward_customer_repository_save() does. */
gboolean steward_contract_repository_import (StewardConnection *connection,
                                             GPtrArray *customers,
                                             GPtrArray *lines,
                                             gint64 now,
                                             GError **error);

/* Leaves tombstones. @ids: (array zero-terminated=1) */
gboolean steward_contract_repository_delete (StewardConnection *connection,
                                             const char *const *ids,
                                             gint64 now,
                                             GError **error);
/* Takes them away again. */
gboolean steward_contract_repository_restore (StewardConnection *connection,
                                              const char *const *ids,
                                              gint64 now,
                                              GError **error);

G_END_DECLS
