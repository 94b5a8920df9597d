/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-consumption.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static StewardState
judge (double value, const StewardTargets *targets)
{
  if (value >= targets->consumption_healthy)
    return STEWARD_STATE_HEALTHY;
  return value <= targets->consumption_poor ? STEWARD_STATE_POOR : STEWARD_STATE_CONCERNING;
}

static double
mean_of_days (StewardConsumption *self, const StewardUsage *usage)
{
  double sum = 0;

  for (StewardDay day = self->first_day; day <= self->last_day; day++)
    {
      const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_DAY, day);

      if (point == NULL)
        continue;
      sum += (double) point->users;
      self->days_present++;
    }
  return self->days_present > 0 ? sum / self->days_present : (double) NAN;
}

StewardConsumption
steward_consumption_compute (const StewardUsage *usage,
                             StewardDay today,
                             const StewardTargets *targets)
{
  StewardMonth month = steward_day_get_month (today) - 1;
  const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, month);
  StewardConsumption self = {
    .value = (double) NAN,
    .first_day = today - (StewardDay) targets->consumption_days,
    .last_day = today - 1,
    .days_expected = targets->consumption_days,
    .month = month,
    .mau = point ? point->users : -1,
  };

  self.mean_dau = mean_of_days (&self, usage);
  if (point == NULL)
    self.reason = STEWARD_REASON_NO_USAGE;
  else if (self.mau == 0)
    self.reason = STEWARD_REASON_MAU_ZERO;
  else if (self.days_present < targets->consumption_min_days)
    self.reason = STEWARD_REASON_TOO_FEW_DAYS;
  else
    {
      self.value = self.mean_dau / (double) self.mau;
      self.state = judge (self.value, targets);
    }
  return self;
}

static void
add_terms (StewardExplanation *explanation, const StewardConsumption *self)
{
  g_autofree char *mean = g_strdup_printf ("%.1f", self->mean_dau);
  g_autofree char *mau = steward_format_count (self->mau);
  g_autofree char *percent = steward_format_percent (self->value, 1);
  /* Translators: how many days of the window a monthly user came on average */
  g_autofree char *result = g_strdup_printf (
    _ ("%.1f of %u days a user"), self->value * self->days_expected, self->days_expected);

  steward_explanation_add_term (explanation, "", mean, _ ("daily users on average"));
  steward_explanation_add_term (explanation, "÷", mau, _ ("monthly users"));
  steward_explanation_add_term (explanation, "=", percent, result);
}

StewardExplanation *
steward_consumption_explain (const StewardConsumption *self, const StewardTargets *targets)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Consumption"));
  g_autofree char *first = steward_format_day (self->first_day);
  g_autofree char *last = steward_format_day (self->last_day);
  g_autofree char *month = steward_format_month (self->month);
  g_autofree char *mau = steward_format_count (self->mau);
  g_autofree char *healthy = steward_format_percent (targets->consumption_healthy, 0);
  g_autofree char *poor = steward_format_percent (targets->consumption_poor, 0);
  g_autofree char *percent = isnan (self->value) ? NULL : steward_format_percent (self->value, 1);

  if (percent)
    /* Translators: mean daily active users / monthly active users = percentage */
    explanation->formula = g_strdup_printf (_ ("%.1f mean DAU ÷ %s MAU = %s"), self->mean_dau, mau,
                                            percent);
  else
    explanation->formula = g_strdup_printf (_ ("Not available: %s"),
                                            steward_reason_get_label (self->reason));
  if (percent)
    add_terms (explanation, self);
  steward_explanation_add (explanation, _ ("Window"), _ ("%s to %s (UTC), all days of the week"),
                           first, last);
  /* Translators: days counted, days in the window, days missing */
  steward_explanation_add (explanation, _ ("Days present"), _ ("%u of %u, %u missing"),
                           self->days_present, self->days_expected,
                           self->days_expected - self->days_present);
  /* Translators: the label is “monthly active users of October 2026” */
  {
    g_autofree char *label = g_strdup_printf (_ ("MAU of %s"), month);

    steward_explanation_add (explanation, label, "%s",
                             self->mau < 0 ? _ ("never counted for this month") : mau);
  }
  explanation->rule = g_strdup_printf (
    _ (
      "Mean DAU of the %u days before today ÷ MAU of the last complete month. Days that were never "
      "counted are left out; fewer than %u give no figure. Healthy from %s, poor up to %s."),
    targets->consumption_days, targets->consumption_min_days, healthy, poor);
  return explanation;
}
