/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sidebar.h"

#include "steward-customer-filter.h"
#include "steward-sync-indicator.h"

#include <glib/gi18n.h>

struct _StewardSidebar {
  AdwBin parent_instance;

  StewardPortfolio *portfolio;
  StewardViewList *view_list;
  char *current;
  gboolean shows_insights;
  guint count_id;

  GtkListBox *pages;
  GtkListBoxRow *customers_row;
  GtkListBoxRow *insights_row;
  GtkWidget *views_heading;
  GtkListBox *views;
  StewardSyncIndicator *indicator;
};

G_DEFINE_FINAL_TYPE (StewardSidebar, steward_sidebar, ADW_TYPE_BIN)

enum { VIEW_CHOSEN, INSIGHTS_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Rows ------------------------------------------------------------------------------------- */

static const StewardView *
get_view (GtkListBoxRow *row)
{
  return steward_saved_view_get (g_object_get_data (G_OBJECT (row), "view"));
}

static GMenuModel *
make_row_menu (const StewardView *view)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) rename = g_menu_item_new (_ ("_Rename…"), NULL);
  g_autoptr (GMenuItem) delete = g_menu_item_new (_ ("_Delete"), NULL);

  g_menu_item_set_action_and_target (rename, "win.rename-view", "s", view->id);
  g_menu_item_set_action_and_target (delete, "win.delete-view", "s", view->id);
  g_menu_append_item (menu, rename);
  g_menu_append_item (menu, delete);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row_button (const StewardView *view)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_row_menu (view);
  /* Translators: what a button is for, of a saved view by its name */
  g_autofree char *label = g_strdup_printf (_ ("Options of %s"), view->name);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "row-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
add_shortcut (GtkWidget *row, const char *keys, const char *action, const char *id)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                            gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (id));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_widget_add_controller (row, controller);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  const StewardView *view = steward_saved_view_get (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("folder-saved-search-symbolic");
  GtkWidget *name = gtk_label_new (view->name);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (row, view->name);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), make_row_button (view));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "view", g_object_ref (item), g_object_unref);
  g_object_set_data (G_OBJECT (row), "count", count);
  add_shortcut (row, "F2", "win.rename-view", view->id);
  add_shortcut (row, "Delete", "win.delete-view", view->id);
  return row;
}

/* --- Counts ----------------------------------------------------------------------------------- */

static guint
count (StewardSidebar *self, const StewardView *view)
{
  GListModel *all = G_LIST_MODEL (self->portfolio);
  g_autofree char *needle = steward_search_fold (view->search);
  const StewardCustomerFilter filter = {
    .view = view,
    .needle = needle,
    .now = steward_portfolio_get_now (self->portfolio),
    .today = steward_portfolio_get_today (self->portfolio),
  };
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (all, i);

      n += steward_customer_filter_matches (&filter, customer, STEWARD_N_FACETS) ? 1 : 0;
    }
  return n;
}

static gboolean
show_counts_cb (gpointer user_data)
{
  StewardSidebar *self = user_data;
  GtkListBoxRow *row;

  self->count_id = 0;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->views, i)); i++)
    {
      g_autofree char *digits = g_strdup_printf ("%u", count (self, get_view (row)));

      gtk_label_set_text (GTK_LABEL (g_object_get_data (G_OBJECT (row), "count")), digits);
    }
  return G_SOURCE_REMOVE;
}

static void
show_current (StewardSidebar *self)
{
  GtkListBoxRow *row;
  GtkListBoxRow *found = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->views, i)); i++)
    if (!self->shows_insights && g_strcmp0 (get_view (row)->id, self->current) == 0)
      found = row;
  gtk_list_box_select_row (self->views, found);
  if (self->shows_insights)
    gtk_list_box_select_row (self->pages, self->insights_row);
  else
    gtk_list_box_select_row (self->pages, found ? NULL : self->customers_row);
}

static void
refresh (StewardSidebar *self)
{
  gtk_widget_set_visible (self->views_heading,
                          g_list_model_get_n_items (G_LIST_MODEL (self->view_list)) > 0);
  show_current (self);
  if (self->count_id == 0)
    self->count_id = g_idle_add_full (G_PRIORITY_LOW, show_counts_cb, self, NULL);
}

/* --- Choosing --------------------------------------------------------------------------------- */

static void
page_activated_cb (StewardSidebar *self, GtkListBoxRow *row)
{
  if (row == self->insights_row)
    g_signal_emit (self, signals[INSIGHTS_CHOSEN], 0);
  else
    g_signal_emit (self, signals[VIEW_CHOSEN], 0, NULL);
}

static void
view_activated_cb (StewardSidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[VIEW_CHOSEN], 0, get_view (row)->id);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_sidebar_dispose (GObject *object)
{
  StewardSidebar *self = STEWARD_SIDEBAR (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  if (self->views)
    gtk_list_box_bind_model (self->views, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_SIDEBAR);
  g_clear_object (&self->view_list);
  g_clear_object (&self->portfolio);
  g_clear_pointer (&self->current, g_free);
  G_OBJECT_CLASS (steward_sidebar_parent_class)->dispose (object);
}

static void
steward_sidebar_class_init (StewardSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_sidebar_dispose;
  signals[VIEW_CHOSEN] = g_signal_new ("view-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[INSIGHTS_CHOSEN] = g_signal_new ("insights-chosen", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (STEWARD_TYPE_SYNC_INDICATOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/dev/steward/Steward/ui/steward-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, customers_row);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, insights_row);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, views_heading);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, views);
  gtk_widget_class_bind_template_child (widget_class, StewardSidebar, indicator);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
}

static void
steward_sidebar_init (StewardSidebar *self)
{
  self->current = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_sidebar_follow (StewardSidebar *self, StewardContext *context)
{
  StewardPortfolio *portfolio = steward_context_get_portfolio (context);

  g_return_if_fail (STEWARD_IS_SIDEBAR (self));
  g_return_if_fail (self->portfolio == NULL);
  self->portfolio = g_object_ref (portfolio);
  self->view_list = g_object_ref (steward_context_get_views (context));
  steward_sync_indicator_follow (self->indicator, portfolio,
                                 steward_context_get_sync_engine (context));
  gtk_list_box_bind_model (self->views, G_LIST_MODEL (self->view_list), make_row, NULL, NULL);
  g_signal_connect_object (self->view_list, "items-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
steward_sidebar_set_current (StewardSidebar *self, const char *id)
{
  g_return_if_fail (STEWARD_IS_SIDEBAR (self));
  g_set_str (&self->current, id);
  show_current (self);
}

void
steward_sidebar_set_shows_insights (StewardSidebar *self, gboolean shows_insights)
{
  g_return_if_fail (STEWARD_IS_SIDEBAR (self));
  self->shows_insights = shows_insights;
  show_current (self);
}
