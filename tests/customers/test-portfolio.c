/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-portfolio.h"
#include "steward-setting-repository.h"

#include <string.h>

/* A guard against waiting for ever; nothing takes anything like as long. */
#define PATIENCE_S 30

typedef struct {
  ScratchStore store;
  StewardPortfolio *portfolio;
  GString *changes;   /* every items-changed, as "position-removed+added " */
  GPtrArray *changed; /* of the customers that said they changed, borrowed */
} Fixture;

/* --- Fixture ---------------------------------------------------------------------------------- */

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GString *changes)
{
  g_string_append_printf (changes, "%u-%u+%u ", position, removed, added);
}

static void
open_portfolio (Fixture *fixture, StewardSyncEngine *engine)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));

  fixture->portfolio = steward_portfolio_new (fixture->store.database, clock, engine);
  g_signal_connect (fixture->portfolio, "items-changed", G_CALLBACK (items_changed_cb),
                    fixture->changes);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  scratch_store_set_up (&fixture->store);
  fixture->changes = g_string_new (NULL);
  fixture->changed = g_ptr_array_new ();
  open_portfolio (fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->portfolio));
  scratch_store_tear_down (&fixture->store);
  g_string_free (fixture->changes, TRUE);
  g_ptr_array_unref (fixture->changed);
}

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

static void
refresh (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_portfolio_refresh_async (fixture->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_refresh_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

static gboolean
lost_patience_cb (gpointer user_data)
{
  g_error ("The list did not follow the store.");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the list has so many customers, and all of what changed was said. */
static void
await_items (Fixture *fixture, guint n_items)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, lost_patience_cb, NULL);

  while (g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)) != n_items)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
}

static void
assert_changes (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->changes->str, ==, expected);
  g_string_truncate (fixture->changes, 0);
}

/* --- Customers -------------------------------------------------------------------------------- */

static StewardCustomer *
get_customer (Fixture *fixture, guint position)
{
  g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (fixture->portfolio),
                                                                position);

  return customer; /* the list holds it */
}

static void
changed_cb (StewardCustomer *customer, GPtrArray *changed)
{
  g_ptr_array_add (changed, customer);
}

static void
watch_customers (Fixture *fixture)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)); i++)
    g_signal_connect (get_customer (fixture, i), "changed", G_CALLBACK (changed_cb),
                      fixture->changed);
}

/* What a form hands over: the record of a customer, with what was typed. */
static StewardCustomerFacts *
edit (StewardCustomer *customer, const char *name)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  StewardCustomerRecord *record = steward_customer_record_copy (facts->record);

  g_free (record->name);
  record->name = g_strdup (name);
  return steward_customer_facts_new_take (record);
}

static StewardCustomerFacts *
new_customer (const char *name)
{
  return steward_customer_facts_new_take (steward_customer_record_new (name));
}

/* Saves two customers, either of which may be missing. Takes them. */
static gboolean
save (Fixture *fixture, StewardCustomerFacts *first, StewardCustomerFacts *second, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  g_ptr_array_add (customers, first);
  if (second)
    g_ptr_array_add (customers, second);
  steward_portfolio_save_async (fixture->portfolio, customers, NULL, kept_cb, &result);
  return steward_portfolio_save_finish (fixture->portfolio, await (&result), error);
}

/* --- Following what is read ------------------------------------------------------------------- */

static void
loaded_cb (StewardPortfolio *portfolio, GParamSpec *pspec, guint *n_seen)
{
  g_assert_true (steward_portfolio_get_loaded (portfolio));
  *n_seen = g_list_model_get_n_items (G_LIST_MODEL (portfolio));
}

