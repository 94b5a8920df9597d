/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-ramp.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a product in exact numbers may miss a whole number by. */
#define ROUNDING 1e-9

StewardDay
steward_ramp_get_start (StewardDay production,
                        StewardDay contract_close,
                        const StewardTargets *targets)
{
  return targets->ramp_clock == STEWARD_RAMP_FROM_CONTRACT_CLOSE ? contract_close : production;
}

StewardDay
steward_ramp_get_due (StewardDay start, const StewardTargets *targets)
{
  return start == STEWARD_DAY_NONE ? STEWARD_DAY_NONE : start + (StewardDay) targets->ramp_days;
}

/* The target that the straight line has reached on a day, as a fraction of seats. */
static double
get_line (StewardDay start, StewardDay day, const StewardTargets *targets)
{
  return targets->utilization_healthy * (day - start) / (double) targets->ramp_days;
}

StewardRamp
steward_ramp_judge (StewardDay start,
                    const StewardUtilization *utilization,
                    StewardDay today,
                    const StewardTargets *targets)
{
  StewardDay month_end = steward_month_get_last_day (utilization->month);

  if (start == STEWARD_DAY_NONE || today < start || today > steward_ramp_get_due (start, targets))
    return STEWARD_RAMP_NONE;
  if (isnan (utilization->value) || month_end <= start)
    return STEWARD_RAMP_RUNNING;
  return utilization->value < get_line (start, month_end, targets) ? STEWARD_RAMP_BEHIND
                                                                   : STEWARD_RAMP_RUNNING;
}

/* --- The course ------------------------------------------------------------------------------- */

static void
set_seats (StewardRampCourse *self,
           const GArray *seats_history,
           gint64 tam,
           StewardDay today,
           const StewardTargets *targets)
{
  StewardSeats seats = steward_seats_in_force (seats_history, today).seats;

  if (seats.kind == STEWARD_SEATS_KNOWN)
    self->seats = seats.count;
  else if (seats.kind == STEWARD_SEATS_UNLIMITED && tam > 0)
    {
      self->seats = tam;
      self->tam_used = TRUE;
    }
  self->target_users = (gint64) ceil (targets->utilization_healthy * (double) self->seats
                                      - ROUNDING);
}

/* Why it cannot be said what is still to gain. */
static StewardReason
find_reason (const StewardRampCourse *self, StewardDay today)
{
  if (self->start == STEWARD_DAY_NONE)
    return STEWARD_REASON_NO_DATE;
  if (today < self->start)
    return STEWARD_REASON_NOT_BEGUN;
  if (today > self->due)
    return STEWARD_REASON_OVER;
  if (self->users.kind == STEWARD_MONTHLY_USERS_UNKNOWN || self->users.end < self->start
      || self->users.end >= self->due)
    return STEWARD_REASON_NO_USAGE;
  return self->seats == 0 ? STEWARD_REASON_NO_SEATS : STEWARD_REASON_NONE;
}

static void
set_pace (StewardRampCourse *self, const StewardTargets *targets)
{
  double missing = (double) self->target_users - self->users.count;

  self->gap = self->users.count / (double) self->seats
              - get_line (self->start, self->users.end, targets);
  self->pace = MAX (missing, 0) / (self->due - self->users.end);
}

StewardRampCourse
steward_ramp_compute (StewardDay start,
                      const StewardUsage *usage,
                      const GArray *seats_history,
                      gint64 tam,
                      StewardDay today,
                      const StewardTargets *targets)
{
  StewardMonth current = steward_day_get_month (today);
  StewardUtilization last = steward_utilization_compute (usage, seats_history, tam, current - 1,
                                                         targets);
  StewardRampCourse self = {
    .standing = steward_ramp_judge (start, &last, today, targets),
    .start = start,
    .due = steward_ramp_get_due (start, targets),
    .users = steward_monthly_users_find_newest (usage, today),
    .gap = (double) NAN,
    .pace = (double) NAN,
    .reached = (double) NAN,
  };

  set_seats (&self, seats_history, tam, today, targets);
  self.reason = find_reason (&self, today);
  if (self.start != STEWARD_DAY_NONE)
    self.day = today - start;
  if (self.reason == STEWARD_REASON_NONE)
    set_pace (&self, targets);
  if (self.reason == STEWARD_REASON_OVER && steward_day_get_month (self.due) < current)
    self.reached = steward_utilization_compute (usage, seats_history, tam,
                                                steward_day_get_month (self.due), targets)
                     .value;
  return self;
}

