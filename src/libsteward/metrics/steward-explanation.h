/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-format.h"
#include "steward-judgement.h"
#include "steward-mean-dau.h"
#include "steward-seats.h"

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

/* A day of a figure's window. */
typedef struct {
  StewardDay day;
  gboolean present; /* it was counted */
} StewardExplanationDay;

/**
 * StewardExplanationSpell:
 * @word: (nullable): what it was, as a word for programs; static
 * @first: STEWARD_DAY_NONE where nobody knows since when
 * @last: STEWARD_DAY_NONE while it lasts
 * @why: as text for people
 *
 * A time of a figure that looks back.
 */
typedef struct {
  const char *word;
  StewardDay first;
  StewardDay last;
  char *why;
} StewardExplanationSpell;

/**
 * StewardExplanation:
 * @title: the figure's name
 * @value: (nullable): the figure as people read it, `62.0 %`; NULL where it is not available
 * @number: the same as a number in its own unit, fractions for percentages; NAN where it is not
 *   available or not a number
 * @word: (nullable): the same as a word for programs, of a figure that is none; static
 * @judged: whether the figure has a state, and which
 * @reason: (nullable): why it is not available, as a word for programs; static
 * @summary: (nullable): in a few words what the figure is made of, or why it is not there
 * @attention: whether the summary is something that somebody has to do
 * @seats: those in force, 0 where they are no part of the figure or no number
 * @formula: the formula with this customer's numbers in it
 * @terms: (element-type StewardExplanationTerm): the same formula to be set large, number by
 *   number; empty where the figure is not available
 * @first_day: , @last_day: the window, both inclusive; STEWARD_DAY_NONE where there is none
 * @days: (nullable) (element-type StewardExplanationDay): the days of the window that count
 * @days_line: the index of the line that counts them
 * @spells: (element-type StewardExplanationSpell): what it looks back on, in order; the lines tell
 *   it as well
 * @rule: the definition, and what is healthy and what poor
 * @lines: (element-type StewardExplanationLine): inputs, window, days present and missing, and what
 *   else tells where the figure comes from
 *
 * Why a figure is what it is, in words that an advisor can say to a customer.
 */
typedef struct {
  char *title;
  char *value;
  double number;
  const char *word;
  gboolean judged;
  StewardState state;
  const char *reason;
  char *summary;
  gboolean attention;
  gint64 seats;
  char *formula;
  char *rule;
  GPtrArray *terms;
  StewardDay first_day;
  StewardDay last_day;
  GArray *days;
  guint days_line;
  GPtrArray *lines;
  GPtrArray *spells;
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
/* Adds to @spells; @why is copied. */
void steward_explanation_add_spell (
  StewardExplanation *self, const char *word, StewardDay first, StewardDay last, const char *why);
/* Says that the figure is not available: the reason, and in the formula's place the words for it.
 */
void steward_explanation_set_reason (StewardExplanation *self, StewardReason reason);
/* Says how the figure is judged. */
void steward_explanation_set_state (StewardExplanation *self, StewardState state);
/* Sets the window and @days, adds a line that counts them unless the figure has one of its own, and
 * where any is missing one that names those. */
void steward_explanation_set_days (StewardExplanation *self,
                                   const StewardUsage *usage,
                                   StewardDay first_day,
                                   StewardDay last_day,
                                   StewardDays days);
/* Adds a line of the seats in force, who said so and since when. @tam: possible end users that
 * stand in for unlimited seats, or 0 */
void steward_explanation_add_seats (StewardExplanation *self,
                                    const StewardSeatsInForce *seats,
                                    gint64 tam);
/* All of it as lines of plain text, to copy. */
char *steward_explanation_to_text (const StewardExplanation *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