static void
test_first_load (Fixture *fixture, gconstpointer data)
{
  guint n_seen = 0;

  scratch_store_add_customers (fixture->store.database, 3);
  g_assert_false (steward_portfolio_get_loaded (fixture->portfolio));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)), ==, 0);
  g_signal_connect (fixture->portfolio, "notify::loaded", G_CALLBACK (loaded_cb), &n_seen);
  refresh (fixture);
  assert_changes (fixture, "0-0+3 ");
  g_assert_cmpuint (n_seen, ==, 3);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->portfolio), 3));
  for (guint i = 0; i < 3; i++)
    g_assert_true (steward_portfolio_find (fixture->portfolio,
                                           steward_customer_get_id (get_customer (fixture, i)))
                   == get_customer (fixture, i));
  /* What did not change is not announced. */
  refresh (fixture);
  assert_changes (fixture, "");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  refresh (fixture);
  g_assert_true (steward_portfolio_get_loaded (fixture->portfolio));
  assert_changes (fixture, "");
}

static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) first = new_customer ("A first one");
  g_autoptr (StewardCustomerFacts) second = new_customer ("Z last one");

  scratch_store_add_customers (fixture->store.database, 3);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  scratch_store_save (fixture->store.database, first);
  scratch_store_save (fixture->store.database, second);
  refresh (fixture);
  assert_changes (fixture, "3-0+2 ");
  g_assert_nonnull (steward_portfolio_find (fixture->portfolio, first->record->id));
}

/* The customer stays the same object, and says itself that it changed. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) facts = NULL;
  StewardCustomer *customer;

  scratch_store_add_customers (fixture->store.database, 3);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  watch_customers (fixture);
  customer = get_customer (fixture, 1);
  facts = edit (customer, "Renamed");
  scratch_store_save (fixture->store.database, facts);
  refresh (fixture);
  assert_changes (fixture, "");
  g_assert_true (get_customer (fixture, 1) == customer);
  g_assert_cmpstr (steward_customer_get_name (customer), ==, "Renamed");
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_true (g_ptr_array_index (fixture->changed, 0) == customer);
  g_assert_true (steward_portfolio_find (fixture->portfolio, facts->record->id) == customer);
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;

  scratch_store_add_customers (fixture->store.database, 4);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  id = g_strdup (steward_customer_get_id (get_customer (fixture, 1)));
  other_id = g_strdup (steward_customer_get_id (get_customer (fixture, 2)));
  scratch_store_delete (fixture->store.database, id);
  refresh (fixture);
  assert_changes (fixture, "1-1+0 ");
  g_assert_null (steward_portfolio_find (fixture->portfolio, id));
  g_assert_cmpstr (steward_customer_get_id (get_customer (fixture, 1)), ==, other_id);
}

/* All at once: each announcement has to fit the list as it is at that moment. */
static void
n_items_cb (GListModel *model, guint position, guint removed, guint added, guint *n_items)
{
  *n_items = *n_items - removed + added;
  g_assert_cmpuint (position + added, <=, *n_items);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n_items);
}

static void
test_all_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) added = new_customer ("Added");
  g_autoptr (StewardCustomerFacts) gone_at_once = new_customer ("Gone at once");
  g_autoptr (StewardCustomerFacts) edited = NULL;
  guint n_items = 4;

  scratch_store_add_customers (fixture->store.database, 4);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  g_signal_connect (fixture->portfolio, "items-changed", G_CALLBACK (n_items_cb), &n_items);
  watch_customers (fixture);
  edited = edit (get_customer (fixture, 3), "Edited");
  scratch_store_save (fixture->store.database, added);
  scratch_store_save (fixture->store.database, edited);
  scratch_store_save (fixture->store.database, gone_at_once);
  scratch_store_delete (fixture->store.database, gone_at_once->record->id);
  scratch_store_delete (fixture->store.database,
                        steward_customer_get_id (get_customer (fixture, 0)));
  refresh (fixture);
  assert_changes (fixture, "0-1+0 3-0+1 ");
  g_assert_cmpuint (n_items, ==, 4);
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_cmpstr (steward_customer_get_name (get_customer (fixture, 2)), ==, "Edited");
  g_assert_cmpstr (steward_customer_get_name (get_customer (fixture, 3)), ==, "Added");
}

