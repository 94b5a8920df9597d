/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-record-list.h"

typedef struct {
  ScratchStore store;
  StewardClock *clock;
  StewardPortfolio *portfolio;
  StewardRecordList *list;
  GString *changes; /* position -removed +added of each */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *self)
{
  g_string_append_printf (self->changes, "[%u -%u +%u]", position, removed, added);
}

static void
wait_loaded (StewardRecordList *list)
{
  while (!steward_record_list_get_loaded (list))
    g_main_context_iteration (NULL, TRUE);
}

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
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StewardCustomer) customer = NULL;

  scratch_store_set_up (&self->store);
  scratch_store_add_customers (self->store.database, 1);
  self->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  self->portfolio = steward_portfolio_new (self->store.database, self->clock, NULL);
  steward_portfolio_refresh_async (self->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_refresh_finish (self->portfolio, await (&result), NULL));
  customer = g_list_model_get_item (G_LIST_MODEL (self->portfolio), 0);
  self->changes = g_string_new (NULL);
  self->list = steward_record_list_new (self->portfolio, customer,
                                        steward_record_kind_find ("contact"));
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  wait_loaded (self->list);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->list);
  g_object_unref (self->portfolio);
  g_object_unref (self->clock);
  g_string_free (self->changes, TRUE);
  scratch_store_tear_down (&self->store);
}

static StewardRecord *
make_contact (Fixture *self, const char *name)
{
  const StewardRecordKind *contact = steward_record_kind_find ("contact");
  StewardCustomer *customer = steward_record_list_get_customer (self->list);
  StewardRecord *record = steward_record_new (contact, steward_customer_get_id (customer));

  g_assert_true (steward_record_set (record, &contact->fields[0], name, NULL));
  return record;
}

static void
save (Fixture *self, StewardRecord *record)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (record));
  steward_portfolio_save_records_async (self->portfolio, records, NULL, kept_cb, &result);
  g_assert_true (
    steward_portfolio_change_records_finish (self->portfolio, await (&result), &error));
  g_assert_no_error (error);
}

static void
assert_follows (Fixture *self, const char *expected, const char *changes)
{
  g_autoptr (GString) names = NULL;

  do
    {
      g_main_context_iteration (NULL, self->changes->len == 0);
  } while (self->changes->len == 0);
  names = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (StewardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_string_append_printf (names, "%s ", steward_record_get_text (record, "name"));
    }
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpstr (self->changes->str, ==, changes);
  g_string_truncate (self->changes, 0);
}

static void
test_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) first = make_contact (self, "Lovelace");
  g_autoptr (StewardRecord) second = make_contact (self, "Hopper");
  g_autoptr (StewardRecord) third = make_contact (self, "Keller");
  g_autoptr (StewardRecord) edited = NULL;
  const char *ids[] = { steward_record_get_id (first), NULL };
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (GAsyncResult) restored = NULL;

  save (self, first);
  assert_follows (self, "Lovelace ", "[0 -0 +1]");
  save (self, second);
  assert_follows (self, "Lovelace Hopper ", "[1 -0 +1]");
  save (self, third);
  assert_follows (self, "Lovelace Hopper Keller ", "[2 -0 +1]");
  edited = steward_record_copy (second);
  g_assert_true (
    steward_record_set (edited, steward_record_get_kind (edited)->fields, "Murray", NULL));
  save (self, edited);
  assert_follows (self, "Lovelace Murray Keller ", "[1 -1 +1]");
  steward_portfolio_delete_records_async (self->portfolio, ids, NULL, kept_cb, &deleted);
  g_assert_true (steward_portfolio_change_records_finish (self->portfolio, await (&deleted), NULL));
  assert_follows (self, "Murray Keller ", "[0 -1 +0]");
  steward_portfolio_restore_records_async (self->portfolio, ids, NULL, kept_cb, &restored);
  g_assert_true (
    steward_portfolio_change_records_finish (self->portfolio, await (&restored), NULL));
  assert_follows (self, "Lovelace Murray Keller ", "[0 -0 +1]");
}

static void
failed_cb (StewardRecordList *list, GError *error, GError **kept)
{
  *kept = g_error_copy (error);
}

/* What is there stays when it cannot be read again. */
static void
test_failure (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) first = make_contact (self, "Lovelace");
  g_autoptr (GError) error = NULL;

  save (self, first);
  assert_follows (self, "Lovelace ", "[0 -0 +1]");
  g_signal_connect (self->list, "load-failed", G_CALLBACK (failed_cb), &error);
  scratch_store_exec (self->store.database, "ALTER TABLE record RENAME TO lost");
  steward_record_list_reload (self->list);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1);
  g_assert_cmpuint (self->changes->len, ==, 0);
}

/* A list that goes while it reads leaves nothing behind. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  StewardRecordList *list = steward_record_list_new (self->portfolio,
                                                     steward_record_list_get_customer (self->list),
                                                     steward_record_kind_find ("contact"));

  g_assert_finalize_object (list);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/customers/record-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("follows", test_follows);
  ADD ("failure", test_failure);
  ADD ("gone", test_gone);
  return g_test_run ();
}
