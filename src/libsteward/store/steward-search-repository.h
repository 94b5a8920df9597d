/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-database.h"
#include "steward-day.h"

G_BEGIN_DECLS

/* Stand before and after what was found in #StewardFinding.snippet: no text that people write. */
#define STEWARD_SEARCH_BEGIN "\x02"
#define STEWARD_SEARCH_END "\x03"

/* What a note is among #StewardFinding.kind. */
#define STEWARD_SEARCH_NOTES "note"

/**
 * StewardSearch:
 * @text: what a person typed. A word finds every word that begins with it, "words between quotation
 *   marks" are found side by side; all have to be there. Case and diacritics count for nothing.
 * @kind: (nullable): only what is of this kind: %STEWARD_SEARCH_NOTES or that of a record
 * @customer_id: (nullable): only what is about this customer
 * @author: (nullable): only what this person wrote last
 * @from, @to: only notes of these days and those between; STEWARD_DAY_NONE for no limit
 * @limit: how many at most; 0 for all
 */
typedef struct {
  const char *text;
  const char *kind;
  const char *customer_id;
  const char *author;
  StewardDay from;
  StewardDay to;
  guint limit;
} StewardSearch;

/* Something that a person wrote and that has the words. */
typedef struct {
  char *kind;
  char *id;
  char *customer_id;
  char *customer; /* the name */
  char *title;    /* "" of records */
  StewardDay day; /* STEWARD_DAY_NONE of records */
  char *author;   /* (nullable) */
  char *snippet;  /* the place where the words are, each between the marks above */
} StewardFinding;

void steward_finding_free (StewardFinding *self);

/**
 * steward_search_repository_run:
 *
 * Searches everything written about customers that are there. Runs on the database's thread.
 *
 * Returns: (transfer full) (element-type StewardFinding): the best first (BM25, where a word of the
 * title counts six times, one of the tags four times as much as one of the text); none for a text
 * without a word.
 */
GPtrArray *steward_search_repository_run (StewardConnection *connection,
                                          const StewardSearch *search,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
