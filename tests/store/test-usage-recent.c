/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list is read from packed weeks; the law: it is what the rows say. */

#include "scratch-store.h"
#include "steward-connection-private.h"
#include "steward-customer-repository.h"

#define TODAY 20780

typedef struct {
  const char *id;
  const StewardUsage *usage;
} Sync;

static gpointer
sync_job (StewardConnection *connection, gpointer data, GError **error)
{
  const Sync *sync = data;
  const StewardSyncStatus status = { .at = 1, .attempted_at = 1 };

  return GINT_TO_POINTER (steward_customer_repository_save_sync (connection, sync->id, NULL,
                                                                 sync->usage, &status, error));
}

static void
save_usage (ScratchStore *store, const char *id, const StewardUsage *usage)
{
  g_autoptr (GError) error = NULL;
  Sync sync = { id, usage };

  g_assert_nonnull (scratch_store_run (store->database, sync_job, &sync, &error));
  g_assert_no_error (error);
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  return steward_customer_repository_load (connection, 0, *(StewardDay *) data, error);
}

static GPtrArray *
load (ScratchStore *store, StewardDay since)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *customers = scratch_store_run (store->database, load_job, &since, &error);

  g_assert_no_error (error);
  return customers;
}

/* The days and months of a part are those of all from a day on; months may begin later. */
static void
assert_part (const StewardUsage *part, const StewardUsage *all, StewardDay since)
{
  guint n_part;
  guint n_all;
  guint n_wanted = 0;
  const StewardUsagePoint *points = steward_usage_get_points (all, STEWARD_GRAIN_DAY, &n_all);

  for (guint i = 0; i < n_all; i++)
    {
      const StewardUsagePoint *twin = steward_usage_find (part, STEWARD_GRAIN_DAY, points[i].start);

      if (points[i].start < since)
        continue;
      n_wanted++;
      g_assert_nonnull (twin);
      g_assert_cmpint (twin->users, ==, points[i].users);
      g_assert_cmpint (twin->complete, ==, points[i].complete);
    }
  steward_usage_get_points (part, STEWARD_GRAIN_DAY, &n_part);
  g_assert_cmpuint (n_part, ==, n_wanted);
  points = steward_usage_get_points (part, STEWARD_GRAIN_MONTH, &n_part);
  for (guint i = 0; i < n_part; i++)
    {
      const StewardUsagePoint *twin = steward_usage_find (all, STEWARD_GRAIN_MONTH,
                                                          points[i].start);

      g_assert_cmpint (twin->users, ==, points[i].users);
      g_assert_cmpint (twin->complete, ==, points[i].complete);
    }
  /* A year to look back on is there. */
  points = steward_usage_get_points (all, STEWARD_GRAIN_MONTH, &n_all);
  for (guint i = 0; i < n_all; i++)
    if (points[i].start > points[n_all - 1].start - 13)
      g_assert_nonnull (steward_usage_find (part, STEWARD_GRAIN_MONTH, points[i].start));
}

static StewardUsage *
make_random (GRand *random)
{
  StewardUsage *usage = steward_usage_new ();
  int n_days = g_rand_int_range (random, 0, 500);
  int last = TODAY - g_rand_int_range (random, 0, 100);

  for (int i = 0; i < n_days; i++)
    if (g_rand_int_range (random, 0, 5) > 0)
      steward_usage_add (usage, STEWARD_GRAIN_DAY, last - i, g_rand_int_range (random, 0, 100000),
                         i > 0);
  for (int i = 0; i < n_days / 30; i++)
    if (i % 5 != 3)
      steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 10 - i,
                         g_rand_int_range (random, 0, 100000), i > 0);
  return usage;
}

