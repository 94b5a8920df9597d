/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-health-rules.h"

G_BEGIN_DECLS

/* What the clock of the ramp starts on (advisor-domain 2: sources disagree). */
typedef enum {
  STEWARD_RAMP_FROM_PRODUCTION,
  STEWARD_RAMP_FROM_CONTRACT_CLOSE,
} StewardRampClock;

/**
 * StewardValueAssumptions:
 * @search_minutes: that a search saves; 0: not set
 * @searches: of an active user in a month; 0: not set
 * @hourly_rate: what an hour costs, in the customer's currency; 0: not set
 * @months: how many complete months are added up
 *
 * What the hours that a customer saved are estimated by, see #StewardHoursSaved.
 */
typedef struct {
  double search_minutes;
  double searches;
  double hourly_rate;
  guint months;
} StewardValueAssumptions;

/**
 * StewardTargets:
 *
 * Every limit that figures are judged by, and what they are estimated by, as data, because the
 * published values changed several times (advisor-domain 2 to 4). Fractions are 0.8 for 80 %.
 */
typedef struct {
  double utilization_healthy; /* at least: healthy; also the target of the ramp and of nurturing */
  double utilization_poor;    /* below: poor */
  double consumption_healthy; /* at least: healthy */
  double consumption_poor;    /* at most: poor */
  double seat_alert_first;    /* seats in use, at least: nearly used up */
  double seat_alert_full;     /* at least: used up */
  guint consumption_days;     /* the window before today */
  guint consumption_min_days; /* fewer present days: no figure */
  guint ramp_days;            /* from the start of its clock to the day the target is due */
  guint onboarding_days;      /* from contract close */
  guint renewing_days;        /* before renewal */
  guint stale_days;           /* figures older than that are old */
  guint forecast_points;      /* fewer months, or weeks: no forecast */
  guint forecast_years;       /* further ahead nothing is said */
  double goal_slack;          /* a goal is behind when so much of its way under its line */
  guint goal_reading_days;    /* a reading of a goal older than that tells nothing */
  StewardValueAssumptions value;
  StewardHealthRules health;
  StewardRampClock ramp_clock;
} StewardTargets;

/* The published values: 80 %, 50 %, 30 %, 20 %, seat alerts at 90 % and 100 %, 28 and 14 days, 60
 * days from production, 60 days, 120 days; and for old figures, of which nothing is published, 7
 * days, and for goals a tenth of the way and 45 days: a monthly reading may come two weeks late.
 * For the forecast 6 points and 3 years (advisor-domain 10.5). For health the weights 5, 15, 25 and
 * 55; healthy below 2 defect and 10 help tickets and up to 14 days, poor from 5, 15 and 30 on; and
 * of what is not published thirds of 0 to 10, up to 1 version behind and from 4 on, and 90 days
 * (advisor-domain 3 and 10.4). */
extern const StewardTargets steward_targets_published;

G_END_DECLS
