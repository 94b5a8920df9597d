/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-contract-list.h"

struct _StewardContractList {
  GObject parent_instance;

  StewardCustomer *customer;
  GPtrArray *contracts; /* of StewardContract */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardContractList,
                               steward_contract_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return STEWARD_TYPE_CONTRACT;
}

static guint
get_n_items (GListModel *model)
{
  return STEWARD_CONTRACT_LIST (model)->contracts->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *contracts = STEWARD_CONTRACT_LIST (model)->contracts;

  return position < contracts->len ? g_object_ref (g_ptr_array_index (contracts, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- Following the customer ------------------------------------------------------------------- */

static const StewardContractLine *
get_old (StewardContractList *self, guint index)
{
  return steward_contract_get_line (g_ptr_array_index (self->contracts, index));
}

/* The facts have the first to begin first. */
static const StewardContractLine *
get_new (const GPtrArray *lines, guint index)
{
  return g_ptr_array_index (lines, lines->len - 1 - index);
}

/* Changes only what lies between what is the same at both ends. */
static void
follow (StewardContractList *self)
{
  const GPtrArray *lines = steward_customer_get_facts (self->customer)->contracts;
  guint n_old = self->contracts->len;
  guint shorter = MIN (n_old, lines->len);
  guint n_before = 0;
  guint n_after = 0;
  guint n_removed;
  guint n_added;

  while (n_before < shorter
         && steward_contract_line_equal (get_old (self, n_before), get_new (lines, n_before)))
    n_before++;
  while (n_after < shorter - n_before
         && steward_contract_line_equal (get_old (self, n_old - 1 - n_after),
                                         get_new (lines, lines->len - 1 - n_after)))
    n_after++;
  n_removed = n_old - n_before - n_after;
  n_added = lines->len - n_before - n_after;
  if (n_removed > 0)
    g_ptr_array_remove_range (self->contracts, n_before, n_removed);
  for (guint i = n_before; i < n_before + n_added; i++)
    g_ptr_array_insert (self->contracts, (int) i, steward_contract_new (get_new (lines, i)));
  if (n_removed + n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, n_removed, n_added);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_contract_list_dispose (GObject *object)
{
  g_clear_object (&STEWARD_CONTRACT_LIST (object)->customer);
  G_OBJECT_CLASS (steward_contract_list_parent_class)->dispose (object);
}

static void
steward_contract_list_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_CONTRACT_LIST (object)->contracts);
  G_OBJECT_CLASS (steward_contract_list_parent_class)->finalize (object);
}

static void
steward_contract_list_class_init (StewardContractListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_contract_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_contract_list_finalize;
}

static void
steward_contract_list_init (StewardContractList *self)
{
  self->contracts = g_ptr_array_new_with_free_func (g_object_unref);
}

StewardContractList *
steward_contract_list_new (StewardCustomer *customer)
{
  StewardContractList *self;

  g_return_val_if_fail (STEWARD_IS_CUSTOMER (customer), NULL);
  self = g_object_new (STEWARD_TYPE_CONTRACT_LIST, NULL);
  self->customer = g_object_ref (customer);
  g_signal_connect_object (customer, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
  return self;
}
