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

/* How many days have to be counted: of some days of the week, the same share as of all. */
static guint
get_min_days (const StewardConsumption *self, const StewardTargets *targets)
{
  return (targets->consumption_min_days * self->days_expected + targets->consumption_days - 1)
         / targets->consumption_days;
}

static StewardReason
find_reason (const StewardConsumption *self, const StewardTargets *targets)
{
  if (self->mau < 0)
    return STEWARD_REASON_NO_USAGE;
  if (self->mau == 0)
    return STEWARD_REASON_MAU_ZERO;
  return self->days_present < get_min_days (self, targets) ? STEWARD_REASON_TOO_FEW_DAYS
                                                           : STEWARD_REASON_NONE;
}

/* Value, state and reason, by the days that are counted. */
static void
conclude (StewardConsumption *self, const StewardTargets *targets)
{
  self->reason = find_reason (self, targets);
  self->value = self->reason == STEWARD_REASON_NONE ? self->mean_dau / (double) self->mau
                                                    : (double) NAN;
  self->state = STEWARD_STATE_UNKNOWN;
  if (self->reason == STEWARD_REASON_NONE && self->days == STEWARD_DAYS_ALL)
    self->state = judge (self->value, targets);
}

/* Everything but the days of the window. */
static StewardConsumption
prepare (StewardDay today,
         StewardDays days,
         const StewardUsage *usage,
         const StewardTargets *targets)
{
  StewardMonth month = steward_day_get_month (today) - 1;
  const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, month);

  return (StewardConsumption) {
    .days = days,
    .first_day = today - (StewardDay) targets->consumption_days,
    .last_day = today - 1,
    .month = month,
    .mau = point ? point->users : -1,
  };
}

static StewardConsumption
compute (const StewardUsage *usage,
         StewardDay today,
         StewardDays days,
         const StewardTargets *targets)
{
  StewardConsumption self = prepare (today, days, usage, targets);
  StewardMeanDau dau = steward_mean_dau_compute (usage, self.first_day, self.last_day, days);

  self.mean_dau = dau.value;
  self.days_present = dau.n_present;
  self.days_expected = dau.n_expected;
  conclude (&self, targets);
  return self;
}

StewardConsumption
steward_consumption_compute (const StewardUsage *usage,
                             StewardDay today,
                             const StewardTargets *targets)
{
  return compute (usage, today, STEWARD_DAYS_ALL, targets);
}

StewardConsumption
steward_consumption_compute_weekdays (const StewardUsage *usage,
                                      StewardDay today,
                                      const StewardTargets *targets)
{
  return compute (usage, today, STEWARD_DAYS_WEEKDAYS, targets);
}

/* The days of a window that moves back, among all that may be in it. */
typedef struct {
  const StewardUsagePoint *points;
  guint begin;
  guint end;
  gint64 sum;
  guint n_present;
} Window;

/* Takes a day into the window, or with -1 out of it. */
static void
count_day (Window *self, const StewardUsagePoint *point, int sign)
{
  if (!point->complete)
    return;
  self->sum += sign * point->users;
  self->n_present += (guint) sign;
}

static void
move_window (Window *self, StewardDay first_day, StewardDay last_day)
{
  while (self->begin > 0 && self->points[self->begin - 1].start >= first_day)
    count_day (self, &self->points[--self->begin], 1);
  while (self->end > 0 && self->points[self->end - 1].start > last_day)
    count_day (self, &self->points[--self->end], -1);
}

StewardDay
steward_consumption_find_healthy_day (const StewardUsage *usage,
                                      StewardDay first,
                                      StewardDay last,
                                      const StewardTargets *targets)
{
  StewardConsumption self = prepare (last, STEWARD_DAYS_ALL, usage, targets);
  Window window = { 0 };

  self.days_expected = targets->consumption_days;
  window.points = steward_usage_get_range (usage, STEWARD_GRAIN_DAY,
                                           first - (StewardDay) targets->consumption_days, last - 1,
                                           &window.end);
  window.begin = window.end;
  for (; self.last_day >= first - 1; self.first_day--, self.last_day--)
    {
      move_window (&window, self.first_day, self.last_day);
      self.days_present = window.n_present;
      self.mean_dau = window.n_present > 0 ? (double) window.sum / window.n_present : (double) NAN;
      conclude (&self, targets);
      if (self.state == STEWARD_STATE_HEALTHY)
        return self.last_day + 1;
    }
  return STEWARD_DAY_NONE;
}

