/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage.h"

G_BEGIN_DECLS

/* How the share of people who come changes over time. */
typedef enum {
  STEWARD_SAMPLE_STEADY,   /* rises to its level in the first months and stays there */
  STEWARD_SAMPLE_GROWING,  /* comes up to its level over the last eleven months */
  STEWARD_SAMPLE_FALLING,  /* loses nearly half of its level over the last six months */
  STEWARD_SAMPLE_SEASONAL, /* dips by a quarter once a year */
  STEWARD_SAMPLE_RAMPING,  /* from a pilot's share, since production, to its level after 60 days */
} StewardSampleCourse;

/**
 * StewardSampleUsage:
 * @people: that the shares are of: seats, or possible users
 * @course: how the share changes
 * @level: the share of @people who come in a month, at its best; it goes down by up to 6 % of
 * itself now and then
 * @pilot: for #STEWARD_SAMPLE_RAMPING, the share before production
 * @stickiness: mean daily users ÷ monthly users; 0.65 at most
 * @first: how many days ago the first user came
 * @production: how many days ago production began
 * @months_only: no days and no weeks are known, as where somebody sends a file a month
 * @seed: gives each customer irregularities of its own
 *
 * An invented customer's usage in a few numbers, all of them relative to today.
 */
typedef struct {
  guint people;
  StewardSampleCourse course;
  double level;
  double pilot;
  double stickiness;
  int first;
  int production;
  gboolean months_only;
  guint seed;
} StewardSampleUsage;

/* The usage as of @today: the last 400 days, 56 weeks and 26 months, as far as there are any, and
 * this week and month to date. The same numbers and day give the same usage. */
StewardUsage *steward_sample_usage_make (const StewardSampleUsage *self,
                                         StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
