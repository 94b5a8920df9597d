/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sync-engine.h"

#include "steward-customer-repository.h"
#include "steward-fetch-private.h"
#include "steward-sync-plan.h"

#include <string.h>

struct _StewardSyncEngine {
  GObject parent_instance;

  StewardDatabase *database;
  StewardVault *vault;
  StewardHttp *http;
  StewardClock *clock;

  guint n_jobs;     /* at once, at most */
  GQueue waiting;   /* of Job that have not begun */
  GHashTable *jobs; /* id → Job, waiting or begun; owns a reference */
  guint n_asking;
  GPtrArray *unsaved; /* of Saving: what came while something else is saved */
  gboolean saving;
  guint total;
  guint done;
  guint failed;
};

/* What came is saved while the next customers are asked; more than so many wait for it first. */
#define MAX_UNSAVED 64

/* A run that somebody waits for: the task data of steward_sync_engine_run_async(). */
typedef struct {
  char **ids; /* NULL: all */
  guint n_waiting;
  GPtrArray *outcomes;
  gboolean ended;
  gulong cancelled_id;
} Run;

/* One customer's sync, which any number of runs wait for. */
typedef struct {
  gatomicrefcount ref_count;
  StewardSyncEngine *engine; /* borrowed; may be gone once the job is cancelled */
  StewardDatabase *database;
  char *id;
  char *name;
  GPtrArray *runs; /* of GTask */
  GCancellable *cancellable;
  gboolean begun;
  gboolean asking;           /* from its beginning until everything has come */
  StewardSyncStatus *status; /* once it was asked */
} Job;

G_DEFINE_FINAL_TYPE (StewardSyncEngine, steward_sync_engine, G_TYPE_OBJECT)

enum { PROP_0, PROP_RUNNING, PROP_TOTAL, PROP_DONE, PROP_FAILED, N_PROPS };

static GParamSpec *properties[N_PROPS];

