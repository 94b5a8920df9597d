/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-picture-pages.h"

#include "steward-contract-section.h"
#include "steward-customer-page.h"
#include "steward-figure-widget.h"
#include "steward-goal-row.h"
#include "steward-insight-card.h"
#include "steward-metric-row.h"

#include <math.h>

/* --- Variants --------------------------------------------------------------------------------- */

#define LIGHT ADW_COLOR_SCHEME_FORCE_LIGHT
#define NIGHT ADW_COLOR_SCHEME_FORCE_DARK
#define LTR GTK_TEXT_DIR_LTR
#define RTL GTK_TEXT_DIR_RTL

const PictureVariant picture_variants[N_VARIANTS] = {
  { "", LIGHT, FALSE, 0, 0, LTR, 100 },
  { "dark", NIGHT, FALSE, 0, 0, LTR, 100 },
  { "high-contrast", LIGHT, TRUE, 0, 0, LTR, 100 },
  { "high-contrast-dark", NIGHT, TRUE, 0, 0, LTR, 100 },
  { "360", LIGHT, FALSE, 360, 720, LTR, 100 },
  { "mirrored", LIGHT, FALSE, 0, 0, RTL, 100 },
  { "large-text", LIGHT, FALSE, 1024, 1000, LTR, 200 },
};

const PictureVariant *
picture_variant_find (const char *name)
{
  for (int i = 0; i < N_VARIANTS; i++)
    if (g_str_equal (picture_variants[i].name, name))
      return &picture_variants[i];
  return NULL;
}

/* --- What a person does on a page ------------------------------------------------------------- */

/* The first widget in a tree that is of a type, and has a style class where one is given. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type, const char *css_class)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, css_class);
  return found;
}

/* The first figure of a customer. */
static GtkWidget *
find_card (GtkWindow *window)
{
  return find_widget (find_widget (GTK_WIDGET (window), STEWARD_TYPE_CUSTOMER_PAGE, NULL),
                      GTK_TYPE_BUTTON, "kpi");
}

static GtkWidget *
explain (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *card = find_card (window);

  g_signal_emit_by_name (card, "clicked");
  return find_widget (card, GTK_TYPE_POPOVER, NULL);
}

/* The further figures of a customer, brought into sight as the keyboard would. */
static GtkWidget *
show_figures (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *box = gtk_widget_get_ancestor (
    find_widget (GTK_WIDGET (window), STEWARD_TYPE_METRIC_ROW, NULL), ADW_TYPE_WRAP_BOX);
  GtkWidget *group = gtk_widget_get_last_child (box);

  gtk_widget_child_focus (group, GTK_DIR_TAB_BACKWARD);
  return NULL;
}

/* The second of them is the stage. */
static GtkWidget *
find_stage (GtkWindow *window)
{
  return gtk_widget_get_next_sibling (
    find_widget (GTK_WIDGET (window), STEWARD_TYPE_METRIC_ROW, NULL));
}

static GtkWidget *
reach_stage (GtkWindow *window, StewardPortfolio *portfolio)
{
  gtk_widget_grab_focus (find_stage (window));
  return NULL;
}

static GtkWidget *
explain_stage (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *row = find_stage (window);

  adw_action_row_activate (ADW_ACTION_ROW (row));
  return find_widget (row, GTK_TYPE_POPOVER, NULL);
}

static GtkWidget *
show_table (GtkWindow *window, StewardPortfolio *portfolio)
{
  gtk_widget_activate_action (find_card (window), "chart.show-table", NULL);
  return NULL;
}

static GtkWidget *
show_section (GtkWindow *window, const char *name)
{
  GtkWidget *sections = find_widget (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK, "sections");

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (sections), name);
  return NULL;
}

static GtkWidget *
show_account (GtkWindow *window, StewardPortfolio *portfolio)
{
  return show_section (window, "account");
}

static GtkWidget *
show_health (GtkWindow *window, StewardPortfolio *portfolio)
{
  return show_section (window, "health");
}

static GtkWidget *
show_plan (GtkWindow *window, StewardPortfolio *portfolio)
{
  return show_section (window, "plan");
}

