/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-breaches.h"

#include <glib/gi18n-lib.h>
#include <math.h>

guint
steward_breach_get_length (const StewardBreach *self)
{
  return (guint) (self->last - self->first + 1);
}

/* The first month that was ever counted, or that after the last complete one. */
static StewardMonth
get_first_counted (const StewardUsage *usage, StewardMonth current)
{
  guint n = 0;
  const StewardUsagePoint *points = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH, &n);

  return n > 0 ? MIN (points[0].start, current) : current;
}

/* A month under the target goes on with the spell of the month before, or begins one. */
static void
add_month (GArray *spells, StewardMonth month, double value)
{
  StewardBreach *last = spells->len > 0 ? &g_array_index (spells, StewardBreach, spells->len - 1)
                                        : NULL;
  const StewardBreach first = {
    .first = month, .last = month, .lowest = value, .lowest_month = month
  };

  if (last == NULL || last->last != month - 1)
    {
      g_array_append_val (spells, first);
      return;
    }
  last->last = month;
  if (value < last->lowest)
    {
      last->lowest = value;
      last->lowest_month = month;
    }
}

StewardBreaches *
steward_breaches_new (StewardDay due,
                      const StewardUsage *usage,
                      const GArray *seats_history,
                      gint64 tam,
                      StewardDay today,
                      const StewardTargets *targets)
{
  StewardBreaches *self = g_new0 (StewardBreaches, 1);
  StewardMonth current = steward_day_get_month (today);

  self->spells = g_array_new (FALSE, FALSE, sizeof (StewardBreach));
  self->first = current;
  if (due != STEWARD_DAY_NONE)
    self->first = MAX (steward_day_get_month (due) + 1, get_first_counted (usage, current));
  for (StewardMonth month = self->first; month < current; month++)
    {
      double value = steward_utilization_compute (usage, seats_history, tam, month, targets).value;

      if (isnan (value))
        self->n_unknown++;
      else
        self->n_known++;
      if (value < targets->utilization_healthy)
        {
          self->n_under++;
          add_month (self->spells, month, value);
        }
    }
  if (self->n_known == 0)
    self->reason = due == STEWARD_DAY_NONE ? STEWARD_REASON_NO_DATE : STEWARD_REASON_NO_USAGE;
  if (due != STEWARD_DAY_NONE && steward_day_get_month (due) + 1 >= current)
    self->reason = STEWARD_REASON_NOT_BEGUN;
  for (guint i = 0; i < self->spells->len; i++)
    {
      StewardBreach *spell = &g_array_index (self->spells, StewardBreach, i);

      spell->lasts = spell->last == current - 1;
    }
  return self;
}

void
steward_breaches_free (StewardBreaches *self)
{
  g_array_unref (self->spells);
  g_free (self);
}

const StewardBreach *
steward_breaches_get_current (const StewardBreaches *self)
{
  const StewardBreach *last = self->spells->len > 0 ? &g_array_index (self->spells, StewardBreach,
                                                                      self->spells->len - 1)
                                                    : NULL;

  return last && last->lasts ? last : NULL;
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
format_months (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u month", "%u months", n), n);
}

static void
add_spell (StewardExplanation *explanation, const StewardBreach *spell)
{
  g_autofree char *months = format_months (steward_breach_get_length (spell));
  g_autofree char *first = steward_format_month (spell->first);
  g_autofree char *last = steward_format_month (spell->last);
  g_autofree char *lowest = steward_format_percent (spell->lowest, 1);
  g_autofree char *lowest_month = steward_format_month (spell->lowest_month);

  if (spell->first == spell->last)
    steward_explanation_add (explanation, first, "%s, %s", months, lowest);
  else
    {
      /* Translators: the first and the last of several months */
      g_autofree char *label = g_strdup_printf (_ ("%s – %s"), first, last);

      /* Translators: `3 months`, the lowest utilization of them, its month */
      steward_explanation_add (explanation, label, _ ("%s, lowest %s in %s"), months, lowest,
                               lowest_month);
    }
}

static void
add_to_history (StewardExplanation *explanation, const StewardBreach *spell)
{
  g_autofree char *lowest = steward_format_percent (spell->lowest, 1);
  g_autofree char *month = steward_format_month (spell->lowest_month);
  /* Translators: utilization, a month */
  g_autofree char *why = g_strdup_printf (_ ("lowest %s in %s"), lowest, month);

  steward_explanation_add_spell (
    explanation, NULL, steward_month_get_first_day (spell->first),
    spell->lasts ? STEWARD_DAY_NONE : steward_month_get_last_day (spell->last), why);
}

/* The present: the spell that lasts, or that there is none. */
static void
set_value (StewardExplanation *explanation, const StewardBreaches *self)
{
  const StewardBreach *current = steward_breaches_get_current (self);
  g_autofree char *since = current ? steward_format_month (current->first) : NULL;
  g_autofree char *known = format_months (self->n_known);

  explanation->number = current ? steward_breach_get_length (current) : 0;
  explanation->value = current ? format_months (steward_breach_get_length (current))
                               : g_strdup (_ ("None now"));
  if (current)
    /* Translators: a month; months under the target, all months, as `21 months` */
    explanation->summary = g_strdup_printf (_ ("Since %s · %u of %s after the ramp"), since,
                                            self->n_under, known);
  else
    /* Translators: months under the target, all months, as `21 months` */
    explanation->summary = g_strdup_printf (_ ("%u of %s after the ramp"), self->n_under, known);
}

StewardExplanation *
steward_breaches_explain (const StewardBreaches *self, const StewardTargets *targets)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Months under the target"));
  g_autofree char *target = steward_format_limit (targets->utilization_healthy);
  g_autofree char *first = steward_format_month (self->first);
  g_autofree char *known = format_months (self->n_known);

  if (self->reason != STEWARD_REASON_NONE)
    steward_explanation_set_reason (explanation, self->reason);
  else
    {
      set_value (explanation, self);
      explanation->first_day = steward_month_get_first_day (self->first);
      explanation->last_day = steward_month_get_last_day (
        self->first + (StewardMonth) (self->n_known + self->n_unknown) - 1);
      explanation->formula = g_strdup_printf (
        /* Translators: months under the target, all months as `21 months`, the target, spells */
        g_dngettext (GETTEXT_PACKAGE, "%u of %s under %s, in %u spell",
                     "%u of %s under %s, in %u spells", self->spells->len),
        self->n_under, known, target, self->spells->len);
      steward_explanation_add (explanation, _ ("Window"),
                               _ ("complete months from %s on, after the ramp (UTC)"), first);
      steward_explanation_add (explanation, _ ("Months without a figure"), "%u", self->n_unknown);
    }
  for (guint i = 0; i < self->spells->len; i++)
    add_to_history (explanation, &g_array_index (self->spells, StewardBreach, i));
  for (guint i = self->spells->len; i > 0; i--)
    add_spell (explanation, &g_array_index (self->spells, StewardBreach, i - 1));
  explanation->rule = g_strdup_printf (
    _ ("Every complete month after the ramp whose utilization, with the seats of that month, is "
       "under %s. A month without a figure is not under it, and ends a spell."),
    target);
  return explanation;
}
