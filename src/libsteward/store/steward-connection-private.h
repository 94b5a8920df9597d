/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"
#include "steward-store-error.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * One connection to the database: SQLite with its results turned into #StewardStoreError. It
 * belongs to one thread; only the store's repositories use it.
 */
typedef struct _StewardConnection StewardConnection;

/* Opens, or creates with mode 0600, the database at @path. Write-ahead log, foreign keys, ten
 * seconds of patience with other programs. */
StewardConnection *steward_connection_open (const char *path,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void steward_connection_close (StewardConnection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardConnection, steward_connection_close)

gboolean steward_connection_exec (StewardConnection *self, const char *sql, GError **error);

/* A transaction that may write. Rolling back never fails. */
gboolean steward_connection_begin (StewardConnection *self, GError **error);
gboolean steward_connection_commit (StewardConnection *self, GError **error);
void steward_connection_roll_back (StewardConnection *self);
/* Ends a transaction by how it went: commits, or rolls back and gives FALSE. */
gboolean steward_connection_end (StewardConnection *self, gboolean succeeded, GError **error);

/* The one number that a query gives; 0 where it gives no row. */
gboolean steward_connection_get_number (StewardConnection *self,
                                        const char *sql,
                                        gint64 *number,
                                        GError **error);

typedef struct _StewardStatement StewardStatement;

StewardStatement *steward_connection_prepare (StewardConnection *self,
                                              const char *sql,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void steward_statement_free (StewardStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardStatement, steward_statement_free)

/* Parameters count from 1. Text is copied; NULL, STEWARD_DAY_NONE and NAN become NULL. */
void steward_statement_bind_text (StewardStatement *self, int index, const char *text);
void steward_statement_bind_int (StewardStatement *self, int index, gint64 number);
void steward_statement_bind_day (StewardStatement *self, int index, StewardDay day);
void steward_statement_bind_double (StewardStatement *self, int index, double number);

/* Copied; never NULL in the database. */
void
steward_statement_bind_blob (StewardStatement *self, int index, gconstpointer bytes, gsize n_bytes);

/* Goes to the next row; @has_row tells whether there is one. */
gboolean steward_statement_step (StewardStatement *self, gboolean *has_row, GError **error);
/* Runs a statement that gives no rows, and makes it ready to be bound and run again. */
gboolean steward_statement_run (StewardStatement *self, GError **error);
/* Makes a query ready to be bound and stepped again. */
void steward_statement_reset (StewardStatement *self);

/* Columns count from 0. Text is owned by the caller. */
char *steward_statement_dup_text (StewardStatement *self, int column) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed until the next row, aligned for bytes alone; NULL for nothing. */
gconstpointer steward_statement_get_blob (StewardStatement *self, int column, gsize *n_bytes);
gint64 steward_statement_get_int (StewardStatement *self, int column);
StewardDay steward_statement_get_day (StewardStatement *self, int column);
double steward_statement_get_double (StewardStatement *self, int column);

G_END_DECLS
