/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kpi-card.h"

#include "steward-state-mark.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Name and state; in a narrow card the state goes below. */
static GtkWidget *
make_head (const char *title, const StewardState *state)
{
  GtkWidget *head = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (head), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (head), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (head), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (head), make_label (title, "dim-label"));
  if (state)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *mark = steward_state_mark_new ();

      steward_state_mark_set_state (STEWARD_STATE_MARK (mark), *state);
      gtk_box_append (GTK_BOX (box), mark);
      gtk_box_append (GTK_BOX (box), make_label (steward_state_get_label (*state), "caption"));
      adw_wrap_box_append (ADW_WRAP_BOX (head), box);
    }
  return head;
}

static GtkWidget *
make_basis (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

void
steward_kpi_card_show (GtkButton *card,
                       const char *title,
                       const StewardState *state,
                       const char *value,
                       const char *basis)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  /* Translators: a figure's name, value, state and basis, as one text to be spoken */
  g_autofree char *spoken = state ? g_strdup_printf (_ ("%s: %s. %s. %s"), title, value,
                                                     steward_state_get_label (*state), basis)
                                  /* Translators: the same of a figure that is not judged */
                                  : g_strdup_printf (_ ("%s: %s. %s"), title, value, basis);

  gtk_box_append (GTK_BOX (content), make_head (title, state));
  gtk_box_append (GTK_BOX (content), make_label (value, "kpi-value"));
  gtk_box_append (GTK_BOX (content), make_basis (basis));
  gtk_button_set_child (card, content);
  gtk_widget_set_tooltip_text (GTK_WIDGET (card), basis);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- Explanation ------------------------------------------------------------------------------ */

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_lines (const StewardExplanation *explanation)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const StewardExplanationLine *line = g_ptr_array_index (explanation->lines, i);
      GtkWidget *label = make_text (line->label, "dim-label");

      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i, 1, 1);
      label = make_text (line->value, "numeric");
      gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
      gtk_grid_attach (GTK_GRID (grid), label, 1, (int) i, 1, 1);
    }
  return grid;
}

static void
copy_cb (GtkButton *button, gpointer user_data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), user_data);
}

static void
free_text (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_content (const StewardExplanation *explanation)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy"));

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), make_text (explanation->title, "heading"));
  gtk_box_append (GTK_BOX (box), make_text (explanation->formula, "numeric"));
  gtk_box_append (GTK_BOX (box), make_lines (explanation));
  gtk_box_append (GTK_BOX (box), make_text (explanation->rule, "dim-label"));
  gtk_widget_set_halign (copy, GTK_ALIGN_END);
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb),
                         steward_explanation_to_text (explanation), free_text, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (box), copy);
  return box;
}

/* A popover that is closed goes with the next frame, or with its card. */
static gboolean
unparent_cb (GtkWidget *card, GdkFrameClock *clock, gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_add_tick_callback (gtk_widget_get_parent (popover), unparent_cb,
                                g_object_ref (popover), g_object_unref);
}

void
steward_kpi_card_explain (GtkButton *card, StewardExplanation *explanation)
{
  g_autoptr (StewardExplanation) held = explanation;
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), make_content (explanation));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (popover, GTK_WIDGET (card));
  g_signal_connect_object (card, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
