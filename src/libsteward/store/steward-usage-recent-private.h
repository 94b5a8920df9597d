/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connection-private.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/*
 * The packed last weeks of a customer's usage, for lists (see the migration that made them). All
 * functions run on the database's thread.
 */

/* Packs a customer's last weeks anew; inside the transaction that changed its usage. */
gboolean steward_usage_recent_write (StewardConnection *connection, gint64 key, GError **error);

/**
 * steward_usage_recent_read:
 * @statement: at a row whose columns from @column on are those of `usage_recent` but the first
 * @since: the first day that is wanted
 *
 * Adds the days from @since on and the months. FALSE, with nothing added, where they are not there
 * or do not go back so far: the rows of `usage` have to be read.
 */
gboolean steward_usage_recent_read (StewardStatement *statement,
                                    int column,
                                    StewardDay since,
                                    StewardUsage *usage);

G_END_DECLS
