/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/* Whether it is time to write of a renewal (advisor-domain 7: it is rated green, yellow or red 120
 * days before; what is yellow or red needs a save plan, of which is told every second week). */

typedef enum {
  STEWARD_ASSESSMENT_UNKNOWN, /* nobody said when it renews */
  STEWARD_ASSESSMENT_PAST,    /* the renewal has gone by, and the next is not known */
  STEWARD_ASSESSMENT_AHEAD,   /* not due yet */
  STEWARD_ASSESSMENT_DUE,
  STEWARD_ASSESSMENT_DONE, /* it was assessed since it is due */
} StewardAssessmentState;

/**
 * StewardRenewalWatch:
 * @renewal: or STEWARD_DAY_NONE
 * @first_day: from which on it is to be assessed; STEWARD_DAY_NONE without @renewal
 * @today: by which all this is so
 * @rating: `yellow` or `red`, static, where the last assessment of this renewal says so; else NULL.
 *   One counts that is no older than %STEWARD_RENEWALS_AHEAD days before the renewal
 * @rated_day: of that assessment
 * @has_plan: whether a save plan is open: nobody said that its criteria are met, that the customer
 *   is lost, or on which day it was closed
 * @update: the first day on which an open plan is to be told of; STEWARD_DAY_NONE for none
 */
typedef struct {
  StewardAssessmentState state;
  StewardDay renewal;
  StewardDay first_day;
  StewardDay today;
  const char *rating;
  StewardDay rated_day;
  gboolean has_plan;
  StewardDay update;
} StewardRenewalWatch;

/* @days_ahead: by how many days the assessment comes before the renewal
 * @assessments: , @plans: lists of #StewardRecord of the kinds `renewal-assessment`, `save-plan` */
StewardRenewalWatch steward_renewal_watch_run (StewardDay renewal,
                                               guint days_ahead,
                                               StewardDay today,
                                               GListModel *assessments,
                                               GListModel *plans);

/* What is to be assessed when, in a sentence; NULL where it was. */
char *steward_renewal_watch_describe_assessment (const StewardRenewalWatch *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Why a save plan is needed, or by how much its update is late; NULL where all is well. */
char *
steward_renewal_watch_describe_plan (const StewardRenewalWatch *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
