/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-token-dialog.h"

#include "steward-token-help.h"

#include <glib/gi18n.h>

struct _StewardTokenDialog {
  AdwDialog parent_instance;

  StewardContext *context;
  StewardCustomer *customer;
  GCancellable *cancellable; /* of the test that runs */

  GtkLabel *explanation;
  GtkLinkButton *page_link;
  GtkWidget *save_button;
  GtkEditable *token_row;
  GtkWidget *test_button;
  GtkWidget *spinner;
  GtkLabel *result;
};

G_DEFINE_FINAL_TYPE (StewardTokenDialog, steward_token_dialog, ADW_TYPE_DIALOG)

static const StewardCustomerRecord *
get_record (StewardTokenDialog *self)
{
  return steward_customer_get_facts (self->customer)->record;
}

/* @css_class: `success` or `error` */
static void
tell (StewardTokenDialog *self, const char *text, const char *css_class)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result), "success");
  if (css_class)
    gtk_widget_add_css_class (GTK_WIDGET (self->result), css_class);
  gtk_label_set_text (self->result, text);
  if (*text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
show_testing (StewardTokenDialog *self, gboolean testing)
{
  gtk_widget_set_visible (self->spinner, testing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.test", !testing);
}

/* What was tried is not what is there any more. */
static void
token_changed_cb (StewardTokenDialog *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  tell (self, "", NULL);
}

/* --- Test connection -------------------------------------------------------------------------- */

static void
tell_status (StewardTokenDialog *self, const StewardSyncStatus *status)
{
  const StewardSyncProblem *seats = &status->problems[STEWARD_PART_SEATS];
  const StewardSyncProblem *usage = &status->problems[STEWARD_PART_USAGE];
  g_autofree char *text = NULL;

  if (seats->code == NULL && usage->code == NULL)
    tell (self, _ ("The token works."), "success");
  else if (seats->code && usage->code && g_str_equal (seats->message, usage->message))
    tell (self, usage->message, "error");
  else
    {
      text = g_strjoin ("\n", usage->code ? usage->message : _ ("Usage can be read."),
                        seats->code ? seats->message : _ ("Seats can be read."), NULL);
      tell (self, text, "error");
    }
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardTokenDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardSyncStatus) status = steward_sync_engine_test_finish (
    STEWARD_SYNC_ENGINE (source), result, &error);

  g_clear_object (&self->cancellable);
  show_testing (self, FALSE);
  if (status)
    tell_status (self, status);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, error->message, "error");
}

static void
test (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardTokenDialog *self = STEWARD_TOKEN_DIALOG (widget);
  StewardSyncEngine *engine = steward_context_get_sync_engine (self->context);
  g_autoptr (GError) error = NULL;
  char *token = steward_vault_clean_token (gtk_editable_get_text (self->token_row), &error);

  if (token == NULL)
    {
      tell (self, error->message, "error");
      return;
    }
  tell (self, "", NULL);
  show_testing (self, TRUE);
  self->cancellable = g_cancellable_new ();
  steward_sync_engine_test_async (engine, get_record (self), token, self->cancellable, tested_cb,
                                  g_object_ref (self));
  steward_vault_free_token (token);
}

/* --- Saving ----------------------------------------------------------------------------------- */

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardTokenDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (!steward_vault_store_finish (STEWARD_VAULT (source), result, &error))
    {
      tell (self, error->message, "error");
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.sync-address", "s",
                              steward_customer_record_get_api_address (get_record (self)));
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardTokenDialog *self = STEWARD_TOKEN_DIALOG (widget);
  const char *address = steward_customer_record_get_api_address (get_record (self));

  gtk_widget_set_sensitive (self->save_button, FALSE);
  steward_vault_store_async (steward_context_get_vault (self->context), address,
                             gtk_editable_get_text (self->token_row), NULL, stored_cb,
                             g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_token_dialog_dispose (GObject *object)
{
  StewardTokenDialog *self = STEWARD_TOKEN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_TOKEN_DIALOG);
  g_clear_object (&self->context);
  g_clear_object (&self->customer);
  G_OBJECT_CLASS (steward_token_dialog_parent_class)->dispose (object);
}

/* A test goes on for nobody once its dialog is closed. */
static void
steward_token_dialog_closed (AdwDialog *dialog)
{
  StewardTokenDialog *self = STEWARD_TOKEN_DIALOG (dialog);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
}

static void
steward_token_dialog_class_init (StewardTokenDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_token_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = steward_token_dialog_closed;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customer/steward-token-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, page_link);
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, token_row);
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, test_button);
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardTokenDialog, result);
  gtk_widget_class_bind_template_callback (widget_class, token_changed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.test", NULL, test);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel);
}

static void
steward_token_dialog_init (StewardTokenDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save_button);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->token_row));
}

StewardTokenDialog *
steward_token_dialog_new (StewardContext *context, StewardCustomer *customer)
{
  StewardTokenDialog *self = g_object_new (STEWARD_TYPE_TOKEN_DIALOG, NULL);
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  g_autofree char *help = steward_token_help_describe (record->source);
  g_autofree char *page = steward_token_help_dup_page (record);
  /* Translators: an address, then where a token for it is made */
  g_autofree char *text = g_strdup_printf (
    _ ("An access token for %s. It is kept in your keyring and sent to this address alone; the "
       "sync follows.\n\n%s"),
    steward_customer_record_get_api_address (record), help);

  self->context = g_object_ref (context);
  self->customer = g_object_ref (customer);
  gtk_label_set_text (self->explanation, text);
  gtk_link_button_set_uri (self->page_link, page ? page : "");
  gtk_widget_set_visible (GTK_WIDGET (self->page_link), page != NULL);
  return self;
}