enum { CUSTOMER_STARTED, CUSTOMER_ENDED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void begin_jobs (StewardSyncEngine *self);

/* --- Outcomes, runs and jobs ------------------------------------------------------------------ */

static void
outcome_free (StewardSyncOutcome *self)
{
  g_free (self->id);
  g_free (self->name);
  steward_sync_status_free (self->status);
  g_free (self);
}

static StewardSyncOutcome *
outcome_new (const Job *job)
{
  StewardSyncOutcome *self = g_new0 (StewardSyncOutcome, 1);

  self->id = g_strdup (job->id);
  self->name = g_strdup (job->name);
  self->status = steward_sync_status_copy (job->status);
  return self;
}

static void
run_free (Run *self)
{
  g_strfreev (self->ids);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_free (self);
}

static Job *
job_new (StewardSyncEngine *engine, const StewardCustomerRecord *record)
{
  Job *self = g_new0 (Job, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->engine = engine;
  self->database = g_object_ref (engine->database);
  self->id = g_strdup (record->id);
  self->name = g_strdup (record->name);
  self->runs = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  return self;
}

static Job *
job_ref (Job *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
job_unref (Job *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->name);
  g_ptr_array_unref (self->runs);
  g_object_unref (self->cancellable);
  g_object_unref (self->database);
  g_clear_pointer (&self->status, steward_sync_status_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_unref)

/* --- Progress --------------------------------------------------------------------------------- */

static gboolean
is_running (StewardSyncEngine *self)
{
  return g_hash_table_size (self->jobs) > 0;
}

static void
notify_progress (StewardSyncEngine *self)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  for (guint i = PROP_RUNNING; i < N_PROPS; i++)
    g_object_notify_by_pspec (object, properties[i]);
  g_object_thaw_notify (object);
}

/* --- Ending ----------------------------------------------------------------------------------- */

/* Ends a run: with its outcomes, or with @error. */
static void
end_run (GTask *task, const GError *error)
{
  Run *run = g_task_get_task_data (task);

  if (run->ended)
    return;
  run->ended = TRUE;
  g_cancellable_disconnect (g_task_get_cancellable (task), run->cancelled_id);
  if (error)
    g_task_return_error (task, g_error_copy (error));
  else
    g_task_return_pointer (task, g_steal_pointer (&run->outcomes),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
stop_asking (Job *job)
{
  if (job->asking)
    job->engine->n_asking--;
  job->asking = FALSE;
}

/* Takes a job out of the engine, whether it has begun or not. */
static void
forget_job (Job *job)
{
  StewardSyncEngine *self = job->engine;

  if (job->begun)
    stop_asking (job);
  else
    g_queue_remove (&self->waiting, job);
  g_hash_table_remove (self->jobs, job->id);
}

/* A job is through: tells everyone who waited for it. Without a status its customer was deleted
 * meanwhile, and there is nothing to tell. */
static void
end_job (Job *job)
{
  StewardSyncEngine *self = job->engine;
  g_autoptr (Job) held = job_ref (job);

  forget_job (job);
  self->done++;
  if (job->status && steward_sync_status_get_state (job->status) == STEWARD_SYNC_FAILED)
    self->failed++;
  g_signal_emit (self, signals[CUSTOMER_ENDED], 0, job->id);
  for (guint i = 0; i < job->runs->len; i++)
    {
      GTask *task = g_ptr_array_index (job->runs, i);
      Run *run = g_task_get_task_data (task);

      if (job->status)
        g_ptr_array_add (run->outcomes, outcome_new (job));
      if (--run->n_waiting == 0)
        end_run (task, NULL);
    }
  begin_jobs (self);
  notify_progress (self);
}

/* Nobody waits for a job any more: it ends at once, and what it was doing is dropped. */
static void
drop_job (Job *job)
{
  StewardSyncEngine *self = job->engine;
  g_autoptr (Job) held = job_ref (job);

  forget_job (job);
  self->total--;
  g_cancellable_cancel (job->cancellable);
  if (job->begun)
    g_signal_emit (self, signals[CUSTOMER_ENDED], 0, job->id);
}

/* Takes a run from all its jobs. */
static void
leave_jobs (StewardSyncEngine *self, GTask *task)
{
  g_autoptr (GList) jobs = g_hash_table_get_values (self->jobs);

  for (GList *link = jobs; link; link = link->next)
    {
      Job *job = link->data;

      if (g_ptr_array_remove (job->runs, task) && job->runs->len == 0)
        drop_job (job);
    }
}

/* The store or the secrets failed: that concerns everyone who waits for this job. */
static void
fail_runs (Job *job, const GError *error)
{
  StewardSyncEngine *self = job->engine;
  g_autoptr (Job) held = job_ref (job);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < job->runs->len; i++)
    g_ptr_array_add (runs, g_object_ref (g_ptr_array_index (job->runs, i)));
  for (guint i = 0; i < runs->len; i++)
    {
      leave_jobs (self, g_ptr_array_index (runs, i));
      end_run (g_ptr_array_index (runs, i), error);
    }
  begin_jobs (self);
  notify_progress (self);
}

/* --- One customer ----------------------------------------------------------------------------- */

/* Ends an asynchronous step: whether the job goes on. A job that nobody waits for any more must not
 * touch the engine, which may be gone. */
static gboolean
step_ended (Job *job, const GError *error)
{
  if (g_cancellable_is_cancelled (job->cancellable))
    return FALSE;
  if (error == NULL)
    return TRUE;
  if (g_error_matches (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND))
    {
      g_clear_pointer (&job->status, steward_sync_status_free);
      end_job (job);
    }
  else
    fail_runs (job, error);
  return FALSE;
}

/* What one customer's try brought. */
typedef struct {
  Job *job;
  char *id;
  gboolean has_seats;
  StewardSeatsObservation seats;
  StewardUsage *usage;
  StewardSyncStatus *status;
} Saving;

static void
saving_free (Saving *self)
{
  job_unref (self->job);
  g_free (self->id);
  g_clear_pointer (&self->usage, steward_usage_unref);
  steward_sync_status_free (self->status);
  g_free (self);
}

/* What is saved in one go: a customer alone would wait for the disk as long as many do. Belongs to
 * the main thread, which frees it; the database's thread only reads it. */
typedef struct {
  GWeakRef engine;
  StewardDatabase *database;
  GPtrArray *savings;
} Batch;

static Batch *
batch_new (StewardSyncEngine *engine)
{
  Batch *self = g_new0 (Batch, 1);

  g_weak_ref_init (&self->engine, engine);
  self->database = g_object_ref (engine->database);
  self->savings = g_steal_pointer (&engine->unsaved);
  engine->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) saving_free);
  return self;
}

static void
batch_free (Batch *self)
{
  g_weak_ref_clear (&self->engine);
  g_object_unref (self->database);
  g_ptr_array_unref (self->savings);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Batch, batch_free)

/* Gives for each customer whether it was deleted meanwhile. */
static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  GPtrArray *savings = data;
  g_autofree StewardSyncBrought *brought = g_new0 (StewardSyncBrought, savings->len);
  g_autofree gboolean *gone = g_new0 (gboolean, savings->len);

