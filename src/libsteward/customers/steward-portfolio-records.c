/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people write about customers. */

#include "steward-portfolio-private.h"
#include "steward-record-repository.h"

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  char *kind;
  char *customer_id;
} Wanted;

static void
wanted_free (Wanted *self)
{
  g_free (self->kind);
  g_free (self->customer_id);
  g_free (self);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Wanted *wanted = data;

  return steward_record_repository_load (connection, wanted->kind, wanted->customer_id, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *records = steward_database_run_finish (STEWARD_DATABASE (source), result, &error);

  if (records)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
steward_portfolio_load_records_async (StewardPortfolio *self,
                                      const char *kind,
                                      const char *customer_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;
  Wanted *wanted;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_load_records_async);
  wanted = g_new0 (Wanted, 1);
  wanted->kind = g_strdup (kind);
  wanted->customer_id = g_strdup (customer_id);
  steward_database_run_async (steward_portfolio_get_database (self), load_job, wanted,
                              (GDestroyNotify) wanted_free, (GDestroyNotify) g_ptr_array_unref,
                              cancellable, loaded_cb, task);
}

GPtrArray *
steward_portfolio_load_records_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Writing ---------------------------------------------------------------------------------- */

void
steward_portfolio_save_records_async (StewardPortfolio *self,
                                      GPtrArray *records,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (records != NULL);
  steward_portfolio_save_rows (self, steward_record_repository_save, records, cancellable, callback,
                               user_data);
}

void
steward_portfolio_delete_records_async (StewardPortfolio *self,
                                        const char *const *ids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  steward_portfolio_mark_rows (self, steward_record_repository_delete, ids, cancellable, callback,
                               user_data);
}

void
steward_portfolio_restore_records_async (StewardPortfolio *self,
                                         const char *const *ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  steward_portfolio_mark_rows (self, steward_record_repository_restore, ids, cancellable, callback,
                               user_data);
}

gboolean
steward_portfolio_change_records_finish (StewardPortfolio *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return steward_portfolio_change_rows_finish (self, result, error);
}
