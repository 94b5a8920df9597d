/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The engine between a real server, a real database and libsecret's encrypted file. */

#include "fake-instance.h"
#include "scratch-store.h"
#include "steward-sync-engine.h"
#include "steward-usage-error.h"

#include <libsecret/secret.h>

#define PASSWORD "correct horse"
#define TOKEN "sgp_0123456789abcdef"
#define N_CUSTOMERS 6
/* 2026-11-22 and 2026-11-23, noon UTC, by `date +%s`. */
#define NOON_BEFORE ((gint64) 1795348800 * G_USEC_PER_SEC)
#define NOON ((gint64) 1795435200 * G_USEC_PER_SEC)

/* Customers "c1" to "c6", by name. */
typedef struct {
  ScratchStore store;
  FakeInstance *instance;
  StewardVault *vault;
  StewardHttp *http;
  StewardSyncEngine *engine;
  char *ids[N_CUSTOMERS];
  GPtrArray *begun; /* of ids, as the engine told */
  guint n_running;  /* begun and not ended, as the engine told */
} Fixture;

/* --- Waiting ---------------------------------------------------------------------------------- */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GPtrArray *
finish (Fixture *fixture, GAsyncResult **result, GError **error)
{
  return steward_sync_engine_run_finish (fixture->engine, await (result), error);
}

/* Lets runs that were begun find their customers: the database is through with their lists once it
 * is through with this. */
static void
await_lists (Fixture *fixture)
{
  scratch_store_exec (fixture->store.database, "SELECT 1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Runs to the end; every customer has to be told of. */
static GPtrArray *
run_all (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes;

  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &result);
  outcomes = finish (fixture, &result, &error);
  g_assert_no_error (error);
  return outcomes;
}

/* --- Fixture ---------------------------------------------------------------------------------- */

/* Waits for what runs that have ended still asked of it, which would bring its backend back. */
static void
close_vault (Fixture *fixture)
{
  StewardVault *vault = fixture->vault;

  if (vault == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (vault), (gpointer *) &fixture->vault);
  g_object_unref (vault);
  while (fixture->vault)
    g_main_context_iteration (NULL, TRUE);
}

/* As in a new process: libsecret forgets its backend, and the vault is another. */
static void
open_vault (Fixture *fixture, const char *password)
{
  close_vault (fixture);
  secret_service_disconnect ();
  g_unsetenv ("SECRET_BACKEND");
  g_unsetenv ("SECRET_FILE_TEST_PATH");
  g_unsetenv ("SECRET_FILE_TEST_PASSWORD");
  g_setenv ("STEWARD_SECRET_PASSWORD", password, TRUE);
  fixture->vault = steward_vault_new (fixture->store.folder);
}

static void
store_token (Fixture *fixture, const char *address)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_vault_store_async (fixture->vault, address, TOKEN, NULL, kept_cb, &result);
  steward_vault_store_finish (fixture->vault, await (&result), &error);
  g_assert_no_error (error);
}

static void
started_cb (Fixture *fixture, const char *id)
{
  g_ptr_array_add (fixture->begun, g_strdup (id));
  fixture->n_running++;
}

static void
ended_cb (Fixture *fixture, const char *id)
{
  g_assert_cmpuint (fixture->n_running, >, 0);
  fixture->n_running--;
}

/* Makes the engine, on a day. */
static void
open_engine (Fixture *fixture, StewardDay today)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (today);

  fixture->engine = steward_sync_engine_new (fixture->store.database, fixture->vault, fixture->http,
                                             clock);
  g_signal_connect_swapped (fixture->engine, "customer-started", G_CALLBACK (started_cb), fixture);
  g_signal_connect_swapped (fixture->engine, "customer-ended", G_CALLBACK (ended_cb), fixture);
}

/* Nothing may be left that holds the engine, however its runs ended. */
static void
close_engine (Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_running, ==, 0);
  g_assert_false (steward_sync_engine_get_running (fixture->engine));
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
}

static void
add_customer (Fixture *fixture, guint i)
{
  g_autofree char *name = g_strdup_printf ("c%u", i + 1);
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));

  /* The token is that of the origin, which all share. */
  facts->record->url = g_strdup (fixture->instance->address);
  facts->record->source_url = fake_instance_make_url (fixture->instance, name);
  fixture->ids[i] = g_strdup (facts->record->id);
  scratch_store_save (fixture->store.database, facts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  scratch_store_set_up (&fixture->store);
  fixture->begun = g_ptr_array_new_with_free_func (g_free);
  fixture->instance = fake_instance_new ();
  fixture->http = steward_http_new (60000, 1, NULL);
  open_vault (fixture, PASSWORD);
  store_token (fixture, fixture->instance->address);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    add_customer (fixture, i);
  open_engine (fixture, steward_day_new (2026, 11, 23));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_engine (fixture);
  close_vault (fixture);
  g_clear_object (&fixture->http);
  fake_instance_free (fixture->instance);
  scratch_store_tear_down (&fixture->store);
  g_ptr_array_unref (fixture->begun);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    g_free (fixture->ids[i]);
}

