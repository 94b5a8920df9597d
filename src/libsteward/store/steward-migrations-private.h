/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connection-private.h"

G_BEGIN_DECLS

/* The schema that this program reads and writes, kept in PRAGMA user_version. */
#define STEWARD_SCHEMA_VERSION 8

/**
 * steward_migrations_run:
 *
 * Brings the database up to #STEWARD_SCHEMA_VERSION, each step in a transaction of its own. Before
 * the first step a database that holds something is copied to `backups/` beside it, as
 * `steward-schema-N.db`. A newer schema is %STEWARD_STORE_ERROR_NEWER and left untouched.
 */
gboolean steward_migrations_run (StewardConnection *connection, const char *path, GError **error);

G_END_DECLS
