/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-month-table.h"

#include "steward-adoption-read-out.h"

#include <glib/gi18n.h>

/* A row is a #GtkStringObject with the cells' texts, one a line: month, value, what it is made of.
 */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), GPOINTER_TO_INT (user_data) == 2);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) cells = g_strsplit (text, "\n", 3);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      cells[GPOINTER_TO_INT (user_data)]);
}

void
steward_month_table_set_up (GtkColumnView *table)
{
  const char *const titles[] = { _ ("Month"), _ ("Adoption"), _ ("Made of") };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (column, i == 2);
      gtk_column_view_append_column (table, column);
    }
}

static char *
make_row (StewardAdoptionSeries *series, guint index)
{
  g_autoptr (StewardReadOut) read_out = steward_adoption_series_read_out (series, index);
  g_autofree char *lines = g_strjoinv (" · ", read_out->lines);

  return g_strdup_printf ("%s\n%s\n%s", read_out->title, read_out->value, lines);
}

void
steward_month_table_show (GtkColumnView *table, StewardAdoptionSeries *series)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;

  for (guint i = series->months->len; i > 0; i--)
    {
      g_autofree char *row = make_row (series, i - 1);

      gtk_string_list_append (rows, row);
    }
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (table, GTK_SELECTION_MODEL (model));
}