/* --- Settings --------------------------------------------------------------------------------- */

static void
add_customer_with_seats (Fixture *fixture, const char *name, const char *segment)
{
  g_autoptr (StewardCustomerFacts) facts = new_customer (name);
  const StewardSeatsObservation seats = {
    .since = steward_day_new (2026, 1, 1),
    .origin = STEWARD_SEATS_FROM_FILE,
    .seats = steward_seats_new (100),
  };

  facts->record->segment = g_strdup (segment);
  g_array_append_val (facts->seats, seats);
  scratch_store_save (fixture->store.database, facts);
}

/* 70 of the 100 seats. */
static void
count_october (Fixture *fixture, StewardCustomer *customer)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GAsyncResult) result = NULL;

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, 70, TRUE);
  steward_portfolio_add_usage_async (fixture->portfolio, customer, usage, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_add_usage_finish (fixture->portfolio, await (&result), NULL));
}

static gboolean
change (Fixture *fixture,
        const char *key,
        StewardScope scope,
        const char *subject,
        const char *text,
        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);

  g_ptr_array_add (changes, steward_setting_change_new (key, scope, subject, text));
  steward_portfolio_change_settings_async (fixture->portfolio, changes, NULL, kept_cb, &result);
  return steward_portfolio_change_settings_finish (fixture->portfolio, await (&result), error);
}

static StewardState
get_state (Fixture *fixture, guint position)
{
  return steward_customer_get_figures (get_customer (fixture, position))->utilization.state;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Each customer is judged by its own limits, by the time the change is said to be done. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  add_customer_with_seats (fixture, "A", "Strategic");
  add_customer_with_seats (fixture, "B", NULL);
  refresh (fixture);
  count_october (fixture, get_customer (fixture, 0));
  count_october (fixture, get_customer (fixture, 1));
  g_assert_cmpint (get_state (fixture, 0), ==, STEWARD_STATE_CONCERNING);
  g_signal_connect_swapped (fixture->portfolio, "notify::settings", G_CALLBACK (count_cb),
                            &n_notified);
  g_assert_true (change (fixture, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "70 %", NULL));
  g_assert_cmpint (get_state (fixture, 0), ==, STEWARD_STATE_HEALTHY);
  g_assert_cmpint (get_state (fixture, 1), ==, STEWARD_STATE_HEALTHY);
  g_assert_cmpfloat (steward_portfolio_get_targets (fixture->portfolio)->utilization_healthy, ==,
                     0.7);
  g_assert_true (
    change (fixture, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", "75 %", NULL));
  g_assert_cmpint (get_state (fixture, 0), ==, STEWARD_STATE_CONCERNING);
  g_assert_cmpint (get_state (fixture, 1), ==, STEWARD_STATE_HEALTHY);
  g_assert_true (change (fixture, "utilization-healthy", STEWARD_SCOPE_CUSTOMER,
                         steward_customer_get_id (get_customer (fixture, 0)), "60 %", NULL));
  g_assert_cmpint (get_state (fixture, 0), ==, STEWARD_STATE_HEALTHY);
  g_assert_cmpfloat (steward_customer_get_targets (get_customer (fixture, 0))->utilization_healthy,
                     ==, 0.6);
  g_assert_cmpuint (n_notified, ==, 3);
  g_assert_false (change (fixture, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "soon", &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpuint (n_notified, ==, 3);
}

static gpointer
set_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_setting_repository_save (
    connection, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "70 %", 1, error));
}

/* What another program sets is followed as what it does to customers; one that it deletes at the
 * same time does not stay. */
static void
test_settings_of_another_program (Fixture *fixture, gconstpointer data)
{
  add_customer_with_seats (fixture, "A", NULL);
  add_customer_with_seats (fixture, "B", NULL);
  refresh (fixture);
  count_october (fixture, get_customer (fixture, 0));
  scratch_store_delete (fixture->store.database,
                        steward_customer_get_id (get_customer (fixture, 1)));
  g_assert_nonnull (scratch_store_run (fixture->store.database, set_job, NULL, NULL));
  await_items (fixture, 1);
  g_assert_cmpint (get_state (fixture, 0), ==, STEWARD_STATE_HEALTHY);
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* By now it is there, without another turn of the main loop. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (source)), ==, 1);
  kept_cb (source, result, user_data);
}

