/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insight-list.h"

#include <glib/gi18n.h>

#define MOST_ROWS 5
/* In characters: a longer name wraps where there is no more room. */
#define NAME_CHARS 20

/* What a row says, each of it once. */
enum { ID, NAME, WHY, VALUE, DETAIL, N_TEXTS };

struct _StewardInsightList {
  GtkBox parent_instance;

  GPtrArray *texts; /* of GStrv, a row each */
  GPtrArray *shown; /* the same, of the rows that are there */

  GtkLabel *title;
  GtkLabel *count;
  GtkWidget *all_button;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (StewardInsightList, steward_insight_list, GTK_TYPE_BOX)

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
free_texts (gpointer texts)
{
  g_strfreev (texts);
}

static void
all_clicked_cb (StewardInsightList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
row_activated_cb (StewardInsightList *self, GtkListBoxRow *row)
{
  GStrv texts = g_ptr_array_index (self->shown, (guint) gtk_list_box_row_get_index (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-customer", "s", texts[ID]);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, double align, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), (float) align);
  /* A figure stays in one piece. */
  gtk_label_set_wrap (GTK_LABEL (label), align == 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), align == 0 ? NAME_CHARS : -1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
make_lines (const char *text, const char *below, double align)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (text, align, FALSE));
  gtk_box_append (GTK_BOX (box), make_label (below, align, TRUE));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
append_row (StewardInsightList *self, GStrv texts)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_lines (texts[NAME], texts[WHY], 0);
  GtkWidget *value = make_lines (texts[VALUE], texts[DETAIL], 1);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s. %s", texts[NAME], texts[VALUE],
                                             texts[DETAIL], texts[WHY]);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (gtk_widget_get_first_child (value), "heading");
  gtk_widget_add_css_class (box, "insight-row");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->rows, row);
}

static gboolean
are_shown (StewardInsightList *self)
{
  if (self->texts->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < self->texts->len; i++)
    if (!g_strv_equal (g_ptr_array_index (self->texts, i), g_ptr_array_index (self->shown, i)))
      return FALSE;
  return TRUE;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_insight_list_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_INSIGHT_LIST);
  G_OBJECT_CLASS (steward_insight_list_parent_class)->dispose (object);
}

static void
steward_insight_list_finalize (GObject *object)
{
  StewardInsightList *self = STEWARD_INSIGHT_LIST (object);

  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (steward_insight_list_parent_class)->finalize (object);
}

static void
steward_insight_list_class_init (StewardInsightListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_insight_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_insight_list_finalize;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/insights/steward-insight-list.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardInsightList, title);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightList, count);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightList, all_button);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightList, rows);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
steward_insight_list_init (StewardInsightList *self)
{
  self->texts = g_ptr_array_new_with_free_func (free_texts);
  self->shown = g_ptr_array_new_with_free_func (free_texts);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
steward_insight_list_begin (StewardInsightList *self, const char *title, guint n_customers)
{
  g_autofree char *count = g_strdup_printf ("%u", n_customers);
  /* Translators: what a button is for, of customers that have something in common */
  g_autofree char *all = g_strdup_printf (_ ("Show all: %s"), title);

  g_return_if_fail (STEWARD_IS_INSIGHT_LIST (self));
  g_ptr_array_set_size (self->texts, 0);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n_customers > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->all_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  all, -1);
}

guint
steward_insight_list_get_limit (StewardInsightList *self)
{
  return MOST_ROWS;
}

void
steward_insight_list_add (StewardInsightList *self,
                          const char *id,
                          const char *name,
                          const char *why,
                          const char *value,
                          const char *detail)
{
  const char *const texts[N_TEXTS + 1] = {
    [ID] = id, [NAME] = name, [WHY] = why, [VALUE] = value, [DETAIL] = detail,
  };

  g_return_if_fail (STEWARD_IS_INSIGHT_LIST (self));
  g_ptr_array_add (self->texts, g_strdupv ((char **) texts));
}

/* Rows that say the same stay, and with them the focus. */
void
steward_insight_list_end (StewardInsightList *self)
{
  GPtrArray *before = self->shown;

  g_return_if_fail (STEWARD_IS_INSIGHT_LIST (self));
  if (are_shown (self))
    return;
  self->shown = self->texts;
  self->texts = before;
  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < self->shown->len; i++)
    append_row (self, g_ptr_array_index (self->shown, i));
}
