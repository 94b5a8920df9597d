/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-customer-details.h"

#include "steward-customers-columns.h"

#include <glib/gi18n.h>
#include <math.h>

/* One property of the customer; absent ones say so, because they can be entered. */
static void
add_row (GtkListBox *list, const char *title, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value ? value : _ ("Not known"));
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_append (list, row);
}

static void
add_day (GtkListBox *list, const char *title, StewardDay day)
{
  g_autofree char *text = day == STEWARD_DAY_NONE ? NULL : steward_format_day (day);

  add_row (list, title, text);
}

static void
add_seats (GtkListBox *list, const StewardSeatsInForce *seats)
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
  add_row (list, _ ("Licensed seats"), text);
}

static void
add_source (GtkListBox *list, const StewardCustomerRecord *record)
{
  const char *const sources[] = { _ ("GraphQL API of the instance"), _ ("Report API"),
                                  _ ("Files") };
  const char *address = steward_customer_record_get_api_address (record);
  g_autofree char *text = address ? g_strdup_printf ("%s, %s", sources[record->source], address)
                                  : g_strdup (sources[record->source]);

  add_row (list, _ ("Usage is read from"), text);
}

static void
add_revenue (GtkListBox *list, const StewardCustomerRecord *record)
{
  g_autofree char *count = isnan (record->arr)
                             ? NULL
                             : steward_format_count ((gint64) llround (record->arr));
  g_autofree char *text = count ? g_strdup_printf ("%s %s", count,
                                                   record->currency ? record->currency : "")
                                : NULL;

  add_row (list, _ ("Annual recurring revenue"), text);
}

void
steward_customer_details_show (GtkListBox *list, StewardCustomer *customer, gint64 now)
{
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);
  const StewardCustomerRecord *record = facts->record;
  g_autofree char *synced = steward_format_age (facts->sync->at, now);
  g_autofree char *tam = record->tam > 0 ? steward_format_count (record->tam) : NULL;

  gtk_list_box_remove_all (list);
  if (record->sample)
    add_row (list, _ ("Portfolio"), _ ("Sample: an invented customer"));
  add_row (list, _ ("Address"), record->url);
  add_source (list, record);
  add_row (list, _ ("Last complete sync"), synced);
  add_seats (list, &steward_customer_get_figures (customer)->seats);
  add_row (list, _ ("Possible users (TAM)"), tam);
  add_row (list, _ ("Advisor"), record->advisor);
  add_row (list, _ ("Segment"), record->segment);
  add_day (list, _ ("Contract close"), record->contract_close);
  add_day (list, _ ("Production"), record->production);
  add_day (list, _ ("Renewal"), record->renewal);
  add_revenue (list, record);
  for (guint i = 0; record->tags && record->tags[i]; i += 2)
    add_row (list, record->tags[i], record->tags[i + 1]);
}
