/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-portfolio-private.h"

#include "steward-customer-repository.h"
#include "steward-setting-repository.h"
#include "steward-weeks-ratios.h"

#include <math.h>

/* Writes come in bursts; the list is read again once for each. */
#define REFRESH_DELAY_MS 150

struct _StewardPortfolio {
  GObject parent_instance;

  StewardDatabase *database;
  StewardClock *clock;
  StewardSyncEngine *engine;
  GFileMonitor *monitor;

  GPtrArray *customers;     /* of StewardCustomer */
  GHashTable *by_id;        /* borrowed id → StewardCustomer */
  GHashTable *with_history; /* ids of customers whose whole usage is wanted */
  gint64 revision;          /* of the store when it was last read */
  StewardSettings *settings;
  StewardTargets targets; /* everyone's */
  StewardDay today;
  gboolean loaded;
  gboolean changed_early; /* before the first reading was over */
  guint refresh_id;
  guint midnight_id;
  GCancellable *closing;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardPortfolio,
                               steward_portfolio,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum { PROP_0, PROP_LOADED, PROP_SETTINGS, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { REFRESHED, REFRESH_FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What a customer's figures are judged by. */
static StewardTargets
resolve_targets (StewardPortfolio *self, const StewardCustomerRecord *record)
{
  return steward_settings_resolve (self->settings, record->segment, record->id);
}

/* --- The list ------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return STEWARD_TYPE_CUSTOMER;
}

static guint
get_n_items (GListModel *model)
{
  return STEWARD_PORTFOLIO (model)->customers->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  StewardPortfolio *self = STEWARD_PORTFOLIO (model);

  if (position >= self->customers->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->customers, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- Following the store -------------------------------------------------------------------- */

static void
remove_customer (StewardPortfolio *self, StewardCustomer *customer)
{
  guint position;

  if (!g_ptr_array_find (self->customers, customer, &position))
    return;
  g_hash_table_remove (self->by_id, steward_customer_get_id (customer));
  g_ptr_array_remove_index (self->customers, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
add_customer (StewardPortfolio *self, StewardCustomerFacts *facts)
{
  StewardTargets targets = resolve_targets (self, facts->record);
  StewardCustomer *customer = steward_customer_new (facts, self->today, &targets);

  g_ptr_array_add (self->customers, customer);
  g_hash_table_insert (self->by_id, (gpointer) steward_customer_get_id (customer), customer);
}

static void
update_customer (StewardPortfolio *self, StewardCustomer *customer, StewardCustomerFacts *facts)
{
  StewardTargets targets = resolve_targets (self, facts->record);

  /* The key of the table belongs to the facts that go. */
  g_hash_table_steal (self->by_id, steward_customer_get_id (customer));
  steward_customer_update (customer, facts, self->today, &targets);
  g_hash_table_insert (self->by_id, (gpointer) steward_customer_get_id (customer), customer);
}

/* Takes one customer's facts into the list; additions wait at its end, unannounced. */
static void
apply_one (StewardPortfolio *self, StewardCustomerFacts *facts)
{
  StewardCustomer *customer = g_hash_table_lookup (self->by_id, facts->record->id);

  self->revision = MAX (self->revision, facts->revision);
  if (facts->deleted)
    {
      if (customer)
        remove_customer (self, customer);
      steward_customer_facts_free (facts);
    }
  else if (customer == NULL)
    add_customer (self, facts);
  else if (steward_customer_get_facts (customer)->revision < facts->revision
           || facts->usage_since < steward_customer_get_facts (customer)->usage_since)
    update_customer (self, customer, facts);
  else
    steward_customer_facts_free (facts);
}

static gint
by_deleted_first (gconstpointer a, gconstpointer b)
{
  const StewardCustomerFacts *const *first = a;
  const StewardCustomerFacts *const *second = b;

  return (*second)->deleted - (*first)->deleted;
}

static void schedule_refresh (StewardPortfolio *self);
static void pack (StewardPortfolio *self);

/* @changes: (transfer full) */
static void
apply (StewardPortfolio *self, GPtrArray *changes)
{
  guint n_changes = changes->len;
  guint n_before;
  g_autofree gpointer *facts = NULL;

  /* What goes is announced at once, and what comes in one piece after. */
  g_ptr_array_sort (changes, by_deleted_first);
  facts = g_ptr_array_steal (changes, NULL);
  g_ptr_array_unref (changes);
  n_before = self->customers->len;
  for (guint i = 0; i < n_changes; i++)
    {
      gboolean gone = ((StewardCustomerFacts *) facts[i])->deleted;

      apply_one (self, facts[i]);
      if (gone)
        n_before = self->customers->len;
    }
  if (self->customers->len > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->customers->len - n_before);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
      if (self->changed_early)
        schedule_refresh (self);
      pack (self);
    }
  g_signal_emit (self, signals[REFRESHED], 0);
}

/* What is read in one go. */
typedef struct {
  gint64 since_revision;
  StewardDay today;
  StewardSettings *known;    /* what the portfolio goes by */
  StewardSettings *settings; /* as they are in the store, once they are read */
  GHashTable *with_history;  /* ids */
} Loading;

static void
loading_free (Loading *self)
{
  g_clear_pointer (&self->settings, steward_settings_unref);
  steward_settings_unref (self->known);
  g_hash_table_unref (self->with_history);
  g_free (self);
}

/* What was read. */
typedef struct {
  GPtrArray *changes; /* of StewardCustomerFacts */
  StewardSettings *settings;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_ptr_array_unref (self->changes);
  steward_settings_unref (self->settings);
  g_free (self);
}

/* Whether the last weeks do not do for a customer. */
static gboolean
needs_history (const Loading *loading, const StewardCustomerFacts *facts)
{
  const StewardCustomerRecord *record = facts->record;
  StewardTargets targets = steward_settings_resolve (loading->settings, record->segment,
                                                     record->id);

  return !facts->deleted
         && (g_hash_table_contains (loading->with_history, record->id)
             || steward_lifecycle_get_first_day (loading->today, &targets) < facts->usage_since
             || steward_lifecycle_needs_history (record->contract_close, record->renewal,
                                                 facts->usage, facts->seats, record->tam,
                                                 loading->today, &targets, facts->usage_since));
}

/* All of a customer, and for one that is looked at what others lend it. */
static StewardCustomerFacts *
load_whole (StewardConnection *connection, const Loading *loading, const char *id, GError **error)
{
  g_autoptr (StewardCustomerFacts) facts = steward_customer_repository_load_one (connection, id,
                                                                                 error);

  if (facts && g_hash_table_contains (loading->with_history, id)
      && !steward_customer_repository_lend_ratio (connection, facts, loading->today, error))
    return NULL;
  return g_steal_pointer (&facts);
}

/* Replaces the facts that the last weeks do not do for. */
static gboolean
read_histories (StewardConnection *connection,
                const Loading *loading,
                GPtrArray *changes,
                GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (changes, i);

      if (!needs_history (loading, facts))
        continue;
      facts = load_whole (connection, loading, facts->record->id, error);
      if (facts == NULL)
        return FALSE;
      steward_customer_facts_free (g_ptr_array_index (changes, i));
      g_ptr_array_index (changes, i) = facts;
    }
  return TRUE;
}

/* Of what changed, the customers that were deleted; the others are freed. */
static void
keep_deleted (GPtrArray *changes)
{
  for (guint i = changes->len; i > 0; i--)
    if (!((StewardCustomerFacts *) g_ptr_array_index (changes, i - 1))->deleted)
      g_ptr_array_remove_index (changes, i - 1);
}

/* What changed; all of it where the settings did, as they may need other days of customers that did
 * not change. */
static GPtrArray *
load_customers (StewardConnection *connection, const Loading *loading, GError **error)
{
  StewardTargets targets = steward_settings_resolve (loading->settings, NULL, NULL);
  StewardDay since = steward_lifecycle_get_first_day (loading->today, &targets);
  g_autoptr (GPtrArray) changes = steward_customer_repository_load (
    connection, loading->since_revision, since, error);
  g_autoptr (GPtrArray) all = NULL;

  if (changes == NULL || loading->since_revision == 0
      || steward_settings_equal (loading->settings, loading->known))
    return g_steal_pointer (&changes);
  all = steward_customer_repository_load (connection, 0, since, error);
  if (all == NULL)
    return NULL;
  keep_deleted (changes);
  g_ptr_array_extend_and_steal (changes, g_steal_pointer (&all));
  return g_steal_pointer (&changes);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  Loading *loading = data;
  g_autoptr (GPtrArray) changes = NULL;
  Loaded *loaded;

  loading->settings = steward_setting_repository_load (connection, error);
  if (loading->settings == NULL)
    return NULL;
  changes = load_customers (connection, loading, error);
  if (changes == NULL || !read_histories (connection, loading, changes, error))
    return NULL;
  loaded = g_new0 (Loaded, 1);
  loaded->changes = g_steal_pointer (&changes);
  loaded->settings = g_steal_pointer (&loading->settings);
  return loaded;
}

static void
update_figures (StewardPortfolio *self)
{
  for (guint i = 0; i < self->customers->len; i++)
    {
      StewardCustomer *customer = g_ptr_array_index (self->customers, i);
      StewardTargets targets = resolve_targets (self,
                                                steward_customer_get_facts (customer)->record);

      steward_customer_update (customer, NULL, self->today, &targets);
    }
}

/* Other limits judge all figures anew. */
static void
take_settings (StewardPortfolio *self, StewardSettings *settings)
{
  if (steward_settings_equal (self->settings, settings))
    return;
  steward_settings_unref (self->settings);
  self->settings = steward_settings_ref (settings);
  self->targets = steward_settings_resolve (settings, NULL, NULL);
  update_figures (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTINGS]);
}

/* Few at a time, so that nothing waits for it. */
#define PACK_AT_ONCE 200

static gpointer
pack_job (StewardConnection *connection, gpointer data, GError **error)
{
  guint *n_packed = g_new0 (guint, 1);

  if (steward_customer_repository_pack (connection, PACK_AT_ONCE, n_packed, error))
    return n_packed;
  g_free (n_packed);
  return NULL;
}

/* Only the speed of the next start hangs on it, so what fails is left for then. Nothing is kept
 * alive for it. */
static void
packed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (StewardPortfolio) self = g_weak_ref_get (weak);
  g_autofree guint *n_packed = steward_database_run_finish (STEWARD_DATABASE (source), result,
                                                            NULL);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self && n_packed && *n_packed == PACK_AT_ONCE)
    pack (self);
}

