/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connection-private.h"

G_BEGIN_DECLS

/**
 * steward_tombstones_mark:
 * @table: one of those whose rows belong to customers
 * @ids: (array zero-terminated=1): of the rows
 * @deleted_at: microseconds since 1970, or 0 to take the marks away
 * @missing: what is said where there is no such row, not translated yet
 *
 * Nothing that people wrote is deleted without a tombstone. One transaction, which counts as a
 * change of the customers; %STEWARD_STORE_ERROR_NOT_FOUND where a row is not there, all or none.
 */
gboolean steward_tombstones_mark (StewardConnection *connection,
                                  const char *table,
                                  const char *const *ids,
                                  gint64 deleted_at,
                                  gint64 now,
                                  const char *missing,
                                  GError **error);

G_END_DECLS
