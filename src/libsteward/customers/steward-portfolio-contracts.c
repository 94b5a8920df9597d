/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Contract lines: they are read with all that is known of a customer, and written here. */

#include "steward-contract-repository.h"
#include "steward-portfolio-private.h"

typedef struct {
  GPtrArray *lines; /* saved */
  char **deleted;
  char **restored;
  gint64 now;
} Change;

static void
change_free (Change *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
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

  if (change->lines)
    return GINT_TO_POINTER (
      steward_contract_repository_save (connection, change->lines, change->now, error));
  if (deleted)
    return GINT_TO_POINTER (
      steward_contract_repository_delete (connection, deleted, change->now, error));
  return GINT_TO_POINTER (
    steward_contract_repository_restore (connection, restored, change->now, error));
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
steward_portfolio_save_contracts_async (StewardPortfolio *self,
                                        GPtrArray *lines,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  Change *change;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (lines != NULL);
  change = g_new0 (Change, 1);
  change->lines = lines;
  write_change (self, change, steward_portfolio_save_contracts_async, cancellable, callback,
                user_data);
}

void
steward_portfolio_delete_contracts_async (StewardPortfolio *self,
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
  write_change (self, change, steward_portfolio_delete_contracts_async, cancellable, callback,
                user_data);
}

void
steward_portfolio_restore_contracts_async (StewardPortfolio *self,
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
  write_change (self, change, steward_portfolio_restore_contracts_async, cancellable, callback,
                user_data);
}

gboolean
steward_portfolio_change_contracts_finish (StewardPortfolio *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
