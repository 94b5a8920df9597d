/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-format.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/* One line of an explanation: what it is and its value, as text for people. */
typedef struct {
  char *label;
  char *value;
} StewardExplanationLine;

/* A number of a formula: the sign before it, "" for the first; the number; what it is. */
typedef struct {
  char *sign;
  char *value;
  char *caption;
} StewardExplanationTerm;

/**
 * StewardExplanation:
 * @title: the figure's name
 * @formula: the formula with this customer's numbers in it
 * @terms: (element-type StewardExplanationTerm): the same formula to be set large, number by
 *   number; empty where the figure is not available
 * @days: (nullable) (element-type gboolean): the days of the window, whether each was counted
 * @days_line: the index of the line that counts them
 * @rule: the definition, and what is healthy and what poor
 * @lines: (element-type StewardExplanationLine): inputs, window, days present and missing, and what
 *   else tells where the figure comes from
 *
 * Why a figure is what it is, in words that an advisor can say to a customer.
 */
typedef struct {
  char *title;
  char *formula;
  char *rule;
  GPtrArray *terms;
  GArray *days;
  guint days_line;
  GPtrArray *lines;
} StewardExplanation;

StewardExplanation *steward_explanation_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void steward_explanation_free (StewardExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StewardExplanation, steward_explanation_free)

void steward_explanation_add (StewardExplanation *self, const char *label, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* Adds to @terms; all copied. */
void steward_explanation_add_term (StewardExplanation *self,
                                   const char *sign,
                                   const char *value,
                                   const char *caption);
/* Sets @days to those of a window, and adds a line that counts them unless the figure has one of
 * its own. */
void steward_explanation_set_days (StewardExplanation *self,
                                   const StewardUsage *usage,
                                   StewardDay first_day,
                                   StewardDay last_day);
/* All of it as lines of plain text, to copy. */
char *steward_explanation_to_text (const StewardExplanation *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
