/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-details.h"

#include <glib/gi18n.h>

#define COLUMN_WIDTH 300

/* One property of the customer; absent ones say so, because they can be entered. */
static void
add_row (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value ? value : _ ("Not known"));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static void
add_day (AdwPreferencesGroup *group, const char *title, StewardDay day)
{
  g_autofree char *text = day == STEWARD_DAY_NONE ? NULL : steward_format_day (day);

  add_row (group, title, text);
}

static void
add_seats (AdwPreferencesGroup *group, const StewardSeatsInForce *seats)
{
  const char *const origins[] = { _ ("from the portfolio file"), _ ("from the licence"),
                                  _ ("entered by hand") };
  g_autofree char *count = steward_format_count (seats->seats.count);
  g_autofree char *since = steward_format_day (seats->since);
  g_autofree char *text = NULL;

  if (seats->seats.kind != STEWARD_SEATS_UNKNOWN)
    /* Translators: seats, who said so, since which day */
    text = g_strdup_printf (_ ("%s, %s, since %s"),
                            seats->seats.kind == STEWARD_SEATS_UNLIMITED ? _ ("Unlimited") : count,
                            origins[seats->origin], since);
  add_row (group, _ ("Licensed seats"), text);
}

static void
add_source (AdwPreferencesGroup *group, const StewardCustomerRecord *record)
{
  const char *const sources[] = { _ ("GraphQL API of the instance"), _ ("Report API"),
                                  _ ("Files") };
  const char *address = steward_customer_record_get_api_address (record);
  g_autofree char *text = address ? g_strdup_printf ("%s, %s", sources[record->source], address)
                                  : g_strdup (sources[record->source]);

  add_row (group, _ ("Usage is read from"), text);
}

/* What it pays a year, and who says so. */
static void
add_revenue (AdwPreferencesGroup *group, StewardCustomer *customer)
{
  const StewardArr *arr = &steward_customer_get_figures (customer)->arr;
  g_autofree char *amount = steward_arr_format (arr);
  g_autofree char *text = NULL;

  if (arr->source == STEWARD_ARR_CONTRACTS)
    /* Translators: an amount */
    text = g_strdup_printf (_ ("%s, from the contract lines"), amount);
  else if (arr->source == STEWARD_ARR_ENTERED)
    /* Translators: an amount */
    text = g_strdup_printf (_ ("%s, entered by hand"), amount);
  add_row (group, _ ("Annual recurring revenue"), text);
}

static AdwPreferencesGroup *
add_group (GtkBox *column, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (column, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_contract (GtkBox *column, StewardCustomer *customer)
{
  const StewardCustomerRecord *record = steward_customer_get_facts (customer)->record;
  AdwPreferencesGroup *group = add_group (column, _ ("Contract"));
  g_autofree char *tam = record->tam > 0 ? steward_format_count (record->tam) : NULL;

  add_seats (group, &steward_customer_get_figures (customer)->seats);
  add_row (group, _ ("Possible users (TAM)"), tam);
  add_day (group, _ ("Contract close"), record->contract_close);
  add_day (group, _ ("Production"), record->production);
  add_day (group, _ ("Renewal"), record->renewal);
  add_revenue (group, customer);
}

static void
add_usage (GtkBox *column, const StewardCustomerFacts *facts, gint64 now)
{
  AdwPreferencesGroup *group = add_group (column, _ ("Usage"));
  g_autofree char *synced = steward_format_age (facts->sync->at, now);

  add_row (group, _ ("Address"), facts->record->url);
  add_source (group, facts->record);
  add_row (group, _ ("Last complete sync"), synced);
}

static void
add_team (GtkBox *column, const StewardCustomerRecord *record)
{
  /* Translators: who looks after the customer, and what it is filed under */
  AdwPreferencesGroup *group = add_group (column, _ ("Team"));

  add_row (group, _ ("Advisor"), record->advisor);
  add_row (group, _ ("Segment"), record->segment);
  if (record->sample)
    add_row (group, _ ("Portfolio"), _ ("Sample: an invented customer"));
  for (guint i = 0; record->tags && record->tags[i]; i += 2)
    add_row (group, record->tags[i], record->tags[i + 1]);
}

/* One of two columns, which stand side by side where both have room. */
static GtkBox *
add_column (AdwWrapBox *box)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_size_request (column, COLUMN_WIDTH, -1);
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  adw_wrap_box_append (box, column);
  return GTK_BOX (column);
}

void
steward_customer_details_show (AdwWrapBox *box, StewardCustomer *customer, gint64 now)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  GtkWidget *child;
  GtkBox *column;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    adw_wrap_box_remove (box, child);
  add_contract (add_column (box), customer);
  column = add_column (box);
  add_usage (column, facts, now);
  add_team (column, facts->record);
}
