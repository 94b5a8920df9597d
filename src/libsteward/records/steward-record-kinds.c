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
    STEWARD_FIELD_YES_NO, FALSE },
  { "sells", N_ ("Sells on our behalf"), N_ ("The champion test, 2 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "interest", N_ ("Has a vested interest"), N_ ("The champion test, 3 of 3"), NULL,
    STEWARD_FIELD_YES_NO, FALSE },
  { "win", N_ ("What counts as a win for them"), NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};

static const StewardRecordKind contact = {
  "contact", "contacts", N_ ("Contact"), N_ ("Contacts"), contact_fields, FALSE,
};

static const StewardRecordKind *const all[] = { &contact, NULL };

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
