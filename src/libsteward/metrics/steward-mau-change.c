/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-mau-change.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gint64
get_mau (const StewardUsage *usage, StewardMonth month)
{
  const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, month);

  return point ? point->users : -1;
}

StewardMauChange
steward_mau_change_compute (const StewardUsage *usage, StewardDay today)
{
  StewardMonth month = steward_day_get_month (today) - 1;
  StewardMauChange self = {
    .value = (double) NAN,
    .month = month,
    .mau = get_mau (usage, month),
    .before = get_mau (usage, month - 1),
  };

  if (self.mau < 0)
    self.reason = STEWARD_REASON_NO_USAGE;
  else if (self.before < 0)
    self.reason = STEWARD_REASON_NO_MONTH_BEFORE;
  else
    {
      self.users = self.mau - self.before;
      if (self.before > 0)
        self.value = (double) self.users / (double) self.before;
    }
  return self;
}

/* `+48` or `−48`. */
static char *
format_change (gint64 users)
{
  g_autofree char *count = steward_format_count (ABS (users));

  if (users == 0)
    return g_steal_pointer (&count);
  /* Translators: more, or fewer, people */
  return g_strdup_printf (users > 0 ? _ ("+%s") : _ ("−%s"), count);
}

/* `+6.9 %`; NULL where nobody was there before. */
static char *
format_percent (const StewardMauChange *self)
{
  g_autofree char *percent = isnan (self->value) ? NULL
                                                 : steward_format_percent (fabs (self->value), 1);

  if (percent == NULL || self->users == 0)
    return g_steal_pointer (&percent);
  return g_strdup_printf (self->users > 0 ? _ ("+%s") : _ ("−%s"), percent);
}

static void
add_terms (StewardExplanation *explanation, const StewardMauChange *self)
{
  g_autofree char *mau = steward_format_count (self->mau);
  g_autofree char *before = steward_format_count (self->before);
  g_autofree char *change = format_change (self->users);
  g_autofree char *percent = format_percent (self);
  g_autofree char *month = steward_format_month (self->month);
  g_autofree char *month_before = steward_format_month (self->month - 1);

  if (percent)
    /* Translators: MAU, MAU of the month before, change in people, change in per cent */
    explanation->formula = g_strdup_printf (_ ("%s MAU − %s MAU = %s, which is %s"), mau, before,
                                            change, percent);
  else
    explanation->formula = g_strdup_printf (
      _ ("%s MAU − %s MAU = %s, from nobody, so that there is no percentage"), mau, before, change);
  explanation->value = g_strdup (percent ? percent : change);
  /* Translators: change in people, a month */
  explanation->summary = g_strdup_printf (_ ("%s users since %s"), change, month_before);
  steward_explanation_add_term (explanation, "", mau, month);
  steward_explanation_add_term (explanation, "−", before, month_before);
  steward_explanation_add_term (explanation, "=", change, percent ? percent : _ ("users"));
}

static void
add_month (StewardExplanation *explanation, StewardMonth month, gint64 mau)
{
  g_autofree char *name = steward_format_month (month);
  g_autofree char *label = g_strdup_printf (_ ("MAU of %s"), name);
  g_autofree char *count = steward_format_count (mau);

  steward_explanation_add (explanation, label, "%s",
                           mau < 0 ? _ ("never counted for this month") : count);
}

StewardExplanation *
steward_mau_change_explain (const StewardMauChange *self)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("MAU, month over month"));
  g_autofree char *month = steward_format_month (self->month);

  explanation->number = self->value;
  if (isnan (self->value))
    explanation->reason = steward_reason_to_string (STEWARD_REASON_MAU_ZERO);
  explanation->first_day = steward_month_get_first_day (self->month - 1);
  explanation->last_day = steward_month_get_last_day (self->month);
  if (self->reason == STEWARD_REASON_NONE)
    add_terms (explanation, self);
  else
    steward_explanation_set_reason (explanation, self->reason);
  steward_explanation_add (explanation, _ ("Window"),
                           _ ("%s, the last complete month (UTC), and the one before it"), month);
  add_month (explanation, self->month, self->mau);
  add_month (explanation, self->month - 1, self->before);
  explanation->rule = g_strdup (
    _ ("MAU of the last complete month less that of the month before, in people and as a share of "
       "the month before. It is not judged."));
  return explanation;
}
