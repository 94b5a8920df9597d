/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-privacy-page.h"

#include "steward-backup.h"
#include "steward-switch-row.h"

#include <glib/gi18n.h>

struct _StewardPrivacyPage {
  AdwPreferencesPage parent_instance;

  StewardSettingsEditor *editor;
  char *folder; /* of the database */

  AdwActionRow *database_row;
  AdwActionRow *backups_row;
  GtkWidget *backups_button;
  AdwSwitchRow *sign_row;
};

G_DEFINE_FINAL_TYPE (StewardPrivacyPage, steward_privacy_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- Folders ---------------------------------------------------------------------------------- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardPrivacyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) && self->editor
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    steward_settings_editor_refuse (self->editor, error->message);
}

static void
open_folder (StewardPrivacyPage *self, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (folder);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                            opened_cb, g_object_ref (self));
}

static char *
make_backups_path (StewardPrivacyPage *self)
{
  return g_build_filename (self->folder, "backups", NULL);
}

static void
open_database_cb (StewardPrivacyPage *self)
{
  open_folder (self, self->folder);
}

static void
open_backups_cb (StewardPrivacyPage *self)
{
  g_autofree char *path = make_backups_path (self);

  open_folder (self, path);
}

/* --- Words ------------------------------------------------------------------------------------ */

static void
show_database (StewardPrivacyPage *self, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (
    /* Translators: a file */
    _ ("%s\nOnly you can read it. It is not encrypted by itself: your disk’s encryption is what "
       "protects it from others."),
    shown);

  adw_action_row_set_subtitle (self->database_row, text);
}

static void
show_backups (StewardPrivacyPage *self)
{
  g_autofree char *path = make_backups_path (self);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *text = g_strdup_printf (
    /* Translators: a folder, a number of days */
    g_dngettext (GETTEXT_PACKAGE, "%s\nOne for each day; the last %d is kept.",
                 "%s\nOne for each day; the last %d are kept.", STEWARD_BACKUP_DAYS),
    shown, STEWARD_BACKUP_DAYS);

  adw_action_row_set_subtitle (self->backups_row, text);
  gtk_widget_set_sensitive (self->backups_button, g_file_test (path, G_FILE_TEST_IS_DIR));
}

static void
show_sign (StewardPrivacyPage *self)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: a login name */
    _ ("Writes your login name, “%s”, into the database beside the views and settings that you "
       "change from now on, for colleagues who share it"),
    g_get_user_name ());

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sign_row), text);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_privacy_page_dispose (GObject *object)
{
  StewardPrivacyPage *self = STEWARD_PRIVACY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_PRIVACY_PAGE);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (steward_privacy_page_parent_class)->dispose (object);
}

static void
steward_privacy_page_finalize (GObject *object)
{
  g_free (STEWARD_PRIVACY_PAGE (object)->folder);
  G_OBJECT_CLASS (steward_privacy_page_parent_class)->finalize (object);
}

static void
steward_privacy_page_class_init (StewardPrivacyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_privacy_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_privacy_page_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/preferences/steward-privacy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardPrivacyPage, database_row);
  gtk_widget_class_bind_template_child (widget_class, StewardPrivacyPage, backups_row);
  gtk_widget_class_bind_template_child (widget_class, StewardPrivacyPage, backups_button);
  gtk_widget_class_bind_template_child (widget_class, StewardPrivacyPage, sign_row);
  gtk_widget_class_bind_template_callback (widget_class, open_database_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_backups_cb);
}

static void
steward_privacy_page_init (StewardPrivacyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_privacy_page_follow (StewardPrivacyPage *self,
                             StewardSettingsEditor *editor,
                             StewardContext *context)
{
  const char *path;

  g_return_if_fail (STEWARD_IS_PRIVACY_PAGE (self));
  g_return_if_fail (self->editor == NULL);
  path = steward_database_get_path (steward_context_get_database (context));
  self->editor = g_object_ref (editor);
  self->folder = g_path_get_dirname (path);
  show_database (self, path);
  show_backups (self);
  show_sign (self);
  steward_switch_row_follow (self->sign_row, editor, "sign-changes");
}
