/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records that people write, field by field (advisor-domain 7). */

#include "steward-record-kind.h"

#include <glib/gi18n-lib.h>

/* --- People ----------------------------------------------------------------------------------- */

static const StewardChoice roles[] = {
  { "champion", N_ ("Champion") },
  { "deal-contact", N_ ("Deal contact") },
  { "instance-admin", N_ ("Instance admin") },
  { "executive", N_ ("Executive") },
  { "economic-buyer", N_ ("Economic buyer") },
  { "end-user", N_ ("End user") },
  { "program-contact", N_ ("Program contact") },
  { NULL, NULL },
};

static const StewardField contact_fields[] = {
  { "name", N_ ("Name"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "title", N_ ("Title"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "email", N_ ("Email"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "roles", N_ ("Roles"), NULL, roles, STEWARD_FIELD_CHOICES, FALSE },
  { "power", N_ ("Has power and influence"), N_ ("The champion test, 1 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE, N_ ("Champion Test") },
  { "sells", N_ ("Sells on our behalf"), N_ ("The champion test, 2 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "interest", N_ ("Has a vested interest"), N_ ("The champion test, 3 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "win", N_ ("What counts as a win for them"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE,
    N_ ("Relationship") },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const contact_telling[] = { "title", "roles", NULL };

static const StewardRecordKind contact = {
  .key = "contact",
  .command = "contacts",
  .label = N_ ("Contact"),
  .labels = N_ ("People"),
  .fields = contact_fields,
  .add = N_ ("Add Contact"),
  .hint = N_ ("Who decides, who runs the instance and who speaks for us: at least an instance "
              "admin, a program contact and a champion."),
  .telling = contact_telling,
};

/* --- From sales ------------------------------------------------------------------------------- */

static const StewardField hand_off_fields[] = {
  { "from", N_ ("Handed over by"), N_ ("Account executive, customer or implementation engineer"),
    NULL, STEWARD_FIELD_LINE, FALSE, N_ ("Why They Bought") },
  { "day", N_ ("Handed over on"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "use_cases", N_ ("Use cases"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "goals", N_ ("Business goals and value drivers"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "teams", N_ ("Where the teams are"), N_ ("Places and time zones"), NULL, STEWARD_FIELD_TEXT,
    FALSE },
  { "deployment", N_ ("Deployment type"), N_ ("Such as Kubernetes, Docker Compose or cloud"), NULL,
    STEWARD_FIELD_LINE, FALSE, N_ ("Deployment") },
  { "hosting", N_ ("Hosting provider"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "machines", N_ ("Machine types"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "cpu", N_ ("CPU cores"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "memory_gb", N_ ("Memory in GB"), NULL, NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "disk_gb", N_ ("Disk in GB"), NULL, NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "infrastructure_start", N_ ("Infrastructure begun"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "infrastructure_completion", N_ ("Infrastructure complete"),
    N_ ("The ramp to the target counts from it"), NULL, STEWARD_FIELD_DAY, FALSE },
  { "code_hosts", N_ ("Code hosts"), N_ ("Such as GitHub Enterprise, GitLab or Perforce"), NULL,
    STEWARD_FIELD_LINE, FALSE, N_ ("Code") },
  { "repositories", N_ ("Repositories"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "monorepos", N_ ("Monorepos"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "largest_repository_mb", N_ ("Largest repository in MB"), NULL, NULL, STEWARD_FIELD_NUMBER,
    FALSE },
  { "tdd", N_ ("Technical design document"), N_ ("A link"), NULL, STEWARD_FIELD_LINE, FALSE,
    N_ ("Logs") },
  { "issues", N_ ("Issues log"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "risks", N_ ("Risk log"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "expansion", N_ ("Expansion opportunities"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const hand_off_telling[] = {
  "day", "use_cases", "goals", "deployment", "code_hosts", "repositories", NULL,
};

static const StewardRecordKind hand_off = {
  .key = "hand-off",
  .command = "hand-offs",
  .label = N_ ("Hand-Off"),
  .labels = N_ ("Hand-Off from Sales"),
  .fields = hand_off_fields,
  .single = TRUE,
  .add = N_ ("Add Hand-Off"),
  .hint = N_ ("What sales learned: why they bought, where the teams are, how it is deployed. It "
              "spares the customer from telling it twice."),
  .telling = hand_off_telling,
};

/* --- Onboarding ------------------------------------------------------------------------------- */

static const StewardField onboarding_step_fields[] = {
  { "title", N_ ("Step"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "owner", N_ ("Owner"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "due", N_ ("Due"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "done", N_ ("Done"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const onboarding_step_telling[] = { "due", "done", "owner", NULL };

static const StewardRecordKind onboarding_step = {
  .key = "onboarding-step",
  .command = "onboarding",
  .label = N_ ("Onboarding Step"),
  .labels = N_ ("Onboarding"),
  .fields = onboarding_step_fields,
  .add = N_ ("Add Step"),
  .hint = N_ ("From the kick-off to the 90-day check-in: what has to happen, by when and by whom."),
  .telling = onboarding_step_telling,
  .due = "due",
  .done = "done",
};

/* --- Renewal ---------------------------------------------------------------------------------- */

static const StewardChoice ratings[] = {
  { "green", N_ ("Green"), STEWARD_TONE_GOOD },
  { "yellow", N_ ("Yellow"), STEWARD_TONE_WARNING },
  { "red", N_ ("Red"), STEWARD_TONE_BAD },
  { NULL, NULL },
};

static const StewardChoice forecasts[] = {
  { "full-churn", N_ ("Full churn"), STEWARD_TONE_BAD },
  { "partial-churn", N_ ("Partial churn"), STEWARD_TONE_WARNING },
  /* Translators: a renewal at the same revenue */
  { "flat", N_ ("Flat"), STEWARD_TONE_NEUTRAL },
  /* Translators: a renewal at more revenue than before */
  { "incremental", N_ ("Incremental"), STEWARD_TONE_GOOD },
  { NULL, NULL },
};

static const StewardField renewal_assessment_fields[] = {
  { "day", N_ ("Day"), N_ ("On which it was rated"), NULL, STEWARD_FIELD_DAY, TRUE, NULL, "today" },
  { "rating", N_ ("Rating"), N_ ("Green: monitor. Yellow: a save plan. Red: escalate."), ratings,
    STEWARD_FIELD_CHOICE, TRUE },
  { "forecast", N_ ("Forecast"), NULL, forecasts, STEWARD_FIELD_CHOICE, FALSE },
  { "reasons", N_ ("Reasons"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "next_step", N_ ("Next step"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const renewal_assessment_telling[] = { "forecast", "next_step", "reasons",
                                                          NULL };

static const StewardRecordKind renewal_assessment = {
  .key = "renewal-assessment",
  .command = "assessments",
  .label = N_ ("Renewal Assessment"),
  .labels = N_ ("Renewal"),
  .fields = renewal_assessment_fields,
  .add = N_ ("Assess Renewal"),
  .hint = N_ ("A rating while there is still time: green to monitor, yellow for a save plan, red "
              "to escalate."),
  .telling = renewal_assessment_telling,
  .badge = "rating",
};

static const StewardChoice save_plan_states[] = {
  /* Translators: of a plan to keep a customer */
  { "open", N_ ("Open"), STEWARD_TONE_WARNING },
  { "met", N_ ("Exit criteria met"), STEWARD_TONE_GOOD },
  { "lost", N_ ("Lost"), STEWARD_TONE_BAD },
  { NULL, NULL },
};

static const StewardField save_plan_fields[] = {
  { "opened", N_ ("Opened"), NULL, NULL, STEWARD_FIELD_DAY, TRUE, NULL, "today" },
  { "problem", N_ ("Problem statement and goal"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "criteria", N_ ("Success criteria"), N_ ("In numbers: when all are met, the plan ends"), NULL,
    STEWARD_FIELD_TEXT, FALSE },
  { "steps", N_ ("Steps and owners"), N_ ("For each criterion"), NULL, STEWARD_FIELD_TEXT, FALSE },
  { "state", N_ ("State"), NULL, save_plan_states, STEWARD_FIELD_CHOICE, TRUE, NULL, "open" },
  { "next_update", N_ ("Next update"), N_ ("Every other week"), NULL, STEWARD_FIELD_DAY, FALSE },
  { "closed", N_ ("Closed"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const save_plan_telling[] = { "next_update", "problem", NULL };

static const StewardRecordKind save_plan = {
  .key = "save-plan",
  .command = "save-plans",
  .label = N_ ("Save Plan"),
  .labels = N_ ("Save Plans"),
  .fields = save_plan_fields,
  .add = N_ ("Open Save Plan"),
  .hint = N_ ("For a customer that may leave: the problem, what would prove it solved, and who "
              "does what until then."),
  .telling = save_plan_telling,
  .badge = "state",
};

static const StewardRecordKind *const all[] = {
  &contact, &hand_off, &onboarding_step, &renewal_assessment, &save_plan, NULL,
};

const StewardRecordKind *const *
steward_record_kind_get_all (void)
{
  return all;
}

const StewardRecordKind *
steward_record_kind_find (const char *key)
{
  for (const StewardRecordKind *const *kind = all; *kind; kind++)
    if (g_strcmp0 ((*kind)->key, key) == 0)
      return *kind;
  return NULL;
}

const StewardRecordKind *
steward_record_kind_find_command (const char *command)
{
  for (const StewardRecordKind *const *kind = all; *kind; kind++)
    if (g_strcmp0 ((*kind)->command, command) == 0)
      return *kind;
  return NULL;
}

const StewardField *
steward_record_kind_find_field (const StewardRecordKind *self, const char *key)
{
  for (const StewardField *field = self->fields; field->key; field++)
    if (g_strcmp0 (field->key, key) == 0)
      return field;
  return NULL;
}
