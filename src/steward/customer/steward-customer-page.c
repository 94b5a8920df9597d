/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-page.h"

#include "steward-adoption-chart.h"
#include "steward-adoption-read-out.h"
#include "steward-chart-rows.h"
#include "steward-chart-saving.h"
#include "steward-chart-widget.h"
#include "steward-contract-section.h"
#include "steward-customer-details.h"
#include "steward-customer-problems.h"
#include "steward-goals-section.h"
#include "steward-health-section.h"
#include "steward-kpi-card.h"
#include "steward-metric-popover.h"
#include "steward-metric-row.h"
#include "steward-onboarding-start.h"
#include "steward-record-remarks.h"
#include "steward-remedy.h"
#include "steward-value-section.h"

#include <glib/gi18n.h>
#include <math.h>

/* What people write about the customer, by the sections' names in the template. */
static const char *const sections[] = {
  "steps", "asks", "onboarding", "assessments", "save_plans", "contacts", "hand_off",
};
#define N_SECTIONS G_N_ELEMENTS (sections)
/* The figures that are cards; the others are rows. */
enum { CARD_UTILIZATION, CARD_CONSUMPTION, CARD_RAMP, CARD_FORECAST, N_CARDS };

struct _StewardCustomerPage {
  AdwNavigationPage parent_instance;

  StewardPortfolio *portfolio;
  StewardCustomer *customer;
  StewardAdoptionSeries *series;
  const StewardCustomerMetric *metrics[N_CARDS];

  AdwWindowTitle *window_title;
  GtkWidget *sync_button;
  GtkWidget *spinner;
  GtkListBox *problems;
  GtkButton *utilization_card;
  GtkButton *consumption_card;
  GtkButton *ramp_card;
  GtkButton *forecast_card;
  GtkButton *renewal_card;
  AdwViewStack *section_stack;
  AdwToggleGroup *mode_group;
  AdwToggleGroup *range_group;
  GtkToggleButton *table_button;
  GtkStack *chart_stack;
  StewardChartWidget *chart;
  GtkLabel *read_out;
  GtkLabel *rolling_remark;
  GtkColumnView *month_table;
  AdwWrapBox *figures;
  StewardGoalsSection *goals;
  StewardHealthSection *health;
  StewardValueSection *value;
  StewardRecordSection *sections[N_SECTIONS];
  StewardContractSection *contracts;
  AdwWrapBox *details;
};

G_DEFINE_FINAL_TYPE (StewardCustomerPage, steward_customer_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- Cards ------------------------------------------------------------------------------------ */

static const char *const card_keys[] = { "utilization", "consumption", "ramp", "forecast", NULL };

static StewardExplanation *
explain (StewardCustomerPage *self, const StewardCustomerMetric *metric)
{
  const StewardMetricSubject subject = steward_metric_subject_of_customer (self->customer,
                                                                           self->portfolio);

  return steward_customer_metric_explain (metric, &subject);
}

static void
show_card (GtkButton *card,
           const char *title,
           const StewardExplanation *explanation,
           const char *basis)
{
  steward_kpi_card_show (card, title, explanation->judged ? &explanation->state : NULL,
                         explanation->value ? explanation->value : "–", basis);
}

/* What the figure is made of, or what would help; and whom to tell of the seats. */
static void
show_utilization (StewardCustomerPage *self)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (self->customer);
  g_autoptr (StewardExplanation) explanation = explain (self, self->metrics[CARD_UTILIZATION]);
  StewardRemedy remedy = steward_remedy_for_utilization (self->customer);
  g_autofree char *alert = steward_seat_use_describe_alert (&figures->seat_use);
  const char *basis = explanation->value ? explanation->summary : remedy.state;
  g_autofree char *text = alert ? g_strdup_printf ("%s\n%s", basis, alert) : g_strdup (basis);

  show_card (self->utilization_card, explanation->title, explanation, text);
}

static void
show_consumption (StewardCustomerPage *self)
{
  g_autoptr (StewardExplanation) explanation = explain (self, self->metrics[CARD_CONSUMPTION]);

  show_card (self->consumption_card, explanation->title, explanation, explanation->summary);
}

/* The ramp while it runs; after it, when its target was due. */
static void
show_ramp (StewardCustomerPage *self)
{
  const StewardTargets *targets = steward_customer_get_targets (self->customer);
  g_autoptr (StewardExplanation) explanation = explain (self, self->metrics[CARD_RAMP]);
  g_autofree char *target = steward_format_limit (targets->utilization_healthy);
  g_autofree char *title = g_strdup_printf (_ ("%s due"), target);

  show_card (self->ramp_card, title, explanation, explanation->summary);
}

