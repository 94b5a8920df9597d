/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers that go, that come back, and the sample ones. */

#include "steward-customer-repository.h"
#include "steward-portfolio-private.h"
#include "steward-sample-customers.h"

typedef struct {
  char **ids;
  gint64 now;
} Removal;

static void
removal_free (Removal *self)
{
  g_strfreev (self->ids);
  g_free (self);
}

static Removal *
removal_new (StewardPortfolio *portfolio, const char *const *ids)
{
  Removal *self = g_new0 (Removal, 1);

  self->ids = g_strdupv ((char **) ids);
  self->now = steward_portfolio_get_now (portfolio);
  return self;
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  Removal *removal = data;

  return GINT_TO_POINTER (steward_customer_repository_delete (
    connection, (const char *const *) removal->ids, removal->now, error));
}

void
steward_portfolio_delete_async (StewardPortfolio *self,
                                const char *const *ids,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_delete_async);
  steward_portfolio_write (self, task, delete_job, removal_new (self, ids),
                           (GDestroyNotify) removal_free);
}

gboolean
steward_portfolio_delete_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  Removal *removal = data;

  return GINT_TO_POINTER (
    steward_customer_repository_restore (connection, (const char *const *) removal->ids, error));
}

void
steward_portfolio_restore_async (StewardPortfolio *self,
                                 const char *const *ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (ids != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_restore_async);
  steward_portfolio_write (self, task, restore_job, removal_new (self, ids),
                           (GDestroyNotify) removal_free);
}

gboolean
steward_portfolio_restore_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Sample customers ----------------------------------------------------------------------- */

typedef struct {
  StewardDay today;
  gint64 now;
} Adding;

static gpointer
add_sample_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Adding *adding = data;
  guint n_added;

  return GINT_TO_POINTER (
    steward_sample_customers_add (connection, adding->today, adding->now, &n_added, error));
}

void
steward_portfolio_add_sample_async (StewardPortfolio *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Adding *adding;
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_add_sample_async);
  adding = g_new0 (Adding, 1);
  adding->today = steward_portfolio_get_today (self);
  adding->now = steward_portfolio_get_now (self);
  steward_portfolio_write (self, task, add_sample_job, adding, g_free);
}

gboolean
steward_portfolio_add_sample_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

char **
steward_portfolio_dup_sample_ids (StewardPortfolio *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (steward_customer_get_facts (customer)->record->sample)
        g_strv_builder_add (ids, steward_customer_get_id (customer));
    }
  return g_strv_builder_end (ids);
}
