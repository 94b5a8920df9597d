/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-contract-list.h"
#include "steward-portfolio.h"

typedef struct {
  ScratchStore store;
  StewardClock *clock;
  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardContractList *list;
  GString *changes; /* position -removed +added of each */
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *self)
{
  g_string_append_printf (self->changes, "[%u -%u +%u]", position, removed, added);
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

  scratch_store_set_up (&self->store);
  scratch_store_add_customers (self->store.database, 1);
  self->clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  self->portfolio = steward_portfolio_new (self->store.database, self->clock, NULL);
  steward_portfolio_refresh_async (self->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_refresh_finish (self->portfolio, await (&result), NULL));
  self->customer = g_list_model_get_item (G_LIST_MODEL (self->portfolio), 0);
  self->changes = g_string_new (NULL);
  self->list = steward_contract_list_new (self->customer);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->list);
  g_object_unref (self->customer);
  g_object_unref (self->portfolio);
  g_object_unref (self->clock);
  g_string_free (self->changes, TRUE);
  scratch_store_tear_down (&self->store);
}

static StewardContractLine *
make_line (Fixture *self, const char *product, int year)
{
  StewardContractLine *line = steward_contract_line_new (steward_customer_get_id (self->customer));

  line->product = g_strdup (product);
  line->from = steward_day_new (year, 1, 1);
  line->to = steward_day_new (year, 12, 31);
  line->amount = 100;
  return line;
}

static gboolean
save (Fixture *self, const StewardContractLine *line, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_contract_line_free);

  g_ptr_array_add (lines, steward_contract_line_copy (line));
  steward_portfolio_save_contracts_async (self->portfolio, lines, NULL, kept_cb, &result);
  return steward_portfolio_change_contracts_finish (self->portfolio, await (&result), error);
}

static gboolean
mark (Fixture *self, const char *id, gboolean deleted)
{
  g_autoptr (GAsyncResult) result = NULL;
  const char *const ids[] = { id, NULL };

  if (deleted)
    steward_portfolio_delete_contracts_async (self->portfolio, ids, NULL, kept_cb, &result);
  else
    steward_portfolio_restore_contracts_async (self->portfolio, ids, NULL, kept_cb, &result);
  return steward_portfolio_change_contracts_finish (self->portfolio, await (&result), NULL);
}

static void
assert_list (Fixture *self, const char *expected, const char *changes)
{
  g_autoptr (GString) products = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (StewardContract) contract = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      g_string_append_printf (products, "%s%s", i > 0 ? ", " : "",
                              steward_contract_get_line (contract)->product);
    }
  g_assert_cmpstr (products->str, ==, expected);
  g_assert_cmpstr (self->changes->str, ==, changes);
  g_string_truncate (self->changes, 0);
}

/* --- Tests ------------------------------------------------------------------------------------ */

/* The last to begin first; what did not change is left alone. */
static void
test_follows (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) first = make_line (self, "First", 2024);
  g_autoptr (StewardContractLine) last = make_line (self, "Last", 2026);
  g_autoptr (StewardContractLine) middle = make_line (self, "Middle", 2025);
  g_autoptr (StewardContract) kept = NULL;
  g_autoptr (StewardContract) same = NULL;

  assert_list (self, "", "");
  g_assert_true (save (self, first, NULL));
  assert_list (self, "First", "[0 -0 +1]");
  g_assert_true (save (self, last, NULL));
  assert_list (self, "Last, First", "[0 -0 +1]");
  kept = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  g_assert_true (save (self, middle, NULL));
  assert_list (self, "Last, Middle, First", "[1 -0 +1]");
  g_set_str (&middle->product, "Other");
  g_assert_true (save (self, middle, NULL));
  assert_list (self, "Last, Other, First", "[1 -1 +1]");
  g_assert_true (mark (self, last->id, TRUE));
  assert_list (self, "Other, First", "[0 -1 +0]");
  g_assert_true (mark (self, last->id, FALSE));
  assert_list (self, "Last, Other, First", "[0 -0 +1]");
  same = g_list_model_get_item (G_LIST_MODEL (self->list), 2);
  g_assert_true (kept == same);
}

/* What the customer pays follows, by the time the line is there. */
static void
test_revenue (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) line = make_line (self, "Search", 2026);

  g_assert_cmpint (steward_customer_get_figures (self->customer)->arr.source, ==,
                   STEWARD_ARR_UNKNOWN);
  g_assert_true (save (self, line, NULL));
  g_assert_cmpfloat (steward_customer_get_figures (self->customer)->arr.value, ==, 100);
  g_assert_true (mark (self, line->id, TRUE));
  g_assert_cmpint (steward_customer_get_figures (self->customer)->arr.source, ==,
                   STEWARD_ARR_UNKNOWN);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardContractLine) line = make_line (self, "Search", 2026);
  g_autoptr (GError) error = NULL;

  line->to = line->from - 1;
  g_assert_false (save (self, line, &error));
  g_assert_cmpstr (error->message, ==, "The last day is before the first.");
  assert_list (self, "", "");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/customers/contract-list/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("follows", test_follows);
  ADD ("revenue", test_revenue);
  ADD ("refused", test_refused);
  return g_test_run ();
}