/* The second goal, which is read by hand. */
static GtkWidget *
open_goal (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *row;

  show_section (window, "plan");
  row = find_widget (GTK_WIDGET (window), STEWARD_TYPE_GOAL_ROW, NULL);
  gtk_widget_activate (gtk_widget_get_next_sibling (row));
  return NULL;
}

static GtkWidget *
add_contact (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *sections = find_widget (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK, "sections");
  GtkWidget *account = adw_view_stack_get_child_by_name (ADW_VIEW_STACK (sections), "account");

  gtk_widget_activate_action (gtk_widget_get_first_child (gtk_widget_get_first_child (account)),
                              "record.add", NULL);
  return NULL;
}

static GtkWidget *
add_contract (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *section = find_widget (GTK_WIDGET (window), STEWARD_TYPE_CONTRACT_SECTION, NULL);

  gtk_widget_activate_action (section, "contract.add", NULL);
  return NULL;
}

static AdwPreferencesDialog *
find_preferences (GtkWindow *window)
{
  return ADW_PREFERENCES_DIALOG (
    find_widget (GTK_WIDGET (window), ADW_TYPE_PREFERENCES_DIALOG, NULL));
}

/* Sets another target each time, 5 points away from the last, with the segments' own in sight. */
static GtkWidget *
change_target (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *dialog = GTK_WIDGET (find_preferences (window));
  GtkSpinButton *spin = GTK_SPIN_BUTTON (find_widget (dialog, GTK_TYPE_SPIN_BUTTON, NULL));

  gtk_spin_button_set_value (spin, gtk_spin_button_get_value (spin) - 5);
  adw_expander_row_set_expanded (
    ADW_EXPANDER_ROW (find_widget (dialog, ADW_TYPE_EXPANDER_ROW, NULL)), TRUE);
  return NULL;
}

static GtkWidget *
show_sources (GtkWindow *window, StewardPortfolio *portfolio)
{
  adw_preferences_dialog_set_visible_page_name (find_preferences (window), "sources");
  return NULL;
}

static GtkWidget *
show_privacy (GtkWindow *window, StewardPortfolio *portfolio)
{
  adw_preferences_dialog_set_visible_page_name (find_preferences (window), "privacy");
  return NULL;
}

static GtkWidget *
choose_filter (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *button = find_widget (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, "chip");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

/* Four customers without a token, as after an import. */
static GtkWidget *
ask_for_tokens (GtkWindow *window, StewardPortfolio *portfolio)
{
  GVariantBuilder ids = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      g_variant_builder_add (&ids, "s", steward_customer_get_id (customer));
    }
  gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.begin-first-sync",
                                      g_variant_builder_end (&ids));
  return NULL;
}

/* A window of its own. */
static GtkWidget *
show_shortcuts (GtkWindow *window, StewardPortfolio *portfolio)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window)
        return GTK_WIDGET (other);
    }
  return NULL;
}

static GtkWidget *
find_insight_chart (GtkWindow *window)
{
  return find_widget (GTK_WIDGET (window), STEWARD_TYPE_FIGURE_WIDGET, NULL);
}

/* Who is behind the last month. */
static GtkWidget *
open_month (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *chart = find_insight_chart (window);

  g_signal_emit_by_name (chart, "opened", "2026-10", NULL);
  return NULL;
}

static GtkWidget *
show_insight_table (GtkWindow *window, StewardPortfolio *portfolio)
{
  gtk_widget_activate_action (find_insight_chart (window), "chart.show-table", NULL);
  return NULL;
}

static GtkWidget *
explain_insight (GtkWindow *window, StewardPortfolio *portfolio)
{
  GtkWidget *card = gtk_widget_get_ancestor (find_insight_chart (window),
                                             STEWARD_TYPE_INSIGHT_CARD);
  GtkWidget *button = find_widget (card, GTK_TYPE_BUTTON, NULL);

  g_signal_emit_by_name (button, "clicked");
  return find_widget (button, GTK_TYPE_POPOVER, NULL);
}

/* --- Pages ------------------------------------------------------------------------------------ */

