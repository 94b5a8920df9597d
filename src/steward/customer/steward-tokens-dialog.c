/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-tokens-dialog.h"

#include "steward-missing-tokens.h"
#include "steward-token-help.h"

#include <glib/gi18n.h>

struct _StewardTokensDialog {
  AdwDialog parent_instance;

  StewardContext *context;
  GPtrArray *rows; /* of GtkEditable, borrowed from the group; the title is the address */
  guint next;      /* the row that is stored */

  AdwBanner *banner;
  AdwPreferencesGroup *group;
  GtkLabel *help;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (StewardTokensDialog, steward_tokens_dialog, ADW_TYPE_DIALOG)

/* --- Storing ---------------------------------------------------------------------------------- */

static void
refuse (StewardTokensDialog *self, GtkEditable *row, const GError *error)
{
  gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), error->message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static const char *
get_address (GtkEditable *row)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
}

/* What was stored is done with: another try begins with the next row. */
static void
settle (StewardTokensDialog *self, GtkEditable *row)
{
  gtk_editable_set_text (row, "");
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.sync-address", "s", get_address (row));
}

static void store_next (StewardTokensDialog *self);

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardTokensDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkEditable *row;

  if (self->context == NULL)
    return;
  row = g_ptr_array_index (self->rows, self->next);
  if (!steward_vault_store_finish (STEWARD_VAULT (source), result, &error))
    {
      refuse (self, row, error);
      return;
    }
  settle (self, row);
  self->next++;
  store_next (self);
}

static void
store_next (StewardTokensDialog *self)
{
  for (; self->next < self->rows->len; self->next++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, self->next);
      const char *token = gtk_editable_get_text (row);

      if (*token == '\0')
        continue;
      steward_vault_store_async (steward_context_get_vault (self->context), get_address (row),
                                 token, NULL, stored_cb, g_object_ref (self));
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardTokensDialog *self = STEWARD_TOKENS_DIALOG (widget);

  adw_banner_set_revealed (self->banner, FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      gtk_widget_remove_css_class (row, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID);
    }
  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  self->next = 0;
  store_next (self);
}

static void
import_tokens (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.import-tokens", NULL);
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_tokens_dialog_dispose (GObject *object)
{
  StewardTokensDialog *self = STEWARD_TOKENS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_TOKENS_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (steward_tokens_dialog_parent_class)->dispose (object);
}

static void
steward_tokens_dialog_class_init (StewardTokensDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_tokens_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customer/steward-tokens-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardTokensDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, StewardTokensDialog, group);
  gtk_widget_class_bind_template_child (widget_class, StewardTokensDialog, help);
  gtk_widget_class_bind_template_child (widget_class, StewardTokensDialog, more);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "dialog.import", NULL, import_tokens);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
}

static void
steward_tokens_dialog_init (StewardTokensDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (StewardTokensDialog *self, const StewardCustomerRecord *record)
{
  const char *address = steward_customer_record_get_api_address (record);
  GtkWidget *row = adw_password_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), address);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* The help for each kind of source among the customers, once. */
static void
show_help (StewardTokensDialog *self, GPtrArray *customers)
{
  const StewardCustomerRecord *kinds[STEWARD_SOURCE_FILE] = { NULL };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerRecord *record
        = steward_customer_get_facts (customers->pdata[i])->record;

      kinds[record->source] = record;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i])
      {
        g_autofree char *help = steward_token_help_describe (kinds[i]->source);

        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", help);
      }
  gtk_label_set_text (self->help, text->str);
}

StewardTokensDialog *
steward_tokens_dialog_new (StewardContext *context, GPtrArray *customers)
{
  StewardTokensDialog *self = g_object_new (STEWARD_TYPE_TOKENS_DIALOG, NULL);

  self->context = g_object_ref (context);
  for (guint i = 0; i < customers->len; i++)
    add_row (self, steward_customer_get_facts (customers->pdata[i])->record);
  show_help (self, customers);
  gtk_widget_set_visible (GTK_WIDGET (self->more), customers->len == STEWARD_MISSING_TOKENS_MAX);
  if (self->rows->len > 0)
    adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (self->rows, 0));
  return self;
}
