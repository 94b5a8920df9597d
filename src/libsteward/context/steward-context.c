/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-context.h"

#include "steward-http.h"

struct _StewardContext {
  GObject parent_instance;

  StewardClock *clock;
  StewardDatabase *database;
  StewardVault *vault;
  StewardHttp *http;
  StewardSyncEngine *engine;
  StewardPortfolio *portfolio;
  StewardViewList *views;
  StewardAutoSync *auto_sync;
};

G_DEFINE_FINAL_TYPE (StewardContext, steward_context, G_TYPE_OBJECT)

/* Highest first, so that the database is closed last. */
static void
steward_context_dispose (GObject *object)
{
  StewardContext *self = STEWARD_CONTEXT (object);

  g_clear_object (&self->auto_sync);
  g_clear_object (&self->views);
  if (self->portfolio)
    g_object_run_dispose (G_OBJECT (self->portfolio));
  g_clear_object (&self->portfolio);
  g_clear_object (&self->engine);
  g_clear_object (&self->http);
  g_clear_object (&self->vault);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (steward_context_parent_class)->dispose (object);
}

static void
steward_context_class_init (StewardContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_context_dispose;
}

static void
steward_context_init (StewardContext *self)
{
}

char *
steward_context_make_database_path (const char *profile)
{
  if (profile)
    return g_build_filename (profile, "steward.db", NULL);
  return g_build_filename (g_get_user_data_dir (), "steward", "steward.db", NULL);
}

StewardContext *
steward_context_open (const char *profile, StewardClock *clock, GError **error)
{
  g_autofree char *path = steward_context_make_database_path (profile);
  /* The vault may change the environment, which is safe only before the database has a thread. */
  g_autoptr (StewardVault) vault = steward_vault_new (profile);
  g_autoptr (StewardDatabase) database = steward_database_open (path, error);
  StewardContext *self;

  if (database == NULL)
    return NULL;
  self = g_object_new (STEWARD_TYPE_CONTEXT, NULL);
  self->clock = g_object_ref (clock);
  self->database = g_steal_pointer (&database);
  self->vault = g_steal_pointer (&vault);
  self->http = steward_http_new_from_environment ();
  self->engine = steward_sync_engine_new (self->database, self->vault, self->http, self->clock);
  self->portfolio = steward_portfolio_new (self->database, self->clock, self->engine);
  self->views = steward_view_list_new (self->database, self->clock);
  return self;
}

StewardClock *
steward_context_get_clock (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  return self->clock;
}

StewardDatabase *
steward_context_get_database (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  return self->database;
}

StewardVault *
steward_context_get_vault (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  return self->vault;
}

StewardSyncEngine *
steward_context_get_sync_engine (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  return self->engine;
}

StewardPortfolio *
steward_context_get_portfolio (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  return self->portfolio;
}

StewardViewList *
steward_context_get_views (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  return self->views;
}

StewardAutoSync *
steward_context_get_auto_sync (StewardContext *self)
{
  g_return_val_if_fail (STEWARD_IS_CONTEXT (self), NULL);
  if (self->auto_sync == NULL)
    self->auto_sync = steward_auto_sync_new (self->portfolio, self->engine,
                                             g_network_monitor_get_default ());
  return self->auto_sync;
}