static void
show_forecast (StewardCustomerPage *self)
{
  g_autoptr (StewardExplanation) explanation = explain (self, self->metrics[CARD_FORECAST]);

  show_card (self->forecast_card, explanation->title, explanation, explanation->summary);
}

static void
show_renewal (StewardCustomerPage *self)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (self->customer)->record;
  StewardDay today = steward_portfolio_get_today (self->portfolio);
  g_autofree char *value = NULL;
  g_autofree char *date = NULL;
  int days;

  if (record->renewal == STEWARD_DAY_NONE)
    {
      steward_kpi_card_show (self->renewal_card, _ ("Renewal"), NULL, "–", _ ("Date not known"));
      return;
    }
  days = record->renewal - today;
  date = steward_format_day (record->renewal);
  value = days < 0
            ? g_strdup_printf (
                g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) -days), -days)
            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days),
                               days);
  steward_kpi_card_show (self->renewal_card, _ ("Renewal"), NULL, value, date);
}

static void
card_clicked_cb (StewardCustomerPage *self, GtkButton *button)
{
  const GtkButton *cards[N_CARDS] = { self->utilization_card, self->consumption_card,
                                      self->ramp_card, self->forecast_card };

  for (guint i = 0; i < N_CARDS; i++)
    if (cards[i] == button)
      steward_metric_popover_open (GTK_WIDGET (button), self->metrics[i], self->customer,
                                   self->portfolio);
}

/* --- Chart ------------------------------------------------------------------------------------ */

/* The toggles' names, as in the settings, from near to far. */
static const struct {
  const char *name;
  StewardAdoptionRange range;
} ranges[] = {
  { "3", STEWARD_ADOPTION_RANGE_3_MONTHS },   { "6", STEWARD_ADOPTION_RANGE_6_MONTHS },
  { "12", STEWARD_ADOPTION_RANGE_12_MONTHS }, { "24", STEWARD_ADOPTION_RANGE_24_MONTHS },
  { "all", STEWARD_ADOPTION_RANGE_ALL },
};

static guint
get_range_index (StewardCustomerPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->range_group);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (ranges) && g_strcmp0 (name, ranges[i].name) != 0)
    i++;
  return i;
}

/* Dates that a person entered, to be marked on the time axis. */
static GArray *
list_dates (const StewardCustomerRecord *record)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (StewardAdoptionMark));
  const StewardAdoptionMark marks[] = {
    { record->contract_close, STEWARD_ADOPTION_MARK_CONTRACT_CLOSE },
    { record->renewal, STEWARD_ADOPTION_MARK_RENEWAL },
  };

  return g_array_append_vals (dates, marks, G_N_ELEMENTS (marks));
}

static void
show_remark (StewardCustomerPage *self)
{
  const char *remark = steward_adoption_series_get_rolling_remark (self->series);
  gboolean has_values = steward_adoption_series_has_values (self->series);

  gtk_label_set_text (self->rolling_remark, remark ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->rolling_remark), remark && has_values);
}

static void
show_chart (StewardCustomerPage *self)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (self->customer);
  g_autoptr (GArray) dates = list_dates (facts->record);
  guint range = get_range_index (self);
  const StewardAdoptionInputs inputs = {
    .usage = facts->usage,
    .seats_history = facts->seats,
    .tam = facts->record->tam,
    .production = facts->record->production,
    .contract_close = facts->record->contract_close,
    .dates = dates,
    .user_day_rows = facts->record->source == STEWARD_SOURCE_ANALYTICS,
    .forecast = steward_customer_get_forecast (self->customer),
    .today = steward_portfolio_get_today (self->portfolio),
    .targets = steward_customer_get_targets (self->customer),
    .range = ranges[range].range,
    .mode = g_strcmp0 (adw_toggle_group_get_active_name (self->mode_group), "users") == 0
              ? STEWARD_ADOPTION_USERS
              : STEWARD_ADOPTION_PERCENT,
  };
  g_autoptr (StewardChartPicture) picture = NULL;

  g_clear_pointer (&self->series, steward_adoption_series_unref);
  self->series = steward_adoption_series_new (&inputs);
  picture = steward_adoption_chart_create_picture (self->series);
  steward_chart_widget_set_series (self->chart, self->series);
  steward_chart_rows_show (self->month_table, steward_chart_picture_get_table (picture));
  show_remark (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.zoom-in", range > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.zoom-out",
                                 range + 1 < G_N_ELEMENTS (ranges));
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (widget);
  guint range = get_range_index (self);

  range = g_str_equal (action, "chart.zoom-in") ? range - 1 : range + 1;
  adw_toggle_group_set_active_name (self->range_group, ranges[range].name);
}

