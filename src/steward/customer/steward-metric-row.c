/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-metric-row.h"

#include "steward-kpi-card.h"
#include "steward-state-mark.h"

#include <glib/gi18n.h>

struct _StewardMetricRow {
  AdwActionRow parent_instance;

  const StewardCustomerMetric *metric;
  GtkWidget *warning;
  GtkWidget *mark;
  GtkWidget *state;
  GtkLabel *value;
};

G_DEFINE_FINAL_TYPE (StewardMetricRow, steward_metric_row, ADW_TYPE_ACTION_ROW)

static void
steward_metric_row_class_init (StewardMetricRowClass *klass)
{
}

static void
steward_metric_row_init (StewardMetricRow *self)
{
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "warning");
  self->mark = steward_state_mark_new ();
  self->state = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->state, "caption");
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->warning);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->value));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

GtkWidget *
steward_metric_row_new (const StewardCustomerMetric *metric)
{
  StewardMetricRow *self = g_object_new (STEWARD_TYPE_METRIC_ROW, "title", _ (metric->label), NULL);

  self->metric = metric;
  return GTK_WIDGET (self);
}

const StewardCustomerMetric *
steward_metric_row_get_metric (StewardMetricRow *self)
{
  g_return_val_if_fail (STEWARD_IS_METRIC_ROW (self), NULL);
  return self->metric;
}

void
steward_metric_row_show (StewardMetricRow *self, const StewardExplanation *explanation)
{
  gboolean judged = explanation->judged && explanation->value;
  const char *value = explanation->value ? explanation->value : "–";
  const char *summary = explanation->summary ? explanation->summary : "";
  g_autofree char *spoken = steward_kpi_card_describe (
    _ (self->metric->label), judged ? &explanation->state : NULL, value, summary);

  g_return_if_fail (STEWARD_IS_METRIC_ROW (self));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  gtk_label_set_text (self->value, value);
  gtk_widget_set_visible (self->warning, explanation->attention);
  gtk_widget_set_visible (self->mark, judged);
  gtk_widget_set_visible (self->state, judged);
  if (judged)
    {
      steward_state_mark_set_state (STEWARD_STATE_MARK (self->mark), explanation->state);
      gtk_label_set_text (GTK_LABEL (self->state), steward_state_get_label (explanation->state));
    }
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
