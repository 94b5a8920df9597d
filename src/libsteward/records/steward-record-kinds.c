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
  { "power", N_ ("Has power and influence"), N_ ("The champion test, 1 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "sells", N_ ("Sells on our behalf"), N_ ("The champion test, 2 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "interest", N_ ("Has a vested interest"), N_ ("The champion test, 3 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "sentiment", N_ ("Sentiment"), N_ ("Towards the product and us"), sentiments,
    STEWARD_FIELD_CHOICE, FALSE },
  { "develop", N_ ("To be developed"), N_ ("A relationship to work on"), NULL, STEWARD_FIELD_YES_NO,
    FALSE },
  { "win", N_ ("What counts as a win for them"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const StewardRecordKind contact = {
  "contact", "contacts", N_ ("Contact"), N_ ("Contacts"), contact_fields, FALSE,
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
  { "met", N_ ("Met") },
  { "missed", N_ ("Missed") },
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

static const StewardRecordKind goal = {
  "goal", "goals", N_ ("Goal"), N_ ("Goals"), goal_fields, FALSE,
};

static const StewardField goal_reading_fields[] = {
  { "day", N_ ("Day"), N_ ("The day that it was so"), NULL, STEWARD_FIELD_DAY, TRUE },
  { "goal", N_ ("Goal"), NULL, NULL, STEWARD_FIELD_RECORD, TRUE },
  { "value", N_ ("Value"), NULL, NULL, STEWARD_FIELD_NUMBER, TRUE },
  { "evidence", N_ ("Evidence"), N_ ("Who said so, or a link"), NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const StewardRecordKind goal_reading = {
  "goal-reading", "readings", N_ ("Reading"), N_ ("Readings"), goal_reading_fields, FALSE,
};

static const StewardField plan_step_fields[] = {
  { "name", N_ ("Step"), NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "goal", N_ ("Goal"), N_ ("The goal that it serves"), NULL, STEWARD_FIELD_RECORD, FALSE },
  { "owner", N_ ("Owner"), NULL, NULL, STEWARD_FIELD_LINE, FALSE },
  { "due", N_ ("Due"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "done", N_ ("Done"), NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const StewardRecordKind plan_step = {
  "plan-step", "steps", N_ ("Step"), N_ ("Action Plan"), plan_step_fields, FALSE,
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
  { "state", N_ ("State"), NULL, ask_states, STEWARD_FIELD_CHOICE, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const StewardRecordKind ask = {
  "ask", "asks", N_ ("Ask"), N_ ("Asks"), ask_fields, FALSE,
};

static const StewardRecordKind *const all[] = {
  &contact, &goal, &goal_reading, &plan_step, &ask, NULL,
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

const StewardField *
steward_record_kind_find_field (const StewardRecordKind *self, const char *key)
{
  for (const StewardField *field = self->fields; field->key; field++)
    if (g_strcmp0 (field->key, key) == 0)
      return field;
  return NULL;
}
