/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-focus-keeper.h"

/* What the window keeps it under. */
#define KEY "focus-keeper"

/* Belongs to its window. */
typedef struct {
  GtkWindow *window;
  void (*take_focus) (GtkWindow *window);
  GSignalGroup *focused; /* of what has the focus */
  GtkWidget *before;     /* what had it before the dialogs that show; weak */
  GtkWidget *heir;       /* to which that hands it on; weak */
  gboolean lost;         /* a dialog closed, and that is gone */
  guint check_id;
} FocusKeeper;

static AdwDialog *
get_dialog (FocusKeeper *self)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
}

static gboolean
is_seen (GtkWidget *widget)
{
  return widget && gtk_widget_get_mapped (widget);
}

static gboolean
check_cb (gpointer user_data)
{
  FocusKeeper *self = user_data;

  self->check_id = 0;
  if (get_dialog (self) == NULL && is_seen (self->heir) && gtk_widget_grab_focus (self->heir))
    self->lost = FALSE;
  /* A dialog looks after its own. */
  if (is_seen (GTK_WIDGET (self->window)) && get_dialog (self) == NULL
      && (self->lost || !is_seen (gtk_window_get_focus (self->window))))
    self->take_focus (self->window);
  self->lost = FALSE;
  if (get_dialog (self) == NULL)
    g_clear_weak_pointer (&self->heir);
  return G_SOURCE_REMOVE;
}

/* What takes the place is laid out first. */
static void
check_later (FocusKeeper *self)
{
  if (self->check_id == 0)
    self->check_id = g_idle_add_full (G_PRIORITY_LOW, check_cb, self, NULL);
}

static void
focus_changed_cb (FocusKeeper *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  g_signal_group_set_target (self->focused, focus);
  if (get_dialog (self) == NULL)
    g_set_weak_pointer (&self->before, focus);
  if (!is_seen (focus))
    check_later (self);
}

/* A dialog that cannot give the focus back gives it to the first that takes it. */
static void
dialog_changed_cb (FocusKeeper *self)
{
  if (get_dialog (self) || is_seen (self->before))
    return;
  self->lost = TRUE;
  check_later (self);
}

static void
focus_keeper_free (gpointer data)
{
  FocusKeeper *self = data;

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_weak_pointer (&self->before);
  g_clear_weak_pointer (&self->heir);
  g_object_unref (self->focused);
  g_free (self);
}

void
steward_focus_keeper_install (GtkWindow *window, void (*take_focus) (GtkWindow *window))
{
  FocusKeeper *self = g_new0 (FocusKeeper, 1);

  self->window = window;
  self->take_focus = take_focus;
  self->focused = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->focused, "unmap", G_CALLBACK (check_later), self);
  g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
  g_signal_connect_swapped (window, "notify::visible-dialog", G_CALLBACK (dialog_changed_cb), self);
  g_object_set_data_full (G_OBJECT (window), KEY, self, focus_keeper_free);
}

static gboolean
is_within (GtkWidget *widget, GtkWidget *ancestor)
{
  return widget && (widget == ancestor || gtk_widget_is_ancestor (widget, ancestor));
}

void
steward_focus_keeper_hand_on (GtkWidget *from, GtkWidget *to)
{
  GtkRoot *root = gtk_widget_get_root (from);
  FocusKeeper *self = root ? g_object_get_data (G_OBJECT (root), KEY) : NULL;

  if (self == NULL)
    return;
  if (!is_within (gtk_window_get_focus (self->window), from) && !is_within (self->before, from)
      && !is_within (self->heir, from))
    return;
  g_set_weak_pointer (&self->heir, to);
  check_later (self);
}
