/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardTargets:
 *
 * Every limit that the first figures are judged by, as data, because the published values changed
 * several times (advisor-domain 2 to 4). Fractions are 0.8 for 80 %.
 */
typedef struct {
  double utilization_healthy; /* at least: healthy; also the target of the ramp and of nurturing */
  double utilization_poor;    /* below: poor */
  double consumption_healthy; /* at least: healthy */
  double consumption_poor;    /* at most: poor */
  guint consumption_days;     /* the window before today */
  guint consumption_min_days; /* fewer present days: no figure */
  guint ramp_days;            /* from production to the day the target is due */
  guint onboarding_days;      /* from contract close */
  guint renewing_days;        /* before renewal */
  guint stale_days;           /* figures older than that are old */
  guint forecast_points;      /* fewer months, or weeks: no forecast */
  guint forecast_years;       /* further ahead nothing is said */
} StewardTargets;

/* The published values: 80 %, 50 %, 30 %, 20 %, 28 and 14 days, 60 days, 60 days, 120 days; and for
 * old figures, of which nothing is published, 7 days; for the forecast 6 points and 3 years. */
extern const StewardTargets steward_targets_published;

G_END_DECLS