static void
pack (StewardPortfolio *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  steward_database_run_async (self->database, pack_job, NULL, NULL, g_free, self->closing,
                              packed_cb, weak);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardPortfolio *self = g_task_get_source_object (task);
  GError *error = NULL;
  Loaded *loaded = steward_database_run_finish (self->database, result, &error);

  if (loaded == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_settings (self, loaded->settings);
  apply (self, g_ptr_array_ref (loaded->changes));
  loaded_free (loaded);
  g_task_return_boolean (task, TRUE);
}

static GHashTable *
copy_ids (GHashTable *ids)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_strdup (id));
  return copy;
}

/* Reads the changes, then ends the task. */
static void
load_changes (StewardPortfolio *self, GTask *task)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->since_revision = self->revision;
  loading->today = self->today;
  loading->known = steward_settings_ref (self->settings);
  loading->with_history = copy_ids (self->with_history);
  steward_database_run_async (self->database, load_job, loading, (GDestroyNotify) loading_free,
                              (GDestroyNotify) loaded_free, g_task_get_cancellable (task),
                              loaded_cb, task);
}

static void
refreshed_by_itself_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StewardPortfolio *self = STEWARD_PORTFOLIO (source);
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_refresh_finish (self, result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[REFRESH_FAILED], 0, error);
}

