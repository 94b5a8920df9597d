/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-problems-dialog.h"

#include "steward-remedy.h"

#include <glib/gi18n.h>

struct _StewardProblemsDialog {
  AdwDialog parent_instance;

  StewardPortfolio *portfolio;
  GtkCustomFilter *filter;
  GtkSortListModel *failed;

  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (StewardProblemsDialog, steward_problems_dialog, ADW_TYPE_DIALOG)

/* --- Rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = make_label ("heading");
  GtkWidget *message = make_label ("body");
  GtkWidget *remedy = gtk_button_new ();

  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), message);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), remedy);
  gtk_widget_set_valign (remedy, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "problem");
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "message", message);
  g_object_set_data (G_OBJECT (row), "remedy", remedy);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

/* Both parts' messages, one of them where they say the same. */
static char *
describe (const StewardSyncStatus *sync)
{
  const char *seats = sync->problems[STEWARD_PART_SEATS].message;
  const char *usage = sync->problems[STEWARD_PART_USAGE].message;

  if (seats == NULL || usage == NULL || g_str_equal (seats, usage))
    return g_strdup (seats ? seats : usage);
  return g_strdup_printf ("%s\n%s", seats, usage);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  StewardCustomer *customer = gtk_list_item_get_item (item);
  g_autofree char *text = describe (steward_customer_get_facts (customer)->sync);

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "name"),
                      steward_customer_get_name (customer));
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "message"), text ? text : "");
  steward_remedy_set_on_button (steward_remedy_for_sync (customer),
                                g_object_get_data (G_OBJECT (row), "remedy"), customer);
}

/* --- The list --------------------------------------------------------------------------------- */

static gboolean
has_failed (gpointer item, gpointer user_data)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (item)->sync;

  return steward_sync_status_get_state (sync) == STEWARD_SYNC_FAILED;
}

static int
by_name (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_utf8_collate (steward_customer_get_name ((gpointer) a),
                         steward_customer_get_name ((gpointer) b));
}

static void
show_page (StewardProblemsDialog *self)
{
  guint n_failed = g_list_model_get_n_items (G_LIST_MODEL (self->failed));

  gtk_stack_set_visible_child_name (self->stack, n_failed > 0 ? "some" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.retry", n_failed > 0);
}

/* The row that held the keyboard may be gone; without it Escape would reach nobody. */
static void
keep_focus (StewardProblemsDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (root && (focus == NULL || !gtk_widget_get_mapped (focus)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
refreshed_cb (StewardProblemsDialog *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
  keep_focus (self);
}

static void
retry (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardProblemsDialog *self = STEWARD_PROBLEMS_DIALOG (widget);
  guint n_failed = g_list_model_get_n_items (G_LIST_MODEL (self->failed));

  for (guint i = 0; i < n_failed; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (self->failed), i);

      gtk_widget_activate_action (widget, "win.sync-customer", "s",
                                  steward_customer_get_id (customer));
    }
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_problems_dialog_dispose (GObject *object)
{
  StewardProblemsDialog *self = STEWARD_PROBLEMS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_PROBLEMS_DIALOG);
  g_clear_object (&self->failed);
  g_clear_object (&self->filter);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_problems_dialog_parent_class)->dispose (object);
}

static void
steward_problems_dialog_class_init (StewardProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_problems_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customers/steward-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardProblemsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardProblemsDialog, list);
  gtk_widget_class_install_action (widget_class, "dialog.retry", NULL, retry);
}

static void
steward_problems_dialog_init (StewardProblemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

StewardProblemsDialog *
steward_problems_dialog_new (StewardPortfolio *portfolio)
{
  StewardProblemsDialog *self = g_object_new (STEWARD_TYPE_PROBLEMS_DIALOG, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  self->portfolio = g_object_ref (portfolio);
  self->filter = gtk_custom_filter_new (has_failed, NULL, NULL);
  self->failed = gtk_sort_list_model_new (
    G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (portfolio)),
                                             g_object_ref (GTK_FILTER (self->filter)))),
    GTK_SORTER (gtk_custom_sorter_new (by_name, NULL, NULL)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->failed)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self);
  return self;
}
