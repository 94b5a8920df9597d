/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "scratch-store.h"
#include "steward-missing-tokens.h"

/* libsecret's encrypted file is one for the whole process, so that this is one test. */
typedef struct {
  ScratchStore store;
  StewardVault *vault;
  StewardPortfolio *portfolio;
} Fixture;

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
store_token (Fixture *fixture, const char *address)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  steward_vault_store_async (fixture->vault, address, "sgp_0123456789abcdef", NULL, kept_cb,
                             &result);
  g_assert_true (steward_vault_store_finish (fixture->vault, await (&result), &error));
  g_assert_no_error (error);
}

static void
add (Fixture *fixture,
     const char *name,
     StewardSourceKind source,
     const char *url,
     const char *source_url)
{
  g_autoptr (StewardCustomerFacts) facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));

  facts->record->source = source;
  facts->record->url = g_strdup (url);
  facts->record->source_url = g_strdup (source_url);
  scratch_store_save (fixture->store.database, facts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StewardClock) clock = steward_clock_new_fixed (steward_day_new (2026, 11, 23));
  g_autoptr (GAsyncResult) result = NULL;

  scratch_store_set_up (&fixture->store);
  fixture->vault = steward_vault_new (fixture->store.folder);
  fixture->portfolio = steward_portfolio_new (fixture->store.database, clock, NULL);
  add (fixture, "Z, the first of its address by id", STEWARD_SOURCE_ANALYTICS, "https://z.example",
       NULL);
  add (fixture, "Analytics", STEWARD_SOURCE_ANALYTICS, "https://a.example", NULL);
  add (fixture, "Analytics without an instance", STEWARD_SOURCE_ANALYTICS, NULL, NULL);
  add (fixture, "Graph", STEWARD_SOURCE_SOURCEGRAPH, "https://graph.example", NULL);
  add (fixture, "Elsewhere", STEWARD_SOURCE_SOURCEGRAPH, "https://e.example",
       "https://api.e.example");
  add (fixture, "Same origin", STEWARD_SOURCE_SOURCEGRAPH, "https://s.example",
       "https://s.example/sub");
  add (fixture, "Insecure", STEWARD_SOURCE_SOURCEGRAPH, "http://plain.example", NULL);
  add (fixture, "No address", STEWARD_SOURCE_SOURCEGRAPH, NULL, NULL);
  add (fixture, "File", STEWARD_SOURCE_FILE, "https://file.example", NULL);
  steward_portfolio_refresh_async (fixture->portfolio, NULL, kept_cb, &result);
  g_assert_true (steward_portfolio_refresh_finish (fixture->portfolio, await (&result), NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->portfolio));
  g_clear_object (&fixture->vault);
  scratch_store_tear_down (&fixture->store);
}

static char **
dup_all_ids (Fixture *fixture)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (
        G_LIST_MODEL (fixture->portfolio), i);

      g_strv_builder_add (ids, steward_customer_get_id (customer));
    }
  g_strv_builder_add (ids, "gone by now");
  return g_strv_builder_end (ids);
}

/* The names of the customers whose token is missing, as "A; B; ". */
static void
assert_missing (Fixture *fixture, const char *expected)
{
  g_auto (GStrv) ids = dup_all_ids (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  steward_missing_tokens_find_async (fixture->portfolio, fixture->vault, (const char *const *) ids,
                                     NULL, kept_cb, &result);
  missing = steward_missing_tokens_find_finish (fixture->portfolio, await (&result), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (names, "%s; ", steward_customer_get_name (missing->pdata[i]));
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) served = NULL;

  /* One customer for each address, and none where no token would help. */
  assert_missing (fixture, "Analytics; Elsewhere; Graph; Same origin; ");
  store_token (fixture, "https://graph.example");
  /* A token of the instance serves an API of the same origin, and no other. */
  store_token (fixture, "https://s.example");
  store_token (fixture, "https://e.example");
  assert_missing (fixture, "Analytics; Elsewhere; ");
  store_token (fixture, "https://analytics.sourcegraph.com");
  store_token (fixture, "https://api.e.example");
  assert_missing (fixture, "");
  /* A token of the report API serves all who are read from there. */
  served = steward_missing_tokens_dup_served (fixture->portfolio,
                                              "https://analytics.sourcegraph.com");
  g_assert_cmpuint (g_strv_length (served), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("STEWARD_SECRET_PASSWORD", "correct horse", TRUE);
  g_test_add ("/steward/customers/missing-tokens", Fixture, NULL, set_up, test_missing, tear_down);
  return g_test_run ();
}
