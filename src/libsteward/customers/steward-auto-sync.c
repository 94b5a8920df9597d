/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-auto-sync.h"

#define LOOK_SECONDS 60

struct _StewardAutoSync {
  GObject parent_instance;

  StewardPortfolio *portfolio;
  StewardSyncEngine *engine;
  GNetworkMonitor *monitor;
  gboolean started;    /* the sync of the start was thought of */
  gboolean is_back;    /* the network, and nothing was made of it yet */
  gint64 announced_at; /* when a sync of all was last called for */
  guint look_id;
  guint first_look_id;
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

/* --- All customers ---------------------------------------------------------------------------- */

/* The last try of any customer that can be synced; 0 for none. */
static gint64
find_newest_attempt (StewardAutoSync *self)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);
  gint64 newest = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);
      const StewardCustomerFacts *facts = steward_customer_get_facts (customer);

      if (facts->record->source != STEWARD_SOURCE_FILE)
        newest = MAX (newest, facts->sync->attempted_at);
    }
  return newest;
}

gboolean
steward_auto_sync_is_due (double every_hours, gint64 newest_attempt, gint64 now)
{
  return every_hours > 0 && newest_attempt > 0
         && (double) (now - newest_attempt) >= every_hours * (double) G_TIME_SPAN_HOUR;
}

/* A sync that failed before it tried anyone left no trace but that it was called for. */
static gboolean
all_are_due (StewardAutoSync *self, gint64 now)
{
  gint64 newest = find_newest_attempt (self);
  gboolean starts = !self->started && get_number (self, "sync-on-start") > 0;

  self->started = TRUE;
  if (newest > 0)
    newest = MAX (newest, self->announced_at);
  return (starts && steward_auto_sync_is_due (STEWARD_AUTO_SYNC_REST_MINUTES / 60.0, newest, now))
         || steward_auto_sync_is_due (get_number (self, "sync-every-hours"), newest, now);
}

/* --- What was offline ------------------------------------------------------------------------- */

static gboolean
was_offline (const StewardSyncStatus *sync)
{
  for (int part = 0; part < STEWARD_N_PARTS; part++)
    if (g_strcmp0 (sync->problems[part].code, "offline") == 0)
      return TRUE;
  return FALSE;
}

/* The ids of customers that were offline, borrowed, and the last try of any of them. */
static GPtrArray *
list_offline (StewardAutoSync *self, gint64 *newest)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);
  GPtrArray *ids = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  *newest = 0;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);
      const StewardCustomerFacts *facts = steward_customer_get_facts (customer);

      if (facts->record->source == STEWARD_SOURCE_FILE || !was_offline (facts->sync))
        continue;
      g_ptr_array_add (ids, facts->record->id);
      *newest = MAX (*newest, facts->sync->attempted_at);
    }
  return ids;
}

static void
retry_offline (StewardAutoSync *self, gint64 now)
{
  gint64 newest;
  g_autoptr (GPtrArray) ids = list_offline (self, &newest);

  if (ids->len > 0 && now - newest < STEWARD_AUTO_SYNC_PAUSE_SECONDS * G_TIME_SPAN_SECOND)
    return;
  self->is_back = FALSE;
  if (ids->len > 0)
    g_signal_emit (self, signals[DUE], 0, ids->pdata);
}

/* --- Looking ---------------------------------------------------------------------------------- */

void
steward_auto_sync_look (StewardAutoSync *self)
{
  gint64 now;

  g_return_if_fail (STEWARD_IS_AUTO_SYNC (self));
  if (!steward_portfolio_get_loaded (self->portfolio)
      || steward_sync_engine_get_running (self->engine))
    return;
  now = steward_portfolio_get_now (self->portfolio);
  if (all_are_due (self, now))
    {
      self->announced_at = now;
      g_signal_emit (self, signals[DUE], 0, NULL);
    }
  else if (self->is_back && get_number (self, "sync-on-network") > 0)
    retry_offline (self, now);
}

static gboolean
look_cb (gpointer user_data)
{
  steward_auto_sync_look (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_look_cb (gpointer user_data)
{
  StewardAutoSync *self = user_data;

  self->first_look_id = 0;
  steward_auto_sync_look (self);
  return G_SOURCE_REMOVE;
}

static void
refreshed_cb (StewardAutoSync *self)
{
  steward_sync_engine_set_jobs (self->engine, (guint) get_number (self, "sync-jobs"));
  if (!self->started)
    steward_auto_sync_look (self);
}

/* The monitor may have thought all the time that there is a network. */
static void
network_changed_cb (StewardAutoSync *self, gboolean available)
{
  self->is_back = available;
  if (available)
    steward_auto_sync_look (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_auto_sync_dispose (GObject *object)
{
  StewardAutoSync *self = STEWARD_AUTO_SYNC (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_handle_id (&self->first_look_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->engine);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_auto_sync_parent_class)->dispose (object);
}

static void
steward_auto_sync_class_init (StewardAutoSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_auto_sync_dispose;

  /**
   * StewardAutoSync::due:
   * @ids: (nullable) (type gpointer) (array zero-terminated=1): the customers to sync, or NULL for
   * all of them
   *
   * Whoever hears it is to sync them.
   */
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
  StewardAutoSync *self;

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (STEWARD_IS_SYNC_ENGINE (engine), NULL);
  g_return_val_if_fail (G_IS_NETWORK_MONITOR (monitor), NULL);
  self = g_object_new (STEWARD_TYPE_AUTO_SYNC, NULL);
  self->portfolio = g_object_ref (portfolio);
  self->engine = g_object_ref (engine);
  self->monitor = g_object_ref (monitor);
  self->look_id = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  /* The portfolio may be loaded already; whoever is to hear of it is not connected yet. */
  self->first_look_id = g_idle_add (first_look_cb, self);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (network_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
