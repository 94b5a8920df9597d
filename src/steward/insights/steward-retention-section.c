/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-retention-section.h"

#include "steward-explanation-popover.h"
#include "steward-insight-card.h"
#include "steward-kpi-card.h"
#include "steward-period-button.h"
#include "steward-revenue-charts.h"

#include <glib/gi18n.h>

struct _StewardRetentionSection {
  GtkWidget parent_instance;

  StewardInsights *insights; /* borrowed */

  GtkWidget *content;
  StewardPeriodButton *period_button;
  AdwWrapBox *figures;
  GtkWidget *buttons[STEWARD_N_RETENTION_FIGURES];
  StewardInsightCard *bridge_card;
  StewardInsightCard *cohorts_card;
};

G_DEFINE_FINAL_TYPE (StewardRetentionSection, steward_retention_section, GTK_TYPE_WIDGET)

enum { OPENED, COHORT_OPENED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What is looked at first. */
static const StewardRetentionFigure order[] = {
  STEWARD_RETENTION_NET,       STEWARD_RETENTION_GROSS,      STEWARD_RETENTION_RENEWAL_RATE,
  STEWARD_RETENTION_CONTRACTS, STEWARD_RETENTION_LOGO_CHURN,
};
G_STATIC_ASSERT (G_N_ELEMENTS (order) == STEWARD_N_RETENTION_FIGURES);

/* --- Figures ---------------------------------------------------------------------------------- */

static void
figure_clicked_cb (StewardRetentionSection *self, GtkWidget *button)
{
  guint i = 0;

  while (self->buttons[i] != button)
    i++;
  steward_explanation_popover_open (
    button, steward_retention_explain (self->insights->retention, order[i]));
}

static void
show_figure (StewardRetentionSection *self, guint i)
{
  g_autoptr (StewardExplanation) explanation = steward_retention_explain (self->insights->retention,
                                                                          order[i]);

  steward_kpi_card_show (GTK_BUTTON (self->buttons[i]), explanation->title, NULL,
                         explanation->value ? explanation->value : "–", explanation->summary);
}

static StewardExplanation *
explain_cohorts (gpointer user_data)
{
  StewardRetentionSection *self = user_data;

  return steward_cohorts_explain (self->insights->cohorts, self->insights->retention->revenue,
                                  steward_day_get_month (self->insights->today) - 1);
}

static StewardExplanation *
explain_bridge (gpointer user_data)
{
  StewardRetentionSection *self = user_data;

  return steward_retention_explain (self->insights->retention, STEWARD_RETENTION_NET);
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
show_retention (StewardRetentionSection *self)
{
  g_autoptr (StewardChartData) bridge = steward_retention_chart_new (self->insights->retention);
  g_autoptr (StewardChartData) cohorts = steward_cohorts_chart_new (self->insights->cohorts,
                                                                    self->insights->currency);

  for (guint i = 0; i < STEWARD_N_RETENTION_FIGURES; i++)
    show_figure (self, i);
  steward_insight_card_set_data (self->bridge_card, bridge);
  steward_insight_card_set_data (self->cohorts_card, cohorts);
}

static void
show_problem (StewardRetentionSection *self)
{
  g_autoptr (StewardChartData) data = steward_retention_problem_chart_new (
    self->insights->revenue_problem);

  steward_insight_card_set_data (self->bridge_card, data);
}

void
steward_retention_section_show (StewardRetentionSection *self, StewardInsights *insights)
{
  gboolean known = insights->retention != NULL;
  StewardDay from;
  StewardDay to;

  g_return_if_fail (STEWARD_IS_RETENTION_SECTION (self));
  self->insights = insights;
  steward_period_button_get_days (self->period_button, insights->today, &from, &to);
  steward_insights_choose_period (insights, from, to);
  gtk_widget_set_visible (GTK_WIDGET (self), insights->has_contracts);
  gtk_widget_set_visible (GTK_WIDGET (self->period_button), known);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), known);
  gtk_widget_set_visible (GTK_WIDGET (self->cohorts_card), known);
  steward_insight_card_set_explain (self->bridge_card, known ? explain_bridge : NULL, self);
  steward_insight_card_set_explain (self->cohorts_card, known ? explain_cohorts : NULL, self);
  if (known)
    show_retention (self);
  else if (insights->has_contracts)
    show_problem (self);
}

static void
period_changed_cb (StewardRetentionSection *self)
{
  steward_retention_section_show (self, self->insights);
}

/* --- Who is behind a figure ------------------------------------------------------------------- */

static void
bridge_opened_cb (StewardRetentionSection *self, const char *category, const char *series)
{
  g_signal_emit (self, signals[OPENED], 0, category, series);
}

static void
cohort_opened_cb (StewardRetentionSection *self, const char *category, const char *series)
{
  g_signal_emit (self, signals[COHORT_OPENED], 0, category, series);
}

/* --- Size ------------------------------------------------------------------------------------- */

static GtkSizeRequestMode
steward_retention_section_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A box asks how wide something is at the height that it has: the figures, which wrap, would want
 * all of them in one line. */
static void
steward_retention_section_measure (GtkWidget *widget,
                                   GtkOrientation orientation,
                                   int for_size,
                                   int *minimum,
                                   int *natural,
                                   int *minimum_baseline,
                                   int *natural_baseline)
{
  StewardRetentionSection *self = STEWARD_RETENTION_SECTION (widget);

  gtk_widget_measure (self->content, orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      NULL, NULL);
}

static void
steward_retention_section_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (STEWARD_RETENTION_SECTION (widget)->content, width, height, baseline, NULL);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_retention_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STEWARD_TYPE_RETENTION_SECTION);
  G_OBJECT_CLASS (steward_retention_section_parent_class)->dispose (object);
}

static void
steward_retention_section_class_init (StewardRetentionSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_retention_section_dispose;
  widget_class->get_request_mode = steward_retention_section_get_request_mode;
  widget_class->measure = steward_retention_section_measure;
  widget_class->size_allocate = steward_retention_section_size_allocate;
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[COHORT_OPENED] = g_signal_new ("cohort-opened", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (STEWARD_TYPE_INSIGHT_CARD);
  g_type_ensure (STEWARD_TYPE_PERIOD_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/insights/steward-retention-section.ui");
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_child (widget_class, StewardRetentionSection, name)
  BIND (content);
  BIND (period_button);
  BIND (figures);
  BIND (bridge_card);
  BIND (cohorts_card);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bridge_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, cohort_opened_cb);
}

static void
steward_retention_section_init (StewardRetentionSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < STEWARD_N_RETENTION_FIGURES; i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_widget_add_css_class (button, "card");
      gtk_widget_add_css_class (button, "kpi");
      g_signal_connect_object (button, "clicked", G_CALLBACK (figure_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->figures, button);
      self->buttons[i] = button;
    }
}
