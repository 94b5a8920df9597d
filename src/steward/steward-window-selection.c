/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-window-private.h"

#include "steward-assign-dialog.h"

#include <glib/gi18n.h>

static StewardPortfolio *
get_portfolio (StewardWindow *self)
{
  return steward_context_get_portfolio (steward_window_get_context (self));
}

/* The customers of the ids that there still are. */
static GPtrArray *
find_customers (StewardWindow *self, GVariant *ids)
{
  GPtrArray *customers = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *id;

  g_variant_iter_init (&iter, ids);
  while (g_variant_iter_next (&iter, "&s", &id))
    {
      StewardCustomer *customer = steward_portfolio_find (get_portfolio (self), id);

      if (customer)
        g_ptr_array_add (customers, g_object_ref (customer));
    }
  return customers;
}

/* --- Advisor ---------------------------------------------------------------------------------- */

static void
assigned_cb (StewardWindow *self, GPtrArray *before, const char *advisor)
{
  g_autofree char *customers = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", before->len), before->len);
  g_autofree char *text = advisor
                            /* Translators: `3 customers assigned to Wen Zhou` */
                            ? g_strdup_printf (_ ("%s assigned to %s"), customers, advisor)
                            : g_strdup_printf (_ ("%s assigned to nobody"), customers);

  steward_window_set_undo (self, g_ptr_array_ref (before));
  steward_window_show_toast (self, text, _ ("_Undo"), "win.undo");
}

static void
assign_advisor (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_autoptr (GPtrArray) customers = find_customers (self, target);
  StewardAssignDialog *dialog;

  if (customers->len == 0)
    return;
  dialog = steward_assign_dialog_new (get_portfolio (self), customers);
  g_signal_connect_object (dialog, "assigned", G_CALLBACK (assigned_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_save_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_error (self, _ ("The change was not undone"), error);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  GPtrArray *before = steward_window_steal_undo (self);
  g_auto (GStrv) removed = steward_window_steal_removed (self);

  if (removed)
    steward_window_restore (self, (const char *const *) removed);
  if (before)
    steward_portfolio_save_async (get_portfolio (self), before, NULL, undone_cb,
                                  g_object_ref (self));
}

/* --- Sync ------------------------------------------------------------------------------------- */

static void
sync_customers (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree const char **ids = g_variant_get_strv (target, NULL);

  steward_window_sync (STEWARD_WINDOW (widget), ids);
}

void
steward_window_install_selection_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.assign-advisor", "as", assign_advisor);
  gtk_widget_class_install_action (widget_class, "win.sync-customers", "as", sync_customers);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
}