/* --- What is kept ----------------------------------------------------------------------------- */

static const StewardUsagePoint *
find_october (const StewardCustomerFacts *facts)
{
  return steward_usage_find_complete (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9);
}

static void
assert_figures (const StewardCustomerFacts *facts)
{
  g_assert_nonnull (find_october (facts));
  g_assert_cmpint (find_october (facts)->users, ==, 744);
  g_assert_cmpuint (facts->seats->len, ==, 1);
  g_assert_cmpint (g_array_index (facts->seats, StewardSeatsObservation, 0).seats.count, ==, 900);
}

static void
assert_synced (const StewardCustomerFacts *facts)
{
  g_assert_cmpint (steward_sync_status_get_state (facts->sync), ==, STEWARD_SYNC_OK);
  g_assert_cmpint (facts->sync->at, ==, NOON);
  assert_figures (facts);
}

static void
assert_untouched (const StewardCustomerFacts *facts)
{
  g_assert_cmpint (steward_sync_status_get_state (facts->sync), ==, STEWARD_SYNC_NEVER);
  g_assert_true (steward_usage_is_empty (facts->usage));
  g_assert_cmpuint (facts->seats->len, ==, 0);
}

static void
assert_all (Fixture *fixture, void (*assert_one) (const StewardCustomerFacts *facts))
{
  g_autoptr (GPtrArray) customers = scratch_store_load (fixture->store.database);

  g_assert_cmpuint (customers->len, ==, N_CUSTOMERS);
  for (guint i = 0; i < customers->len; i++)
    assert_one (g_ptr_array_index (customers, i));
}

/* The outcome of a customer, or NULL. */
static const StewardSyncOutcome *
find_outcome (GPtrArray *outcomes, const char *name)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const StewardSyncOutcome *outcome = g_ptr_array_index (outcomes, i);

      if (g_str_equal (outcome->name, name))
        return outcome;
    }
  return NULL;
}

/* --- Going well ------------------------------------------------------------------------------- */

static void
test_everything_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) outcomes = run_all (fixture);

  g_assert_cmpuint (outcomes->len, ==, N_CUSTOMERS);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const StewardSyncOutcome *outcome = g_ptr_array_index (outcomes, i);

      g_assert_cmpint (steward_sync_status_get_state (outcome->status), ==, STEWARD_SYNC_OK);
      g_assert_cmpint (outcome->status->attempted_at, ==, NOON);
    }
  assert_all (fixture, assert_synced);
}

/* Held at the server: two customers, and the next one only when one of them is answered. */
static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_set_jobs (fixture->engine, 2);
  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &result);
  for (guint i = 1; i <= N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      fake_instance_await_held (fixture->instance, i < N_CUSTOMERS ? 4 : 2);
      fake_instance_let_go (fixture->instance, name);
    }
  outcomes = finish (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, N_CUSTOMERS);
  g_assert_cmpuint (fixture->instance->most_at_once, ==, 2);
}

/* As the window shows it: seen whenever the properties say that they changed. */
static void
progress_cb (StewardSyncEngine *engine, GParamSpec *pspec, GString *seen)
{
  guint total;
  guint done;
  guint failed;
  gboolean running;

  g_object_get (engine, "running", &running, "total", &total, "done", &done, "failed", &failed,
                NULL);
  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (failed, <=, done);
  g_string_append_printf (seen, "%u/%u %u %s, ", done, total, failed, running ? "on" : "off");
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) again = NULL;

  /* One after the other, so that the order is certain. */
  steward_sync_engine_set_jobs (fixture->engine, 1);
  fake_instance_set_answer (fixture->instance, "c2", "StewardUsage", FAKE_NOT_ADMIN);
  fake_instance_set_answer (fixture->instance, "c5", "StewardUsage", FAKE_NOT_ADMIN);
  g_signal_connect (fixture->engine, "notify::done", G_CALLBACK (progress_cb), seen);
  outcomes = run_all (fixture);
  g_assert_cmpstr (seen->str, ==,
                   "0/6 0 on, 1/6 0 on, 2/6 1 on, 3/6 1 on, 4/6 1 on, 5/6 2 on, 6/6 2 off, ");
  /* The next run counts from nothing. */
  fake_instance_set_answer (fixture->instance, "c2", "StewardUsage", FAKE_USAGE_744);
  g_string_truncate (seen, 0);
  again = run_all (fixture);
  g_assert_cmpstr (seen->str, ==,
                   "0/6 0 on, 1/6 0 on, 2/6 0 on, 3/6 0 on, 4/6 0 on, 5/6 1 on, 6/6 1 off, ");
}

