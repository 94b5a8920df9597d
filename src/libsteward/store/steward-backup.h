/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"
#include "steward-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Copies of the database, in the folder `backups` beside it: one before each migration
 * (`steward-schema-N.db`), and one for each day on which Steward was used (`steward-DAY.db`), of
 * which the last are kept. Every copy is a whole database that can be put in place of the damaged
 * one.
 */

/* Copies of days that are kept. */
#define STEWARD_BACKUP_DAYS 7

/* The newest copy, or NULL where there is none; @made_at: when it was made, in microseconds since
 * 1970. */
char *steward_backup_find_last (const char *database_path,
                                gint64 *made_at) G_GNUC_WARN_UNUSED_RESULT;

/* Makes the copy of a day, unless there is one, and removes those that are too old. It works on a
 * connection and a thread of its own, while other programs use the database. */
void steward_backup_make_async (const char *database_path,
                                StewardDay today,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean steward_backup_make_finish (GAsyncResult *result, GError **error);

/* Renames a damaged database and its log, so that nothing of it is lost and a new one can be made.
 * No program may have it open. Returns where it is now. */
char *steward_backup_set_aside (const char *database_path,
                                gint64 now,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts a copy in the place of a database that was set aside. The copy stays. */
gboolean
steward_backup_restore (const char *backup_path, const char *database_path, GError **error);

G_END_DECLS
