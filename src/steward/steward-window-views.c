/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-window-private.h"

#include "steward-undo.h"

#include <glib/gi18n.h>
#include <string.h>

static StewardViewList *
get_views (StewardWindow *self)
{
  return steward_context_get_views (steward_window_get_context (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_view_list_save_finish (STEWARD_VIEW_LIST (source), result, &error))
    steward_window_show_error (self, _ ("The view was not saved"), error);
}

/* --- A name ----------------------------------------------------------------------------------- */

static void
name_changed_cb (AdwAlertDialog *dialog, GtkEditable *entry)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

static void
name_response_cb (AdwAlertDialog *dialog, const char *response, StewardWindow *self)
{
  StewardView *view = g_object_get_data (G_OBJECT (dialog), "view");
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));

  if (strcmp (response, "save") != 0)
    return;
  g_free (view->name);
  view->name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  steward_view_list_save_async (get_views (self), view, NULL, saved_cb, g_object_ref (self));
}

/* Asks for the name, and saves the view, which it takes. */
static void
ask_name (StewardWindow *self, const char *heading, StewardView *view)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, NULL));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Name of the view"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the view"), -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_max_length (GTK_ENTRY (entry), 80);
  adw_alert_dialog_set_extra_child (dialog, entry);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "save");
  adw_alert_dialog_set_response_enabled (dialog, "save", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "view", view, (GDestroyNotify) steward_view_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (name_response_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_editable_set_text (GTK_EDITABLE (entry), view->name ? view->name : "");
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* --- Actions ---------------------------------------------------------------------------------- */

static void
save_view (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);

  ask_name (self, _ ("Save View"), steward_window_dup_view (self));
}

static void
rename_view (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  const StewardView *view = steward_view_list_find (get_views (self),
                                                    g_variant_get_string (target, NULL));

  if (view)
    ask_name (self, _ ("Rename View"), steward_view_copy (view));
}

/* A view that is being deleted. */
typedef struct {
  StewardWindow *window;
  StewardView *view;
} Deletion;

static void
deletion_free (Deletion *self)
{
  g_object_unref (self->window);
  g_clear_pointer (&self->view, steward_view_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
undo_delete (GtkWidget *window, gpointer view)
{
  steward_view_list_save_async (get_views (STEWARD_WINDOW (window)), view, NULL, saved_cb,
                                g_object_ref (window));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deletion) deletion = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), deletion->view->name);

  if (steward_view_list_delete_finish (STEWARD_VIEW_LIST (source), result, &error))
    steward_undo_offer (GTK_WIDGET (deletion->window), text, undo_delete,
                        g_steal_pointer (&deletion->view), (GDestroyNotify) steward_view_free);
  else
    steward_window_show_error (deletion->window, _ ("The view was not deleted"), error);
}

static void
delete_view (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  const StewardView *view = steward_view_list_find (get_views (self),
                                                    g_variant_get_string (target, NULL));
  Deletion *deletion;

  if (view == NULL)
    return;
  deletion = g_new0 (Deletion, 1);
  deletion->window = g_object_ref (self);
  deletion->view = steward_view_copy (view);
  steward_view_list_delete_async (get_views (self), view->id, NULL, deleted_cb, deletion);
}

void
steward_window_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-view", NULL, save_view);
  gtk_widget_class_install_action (widget_class, "win.rename-view", "s", rename_view);
  gtk_widget_class_install_action (widget_class, "win.delete-view", "s", delete_view);
}
