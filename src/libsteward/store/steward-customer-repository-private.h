/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connection-private.h"
#include "steward-customer-repository.h"

G_BEGIN_DECLS

/* Inside a transaction. */

/* Counts one change. */
gboolean steward_customer_repository_advance_revision (StewardConnection *connection,
                                                       gint64 *revision,
                                                       GError **error);
/* Makes a customer one that changed with a revision. */
gboolean steward_customer_repository_touch (StewardConnection *connection,
                                            gint64 key,
                                            gint64 revision,
                                            GError **error);
/* Adds or updates a customer as steward_customer_repository_save() does. */
gboolean steward_customer_repository_write (StewardConnection *connection,
                                            const StewardCustomerFacts *facts,
                                            gint64 revision,
                                            gint64 now,
                                            GError **error);
/* The key of a customer that is there; %STEWARD_STORE_ERROR_NOT_FOUND of one that is not. */
gboolean steward_customer_repository_require_key (StewardConnection *connection,
                                                  const char *id,
                                                  gint64 *key,
                                                  GError **error);
/* Whether a customer that is there, other than the one of @id, has a name. */
gboolean steward_customer_repository_look_for_name (
  StewardConnection *connection, const char *name, const char *id, gboolean *taken, GError **error);

G_END_DECLS
