/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-sample-plans.h"

#include "steward-record-repository.h"

#include <string.h>

#define MAX_VALUES 10

/* A record of an invented customer: its fields and their values. A value that begins with @ is a
 * day, so many days from today. */
typedef struct {
  const char *customer;
  const char *kind;
  const char *values[2 * MAX_VALUES + 1];
} Sample;

#define BRIGHTWATER "Brightwater Energy"
#define COBALT "Cobalt Freight"
#define EASTGATE "Eastgate Health"

static const Sample samples[] = {
  /* In the ramp: one goal follows it, one is behind, one has no reading yet. */
  { BRIGHTWATER,
    "goal",
    { "name", "Every team finds code in one place", "follows", "utilization", "baseline", "20",
      "target", "80", "start", "@-29", "due", "@31", "owner", "M. Okafor", "why",
      "Teams search in four tools today, and find what they know already." } },
  { BRIGHTWATER,
    "goal",
    { "name", "Incidents are understood sooner", "measure", "minutes from the page to the cause",
      "unit", "min", "baseline", "45", "target", "20", "start", "@-29", "due", "@31", "owner",
      "Head of operations" } },
  { BRIGHTWATER,
    "goal-reading",
    { "goal", "Incidents are understood sooner", "day", "@-29", "value", "45", "evidence",
      "Incident review board" } },
  { BRIGHTWATER,
    "goal-reading",
    { "goal", "Incidents are understood sooner", "day", "@-15", "value", "44", "evidence",
      "https://status.example/reviews/41" } },
  { BRIGHTWATER,
    "goal-reading",
    { "goal", "Incidents are understood sooner", "day", "@-3", "value", "38", "evidence",
      "Incident review board" } },
  { BRIGHTWATER,
    "goal",
    { "name", "New engineers merge sooner", "measure", "days to the first merged change", "unit",
      "days", "baseline", "12", "target", "5", "start", "@-10", "due", "@80" } },
  { BRIGHTWATER,
    "plan-step",
    { "name", "Search 101 for the platform teams", "goal", "Every team finds code in one place",
      "owner", "M. Okafor", "due", "@-14", "done", "@-12" } },
  { BRIGHTWATER,
    "plan-step",
    { "name", "Search 101 for the grid teams", "goal", "Every team finds code in one place",
      "owner", "M. Okafor", "due", "@-2" } },
  { BRIGHTWATER,
    "plan-step",
    { "name", "Link saved searches from the runbooks", "goal", "Incidents are understood sooner",
      "owner", "Head of operations", "due", "@9" } },
  { BRIGHTWATER,
    "ask",
    { "name", "Single sign-on for contractors", "dependency", "Their identity team", "risk",
      "300 contractors cannot sign in.", "plan", "Shown in the roadmap review.", "state",
      "open" } },
  /* Well at first, until the buyer left. */
  { BRIGHTWATER,
    "health-input",
    { "day", "@-40", "pulse", "healthy", "champion", "yes", "buyer-access", "yes",
      "last-activity", "@-41", "versions-behind", "1", "precise-intel", "yes", "defect-tickets",
      "0", "help-tickets", "4" } },
  { BRIGHTWATER,
    "health-input",
    { "day", "@-6", "pulse", "concerning", "buyer-access", "no", "last-activity", "@-8",
      "defect-tickets", "2", "because",
      "The head of infrastructure left; whoever follows is not named yet." } },
  /* Long in production: what was agreed last year is met, something was dropped. */
  { COBALT,
    "goal",
    { "name", "A library is audited within a day", "measure", "hours to find every use", "unit",
      "hours", "baseline", "40", "target", "8", "start", "@-120", "due", "@-20" } },
  { COBALT,
    "goal-reading",
    { "goal", "A library is audited within a day", "day", "@-60", "value", "15", "evidence",
      "Security office" } },
  { COBALT,
    "goal-reading",
    { "goal", "A library is audited within a day", "day", "@-25", "value", "6", "evidence",
      "Security office" } },
  { COBALT,
    "goal",
    { "name", "One monorepo", "baseline", "0", "target", "1", "start", "@-200", "due", "@-30",
      "state", "dropped", "why", "The platform team was merged." } },
  /* What was said of the champion is too old. */
  { COBALT,
    "health-input",
    { "day", "@-120", "pulse", "healthy", "champion", "yes", "versions-behind", "1" } },
  { COBALT,
    "health-input",
    { "day", "@-20", "pulse", "poor", "versions-behind", "4", "defect-tickets", "3", "because",
      "Upgrades wait for their platform team." } },
  /* The ramp ends in five days. */
  { EASTGATE,
    "goal",
    { "name", "Clinical teams use it daily", "follows", "utilization", "baseline", "53", "target",
      "80", "start", "@-55", "due", "@5", "owner", "M. Okafor" } },
};

static void
set (StewardRecord *record, const char *key, const char *value, StewardDay today)
{
  const StewardField *field = steward_record_kind_find_field (steward_record_get_kind (record),
                                                              key);
  g_autofree char *day = *value == '@'
                           ? steward_day_format (
                               today + (StewardDay) g_ascii_strtoll (value + 1, NULL, 10))
                           : NULL;
  gboolean fits = steward_record_set (record, field, day ? day : value, NULL);

  g_assert (fits);
}

GPtrArray *
steward_sample_plans_new (const char *customer_id, const char *customer_name, StewardDay today)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      StewardRecord *record;

      if (strcmp (samples[i].customer, customer_name) != 0)
        continue;
      record = steward_record_new (steward_record_kind_find (samples[i].kind), customer_id);
      for (guint j = 0; samples[i].values[j]; j += 2)
        set (record, samples[i].values[j], samples[i].values[j + 1], today);
      g_ptr_array_add (records, record);
    }
  return records;
}

gboolean
steward_sample_plans_add (
  StewardConnection *connection, GPtrArray *customers, StewardDay today, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < customers->len; i++)
    {
      const StewardCustomerRecord *customer
        = ((StewardCustomerFacts *) g_ptr_array_index (customers, i))->record;
      GPtrArray *own = steward_sample_plans_new (customer->id, customer->name, today);

      g_ptr_array_extend_and_steal (records, own);
    }
  return steward_record_repository_save (connection, records, now, error);
}