/* --- Words ------------------------------------------------------------------------------------ */

/* Rounded up: a pace that falls short would not be the one that is needed. */
static double
round_pace (double pace)
{
  return ceil (pace * 10 - ROUNDING) / 10;
}

char *
steward_ramp_describe_pace (const StewardRampCourse *self)
{
  if (isnan (self->pace))
    return NULL;
  if (self->pace <= 0)
    return g_strdup (_ ("target reached"));
  /* Translators: how many more people a day have to become users */
  return g_strdup_printf (_ ("%.1f users a day to gain"), round_pace (self->pace));
}

/* Why the ramp does not run; NULL where it does. */
static char *
describe_pause (const StewardRampCourse *self, const StewardTargets *targets)
{
  gboolean from_production = targets->ramp_clock == STEWARD_RAMP_FROM_PRODUCTION;
  int days_since = self->day - (int) targets->ramp_days;

  if (self->reason == STEWARD_REASON_NO_DATE)
    return g_strdup (from_production ? _ ("Production date not known")
                                     : _ ("Contract close not known"));
  if (self->reason == STEWARD_REASON_NOT_BEGUN)
    return g_strdup (from_production ? _ ("Not in production yet")
                                     : _ ("The contract is not closed yet"));
  if (self->reason == STEWARD_REASON_OVER)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The ramp ended %d day ago",
                                         "The ramp ended %d days ago", (gulong) days_since),
                            days_since);
  return NULL;
}

/* `Day 34 of 60 · 8.4 users a day to gain` */
static char *
describe_course (const StewardRampCourse *self, const StewardTargets *targets)
{
  g_autofree char *pause = describe_pause (self, targets);
  g_autofree char *pace = steward_ramp_describe_pace (self);

  if (pause)
    return g_steal_pointer (&pause);
  if (pace)
    /* Translators: days gone by, days of the ramp, then `8.4 users a day to gain` */
    return g_strdup_printf (_ ("Day %d of %u · %s"), self->day, targets->ramp_days, pace);
  return g_strdup_printf (_ ("Day %d of %u of the ramp"), self->day, targets->ramp_days);
}

static void
add_due (StewardExplanation *explanation,
         const StewardRampCourse *self,
         const StewardTargets *targets)
{
  g_autofree char *start = steward_format_day (self->start);
  g_autofree char *end = steward_format_day (self->due);
  g_autofree char *days = g_strdup_printf ("%u", targets->ramp_days);

  explanation->value = g_strdup (end);
  explanation->first_day = self->start;
  explanation->last_day = self->due;
  explanation->formula = g_strdup_printf (_ ("%s + %u days = %s"), start, targets->ramp_days, end);
  steward_explanation_add_term (explanation, "", start,
                                targets->ramp_clock == STEWARD_RAMP_FROM_PRODUCTION
                                  ? _ ("first day in production")
                                  : _ ("contract close"));
  steward_explanation_add_term (explanation, "+", days, _ ("days"));
  steward_explanation_add_term (explanation, "=", end, _ ("target due"));
}

static void
add_target (StewardExplanation *explanation,
            const StewardRampCourse *self,
            const StewardTargets *targets)
{
  g_autofree char *target = steward_format_limit (targets->utilization_healthy);
  g_autofree char *seats = steward_format_count (self->seats);
  g_autofree char *users = steward_format_count (self->target_users);

  if (self->seats == 0)
    steward_explanation_add (explanation, _ ("Target"), _ ("%s of seats, which are not known"),
                             target);
  else
    steward_explanation_add (explanation, _ ("Target"),
                             self->tam_used
                               /* Translators: `80 %`, possible end users, users */
                               ? _ ("%s of %s possible end users = %s users")
                               /* Translators: `80 %`, seats, users */
                               : _ ("%s of %s seats = %s users"),
                             target, seats, users);
}

