/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-judgement.h"

#include <glib/gi18n-lib.h>

const char *
steward_state_to_string (StewardState state)
{
  switch (state)
    {
    case STEWARD_STATE_POOR:
      return "poor";
    case STEWARD_STATE_CONCERNING:
      return "concerning";
    case STEWARD_STATE_HEALTHY:
      return "healthy";
    case STEWARD_STATE_UNKNOWN:
    default:
      return "unknown";
    }
}

const char *
steward_state_get_label (StewardState state)
{
  switch (state)
    {
    case STEWARD_STATE_POOR:
      /* Translators: the state of a figure */
      return C_ ("state", "Poor");
    case STEWARD_STATE_CONCERNING:
      return C_ ("state", "Concerning");
    case STEWARD_STATE_HEALTHY:
      return C_ ("state", "Healthy");
    case STEWARD_STATE_UNKNOWN:
    default:
      return C_ ("state", "Unknown");
    }
}

const char *
steward_reason_to_string (StewardReason reason)
{
  switch (reason)
    {
    case STEWARD_REASON_NO_USAGE:
      return "no-usage";
    case STEWARD_REASON_MAU_ZERO:
      return "mau-zero";
    case STEWARD_REASON_NO_SEATS:
      return "no-seats";
    case STEWARD_REASON_TOO_FEW_DAYS:
      return "too-few-days";
    case STEWARD_REASON_NO_TRAITS:
      return "no-traits";
    case STEWARD_REASON_NO_DATE:
      return "no-date";
    case STEWARD_REASON_NOT_BEGUN:
      return "not-begun";
    case STEWARD_REASON_OVER:
      return "over";
    case STEWARD_REASON_UNLIMITED:
      return "unlimited";
    case STEWARD_REASON_NO_WEEKS:
      return "no-weeks";
    case STEWARD_REASON_WAU_ZERO:
      return "wau-zero";
    case STEWARD_REASON_NO_MONTH_BEFORE:
      return "no-month-before";
    case STEWARD_REASON_NO_START_ARR:
      return "no-start-arr";
    case STEWARD_REASON_NO_RENEWALS:
      return "no-renewals";
    case STEWARD_REASON_NO_REVENUE:
      return "no-revenue";
    case STEWARD_REASON_SEVERAL_CURRENCIES:
      return "several-currencies";
    case STEWARD_REASON_NONE:
    default:
      return NULL;
    }
}

const char *
steward_reason_get_label (StewardReason reason)
{
  switch (reason)
    {
    case STEWARD_REASON_NO_USAGE:
      /* Translators: no count of monthly active users for the last complete month */
      return _ ("No usage");
    case STEWARD_REASON_MAU_ZERO:
      return _ ("Nobody was active");
    case STEWARD_REASON_NO_SEATS:
      return _ ("Seats unknown");
    case STEWARD_REASON_TOO_FEW_DAYS:
      return _ ("Too few days");
    case STEWARD_REASON_NO_TRAITS:
      /* Translators: nothing that the health score is made of is known */
      return _ ("Nothing known yet");
    case STEWARD_REASON_NO_DATE:
      return _ ("Date not known");
    case STEWARD_REASON_NOT_BEGUN:
      return _ ("Not begun yet");
    case STEWARD_REASON_OVER:
      return _ ("It is over");
    case STEWARD_REASON_UNLIMITED:
      return _ ("Seats are unlimited");
    case STEWARD_REASON_NO_WEEKS:
      return _ ("No complete week");
    case STEWARD_REASON_WAU_ZERO:
      return _ ("Nobody was active");
    case STEWARD_REASON_NO_MONTH_BEFORE:
      /* Translators: no count of monthly active users for the month before the last complete one */
      return _ ("No month before");
    case STEWARD_REASON_NO_START_ARR:
      /* Translators: no customer had recurring revenue on the first day of a period */
      return _ ("No revenue at the start");
    case STEWARD_REASON_NO_RENEWALS:
      /* Translators: no contract ended in a period */
      return _ ("Nothing was up for renewal");
    case STEWARD_REASON_NO_REVENUE:
      /* Translators: of revenue */
      return C_ ("revenue", "Not known");
    case STEWARD_REASON_SEVERAL_CURRENCIES:
      return _ ("Several currencies");
    case STEWARD_REASON_NONE:
    default:
      return "";
    }
}
