/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-welcome.h"

struct _StewardWelcome {
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (StewardWelcome, steward_welcome, ADW_TYPE_BIN)

/* One file at a time is looked at. */
static gboolean
drop_cb (StewardWelcome *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *uri = files ? g_file_get_uri (files->data) : NULL;

  return uri && gtk_widget_activate_action (GTK_WIDGET (self), "win.import-file", "s", uri);
}

static void
steward_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_WELCOME);
  G_OBJECT_CLASS (steward_welcome_parent_class)->dispose (object);
}

static void
steward_welcome_class_init (StewardWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_welcome_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-welcome.ui");
}

static void
steward_welcome_init (StewardWelcome *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
