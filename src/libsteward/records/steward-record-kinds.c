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

static const StewardChoice sentiments[] = {
  { "positive", N_ ("Positive") },
  { "neutral", N_ ("Neutral") },
  { "negative", N_ ("Negative") },
  { NULL, NULL },
};

static const StewardField contact_fields[] = {
  { "name", N_ ("Name"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "title", N_ ("Title"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "email", N_ ("Email"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "roles", N_ ("Roles"), NULL, roles, STEWARD_FIELD_CHOICES, FALSE },
  { "power", N_ ("Has power and influence"), NULL, NULL, STEWARD_FIELD_YES_NO, FALSE,
    N_ ("Champion Test") },
  { "sells", N_ ("Sells on our behalf"), NULL, NULL, STEWARD_FIELD_YES_NO, FALSE },
  { "interest", N_ ("Has a vested interest"), NULL, NULL, STEWARD_FIELD_YES_NO, FALSE },
  { "sentiment", N_ ("Sentiment"), N_ ("Towards the product and us"), sentiments,
    STEWARD_FIELD_CHOICE, FALSE, N_ ("Relationship") },
  { "develop", N_ ("To be developed"), N_ ("A relationship to work on"), NULL, STEWARD_FIELD_YES_NO,
    FALSE },
  { "win", N_ ("What counts as a win for them"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const contact_telling[] = { "title", "roles", NULL };

static const StewardRecordKind contact = {
  .key = "contact",
  .command = "contacts",
  .label = N_ ("Contact"),
  .labels = N_ ("Contacts"),
  .fields = contact_fields,
  .hint = N_ ("Whoever takes the next call should know an instance admin, a program contact and a "
              "champion."),
  .add = N_ ("Add Contact"),
  .telling = contact_telling,
};

/* --- From sales to adoption ------------------------------------------------------------------- */

static const StewardChoice deployments[] = {
  { "cloud", N_ ("Cloud") },
  { "kubernetes", N_ ("Kubernetes") },
  { "docker-compose", N_ ("Docker Compose") },
  { "machine-image", N_ ("Machine image") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const StewardField hand_off_fields[] = {
  { "goals", N_ ("Business goals and value drivers"),
    N_ ("What they bought it for, in their words"), NULL, STEWARD_FIELD_TEXT, TRUE },
  { "use-cases", N_ ("Use cases"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "teams", N_ ("Teams"), N_ ("Who is to use it, and where they are"), NULL, STEWARD_FIELD_TEXT,
    FALSE },
  { "day", N_ ("Handed over"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "from", N_ ("By"), N_ ("Of sales or of the deployment"), NULL, STEWARD_FIELD_LINE, FALSE },
  { "expansion", N_ ("Expansion opportunities"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE,
    N_ ("Chances and Risks") },
  { "risks", N_ ("Risks"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "issues", N_ ("Open issues"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "deployment", N_ ("Deployment"), NULL, deployments, STEWARD_FIELD_CHOICE, FALSE,
    N_ ("Deployment") },
  { "hosting", N_ ("Hosting provider"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "machines", N_ ("Machine types"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "cpus", N_ ("CPUs"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "memory", N_ ("Memory in GB"), NULL, NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "disk", N_ ("Disk in GB"), NULL, NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "code-hosts", N_ ("Code hosts"), NULL, NULL, STEWARD_FIELD_LINE, FALSE, N_ ("Code") },
  { "repositories", N_ ("Repositories"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "monorepos", N_ ("Monorepos"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "largest", N_ ("Largest repository in MB"), NULL, NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "started", N_ ("Infrastructure work started"), NULL, NULL, STEWARD_FIELD_DAY, FALSE,
    N_ ("Infrastructure Work") },
  { "completed", N_ ("Infrastructure work completed"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "design", N_ ("Technical design document"), N_ ("A link"), NULL, STEWARD_FIELD_LINE, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const hand_off_telling[] = { "day",        "use-cases",    "deployment",
                                                "code-hosts", "repositories", NULL };

static const StewardRecordKind hand_off = {
  .key = "hand-off",
  .command = "hand-offs",
  .label = N_ ("Hand-off"),
  .labels = N_ ("Hand-off"),
  .fields = hand_off_fields,
  .single = TRUE,
  .hint = N_ (
    "What sales and deployment know is written down once, so that the customer need not say it "
    "again."),
  .add = N_ ("Add Hand-Off"),
  .telling = hand_off_telling,
};

static const StewardField onboarding_fields[] = {
  { "name", N_ ("Step"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "due", N_ ("Due"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "owner", N_ ("Owner"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "done", N_ ("Done"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const onboarding_step_telling[] = { "due", "done", "owner", NULL };

static const StewardRecordKind onboarding_step = {
  .key = "onboarding-step",
  .command = "onboarding",
  .label = N_ ("Onboarding Step"),
  .labels = N_ ("Onboarding"),
  .fields = onboarding_fields,
  .hint = N_ ("The ramp is 60 days long: a list of steps shows on which day something is late."),
  .add = N_ ("Add Step"),
  .telling = onboarding_step_telling,
  .due = "due",
  .done = "done",
};

/* --- Renewal ---------------------------------------------------------------------------------- */

static const StewardChoice ratings[] = {
  /* Translators: of a renewal's health: no risk */
  { "green", N_ ("Green"), STEWARD_TONE_GOOD },
  /* Translators: of a renewal's health: some risk */
  { "yellow", N_ ("Yellow"), STEWARD_TONE_WARNING },
  /* Translators: of a renewal's health: at risk */
  { "red", N_ ("Red"), STEWARD_TONE_BAD },
  { NULL, NULL },
};

static const StewardChoice forecasts[] = {
  { "full-churn", N_ ("Full churn") },
  { "partial-churn", N_ ("Partial churn") },
  { "flat", N_ ("Flat") },
  { "incremental", N_ ("Incremental") },
  { NULL, NULL },
};

static const StewardField assessment_fields[] = {
  { "day", N_ ("Day"), NULL, NULL, STEWARD_FIELD_DAY, TRUE, NULL, "today" },
  { "rating", N_ ("Rating"), N_ ("By advisor and account executive"), ratings, STEWARD_FIELD_CHOICE,
    TRUE },
  { "forecast", N_ ("Forecast"), NULL, forecasts, STEWARD_FIELD_CHOICE, FALSE },
  { "reasons", N_ ("Reasons"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "next", N_ ("Next step"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const assessment_telling[] = { "forecast", "next", "reasons", NULL };

static const StewardRecordKind assessment = {
  .key = "renewal-assessment",
  .command = "assessments",
  .label = N_ ("Renewal Assessment"),
  .labels = N_ ("Renewal Assessments"),
  .fields = assessment_fields,
  .hint = N_ (
    "Rated 120 days before the renewal: green is watched, yellow gets a save plan, red more."),
  .add = N_ ("Assess Renewal"),
  .telling = assessment_telling,
  .badge = "rating",
};

static const StewardChoice plan_states[] = {
  /* Translators: of a save plan that is being carried out */
  { "open", N_ ("Open"), STEWARD_TONE_WARNING },
  { "met", N_ ("Criteria met"), STEWARD_TONE_GOOD },
  { "lost", N_ ("Lost"), STEWARD_TONE_BAD },
  { NULL, NULL },
};

static const StewardField save_plan_fields[] = {
  { "problem", N_ ("Problem and goal"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "state", N_ ("State"), NULL, plan_states, STEWARD_FIELD_CHOICE, FALSE, NULL, "open" },
  { "opened", N_ ("Opened"), NULL, NULL, STEWARD_FIELD_DAY, FALSE, NULL, "today" },
  { "update", N_ ("Next update"), N_ ("Every second week"), NULL, STEWARD_FIELD_DAY, FALSE },
  { "closed", N_ ("Closed"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "criteria", N_ ("Success criteria"), N_ ("In numbers"), NULL, STEWARD_FIELD_TEXT, FALSE },
  { "steps", N_ ("Steps and owners"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "log", N_ ("Updates, blockers and asks"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const save_plan_telling[] = { "update", "criteria", NULL };

static const StewardRecordKind save_plan = {
  .key = "save-plan",
  .command = "save-plans",
  .label = N_ ("Save Plan"),
  .labels = N_ ("Save Plans"),
  .fields = save_plan_fields,
  .hint = N_ ("For a renewal at risk: what is wrong, by which numbers it is over, who does what."),
  .add = N_ ("Open Save Plan"),
  .telling = save_plan_telling,
  .badge = "state",
};

/* --- Success plan ----------------------------------------------------------------------------- */

/* What a goal may follow, and in which unit, steward-goal.h says. */
static const StewardChoice followed[] = {
  { "utilization", N_ ("Utilization, in percent") },
  { "consumption", N_ ("Consumption, in percent") },
  { "mau", N_ ("Monthly active users") },
  { "seats", N_ ("Seats in force") },
  { "health", N_ ("Health score") },
  { NULL, NULL },
};

static const StewardChoice goal_states[] = {
  /* Translators: of a goal */
  { "met", N_ ("Met"), STEWARD_TONE_GOOD },
  { "missed", N_ ("Missed"), STEWARD_TONE_BAD },
  { "dropped", N_ ("Dropped") },
  { NULL, NULL },
};

static const StewardField goal_fields[] = {
  { "name", N_ ("Goal"), N_ ("What the customer wants to be true"), NULL, STEWARD_FIELD_LINE,
    TRUE },
  { "measure", N_ ("Measure"), N_ ("What is counted: days to a first merged change"), NULL,
    STEWARD_FIELD_LINE, FALSE },
  { "unit", N_ ("Unit"), N_ ("Such as days, users or %"), NULL, STEWARD_FIELD_LINE, FALSE },
  { "follows", N_ ("Follows"), N_ ("A figure that Steward knows, which then needs no readings"),
    followed, STEWARD_FIELD_CHOICE, FALSE },
  { "baseline", N_ ("Baseline"), N_ ("Where it stood at the start"), NULL, STEWARD_FIELD_NUMBER,
    FALSE },
  { "target", N_ ("Target"), N_ ("Where it is to be; less than the baseline where less is better"),
    NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "start", N_ ("Start"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "due", N_ ("Due"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "owner", N_ ("Owner"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "why", N_ ("Why it matters"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "state", N_ ("Decided by hand"), N_ ("Else its readings decide"), goal_states,
    STEWARD_FIELD_CHOICE, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const goal_telling[] = { "measure", "due", "owner", NULL };

static const StewardRecordKind goal = {
  .key = "goal",
  .command = "goals",
  .label = N_ ("Goal"),
  .labels = N_ ("Goals"),
  .fields = goal_fields,
  .hint = N_ ("What the customer wants to be true, in a number: from where, to where, until when."),
  .add = N_ ("Add Goal"),
  .telling = goal_telling,
  .badge = "state",
};

static const StewardField goal_reading_fields[] = {
  { "day", N_ ("Day"), N_ ("The day that it was so"), NULL, STEWARD_FIELD_DAY, TRUE, NULL,
    "today" },
  { "goal", N_ ("Goal"), NULL, NULL, STEWARD_FIELD_RECORD, TRUE },
  { "value", N_ ("Value"), NULL, NULL, STEWARD_FIELD_NUMBER, TRUE },
  { "evidence", N_ ("Evidence"), N_ ("Who said so, or a link"), NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const goal_reading_telling[] = { "value", "evidence", NULL };

static const StewardRecordKind goal_reading = {
  .key = "goal-reading",
  .command = "readings",
  .label = N_ ("Reading"),
  .labels = N_ ("Readings"),
  .fields = goal_reading_fields,
  .hint = N_ ("What was so on which day, and who says so."),
  .add = N_ ("Add Reading"),
  .telling = goal_reading_telling,
};

static const StewardField plan_step_fields[] = {
  { "name", N_ ("Step"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "goal", N_ ("Goal"), N_ ("The goal that it serves"), NULL, STEWARD_FIELD_RECORD, FALSE },
  { "owner", N_ ("Owner"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "due", N_ ("Due"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "done", N_ ("Done"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const plan_step_telling[] = { "due", "done", "owner", NULL };

static const StewardRecordKind plan_step = {
  .key = "plan-step",
  .command = "steps",
  .label = N_ ("Step"),
  .labels = N_ ("Action Plan"),
  .fields = plan_step_fields,
  .hint = N_ ("Who does what until when, so that the goals are reached."),
  .add = N_ ("Add Step"),
  .telling = plan_step_telling,
  .due = "due",
  .done = "done",
};

static const StewardChoice ask_states[] = {
  /* Translators: of something that a customer asks of us */
  { "open", N_ ("Open") }, { "agreed", N_ ("Agreed") },
  { "done", N_ ("Done") }, { "declined", N_ ("Declined") },
  { NULL, NULL },
};

static const StewardField ask_fields[] = {
  { "name", N_ ("Ask"), N_ ("What the customer asks of us"), NULL, STEWARD_FIELD_LINE, TRUE },
  { "dependency", N_ ("Depends on"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "risk", N_ ("Risk"), N_ ("What happens if it does not come"), NULL, STEWARD_FIELD_TEXT, FALSE },
  { "plan", N_ ("Plan"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "state", N_ ("State"), NULL, ask_states, STEWARD_FIELD_CHOICE, FALSE, NULL, "open" },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const ask_telling[] = { "dependency", "risk", NULL };

static const StewardRecordKind ask = {
  .key = "ask",
  .command = "asks",
  .label = N_ ("Ask"),
  .labels = N_ ("Asks of Us"),
  .fields = ask_fields,
  .hint = N_ ("What the customer needs from us for its goals, what depends on it, and what we do."),
  .add = N_ ("Add Ask"),
  .telling = ask_telling,
  .badge = "state",
};

/* --- Health ----------------------------------------------------------------------------------- */

static const StewardChoice pulses[] = {
  { "healthy", N_ ("Healthy"), STEWARD_TONE_GOOD },
  { "concerning", N_ ("Concerning"), STEWARD_TONE_WARNING },
  { "poor", N_ ("Poor"), STEWARD_TONE_BAD },
  { NULL, NULL },
};

/* The traits that an advisor enters (advisor-domain 3), see steward-trait.c. */
static const StewardField health_input_fields[] = {
  { "day", N_ ("As of"), N_ ("What is left empty stays as it was"), NULL, STEWARD_FIELD_DAY, TRUE,
    NULL, "today" },
  { "pulse", N_ ("Pulse"), N_ ("How you see them, all in all"), pulses, STEWARD_FIELD_CHOICE,
    FALSE },
  { "champion", N_ ("Active champion"), NULL, NULL, STEWARD_FIELD_YES_NO, FALSE,
    N_ ("Relationships") },
  { "buyer-access", N_ ("Access to the buyer"), NULL, NULL, STEWARD_FIELD_YES_NO, FALSE },
  { "last-activity", N_ ("Last activity"), N_ ("When they were last in touch"), NULL,
    STEWARD_FIELD_DAY, FALSE },
  { "versions-behind", N_ ("Versions behind"), NULL, NULL, STEWARD_FIELD_COUNT, FALSE,
    N_ ("Technical Health") },
  { "precise-intel", N_ ("Precise code intelligence in use"), NULL, NULL, STEWARD_FIELD_YES_NO,
    FALSE },
  { "defect-tickets", N_ ("Defect tickets of the last 90 days"), NULL, NULL, STEWARD_FIELD_COUNT,
    FALSE },
  { "help-tickets", N_ ("Help tickets of the last 90 days"), NULL, NULL, STEWARD_FIELD_COUNT,
    FALSE },
  { "because", N_ ("Why"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE, N_ ("Reasons") },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const char *const health_input_telling[] = { "champion", "buyer-access", "last-activity",
                                                    NULL };

static const StewardRecordKind health_input = {
  .key = "health-input",
  .command = "health-inputs",
  .label = N_ ("Health Input"),
  .labels = N_ ("Health Inputs"),
  .fields = health_input_fields,
  .hint = N_ ("What no server tells: your pulse, champion and buyer, versions and tickets. Enter "
              "them each month; after 90 days they no longer count."),
  .add = N_ ("Add Health Input"),
  .telling = health_input_telling,
  .badge = "pulse",
};

static const StewardRecordKind *const all[] = {
  &contact,   &hand_off, &onboarding_step, &assessment, &save_plan, &goal, &goal_reading,
  &plan_step, &ask,      &health_input,    NULL,
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
