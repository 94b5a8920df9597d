/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A note holds at most so much: what a day of talk comes to, a hundred times over. */
#define STEWARD_NOTE_MAX_BYTES (8 * 1024 * 1024)

/**
 * StewardNote:
 * @id: its UUID
 * @customer_id: whose it is
 * @title: what it is called; never empty once it was saved
 * @type: (nullable): the key of a #StewardNoteType, or the name of a template of one's own
 * @day: the day that it is about
 * @tags: (array zero-terminated=1): each without white space at its ends, none twice
 * @attendees: (array zero-terminated=1): names of who was there
 * @pinned: whether it stays on top
 * @excerpt: (nullable): how its text begins, in one line without Markdown; made when it is saved
 * @body: (nullable): its text, Markdown; NULL in a list, which goes without
 * @author: (nullable): who saved it last
 * @created_at, @updated_at: in microseconds since 1970; 0 until it is saved
 *
 * What an advisor wrote about a customer on a day (advisor-domain 7).
 */
typedef struct {
  char *id;
  char *customer_id;
  char *title;
  char *type;
  StewardDay day;
  char **tags;
  char **attendees;
  gboolean pinned;
  char *excerpt;
  char *body;
  char *author;
  gint64 created_at;
  gint64 updated_at;
} StewardNote;

/* One with a new UUID, an empty text, and nothing else but the day. */
StewardNote *steward_note_new (const char *customer_id, StewardDay day) G_GNUC_WARN_UNUSED_RESULT;
StewardNote *steward_note_copy (const StewardNote *self) G_GNUC_WARN_UNUSED_RESULT;
void steward_note_free (StewardNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardNote, steward_note_free)

/* Whether a person would find the same in both. */
gboolean steward_note_equal (const StewardNote *self, const StewardNote *other);

/* Reads `one, two`: what is empty, and what is there already but for case, is left out. */
char **steward_note_parse_tags (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Either list as it is typed, `one, two`. */
char *steward_note_join (char **words) G_GNUC_WARN_UNUSED_RESULT;

/* Makes title and excerpt of a note that is to be saved: where no title was typed, it is the first
 * line that says anything, or else the day. */
void steward_note_complete (StewardNote *self);
/* %STEWARD_INPUT_ERROR where it cannot be kept: text that is not UTF-8, or too long; no day. */
gboolean steward_note_check (const StewardNote *self, GError **error);

/* Adds the members of the plain form that files share; the text only where it was read. */
void steward_note_build_json (const StewardNote *self, JsonBuilder *builder);

G_END_DECLS
