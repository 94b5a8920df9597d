/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-missing-tokens.h"

#include "steward-address.h"

/* One search: the addresses are looked up one after the other. */
typedef struct {
  StewardVault *vault;
  GPtrArray *candidates; /* of StewardCustomer, one for each address */
  GPtrArray *missing;
  guint next;
} Search;

static void
search_free (Search *self)
{
  g_object_unref (self->vault);
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->missing);
  g_free (self);
}

static const StewardCustomerRecord *
get_record (StewardCustomer *customer)
{
  return steward_customer_get_facts (customer)->record;
}

/* The address that a token is needed for, or NULL. */
static const char *
get_address (const StewardCustomerRecord *record)
{
  const char *address = steward_customer_record_get_api_address (record);

  if (address == NULL || !steward_address_is_secure (address))
    return NULL;
  /* The report API has to be told which instance is meant. */
  return record->url || record->source == STEWARD_SOURCE_SOURCEGRAPH ? address : NULL;
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (steward_customer_get_name (*(StewardCustomer *const *) a),
                         steward_customer_get_name (*(StewardCustomer *const *) b));
}

/* The first customer of each address, by name. */
static GPtrArray *
list_candidates (StewardPortfolio *portfolio, const char *const *ids)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *candidates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i]; i++)
    {
      StewardCustomer *customer = steward_portfolio_find (portfolio, ids[i]);

      if (customer && get_address (get_record (customer)))
        g_ptr_array_add (named, customer);
    }
  g_ptr_array_sort (named, by_name);
  for (guint i = 0; i < named->len; i++)
    if (g_hash_table_add (met, (gpointer) get_address (get_record (named->pdata[i]))))
      g_ptr_array_add (candidates, g_object_ref (named->pdata[i]));
  return candidates;
}

static void look_up_next (GTask *task);

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  GError *error = NULL;
  char *token = steward_vault_lookup_for_finish (STEWARD_VAULT (source), result, &error);

  /* Where there is no place for tokens, all of them are missing, and storing one says why. */
  if (error && !g_error_matches (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_UNAVAILABLE))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  if (token)
    steward_vault_free_token (token);
  else
    g_ptr_array_add (self->missing, g_object_ref (self->candidates->pdata[self->next]));
  self->next++;
  look_up_next (g_steal_pointer (&task));
}

/* Takes the task. */
static void
look_up_next (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  const StewardCustomerRecord *record;

  if (self->next == self->candidates->len || self->missing->len == STEWARD_MISSING_TOKENS_MAX)
    {
      g_task_return_pointer (task, g_ptr_array_ref (self->missing),
                             (GDestroyNotify) g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  record = get_record (self->candidates->pdata[self->next]);
  steward_vault_lookup_for_async (self->vault, get_address (record), record->url,
                                  g_task_get_cancellable (task), looked_up_cb, task);
}

void
steward_missing_tokens_find_async (StewardPortfolio *portfolio,
                                   StewardVault *vault,
                                   const char *const *ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Search *search;
  GTask *task;

  g_return_if_fail (STEWARD_IS_PORTFOLIO (portfolio));
  g_return_if_fail (STEWARD_IS_VAULT (vault));
  g_return_if_fail (ids != NULL);
  task = g_task_new (portfolio, cancellable, callback, user_data);
  g_task_set_source_tag (task, steward_missing_tokens_find_async);
  search = g_new0 (Search, 1);
  search->vault = g_object_ref (vault);
  search->candidates = list_candidates (portfolio, ids);
  search->missing = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  look_up_next (task);
}

GPtrArray *
steward_missing_tokens_find_finish (StewardPortfolio *portfolio,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, portfolio), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

char **
steward_missing_tokens_dup_served (StewardPortfolio *portfolio, const char *address)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (portfolio), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      if (g_strcmp0 (steward_customer_record_get_api_address (get_record (customer)), address) == 0)
        g_strv_builder_add (ids, steward_customer_get_id (customer));
    }
  return g_strv_builder_end (ids);
}