static void
add_terms (StewardExplanation *explanation, const StewardConsumption *self)
{
  g_autofree char *mean = g_strdup_printf ("%.1f", self->mean_dau);
  g_autofree char *mau = steward_format_count (self->mau);
  /* Translators: how many days of the window a monthly user came on average */
  g_autofree char *result = g_strdup_printf (
    _ ("%.1f of %u days a user"), self->value * self->days_expected, self->days_expected);

  explanation->value = steward_format_percent (self->value, 1);
  /* Translators: mean daily users, MAU, days present, days expected */
  explanation->summary = g_strdup_printf (_ ("%s of %s · %u of %u days"), mean, mau,
                                          self->days_present, self->days_expected);
  /* Translators: mean daily active users / monthly active users = percentage */
  explanation->formula = g_strdup_printf (_ ("%s mean DAU ÷ %s MAU = %s"), mean, mau,
                                          explanation->value);
  steward_explanation_add_term (explanation, "", mean, _ ("daily users on average"));
  steward_explanation_add_term (explanation, "÷", mau, _ ("monthly users"));
  steward_explanation_add_term (explanation, "=", explanation->value, result);
}

static void
add_inputs (StewardExplanation *explanation, const StewardConsumption *self)
{
  g_autofree char *first = steward_format_day (self->first_day);
  g_autofree char *last = steward_format_day (self->last_day);
  g_autofree char *month = steward_format_month (self->month);
  g_autofree char *mau = steward_format_count (self->mau);
  g_autofree char *label = g_strdup_printf (_ ("MAU of %s"), month);

  steward_explanation_add (explanation, _ ("Window"),
                           self->days == STEWARD_DAYS_ALL
                             ? _ ("%s to %s (UTC), all days of the week")
                             : _ ("%s to %s (UTC), Monday to Friday"),
                           first, last);
  /* Translators: days counted, days in the window, days missing */
  steward_explanation_add (explanation, _ ("Days present"), _ ("%u of %u, %u missing"),
                           self->days_present, self->days_expected,
                           self->days_expected - self->days_present);
  steward_explanation_add (explanation, label, "%s",
                           self->mau < 0 ? _ ("never counted for this month") : mau);
}

static char *
describe_rule (const StewardConsumption *self, const StewardTargets *targets)
{
  g_autofree char *healthy = steward_format_limit (targets->consumption_healthy);
  g_autofree char *poor = steward_format_limit (targets->consumption_poor);

  if (self->days == STEWARD_DAYS_WEEKDAYS)
    return g_strdup_printf (
      _ ("Mean DAU of Mondays to Fridays of the %u days before today ÷ MAU of the last complete "
         "month. Days that were never counted are left out; fewer than %u give no figure. It is a "
         "second reading and not judged: the limits are those of all days."),
      targets->consumption_days, get_min_days (self, targets));
  return g_strdup_printf (
    _ (
      "Mean DAU of the %u days before today ÷ MAU of the last complete month. Days that were never "
      "counted are left out; fewer than %u give no figure. Healthy from %s, poor up to %s."),
    targets->consumption_days, targets->consumption_min_days, healthy, poor);
}

StewardExplanation *
steward_consumption_explain (const StewardConsumption *self, const StewardTargets *targets)
{
  gboolean all = self->days == STEWARD_DAYS_ALL;
  StewardExplanation *explanation = steward_explanation_new (all ? _ ("Consumption")
                                                                 : _ ("Consumption on weekdays"));

  explanation->number = self->value;
  if (all)
    steward_explanation_set_state (explanation, self->state);
  if (isnan (self->value))
    steward_explanation_set_reason (explanation, self->reason);
  else
    add_terms (explanation, self);
  add_inputs (explanation, self);
  explanation->rule = describe_rule (self, targets);
  return explanation;
}
