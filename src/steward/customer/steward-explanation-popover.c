/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-explanation-popover.h"

#include "steward-day-strip.h"
#include "steward-state-mark.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

/* In characters: what reads well where there is room. */
#define LABEL_CHARS 14
#define VALUE_CHARS 40
/* Round the text, in pixels. */
#define PADDING 96

#define SHOW_TABLE "chart.show-table"

/* How wide a popover may be that stays inside of its window, whatever the size of the text. */
typedef struct {
  int pixels;
  int label_chars;
  int value_chars;
  int value_pixels;
  gboolean has_table; /* whether the anchor stands on something that can be shown as a table */
} Room;

static gboolean
has_table (GtkWidget *anchor)
{
  for (GtkWidget *widget = anchor; widget; widget = gtk_widget_get_parent (widget))
    {
      const char *name;
      GType owner;
      const GVariantType *type;
      const char *property;

      for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner,
                                                       &name, &type, &property);
           i++)
        if (g_str_equal (name, SHOW_TABLE))
          return TRUE;
    }
  return FALSE;
}

static Room
find_room (GtkWidget *anchor)
{
  PangoContext *context = gtk_widget_get_pango_context (anchor);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  /* As a label reckons with. */
  int digit = MAX (MAX (pango_font_metrics_get_approximate_char_width (metrics),
                        pango_font_metrics_get_approximate_digit_width (metrics))
                     / PANGO_SCALE,
                   1);
  int pixels = MAX (gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (anchor))) - PADDING, 0);
  int chars = pixels / digit;
  int label_chars = CLAMP (chars / 3, 6, LABEL_CHARS);
  int value_chars = CLAMP (chars - label_chars, 10, VALUE_CHARS);

  pango_font_metrics_unref (metrics);
  return (Room) { MIN (pixels, (LABEL_CHARS + VALUE_CHARS) * digit), label_chars, value_chars,
                  value_chars * digit, has_table (anchor) };
}

static GtkWidget *
make_text (const char *text, const char *css_class, int max_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), max_chars);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* --- Head ------------------------------------------------------------------------------------- */

static GtkWidget *
make_head (const StewardExplanation *explanation, const Room *room)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = make_text (explanation->title, "heading", room->value_chars);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  if (explanation->judged)
    {
      GtkWidget *mark = steward_state_mark_new ();

      steward_state_mark_set_state (STEWARD_STATE_MARK (mark), explanation->state);
      gtk_box_append (GTK_BOX (head), mark);
      gtk_box_append (GTK_BOX (head), gtk_label_new (steward_state_get_label (explanation->state)));
    }
  return head;
}

/* --- Formula ---------------------------------------------------------------------------------- */

static GtkWidget *
make_number (const StewardExplanationTerm *term)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *value = gtk_label_new (term->value);
  GtkWidget *caption = gtk_label_new (term->caption);

  gtk_widget_add_css_class (value, "kpi-value");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (caption), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (caption), 24);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), caption);
  return box;
}

/* A sign and its number, which a narrow popover never parts. */
static GtkWidget *
make_term (const StewardExplanationTerm *term)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *sign;

  if (*term->sign)
    {
      sign = gtk_label_new (term->sign);
      gtk_widget_set_valign (sign, GTK_ALIGN_START);
      gtk_widget_add_css_class (sign, "formula-sign");
      gtk_box_append (GTK_BOX (box), sign);
    }
  gtk_box_append (GTK_BOX (box), make_number (term));
  return box;
}

/* The numbers large; heard as the one sentence that the formula is. */
static GtkWidget *
make_formula (const StewardExplanation *explanation, const Room *room)
{
  GtkWidget *box;

  if (explanation->terms->len == 0)
    return make_text (explanation->formula, NULL, room->label_chars + room->value_chars);
  box = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 10, "line-spacing", 6, "align", 0.5,
                      "natural-line-length", room->pixels, "accessible-role",
                      GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_add_css_class (box, "formula");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  explanation->formula, -1);
  for (guint i = 0; i < explanation->terms->len; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (box), make_term (g_ptr_array_index (explanation->terms, i)));
  return box;
}

/* --- Lines ------------------------------------------------------------------------------------ */

static void
attach_line (GtkGrid *grid, int row, const char *name, const char *text, const Room *room)
{
  GtkWidget *label = make_text (name, "dim-label", room->label_chars);
  GtkWidget *value = make_text (text, "numeric", room->value_chars);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, value, 1, row, 1, 1);
}

static GtkWidget *
make_lines (const StewardExplanation *explanation, const Room *room)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const StewardExplanationLine *line = g_ptr_array_index (explanation->lines, i);

      attach_line (GTK_GRID (grid), row++, line->label, line->value, room);
      if (explanation->days && i == explanation->days_line)
        gtk_grid_attach (GTK_GRID (grid),
                         steward_day_strip_new (explanation->days, room->value_pixels), 1, row++, 1,
                         1);
    }
  attach_line (GTK_GRID (grid), row, _ ("Rule"), explanation->rule, room);
  return grid;
}

