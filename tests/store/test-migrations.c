/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-connection-private.h"
#include "steward-migrations-private.h"
#include "steward-search-repository.h"
#include "steward-setting-repository.h"

#include <math.h>
#include <string.h>

#define FIRST_WITH_SETTINGS 5
#define FIRST_WITH_RECORDS 6

/* Each file of saved/ is the dump of a database that an earlier Steward wrote: the same customers
 * in each. This makes a test's database what one of them holds. */
static void
load_dump (ScratchStore *store, const char *dump)
{
  g_autofree char *sql = NULL;
  g_autoptr (StewardConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, &error));
  g_free (store->path);
  store->path = g_build_filename (store->folder, "old.db", NULL);
  g_clear_object (&store->database);
  connection = steward_connection_open (store->path, &error);
  g_assert_no_error (error);
  g_assert_true (steward_connection_exec (connection, sql, &error));
  g_assert_no_error (error);
}

static void
assert_halvorsen (const StewardCustomerFacts *facts)
{
  g_assert_cmpstr (facts->record->name, ==, "Halvorsen Marine");
  g_assert_cmpstr (facts->record->url, ==, "https://code.halvorsen.example");
  g_assert_cmpint (facts->record->production, ==, steward_day_new (2026, 2, 10));
  g_assert_cmpfloat (facts->record->arr, ==, 216000.5);
  g_assert_cmpstr (steward_customer_record_get_tag (facts->record, "region"), ==, "EMEA");
  g_assert_false (facts->record->sample);
  g_assert_cmpint (steward_seats_in_force (facts->seats, 20780).seats.count, ==, 1200);
  g_assert_cmpint (
    steward_usage_find_complete (facts->usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9)->users, ==, 744);
  g_assert_cmpstr (steward_sync_status_get_problem (facts->sync)->code, ==, "no-token");
}

static void
assert_juno (const StewardCustomerFacts *facts)
{
  g_assert_cmpstr (facts->record->name, ==, "Juno Rail");
  g_assert_cmpint (facts->record->tam, ==, 4000);
  g_assert_true (isnan (facts->record->arr));
  g_assert_false (facts->record->sample);
  g_assert_cmpint (steward_seats_in_force (facts->seats, 20780).seats.kind, ==,
                   STEWARD_SEATS_UNLIMITED);
}

/* Everything is there after, and a copy of the database of before beside it. */
static void
test_migrated (gconstpointer data)
{
  const char *dump = data;
  g_autofree char *name = g_path_get_basename (dump);
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) customers = NULL;
  ScratchStore store = { 0 };

  scratch_store_set_up (&store);
  load_dump (&store, dump);
  scratch_store_open (&store);
  customers = scratch_store_load (store.database);
  /* The third one is deleted. */
  g_assert_cmpuint (customers->len, ==, 2);
  assert_halvorsen (customers->pdata[0]);
  assert_juno (customers->pdata[1]);
  name[strlen (name) - strlen (".sql")] = '\0';
  copy = g_strdup_printf ("%s/backups/steward-%s.db", store.folder, name);
  g_assert_true (g_file_test (copy, G_FILE_TEST_IS_REGULAR));
  scratch_store_tear_down (&store);
}

/* What a migration adds is there to be written. */
static void
test_sample_after_migration (gconstpointer data)
{
  g_autoptr (StewardCustomerFacts) sample = steward_customer_facts_new_take (
    steward_customer_record_new ("A sample"));
  g_autoptr (GPtrArray) customers = NULL;
  ScratchStore store = { 0 };

  sample->record->sample = TRUE;
  scratch_store_set_up (&store);
  load_dump (&store, data);
  scratch_store_open (&store);
  scratch_store_save (store.database, sample);
  customers = scratch_store_load (store.database);
  g_assert_cmpuint (customers->len, ==, 3);
  g_assert_true (((StewardCustomerFacts *) customers->pdata[0])->record->sample);
  scratch_store_tear_down (&store);
}

static gpointer
load_settings_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_setting_repository_load (connection, error);
}

/* What people set before holds after. */
static void
test_settings_after_migration (gconstpointer data)
{
  g_autoptr (StewardSettings) settings = NULL;
  ScratchStore store = { 0 };

  scratch_store_set_up (&store);
  load_dump (&store, data);
  scratch_store_open (&store);
  settings = scratch_store_run (store.database, load_settings_job, NULL, NULL);
  g_assert_nonnull (settings);
  g_assert_cmpfloat (steward_settings_get_number (settings, "utilization-healthy", NULL, NULL), ==,
                     0.75);
  scratch_store_tear_down (&store);
}

static gpointer
search_job (StewardConnection *connection, gpointer data, GError **error)
{
  const StewardSearch search = { .text = "halvorsen champ",
                                 .from = STEWARD_DAY_NONE,
                                 .to = STEWARD_DAY_NONE };

  return steward_search_repository_run (connection, &search, error);
}

/* What people wrote before is found after. */
static void
test_search_after_migration (gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  ScratchStore store = { 0 };

  scratch_store_set_up (&store);
  load_dump (&store, data);
  scratch_store_open (&store);
  findings = scratch_store_run (store.database, search_job, NULL, NULL);
  g_assert_nonnull (findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (((StewardFinding *) findings->pdata[0])->kind, ==, "contact");
  scratch_store_tear_down (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int version = 1; version < STEWARD_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("/steward/store/migrations/from-%d", version);
      g_autofree char *sample_path = g_strconcat (path, "-sample", NULL);
      char *dump = g_strdup_printf ("%s/schema-%d.sql", argv[1], version);

      g_test_add_data_func_full (path, dump, test_migrated, g_free);
      g_test_add_data_func_full (sample_path, g_strdup (dump), test_sample_after_migration, g_free);
      if (version >= FIRST_WITH_SETTINGS)
        {
          g_autofree char *settings_path = g_strconcat (path, "-settings", NULL);

          g_test_add_data_func_full (settings_path, g_strdup (dump), test_settings_after_migration,
                                     g_free);
        }
      if (version >= FIRST_WITH_RECORDS)
        {
          g_autofree char *search_path = g_strconcat (path, "-search", NULL);

          g_test_add_data_func_full (search_path, g_strdup (dump), test_search_after_migration,
                                     g_free);
        }
    }
  return g_test_run ();
}