static void
test_law (ScratchStore *store, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) customers = NULL;
  const StewardDay starts[] = { TODAY - 92, TODAY - 150, TODAY - 400, TODAY + 1 };

  scratch_store_add_customers (store->database, 60);
  customers = scratch_store_load (store->database);
  for (guint i = 0; i < customers->len; i++)
    {
      StewardCustomerFacts *facts = g_ptr_array_index (customers, i);
      g_autoptr (StewardUsage) usage = make_random (random);

      save_usage (store, facts->record->id, usage);
      /* A second sync adds to what is packed. */
      if (i % 3 == 0)
        {
          g_autoptr (StewardUsage) more = make_random (random);

          save_usage (store, facts->record->id, more);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GPtrArray) all = load (store, STEWARD_DAY_NONE);
      g_autoptr (GPtrArray) part = load (store, starts[i]);

      g_assert_cmpuint (part->len, ==, 60);
      for (guint j = 0; j < all->len; j++)
        {
          const StewardCustomerFacts *whole = g_ptr_array_index (all, j);
          const StewardCustomerFacts *cut = g_ptr_array_index (part, j);

          g_assert_cmpstr (cut->record->id, ==, whole->record->id);
          g_assert_cmpint (cut->usage_since, ==, starts[i]);
          g_assert_cmpint (whole->usage_since, ==, STEWARD_DAY_NONE);
          assert_part (cut->usage, whole->usage, starts[i]);
        }
    }
}

static gpointer
pack_job (StewardConnection *connection, gpointer data, GError **error)
{
  return GINT_TO_POINTER (steward_customer_repository_pack (connection, 2, data, error));
}

static guint
pack (ScratchStore *store)
{
  g_autoptr (GError) error = NULL;
  guint n_packed = 99;

  g_assert_nonnull (scratch_store_run (store->database, pack_job, &n_packed, &error));
  g_assert_no_error (error);
  return n_packed;
}

/* What an older version left unpacked, or is damaged, is read from the rows, and packed a few at a
 * time. */
static void
test_unpacked (ScratchStore *store, gconstpointer data)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GPtrArray) customers = NULL;
  const char *const spoils[] = {
    "DELETE FROM usage_recent",
    "UPDATE usage_recent SET first_day = 9000000000000",
    "UPDATE usage_recent SET first_month = -9000000000000",
    "UPDATE usage_recent SET days = zeroblob (100000)",
  };

  scratch_store_add_customers (store->database, 3);
  customers = scratch_store_load (store->database);
  steward_usage_add (usage, STEWARD_GRAIN_DAY, TODAY - 3, 12, TRUE);
  steward_usage_add (usage, STEWARD_GRAIN_MONTH, 2026 * 12 + 9, 40, TRUE);
  for (guint i = 0; i < 3; i++)
    save_usage (store, ((StewardCustomerFacts *) customers->pdata[i])->record->id, usage);
  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (GPtrArray) part = NULL;

      scratch_store_exec (store->database, spoils[i]);
      part = load (store, TODAY - 92);
      for (guint j = 0; j < 3; j++)
        assert_part (((StewardCustomerFacts *) part->pdata[j])->usage, usage, TODAY - 92);
      scratch_store_exec (store->database, "DELETE FROM usage_recent");
      g_assert_cmpuint (pack (store), ==, 2);
      g_assert_cmpuint (pack (store), ==, 1);
      g_assert_cmpuint (pack (store), ==, 0);
    }
}

/* More users than the pack has room for: the rows are read instead. */
static void
test_too_many_users (ScratchStore *store, gconstpointer data)
{
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  g_autoptr (GPtrArray) customers = NULL;
  g_autoptr (GPtrArray) part = NULL;

  scratch_store_add_customers (store->database, 1);
  customers = scratch_store_load (store->database);
  steward_usage_add (usage, STEWARD_GRAIN_DAY, TODAY - 3, G_MAXINT32, TRUE);
  save_usage (store, ((StewardCustomerFacts *) customers->pdata[0])->record->id, usage);
  part = load (store, TODAY - 92);
  assert_part (((StewardCustomerFacts *) part->pdata[0])->usage, usage, TODAY - 92);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/steward/store/usage-recent/" path, ScratchStore, NULL, set_up, func, tear_down)
  ADD ("packed-is-what-the-rows-say", test_law);
  ADD ("unpacked", test_unpacked);
  ADD ("too-many-users", test_too_many_users);
#undef ADD
  return g_test_run ();
}