static void
show_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (widget);

  /* The figures stand over the other sections as well. */
  adw_view_stack_set_visible_child_name (self->section_stack, "overview");
  gtk_toggle_button_set_active (self->table_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->month_table));
}

static void
chart_changed_cb (StewardCustomerPage *self)
{
  if (self->customer)
    show_chart (self);
}

/* The selected month, or the whole chart in a sentence while none is. */
static void
selected_cb (StewardCustomerPage *self)
{
  int selected = steward_chart_view_get_selected (STEWARD_CHART_VIEW (self->chart));
  g_autofree char *text = NULL;

  if (self->series == NULL)
    return;
  text = selected < 0 ? steward_adoption_series_describe (self->series)
                      : steward_adoption_series_describe_month (self->series, (guint) selected);
  gtk_label_set_text (self->read_out, text);
}

static gboolean
table_to_page (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_string (to, g_value_get_boolean (from) ? "table" : "chart");
  return TRUE;
}

/* --- Saving and printing the chart ------------------------------------------------------------ */

static void
save_chart (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (widget);
  const char *customer = steward_customer_get_name (self->customer);
  g_autoptr (StewardChartPicture) picture = steward_adoption_chart_create_picture (self->series);
  g_autofree char *name = g_strdup_printf (_ ("%s adoption.png"), customer);

  steward_chart_save_picture (picture, GTK_WIDGET (self->chart), customer, NULL, name);
}

static void
print_chart (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (widget);
  g_autoptr (StewardChartPicture) picture = steward_adoption_chart_create_picture (self->series);

  steward_chart_print (picture, GTK_WIDGET (self->chart),
                       steward_customer_get_name (self->customer));
}

/* --- The page --------------------------------------------------------------------------------- */

static void
show_title (StewardCustomerPage *self)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (self->customer)->record;
  const char *stage = steward_lifecycle_get_label (
    steward_customer_get_figures (self->customer)->lifecycle);
  const char *parts[] = { *stage ? stage : NULL, record->segment, record->advisor };
  g_autoptr (GString) subtitle = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", parts[i]);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), record->name);
  adw_window_title_set_title (self->window_title, record->name);
  adw_window_title_set_subtitle (self->window_title, subtitle->str);
}

static void
show_remarks (StewardCustomerPage *self)
{
  steward_record_remarks_show (self->sections, N_SECTIONS);
}

static void
show_customer (StewardCustomerPage *self)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (self->customer);
  gboolean syncing = steward_customer_get_syncing (self->customer);

  show_title (self);
  gtk_widget_set_visible (self->spinner, syncing);
  gtk_widget_set_visible (self->sync_button,
                          !syncing && facts->record->source != STEWARD_SOURCE_FILE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customer.token",
                                 facts->record->source != STEWARD_SOURCE_FILE);
  steward_customer_problems_show (self->problems, self->customer,
                                  steward_portfolio_get_now (self->portfolio));
  show_utilization (self);
  show_consumption (self);
  show_chart (self);
  show_ramp (self);
  show_forecast (self);
  show_renewal (self);
  show_remarks (self);
  steward_customer_details_show (self->details, self->customer,
                                 steward_portfolio_get_now (self->portfolio));
}

/* The page's own actions are the window's, for this customer. */
static void
forward_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const forwards[][2] = {
    { "customer.edit", "win.edit-customer" },       { "customer.sync", "win.sync-customer" },
    { "customer.token", "win.enter-token" },        { "customer.import-usage", "win.import-usage" },
    { "customer.targets", "win.customer-targets" },
  };
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (forwards); i++)
    if (g_str_equal (action, forwards[i][0]))
      gtk_widget_activate_action (widget, forwards[i][1], "s",
                                  steward_customer_get_id (self->customer));
}

static void
start_onboarding (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (widget);

  for (guint i = 0; i < N_SECTIONS; i++)
    if (g_str_equal (sections[i], "onboarding"))
      steward_onboarding_start (widget, steward_record_section_get_list (self->sections[i]));
}

static void
remove_customer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *const ids[] = { steward_customer_get_id (STEWARD_CUSTOMER_PAGE (widget)->customer),
                              NULL };

  gtk_widget_activate_action (widget, "win.remove-customers", "^as", ids);
}

/* Removed, here or by another program: there is nothing left to show. */
static void
refreshed_cb (StewardCustomerPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  const char *id = steward_customer_get_id (self->customer);

  if (view && steward_portfolio_find (self->portfolio, id) == NULL
      && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view))
           == ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
