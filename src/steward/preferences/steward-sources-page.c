/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sources-page.h"

#include "steward-missing-tokens.h"
#include "steward-setting-row.h"
#include "steward-setting-rows.h"
#include "steward-switch-row.h"

#include <glib/gi18n.h>

/* A longer list is read by nobody, and the keyring is asked for each. */
#define MAX_ADDRESSES 50

struct _StewardSourcesPage {
  AdwPreferencesPage parent_instance;

  StewardSettingsEditor *editor;
  StewardContext *context; /* weak */
  GCancellable *closing;
  GPtrArray *address_rows; /* borrowed */

  AdwSwitchRow *start_row;
  AdwSwitchRow *network_row;
  AdwEntryRow *currency_row;
  AdwEntryRow *rates_row;
  AdwPreferencesGroup *addresses;
};

G_DEFINE_FINAL_TYPE (StewardSourcesPage, steward_sources_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- Revenue ---------------------------------------------------------------------------------- */

static const char *
get_key (StewardSourcesPage *self, AdwEntryRow *row)
{
  return row == self->rates_row ? "exchange-rates" : "currency";
}

static void
show_text (StewardSourcesPage *self, AdwEntryRow *row)
{
  const StewardSettings *settings = steward_settings_editor_get_settings (self->editor);

  if (!(gtk_widget_get_state_flags (GTK_WIDGET (row)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_editable_set_text (GTK_EDITABLE (row),
                           steward_settings_get (settings, get_key (self, row), NULL, NULL, NULL));
}

static void
show_revenue (StewardSourcesPage *self)
{
  show_text (self, self->currency_row);
  show_text (self, self->rates_row);
}

static void
text_applied_cb (StewardSourcesPage *self, AdwEntryRow *row)
{
  const char *key = get_key (self, row);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = steward_setting_parse (
    steward_setting_find (key), gtk_editable_get_text (GTK_EDITABLE (row)), &error);

  if (value)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
      gtk_editable_set_text (GTK_EDITABLE (row), value);
      steward_settings_editor_set (self->editor, key, STEWARD_SCOPE_EVERYONE, "", value);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  steward_settings_editor_refuse (self->editor, error->message);
}

/* --- Addresses -------------------------------------------------------------------------------- */

/* An address and who is read from it. */
typedef struct {
  StewardCustomer *customer; /* one of them, borrowed */
  guint n_customers;
} Address;

static const char *
get_address (StewardCustomer *customer)
{
  return steward_customer_record_get_api_address (steward_customer_get_facts (customer)->record);
}

static gint
by_most_customers (gconstpointer a, gconstpointer b)
{
  const Address *first = a;
  const Address *second = b;

  if (first->n_customers != second->n_customers)
    return first->n_customers < second->n_customers ? 1 : -1;
  return g_strcmp0 (get_address (first->customer), get_address (second->customer));
}

static GPtrArray *
list_addresses (StewardPortfolio *portfolio)
{
  GListModel *all = G_LIST_MODEL (portfolio);
  g_autoptr (GHashTable) by_address = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *addresses = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);
      const char *key = get_address (customer);
      Address *address = key ? g_hash_table_lookup (by_address, key) : NULL;

      if (key == NULL)
        continue;
      if (address == NULL)
        {
          address = g_new0 (Address, 1);
          address->customer = customer;
          g_hash_table_insert (by_address, (gpointer) key, address);
          g_ptr_array_add (addresses, address);
        }
      address->n_customers++;
    }
  g_ptr_array_sort_values (addresses, by_most_customers);
  return addresses;
}

static char *
describe_address (const Address *address)
{
  StewardSourceKind kind = steward_customer_get_facts (address->customer)->record->source;
  g_autofree char *customers = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", address->n_customers),
    address->n_customers);

  /* Translators: the kind of API, then how many customers are read from there */
  return g_strdup_printf (_ ("%s · %s"),
                          kind == STEWARD_SOURCE_ANALYTICS ? _ ("Report API") : _ ("GraphQL API"),
                          customers);
}

static void
add_row (StewardSourcesPage *self, GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (self->addresses, row);
  g_ptr_array_add (self->address_rows, row);
}

static void
add_address (StewardSourcesPage *self, const Address *address)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Token…"));
  GtkWidget *state = gtk_label_new (NULL);
  g_autofree char *subtitle = describe_address (address);
  /* Translators: an address */
  g_autofree char *name = g_strdup_printf (_ ("Enter the token for %s"),
                                           get_address (address->customer));

  gtk_widget_add_css_class (state, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), state);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.enter-token");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    steward_customer_get_id (address->customer));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "id",
                          g_strdup (steward_customer_get_id (address->customer)), g_free);
  g_object_set_data (G_OBJECT (row), "state", state);
  add_row (self, row, get_address (address->customer), subtitle);
}