#define OPEN "win.open-customer"
#define ADD "win.add-customer"
#define EDIT "win.edit-customer"
#define PREFERENCES "win.preferences"
#define PROBLEMS "win.show-problems"
#define INSIGHTS "win.show-insights"
/* Not an action: a file is chosen. */
#define IMPORT "import"

const PicturePage picture_pages[] = {
  { "first-run", 1280, 800, EMPTY, ANY, NULL, NULL, { NULL }, EVERY },
  { "first-customer", 900, 900, EMPTY, ANY, NULL, ADD, { NULL }, USUAL },
  { "sample", 1280, 1000, SAMPLE, ANY, NULL, NULL, { NULL }, USUAL | NARROW },
  { "sample-customer", 1280, 1000, SAMPLE, RAMPING, OPEN, NULL, { NULL }, USUAL },
  { "sample-never", 1280, 1000, SAMPLE, NEVER, OPEN, NULL, { NULL }, EVERY },
  { "loading", 1280, 800, UNREAD, ANY, NULL, NULL, { NULL }, USUAL },
  { "offline", 1280, 800, UNREACHED, ANY, NULL, NULL, { NULL }, EVERY },
  { "offline-customer", 1280, 800, UNREACHED, CONCERNING, OPEN, NULL, { NULL }, USUAL },
  { "tokens", 900, 800, UNREACHED, ANY, NULL, NULL, { ask_for_tokens }, EVERY },
  { "customers", 1280, 800, CUSTOMERS, ANY, NULL, NULL, { NULL }, EVERY },
  { "customers-all", 1280, 2000, CUSTOMERS, ANY, NULL, NULL, { NULL }, USUAL },
  { "customers-900", 900, 700, CUSTOMERS, ANY, NULL, NULL, { NULL }, USUAL },
  { "filters", 1280, 800, CUSTOMERS, ANY, NULL, NULL, { choose_filter }, EVERY },
  { "customer", 1280, 1000, CUSTOMERS, CONCERNING, OPEN, NULL, { NULL }, EVERY },
  { "customer-ramp", 1280, 800, CUSTOMERS, RAMPING, OPEN, NULL, { NULL }, USUAL },
  { "customer-rows", 1280, 1000, CUSTOMERS, ROWS, OPEN, NULL, { NULL }, USUAL | MIRRORED },
  { "customer-table", 1280, 800, CUSTOMERS, ROWS, OPEN, NULL, { show_table }, EVERY },
  { "account", 1280, 1000, CUSTOMERS, ROWS, OPEN, NULL, { show_account }, EVERY },
  { "health", 1280, 1800, SAMPLE, RAMPING, OPEN, NULL, { show_health }, EVERY },
  { "health-unknown", 1280, 1000, SAMPLE, NEVER, OPEN, NULL, { show_health }, USUAL },
  { "plan", 1280, 1000, CUSTOMERS, ROWS, OPEN, NULL, { show_plan }, EVERY },
  { "goals", 1280, 1200, SAMPLE, RAMPING, OPEN, NULL, { show_plan }, EVERY },
  { "goal", 900, 900, SAMPLE, RAMPING, OPEN, NULL, { open_goal }, EVERY },
  { "contact", 900, 900, CUSTOMERS, ROWS, OPEN, NULL, { add_contact }, EVERY },
  { "contracts", 1280, 1000, SAMPLE, CONCERNING, OPEN, NULL, { show_account }, EVERY },
  { "contract", 900, 900, SAMPLE, CONCERNING, OPEN, NULL, { add_contract }, EVERY },
  { "customer-failed", 1280, 800, CUSTOMERS, FAILED, OPEN, NULL, { NULL }, USUAL },
  { "figures", 1280, 1000, CUSTOMERS, SEATS, OPEN, NULL, { show_figures }, EVERY },
  { "explain-stage",
    1280,
    1000,
    CUSTOMERS,
    SEATS,
    OPEN,
    NULL,
    { reach_stage, explain_stage },
    EVERY },
  { "explain", 1280, 1000, CUSTOMERS, CONCERNING, OPEN, NULL, { explain }, EVERY },
  { "insights", 1280, 1000, RATES, ANY, NULL, INSIGHTS, { NULL }, EVERY },
  { "insights-900", 900, 1400, SAMPLE, ANY, NULL, INSIGHTS, { NULL }, USUAL },
  { "insights-all",
    1280,
    2400,
    RATES,
    ANY,
    NULL,
    INSIGHTS,
    { NULL },
    USUAL | DARK | HIGH_CONTRAST },
  { "insights-phone", 360, 4400, RATES, ANY, NULL, INSIGHTS, { NULL }, USUAL },
  { "insights-picked", 1280, 800, SAMPLE, ANY, NULL, INSIGHTS, { open_month }, EVERY },
  { "insights-table",
    1280,
    1000,
    SAMPLE,
    ANY,
    NULL,
    INSIGHTS,
    { show_insight_table },
    USUAL | NARROW },
  { "insights-explain", 1280, 1000, SAMPLE, ANY, NULL, INSIGHTS, { explain_insight }, EVERY },
  { "insights-empty", 1280, 800, EMPTY, ANY, NULL, INSIGHTS, { NULL }, USUAL },
  { "add-customer", 900, 900, CUSTOMERS, ANY, NULL, ADD, { NULL }, EVERY },
  { "edit-customer", 900, 900, CUSTOMERS, CONCERNING, NULL, EDIT, { NULL }, USUAL },
  { "token", 900, 700, UNREACHED, FAILED, NULL, "win.enter-token", { NULL }, EVERY },
  { "problems", 1000, 800, UNREACHED, ANY, NULL, PROBLEMS, { NULL }, EVERY },
  { "import", 1280, 800, CUSTOMERS, ANY, NULL, IMPORT, { NULL }, EVERY },
  { "shortcuts", 1280, 900, CUSTOMERS, ANY, NULL, NULL, { show_shortcuts }, EVERY },
  { "about", 1000, 800, CUSTOMERS, ANY, NULL, "app.about", { NULL }, USUAL | NARROW },
  { "sources", 1280, 900, CUSTOMERS, ANY, NULL, PREFERENCES, { show_sources }, EVERY },
  { "privacy", 1280, 900, CUSTOMERS, ANY, NULL, PREFERENCES, { show_privacy }, EVERY },
  { "customer-targets", 900, 900, SAMPLE, RAMPING, NULL, "win.customer-targets", { NULL }, EVERY },
  /* This changes the settings of the sample. */
  { "preferences", 1280, 1100, SAMPLE, ANY, NULL, PREFERENCES, { change_target }, EVERY },
};
const guint n_picture_pages = G_N_ELEMENTS (picture_pages);

