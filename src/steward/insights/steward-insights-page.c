/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-insights-page.h"

#include "steward-facet-button.h"
#include "steward-goal-states-chart.h"
#include "steward-goal-totals.h"
#include "steward-health-charts.h"
#include "steward-insight-behind.h"
#include "steward-insight-card.h"
#include "steward-insight-list.h"
#include "steward-late-spinner.h"
#include "steward-retention-section.h"
#include "steward-revenue-charts.h"
#include "steward-utilization-charts.h"

#include <glib/gi18n.h>
#include <math.h>

struct _StewardInsightsPage {
  AdwNavigationPage parent_instance;

  StewardPortfolio *portfolio;
  StewardView *view; /* what is asked for */
  StewardInsights *insights;
  StewardRecordList *goals; /* of all customers; NULL until the page was shown */
  StewardRecordList *readings;
  guint update_id;

  AdwWindowTitle *window_title;
  GtkWidget *sidebar_button;
  GtkWidget *filters;
  StewardFacetButton *advisor_button;
  StewardFacetButton *segment_button;
  StewardFacetButton *stage_button;
  GtkWidget *clear_button;
  GtkStack *stack;
  StewardInsightCard *history_card;
  StewardInsightCard *distribution_card;
  StewardInsightCard *renewals_card;
  StewardInsightCard *health_card;
  StewardInsightCard *goals_card;
  StewardRetentionSection *retention_section;
  StewardInsightList *up_list;
  StewardInsightList *down_list;
  StewardInsightList *first_list;
  StewardInsightList *gap_list;
};

G_DEFINE_FINAL_TYPE (StewardInsightsPage, steward_insights_page, ADW_TYPE_NAVIGATION_PAGE)

static StewardMonth
get_month (StewardInsightsPage *self)
{
  return steward_day_get_month (self->insights->today) - 1;
}

/* --- Who is behind a figure ------------------------------------------------------------------- */

/* Takes the label and the ids. */
static void
open_picked (StewardInsightsPage *self, char *label, char **ids)
{
  g_autofree char *held_label = label;
  g_auto (GStrv) held_ids = ids;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-picked", "(s^as)", label, ids);
}

static void
open_behind (StewardInsightsPage *self,
             StewardInsightChart chart,
             const char *category,
             const char *series)
{
  char *label = NULL;
  char **ids = steward_insights_find_behind (self->insights, chart, category, series, &label);

  if (ids)
    open_picked (self, label, ids);
}

static void
card_opened_cb (StewardInsightsPage *self,
                const char *category,
                const char *series,
                StewardInsightCard *card)
{
  const StewardInsightCard *const cards[] = {
    [STEWARD_INSIGHT_HISTORY] = self->history_card,
    [STEWARD_INSIGHT_DISTRIBUTION] = self->distribution_card,
    [STEWARD_INSIGHT_RENEWALS] = self->renewals_card,
    [STEWARD_INSIGHT_HEALTH] = self->health_card,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    if (cards[i] == card)
      open_behind (self, (StewardInsightChart) i, category, series);
}

static void
bridge_opened_cb (StewardInsightsPage *self, const char *category, const char *series)
{
  open_behind (self, STEWARD_INSIGHT_RETENTION, category, series);
}

static void
cohort_opened_cb (StewardInsightsPage *self, const char *category, const char *series)
{
  open_behind (self, STEWARD_INSIGHT_COHORTS, category, series);
}

static void
list_opened_cb (StewardInsightsPage *self, StewardInsightList *list)
{
  const StewardInsights *insights = self->insights;
  const struct {
    StewardInsightList *list;
    const char *what;
    const GArray *moves;
  } lists[] = {
    { self->up_list, _ ("up"), insights->moves->up },
    { self->down_list, _ ("down"), insights->moves->down },
    { self->first_list, _ ("first figure"), insights->moves->first },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].list == list)
      open_picked (self, steward_insights_label_of_month (insights, lists[i].what),
                   steward_insights_list_moves (insights, lists[i].moves));
  if (list == self->gap_list)
    open_picked (self, steward_insights_label_of_month (insights, _ ("under target")),
                 steward_insights_list_below (insights, get_month (self)));
}

