/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-list.h"

struct _StewardRecordList {
  GObject parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  const StewardRecordKind *kind;
  GPtrArray *records;
  GCancellable *cancellable; /* of the reading that runs */
  gboolean loaded;
};

enum {
  PROP_0,
  PROP_LOADED,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum {
  LOAD_FAILED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StewardRecordList,
                               steward_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return STEWARD_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return STEWARD_RECORD_LIST (model)->records->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *records = STEWARD_RECORD_LIST (model)->records;

  return position < records->len ? g_object_ref (g_ptr_array_index (records, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
is_same (StewardRecord *old, StewardRecord *record)
{
  return g_strcmp0 (steward_record_get_id (old), steward_record_get_id (record)) == 0
         && steward_record_get_updated_at (old) == steward_record_get_updated_at (record)
         && steward_record_equal (old, record);
}

/* How many records are the same in both, from the first one on or from the last one back. */
static guint
count_same (GPtrArray *old, GPtrArray *records, guint most, gboolean from_end)
{
  guint n = 0;

  while (n < most
         && is_same (g_ptr_array_index (old, from_end ? old->len - 1 - n : n),
                     g_ptr_array_index (records, from_end ? records->len - 1 - n : n)))
    n++;
  return n;
}

/* Changes only what lies between what is the same at both ends. @records: (transfer full) */
static void
take_records (StewardRecordList *self, GPtrArray *records)
{
  GPtrArray *old = self->records;
  guint shorter = MIN (old->len, records->len);
  guint n_before = count_same (old, records, shorter, FALSE);
  guint n_after = count_same (old, records, shorter - n_before, TRUE);
  guint n_removed = old->len - n_before - n_after;
  guint n_added = records->len - n_before - n_after;

  if (n_removed > 0)
    g_ptr_array_remove_range (old, n_before, n_removed);
  for (guint i = n_before; i < n_before + n_added; i++)
    g_ptr_array_insert (old, (int) i, g_object_ref (g_ptr_array_index (records, i)));
  g_ptr_array_unref (records);
  if (n_removed + n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, n_removed, n_added);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StewardRecordList *self;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = steward_portfolio_load_records_finish (STEWARD_PORTFOLIO (source), result,
                                                              &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = user_data;
  if (records == NULL)
    {
      g_signal_emit (self, signals[LOAD_FAILED], 0, error);
      return;
    }
  take_records (self, records);
  if (!self->loaded)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
}

void
steward_record_list_reload (StewardRecordList *self)
{
  g_return_if_fail (STEWARD_IS_RECORD_LIST (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  steward_portfolio_load_records_async (self->portfolio, self->kind->key,
                                        self->customer ? steward_customer_get_id (self->customer)
                                                       : NULL,
                                        self->cancellable, loaded_cb, self);
}

/* --- Class ------------------------------------------------------------------------------------ */

static void
steward_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, STEWARD_RECORD_LIST (object)->loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
steward_record_list_dispose (GObject *object)
{
  StewardRecordList *self = STEWARD_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_record_list_parent_class)->dispose (object);
}

static void
steward_record_list_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_RECORD_LIST (object)->records);
  G_OBJECT_CLASS (steward_record_list_parent_class)->finalize (object);
}

static void
steward_record_list_class_init (StewardRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = steward_record_list_get_property;
  object_class->dispose = steward_record_list_dispose;
  object_class->finalize = steward_record_list_finalize;
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  /**
   * StewardRecordList::load-failed:
   * @error: why the store could not be read
   */
  signals[LOAD_FAILED] = g_signal_new ("load-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
steward_record_list_init (StewardRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

StewardRecordList *
steward_record_list_new (StewardPortfolio *portfolio,
                         StewardCustomer *customer,
                         const StewardRecordKind *kind)
{
  StewardRecordList *self;

  g_return_val_if_fail (STEWARD_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (customer == NULL || STEWARD_IS_CUSTOMER (customer), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  self = g_object_new (STEWARD_TYPE_RECORD_LIST, NULL);
  self->portfolio = g_object_ref (portfolio);
  g_set_object (&self->customer, customer);
  self->kind = kind;
  if (customer)
    g_signal_connect_object (customer, "changed", G_CALLBACK (steward_record_list_reload), self,
                             G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (steward_record_list_reload), self,
                             G_CONNECT_SWAPPED);
  steward_record_list_reload (self);
  return self;
}

gboolean
steward_record_list_get_loaded (StewardRecordList *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_LIST (self), FALSE);
  return self->loaded;
}

StewardCustomer *
steward_record_list_get_customer (StewardRecordList *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_LIST (self), NULL);
  return self->customer;
}

StewardPortfolio *
steward_record_list_get_portfolio (StewardRecordList *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_LIST (self), NULL);
  return self->portfolio;
}

const StewardRecordKind *
steward_record_list_get_kind (StewardRecordList *self)
{
  g_return_val_if_fail (STEWARD_IS_RECORD_LIST (self), NULL);
  return self->kind;
}
