/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-contract-repository.h"
#include "steward-customer-repository.h"
#include "steward-input-error.h"
#include "steward-store-error.h"

typedef struct {
  ScratchStore store;
  char *ada; /* ids of two customers */
  char *juno;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  scratch_store_set_up (&self->store);
  self->ada = scratch_store_add_customer (self->store.database, "Ada Devices");
  self->juno = scratch_store_add_customer (self->store.database, "Juno Rail");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_free (self->ada);
  g_free (self->juno);
  scratch_store_tear_down (&self->store);
}

/* --- Jobs ------------------------------------------------------------------------------------- */

typedef struct {
  GPtrArray *lines;
  GPtrArray *customers;
  const char *customer_id;
  const char *ids[3];
  gint64 now;
  gint64 revision;
} Work;

static gpointer
save_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_contract_repository_save (connection, work->lines, work->now, error));
}

static gpointer
import_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (steward_contract_repository_import (connection, work->customers,
                                                              work->lines, work->now, error));
}

static gpointer
delete_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_contract_repository_delete (connection, work->ids, work->now, error));
}

static gpointer
restore_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_contract_repository_restore (connection, work->ids, work->now, error));
}

static gpointer
load_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return steward_contract_repository_load (connection, work->customer_id, error);
}

static gpointer
changed_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return steward_customer_repository_load (connection, work->revision, STEWARD_DAY_NONE, error);
}

static gpointer
add_whole_job (StewardConnection *connection, gpointer data, GError **error)
{
  Work *work = data;

  return GINT_TO_POINTER (
    steward_customer_repository_add_whole (connection, work->customers, work->now, error));
}

static gboolean
run (Fixture *self, StewardDatabaseJob job, Work *work, GError **error)
{
  return scratch_store_run (self->store.database, job, work, error) != NULL;
}

static GPtrArray *
load (Fixture *self, const char *customer_id)
{
  Work work = { .customer_id = customer_id };
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = scratch_store_run (self->store.database, load_job, &work, &error);

  g_assert_no_error (error);
  return lines;
}

static void
assert_products (GPtrArray *lines, const char *expected)
{
  g_autoptr (GString) products = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (products, "%s%s", i ? ", " : "",
                            ((StewardContractLine *) g_ptr_array_index (lines, i))->product);
  g_assert_cmpstr (products->str, ==, expected);
}

static void
assert_kept (Fixture *self, const char *customer_id, const char *expected)
{
  g_autoptr (GPtrArray) lines = load (self, customer_id);

  assert_products (lines, expected);
}

static StewardContractLine *
make_line (const char *customer_id, const char *product, int year)
{
  StewardContractLine *line = steward_contract_line_new (customer_id);

  line->product = g_strdup (product);
  line->from = steward_day_new (year, 1, 1);
  line->to = steward_day_new (year, 12, 31);
  line->amount = 1200.5;
  line->currency = g_strdup ("EUR");
  return line;
}

/* Whether up to three lines could be saved at once. */
static gboolean
save (Fixture *self,
      gint64 now,
      StewardContractLine *first,
      StewardContractLine *second,
      StewardContractLine *third,
      GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  Work work = { .lines = lines, .now = now };

  g_ptr_array_add (lines, first);
  if (second)
    g_ptr_array_add (lines, second);
  if (third)
    g_ptr_array_add (lines, third);
  return run (self, save_job, &work, error);
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_save_and_load (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) late = make_line (self->ada, "Late", 2026);
  g_autoptr (StewardContractLine) other = make_line (self->juno, "Other", 2025);
  g_autoptr (StewardContractLine) early = make_line (self->ada, "Early", 2025);
  g_autoptr (GPtrArray) read = NULL;
  const StewardContractLine *line;

  g_set_str (&other->merged_into, self->ada);
  g_assert_true (save (self, 100, late, other, early, NULL));
  assert_kept (self, self->ada, "Early, Late");
  assert_kept (self, NULL, "Early, Late, Other");
  read = load (self, self->juno);
  line = g_ptr_array_index (read, 0);
  g_assert_cmpstr (line->id, ==, other->id);
  g_assert_cmpstr (line->customer_id, ==, self->juno);
  g_assert_cmpint (line->from, ==, steward_day_new (2025, 1, 1));
  g_assert_cmpint (line->to, ==, steward_day_new (2025, 12, 31));
  g_assert_cmpfloat (line->amount, ==, 1200.5);
  g_assert_cmpstr (line->currency, ==, "EUR");
  g_assert_cmpstr (line->merged_into, ==, self->ada);
  g_assert_cmpstr (line->author, ==, g_get_user_name ());
  g_assert_cmpint (line->created_at, ==, 100);
  g_assert_cmpint (line->updated_at, ==, 100);
}

static void
test_change (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) line = make_line (self->ada, "Search", 2026);
  g_autoptr (GPtrArray) read = NULL;
  const StewardContractLine *after;

  g_assert_true (save (self, 100, line, NULL, NULL, NULL));
  g_set_str (&line->product, NULL);
  g_set_str (&line->currency, NULL);
  line->amount = -10;
  g_assert_true (save (self, 200, line, NULL, NULL, NULL));
  read = load (self, self->ada);
  g_assert_cmpuint (read->len, ==, 1);
  after = g_ptr_array_index (read, 0);
  g_assert_null (after->product);
  g_assert_null (after->currency);
  g_assert_cmpfloat (after->amount, ==, -10);
  g_assert_cmpint (after->created_at, ==, 100);
  g_assert_cmpint (after->updated_at, ==, 200);
}

