/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a goal stands, in words. */

#include "steward-goal.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
steward_goal_progress_describe_value (const StewardGoalProgress *self)
{
  gboolean has_reading = self->reading.day != STEWARD_DAY_NONE;
  g_autofree char *value = has_reading
                             ? steward_goal_format_value (&self->goal, self->reading.value)
                             : NULL;
  g_autofree char *target = isnan (self->goal.target)
                              ? NULL
                              : steward_goal_format_value (&self->goal, self->goal.target);

  if (value && target)
    /* Translators: a value, and where it is to be */
    return g_strdup_printf (_ ("%s, target %s"), value, target);
  if (target)
    return g_strdup_printf (_ ("Target %s"), target);
  return value ? g_steal_pointer (&value) : g_strdup ("");
}

char *
steward_goal_progress_describe_state (const StewardGoalProgress *self)
{
  const char *label = steward_goal_state_get_label (self->state);
  g_autofree char *percent = isnan (self->fraction) ? NULL
                                                    : steward_format_percent (self->fraction, 0);
  g_autofree char *expected = NULL;

  if (percent == NULL)
    return g_strdup (label);
  if (self->state != STEWARD_GOAL_ON_TRACK && self->state != STEWARD_GOAL_BEHIND)
    /* Translators: the state of a goal, a percentage */
    return g_strdup_printf (_ ("%s, %s of the way"), label, percent);
  expected = steward_format_percent (self->expected, 0);
  /* Translators: the state of a goal, a percentage, and another one */
  return g_strdup_printf (_ ("%s, %s of the way, %s expected"), label, percent, expected);
}

char *
steward_goal_progress_describe_due (const StewardGoalProgress *self, StewardDay today)
{
  g_autofree char *day = steward_format_day (self->goal.due);
  int days;

  if (self->goal.due == STEWARD_DAY_NONE)
    return g_strdup ("");
  days = self->goal.due - today;
  if (days == 0)
    return g_strdup (_ ("Due today"));
  if (days < 0)
    /* Translators: a date that is past */
    return g_strdup_printf (_ ("Was due %s"), day);
  /* Translators: a date, how many days it is away */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Due %s, in %d day", "Due %s, in %d days", (gulong) days), day,
    days);
}

static char *
describe_age (const StewardGoalProgress *self)
{
  g_autofree char *day = steward_format_day (self->reading.day);

  if (self->age == 0)
    return g_strdup (_ ("Last reading today."));
  /* Translators: a date, how many days ago it was */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Last reading %s, %d day ago.",
                                       "Last reading %s, %d days ago.", (gulong) self->age),
                          day, self->age);
}

char *
steward_goal_progress_describe_reading (const StewardGoalProgress *self)
{
  const char *reason = steward_goal_reason_get_label (self->reason);
  g_autofree char *age = NULL;

  if (self->reading.day == STEWARD_DAY_NONE)
    return g_strdup (reason);
  age = describe_age (self);
  return *reason ? g_strdup_printf ("%s %s", age, reason) : g_steal_pointer (&age);
}

char *
steward_goal_progress_describe (const StewardGoalProgress *self, StewardDay today)
{
  g_autofree char *state = steward_goal_progress_describe_state (self);
  g_autofree char *value = steward_goal_progress_describe_value (self);
  g_autofree char *due = steward_goal_progress_describe_due (self, today);
  g_autofree char *reading = steward_goal_progress_describe_reading (self);
  const char *const parts[] = { self->goal.name, state, value, due, reading };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", parts[i]);
  return g_strdup (text->str);
}