/* --- Customers -------------------------------------------------------------------------------- */

static gboolean
is_wanted (StewardCustomer *customer, PictureWanted wanted, StewardDay today)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);

  switch (wanted)
    {
    case CONCERNING:
      return figures->utilization.state == STEWARD_STATE_CONCERNING && !isnan (figures->recent[6]);
    case RAMPING:
      return facts->record->production != STEWARD_DAY_NONE && today - facts->record->production < 60
             && !isnan (figures->utilization.value);
    case FAILED:
      return steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_FAILED
             && facts->sync->problems[STEWARD_PART_SEATS].code == NULL;
    case ROWS:
      return facts->record->source == STEWARD_SOURCE_ANALYTICS
             && steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_OK
             && figures->utilization.state == STEWARD_STATE_CONCERNING;
    case SEATS:
      return figures->seat_use.alert == STEWARD_SEAT_ALERT_FIRST
             && figures->lifecycle == STEWARD_LIFECYCLE_NURTURING;
    case NEVER:
      return steward_sync_status_get_state (facts->sync) == STEWARD_SYNC_NEVER;
    case ANY:
    default:
      return TRUE;
    }
}

const char *
picture_find_customer (StewardPortfolio *portfolio, PictureWanted wanted)
{
  StewardCustomer *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (portfolio)); i++)
    {
      g_autoptr (StewardCustomer) customer = g_list_model_get_item (G_LIST_MODEL (portfolio), i);

      if (found == NULL)
        found = customer;
      if (is_wanted (customer, wanted, steward_portfolio_get_today (portfolio)))
        return steward_customer_get_id (customer);
    }
  return found ? steward_customer_get_id (found) : "";
}