/* All or none. */
static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) good = make_line (self->ada, "Search", 2026);
  g_autoptr (StewardContractLine) backward = make_line (self->ada, "Backward", 2026);
  g_autoptr (StewardContractLine) stray = make_line ("nobody", "Stray", 2026);
  g_autoptr (GError) error = NULL;

  backward->to = backward->from - 1;
  g_assert_false (save (self, 100, good, backward, NULL, &error));
  g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
  g_clear_error (&error);
  g_assert_false (save (self, 100, good, stray, NULL, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_kept (self, NULL, "");
}

static void
test_delete_and_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) first = make_line (self->ada, "First", 2025);
  g_autoptr (StewardContractLine) second = make_line (self->ada, "Second", 2026);
  Work work = { .ids = { first->id, NULL }, .now = 200 };
  g_autoptr (GError) error = NULL;

  g_assert_true (save (self, 100, first, second, NULL, NULL));
  g_assert_true (run (self, delete_job, &work, NULL));
  assert_kept (self, self->ada, "Second");
  g_assert_true (run (self, restore_job, &work, NULL));
  assert_kept (self, self->ada, "First, Second");
  work.ids[1] = "no such id";
  g_assert_false (run (self, delete_job, &work, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  assert_kept (self, self->ada, "First, Second");
}

/* Whoever follows the store hears of the customer that a line is of, with its lines. */
static void
test_revision (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) line = make_line (self->juno, "Search", 2026);
  g_autoptr (GPtrArray) before = scratch_store_load (self->store.database);
  static const char *const expected[] = { "Search", "", "Search" };
  const StewardDatabaseJob jobs[] = { delete_job, restore_job };
  Work work = { .ids = { line->id, NULL }, .now = 200 };

  for (guint i = 0; i < before->len; i++)
    work.revision = MAX (work.revision, ((StewardCustomerFacts *) before->pdata[i])->revision);
  g_assert_true (save (self, 100, line, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) changed = scratch_store_run (self->store.database, changed_job, &work,
                                                         NULL);
      const StewardCustomerFacts *facts = changed->pdata[0];

      g_assert_cmpuint (changed->len, ==, 1);
      g_assert_cmpstr (facts->record->name, ==, "Juno Rail");
      assert_products (facts->contracts, expected[i]);
      work.revision = facts->revision;
      if (i < G_N_ELEMENTS (jobs))
        g_assert_true (run (self, jobs[i], &work, NULL));
    }
}

/* The lines of a customer are deleted with it, and come back with it. */
static void
test_deleted_customer (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) line = make_line (self->juno, "Search", 2026);

  g_assert_true (save (self, 100, line, NULL, NULL, NULL));
  scratch_store_delete (self->store.database, self->juno);
  assert_kept (self, NULL, "");
  g_assert_false (save (self, 100, line, NULL, NULL, NULL));
  scratch_store_exec (self->store.database, "UPDATE customer SET deleted_at = NULL");
  assert_kept (self, NULL, "Search");
}

/* A customer that is added with all that is known of it brings its lines. */
static void
test_add_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new ("Globex"));
  Work work = { .customers = customers, .now = 100 };

  g_ptr_array_add (customers, facts);
  g_ptr_array_add (facts->contracts, make_line (facts->record->id, "Search", 2026));
  g_assert_true (run (self, add_whole_job, &work, NULL));
  assert_kept (self, facts->record->id, "Search");
}

/* New customers come with their lines, or not at all. */
static void
test_import (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_contract_line_free);
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new ("Globex"));
  Work work = { .customers = customers, .lines = lines, .now = 100 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (customers, facts);
  g_ptr_array_add (lines, make_line (facts->record->id, "Search", 2026));
  g_ptr_array_add (lines, make_line ("nobody", "Stray", 2026));
  g_assert_false (run (self, import_job, &work, &error));
  g_assert_error (error, STEWARD_STORE_ERROR, STEWARD_STORE_ERROR_NOT_FOUND);
  all = scratch_store_load (self->store.database);
  g_assert_cmpuint (all->len, ==, 2);
  g_ptr_array_remove_index (lines, 1);
  g_assert_true (run (self, import_job, &work, NULL));
  assert_kept (self, facts->record->id, "Search");
}

/* What no line can be is passed over, and stays as it is. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  static const char *const damages[] = {
    "first_day = last_day + 1", "last_day = 99999999", "first_day = -1",
    "amount = 9e999",           "currency = 'euro'",
  };
  g_autoptr (StewardContractLine) line = make_line (self->ada, "Search", 2026);
  g_autoptr (StewardContractLine) good = make_line (self->ada, "Good", 2026);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "UPDATE contract_line SET %s WHERE product = 'Search'", damages[i]);
      g_autoptr (GPtrArray) customers = NULL;

      g_assert_true (save (self, 100, line, good, NULL, NULL));
      assert_kept (self, self->ada, "Search, Good");
      scratch_store_exec (self->store.database, sql);
      assert_kept (self, self->ada, "Good");
      customers = scratch_store_load (self->store.database);
      assert_products (((StewardCustomerFacts *) customers->pdata[0])->contracts, "Good");
    }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/store/contract-repository/" name, Fixture, NULL, set_up, function,         \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("save-and-load", test_save_and_load);
  ADD ("change", test_change);
  ADD ("refused", test_refused);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("revision", test_revision);
  ADD ("deleted-customer", test_deleted_customer);
  ADD ("add-whole", test_add_whole);
  ADD ("import", test_import);
  ADD ("damaged", test_damaged);
  return g_test_run ();
}
