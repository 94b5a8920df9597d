/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-auto-sync.h"

#define LOOK_SECONDS 60

struct _StewardAutoSync {
  GObject parent_instance;

  StewardPortfolio *portfolio;
  StewardSyncEngine *engine;
  GNetworkMonitor *monitor;
  gboolean started;   /* the sync of the start was thought of */
  gboolean available; /* the network, when it was last heard of */
  guint look_id;
};

G_DEFINE_FINAL_TYPE (StewardAutoSync, steward_auto_sync, G_TYPE_OBJECT)

enum { DUE, N_SIGNALS };

static guint signals[N_SIGNALS];

static double
get_number (StewardAutoSync *self, const char *key)
{
  return steward_settings_get_number (steward_portfolio_get_settings (self->portfolio), key, NULL,
                                      NULL);
}

static void
announce (StewardAutoSync *self, const char *const *ids)
{
  if (!steward_sync_engine_get_running (self->engine))
    g_signal_emit (self, signals[DUE], 0, ids);
}

/* The last try of any customer that can be synced, and whether there is one. */
static gboolean
find_newest_attempt (StewardAutoSync *self, gint64 *newest)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);
  gboolean any = FALSE;

  *newest = 0;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);
      const StewardCustomerFacts *facts = steward_customer_get_facts (customer);

      if (facts->record->source == STEWARD_SOURCE_FILE)
        continue;
      any = TRUE;
      *newest = MAX (*newest, facts->sync->attempted_at);
    }
  return any;
}

gboolean
steward_auto_sync_is_due (double every_hours, gint64 newest_attempt, gint64 now)
{
  return every_hours > 0
         && (double) (now - newest_attempt) >= every_hours * (double) G_TIME_SPAN_HOUR;
}

void
steward_auto_sync_look (StewardAutoSync *self)
{
  gint64 newest;

  g_return_if_fail (STEWARD_IS_AUTO_SYNC (self));
  if (steward_portfolio_get_loaded (self->portfolio) && find_newest_attempt (self, &newest)
      && steward_auto_sync_is_due (get_number (self, "sync-every-hours"), newest,
                                   steward_portfolio_get_now (self->portfolio)))
    announce (self, NULL);
}

static gboolean
look_cb (gpointer user_data)
{
  steward_auto_sync_look (user_data);
  return G_SOURCE_CONTINUE;
}

static void
refreshed_cb (StewardAutoSync *self)
{
  gint64 newest;

  steward_sync_engine_set_jobs (self->engine, (guint) get_number (self, "sync-jobs"));
  if (self->started)
    return;
  self->started = TRUE;
  if (get_number (self, "sync-on-start") > 0 && find_newest_attempt (self, &newest))
    announce (self, NULL);
}

/* --- The network ------------------------------------------------------------------------------ */

static gboolean
was_offline (StewardCustomer *customer)
{
  const StewardSyncProblem *problem = steward_sync_status_get_problem (
    steward_customer_get_facts (customer)->sync);

  return problem && g_str_equal (problem->code, "offline");
}

static void
network_changed_cb (StewardAutoSync *self, gboolean available)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean is_back = available && !self->available;

  self->available = available;
  if (!is_back || get_number (self, "sync-on-network") == 0)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);

      if (was_offline (customer))
        g_ptr_array_add (ids, (gpointer) steward_customer_get_id (customer));
    }
  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  announce (self, (const char *const *) ids->pdata);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_auto_sync_dispose (GObject *object)
{
  StewardAutoSync *self = STEWARD_AUTO_SYNC (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->engine);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_auto_sync_parent_class)->dispose (object);
}

static void
steward_auto_sync_class_init (StewardAutoSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_auto_sync_dispose;
  signals[DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
steward_auto_sync_init (StewardAutoSync *self)
{
}

StewardAutoSync *
steward_auto_sync_new (StewardPortfolio *portfolio,
                       StewardSyncEngine *engine,
                       GNetworkMonitor *monitor)
{
  StewardAutoSync *self = g_object_new (STEWARD_TYPE_AUTO_SYNC, NULL);

  self->portfolio = g_object_ref (portfolio);
  self->engine = g_object_ref (engine);
  self->monitor = g_object_ref (monitor);
  self->available = g_network_monitor_get_network_available (monitor);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
