/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insight-card.h"

#include "steward-chart-rows.h"
#include "steward-chart-saving.h"
#include "steward-explanation-popover.h"
#include "steward-figure-chart.h"
#include "steward-figure-widget.h"

#include <glib/gi18n.h>

struct _StewardInsightCard {
  AdwBin parent_instance;

  StewardChartPicture *picture;
  char *figures; /* of the data that is shown, as CSV: what is the same is not shown anew */
  StewardExplainFunc explain;
  gpointer explain_data;

  GtkLabel *message;
  GtkLabel *caption;
  GtkWidget *explain_button;
  GtkToggleButton *table_button;
  GtkWidget *menu_button;
  GtkStack *stack;
  StewardFigureWidget *chart;
  GtkLabel *read_out;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (StewardInsightCard, steward_insight_card, ADW_TYPE_BIN)

enum { OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Reading ---------------------------------------------------------------------------------- */

/* What is selected and what there is to do with it, or else what more there is to say. */
static char *
describe_selected (StewardInsightCard *self, const StewardChartData *data)
{
  int selected = steward_chart_view_get_selected (STEWARD_CHART_VIEW (self->chart));
  g_autofree char *place = NULL;
  const char *category;
  const char *series;

  if (selected < 0)
    return g_strdup (data->remark ? data->remark : "");
  place = steward_chart_data_describe_place (data, selected);
  if (!steward_chart_data_find_behind (data, selected, &category, &series))
    return g_steal_pointer (&place);
  /* Translators: what is read out of a chart, then what a key does */
  return g_strdup_printf (_ ("%s Enter or a click shows the customers."), place);
}

static void
selected_cb (StewardInsightCard *self)
{
  StewardChartData *data = steward_figure_widget_get_data (self->chart);
  g_autofree char *text = data ? describe_selected (self, data) : g_strdup ("");

  gtk_label_set_text (self->read_out, text);
  /* What can be selected takes the keyboard, which has nothing to do where there is no text. */
  gtk_label_set_selectable (self->read_out, *text != '\0');
}

static void
opened_cb (StewardInsightCard *self, const char *category, const char *series)
{
  g_signal_emit (self, signals[OPENED], 0, category, series);
}

static void
explain_clicked_cb (StewardInsightCard *self)
{
  steward_explanation_popover_open (self->explain_button, self->explain (self->explain_data));
}

static gboolean
table_to_page (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_string (to, g_value_get_boolean (from) ? "table" : "chart");
  return TRUE;
}

static void
show_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardInsightCard *self = STEWARD_INSIGHT_CARD (widget);

  gtk_toggle_button_set_active (self->table_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* --- Out of the window ------------------------------------------------------------------------ */

static char *
make_file_name (StewardInsightCard *self, const char *ending)
{
  g_autofree char *name = g_utf8_strdown (steward_chart_picture_get_name (self->picture), -1);

  return g_strconcat (g_strdelimit (name, " ", '-'), ending, NULL);
}

static void
save_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardInsightCard *self = STEWARD_INSIGHT_CARD (widget);
  g_autofree char *name = make_file_name (self, ".png");

  steward_chart_save_picture (self->picture, GTK_WIDGET (self->chart),
                              gtk_label_get_text (self->message),
                              gtk_label_get_text (self->caption), name);
}

static void
save_figures (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardInsightCard *self = STEWARD_INSIGHT_CARD (widget);
  g_autofree char *name = make_file_name (self, ".csv");

  steward_chart_save_figures (self->picture, GTK_WIDGET (self->chart), name);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardInsightCard *self = STEWARD_INSIGHT_CARD (widget);

  steward_chart_print (self->picture, GTK_WIDGET (self->chart),
                       steward_chart_picture_get_name (self->picture));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_insight_card_dispose (GObject *object)
{
  StewardInsightCard *self = STEWARD_INSIGHT_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_INSIGHT_CARD);
  g_clear_pointer (&self->picture, steward_chart_picture_unref);
  g_clear_pointer (&self->figures, g_free);
  G_OBJECT_CLASS (steward_insight_card_parent_class)->dispose (object);
}

static void
steward_insight_card_class_init (StewardInsightCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_insight_card_dispose;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (STEWARD_TYPE_FIGURE_WIDGET);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/insights/steward-insight-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, message);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, caption);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, explain_button);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, stack);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, chart);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, read_out);
  gtk_widget_class_bind_template_child (widget_class, StewardInsightCard, table);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, explain_clicked_cb);
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table);
  gtk_widget_class_install_action (widget_class, "chart.save-picture", NULL, save_picture);
  gtk_widget_class_install_action (widget_class, "chart.save-figures", NULL, save_figures);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, print);
}

static void
steward_insight_card_init (StewardInsightCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->explain_button),
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_object_bind_property_full (self->table_button, "active", self->stack, "visible-child-name",
                               G_BINDING_DEFAULT, table_to_page, NULL, NULL, NULL);
}

/* What a button is for, of this card. */
static void
name_button (GtkWidget *button, const char *format, const char *title)
{
  g_autofree char *label = g_strdup_printf (format, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
show_names (StewardInsightCard *self, const StewardChartData *data)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, data->title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  data->title, -1);
  /* Translators: what buttons are for, of a chart by its name */
  name_button (self->explain_button, _ ("How this comes about: %s"), data->title);
  name_button (GTK_WIDGET (self->table_button), _ ("Show as table: %s"), data->title);
  name_button (self->menu_button, _ ("Save or print: %s"), data->title);
}

void
steward_insight_card_set_data (StewardInsightCard *self, StewardChartData *data)
{
  g_autoptr (StewardChartPicture) picture = NULL;
  g_autofree char *figures = NULL;
  gboolean same;

  g_return_if_fail (STEWARD_IS_INSIGHT_CARD (self));
  picture = steward_figure_chart_create_picture (data);
  figures = steward_chart_table_to_csv (steward_chart_picture_get_plain_table (picture));
  same = g_strcmp0 (figures, self->figures) == 0
         && g_strcmp0 (data->message, gtk_label_get_text (self->message)) == 0;
  if (same)
    return;
  g_set_str (&self->figures, figures);
  g_clear_pointer (&self->picture, steward_chart_picture_unref);
  self->picture = g_steal_pointer (&picture);
  gtk_label_set_text (self->message, data->message);
  gtk_label_set_text (self->caption, data->caption);
  steward_figure_widget_set_data (self->chart, data);
  steward_chart_rows_show (self->table, steward_chart_picture_get_table (self->picture));
  show_names (self, data);
  selected_cb (self);
}

void
steward_insight_card_set_explain (StewardInsightCard *self,
                                  StewardExplainFunc explain,
                                  gpointer user_data)
{
  g_return_if_fail (STEWARD_IS_INSIGHT_CARD (self));
  self->explain = explain;
  self->explain_data = user_data;
  gtk_widget_set_visible (self->explain_button, explain != NULL);
}

void
steward_insight_card_grab_chart (StewardInsightCard *self)
{
  g_return_if_fail (STEWARD_IS_INSIGHT_CARD (self));
  if (gtk_toggle_button_get_active (self->table_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}
