/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

G_BEGIN_DECLS

/* Where the portfolio reads and writes. */
StewardDatabase *steward_portfolio_get_database (StewardPortfolio *self);

/**
 * steward_portfolio_write:
 * @task: (transfer full): of the portfolio; it ends with TRUE, or with what failed
 * @job: writes the store; its result only tells whether it succeeded
 * @data: (transfer full): for the job, freed by @data_free
 *
 * What every change of the portfolio does: it writes, and reads what changed, before the task ends.
 */
void steward_portfolio_write (StewardPortfolio *self,
                              GTask *task,
                              StewardDatabaseJob job,
                              gpointer data,
                              GDestroyNotify data_free);

/* What a repository saves, or marks as deleted or as restored. */
typedef gboolean (*StewardSaveRows) (StewardConnection *connection,
                                     GPtrArray *rows,
                                     gint64 now,
                                     GError **error);
typedef gboolean (*StewardMarkRows) (StewardConnection *connection,
                                     const char *const *ids,
                                     gint64 now,
                                     GError **error);

/* Takes the rows. Ends, as the next, in steward_portfolio_change_rows_finish(). */
void steward_portfolio_save_rows (StewardPortfolio *self,
                                  StewardSaveRows save,
                                  GPtrArray *rows,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void steward_portfolio_mark_rows (StewardPortfolio *self,
                                  StewardMarkRows mark,
                                  const char *const *ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean
steward_portfolio_change_rows_finish (StewardPortfolio *self, GAsyncResult *result, GError **error);

G_END_DECLS
