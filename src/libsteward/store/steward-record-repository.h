/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-database.h"
#include "steward-record.h"

G_BEGIN_DECLS

/*
 * Records that people write, of every kind. All functions run on the database's thread, inside a
 * #StewardDatabaseJob, and give %STEWARD_STORE_ERROR. Each that writes is one transaction, and
 * counts as a change of the customers that the records are of.
 */

/**
 * steward_record_repository_load:
 * @kind: (nullable): the key of the kind, or NULL for all
 * @customer_id: (nullable): whose, or NULL for those of every customer that is there
 *
 * Returns: (transfer full) (element-type StewardRecord): in the order of creation. What cannot be
 * read, or is of a kind that this version does not know, is passed over: it stays stored as it is.
 */
GPtrArray *steward_record_repository_load (StewardConnection *connection,
                                           const char *kind,
                                           const char *customer_id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_record_repository_save:
 * @records: (element-type StewardRecord): to add or, by id, to replace; one that was deleted is
 * there again
 * @now: in microseconds since 1970
 *
 * A field of %STEWARD_FIELD_RECORD that is no id is taken for what the other record is called, and
 * stored as its id; @records stay as they are.
 *
 * %STEWARD_INPUT_ERROR where something required is missing, or a second one of a kind of which a
 * customer has only one, or where another record that is meant is not there, or is one of several;
 * %STEWARD_STORE_ERROR_NOT_FOUND where the customer is gone.
 */
gboolean steward_record_repository_save (StewardConnection *connection,
                                         GPtrArray *records,
                                         gint64 now,
                                         GError **error);

/* Leaves tombstones. @ids: (array zero-terminated=1) */
gboolean steward_record_repository_delete (StewardConnection *connection,
                                           const char *const *ids,
                                           gint64 now,
                                           GError **error);
/* Takes them away again. */
gboolean steward_record_repository_restore (StewardConnection *connection,
                                            const char *const *ids,
                                            gint64 now,
                                            GError **error);

G_END_DECLS