static gboolean
refresh_cb (gpointer user_data)
{
  StewardPortfolio *self = user_data;

  self->refresh_id = 0;
  steward_portfolio_refresh_async (self, self->closing, refreshed_by_itself_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
schedule_refresh (StewardPortfolio *self)
{
  if (!self->loaded)
    self->changed_early = TRUE;
  else if (self->refresh_id == 0)
    self->refresh_id = g_timeout_add (REFRESH_DELAY_MS, refresh_cb, self);
}

static void
folder_changed_cb (StewardPortfolio *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *own = g_path_get_basename (steward_database_get_path (self->database));

  if (name && g_str_has_prefix (name, own))
    schedule_refresh (self);
}

/* Without a monitor the list still follows what this program writes. */
static void
watch_database (StewardPortfolio *self)
{
  g_autofree char *path = g_path_get_dirname (steward_database_get_path (self->database));
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self);
}

/* --- The day -------------------------------------------------------------------------------- */

static void
compute_again (StewardPortfolio *self)
{
  self->today = steward_clock_get_today (self->clock);
  update_figures (self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

/* A machine that slept through midnight gets its new day within a minute of waking. */
static gboolean
look_at_clock_cb (gpointer user_data)
{
  StewardPortfolio *self = user_data;

  if (steward_clock_get_today (self->clock) != self->today)
    compute_again (self);
  return G_SOURCE_CONTINUE;
}

/* --- The engine's progress ------------------------------------------------------------------ */

static void
set_syncing (StewardPortfolio *self, const char *id, gboolean syncing)
{
  StewardCustomer *customer = steward_portfolio_find (self, id);

  if (customer)
    steward_customer_set_syncing (customer, syncing);
}

static void
sync_started_cb (StewardPortfolio *self, const char *id)
{
  set_syncing (self, id, TRUE);
}

static void
sync_ended_cb (StewardPortfolio *self, const char *id)
{
  set_syncing (self, id, FALSE);
  schedule_refresh (self);
}

/* --- The object ----------------------------------------------------------------------------- */

static void
steward_portfolio_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, STEWARD_PORTFOLIO (object)->loaded);
      break;
    case PROP_SETTINGS:
      g_value_set_pointer (value, STEWARD_PORTFOLIO (object)->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
steward_portfolio_dispose (GObject *object)
{
  StewardPortfolio *self = STEWARD_PORTFOLIO (object);

  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_handle_id (&self->midnight_id, g_source_remove);
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  if (self->engine)
    g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (steward_portfolio_parent_class)->dispose (object);
}

static void
steward_portfolio_finalize (GObject *object)
{
  StewardPortfolio *self = STEWARD_PORTFOLIO (object);

  g_hash_table_unref (self->by_id);
  steward_settings_unref (self->settings);
  g_hash_table_unref (self->with_history);
  g_ptr_array_unref (self->customers);
  g_object_unref (self->closing);
  g_object_unref (self->clock);
  g_object_unref (self->database);
  G_OBJECT_CLASS (steward_portfolio_parent_class)->finalize (object);
}

static void
steward_portfolio_class_init (StewardPortfolioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_portfolio_get_property;
  object_class->dispose = steward_portfolio_dispose;
  object_class->finalize = steward_portfolio_finalize;

  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* The settings, which are read by steward_portfolio_get_settings(): notified of when they change.
   */
  properties[PROP_SETTINGS] = g_param_spec_pointer ("settings", NULL, NULL,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * StewardPortfolio::refreshed:
   *
   * Customers came, went or changed, and sorting and filters may have to look again.
   */
  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * StewardPortfolio::refresh-failed:
   * @error: why
   *
   * The store changed and could not be read; the list shows what it was before.
   */
  signals[REFRESH_FAILED] = g_signal_new ("refresh-failed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_ERROR);
}

static void
steward_portfolio_init (StewardPortfolio *self)
{
  self->customers = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->settings = steward_settings_new ();
  self->targets = steward_targets_published;
  self->with_history = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->closing = g_cancellable_new ();
}

StewardPortfolio *
steward_portfolio_new (StewardDatabase *database, StewardClock *clock, StewardSyncEngine *engine)
{
  StewardPortfolio *self;

  g_return_val_if_fail (STEWARD_IS_DATABASE (database), NULL);
  g_return_val_if_fail (STEWARD_IS_CLOCK (clock), NULL);
  self = g_object_new (STEWARD_TYPE_PORTFOLIO, NULL);
  self->database = g_object_ref (database);
  self->clock = g_object_ref (clock);
  self->today = steward_clock_get_today (clock);
  self->midnight_id = g_timeout_add_seconds (60, look_at_clock_cb, self);
  if (engine)
    {
      self->engine = g_object_ref (engine);
      g_signal_connect_swapped (engine, "customer-started", G_CALLBACK (sync_started_cb), self);
      g_signal_connect_swapped (engine, "customer-ended", G_CALLBACK (sync_ended_cb), self);
    }
  watch_database (self);
  return self;
}

gboolean
steward_portfolio_get_loaded (StewardPortfolio *self)
{
  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), FALSE);
  return self->loaded;
}

StewardDatabase *
steward_portfolio_get_database (StewardPortfolio *self)
{
  return self->database;
}

gint64
steward_portfolio_get_now (StewardPortfolio *self)
{
  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), 0);
  return steward_clock_get_now (self->clock);
}

StewardDay
steward_portfolio_get_today (StewardPortfolio *self)
{
  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), STEWARD_DAY_NONE);
  return self->today;
}