static void
test_second_run_joins (Fixture *fixture, gconstpointer data)
{
  const char *const named[] = { fixture->ids[0], fixture->ids[4], NULL };
  g_autoptr (GAsyncResult) first_result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (GAsyncResult) third_result = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_set_jobs (fixture->engine, 2);
  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &first_result);
  fake_instance_await_held (fixture->instance, 4);
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &second_result);
  steward_sync_engine_run_async (fixture->engine, named, NULL, kept_cb, &third_result);
  await_lists (fixture);
  g_assert_cmpuint (steward_sync_engine_get_total (fixture->engine), ==, N_CUSTOMERS);
  fake_instance_let_all_go (fixture->instance);
  first = finish (fixture, &first_result, &error);
  second = finish (fixture, &second_result, &error);
  third = finish (fixture, &third_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, N_CUSTOMERS);
  g_assert_cmpuint (second->len, ==, N_CUSTOMERS);
  g_assert_cmpuint (third->len, ==, 2);
  g_assert_nonnull (find_outcome (third, "c1"));
  g_assert_nonnull (find_outcome (third, "c5"));
  /* Each once: for seats and for usage. */
  g_assert_cmpuint (fixture->instance->asked->len, ==, 2 * N_CUSTOMERS);
  for (guint i = 1; i <= N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("c%u", i);

      g_assert_cmpuint (fake_instance_count_asked (fixture->instance, name), ==, 2);
    }
}

static void
test_named_go_first (Fixture *fixture, gconstpointer data)
{
  const guint order[] = { 0, 4, 1, 2, 3, 5 };
  const char *const named[] = { fixture->ids[4], NULL };
  g_autoptr (GAsyncResult) all_result = NULL;
  g_autoptr (GAsyncResult) named_result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_set_jobs (fixture->engine, 1);
  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &all_result);
  fake_instance_await_held (fixture->instance, 2);
  steward_sync_engine_run_async (fixture->engine, named, NULL, kept_cb, &named_result);
  await_lists (fixture);
  fake_instance_let_all_go (fixture->instance);
  alone = finish (fixture, &named_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alone->len, ==, 1);
  g_assert_null (all_result);
  all = finish (fixture, &all_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->begun->len, ==, N_CUSTOMERS);
  for (guint i = 0; i < N_CUSTOMERS; i++)
    g_assert_cmpstr (g_ptr_array_index (fixture->begun, i), ==, fixture->ids[order[i]]);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  const char *const named[] = { "no such customer", NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_run_async (fixture->engine, named, NULL, kept_cb, &result);
  outcomes = finish (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 0);
  g_assert_cmpuint (fixture->instance->asked->len, ==, 0);
}

/* --- Cancelling ------------------------------------------------------------------------------- */

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_set_jobs (fixture->engine, 2);
  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, cancellable, kept_cb, &result);
  fake_instance_await_held (fixture->instance, 4);
  g_cancellable_cancel (cancellable);
  /* Nothing is let go: the run ends by itself, and with it all that is seen of it. */
  g_assert_null (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (steward_sync_engine_get_running (fixture->engine));
  g_assert_cmpuint (fixture->n_running, ==, 0);
  assert_all (fixture, assert_untouched);
  fake_instance_let_all_go (fixture->instance);
  outcomes = run_all (fixture);
  g_assert_cmpuint (outcomes->len, ==, N_CUSTOMERS);
  assert_all (fixture, assert_synced);
}

/* What is under way for a run that was cancelled must not touch an engine that is gone. */
static void
test_cancel_and_free (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, cancellable, kept_cb, &result);
  fake_instance_await_held (fixture->instance, 2 * N_CUSTOMERS);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &result, &error));
  g_clear_object (&result);
  close_engine (fixture);
  fake_instance_let_all_go (fixture->instance);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  open_engine (fixture, steward_day_new (2026, 11, 23));
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  steward_sync_engine_run_async (fixture->engine, NULL, cancellable, kept_cb, &result);
  g_assert_null (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->begun->len, ==, 0);
}