  for (guint i = 0; i < savings->len; i++)
    {
      const Saving *saving = g_ptr_array_index (savings, i);

      brought[i] = (StewardSyncBrought) {
        .id = saving->id,
        .seats = saving->has_seats ? &saving->seats : NULL,
        .usage = saving->usage,
        .status = saving->status,
      };
    }
  if (!steward_customer_repository_save_syncs (connection, brought, savings->len, gone, error))
    return NULL;
  return g_steal_pointer (&gone);
}

static void save (StewardSyncEngine *self);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Batch) batch = user_data;
  g_autoptr (StewardSyncEngine) self = g_weak_ref_get (&batch->engine);
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *gone = steward_database_run_finish (batch->database, result, &error);

  if (self == NULL)
    return;
  self->saving = FALSE;
  save (self);
  for (guint i = 0; i < batch->savings->len; i++)
    {
      Job *job = ((Saving *) g_ptr_array_index (batch->savings, i))->job;

      if (gone && gone[i])
        g_clear_pointer (&job->status, steward_sync_status_free);
      if (step_ended (job, error))
        end_job (job);
    }
}

/* Saves all that has come, unless the database is at it: then what comes meanwhile waits. */
static void
save (StewardSyncEngine *self)
{
  Batch *batch;

  if (self->saving || self->unsaved->len == 0)
    return;
  self->saving = TRUE;
  batch = batch_new (self);
  steward_database_run_async (self->database, save_job, batch->savings, NULL, g_free, NULL,
                              saved_cb, batch);
}

/* What the try brought, with its times. Seats that the licence does not name are no observation. */
static Saving *
saving_new (Job *job, StewardFetched *fetched, StewardClock *clock)
{
  Saving *self = g_new0 (Saving, 1);

  self->job = job_ref (job);
  self->id = g_strdup (job->id);
  self->status = steward_sync_status_copy (fetched->problems);
  self->status->attempted_at = steward_clock_get_now (clock);
  if (steward_sync_status_get_problem (self->status) == NULL)
    self->status->at = self->status->attempted_at;
  self->usage = g_steal_pointer (&fetched->usage);
  self->has_seats = fetched->seats.kind != STEWARD_SEATS_UNKNOWN;
  self->seats.since = steward_clock_get_today (clock);
  self->seats.origin = STEWARD_SEATS_FROM_LICENSE;
  self->seats.seats = fetched->seats;
  return self;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardFetched) fetched = steward_fetch_finish (result, &error);
  StewardSyncEngine *self;
  Saving *saving;

  if (!step_ended (job, error))
    return;
  self = job->engine;
  saving = saving_new (job, fetched, self->clock);
  job->status = steward_sync_status_copy (saving->status);
  g_ptr_array_add (self->unsaved, saving);
  stop_asking (job);
  save (self);
  begin_jobs (self);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_load_one (connection, data, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardCustomerFacts) facts = steward_database_run_finish (job->database, result,
                                                                        &error);
  StewardSyncEngine *self;
  StewardUsageRequest request;

  if (!step_ended (job, error))
    return;
  self = job->engine;
  request = steward_sync_plan_usage (facts->usage, facts->record->source,
                                     steward_clock_get_today (self->clock));
  steward_fetch_async (facts->record, &request, NULL, self->vault, self->http, job->cancellable,
                       fetched_cb, job_ref (job));
}