/* --- Buttons ---------------------------------------------------------------------------------- */

static void
copy_cb (GtkButton *button, gpointer user_data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), user_data);
  gtk_accessible_announce (GTK_ACCESSIBLE (button), _ ("Copied"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
free_text (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
show_table_cb (GtkWidget *button)
{
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  GtkWidget *anchor = gtk_widget_get_parent (popover);

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_activate_action (anchor, SHOW_TABLE, NULL);
}

static GtkWidget *
make_buttons (const StewardExplanation *explanation, const Room *room)
{
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy as Text"));
  GtkWidget *table = gtk_button_new_with_mnemonic (_ ("Show _Table"));

  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb),
                         steward_explanation_to_text (explanation), free_text, G_CONNECT_DEFAULT);
  g_signal_connect (table, "clicked", G_CALLBACK (show_table_cb), NULL);
  gtk_widget_set_visible (table, room->has_table);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_add_css_class (table, "flat");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_natural_line_length (ADW_WRAP_BOX (buttons), room->pixels);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), copy);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), table);
  return buttons;
}

/* Where there is room for a part of it, the part is there and the rest can be scrolled to: GTK
 * closes a popover that does not fit. It is read from the top, although its buttons have the
 * keyboard. */
static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport = gtk_viewport_new (NULL, NULL);

  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_viewport_set_child (GTK_VIEWPORT (viewport), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), viewport);
  return scroller;
}

static GtkWidget *
make_content (const StewardExplanation *explanation, const Room *room)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "explanation");
  gtk_box_append (GTK_BOX (box), make_head (explanation, room));
  gtk_box_append (GTK_BOX (box), make_formula (explanation, room));
  gtk_box_append (GTK_BOX (box), make_lines (explanation, room));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), make_buttons (explanation, room));
  return make_scroller (box);
}

/* --- Popover ---------------------------------------------------------------------------------- */

/* A popover that is closed goes with the next frame, or with its anchor. */
static gboolean
unparent_cb (GtkWidget *anchor, GdkFrameClock *clock, gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkWidget *popover)
{
  GtkWidget *anchor = gtk_widget_get_parent (popover);

  gtk_widget_grab_focus (anchor);
  gtk_widget_add_tick_callback (anchor, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
steward_explanation_popover_show (GtkWidget *popover, StewardExplanation *explanation)
{
  g_autoptr (StewardExplanation) held = explanation;
  g_autofree char *text = steward_explanation_to_text (explanation);
  const Room room = find_room (gtk_widget_get_parent (popover));
  gboolean had_focus = gtk_widget_get_focus_child (popover) != NULL;

  if (g_strcmp0 (text, g_object_get_data (G_OBJECT (popover), "text")) == 0)
    return;
  gtk_popover_set_child (GTK_POPOVER (popover), make_content (explanation, &room));
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  explanation->title, -1);
  g_object_set_data_full (G_OBJECT (popover), "text", g_steal_pointer (&text), g_free);
  /* The button that held the keyboard has gone. */
  if (had_focus)
    gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD);
}

/* After so many frames in one place the anchor is where it stays. */
#define STILL_FRAMES 3

typedef struct {
  GtkWidget *popover;
  graphene_point_t place; /* of its anchor in the window, one frame ago */
  guint n_still;          /* frames since it came there */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_object_unref (self->popover);
  g_free (self);
}

/* GTK closes a popover again that finds too little room, as it does while its anchor, which the
 * keyboard has just come to, is still being scrolled into sight. */
static gboolean
open_cb (GtkWidget *anchor, GdkFrameClock *clock, gpointer user_data)
{
  Opening *self = user_data;
  const graphene_point_t before = self->place;

  if (!gtk_widget_compute_point (anchor, GTK_WIDGET (gtk_widget_get_root (anchor)),
                                 graphene_point_zero (), &self->place))
    return G_SOURCE_CONTINUE;
  self->n_still = graphene_point_equal (&before, &self->place) ? self->n_still + 1 : 0;
  if (self->n_still < STILL_FRAMES)
    return G_SOURCE_CONTINUE;
  gtk_popover_popup (GTK_POPOVER (self->popover));
  return G_SOURCE_REMOVE;
}

GtkWidget *
steward_explanation_popover_open (GtkWidget *anchor, StewardExplanation *explanation)
{
  GtkWidget *popover = gtk_popover_new ();
  Opening *opening = g_new0 (Opening, 1);

  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_parent (popover, anchor);
  steward_explanation_popover_show (popover, explanation);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  opening->popover = g_object_ref (popover);
  opening->place = GRAPHENE_POINT_INIT (NAN, NAN);
  gtk_widget_add_tick_callback (anchor, open_cb, opening, opening_free);
  return popover;
}
