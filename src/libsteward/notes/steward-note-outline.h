/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-metrics.h"
#include "steward-note-type.h"

G_BEGIN_DECLS

/**
 * StewardNoteSubject:
 * @metrics: the customer and its figures
 * @records: (element-type StewardRecord): what people wrote about it, of all kinds
 * @actions: (element-type StewardNoteAction): what is open after its notes
 *
 * The customer that a note is about, as its outline tells it; all borrowed.
 */
typedef struct {
  const StewardMetricSubject *metrics;
  GPtrArray *records;
  GPtrArray *actions;
} StewardNoteSubject;

/**
 * steward_note_outline_fill:
 * @outline: Markdown with variables: `{{customer}}`, `{{advisor}}`, `{{date}}`, `{{seats}}`,
 *   `{{contract-close}}`, `{{production}}`, `{{renewal}}`, `{{target}}`, the key of any figure such
 *   as `{{utilization}}`, and the lists `{{contacts}}`, `{{goals}}` and `{{actions}}`
 *
 * Puts the customer's facts in the place of the variables. A list that stands alone on a line is
 * one of Markdown, elsewhere it is told with commas. What is not known says so; a variable that
 * there is none of stays as it was typed, and what a value holds is not looked at again.
 */
char *steward_note_outline_fill (const char *outline,
                                 const StewardNoteSubject *subject) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