/* --- Lists ------------------------------------------------------------------------------------ */

static void
add_move (StewardInsightsPage *self, StewardInsightList *list, const StewardUtilizationMove *move)
{
  StewardCustomer *customer = steward_insights_get_customer (self->insights, move->index);
  g_autofree char *why = steward_utilization_move_describe (
    move, steward_customer_get_targets (customer));
  g_autofree char *before = steward_format_percent (move->before.value, 0);
  g_autofree char *now = steward_format_percent (move->now.value, 0);
  g_autofree char *value = NULL;
  g_autofree char *detail = NULL;

  if (isnan (move->change))
    {
      value = g_steal_pointer (&now);
      detail = g_strdup (_ ("new"));
    }
  else
    {
      /* Translators: how far a utilization moved, in percentage points, with its sign */
      value = g_strdup_printf (_ ("%s%.1f points"), move->change < 0 ? "−" : "+",
                               fabs (move->change) * 100);
      /* Translators: a utilization before and after */
      detail = g_strdup_printf (_ ("%s to %s"), before, now);
    }
  steward_insight_list_add (list, steward_customer_get_id (customer),
                            steward_customer_get_name (customer), why, value, detail);
}

static void
show_moves (StewardInsightsPage *self,
            StewardInsightList *list,
            const char *format,
            const GArray *moves)
{
  g_autofree char *month = steward_chart_format_month_name (get_month (self));
  g_autofree char *title = g_strdup_printf (format, month);

  steward_insight_list_begin (list, title, moves->len);
  for (guint i = 0; i < MIN (moves->len, steward_insight_list_get_limit (list)); i++)
    add_move (self, list, &g_array_index (moves, StewardUtilizationMove, i));
  steward_insight_list_end (list);
}

static void
add_gap (StewardInsightsPage *self, const StewardUtilizationGap *gap)
{
  StewardCustomer *customer = steward_insights_get_customer (self->insights, gap->index);
  const StewardUtilization *figure = &g_array_index (self->insights->utilization->figures,
                                                     StewardUtilization, gap->index);
  g_autofree char *percent = steward_format_percent (figure->value, 0);
  g_autofree char *seats = steward_format_count (figure->denominator);
  g_autofree char *why = g_strdup_printf (
    /* Translators: a utilization and what it is of */
    g_dngettext (GETTEXT_PACKAGE, "%s of %s seat", "%s of %s seats", (gulong) figure->denominator),
    percent, seats);
  g_autofree char *count = steward_format_count (gap->missing);
  g_autofree char *value = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s user", "%s users", (gulong) gap->missing), count);

  steward_insight_list_add (self->gap_list, steward_customer_get_id (customer),
                            steward_customer_get_name (customer), why, value,
                            /* Translators: below how many users a customer lacks */
                            _ ("to the target"));
}

static void
show_gaps (StewardInsightsPage *self)
{
  const GArray *gaps = self->insights->gaps;

  steward_insight_list_begin (self->gap_list, _ ("Most users short of the target"), gaps->len);
  for (guint i = 0; i < MIN (gaps->len, steward_insight_list_get_limit (self->gap_list)); i++)
    add_gap (self, &g_array_index (gaps, StewardUtilizationGap, i));
  steward_insight_list_end (self->gap_list);
}

static void
show_lists (StewardInsightsPage *self)
{
  const StewardUtilizationMoves *moves = self->insights->moves;

  /* Translators: customers whose utilization rose, or fell, in a month */
  show_moves (self, self->up_list, _ ("Up in %s"), moves->up);
  show_moves (self, self->down_list, _ ("Down in %s"), moves->down);
  /* Translators: customers that have their first figure in a month */
  show_moves (self, self->first_list, _ ("First figure in %s"), moves->first);
  show_gaps (self);
}

/* --- Charts ----------------------------------------------------------------------------------- */