steward_customer_page_dispose (GObject *object)
{
  StewardCustomerPage *self = STEWARD_CUSTOMER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STEWARD_TYPE_CUSTOMER_PAGE);
  g_clear_pointer (&self->series, steward_adoption_series_unref);
  g_clear_object (&self->customer);
  g_clear_object (&self->portfolio);
  G_OBJECT_CLASS (steward_customer_page_parent_class)->dispose (object);
}

static void
steward_customer_page_class_init (StewardCustomerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STEWARD_TYPE_CHART_WIDGET);
  g_type_ensure (STEWARD_TYPE_CONTRACT_SECTION);
  g_type_ensure (STEWARD_TYPE_GOALS_SECTION);
  g_type_ensure (STEWARD_TYPE_RECORD_SECTION);
  g_type_ensure (STEWARD_TYPE_HEALTH_SECTION);
  g_type_ensure (STEWARD_TYPE_VALUE_SECTION);
  G_OBJECT_CLASS (klass)->dispose = steward_customer_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/dev/steward/Steward/ui/customer/steward-customer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, sync_button);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, problems);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, utilization_card);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, consumption_card);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, ramp_card);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, forecast_card);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, renewal_card);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, section_stack);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, mode_group);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, range_group);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, chart_stack);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, chart);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, read_out);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, rolling_remark);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, month_table);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, figures);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, contracts);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, details);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, goals);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, health);
  gtk_widget_class_bind_template_child (widget_class, StewardCustomerPage, value);
  for (guint i = 0; i < N_SECTIONS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, sections[i], FALSE,
                                               G_STRUCT_OFFSET (StewardCustomerPage, sections)
                                                 + i * sizeof (StewardRecordSection *));
  gtk_widget_class_bind_template_callback (widget_class, card_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "customer.edit", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "customer.sync", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "customer.token", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "customer.import-usage", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "customer.remove", NULL, remove_customer);
  gtk_widget_class_install_action (widget_class, STEWARD_ACTION_START_ONBOARDING, NULL,
                                   start_onboarding);
  gtk_widget_class_install_action (widget_class, "customer.targets", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "customer.save-chart", NULL, save_chart);
  gtk_widget_class_install_action (widget_class, "customer.print", NULL, print_chart);
  gtk_widget_class_install_action (widget_class, "chart.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "chart.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "chart.show-table", NULL, show_table);
}

static void
steward_customer_page_init (StewardCustomerPage *self)
{
  GtkButton *cards[N_CARDS];

  gtk_widget_init_template (GTK_WIDGET (self));
  cards[CARD_UTILIZATION] = self->utilization_card;
  cards[CARD_CONSUMPTION] = self->consumption_card;
  cards[CARD_RAMP] = self->ramp_card;
  cards[CARD_FORECAST] = self->forecast_card;
  for (guint i = 0; i < N_CARDS; i++)
    {
      self->metrics[i] = steward_customer_metric_find (card_keys[i], NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cards[i]), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP,
                                      TRUE, -1);
    }
  g_object_bind_property_full (self->table_button, "active", self->chart_stack,
                               "visible-child-name", G_BINDING_DEFAULT, table_to_page, NULL, NULL,
                               NULL);
}

StewardCustomerPage *
steward_customer_page_new (StewardPortfolio *portfolio,
                           StewardCustomer *customer,
                           GSettings *settings)
{
  StewardCustomerPage *self = g_object_new (STEWARD_TYPE_CUSTOMER_PAGE, NULL);

  g_settings_bind (settings, "chart-months", self->range_group, "active-name",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "chart-unit", self->mode_group, "active-name",
                   G_SETTINGS_BIND_DEFAULT);
  self->portfolio = g_object_ref (portfolio);
  self->customer = g_object_ref (customer);
  g_signal_connect_object (customer, "changed", G_CALLBACK (show_customer), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (portfolio, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  steward_metric_rows_fill (self->figures, customer, portfolio, card_keys);
  steward_goals_section_set_customer (self->goals, portfolio, customer);
  steward_health_section_set_customer (self->health, portfolio, customer);
  steward_value_section_set_customer (self->value, portfolio, customer);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_signal_connect_object (self->sections[i], "changed", G_CALLBACK (show_remarks), self,
                               G_CONNECT_SWAPPED);
      steward_record_section_set_customer (self->sections[i], portfolio, customer);
    }
  steward_contract_section_set_customer (self->contracts, portfolio, customer);
  show_customer (self);
  return self;
}
