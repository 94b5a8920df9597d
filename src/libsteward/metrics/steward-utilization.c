/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-utilization.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static StewardState
judge (double value, const StewardTargets *targets)
{
  if (value >= targets->utilization_healthy)
    return STEWARD_STATE_HEALTHY;
  return value < targets->utilization_poor ? STEWARD_STATE_POOR : STEWARD_STATE_CONCERNING;
}

StewardUtilization
steward_utilization_compute (const StewardUsage *usage,
                             const GArray *seats_history,
                             gint64 tam,
                             StewardMonth month,
                             const StewardTargets *targets)
{
  const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, month);
  StewardUtilization self = {
    .value = (double) NAN,
    .month = month,
    .mau = point ? point->users : -1,
    .seats = steward_seats_in_force (seats_history, steward_month_get_last_day (month)),
  };

  if (self.seats.seats.kind == STEWARD_SEATS_KNOWN)
    self.denominator = self.seats.seats.count;
  else if (self.seats.seats.kind == STEWARD_SEATS_UNLIMITED && tam > 0)
    {
      self.denominator = tam;
      self.tam_used = TRUE;
    }
  if (point == NULL)
    self.reason = STEWARD_REASON_NO_USAGE;
  else if (self.denominator == 0)
    self.reason = STEWARD_REASON_NO_SEATS;
  else
    {
      self.value = (double) self.mau / (double) self.denominator;
      self.state = judge (self.value, targets);
    }
  return self;
}

gint64
steward_utilization_get_missing (const StewardUtilization *self, const StewardTargets *targets)
{
  double wanted = ceil (targets->utilization_healthy * (double) self->denominator - 1e-9);

  return (gint64) wanted - self->mau;
}

/* What the result means for the target, as advisors say it: in people. */
static char *
describe_result (const StewardUtilization *self, const StewardTargets *targets)
{
  gint64 missing = steward_utilization_get_missing (self, targets);
  g_autofree char *count = steward_format_count (ABS (missing));
  g_autofree char *target = steward_format_limit (targets->utilization_healthy);

  if (missing > 0)
    /* Translators: a count of users, `80 %` */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s user short of %s",
                                         "%s users short of %s", (gulong) missing),
                            count, target);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s user over %s", "%s users over %s", (gulong) -missing), count,
    target);
}

static void
add_terms (StewardExplanation *explanation,
           const StewardUtilization *self,
           const StewardTargets *targets)
{
  g_autofree char *mau = steward_format_count (self->mau);
  g_autofree char *denominator = steward_format_count (self->denominator);
  g_autofree char *month = steward_format_month (self->month);
  g_autofree char *result = describe_result (self, targets);

  /* Translators: MAU, seats or TAM, month */
  explanation->summary = g_strdup_printf (self->tam_used ? _ ("%s of %s possible users · %s")
                                                         : _ ("%s of %s seats · %s"),
                                          mau, denominator, month);
  /* Translators: monthly active users / seats = percentage */
  explanation->formula = g_strdup_printf (self->tam_used ? _ ("%s MAU ÷ %s possible end users = %s")
                                                         : _ ("%s MAU ÷ %s seats = %s"),
                                          mau, denominator, explanation->value);
  steward_explanation_add_term (explanation, "", mau, _ ("monthly users"));
  steward_explanation_add_term (explanation, "÷", denominator,
                                self->tam_used ? _ ("possible end users") : _ ("seats in force"));
  steward_explanation_add_term (explanation, "=", explanation->value, result);
}

StewardExplanation *
steward_utilization_explain (const StewardUtilization *self, const StewardTargets *targets)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Utilization"));
  g_autofree char *month = steward_format_month (self->month);
  g_autofree char *mau = steward_format_count (self->mau);
  g_autofree char *healthy = steward_format_limit (targets->utilization_healthy);
  g_autofree char *poor = steward_format_limit (targets->utilization_poor);

  explanation->number = self->value;
  steward_explanation_set_state (explanation, self->state);
  if (isnan (self->value))
    steward_explanation_set_reason (explanation, self->reason);
  else
    {
      explanation->value = steward_format_percent (self->value, 1);
      add_terms (explanation, self, targets);
    }
  steward_explanation_add (explanation, _ ("Window"), _ ("%s, the last complete month (UTC)"),
                           month);
  steward_explanation_add (explanation, _ ("Monthly active users"), "%s",
                           self->mau < 0 ? _ ("never counted for this month") : mau);
  steward_explanation_add_seats (explanation, &self->seats, self->tam_used ? self->denominator : 0);
  explanation->rule = g_strdup_printf (
    _ ("MAU of the last complete calendar month ÷ licensed seats in force on its last day. "
       "Healthy from %s, poor below %s."),
    healthy, poor);
  return explanation;
}