static StewardExplanation *
explain_history (gpointer user_data)
{
  StewardInsightsPage *self = user_data;

  return steward_portfolio_utilization_explain (self->insights->utilization);
}

static StewardExplanation *
explain_distribution (gpointer user_data)
{
  StewardInsightsPage *self = user_data;

  return steward_portfolio_utilization_explain_spread (self->insights->utilization,
                                                       self->insights->target);
}

static StewardExplanation *
explain_health (gpointer user_data)
{
  StewardInsightsPage *self = user_data;

  return steward_health_flow_explain (&self->insights->health, self->insights->health_before,
                                      self->insights->today);
}

static const StewardRenewalRisk *
get_risks (const GArray *risks)
{
  return risks->len > 0 ? &g_array_index (risks, StewardRenewalRisk, 0) : NULL;
}

static StewardExplanation *
explain_renewals (gpointer user_data)
{
  StewardInsightsPage *self = user_data;
  const StewardInsights *insights = self->insights;
  g_autoptr (GArray) risks = steward_insights_list_risks (insights);
  const StewardRenewalSums sums = steward_renewal_sums_compute (
    get_risks (risks), risks->len, insights->today, STEWARD_RENEWAL_MONTHS);

  return steward_renewal_sums_explain (&sums, insights->currency, insights->rates);
}

static void
show_renewals (StewardInsightsPage *self)
{
  const StewardInsights *insights = self->insights;
  g_autoptr (GArray) risks = steward_insights_list_risks (insights);
  g_autoptr (StewardChartData) data = steward_renewals_chart_new (
    get_risks (risks), risks->len, insights->today, STEWARD_RENEWAL_MONTHS, insights->currency);

  if (insights->revenue_problem)
    g_set_str (&data->remark, insights->revenue_problem);
  gtk_widget_set_visible (GTK_WIDGET (self->renewals_card), risks->len > 0);
  steward_insight_card_set_data (self->renewals_card, data);
  steward_insight_card_set_explain (self->renewals_card, explain_renewals, self);
}

static void
show_charts (StewardInsightsPage *self)
{
  const StewardInsights *insights = self->insights;
  g_autoptr (StewardChartData) history = steward_utilization_history_chart_new (
    insights->utilization, insights->target);
  g_autoptr (StewardChartData) distribution = steward_utilization_distribution_chart_new (
    insights->utilization, insights->target);
  g_autoptr (StewardChartData) health = steward_health_flow_chart_new (&insights->health,
                                                                       insights->health_before);

  steward_insight_card_set_data (self->health_card, health);
  steward_insight_card_set_data (self->history_card, history);
  steward_insight_card_set_data (self->distribution_card, distribution);
  show_renewals (self);
  steward_retention_section_show (self->retention_section, self->insights);
}

/* --- Goals ------------------------------------------------------------------------------------ */

static GListModel *
create_customer_list (StewardInsightsPage *self)
{
  const GPtrArray *customers = self->insights->customers;
  GListStore *list = g_list_store_new (STEWARD_TYPE_CUSTOMER);

  g_list_store_splice (list, 0, 0, customers->pdata, customers->len);
  return G_LIST_MODEL (list);
}

/* The goals of all customers and what was read of them. */
static GPtrArray *
collect_records (StewardInsightsPage *self)
{
  GListModel *const lists[] = { G_LIST_MODEL (self->goals), G_LIST_MODEL (self->readings) };
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      g_ptr_array_add (records, g_list_model_get_item (lists[i], j));
  return records;
}

static StewardGoalTotals
add_up_goals (StewardInsightsPage *self)
{
  g_autoptr (GListModel) customers = create_customer_list (self);
  g_autoptr (GPtrArray) records = collect_records (self);

  return steward_goal_totals_compute (customers, records, self->insights->today);
}

static StewardExplanation *
explain_goals (gpointer user_data)
{
  const StewardGoalTotals totals = add_up_goals (user_data);

  return steward_goal_totals_explain (&totals);
}

