/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-window-private.h"

#include "steward-assign-dialog.h"
#include "steward-portfolio-table.h"
#include "steward-undo.h"

#include <glib/gi18n.h>
#include <string.h>

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
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StewardWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!steward_portfolio_save_finish (STEWARD_PORTFOLIO (source), result, &error))
    steward_window_show_error (self, _ ("The change was not undone"), error);
}

static void
undo_assign (GtkWidget *window, gpointer before)
{
  steward_portfolio_save_async (get_portfolio (STEWARD_WINDOW (window)), g_ptr_array_ref (before),
                                NULL, undone_cb, g_object_ref (window));
}

static void
assigned_cb (StewardWindow *self, GPtrArray *before, const char *advisor)
{
  g_autofree char *customers = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", before->len), before->len);
  g_autofree char *text = advisor
                            /* Translators: `3 customers assigned to Wen Zhou` */
                            ? g_strdup_printf (_ ("%s assigned to %s"), customers, advisor)
                            : g_strdup_printf (_ ("%s assigned to nobody"), customers);

  steward_undo_offer (GTK_WIDGET (self), text, undo_assign, g_ptr_array_ref (before),
                      (GDestroyNotify) g_ptr_array_unref);
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

/* --- Sync ------------------------------------------------------------------------------------- */

static void
sync_customers (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autofree const char **ids = g_variant_get_strv (target, NULL);

  steward_window_sync (STEWARD_WINDOW (widget), ids);
}

/* --- Export ----------------------------------------------------------------------------------- */

/* A table on its way into a file. */
typedef struct {
  StewardWindow *window;
  GListModel *customers;
  GFile *file;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->window);
  g_object_unref (self->customers);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (export->customers);
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *customers = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u customer", "%u customers", n), n);
  /* Translators: `43 customers exported to customers.csv` */
  g_autofree char *text = g_strdup_printf (_ ("%s exported to %s"), customers, shown);

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    steward_window_show_toast (export->window, text, NULL, NULL);
  else
    steward_window_show_error (export->window, _ ("The customers were not exported"), error);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GFile *file;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (export->file == NULL)
    return;
  file = export->file;
  text = steward_portfolio_table_write (
    export->customers, steward_portfolio_get_today (get_portfolio (export->window)));
  bytes = g_bytes_new_take (text, strlen (text));
  text = NULL;
  /* Written beside it and then put in its place, so that a full disk leaves the old file. */
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, exported_cb, g_steal_pointer (&export));
}

/* Takes the customers. */
static void
ask_place (StewardWindow *self, GListModel *customers)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->customers = customers;
  gtk_file_dialog_set_title (dialog, _ ("Export Customers"));
  gtk_file_dialog_set_initial_name (dialog, _ ("customers.csv"));
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, place_chosen_cb, export);
}

static void
export_customers (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  g_autoptr (GPtrArray) customers = find_customers (self, target);
  GListStore *store = g_list_store_new (STEWARD_TYPE_CUSTOMER);

  g_list_store_splice (store, 0, 0, customers->pdata, customers->len);
  ask_place (self, G_LIST_MODEL (store));
}

/* In the order of the table; first what it shows, then what its filters leave out. */
static void
export_all (GtkWidget *widget, const char *action, GVariant *target)
{
  StewardWindow *self = STEWARD_WINDOW (widget);
  GListModel *lists[] = { steward_window_get_shown (self), G_LIST_MODEL (get_portfolio (self)) };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GListStore *store = g_list_store_new (STEWARD_TYPE_CUSTOMER);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (StewardCustomer) customer = g_list_model_get_item (lists[i], j);

        if (g_hash_table_add (seen, customer))
          g_list_store_append (store, customer);
      }
  ask_place (self, G_LIST_MODEL (store));
}

static void
undo (GtkWidget *widget, const char *action, GVariant *target)
{
  steward_undo_run (widget);
}

void
steward_window_install_selection_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.assign-advisor", "as", assign_advisor);
  gtk_widget_class_install_action (widget_class, "win.sync-customers", "as", sync_customers);
  gtk_widget_class_install_action (widget_class, "win.export-customers", "as", export_customers);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_all);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
}
