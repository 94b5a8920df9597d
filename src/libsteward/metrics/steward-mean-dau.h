/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-usage.h"

G_BEGIN_DECLS

/* Which days of a window count (advisor-domain 10.2). */
typedef enum {
  STEWARD_DAYS_ALL,
  STEWARD_DAYS_WEEKDAYS, /* Monday to Friday */
} StewardDays;

gboolean steward_days_include (StewardDays days, StewardDay day);

/**
 * StewardMeanDau:
 * @value: daily active users on average over the days present; NAN without any
 * @n_present: days with a complete count, 0 included
 * @n_expected: days of the window that count
 *
 * The mean of a window's days. A day that was never counted is left out of it and told; a day that
 * was counted as 0 is zero.
 */
typedef struct {
  double value;
  guint n_present;
  guint n_expected;
} StewardMeanDau;

/* @first_day: , @last_day: both inclusive */
StewardMeanDau steward_mean_dau_compute (const StewardUsage *usage,
                                         StewardDay first_day,
                                         StewardDay last_day,
                                         StewardDays days);

G_END_DECLS