/* Only what nobody else waits for ends. */
static void
test_cancel_one_of_two (Fixture *fixture, gconstpointer data)
{
  const char *const named[] = { fixture->ids[0], fixture->ids[3], NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) all_result = NULL;
  g_autoptr (GAsyncResult) named_result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_set_jobs (fixture->engine, 2);
  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, cancellable, kept_cb, &all_result);
  fake_instance_await_held (fixture->instance, 4);
  steward_sync_engine_run_async (fixture->engine, named, NULL, kept_cb, &named_result);
  await_lists (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish (fixture, &all_result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (steward_sync_engine_get_total (fixture->engine), ==, 2);
  fake_instance_let_all_go (fixture->instance);
  outcomes = finish (fixture, &named_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 2);
  g_assert_cmpuint (fake_instance_count_asked (fixture->instance, "c1"), ==, 2);
  g_assert_cmpuint (fake_instance_count_asked (fixture->instance, "c4"), ==, 2);
  g_assert_cmpuint (fake_instance_count_asked (fixture->instance, "c3"), ==, 0);
}

/* --- Failures --------------------------------------------------------------------------------- */

/* Status 200 says it in the answer (usage-api 1): the seats came all the same. */
static void
test_part_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) customers = NULL;
  const StewardSyncOutcome *outcome;
  const StewardCustomerFacts *facts;

  fake_instance_set_answer (fixture->instance, "c2", "StewardUsage", FAKE_NOT_ADMIN);
  outcomes = run_all (fixture);
  outcome = find_outcome (outcomes, "c2");
  g_assert_null (outcome->status->problems[STEWARD_PART_SEATS].code);
  g_assert_cmpstr (outcome->status->problems[STEWARD_PART_USAGE].code, ==, "not-admin");
  g_assert_cmpuint (steward_sync_engine_get_failed (fixture->engine), ==, 1);
  customers = scratch_store_load (fixture->store.database);
  facts = g_ptr_array_index (customers, 1);
  g_assert_cmpint (g_array_index (facts->seats, StewardSeatsObservation, 0).seats.count, ==, 900);
  g_assert_true (steward_usage_is_empty (facts->usage));
  g_assert_cmpint (facts->sync->at, ==, 0);
  g_assert_cmpint (facts->sync->attempted_at, ==, NOON);
  g_assert_cmpstr (facts->sync->problems[STEWARD_PART_USAGE].code, ==, "not-admin");
  /* The others are none the worse. */
  assert_synced (g_ptr_array_index (customers, 0));
  assert_synced (g_ptr_array_index (customers, 2));
}

static void
test_last_good_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) good = NULL;
  g_autoptr (GPtrArray) bad = NULL;
  g_autoptr (GPtrArray) customers = NULL;
  const StewardCustomerFacts *facts;

  close_engine (fixture);
  open_engine (fixture, steward_day_new (2026, 11, 22));
  good = run_all (fixture);
  close_engine (fixture);
  open_engine (fixture, steward_day_new (2026, 11, 23));
  fake_instance_set_answer (fixture->instance, "c1", "StewardUsage", "not JSON at all");
  fake_instance_set_answer (fixture->instance, "c1", "StewardLicense", "{}");
  bad = run_all (fixture);
  customers = scratch_store_load (fixture->store.database);
  facts = g_ptr_array_index (customers, 0);
  g_assert_cmpint (steward_sync_status_get_state (facts->sync), ==, STEWARD_SYNC_FAILED);
  g_assert_cmpint (facts->sync->at, ==, NOON_BEFORE);
  g_assert_cmpint (facts->sync->attempted_at, ==, NOON);
  g_assert_cmpstr (facts->sync->problems[STEWARD_PART_SEATS].code, ==, "malformed");
  g_assert_cmpstr (facts->sync->problems[STEWARD_PART_USAGE].code, ==, "malformed");
  assert_figures (facts);
  assert_synced (g_ptr_array_index (customers, 1));
}

static void
test_deleted_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  steward_sync_engine_set_jobs (fixture->engine, 1);
  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &result);
  fake_instance_await_held (fixture->instance, 2);
  /* One that is being asked, and one that waits. */
  scratch_store_delete (fixture->store.database, fixture->ids[0]);
  scratch_store_delete (fixture->store.database, fixture->ids[3]);
  fake_instance_let_all_go (fixture->instance);
  outcomes = finish (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, N_CUSTOMERS - 2);
  g_assert_null (find_outcome (outcomes, "c1"));
  g_assert_null (find_outcome (outcomes, "c4"));
  g_assert_cmpuint (fake_instance_count_asked (fixture->instance, "c4"), ==, 0);
  g_assert_cmpuint (steward_sync_engine_get_done (fixture->engine), ==, N_CUSTOMERS);
  g_assert_cmpuint (steward_sync_engine_get_failed (fixture->engine), ==, 0);
}