static void
show_goals (StewardInsightsPage *self)
{
  const StewardGoalTotals totals = add_up_goals (self);
  g_autoptr (StewardChartData) data = steward_goal_states_chart_new (
    totals.n_by_state, totals.n_customers, totals.n_without_goals);

  steward_insight_card_set_data (self->goals_card, data);
  steward_insight_card_set_explain (self->goals_card, explain_goals, self);
}

static void
goals_opened_cb (StewardInsightsPage *self, const char *category)
{
  g_autoptr (GListModel) customers = create_customer_list (self);
  g_autoptr (GPtrArray) records = collect_records (self);
  g_autoptr (GArray) standings = steward_goal_totals_list (customers, records,
                                                           self->insights->today);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const char *label = "";
  StewardCustomer *last = NULL;

  for (guint i = 0; i < standings->len; i++)
    {
      const StewardGoalStanding *standing = &g_array_index (standings, StewardGoalStanding, i);

      if (!g_str_equal (steward_goal_state_to_string (standing->progress.state), category))
        continue;
      label = steward_goal_state_get_label (standing->progress.state);
      if (standing->customer != last)
        g_strv_builder_add (ids, steward_customer_get_id (standing->customer));
      last = standing->customer;
    }
  /* Translators: customers that have a goal in a state such as “Behind” */
  open_picked (self, g_strdup_printf (_ ("Goal: %s"), label), g_strv_builder_end (ids));
}

/* --- The page --------------------------------------------------------------------------------- */

static void
show_title (StewardInsightsPage *self)
{
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (self->portfolio));
  guint n_shown = self->insights->customers->len;
  g_autofree char *month = steward_format_month (get_month (self));
  g_autofree char *all = steward_format_count (n_all);
  g_autofree char *shown = steward_format_count (n_shown);
  g_autofree char *count = n_shown == n_all ? g_strdup (all)
                                            : g_strdup_printf (_ ("%s of %s"), shown, all);
  /* Translators: how many customers are shown, and the month their figures are of */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · figures of %s"), count, month);

  adw_window_title_set_subtitle (self->window_title, n_all > 0 ? subtitle : "");
}

static void
show_filters (StewardInsightsPage *self)
{
  steward_facet_button_refresh (self->advisor_button);
  steward_facet_button_refresh (self->segment_button);
  steward_facet_button_refresh (self->stage_button);
  gtk_widget_set_visible (self->clear_button, steward_view_is_filtering (self->view));
  gtk_widget_set_visible (self->filters,
                          g_list_model_get_n_items (G_LIST_MODEL (self->portfolio)) > 0);
}

static const char *
choose_page (StewardInsightsPage *self)
{
  if (!steward_portfolio_get_loaded (self->portfolio))
    return "loading";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->portfolio)) == 0)
    return "empty";
  return self->insights->customers->len == 0 ? "no-match" : "insights";
}

static void
update (StewardInsightsPage *self)
{
  const StewardCustomerFilter filter = {
    .view = self->view,
    .now = steward_portfolio_get_now (self->portfolio),
    .today = steward_portfolio_get_today (self->portfolio),
  };

  g_clear_pointer (&self->insights, steward_insights_free);
  self->insights = steward_insights_new (G_LIST_MODEL (self->portfolio), &filter,
                                         steward_portfolio_get_settings (self->portfolio));
  show_title (self);
  show_filters (self);
  show_charts (self);
  show_goals (self);
  show_lists (self);
  gtk_stack_set_visible_child_name (self->stack, choose_page (self));
}

