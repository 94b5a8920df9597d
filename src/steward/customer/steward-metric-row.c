/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-metric-row.h"

#include "steward-kpi-card.h"
#include "steward-metric-popover.h"
#include "steward-state-mark.h"

#include <glib/gi18n.h>

struct _StewardMetricRow {
  AdwActionRow parent_instance;

  const StewardCustomerMetric *metric;
  StewardCustomer *customer;
  StewardPortfolio *portfolio;
  GtkWidget *warning;
  GtkWidget *mark;
  GtkWidget *state;
  GtkLabel *value;
};

G_DEFINE_FINAL_TYPE (StewardMetricRow, steward_metric_row, ADW_TYPE_ACTION_ROW)

/* Of a group of rows. */
#define COLUMN_WIDTH 300

static void
show_state (StewardMetricRow *self, const StewardExplanation *explanation, gboolean judged)
{
  gtk_widget_set_visible (self->mark, judged);
  gtk_widget_set_visible (self->state, judged);
  if (!judged)
    return;
  steward_state_mark_set_state (STEWARD_STATE_MARK (self->mark), explanation->state);
  gtk_label_set_text (GTK_LABEL (self->state), steward_state_get_label (explanation->state));
}

static void
show (StewardMetricRow *self)
{
  const StewardMetricSubject subject = steward_metric_subject_of_customer (self->customer,
                                                                           self->portfolio);
  g_autoptr (StewardExplanation) explanation = steward_customer_metric_explain (self->metric,
                                                                                &subject);
  gboolean judged = explanation->judged && explanation->value;
  const char *value = explanation->value ? explanation->value : "–";
  const char *summary = explanation->summary ? explanation->summary : "";
  g_autofree char *spoken = steward_kpi_card_describe (
    explanation->title, judged ? &explanation->state : NULL, value, summary);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
  gtk_label_set_text (self->value, value);
  gtk_widget_set_visible (self->warning, explanation->attention);
  show_state (self, explanation, judged);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
steward_metric_row_activate (AdwActionRow *row)
{
  StewardMetricRow *self = STEWARD_METRIC_ROW (row);

  steward_metric_popover_open (GTK_WIDGET (self), self->metric, self->customer, self->portfolio);
}

static void
steward_metric_row_dispose (GObject *object)
{
  StewardMetricRow *self = STEWARD_METRIC_ROW (object);

  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_metric_row_parent_class)->dispose (object);
}

static void
steward_metric_row_class_init (StewardMetricRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = steward_metric_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = steward_metric_row_activate;
}

static void
steward_metric_row_init (StewardMetricRow *self)
{
  GtkWidget *suffixes[4];

  self->warning = suffixes[0] = g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                              "dialog-warning-symbolic", "accessible-role",
                                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->mark = suffixes[1] = steward_state_mark_new ();
  self->state = suffixes[2] = gtk_label_new (NULL);
  suffixes[3] = gtk_label_new (NULL);
  self->value = GTK_LABEL (suffixes[3]);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    adw_action_row_add_suffix (ADW_ACTION_ROW (self), suffixes[i]);
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_widget_add_css_class (self->state, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE,
                                  -1);
}

GtkWidget *
steward_metric_row_new (const StewardCustomerMetric *metric,
                        StewardCustomer *customer,
                        StewardPortfolio *portfolio)
{
  StewardMetricRow *self = g_object_new (STEWARD_TYPE_METRIC_ROW, "title", _ (metric->label), NULL);

  self->metric = metric;
  self->customer = g_object_ref (customer);
  self->portfolio = g_object_ref (portfolio);
  g_signal_connect_object (customer, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

/* --- Groups ----------------------------------------------------------------------------------- */

static GtkWidget *
make_group (StewardMetricTopic topic)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                   steward_metric_topic_get_label (topic));
  gtk_widget_set_size_request (group, COLUMN_WIDTH, -1);
  return group;
}

void
steward_metric_rows_fill (AdwWrapBox *box,
                          StewardCustomer *customer,
                          StewardPortfolio *portfolio,
                          const char *const *except)
{
  GtkWidget *groups[STEWARD_N_METRIC_TOPICS] = { NULL };
  guint n_metrics;
  const StewardCustomerMetric *metrics = steward_customer_metric_get_all (&n_metrics);

  for (guint i = 0; i < n_metrics; i++)
    {
      StewardMetricTopic topic = metrics[i].topic;

      if (g_strv_contains (except, metrics[i].key))
        continue;
      if (groups[topic] == NULL)
        {
          groups[topic] = make_group (topic);
          adw_wrap_box_append (box, groups[topic]);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (groups[topic]),
                                 steward_metric_row_new (&metrics[i], customer, portfolio));
    }
}
