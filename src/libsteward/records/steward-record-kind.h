/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a field of a record holds, and so how it is typed, stored and shown. */
typedef enum {
  STEWARD_FIELD_LINE,    /* text of one line */
  STEWARD_FIELD_TEXT,    /* text of several lines */
  STEWARD_FIELD_DAY,     /* a civil day, `2026-11-23` */
  STEWARD_FIELD_NUMBER,  /* any finite number; a unit is part of the label */
  STEWARD_FIELD_COUNT,   /* a whole number, 0 or more */
  STEWARD_FIELD_YES_NO,  /* `yes`, `no` */
  STEWARD_FIELD_CHOICE,  /* one key of the field's choices */
  STEWARD_FIELD_CHOICES, /* any of them, `champion;end-user` */
  STEWARD_FIELD_RECORD,  /* another record of the same customer */
} StewardFieldType;

/* Whether a value is good or bad news. */
typedef enum {
  STEWARD_TONE_NEUTRAL,
  STEWARD_TONE_GOOD,
  STEWARD_TONE_WARNING,
  STEWARD_TONE_BAD,
} StewardTone;

/* One of the values that a field may have; the label is translated when shown. */
typedef struct {
  const char *key;
  const char *label;
  StewardTone tone;
} StewardChoice;

/**
 * StewardField:
 * @key: what files, the command line and the store call it; where it holds another record, the key
 *   of that record's kind
 * @label: what it is, translated when shown
 * @hint: (nullable): what is meant, in a few words, translated when shown
 * @choices: (nullable): of a choice, ended by a %NULL key
 * @required: whether a record without it is none
 * @group: (nullable): the heading over this field and those after it, where a form has several;
 *   translated when shown
 * @initial: (nullable): what a new record has there, as steward_record_set() takes it; for a day
 *   `today`
 */
typedef struct {
  const char *key;
  const char *label;
  const char *hint;
  const StewardChoice *choices;
  StewardFieldType type;
  gboolean required;
  const char *group;
  const char *initial;
} StewardField;

/**
 * StewardRecordKind:
 * @key: what the store calls it, such as `contact`
 * @command: what the command line calls its records, such as `contacts`
 * @label: , @labels: one and several of them, translated when shown
 * @fields: the first is what a record is called by in a list, and with the records that it has to
 *   name tells it from the others of its customer in a file; ended by a %NULL key
 * @single: whether a customer has one at most
 * @hint: why it is worth writing down, translated when shown
 * @add: what the button says that adds one, translated when shown
 * @telling: the keys of the fields that say most in a line beside the first, ended by %NULL
 * @badge: (nullable): the key of the choice that is shown as a badge
 * @due: , @done: (nullable): the keys of the days by which it is due and on which it was done
 *
 * One kind of record that a person writes about a customer (advisor-domain 7). A new one is a
 * table in steward-record-kinds.c: store, command line, files and editor follow it.
 */
typedef struct {
  const char *key;
  const char *command;
  const char *label;
  const char *labels;
  const StewardField *fields;
  gboolean single;
  const char *hint;
  const char *add;
  const char *const *telling;
  const char *badge;
  const char *due;
  const char *done;
} StewardRecordKind;

/* Every kind there is, ended by %NULL. */
const StewardRecordKind *const *steward_record_kind_get_all (void);
/* By @key; NULL where there is none. */
const StewardRecordKind *steward_record_kind_find (const char *key);
/* By @command. */
const StewardRecordKind *steward_record_kind_find_command (const char *command);
const StewardField *steward_record_kind_find_field (const StewardRecordKind *self, const char *key);

G_END_DECLS
