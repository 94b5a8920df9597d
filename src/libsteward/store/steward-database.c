/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-database.h"

#include "steward-connection-private.h"
#include "steward-migrations-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

struct _StewardDatabase {
  GObject parent_instance;

  char *path;
  StewardConnection *connection; /* used on the thread alone once it runs */
  GAsyncQueue *jobs;             /* of Job; one without a function ends the thread */
  GThread *thread;
};

typedef struct {
  StewardDatabaseJob run;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  GTask *task;
} Job;

G_DEFINE_FINAL_TYPE (StewardDatabase, steward_database, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->data_free)
    job->data_free (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

static void
run_job (StewardConnection *connection, Job *job)
{
  g_autoptr (GError) error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  result = job->run (connection, job->data, &error);
  if (error)
    g_task_return_error (job->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (job->task, result, job->result_free);
}

typedef struct {
  StewardConnection *connection;
  GAsyncQueue *jobs;
} Worker;

static gpointer
work (gpointer data)
{
  g_autofree Worker *worker = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (worker->jobs);
      gboolean last = job->run == NULL;

      if (!last)
        run_job (worker->connection, job);
      job_free (job);
      if (last)
        break;
    }
  steward_connection_close (worker->connection);
  g_async_queue_unref (worker->jobs);
  return NULL;
}

static void
steward_database_finalize (GObject *object)
{
  StewardDatabase *self = STEWARD_DATABASE (object);

  if (self->thread)
    {
      g_async_queue_push (self->jobs, g_new0 (Job, 1));
      g_thread_join (self->thread);
    }
  g_async_queue_unref (self->jobs);
  g_free (self->path);
  G_OBJECT_CLASS (steward_database_parent_class)->finalize (object);
}

static void
steward_database_class_init (StewardDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = steward_database_finalize;
}

static void
steward_database_init (StewardDatabase *self)
{
  self->jobs = g_async_queue_new ();
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED,
               _ ("The folder %s could not be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

StewardDatabase *
steward_database_open (const char *path, GError **error)
{
  g_autoptr (StewardConnection) connection = NULL;
  StewardDatabase *self;
  Worker *worker;

  g_return_val_if_fail (path != NULL, NULL);
  if (!make_folder (path, error))
    return NULL;
  connection = steward_connection_open (path, error);
  if (connection == NULL || !steward_migrations_run (connection, path, error))
    return NULL;
  self = g_object_new (STEWARD_TYPE_DATABASE, NULL);
  self->path = g_strdup (path);
  worker = g_new0 (Worker, 1);
  worker->connection = g_steal_pointer (&connection);
  worker->jobs = g_async_queue_ref (self->jobs);
  self->thread = g_thread_new ("steward-database", work, worker);
  return self;
}

const char *
steward_database_get_path (StewardDatabase *self)
{
  g_return_val_if_fail (STEWARD_IS_DATABASE (self), NULL);
  return self->path;
}

void
steward_database_run_async (StewardDatabase *self,
                            StewardDatabaseJob run,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Job *job;

  g_return_if_fail (STEWARD_IS_DATABASE (self));
  g_return_if_fail (run != NULL);
  job = g_new0 (Job, 1);
  job->run = run;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  /* A task that held the database might drop its last reference on the thread that has to be
   * joined. */
  job->task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, steward_database_run_async);
  g_async_queue_push (self->jobs, job);
}

gpointer
steward_database_run_finish (StewardDatabase *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