static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) second_result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second_error = NULL;

  close_engine (fixture);
  open_vault (fixture, "another password");
  open_engine (fixture, steward_day_new (2026, 11, 23));
  /* Both runs wait for the same customers, and both are told. */
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &result);
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &second_result);
  g_assert_null (finish (fixture, &result, &error));
  g_assert_error (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED);
  g_assert_null (finish (fixture, &second_result, &second_error));
  g_assert_error (second_error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_LOCKED);
  assert_all (fixture, assert_untouched);
  g_assert_cmpuint (fixture->instance->asked->len, ==, 0);
  /* With the right one all is well. */
  g_clear_object (&result);
  g_clear_object (&second_result);
  close_engine (fixture);
  open_vault (fixture, PASSWORD);
  open_engine (fixture, steward_day_new (2026, 11, 23));
  outcomes = run_all (fixture);
  assert_all (fixture, assert_synced);
}

static void
test_store_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  fixture->instance->holding = TRUE;
  steward_sync_engine_run_async (fixture->engine, NULL, NULL, kept_cb, &result);
  fake_instance_await_held (fixture->instance, 2 * N_CUSTOMERS);
  scratch_store_exec (fixture->store.database, "PRAGMA query_only = ON");
  fake_instance_let_all_go (fixture->instance);
  g_assert_null (finish (fixture, &result, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_READ_ONLY);
  g_assert_false (steward_sync_engine_get_running (fixture->engine));
  assert_all (fixture, assert_untouched);
  scratch_store_exec (fixture->store.database, "PRAGMA query_only = OFF");
  outcomes = run_all (fixture);
  assert_all (fixture, assert_synced);
}

/* --- Test connection -------------------------------------------------------------------------- */

static StewardSyncStatus *
test_connection (Fixture *fixture, const StewardCustomerRecord *record, const char *token)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StewardSyncStatus *status;

  steward_sync_engine_test_async (fixture->engine, record, token, NULL, kept_cb, &result);
  status = steward_sync_engine_test_finish (fixture->engine, await (&result), &error);
  g_assert_no_error (error);
  return status;
}

static void
test_connection_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = scratch_store_load (fixture->store.database);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (StewardSyncStatus) good = NULL;
  g_autoptr (StewardSyncStatus) bad = NULL;
  const StewardCustomerFacts *first = g_ptr_array_index (before, 0);
  const StewardCustomerFacts *second = g_ptr_array_index (before, 1);

  fake_instance_set_answer (fixture->instance, "c2", "StewardUsage", FAKE_NOT_ADMIN);
  good = test_connection (fixture, first->record, "sgp_typed");
  g_assert_null (steward_sync_status_get_problem (good));
  bad = test_connection (fixture, second->record, NULL);
  g_assert_null (bad->problems[STEWARD_PART_SEATS].code);
  g_assert_cmpstr (bad->problems[STEWARD_PART_USAGE].code, ==, "not-admin");
  g_assert_cmpuint (fixture->instance->asked->len, ==, 4);
  assert_all (fixture, assert_untouched);
  after = scratch_store_load (fixture->store.database);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (((StewardCustomerFacts *) g_ptr_array_index (after, i))->revision, ==,
                     ((StewardCustomerFacts *) g_ptr_array_index (before, i))->revision);
  g_assert_false (steward_sync_engine_get_running (fixture->engine));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/sync/engine/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("everything-is-kept", test_everything_is_kept);
  ADD ("bounded", test_bounded);
  ADD ("progress", test_progress);
  ADD ("second-run-joins", test_second_run_joins);
  ADD ("named-go-first", test_named_go_first);
  ADD ("nobody", test_nobody);
  ADD ("cancel", test_cancel);
  ADD ("cancel-and-free", test_cancel_and_free);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("cancel-one-of-two", test_cancel_one_of_two);
  ADD ("part-fails", test_part_fails);
  ADD ("last-good-is-kept", test_last_good_is_kept);
  ADD ("deleted-meanwhile", test_deleted_meanwhile);
  ADD ("wrong-password", test_wrong_password);
  ADD ("store-fails", test_store_fails);
  ADD ("connection-keeps-nothing", test_connection_keeps_nothing);
#undef ADD
  return g_test_run ();
}
