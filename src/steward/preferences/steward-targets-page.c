/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-targets-page.h"

#include "steward-effect-row.h"
#include "steward-segments-row.h"
#include "steward-setting-row.h"
#include "steward-setting-rows.h"

#include <glib/gi18n.h>

struct _StewardTargetsPage {
  AdwPreferencesPage parent_instance;

  StewardSettingsEditor *editor;
  GPtrArray *customer_rows; /* borrowed */

  AdwPreferencesGroup *customers;
};

G_DEFINE_FINAL_TYPE (StewardTargetsPage, steward_targets_page, ADW_TYPE_PREFERENCES_PAGE)

enum { OPEN_CUSTOMER, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Customers with their own ----------------------------------------------------------------- */

/* `Utilization: healthy from 85 %, …` */
static char *
describe_own (StewardTargetsPage *self, const char *id)
{
  const StewardSettings *settings = steward_settings_editor_get_settings (self->editor);
  guint n_settings;
  const StewardSetting *all = steward_setting_get_all (&n_settings);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_settings; i++)
    {
      const char *value = steward_settings_peek (settings, all[i].key, STEWARD_SCOPE_CUSTOMER, id,
                                                 NULL);
      g_autofree char *shown = value ? steward_setting_format (&all[i], value) : NULL;

      if (shown)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? C_ ("list", ", ") : "",
                                _ (all[i].label), shown);
    }
  return g_strdup (text->str);
}

static void
row_activated_cb (StewardTargetsPage *self, GtkWidget *row)
{
  g_signal_emit (self, signals[OPEN_CUSTOMER], 0, g_object_get_data (G_OBJECT (row), "id"));
}

static void
add_row (StewardTargetsPage *self, GtkWidget *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_group_add (self->customers, row);
  g_ptr_array_add (self->customer_rows, row);
}

static void
add_customer (StewardTargetsPage *self, StewardCustomer *customer)
{
  const char *id = steward_customer_get_id (customer);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *own = describe_own (self, id);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), steward_customer_get_name (customer));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), own);
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
add_nobody (StewardTargetsPage *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Nobody"));
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (row),
    _ ("Open a customer and choose “Targets…” in its menu to give it its own."));
  add_row (self, row);
}

static void
show_customers (StewardTargetsPage *self)
{
  g_autoptr (GPtrArray) ids = steward_settings_list_subjects (
    steward_settings_editor_get_settings (self->editor), NULL, STEWARD_SCOPE_CUSTOMER);

  for (guint i = 0; i < self->customer_rows->len; i++)
    adw_preferences_group_remove (self->customers, self->customer_rows->pdata[i]);
  g_ptr_array_set_size (self->customer_rows, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      StewardCustomer *customer = steward_portfolio_find (
        steward_settings_editor_get_portfolio (self->editor), ids->pdata[i]);

      if (customer)
        add_customer (self, customer);
    }
  if (self->customer_rows->len == 0)
    add_nobody (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_targets_page_dispose (GObject *object)
{
  StewardTargetsPage *self = STEWARD_TARGETS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_TARGETS_PAGE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (steward_targets_page_parent_class)->dispose (object);
}

static void
steward_targets_page_finalize (GObject *object)
{
  g_ptr_array_unref (STEWARD_TARGETS_PAGE (object)->customer_rows);
  G_OBJECT_CLASS (steward_targets_page_parent_class)->finalize (object);
}

static void
steward_targets_page_class_init (StewardTargetsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_targets_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_targets_page_finalize;
  g_type_ensure (STEWARD_TYPE_SETTING_ROW);
  g_type_ensure (STEWARD_TYPE_SEGMENTS_ROW);
  g_type_ensure (STEWARD_TYPE_EFFECT_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/preferences/steward-targets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardTargetsPage, customers);

  /**
   * StewardTargetsPage::open-customer:
   * @id: the customer whose own targets a person wants to see
   */
  signals[OPEN_CUSTOMER] = g_signal_new ("open-customer", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
}

static void
steward_targets_page_init (StewardTargetsPage *self)
{
  self->customer_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_targets_page_follow (StewardTargetsPage *self, StewardSettingsEditor *editor)
{
  g_return_if_fail (STEWARD_IS_TARGETS_PAGE (self));
  g_return_if_fail (self->editor == NULL);
  self->editor = g_object_ref (editor);
  steward_setting_rows_follow (GTK_WIDGET (self), editor, STEWARD_SCOPE_EVERYONE, "", NULL);
  show_customers (self);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_customers), self, G_CONNECT_SWAPPED);
}
