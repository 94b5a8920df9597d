/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How what belongs to customers is written, whichever table it is of. */

#include "steward-portfolio-private.h"

/* Either rows to save, or ids to mark. */
typedef struct {
  StewardSaveRows save;
  StewardMarkRows mark;
  GPtrArray *rows;
  char **ids;
  gint64 now;
} Change;

static void
change_free (Change *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_strfreev (self->ids);
  g_free (self);
}

static gpointer
change_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Change *change = data;

  if (change->save)
    return GINT_TO_POINTER (change->save (connection, change->rows, change->now, error));
  return GINT_TO_POINTER (
    change->mark (connection, (const char *const *) change->ids, change->now, error));
}

/* Takes the change. */
static void
write_change (StewardPortfolio *self,
              Change *change,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, steward_portfolio_save_rows);
  change->now = steward_portfolio_get_now (self);
  steward_portfolio_write (self, task, change_job, change, (GDestroyNotify) change_free);
}

void
steward_portfolio_save_rows (StewardPortfolio *self,
                             StewardSaveRows save,
                             GPtrArray *rows,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->save = save;
  change->rows = rows;
  write_change (self, change, cancellable, callback, user_data);
}

void
steward_portfolio_mark_rows (StewardPortfolio *self,
                             StewardMarkRows mark,
                             const char *const *ids,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Change *change = g_new0 (Change, 1);

  change->mark = mark;
  change->ids = g_strdupv ((char **) ids);
  write_change (self, change, cancellable, callback, user_data);
}

gboolean
steward_portfolio_change_rows_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
