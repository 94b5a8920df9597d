/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage.h"

G_BEGIN_DECLS

/*
 * What a portfolio knows of MAU / WAU, for customers who have no complete month of their own yet
 * (advisor-domain 10.5).
 */

/* One complete month of one customer: its age, in months after that of production, and its MAU /
 * mean WAU. */
typedef struct {
  int age;
  double ratio;
} StewardWeeksRatio;

/* Appends a customer's complete months that have weeks; they count from production, or from the
 * first month that was counted where that is not known.
 * @ratios: (element-type StewardWeeksRatio) */
void steward_weeks_ratios_add (GArray *ratios,
                               const StewardUsage *usage,
                               StewardDay production,
                               StewardDay today);

/* Whether a customer has weeks, and no complete month to scale them by. */
gboolean steward_weeks_ratios_needed (const StewardUsage *usage, StewardDay today);

/* How old a customer is in the month of its last complete week; 0 without any. */
int steward_weeks_ratios_get_age (const StewardUsage *usage, StewardDay production);

/* The median of those of an age; of all where fewer than three are of that age, and NAN where there
 * are none. */
double steward_weeks_ratios_get_median (const GArray *ratios, int age);

G_END_DECLS