static void
add_remaining (StewardSourcesPage *self, guint n_remaining)
{
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u other address", "%u other addresses", n_remaining),
    n_remaining);

  add_row (self, adw_action_row_new (), title, "");
}

static void
clear_addresses (StewardSourcesPage *self)
{
  for (guint i = 0; i < self->address_rows->len; i++)
    adw_preferences_group_remove (self->addresses, self->address_rows->pdata[i]);
  g_ptr_array_set_size (self->address_rows, 0);
}

/* --- Tokens ----------------------------------------------------------------------------------- */

static gboolean
is_missing (GPtrArray *missing, const char *id)
{
  for (guint i = 0; i < missing->len; i++)
    if (g_str_equal (steward_customer_get_id (missing->pdata[i]), id))
      return TRUE;
  return FALSE;
}

/* @missing: (nullable): NULL where nobody can tell */
static void
show_tokens (StewardSourcesPage *self, GPtrArray *missing)
{
  for (guint i = 0; i < self->address_rows->len; i++)
    {
      GObject *row = self->address_rows->pdata[i];
      const char *id = g_object_get_data (row, "id");

      if (id && missing)
        gtk_label_set_text (g_object_get_data (row, "state"),
                            is_missing (missing, id) ? _ ("No token") : _ ("Token kept"));
    }
}

static void
tokens_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardSourcesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) missing = steward_missing_tokens_find_finish (STEWARD_PORTFOLIO (source),
                                                                      result, &error);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (missing)
    show_tokens (self, missing);
  else
    add_row (self, adw_action_row_new (), _ ("The tokens could not be looked up"), error->message);
}

static void
look_for_tokens (StewardSourcesPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->address_rows->len; i++)
    {
      const char *id = g_object_get_data (self->address_rows->pdata[i], "id");

      if (id)
        g_strv_builder_add (builder, id);
    }
  ids = g_strv_builder_end (builder);
  steward_missing_tokens_find_async (
    steward_context_get_portfolio (self->context), steward_context_get_vault (self->context),
    (const char *const *) ids, self->closing, tokens_found_cb, g_object_ref (self));
}

static void
show_addresses (StewardSourcesPage *self)
{
  g_autoptr (GPtrArray) addresses = list_addresses (
    steward_settings_editor_get_portfolio (self->editor));

  clear_addresses (self);
  for (guint i = 0; i < addresses->len && i < MAX_ADDRESSES; i++)
    add_address (self, addresses->pdata[i]);
  if (addresses->len > MAX_ADDRESSES)
    add_remaining (self, addresses->len - MAX_ADDRESSES);
  if (addresses->len == 0)
    add_row (self, adw_action_row_new (), _ ("None yet"),
             _ ("No customer is read from an address."));
  else
    look_for_tokens (self);
}

/* A new token is tried at once, and the end of that is when to look again. */
static void
running_cb (StewardSourcesPage *self)
{
  if (self->context
      && !steward_sync_engine_get_running (steward_context_get_sync_engine (self->context)))
    show_addresses (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_sources_page_dispose (GObject *object)
{
  StewardSourcesPage *self = STEWARD_SOURCES_PAGE (object);

  g_cancellable_cancel (self->closing);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SOURCES_PAGE);
  g_clear_object (&self->editor);
  g_clear_weak_pointer (&self->context);
  G_OBJECT_CLASS (steward_sources_page_parent_class)->dispose (object);
}

static void
steward_sources_page_finalize (GObject *object)
{
  StewardSourcesPage *self = STEWARD_SOURCES_PAGE (object);

  g_object_unref (self->closing);
  g_ptr_array_unref (self->address_rows);
  G_OBJECT_CLASS (steward_sources_page_parent_class)->finalize (object);
}

static void
steward_sources_page_class_init (StewardSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_sources_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_sources_page_finalize;
  g_type_ensure (STEWARD_TYPE_SETTING_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/preferences/steward-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, network_row);
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, currency_row);
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, rates_row);
  gtk_widget_class_bind_template_child (widget_class, StewardSourcesPage, addresses);
  gtk_widget_class_bind_template_callback (widget_class, text_applied_cb);
}

static void
steward_sources_page_init (StewardSourcesPage *self)
{
  self->closing = g_cancellable_new ();
  self->address_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_sources_page_follow (StewardSourcesPage *self,
                             StewardSettingsEditor *editor,
                             StewardContext *context)
{
  g_return_if_fail (STEWARD_IS_SOURCES_PAGE (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
  g_set_weak_pointer (&self->context, context);
  steward_setting_rows_follow (GTK_WIDGET (self), editor, STEWARD_SCOPE_EVERYONE, "", NULL);
  steward_switch_row_follow (self->start_row, editor, "sync-on-start");
  steward_switch_row_follow (self->network_row, editor, "sync-on-network");
  show_revenue (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_revenue), self, G_CONNECT_SWAPPED);
  show_addresses (self);
  g_signal_connect_object (steward_context_get_sync_engine (context), "notify::running",
                           G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
}