static gboolean
update_cb (gpointer user_data)
{
  StewardInsightsPage *self = user_data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* While nobody looks there is nothing to add up. */
static void
changed_cb (StewardInsightsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

static StewardRecordList *
follow_records (StewardInsightsPage *self, const char *kind)
{
  StewardRecordList *list = steward_record_list_new (self->portfolio, NULL,
                                                     steward_record_kind_find (kind));

  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
steward_insights_page_map (GtkWidget *widget)
{
  StewardInsightsPage *self = STEWARD_INSIGHTS_PAGE (widget);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->goals == NULL)
    {
      self->goals = follow_records (self, "goal");
      self->readings = follow_records (self, "goal-reading");
    }
  update (self);
  GTK_WIDGET_CLASS (steward_insights_page_parent_class)->map (widget);
}

static void
filter_changed_cb (StewardInsightsPage *self)
{
  changed_cb (self);
}

static void
clear_cb (StewardInsightsPage *self)
{
  const StewardFacet facets[] = { STEWARD_FACET_ADVISOR, STEWARD_FACET_SEGMENT,
                                  STEWARD_FACET_LIFECYCLE };

  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    g_clear_pointer (&self->view->options[facets[i]], g_strfreev);
  gtk_widget_child_focus (self->filters, GTK_DIR_TAB_FORWARD);
  update (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
steward_insights_page_dispose (GObject *object)
{
  StewardInsightsPage *self = STEWARD_INSIGHTS_PAGE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_INSIGHTS_PAGE);
  g_clear_pointer (&self->insights, steward_insights_free);
  g_clear_object (&self->goals);
  g_clear_object (&self->readings);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_insights_page_parent_class)->dispose (object);
}

static void
steward_insights_page_finalize (GObject *object)
{
  steward_view_free (STEWARD_INSIGHTS_PAGE (object)->view);
  G_OBJECT_CLASS (steward_insights_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, StewardInsightsPage, name)
  BIND (window_title);
  BIND (sidebar_button);
  BIND (filters);
  BIND (advisor_button);
  BIND (segment_button);
  BIND (stage_button);
  BIND (clear_button);
  BIND (stack);
  BIND (history_card);
  BIND (distribution_card);
  BIND (renewals_card);
  BIND (health_card);
  BIND (goals_card);
  BIND (retention_section);
  BIND (up_list);
  BIND (down_list);
  BIND (first_list);
  BIND (gap_list);
#undef BIND
}

static void
steward_insights_page_class_init (StewardInsightsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = steward_insights_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = steward_insights_page_finalize;
  widget_class->map = steward_insights_page_map;
  g_type_ensure (STEWARD_TYPE_FACET_BUTTON);
  g_type_ensure (STEWARD_TYPE_INSIGHT_CARD);
  g_type_ensure (STEWARD_TYPE_INSIGHT_LIST);
  g_type_ensure (STEWARD_TYPE_LATE_SPINNER);
  g_type_ensure (STEWARD_TYPE_RETENTION_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/insights/steward-insights-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, bridge_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, cohort_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, goals_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_opened_cb);
}

static void
steward_insights_page_init (StewardInsightsPage *self)
{
  self->view = steward_view_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  steward_insight_card_set_explain (self->health_card, explain_health, self);
  steward_insight_card_set_explain (self->history_card, explain_history, self);
  steward_insight_card_set_explain (self->distribution_card, explain_distribution, self);
}

StewardInsightsPage *
steward_insights_page_new (StewardPortfolio *portfolio)
{
  StewardInsightsPage *self = g_object_new (STEWARD_TYPE_INSIGHTS_PAGE, NULL);

  self->portfolio = g_object_ref (portfolio);
  steward_facet_button_set_up (self->advisor_button, portfolio, self->view, STEWARD_FACET_ADVISOR);
  steward_facet_button_set_up (self->segment_button, portfolio, self->view, STEWARD_FACET_SEGMENT);
  steward_facet_button_set_up (self->stage_button, portfolio, self->view, STEWARD_FACET_LIFECYCLE);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
steward_insights_page_set_sidebar_away (StewardInsightsPage *self, gboolean away)
{
  g_return_if_fail (STEWARD_IS_INSIGHTS_PAGE (self));
  gtk_widget_set_visible (self->sidebar_button, away);
}

void
steward_insights_page_focus_chart (StewardInsightsPage *self)
{
  g_return_if_fail (STEWARD_IS_INSIGHTS_PAGE (self));
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "insights") == 0)
    steward_insight_card_grab_chart (self->history_card);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
