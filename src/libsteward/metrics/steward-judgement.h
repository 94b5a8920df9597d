/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a figure means. Unknown is not poor, and sorts apart. */
typedef enum {
  STEWARD_STATE_UNKNOWN,
  STEWARD_STATE_POOR,
  STEWARD_STATE_CONCERNING,
  STEWARD_STATE_HEALTHY,
} StewardState;

/* `unknown`, `poor`, `concerning`, `healthy`. */
const char *steward_state_to_string (StewardState state);
/* The state as a word for people. */
const char *steward_state_get_label (StewardState state);

/* Why a figure is not available; the first that holds, in this order. */
typedef enum {
  STEWARD_REASON_NONE,
  STEWARD_REASON_NO_USAGE,        /* no count of the last complete month */
  STEWARD_REASON_MAU_ZERO,        /* consumption: nobody was active in that month */
  STEWARD_REASON_NO_SEATS,        /* utilization: seats unknown, or unlimited without TAM */
  STEWARD_REASON_TOO_FEW_DAYS,    /* consumption: fewer present days than the minimum */
  STEWARD_REASON_NO_TRAITS,       /* health: nothing that it is made of is known */
  STEWARD_REASON_NO_DATE,         /* ramp, stage: the day that it is counted from is not known */
  STEWARD_REASON_NOT_BEGUN,       /* ramp: that day is still to come */
  STEWARD_REASON_OVER,            /* ramp: its days have gone by */
  STEWARD_REASON_UNLIMITED,       /* seats in use: nobody can run out of them */
  STEWARD_REASON_NO_WEEKS,        /* DAU/WAU: no complete week was counted */
  STEWARD_REASON_WAU_ZERO,        /* DAU/WAU: nobody was active in those weeks */
  STEWARD_REASON_NO_MONTH_BEFORE, /* change of MAU: no count of the month before */
  STEWARD_REASON_NO_START_ARR,    /* retention: nothing was paid on the first day */
  STEWARD_REASON_NO_REVENUE, /* revenue: neither contract lines nor an amount that was entered */
  STEWARD_REASON_SEVERAL_CURRENCIES, /* revenue: no sum of them */
  STEWARD_REASON_NO_RENEWALS,        /* renewal rates: no contract came up for renewal */
} StewardReason;

/* `no-usage` and so on; NULL for none. */
const char *steward_reason_to_string (StewardReason reason);
/* The reason as a short phrase for people; "" for none. */
const char *steward_reason_get_label (StewardReason reason);

G_END_DECLS
