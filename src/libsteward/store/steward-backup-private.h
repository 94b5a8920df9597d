/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-connection-private.h"

G_BEGIN_DECLS

/* Copies the database at @path to `backups/@name` beside it, mode 0600. The copy gets its name only
 * once it is whole. */
gboolean steward_backup_copy (StewardConnection *connection,
                              const char *path,
                              const char *name,
                              GError **error);

G_END_DECLS
