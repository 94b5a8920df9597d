/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-targets.h"

const StewardTargets steward_targets_published = {
  .utilization_healthy = 0.80,
  .utilization_poor = 0.50,
  .consumption_healthy = 0.30,
  .consumption_poor = 0.20,
  .seat_alert_first = 0.90,
  .seat_alert_full = 1.00,
  .consumption_days = 28,
  .consumption_min_days = 14,
  .ramp_days = 60,
  .onboarding_days = 60,
  .renewing_days = 120,
  .stale_days = 7,
  .forecast_points = 6,
  .forecast_years = 3,
  .goal_slack = 0.10,
  .goal_reading_days = 45,
  .health = {
    .weights = {
      [STEWARD_HEALTH_PULSE] = 5,
      [STEWARD_HEALTH_TECHNICAL] = 15,
      [STEWARD_HEALTH_RELATIONSHIPS] = 25,
      [STEWARD_HEALTH_UTILIZATION] = 55,
    },
    .healthy = 20 / 3.0,
    .poor = 10 / 3.0,
    .versions_behind = { 1, 4 },
    .defect_tickets = { 1, 5 },
    .help_tickets = { 9, 15 },
    .last_activity = { 14, 30 },
    .reading_days = 90,
  },
  .value = { .search_minutes = 5, .months = 12 },
  .ramp_clock = STEWARD_RAMP_FROM_PRODUCTION,
};
