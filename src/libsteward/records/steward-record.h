/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"
#include "steward-record-kind.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RECORD (steward_record_get_type ())
G_DECLARE_FINAL_TYPE (StewardRecord, steward_record, STEWARD, RECORD, GObject)

/**
 * StewardRecord:
 *
 * Something that a person wrote about a customer: a contact, a hand-off, a save plan; its kind says
 * which fields it has. Fields that this version does not know are kept as they came, so that a
 * newer one loses nothing. A record that is shown is not changed: edit a copy and save that.
 */

/* One with a new UUID and without values. */
StewardRecord *steward_record_new (const StewardRecordKind *kind,
                                   const char *customer_id) G_GNUC_WARN_UNUSED_RESULT;
/* The same record, to be changed. */
StewardRecord *steward_record_copy (StewardRecord *self) G_GNUC_WARN_UNUSED_RESULT;

const StewardRecordKind *steward_record_get_kind (StewardRecord *self);
const char *steward_record_get_id (StewardRecord *self);
const char *steward_record_get_customer_id (StewardRecord *self);
/* NULL where it is not signed. */
const char *steward_record_get_author (StewardRecord *self);
/* Microseconds since 1970; 0 until it is saved. */
gint64 steward_record_get_created_at (StewardRecord *self);
gint64 steward_record_get_updated_at (StewardRecord *self);
/* For the store: who wrote it, and when. */
void steward_record_set_origin (StewardRecord *self,
                                const char *author,
                                gint64 created_at,
                                gint64 updated_at);

/**
 * steward_record_set:
 * @text: (nullable): the value as a person types it; NULL or empty takes it away
 *
 * %STEWARD_INPUT_ERROR names the field and says what it may be. Another record is meant by its id
 * or by what it is called; which one that is, the store finds out when it saves.
 */
gboolean steward_record_set (StewardRecord *self,
                             const StewardField *field,
                             const char *text,
                             GError **error);
/* What a new one has where nothing else is said (#StewardField.initial). */
void steward_record_set_initial (StewardRecord *self, StewardDay today);
/* Whether nothing that is required is missing; %STEWARD_INPUT_ERROR names what is. */
gboolean steward_record_check (StewardRecord *self, GError **error);

/* The value as files and steward_record_set() have it; NULL where there is none. */
char *steward_record_dup_text (StewardRecord *self,
                               const StewardField *field) G_GNUC_WARN_UNUSED_RESULT;
/* The value for people: a choice by its label, a day and a number by locale; NULL for none. */
char *steward_record_format (StewardRecord *self,
                             const StewardField *field) G_GNUC_WARN_UNUSED_RESULT;

/* Values by the key of a field that the kind has. Borrowed text of a line, text or choice; NULL,
 * STEWARD_DAY_NONE and NAN where there is no value. */
const char *steward_record_get_text (StewardRecord *self, const char *key);
StewardDay steward_record_get_day (StewardRecord *self, const char *key);
double steward_record_get_number (StewardRecord *self, const char *key);
/* Whether yes was said. That nobody said anything, steward_record_has() tells. */
gboolean steward_record_get_yes (StewardRecord *self, const char *key);
gboolean steward_record_has_choice (StewardRecord *self, const char *key, const char *choice);
gboolean steward_record_has (StewardRecord *self, const char *key);

/* Whether both have the same values. */
gboolean steward_record_equal (StewardRecord *self, StewardRecord *other);

/* The values alone, as a JSON object: texts, days and choices are strings, counts and numbers
 * numbers, yes and no booleans. */
char *steward_record_to_json (StewardRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/* Adds them, and who wrote them when, to an object being built. */
void steward_record_build_json (StewardRecord *self, JsonBuilder *builder);
/* @id: NULL for a new one. %STEWARD_INPUT_ERROR names a field whose value is none. */
StewardRecord *steward_record_from_json (const StewardRecordKind *kind,
                                         const char *id,
                                         const char *customer_id,
                                         const char *text,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
