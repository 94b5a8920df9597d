/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-store-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _StewardConnection StewardConnection;

#define STEWARD_TYPE_DATABASE (steward_database_get_type ())
G_DECLARE_FINAL_TYPE (StewardDatabase, steward_database, STEWARD, DATABASE, GObject)

/**
 * StewardDatabase:
 *
 * The database file and the one thread that owns its connection. Work is handed to the thread as
 * jobs, which run one after the other in the order they were handed over. The object itself lives
 * on the main thread; dropping the last reference waits for the jobs that were handed over.
 */

/* What a job does, on the database's thread: gives its result, or NULL exactly where @error is set.
 */
typedef gpointer (*StewardDatabaseJob) (StewardConnection *connection,
                                        gpointer data,
                                        GError **error);

/* Opens or creates the database at @path, its folder included (mode 0700), and brings its schema up
 * to date. Blocks; errors are %STEWARD_STORE_ERROR. */
StewardDatabase *steward_database_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

const char *steward_database_get_path (StewardDatabase *self);

/**
 * steward_database_run_async:
 * @data: (transfer full): for the job, freed by @data_free on the database's thread
 * @result_free: frees a result that nobody took
 *
 * A job that has begun is never broken off, so that what it writes is whole: cancelling only drops
 * the result, and jobs that have not begun.
 */
void steward_database_run_async (StewardDatabase *self,
                                 StewardDatabaseJob job,
                                 gpointer data,
                                 GDestroyNotify data_free,
                                 GDestroyNotify result_free,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer steward_database_run_finish (StewardDatabase *self,
                                      GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
