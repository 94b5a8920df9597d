/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"

#include "steward-connection-private.h"
#include "steward-customer-repository.h"

#include <glib/gstdio.h>

#define NOW ((gint64) 1700000000 * G_USEC_PER_SEC)

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_assert_no_errno (g_unlink (child));
    }
  g_assert_no_errno (g_rmdir (path));
}

void
scratch_store_open (ScratchStore *self)
{
  g_autoptr (GError) error = NULL;

  self->database = steward_database_open (self->path, &error);
  g_assert_no_error (error);
}

void
scratch_store_set_up (ScratchStore *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("steward-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "steward.db", NULL);
  scratch_store_open (self);
}

void
scratch_store_tear_down (ScratchStore *self)
{
  g_clear_object (&self->database);
  remove_tree (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* --- Jobs ------------------------------------------------------------------------------------- */

typedef struct {
  gpointer result;
  GError *error;
  gboolean done;
} Outcome;

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->result = g_task_propagate_pointer (G_TASK (result), &outcome->error);
  outcome->done = TRUE;
}

gpointer
scratch_store_run (StewardDatabase *database, StewardDatabaseJob job, gpointer data, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Outcome outcome = { 0 };

  g_main_context_push_thread_default (context);
  steward_database_run_async (database, job, data, NULL, NULL, NULL, finished_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  if (outcome.error)
    g_propagate_error (error, outcome.error);
  return outcome.result;
}

/* Runs a job that has to succeed. */
static gpointer
run (StewardDatabase *database, StewardDatabaseJob job, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = scratch_store_run (database, job, data, &error);

  g_assert_no_error (error);
  return result;
}

static gpointer
exec_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_connection_exec (connection, data, error));
}

void
scratch_store_exec (StewardDatabase *database, const char *sql)
{
  run (database, exec_job, (gpointer) sql);
}

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_save (connection, data, NOW, error));
}

void
scratch_store_save (StewardDatabase *database, StewardCustomerFacts *facts)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new ();

  g_ptr_array_add (customers, facts);
  run (database, save_job, customers);
}

void
scratch_store_add_customers (StewardDatabase *database, guint n_customers)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  for (guint i = 1; i <= n_customers; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %u", i);

      g_ptr_array_add (customers,
                       steward_customer_facts_new_take (steward_customer_record_new (name)));
    }
  run (database, save_job, customers);
}

char *
scratch_store_add_customer (StewardDatabase *database, const char *name)
{
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));

  scratch_store_save (database, facts);
  return g_strdup (facts->record->id);
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  const char *const ids[] = { data, NULL };

  return GINT_TO_POINTER (steward_customer_repository_delete (connection, ids, NOW, error));
}

void
scratch_store_delete (StewardDatabase *database, const char *id)
{
  run (database, delete_job, (gpointer) id);
}

gpointer
scratch_store_load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_load (connection, 0, STEWARD_DAY_NONE, error);
}

GPtrArray *
scratch_store_load (StewardDatabase *database)
{
  return run (database, scratch_store_load_job, NULL);
}
