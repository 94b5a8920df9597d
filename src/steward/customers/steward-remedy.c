/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-remedy.h"

#include <glib/gi18n.h>

#define EDIT "win.edit-customer"
#define TOKEN "win.enter-token"
#define SYNC "win.sync-customer"
#define IMPORT "win.import-usage"

static const struct {
  const char *code;
  StewardRemedy remedy;
} remedies[] = {
  { "no-token", { N_ ("No token"), N_ ("Enter token…"), TOKEN } },
  { "auth", { N_ ("Token not accepted"), N_ ("New token…"), TOKEN } },
  { "not-admin", { N_ ("Token is not admin"), N_ ("New token…"), TOKEN } },
  { "no-access", { N_ ("No access"), N_ ("New token…"), TOKEN } },
  { "unsupported", { N_ ("Not told by 6.11"), N_ ("Change source…"), EDIT } },
  { "insecure-url", { N_ ("Address is not https"), N_ ("Edit…"), EDIT } },
  { "redirect", { N_ ("Address redirects"), N_ ("Edit…"), EDIT } },
  { "malformed", { N_ ("No usage API there"), N_ ("Edit…"), EDIT } },
  { "tls", { N_ ("Bad certificate"), N_ ("Try again"), SYNC } },
  { "too-large", { N_ ("Answer too large"), N_ ("Edit…"), EDIT } },
  { "offline", { N_ ("Not reached"), N_ ("Try again"), SYNC } },
  { "timeout", { N_ ("No answer in time"), N_ ("Try again"), SYNC } },
  { "rate-limited", { N_ ("Asked too often"), N_ ("Try again"), SYNC } },
  { "server", { N_ ("Server failed"), N_ ("Try again"), SYNC } },
};

static StewardRemedy
translate (StewardRemedy remedy)
{
  remedy.state = _ (remedy.state);
  remedy.label = remedy.label ? _ (remedy.label) : NULL;
  return remedy;
}

StewardRemedy
steward_remedy_for_code (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (remedies); i++)
    if (g_strcmp0 (remedies[i].code, code) == 0)
      return translate (remedies[i].remedy);
  return translate ((StewardRemedy) { N_ ("Sync failed"), N_ ("Try again"), SYNC });
}

StewardRemedy
steward_remedy_for_sync (StewardCustomer *customer)
{
  const StewardSyncStatus *sync = steward_customer_get_facts (customer)->sync;
  const StewardSyncProblem *problem = steward_sync_status_get_problem (sync);

  return problem ? steward_remedy_for_code (problem->code) : (StewardRemedy) { 0 };
}

/* Why there is no usage of the last complete month. */
static StewardRemedy
explain_missing_usage (const StewardCustomerFacts *facts)
{
  const StewardSyncProblem *problem = &facts->sync->problems[STEWARD_PART_USAGE];

  if (problem->code)
    return steward_remedy_for_code (problem->code);
  if (facts->record->source == STEWARD_SOURCE_FILE)
    return translate ((StewardRemedy) { N_ ("No usage yet"), N_ ("Import usage…"), IMPORT });
  if (facts->sync->attempted_at == 0)
    return translate ((StewardRemedy) { N_ ("Never synced"), N_ ("Sync now"), SYNC });
  return translate ((StewardRemedy) { N_ ("No usage last month"), NULL, NULL });
}

StewardRemedy
steward_remedy_for_utilization (StewardCustomer *customer)
{
  const StewardCustomerFigures *figures = steward_customer_get_figures (customer);
  const StewardCustomerFacts *facts = steward_customer_get_facts (customer);

  if (figures->utilization.reason == STEWARD_REASON_NONE)
    return (StewardRemedy) { 0 };
  if (figures->utilization.reason != STEWARD_REASON_NO_SEATS)
    return explain_missing_usage (facts);
  if (figures->utilization.seats.seats.kind == STEWARD_SEATS_UNLIMITED)
    return translate ((StewardRemedy) { N_ ("Unlimited seats"), N_ ("Add TAM…"), EDIT });
  return translate ((StewardRemedy) { N_ ("Seats unknown"), N_ ("Add seats…"), EDIT });
}

void
steward_remedy_set_on_button (StewardRemedy remedy, GtkButton *button, StewardCustomer *customer)
{
  g_autofree char *spoken = NULL;

  gtk_widget_set_visible (GTK_WIDGET (button), remedy.label != NULL);
  if (remedy.label == NULL)
    return;
  gtk_button_set_label (button, remedy.label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    steward_customer_get_id (customer));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), remedy.action);
  /* Translators: a customer, then what would help it */
  spoken = g_strdup_printf (_ ("%s: %s"), steward_customer_get_name (customer), remedy.label);
  /* Otherwise the words on the button would come first. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}
