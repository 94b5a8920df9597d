/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardNoteType:
 * @key: what files, the command line and the store call it, `business-review`
 * @label: what it is, translated when shown
 * @outline: how a note of it begins, Markdown with variables such as `{{utilization}}`; translated
 *   when used
 *
 * A kind of meeting, or of paper, that notes are taken of, with the agenda that the field uses
 * (advisor-domain 5 and 7).
 */
typedef struct {
  const char *key;
  const char *label;
  const char *outline;
} StewardNoteType;

/* Every type there is, ended by a %NULL key. */
const StewardNoteType *steward_note_type_get_all (void);
/* NULL where there is none. @key: (nullable) */
const StewardNoteType *steward_note_type_find (const char *key);

G_END_DECLS
