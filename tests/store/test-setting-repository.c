/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-connection-private.h"
#include "steward-customer-repository.h"
#include "steward-setting-repository.h"
#include "steward-view-repository.h"

/* --- Jobs ------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *changes;
  gint64 now;
} Saving;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  Saving *saving = data;

  return GINT_TO_POINTER (
    steward_setting_repository_save_all (connection, saving->changes, saving->now, error));
}

/* Saves one value, or for "both" two of them. */
static gboolean
save (ScratchStore *store,
      const char *key,
      StewardScope scope,
      const char *subject,
      const char *text,
      gint64 now,
      GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);
  Saving saving = { changes, now };

  g_ptr_array_add (changes, steward_setting_change_new (key, scope, subject, text));
  return scratch_store_run (store->database, save_job, &saving, error) != NULL;
}

static void
assert_saved (ScratchStore *store,
              const char *key,
              StewardScope scope,
              const char *subject,
              const char *text,
              gint64 now)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (store, key, scope, subject, text, now, &error));
  g_assert_no_error (error);
}

static void
assert_refused (ScratchStore *store,
                const char *key,
                StewardScope scope,
                const char *subject,
                const char *text,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (store, key, scope, subject, text, 1, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, sentence);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_setting_repository_load (connection, error);
}

static StewardSettings *
load (ScratchStore *store)
{
  g_autoptr (GError) error = NULL;
  StewardSettings *settings = scratch_store_run (store->database, load_job, NULL, &error);

  g_assert_no_error (error);
  return settings;
}

static gpointer
revision_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_get_revision (connection, data, error));
}

static gint64
get_revision (ScratchStore *store)
{
  gint64 revision = -1;

  g_assert_nonnull (scratch_store_run (store->database, revision_job, &revision, NULL));
  return revision;
}

static void
set_up (ScratchStore *store, gconstpointer data)
{
  scratch_store_set_up (store);
}

static void
tear_down (ScratchStore *store, gconstpointer data)
{
  scratch_store_tear_down (store);
}

static void
assert_value (ScratchStore *store,
              const char *key,
              StewardScope scope,
              const char *subject,
              const char *value,
              gint64 since)
{
  g_autoptr (StewardSettings) settings = load (store);
  gint64 found_since = 0;

  g_assert_cmpstr (steward_settings_peek (settings, key, scope, subject, &found_since), ==, value);
  g_assert_cmpint (found_since, ==, since);
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_keep (ScratchStore *store, gconstpointer data)
{
  gint64 revision = get_revision (store);

  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "75 %", 10);
  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", "85%", 20);
  g_assert_cmpint (get_revision (store), ==, revision + 2);
  /* Another program, later. */
  g_clear_object (&store->database);
  scratch_store_open (store);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.75", 10);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "Strategic", "0.85", 20);
  /* What is said again holds since it was said first. */
  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.75", 30);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.75", 10);
  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "70 %", 40);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.7", 40);
  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 50);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 0);
}

/* A value that was taken back leaves a mark, for others to hear of it. */
static void
test_tombstone (ScratchStore *store, gconstpointer data)
{
  gint64 n_rows = 0;
  g_autoptr (StewardConnection) connection = NULL;

  assert_saved (store, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "45", 10);
  assert_saved (store, "ramp-days", STEWARD_SCOPE_EVERYONE, "", NULL, 20);
  connection = steward_connection_open (store->path, NULL);
  g_assert_true (steward_connection_get_number (
    connection, "SELECT count (*) FROM setting WHERE value IS NULL AND updated_at = 20", &n_rows,
    NULL));
  g_assert_cmpint (n_rows, ==, 1);
}

static void
test_refuse (ScratchStore *store, gconstpointer data)
{
  gint64 revision;

  assert_saved (store, "utilization-poor", STEWARD_SCOPE_SEGMENT, "New", "70 %", 1);
  revision = get_revision (store);
  assert_refused (store, "colour", STEWARD_SCOPE_EVERYONE, "", "1",
                  "There is no setting “colour”.");
  assert_refused (store, "sync-jobs", STEWARD_SCOPE_SEGMENT, "New", "4",
                  "sync-jobs is the same for all customers.");
  assert_refused (store, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "soon",
                  "ramp-days: “soon” is not a value from 7 days to 365 days.");
  assert_refused (store, "utilization-poor", STEWARD_SCOPE_EVERYONE, "", "80 %",
                  "utilization-poor would be 80\u00a0%, and has to be below utilization-healthy, "
                  "which is 80\u00a0%.");
  /* It would do for everyone, but not for those with a value of their own. */
  assert_refused (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "60 %",
                  "Segment New: utilization-poor would be 70\u00a0%, and has to be below "
                  "utilization-healthy, which is 60\u00a0%.");
  g_assert_cmpint (get_revision (store), ==, revision);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 0);
}