const StewardTargets *
steward_portfolio_get_targets (StewardPortfolio *self)
{
  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), NULL);
  return &self->targets;
}

const StewardSettings *
steward_portfolio_get_settings (StewardPortfolio *self)
{
  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), NULL);
  return self->settings;
}

StewardCustomer *
steward_portfolio_find (StewardPortfolio *self, const char *id)
{
  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  return g_hash_table_lookup (self->by_id, id);
}

void
steward_portfolio_refresh_async (StewardPortfolio *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_refresh_async);
  load_changes (self, task);
}

gboolean
steward_portfolio_refresh_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- History -------------------------------------------------------------------------------- */

/* The customer whose history is read. */
typedef struct {
  char *id;
  StewardDay today;
} Opening;

static void
opening_free (Opening *self)
{
  g_free (self->id);
  g_free (self);
}

static gpointer
load_one_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Opening *opening = data;
  g_autoptr (StewardCustomerFacts) facts = steward_customer_repository_load_one (
    connection, opening->id, error);

  if (facts && !steward_customer_repository_lend_ratio (connection, facts, opening->today, error))
    return NULL;
  return g_steal_pointer (&facts);
}

/* Whether all is known of a customer that a look at it needs. */
static gboolean
is_whole (StewardPortfolio *self, StewardCustomer *customer)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);

  return facts->usage_since == STEWARD_DAY_NONE
         && !(steward_weeks_ratios_needed (facts->usage, self->today) && isnan (facts->lent_ratio));
}

