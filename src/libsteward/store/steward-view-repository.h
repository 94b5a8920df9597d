/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-database.h"
#include "steward-view.h"

G_BEGIN_DECLS

/*
 * Saved views. All functions run on the database's thread, inside a #StewardDatabaseJob, and give
 * %STEWARD_STORE_ERROR.
 */

/* Returns: (transfer full) (element-type StewardView): those there are, in the order of creation */
GPtrArray *steward_view_repository_load (StewardConnection *connection,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a view or, by its id, replaces it; one that was deleted is there again.
 * @now: in microseconds since 1970 */
gboolean steward_view_repository_save (StewardConnection *connection,
                                       const StewardView *view,
                                       gint64 now,
                                       GError **error);

/* Leaves a tombstone. */
gboolean steward_view_repository_delete (StewardConnection *connection,
                                         const char *id,
                                         gint64 now,
                                         GError **error);

G_END_DECLS