static void
test_save_shows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  refresh (fixture);
  g_ptr_array_add (customers, new_customer ("Acme"));
  steward_portfolio_save_async (fixture->portfolio, customers, NULL, saved_cb, &result);
  g_assert_true (steward_portfolio_save_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
  assert_changes (fixture, "0-0+1 ");
  watch_customers (fixture);
  g_assert_true (save (fixture, edit (get_customer (fixture, 0), "Acme Ltd"), NULL, &error));
  g_assert_no_error (error);
  assert_changes (fixture, "");
  g_assert_cmpstr (steward_customer_get_name (get_customer (fixture, 0)), ==, "Acme Ltd");
  g_assert_cmpuint (fixture->changed->len, ==, 1);
}

static void
test_name_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  scratch_store_add_customers (fixture->store.database, 2);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  watch_customers (fixture);
  g_assert_false (
    save (fixture, edit (get_customer (fixture, 0), "New"), new_customer ("Customer 2"), &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN);
  g_assert_nonnull (strstr (error->message, "Customer 2"));
  refresh (fixture);
  assert_changes (fixture, "");
  g_assert_cmpuint (fixture->changed->len, ==, 0);
  g_assert_cmpstr (steward_customer_get_name (get_customer (fixture, 0)), ==, "Customer 1");
}

static void
test_deleted_before_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) edited = NULL;
  g_autoptr (GError) error = NULL;

  scratch_store_add_customers (fixture->store.database, 1);
  refresh (fixture);
  edited = edit (get_customer (fixture, 0), "Edited");
  scratch_store_delete (fixture->store.database, edited->record->id);
  g_assert_false (save (fixture, g_steal_pointer (&edited), NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
}

static void
test_add_usage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const StewardCustomerFacts *facts;

  scratch_store_add_customers (fixture->store.database, 1);
  refresh (fixture);
  watch_customers (fixture);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, 744, TRUE);
  steward_portfolio_add_usage_async (fixture->portfolio, get_customer (fixture, 0), usage, NULL,
                                     kept_cb, &result);
  g_assert_true (steward_portfolio_add_usage_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
  facts = steward_customer_get_facts (get_customer (fixture, 0));
  g_assert_cmpint (
    steward_usage_find_complete (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9)->users, ==, 744);
  g_assert_cmpint (steward_sync_status_get_state (facts->sync), ==, STEWARD_SYNC_OK);
  g_assert_cmpuint (fixture->changed->len, ==, 1);
}

/* --- Removing and restoring ------------------------------------------------------------------- */

static gboolean delete (Fixture *fixture, const char *const *ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_portfolio_delete_async (fixture->portfolio, ids, NULL, kept_cb, &result);
  return steward_portfolio_delete_finish (fixture->portfolio, await (&result), error);
}

static gboolean
restore (Fixture *fixture, const char *const *ids, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  steward_portfolio_restore_async (fixture->portfolio, ids, NULL, kept_cb, &result);
  return steward_portfolio_restore_finish (fixture->portfolio, await (&result), error);
}