static void
history_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardPortfolio *self = g_task_get_source_object (task);
  GError *error = NULL;
  StewardCustomerFacts *facts = steward_database_run_finish (self->database, result, &error);
  StewardCustomer *customer;

  if (facts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  customer = g_hash_table_lookup (self->by_id, facts->record->id);
  if (customer && steward_customer_get_facts (customer)->revision <= facts->revision)
    update_customer (self, customer, facts);
  else
    steward_customer_facts_free (facts);
  g_task_return_boolean (task, TRUE);
}

void
steward_portfolio_load_history_async (StewardPortfolio *self,
                                      StewardCustomer *customer,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  const char *id;
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (STEWARD_IS_CUSTOMER (customer));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_load_history_async);
  id = steward_customer_get_id (customer);
  g_hash_table_add (self->with_history, g_strdup (id));
  if (!is_whole (self, customer))
    {
      Opening *opening = g_new0 (Opening, 1);

      opening->id = g_strdup (id);
      opening->today = self->today;
      steward_database_run_async (
        self->database, load_one_job, opening, (GDestroyNotify) opening_free,
        (GDestroyNotify) steward_customer_facts_free, cancellable, history_loaded_cb, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
steward_portfolio_load_history_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Writing -------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *customers;
  gint64 now;
} Saving;

static void
saving_free (Saving *self)
{
  g_ptr_array_unref (self->customers);
  g_free (self);
}

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  Saving *saving = data;

  return GINT_TO_POINTER (
    steward_customer_repository_save (connection, saving->customers, saving->now, error));
}

/* What was written is in the list before the caller hears of it. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  StewardPortfolio *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (steward_database_run_finish (self->database, result, &error))
    {
      load_changes (self, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

void
steward_portfolio_write (StewardPortfolio *self,
                         GTask *task,
                         StewardDatabaseJob job,
                         gpointer data,
                         GDestroyNotify data_free)
{
  steward_database_run_async (self->database, job, data, data_free, NULL,
                              g_task_get_cancellable (task), written_cb, task);
}

void
steward_portfolio_save_async (StewardPortfolio *self,
                              GPtrArray *customers,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Saving *saving;
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (customers != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_save_async);
  saving = g_new0 (Saving, 1);
  saving->customers = customers;
  saving->now = steward_clock_get_now (self->clock);
  steward_portfolio_write (self, task, save_job, saving, (GDestroyNotify) saving_free);
}

gboolean
steward_portfolio_save_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  char *id;
  StewardUsage *usage;
  gint64 now;
} AddingUsage;

static void
adding_usage_free (AddingUsage *self)
{
  g_free (self->id);
  steward_usage_unref (self->usage);
  g_free (self);
}

static gpointer
add_usage_job (StewardConnection *connection, gpointer data, GError **error)
{
  AddingUsage *adding = data;
  const StewardSyncStatus status = { .at = adding->now, .attempted_at = adding->now };

  return GINT_TO_POINTER (steward_customer_repository_save_sync (connection, adding->id, NULL,
                                                                 adding->usage, &status, error));
}

void
steward_portfolio_add_usage_async (StewardPortfolio *self,
                                   StewardCustomer *customer,
                                   StewardUsage *usage,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  AddingUsage *adding;
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (self));
  g_return_if_fail (STEWARD_IS_CUSTOMER (customer));
  g_return_if_fail (usage != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_portfolio_add_usage_async);
  adding = g_new0 (AddingUsage, 1);
  adding->id = g_strdup (steward_customer_get_id (customer));
  adding->usage = steward_usage_ref (usage);
  adding->now = steward_clock_get_now (self->clock);
  steward_portfolio_write (self, task, add_usage_job, adding, (GDestroyNotify) adding_usage_free);
}

gboolean
steward_portfolio_add_usage_finish (StewardPortfolio *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
