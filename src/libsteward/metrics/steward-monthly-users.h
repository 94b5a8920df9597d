/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage.h"

G_BEGIN_DECLS

/* How the newest number of monthly users is known, the best first. */
typedef enum {
  STEWARD_MONTHLY_USERS_UNKNOWN,
  STEWARD_MONTHLY_USERS_ROLLING, /* distinct users of 28 days, counted */
  STEWARD_MONTHLY_USERS_WEEK,    /* an estimate: WAU of a complete week, scaled */
  STEWARD_MONTHLY_USERS_MONTH,   /* MAU of a complete month */
} StewardMonthlyUsersKind;

/**
 * StewardMonthlyUsers:
 * @end: the last day of the 28 days, the week or the month
 * @count: people; not a whole number where it is an estimate
 *
 * How many people use the product in a month, as of the newest day that can be said of.
 */
typedef struct {
  StewardMonthlyUsersKind kind;
  StewardDay end;
  double count;
} StewardMonthlyUsers;

/**
 * steward_monthly_users_find_newest:
 * @today: the first UTC day that is not over
 *
 * Rolling 28 days where they are known, else the last complete week scaled by the customer's own
 * MAU / mean WAU (advisor-domain 10.5); the last complete month where that is newer, or the only
 * one.
 */
StewardMonthlyUsers steward_monthly_users_find_newest (const StewardUsage *usage, StewardDay today);

/* The mean WAU of the complete weeks that lie in a month; NAN without any. Weeks that nobody came
 * in are mostly those before the beginning, and say nothing of how weeks make a month. */
double steward_monthly_users_get_mean_wau (const StewardUsage *usage, StewardMonth month);
/* MAU / mean WAU, each summed over the customer's complete months that have both; NAN without any.
 */
double steward_monthly_users_get_weeks_ratio (const StewardUsage *usage, StewardDay today);

G_END_DECLS
