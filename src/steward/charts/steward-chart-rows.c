/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-chart-rows.h"

/* A row is a #GtkStringObject with the cells' texts, one a line. */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer is_last)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), GPOINTER_TO_INT (is_last));
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer index)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) cells = g_strsplit (text, "\n", -1);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), cells[GPOINTER_TO_UINT (index)]);
}

static gboolean
has_titles (GListModel *columns, GStrv titles)
{
  guint n = g_list_model_get_n_items (columns);

  if (n != g_strv_length (titles))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), titles[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
make_columns (GtkColumnView *view, GStrv titles)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_strv_length (titles);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (view, column);
    }
  for (guint i = 0; i < n; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i + 1 == n));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, i + 1 == n);
      gtk_column_view_append_column (view, column);
    }
}

void
steward_chart_rows_show (GtkColumnView *view, const StewardChartTable *table)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;

  if (!has_titles (gtk_column_view_get_columns (view), table->titles))
    make_columns (view, table->titles);
  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("\n", g_ptr_array_index (table->rows, i));

      gtk_string_list_append (rows, row);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (model));
}