/* A customer's own value has to fit its segment's. */
static void
test_refuse_customer (ScratchStore *store, gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (
    steward_customer_record_new ("Acme"));
  const char *id = facts->record->id;

  facts->record->segment = g_strdup ("New");
  scratch_store_save (store->database, facts);
  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "New", "60 %", 1);
  assert_refused (store, "utilization-poor", STEWARD_SCOPE_CUSTOMER, id, "65 %",
                  "Acme: utilization-poor would be 65\u00a0%, and has to be below "
                  "utilization-healthy, which is 60\u00a0%.");
  assert_saved (store, "utilization-poor", STEWARD_SCOPE_CUSTOMER, id, "55 %", 1);
  assert_refused (store, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "New", "51 %",
                  "Acme: utilization-poor would be 55\u00a0%, and has to be below "
                  "utilization-healthy, which is 51\u00a0%.");
  /* Who is gone stands in nobody's way. */
  scratch_store_delete (store->database, id);
  assert_saved (store, "utilization-healthy", STEWARD_SCOPE_SEGMENT, "New", "51 %", 1);
}

/* Two that fit together only both. */
static void
test_all_or_none (ScratchStore *store, gconstpointer data)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_setting_change_free);
  Saving saving = { changes, 10 };
  g_autoptr (GError) error = NULL;
  StewardSettingChange *change = steward_setting_change_new ("utilization-healthy",
                                                             STEWARD_SCOPE_EVERYONE, "", "40 %");

  change->since = 5;
  g_ptr_array_add (changes, change);
  g_assert_null (scratch_store_run (store->database, save_job, &saving, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", NULL, 0);
  g_ptr_array_add (
    changes, steward_setting_change_new ("utilization-poor", STEWARD_SCOPE_EVERYONE, "", "30 %"));
  g_assert_nonnull (scratch_store_run (store->database, save_job, &saving, NULL));
  assert_value (store, "utilization-healthy", STEWARD_SCOPE_EVERYONE, "", "0.4", 5);
  assert_value (store, "utilization-poor", STEWARD_SCOPE_EVERYONE, "", "0.3", 10);
}

/* What another version wrote, or damage, is passed over. */
static void
test_strange_rows (ScratchStore *store, gconstpointer data)
{
  g_autoptr (StewardSettings) settings = NULL;
  g_autoptr (GPtrArray) none = NULL;

  scratch_store_exec (store->database,
                      "INSERT INTO setting VALUES"
                      " ('ramp-days', 1, '', '-5', 1, NULL, 1),"
                      " ('onboarding-days', 9, '', '50', 1, NULL, 1),"
                      " ('of-a-newer-steward', 1, '', '50', 1, NULL, 1),"
                      " ('renewing-days', 1, '', '90', 9223372036854775807, NULL, 1)");
  settings = load (store);
  g_assert_cmpuint (steward_settings_resolve (settings, NULL, NULL).ramp_days, ==, 60);
  g_assert_cmpuint (steward_settings_resolve (settings, NULL, NULL).onboarding_days, ==, 60);
  assert_value (store, "renewing-days", STEWARD_SCOPE_EVERYONE, "", "90", 0);
}

static gpointer
save_view_job (StewardConnection *connection, gpointer data, GError **error)
{
  g_autoptr (StewardView) view = steward_view_new ();

  view->id = g_strdup (data);
  view->name = g_strdup (data);
  return GINT_TO_POINTER (steward_view_repository_save (connection, view, 1, error));
}

/* Who does not want to be named is not. */
static void
test_author (ScratchStore *store, gconstpointer data)
{
  g_autoptr (StewardConnection) connection = NULL;
  gint64 n_signed = 0;

  g_assert_nonnull (scratch_store_run (store->database, save_view_job, "signed", NULL));
  assert_saved (store, "sign-changes", STEWARD_SCOPE_EVERYONE, "", "off", 1);
  assert_saved (store, "ramp-days", STEWARD_SCOPE_EVERYONE, "", "45", 1);
  g_assert_nonnull (scratch_store_run (store->database, save_view_job, "unsigned", NULL));
  connection = steward_connection_open (store->path, NULL);
  g_assert_true (steward_connection_get_number (
    connection,
    "SELECT (SELECT count (*) FROM view WHERE author IS NOT NULL AND id = 'signed') * 100"
    " + (SELECT count (*) FROM view WHERE author IS NOT NULL AND id = 'unsigned') * 10"
    " + (SELECT count (*) FROM setting WHERE author IS NOT NULL AND key = 'ramp-days')",
    &n_signed, NULL));
  g_assert_cmpint (n_signed, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/store/settings/" path, ScratchStore, NULL, set_up, func, tear_down)
  ADD ("keep", test_keep);
  ADD ("tombstone", test_tombstone);
  ADD ("refuse", test_refuse);
  ADD ("refuse-customer", test_refuse_customer);
  ADD ("all-or-none", test_all_or_none);
  ADD ("strange-rows", test_strange_rows);
  ADD ("author", test_author);
#undef ADD
  return g_test_run ();
}
