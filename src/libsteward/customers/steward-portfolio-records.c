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

typedef struct {
  GPtrArray *records; /* saved */
  char **deleted;
  char **restored;
  gint64 now;
} Change;

static void
change_free (Change *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_strfreev (self->deleted);
  g_strfreev (self->restored);
  g_free (self);
}

static gpointer
change_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;
  const char *const *deleted = (const char *const *) change->deleted;
  const char *const *restored = (const char *const *) change->restored;

  if (change->records)
    return GINT_TO_POINTER (
      steward_record_repository_save (connection, change->records, change->now, error));
  if (deleted)
    return GINT_TO_POINTER (
      steward_record_repository_delete (connection, deleted, change->now, error));
  return GINT_TO_POINTER (
    steward_record_repository_restore (connection, restored, change->now, error));
}

/* Takes the change. */
static void
write_change (StewardPortfolio *self,
              Change *change,
              gpointer tag,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  change->now = steward_portfolio_get_now (self);
  steward_portfolio_write (self, task, change_job, change, (GDestroyNotify) change_free);
}

void
steward_portfolio_save_records_async (StewardPortfolio *self,
                                      GPtrArray *records,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  Change *change;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (records != NULL);
  change = g_new0 (Change, 1);
  change->records = records;
  write_change (self, change, steward_portfolio_save_records_async, cancellable, callback,
                user_data);
}

void
steward_portfolio_delete_records_async (StewardPortfolio *self,
                                        const char *const *ids,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  Change *change;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  change = g_new0 (Change, 1);
  change->deleted = g_strdupv ((char **) ids);
  write_change (self, change, steward_portfolio_delete_records_async, cancellable, callback,
                user_data);
}

void
steward_portfolio_restore_records_async (StewardPortfolio *self,
                                         const char *const *ids,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  Change *change;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  change = g_new0 (Change, 1);
  change->restored = g_strdupv ((char **) ids);
  write_change (self, change, steward_portfolio_restore_records_async, cancellable, callback,
                user_data);
}

gboolean
steward_portfolio_change_records_finish (StewardPortfolio *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
