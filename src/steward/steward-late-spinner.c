/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-late-spinner.h"

#include <glib/gi18n.h>

#define PATIENCE_MS 400
#define SIZE 32

struct _StewardLateSpinner {
  AdwBin parent_instance;

  guint patience_id;
};

G_DEFINE_FINAL_TYPE (StewardLateSpinner, steward_late_spinner, ADW_TYPE_BIN)

static void
show_spinner_cb (gpointer user_data)
{
  StewardLateSpinner *self = user_data;
  GtkWidget *spinner = adw_spinner_new ();

  self->patience_id = 0;
  gtk_widget_set_size_request (spinner, SIZE, SIZE);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Loading"), -1);
  adw_bin_set_child (ADW_BIN (self), spinner);
}

static void
steward_late_spinner_map (GtkWidget *widget)
{
  StewardLateSpinner *self = STEWARD_LATE_SPINNER (widget);

  GTK_WIDGET_CLASS (steward_late_spinner_parent_class)->map (widget);
  self->patience_id = g_timeout_add_once (PATIENCE_MS, show_spinner_cb, self);
}

static void
steward_late_spinner_unmap (GtkWidget *widget)
{
  StewardLateSpinner *self = STEWARD_LATE_SPINNER (widget);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  adw_bin_set_child (ADW_BIN (self), NULL);
  GTK_WIDGET_CLASS (steward_late_spinner_parent_class)->unmap (widget);
}

static void
steward_late_spinner_dispose (GObject *object)
{
  g_clear_handle_id (&STEWARD_LATE_SPINNER (object)->patience_id, g_source_remove);
  G_OBJECT_CLASS (steward_late_spinner_parent_class)->dispose (object);
}

static void
steward_late_spinner_class_init (StewardLateSpinnerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_late_spinner_dispose;
  widget_class->map = steward_late_spinner_map;
  widget_class->unmap = steward_late_spinner_unmap;
}

static void
steward_late_spinner_init (StewardLateSpinner *self)
{
}

GtkWidget *
steward_late_spinner_new (void)
{
  return g_object_new (STEWARD_TYPE_LATE_SPINNER, NULL);
}
