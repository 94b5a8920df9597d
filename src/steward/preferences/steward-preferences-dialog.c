/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-preferences-dialog.h"

#include "steward-own-targets-page.h"
#include "steward-privacy-page.h"
#include "steward-sources-page.h"
#include "steward-targets-page.h"

struct _StewardPreferencesDialog {
  AdwPreferencesDialog parent_instance;

  StewardSettingsEditor *editor;

  StewardTargetsPage *targets;
  StewardSourcesPage *sources;
  StewardPrivacyPage *privacy;
};

G_DEFINE_FINAL_TYPE (StewardPreferencesDialog,
                     steward_preferences_dialog,
                     ADW_TYPE_PREFERENCES_DIALOG)

static void
refused_cb (StewardPreferencesDialog *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), toast);
}

static void
open_customer_cb (StewardPreferencesDialog *self, const char *id)
{
  steward_preferences_dialog_open_customer (self, id);
}

/* What was changed last may not have been stored yet. */
static void
steward_preferences_dialog_closed (AdwDialog *dialog)
{
  steward_settings_editor_flush (STEWARD_PREFERENCES_DIALOG (dialog)->editor);
}

static void
steward_preferences_dialog_dispose (GObject *object)
{
  StewardPreferencesDialog *self = STEWARD_PREFERENCES_DIALOG (object);

  if (self->editor)
    steward_settings_editor_flush (self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (steward_preferences_dialog_parent_class)->dispose (object);
}

static void
steward_preferences_dialog_class_init (StewardPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_preferences_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = steward_preferences_dialog_closed;
  g_type_ensure (STEWARD_TYPE_TARGETS_PAGE);
  g_type_ensure (STEWARD_TYPE_SOURCES_PAGE);
  g_type_ensure (STEWARD_TYPE_PRIVACY_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/preferences/steward-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardPreferencesDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, StewardPreferencesDialog, sources);
  gtk_widget_class_bind_template_child (widget_class, StewardPreferencesDialog, privacy);
  gtk_widget_class_bind_template_callback (widget_class, open_customer_cb);
}

static void
steward_preferences_dialog_init (StewardPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

StewardPreferencesDialog *
steward_preferences_dialog_new (StewardContext *context)
{
  StewardPreferencesDialog *self = g_object_new (STEWARD_TYPE_PREFERENCES_DIALOG, NULL);

  self->editor = steward_settings_editor_new (steward_context_get_portfolio (context));
  g_signal_connect_object (self->editor, "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  steward_targets_page_follow (self->targets, self->editor);
  steward_sources_page_follow (self->sources, self->editor, context);
  steward_privacy_page_follow (self->privacy, self->editor, context);
  return self;
}

void
steward_preferences_dialog_open_customer (StewardPreferencesDialog *self, const char *id)
{
  StewardCustomer *customer;

  g_return_if_fail (STEWARD_IS_PREFERENCES_DIALOG (self));
  customer = steward_portfolio_find (steward_settings_editor_get_portfolio (self->editor), id);
  if (customer)
    adw_preferences_dialog_push_subpage (
      ADW_PREFERENCES_DIALOG (self),
      ADW_NAVIGATION_PAGE (steward_own_targets_page_new (self->editor, customer)));
}