static void
begin_job (StewardSyncEngine *self, Job *job)
{
  job->begun = TRUE;
  job->asking = TRUE;
  self->n_asking++;
  g_signal_emit (self, signals[CUSTOMER_STARTED], 0, job->id);
  steward_database_run_async (self->database, load_job, g_strdup (job->id), g_free,
                              (GDestroyNotify) steward_customer_facts_free, job->cancellable,
                              loaded_cb, job_ref (job));
}

static void
begin_jobs (StewardSyncEngine *self)
{
  while (self->n_asking < self->n_jobs && self->unsaved->len < MAX_UNSAVED
         && !g_queue_is_empty (&self->waiting))
    begin_job (self, g_queue_pop_head (&self->waiting));
}

/* --- A run ------------------------------------------------------------------------------------ */

static gboolean
cancel_in_idle (gpointer user_data)
{
  GTask *task = user_data;
  StewardSyncEngine *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  leave_jobs (self, task);
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    end_run (task, error);
  begin_jobs (self);
  notify_progress (self);
  return G_SOURCE_REMOVE;
}

/* A handler of a cancellable cannot disconnect itself, which ending the run does. */
static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_in_idle, g_object_ref (user_data), g_object_unref);
}

static gboolean
is_wanted (const Run *run, const StewardCustomerRecord *record)
{
  if (record->source == STEWARD_SOURCE_FILE)
    return FALSE;
  return run->ids == NULL || g_strv_contains ((const char *const *) run->ids, record->id);
}

/* Joins the customer's job, or makes one. Somebody waits for customers that were named, so they go
 * before a whole portfolio. */
static void
join_job (StewardSyncEngine *self, GTask *task, const StewardCustomerRecord *record)
{
  Run *run = g_task_get_task_data (task);
  Job *job = g_hash_table_lookup (self->jobs, record->id);

  if (job == NULL)
    {
      job = job_new (self, record);
      g_hash_table_insert (self->jobs, job->id, job);
      g_queue_push_tail (&self->waiting, job);
      self->total++;
    }
  if (run->ids && !job->begun && g_queue_remove (&self->waiting, job))
    g_queue_push_head (&self->waiting, job);
  g_ptr_array_add (job->runs, g_object_ref (task));
  run->n_waiting++;
}

static void
start_counting (StewardSyncEngine *self)
{
  if (is_running (self))
    return;
  self->total = 0;
  self->done = 0;
  self->failed = 0;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StewardSyncEngine *self = g_task_get_source_object (task);
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) customers = steward_database_run_finish (self->database, result, &error);

  if (customers == NULL)
    {
      end_run (task, error);
      return;
    }
  start_counting (self);
  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerFacts *facts = g_ptr_array_index (customers, i);

      if (is_wanted (run, facts->record))
        join_job (self, task, facts->record);
    }
  if (run->n_waiting == 0)
    end_run (task, NULL);
  else if (g_task_get_cancellable (task))
    run->cancelled_id = g_cancellable_connect (g_task_get_cancellable (task),
                                               G_CALLBACK (cancelled_cb), g_object_ref (task),
                                               g_object_unref);
  begin_jobs (self);
  notify_progress (self);
}

static gpointer
list_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_list (connection, error);
}

void
steward_sync_engine_run_async (StewardSyncEngine *self,
                               const char *const *ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;
  Run *run;

  g_return_if_fail (STEWARD_IS_SYNC_ENGINE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  run = g_new0 (Run, 1);
  run->ids = g_strdupv ((char **) ids);
  run->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) outcome_free);
  g_task_set_source_tag (task, steward_sync_engine_run_async);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  steward_database_run_async (self->database, list_job, NULL, NULL,
                              (GDestroyNotify) g_ptr_array_unref, cancellable, listed_cb, task);
}

GPtrArray *
steward_sync_engine_run_finish (StewardSyncEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Test connection -------------------------------------------------------------------------- */

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (StewardFetched) fetched = steward_fetch_finish (result, &error);

  if (fetched)
    g_task_return_pointer (task, g_steal_pointer (&fetched->problems),
                           (GDestroyNotify) steward_sync_status_free);
  else
    g_task_return_error (task, error);
}