static void
add_usage (Fixture *fixture, StewardCustomer *customer)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, 744, TRUE);
  steward_portfolio_add_usage_async (fixture->portfolio, customer, usage, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_add_usage_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

/* What comes back is the customer of before: its id, and all that was known of it. */
static void
test_delete_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  StewardCustomer *back;

  scratch_store_add_customers (fixture->store.database, 3);
  refresh (fixture);
  add_usage (fixture, get_customer (fixture, 2));
  g_string_truncate (fixture->changes, 0);
  first = g_strdup (steward_customer_get_id (get_customer (fixture, 0)));
  last = g_strdup (steward_customer_get_id (get_customer (fixture, 2)));
  {
    const char *const ids[] = { first, last, NULL };

    g_assert_true (delete (fixture, ids, &error));
    g_assert_no_error (error);
    assert_changes (fixture, "0-1+0 1-1+0 ");
    g_assert_true (restore (fixture, ids, &error));
    g_assert_no_error (error);
    assert_changes (fixture, "1-0+2 ");
  }
  back = steward_portfolio_find (fixture->portfolio, last);
  g_assert_cmpstr (steward_customer_get_name (back), ==, "Customer 3");
  g_assert_cmpint (steward_usage_find_complete (steward_customer_get_facts (back)->usage,
                                                STEWARD_GRAIN_MONTH, 2026 * 12 + 9)
                     ->users,
                   ==, 744);
}

static void
test_delete_all_or_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *ids[] = { NULL, "gone by now", NULL };

  scratch_store_add_customers (fixture->store.database, 2);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  ids[0] = steward_customer_get_id (get_customer (fixture, 0));
  g_assert_false (delete (fixture, ids, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_changes (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)), ==, 2);
}

/* Somebody of that name was added meanwhile: that one stays, and a sentence says so. */
static void
test_restore_name_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  scratch_store_add_customers (fixture->store.database, 1);
  refresh (fixture);
  id = g_strdup (steward_customer_get_id (get_customer (fixture, 0)));
  {
    const char *const ids[] = { id, NULL };

    g_assert_true (delete (fixture, ids, &error));
    g_assert_true (save (fixture, new_customer ("Customer 1"), NULL, &error));
    g_string_truncate (fixture->changes, 0);
    g_assert_false (restore (fixture, ids, &error));
  }
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_TAKEN);
  g_assert_nonnull (strstr (error->message, "Customer 1"));
  assert_changes (fixture, "");
}

/* --- Sample customers ------------------------------------------------------------------------- */

static void
add_sample (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_portfolio_add_sample_async (fixture->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_add_sample_finish (fixture->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) ids = NULL;
  g_auto (GStrv) left = NULL;
  g_autoptr (GError) error = NULL;

  refresh (fixture);
  none = steward_portfolio_dup_sample_ids (fixture->portfolio);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  add_sample (fixture);
  assert_changes (fixture, "0-0+24 ");
  /* They come once. */
  add_sample (fixture);
  assert_changes (fixture, "");
  ids = steward_portfolio_dup_sample_ids (fixture->portfolio);
  g_assert_cmpuint (g_strv_length (ids), ==, 24);
  /* In one step they are gone, and nothing else is. */
  g_assert_true (save (fixture, new_customer ("A real one"), NULL, &error));
  g_assert_true (delete (fixture, (const char *const *) ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)), ==, 1);
  g_assert_cmpstr (steward_customer_get_name (get_customer (fixture, 0)), ==, "A real one");
  left = steward_portfolio_dup_sample_ids (fixture->portfolio);
  g_assert_cmpuint (g_strv_length (left), ==, 0);
}

