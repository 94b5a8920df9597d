/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-kpi-card.h"

#include "steward-state-mark.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Where there is no more room, a longer name goes on in the next line. */
#define TITLE_CHARS 12

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
  GtkWidget *name = make_label (title, "dim-label");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), TITLE_CHARS);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (head), 6);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (head), ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (head), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (head), name);
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

/* A value is never cut: it is what the card is there for. */
static GtkWidget *
make_value (const char *text)
{
  GtkWidget *label = make_label (text, "kpi-value");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
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

char *
steward_kpi_card_describe (const char *title,
                           const StewardState *state,
                           const char *value,
                           const char *basis)
{
  if (state)
    /* Translators: a figure's name, value, state and basis, as one text to be spoken */
    return g_strdup_printf (_ ("%s: %s. %s. %s"), title, value, steward_state_get_label (*state),
                            basis);
  /* Translators: the same of a figure that is not judged */
  return g_strdup_printf (_ ("%s: %s. %s"), title, value, basis);
}

void
steward_kpi_card_show (GtkButton *card,
                       const char *title,
                       const StewardState *state,
                       const char *value,
                       const char *basis)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *spoken = steward_kpi_card_describe (title, state, value, basis);

  gtk_box_append (GTK_BOX (content), make_head (title, state));
  gtk_box_append (GTK_BOX (content), make_value (value));
  gtk_box_append (GTK_BOX (content), make_basis (basis));
  gtk_button_set_child (card, content);
  gtk_widget_set_tooltip_text (GTK_WIDGET (card), basis);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