void
steward_sync_engine_test_async (StewardSyncEngine *self,
                                const StewardCustomerRecord *record,
                                const char *token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  StewardDay today;
  StewardUsageRequest request;
  GTask *task;

  g_return_if_fail (STEWARD_IS_SYNC_ENGINE (self));
  g_return_if_fail (record != NULL);
  /* The least that tells whether all is well. */
  today = steward_clock_get_today (self->clock);
  request = (StewardUsageRequest) {
    .today = today,
    .first_day = today,
    .first_week = steward_day_get_week (today),
    .first_month = steward_day_get_month (today),
    .rows_since = STEWARD_DAY_NONE,
  };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_sync_engine_test_async);
  steward_fetch_async (record, &request, token, self->vault, self->http, cancellable, tested_cb,
                       task);
}

StewardSyncStatus *
steward_sync_engine_test_finish (StewardSyncEngine *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_sync_engine_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StewardSyncEngine *self = STEWARD_SYNC_ENGINE (object);

  switch (id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, is_running (self));
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_FAILED:
      g_value_set_uint (value, self->failed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What came is kept, though nobody waits for it any more. */
static void
steward_sync_engine_dispose (GObject *object)
{
  StewardSyncEngine *self = STEWARD_SYNC_ENGINE (object);

  self->saving = FALSE;
  save (self);
  G_OBJECT_CLASS (steward_sync_engine_parent_class)->dispose (object);
}

static void
steward_sync_engine_finalize (GObject *object)
{
  StewardSyncEngine *self = STEWARD_SYNC_ENGINE (object);

  /* Every job has a run that waits for it, and every run holds the engine. */
  g_assert (g_hash_table_size (self->jobs) == 0);
  g_hash_table_unref (self->jobs);
  g_ptr_array_unref (self->unsaved);
  g_object_unref (self->database);
  g_object_unref (self->vault);
  g_object_unref (self->http);
  g_object_unref (self->clock);
  G_OBJECT_CLASS (steward_sync_engine_parent_class)->finalize (object);
}

static void
steward_sync_engine_class_init (StewardSyncEngineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = steward_sync_engine_get_property;
  object_class->dispose = steward_sync_engine_dispose;
  object_class->finalize = steward_sync_engine_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DONE] = g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FAILED] = g_param_spec_uint ("failed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * StewardSyncEngine::customer-started:
   * @id: the customer that is being synced from now on
   */
  signals[CUSTOMER_STARTED] = g_signal_new ("customer-started", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                            G_TYPE_STRING);
  /**
   * StewardSyncEngine::customer-ended:
   * @id: the customer whose sync is over, however it went
   */
  signals[CUSTOMER_ENDED] = g_signal_new ("customer-ended", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
}

static void
steward_sync_engine_init (StewardSyncEngine *self)
{
  self->n_jobs = STEWARD_SYNC_JOBS;
  g_queue_init (&self->waiting);
  self->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) saving_free);
  self->jobs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) job_unref);
}

StewardSyncEngine *
steward_sync_engine_new (StewardDatabase *database,
                         StewardVault *vault,
                         StewardHttp *http,
                         StewardClock *clock)
{
  StewardSyncEngine *self = g_object_new (STEWARD_TYPE_SYNC_ENGINE, NULL);

  self->database = g_object_ref (database);
  self->vault = g_object_ref (vault);
  self->http = g_object_ref (http);
  self->clock = g_object_ref (clock);
  return self;
}

void
steward_sync_engine_set_jobs (StewardSyncEngine *self, guint jobs)
{
  g_return_if_fail (STEWARD_IS_SYNC_ENGINE (self));
  g_return_if_fail (jobs >= 1 && jobs <= STEWARD_SYNC_MAX_JOBS);
  self->n_jobs = jobs;
}

gboolean
steward_sync_engine_get_running (StewardSyncEngine *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_ENGINE (self), FALSE);
  return is_running (self);
}

guint
steward_sync_engine_get_total (StewardSyncEngine *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_ENGINE (self), 0);
  return self->total;
}

guint
steward_sync_engine_get_done (StewardSyncEngine *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_ENGINE (self), 0);
  return self->done;
}

guint
steward_sync_engine_get_failed (StewardSyncEngine *self)
{
  g_return_val_if_fail (STEWARD_IS_SYNC_ENGINE (self), 0);
  return self->failed;
}
