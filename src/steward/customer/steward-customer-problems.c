/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-problems.h"

#include "steward-remedy.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
add_row (GtkListBox *list,
         StewardCustomer *customer,
         const char *icon_name,
         const char *title,
         const char *subtitle,
         StewardRemedy remedy)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *button = gtk_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  steward_remedy_set_on_button (remedy, GTK_BUTTON (button), customer);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (g_str_equal (icon_name, "dialog-warning-symbolic"))
    gtk_widget_add_css_class (icon, "warning");
  gtk_list_box_append (list, row);
}

/* The parts that failed alike are one row. */
static const char *
name_parts (gboolean seats, gboolean usage)
{
  if (seats && usage)
    return _ ("Seats and usage");
  return seats ? _ ("Seats") : _ ("Usage");
}

/* Which figures are shown although a part failed. The report API has no seats to fail. */
static char *
describe_kept (const StewardCustomerFacts *facts, gint64 now)
{
  const StewardSyncStatus *sync = facts->sync;
  gboolean seats_came = sync->problems[STEWARD_PART_SEATS].code == NULL
                        && facts->record->source != STEWARD_SOURCE_ANALYTICS;
  gboolean usage_came = sync->problems[STEWARD_PART_USAGE].code == NULL;
  g_autofree char *full = steward_format_age (sync->at, now);
  g_autofree char *tried = steward_format_age (sync->attempted_at, now);

  if (usage_came)
    /* Translators: an age such as “Today 08:02” or “9 days ago” */
    return g_strdup_printf (_ ("The usage came (%s); the seats are those known before."), tried);
  if (seats_came)
    return g_strdup_printf (_ ("The seats came (%s); the usage is what was known before."), tried);
  if (sync->at == 0 && steward_usage_is_empty (facts->usage))
    return g_strdup (_ ("There are no earlier figures."));
  if (sync->at == 0)
    return g_strdup (_ ("The figures are those known before."));
  return g_strdup_printf (_ ("The figures are of the last full sync (%s)."), full);
}

static void
add_problem (
  GtkListBox *list, StewardCustomer *customer, gboolean seats, gboolean usage, gint64 now)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  const StewardSyncProblem *problem
    = &facts->sync->problems[seats ? STEWARD_PART_SEATS : STEWARD_PART_USAGE];
  StewardRemedy remedy = steward_remedy_for_code (problem->code);
  g_autofree char *kept = describe_kept (facts, now);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", problem->message, kept);
  /* Translators: what failed, then how: “Usage: Token is not admin” */
  g_autofree char *title = g_strdup_printf ("%s: %s", name_parts (seats, usage), remedy.state);

  add_row (list, customer, "dialog-warning-symbolic", title, subtitle, remedy);
}

static void
add_problems (GtkListBox *list, StewardCustomer *customer, gint64 now)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;
  const StewardSyncProblem *seats = &sync->problems[STEWARD_PART_SEATS];
  const StewardSyncProblem *usage = &sync->problems[STEWARD_PART_USAGE];

  if (seats->code && g_strcmp0 (seats->code, usage->code) == 0
      && g_strcmp0 (seats->message, usage->message) == 0)
    {
      add_problem (list, customer, TRUE, TRUE, now);
      return;
    }
  if (seats->code)
    add_problem (list, customer, TRUE, FALSE, now);
  if (usage->code)
    add_problem (list, customer, FALSE, TRUE, now);
}

static const char *
describe_missing (const StewardCustomerFacts *facts, const StewardCustomerFigures *figures)
{
  if (figures->utilization.reason == STEWARD_REASON_NO_SEATS)
    return figures->utilization.seats.seats.kind == STEWARD_SEATS_UNLIMITED
             ? _ ("Utilization is then of the people who could use it: enter how many they are.")
             : _ ("Utilization is of the licensed seats: enter how many there are.");
  if (facts->record->source == STEWARD_SOURCE_FILE)
    return _ ("Ask the customer for a CSV file with the columns date,dau or month,mau.");
  return facts->sync->attempted_at == 0 ? _ ("Its server was not asked so far.")
                                        : _ ("The server tells no usage of that month.");
}

void
steward_customer_problems_show (GtkListBox *list, StewardCustomer *customer, gint64 now)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  StewardRemedy missing = steward_remedy_for_utilization (customer);
  gboolean failed = steward_sync_status_get_problem (facts->sync) != NULL;

  gtk_list_box_remove_all (list);
  if (failed)
    add_problems (list, customer, now);
  else if (missing.label)
    add_row (list, customer, "dialog-information-symbolic", missing.state,
             describe_missing (facts, steward_customer_get_figures (customer)), missing);
  gtk_widget_set_visible (GTK_WIDGET (list), failed || missing.label);
}
