/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-stickiness.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The value, or why there is none. */
static void
judge (StewardStickiness *self, StewardReason nobody, const StewardTargets *targets)
{
  if (self->users <= 0)
    self->reason = nobody;
  else if (self->dau.n_present < targets->consumption_min_days)
    self->reason = STEWARD_REASON_TOO_FEW_DAYS;
  else
    self->value = self->dau.value / self->users;
}

StewardStickiness
steward_stickiness_compute_month (const StewardUsage *usage,
                                  StewardDay today,
                                  const StewardTargets *targets)
{
  StewardMonth month = steward_day_get_month (today) - 1;
  const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, month);
  StewardStickiness self = {
    .value = (double) NAN,
    .grain = STEWARD_GRAIN_MONTH,
    .first_day = steward_month_get_first_day (month),
    .last_day = steward_month_get_last_day (month),
    .users = point ? (double) point->users : (double) NAN,
  };

  self.dau = steward_mean_dau_compute (usage, self.first_day, self.last_day, STEWARD_DAYS_ALL);
  if (point == NULL)
    self.reason = STEWARD_REASON_NO_USAGE;
  else
    judge (&self, STEWARD_REASON_MAU_ZERO, targets);
  return self;
}

/* Adds the days of a week to those of the others. */
static void
add_days (StewardMeanDau *sum, const StewardMeanDau *week)
{
  double before = sum->n_present > 0 ? sum->value * sum->n_present : 0;

  sum->n_expected += week->n_expected;
  if (week->n_present == 0)
    return;
  sum->n_present += week->n_present;
  sum->value = (before + week->value * week->n_present) / sum->n_present;
}

StewardStickiness
steward_stickiness_compute_weeks (const StewardUsage *usage,
                                  StewardDay today,
                                  const StewardTargets *targets)
{
  StewardDay sunday = steward_day_get_week (today);
  StewardStickiness self = {
    .value = (double) NAN,
    .grain = STEWARD_GRAIN_WEEK,
    .first_day = sunday - 7 * STEWARD_STICKINESS_WEEKS,
    .last_day = sunday - 1,
    .dau = { .value = (double) NAN },
    .users = (double) NAN,
  };
  double sum = 0;

  for (StewardDay week = self.first_day; week < sunday; week += 7)
    {
      const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_WEEK,
                                                                    week);
      StewardMeanDau days = steward_mean_dau_compute (usage, week, week + 6, STEWARD_DAYS_ALL);

      if (point == NULL)
        continue;
      sum += (double) point->users;
      self.n_weeks++;
      add_days (&self.dau, &days);
    }
  if (self.n_weeks == 0)
    {
      self.reason = STEWARD_REASON_NO_WEEKS;
      return self;
    }
  self.users = sum / self.n_weeks;
  judge (&self, STEWARD_REASON_WAU_ZERO, targets);
  return self;
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
format_users (const StewardStickiness *self)
{
  if (self->grain == STEWARD_GRAIN_MONTH)
    return steward_format_count ((gint64) self->users);
  return g_strdup_printf ("%.1f", self->users);
}

static void
add_terms (StewardExplanation *explanation, const StewardStickiness *self)
{
  gboolean of_month = self->grain == STEWARD_GRAIN_MONTH;
  g_autofree char *mean = g_strdup_printf ("%.1f", self->dau.value);
  g_autofree char *users = format_users (self);
  guint n_days = of_month ? (guint) (self->last_day - self->first_day + 1) : 7;
  /* Translators: how many days of a week or month a user came on average */
  g_autofree char *result = g_strdup_printf (_ ("%.1f of %u days a user"), self->value * n_days,
                                             n_days);

  explanation->value = steward_format_percent (self->value, 1);
  explanation->summary = g_strdup (result);
  explanation->formula = g_strdup_printf (of_month ? _ ("%s mean DAU ÷ %s MAU = %s")
                                                   : _ ("%s mean DAU ÷ %s mean WAU = %s"),
                                          mean, users, explanation->value);
  steward_explanation_add_term (explanation, "", mean, _ ("daily users on average"));
  steward_explanation_add_term (explanation, "÷", users,
                                of_month ? _ ("monthly users") : _ ("weekly users on average"));
  steward_explanation_add_term (explanation, "=", explanation->value, result);
}

static void
add_window (StewardExplanation *explanation, const StewardStickiness *self)
{
  g_autofree char *month = steward_format_month (steward_day_get_month (self->first_day));
  g_autofree char *first = steward_format_day (self->first_day);
  g_autofree char *last = steward_format_day (self->last_day);

  if (self->grain == STEWARD_GRAIN_MONTH)
    steward_explanation_add (explanation, _ ("Window"),
                             _ ("%s, the last complete month (UTC), all days of the week"), month);
  else
    {
      steward_explanation_add (explanation, _ ("Window"),
                               _ ("%s to %s (UTC), complete weeks from Sunday"), first, last);
      steward_explanation_add (explanation, _ ("Weeks present"), _ ("%u of %u, %u missing"),
                               self->n_weeks, (guint) STEWARD_STICKINESS_WEEKS,
                               STEWARD_STICKINESS_WEEKS - self->n_weeks);
    }
}

StewardExplanation *
steward_stickiness_explain (const StewardStickiness *self, const StewardTargets *targets)
{
  gboolean of_month = self->grain == STEWARD_GRAIN_MONTH;
  StewardExplanation *explanation = steward_explanation_new (of_month ? _ ("DAU/MAU")
                                                                      : _ ("DAU/WAU"));

  explanation->number = self->value;
  if (isnan (self->value))
    steward_explanation_set_reason (explanation, self->reason);
  else
    add_terms (explanation, self);
  add_window (explanation, self);
  explanation->rule = g_strdup_printf (
    of_month
      ? _ (
          "Mean DAU of the days of the last complete month ÷ its MAU. Days that were never counted "
          "are left out; fewer than %u give no figure. It is not judged.")
      : _ ("Mean DAU of the days of the last four complete weeks ÷ their mean WAU. A week that was "
           "never counted is left out with its days; fewer than %u days give no figure. It is not "
           "judged."),
    targets->consumption_min_days);
  return explanation;
}
