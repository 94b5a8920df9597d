/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What people set. */

#include "steward-portfolio-private.h"
#include "steward-setting-repository.h"

static gboolean
has_own (const StewardSettings *settings, StewardScope scope)
{
  g_autoptr (GPtrArray) subjects = steward_settings_list_subjects (settings, "utilization-healthy",
                                                                   scope);

  return subjects->len > 0;
}

char *
steward_portfolio_dup_target (StewardPortfolio *self)
{
  const StewardSettings *settings;

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), NULL);
  settings = steward_portfolio_get_settings (self);
  if (has_own (settings, STEWARD_SCOPE_SEGMENT) || has_own (settings, STEWARD_SCOPE_CUSTOMER))
    return NULL;
  return steward_setting_format (
    steward_setting_find ("utilization-healthy"),
    steward_settings_get (settings, "utilization-healthy", NULL, NULL, NULL));
}

typedef struct {
  GPtrArray *changes;
  gint64 now;
} Changing;

static void
changing_free (Changing *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static gpointer
change_job (StewardConnection *connection, gpointer data, GError **error)
{
  Changing *changing = data;

  return GINT_TO_POINTER (
    steward_setting_repository_save_all (connection, changing->changes, changing->now, error));
}

void
steward_portfolio_change_settings_async (StewardPortfolio *self,
                                         GPtrArray *changes,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  Changing *changing;
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (changes != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_change_settings_async);
  changing = g_new0 (Changing, 1);
  changing->changes = changes;
  changing->now = steward_portfolio_get_now (self);
  steward_portfolio_write (self, task, change_job, changing, (GDestroyNotify) changing_free);
}

gboolean
steward_portfolio_change_settings_finish (StewardPortfolio *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