static void
add_users (StewardExplanation *explanation, const StewardMonthlyUsers *users)
{
  static const char *const words[] = {
    [STEWARD_MONTHLY_USERS_ROLLING] = N_ ("%s in the 28 days to %s"),
    /* Translators: users, the end of a week; WAU are weekly active users */
    [STEWARD_MONTHLY_USERS_WEEK] = N_ ("about %s, estimated from the WAU of the week to %s"),
    [STEWARD_MONTHLY_USERS_MONTH] = N_ ("%s in the month to %s"),
  };
  g_autofree char *count = steward_format_count ((gint64) round (users->count));
  g_autofree char *day = steward_format_day (users->end);

  if (users->kind == STEWARD_MONTHLY_USERS_UNKNOWN)
    steward_explanation_add (explanation, _ ("Monthly users"), "%s", _ ("never counted"));
  else
    steward_explanation_add (explanation, _ ("Monthly users"), _ (words[users->kind]), count, day);
}

/* How far off the target and the straight line, and what is needed. */
static void
add_gap (StewardExplanation *explanation, const StewardRampCourse *self)
{
  double missing = (double) self->target_users - self->users.count;
  g_autofree char *users = steward_format_count ((gint64) ceil (fabs (missing) - ROUNDING));
  g_autofree char *from = steward_format_day (self->users.end);
  g_autofree char *to = steward_format_day (self->due);

  steward_explanation_add (
    explanation, _ ("Gap"),
    missing > 0 ? _ ("%s users short of the target") : _ ("%s users over the target"), users);
  steward_explanation_add (explanation, _ ("Off the ramp"),
                           self->gap < 0 ? _ ("%.1f points behind") : _ ("%.1f points ahead"),
                           fabs (self->gap) * 100);
  if (self->pace > 0)
    /* Translators: users, days, a date, another date, users a day */
    steward_explanation_add (explanation, _ ("Pace needed"),
                             _ ("%s users ÷ %d days from %s to %s = %.1f users a day"), users,
                             self->due - self->users.end, from, to, round_pace (self->pace));
}

static void
add_standing (StewardExplanation *explanation,
              const StewardRampCourse *self,
              const StewardTargets *targets)
{
  g_autofree char *end = isnan (self->reached) ? NULL : steward_format_percent (self->reached, 1);
  g_autofree char *month = steward_format_month (steward_day_get_month (self->due));

  if (end)
    /* Translators: utilization, the month in which the ramp ended */
    steward_explanation_add (explanation, _ ("At its end"), _ ("%s in %s"), end, month);
  if (self->reason == STEWARD_REASON_NOT_BEGUN || self->reason == STEWARD_REASON_OVER)
    return;
  steward_explanation_add (explanation, _ ("Day of the ramp"), _ ("%d of %u"), self->day,
                           targets->ramp_days);
  add_target (explanation, self, targets);
  add_users (explanation, &self->users);
  if (!isnan (self->pace))
    add_gap (explanation, self);
}

StewardExplanation *
steward_ramp_explain (const StewardRampCourse *self, const StewardTargets *targets)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Ramp"));
  g_autofree char *target = steward_format_limit (targets->utilization_healthy);
  gboolean from_production = targets->ramp_clock == STEWARD_RAMP_FROM_PRODUCTION;

  explanation->number = self->pace;
  explanation->reason = steward_reason_to_string (self->reason);
  explanation->summary = describe_course (self, targets);
  if (self->start == STEWARD_DAY_NONE)
    explanation->formula = g_strdup (
      from_production
        ? _ ("The production date is not known. Edit the customer to enter it.")
        : _ ("The day of contract close is not known. Edit the customer to enter it."));
  else
    {
      add_due (explanation, self, targets);
      add_standing (explanation, self, targets);
    }
  explanation->rule = g_strdup_printf (
    from_production
      ? _ ("Utilization is to reach %s within %u civil days from the day of production.")
      : _ ("Utilization is to reach %s within %u civil days from contract close."),
    target, targets->ramp_days);
  return explanation;
}