/* A real customer is never taken for the sample of its name, and an edited sample stays one. */
static void
test_sample_and_real (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;
  StewardCustomer *sample;

  refresh (fixture);
  g_assert_true (save (fixture, new_customer ("Juno Rail"), NULL, &error));
  add_sample (fixture);
  ids = steward_portfolio_dup_sample_ids (fixture->portfolio);
  g_assert_cmpuint (g_strv_length (ids), ==, 23);
  g_assert_false (steward_customer_get_facts (get_customer (fixture, 0))->record->sample);
  sample = steward_portfolio_find (fixture->portfolio, ids[0]);
  g_assert_true (save (fixture, edit (sample, "Edited"), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (steward_customer_get_name (sample), ==, "Edited");
  g_assert_true (steward_customer_get_facts (sample)->record->sample);
}

/* --- Another program -------------------------------------------------------------------------- */

static void
test_follows_by_itself (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardDatabase) other = NULL;

  refresh (fixture);
  other = steward_database_open (fixture->store.path, &error);
  g_assert_no_error (error);
  scratch_store_add_customers (other, 3);
  await_items (fixture, 3);
  assert_changes (fixture, "0-0+3 ");
  scratch_store_delete (other, steward_customer_get_id (get_customer (fixture, 0)));
  await_items (fixture, 2);
  assert_changes (fixture, "0-1+0 ");
}

static void
failed_cb (StewardPortfolio *portfolio, const GError *error, guint *n_failed)
{
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_FAILED);
  ++*n_failed;
}

static void
test_refresh_failed (Fixture *fixture, gconstpointer data)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, lost_patience_cb, NULL);
  guint n_failed = 0;

  scratch_store_add_customers (fixture->store.database, 2);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  g_signal_connect (fixture->portfolio, "refresh-failed", G_CALLBACK (failed_cb), &n_failed);
  scratch_store_exec (fixture->store.database, "ALTER TABLE seats RENAME TO away");
  while (n_failed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  /* The list is what it was. */
  assert_changes (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)), ==, 2);
}

/* --- The engine ------------------------------------------------------------------------------- */

static void
test_syncing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardSyncEngine) engine = NULL;
  g_autoptr (StewardVault) vault = steward_vault_new (fixture->store.folder);
  g_autoptr (StewardHttp) http = steward_http_new (1000, 1, NULL);
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  StewardCustomer *customer;

  g_assert_finalize_object (g_steal_pointer (&fixture->portfolio));
  engine = steward_sync_engine_new (fixture->store.database, vault, http, clock);
  open_portfolio (fixture, engine);
  scratch_store_add_customers (fixture->store.database, 2);
  refresh (fixture);
  g_string_truncate (fixture->changes, 0);
  watch_customers (fixture);
  customer = get_customer (fixture, 1);
  g_signal_emit_by_name (engine, "customer-started", steward_customer_get_id (customer));
  g_assert_true (steward_customer_get_syncing (customer));
  g_assert_false (steward_customer_get_syncing (get_customer (fixture, 0)));
  /* It holds through what is read meanwhile. */
  refresh (fixture);
  g_assert_true (steward_customer_get_syncing (customer));
  g_signal_emit_by_name (engine, "customer-ended", steward_customer_get_id (customer));
  g_assert_false (steward_customer_get_syncing (customer));
  g_assert_cmpuint (fixture->changed->len, ==, 2);
  /* Of customers that the list does not know, nothing is said. */
  g_signal_emit_by_name (engine, "customer-started", "no such customer");
  g_signal_emit_by_name (engine, "customer-ended", "no such customer");
  assert_changes (fixture, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/customers/portfolio/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-load", test_first_load);
  ADD ("empty", test_empty);
  ADD ("added", test_added);
  ADD ("changed", test_changed);
  ADD ("deleted", test_deleted);
  ADD ("all-at-once", test_all_at_once);
  ADD ("save-shows", test_save_shows);
  ADD ("name-taken", test_name_taken);
  ADD ("deleted-before-save", test_deleted_before_save);
  ADD ("add-usage", test_add_usage);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("delete-all-or-none", test_delete_all_or_none);
  ADD ("restore-name-taken", test_restore_name_taken);
  ADD ("sample", test_sample);
  ADD ("sample-and-real", test_sample_and_real);
  ADD ("follows-by-itself", test_follows_by_itself);
  ADD ("refresh-failed", test_refresh_failed);
  ADD ("syncing", test_syncing);
  ADD ("settings", test_settings);
  ADD ("settings-of-another-program", test_settings_of_another_program);
#undef ADD
  return g_test_run ();
}
