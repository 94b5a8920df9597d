/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-seat-use.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
steward_seat_alert_to_string (StewardSeatAlert alert)
{
  switch (alert)
    {
    case STEWARD_SEAT_ALERT_FIRST:
      return "first";
    case STEWARD_SEAT_ALERT_FULL:
      return "full";
    case STEWARD_SEAT_ALERT_NONE:
    default:
      return "none";
    }
}

static StewardSeatAlert
judge (double value, const StewardTargets *targets)
{
  if (value >= targets->seat_alert_full)
    return STEWARD_SEAT_ALERT_FULL;
  return value >= targets->seat_alert_first ? STEWARD_SEAT_ALERT_FIRST : STEWARD_SEAT_ALERT_NONE;
}

StewardSeatUse
steward_seat_use_compute (const StewardUsage *usage,
                          const GArray *seats_history,
                          StewardDay today,
                          const StewardTargets *targets)
{
  StewardMonth current = steward_day_get_month (today);
  const StewardUsagePoint *last = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH,
                                                               current - 1);
  const StewardUsagePoint *to_date = steward_usage_find (usage, STEWARD_GRAIN_MONTH, current);
  StewardSeatUse self = {
    .value = (double) NAN,
    .month = current - 1,
    .mau = last ? last->users : -1,
    .to_date = to_date ? to_date->users : -1,
    .seats = steward_seats_in_force (seats_history, today),
  };

  self.users = MAX (self.mau, self.to_date);
  if (self.users < 0)
    self.reason = STEWARD_REASON_NO_USAGE;
  else if (self.seats.seats.kind == STEWARD_SEATS_UNLIMITED)
    self.reason = STEWARD_REASON_UNLIMITED;
  else if (self.seats.seats.kind == STEWARD_SEATS_UNKNOWN)
    self.reason = STEWARD_REASON_NO_SEATS;
  else
    {
      self.value = (double) self.users / (double) self.seats.seats.count;
      self.alert = judge (self.value, targets);
    }
  return self;
}

/* Cut, not rounded: 99.6 % is not all of them. */
static char *
format_value (const StewardSeatUse *self)
{
  return steward_format_percent (floor (self->value * 100 + 1e-9) / 100, 0);
}

char *
steward_seat_use_describe_alert (const StewardSeatUse *self)
{
  g_autofree char *percent = isnan (self->value) ? NULL : format_value (self);

  if (self->alert == STEWARD_SEAT_ALERT_NONE)
    return NULL;
  return g_strdup_printf (self->alert == STEWARD_SEAT_ALERT_FULL
                            /* Translators: `103 %`, of the licensed seats */
                            ? _ ("Seats are used up (%s): tell the account executive")
                            /* Translators: `94 %` */
                            : _ ("%s of seats in use: tell the account executive"),
                          percent);
}

static void
add_terms (StewardExplanation *explanation, const StewardSeatUse *self)
{
  g_autofree char *users = steward_format_count (self->users);
  g_autofree char *seats = steward_format_count (self->seats.seats.count);
  gint64 left = self->seats.seats.count - self->users;
  g_autofree char *count = steward_format_count (ABS (left));
  g_autofree char *result = left < 0
                              ? g_strdup_printf (
                                  g_dngettext (GETTEXT_PACKAGE, "%s user more than seats",
                                               "%s users more than seats", (gulong) -left),
                                  count)
                              : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s seat left",
                                                              "%s seats left", (gulong) left),
                                                 count);

  explanation->summary = g_strdup (result);
  /* Translators: users ÷ seats = percentage */
  explanation->formula = g_strdup_printf (_ ("%s users ÷ %s seats = %s"), users, seats,
                                          explanation->value);
  steward_explanation_add_term (explanation, "", users, _ ("users"));
  steward_explanation_add_term (explanation, "÷", seats, _ ("seats in force today"));
  steward_explanation_add_term (explanation, "=", explanation->value, result);
}

static void
add_count (StewardExplanation *explanation, const char *label, gint64 count)
{
  g_autofree char *text = steward_format_count (count);

  steward_explanation_add (explanation, label, "%s", count < 0 ? _ ("never counted") : text);
}

StewardExplanation *
steward_seat_use_explain (const StewardSeatUse *self, const StewardTargets *targets)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Seats in use"));
  g_autofree char *month = steward_format_month (self->month);
  g_autofree char *this_month = steward_format_month (self->month + 1);
  g_autofree char *label = g_strdup_printf (_ ("MAU of %s"), month);
  /* Translators: monthly active users of a month that is not over */
  g_autofree char *to_date_label = g_strdup_printf (_ ("%s to date"), this_month);
  g_autofree char *first = steward_format_limit (targets->seat_alert_first);
  g_autofree char *full = steward_format_limit (targets->seat_alert_full);
  g_autofree char *alert = steward_seat_use_describe_alert (self);

  explanation->number = self->value;
  if (isnan (self->value))
    steward_explanation_set_reason (explanation, self->reason);
  else
    {
      explanation->value = steward_format_percent (self->value, 1);
      add_terms (explanation, self);
    }
  if (alert)
    {
      g_set_str (&explanation->summary, alert);
      explanation->attention = TRUE;
      steward_explanation_add (explanation, _ ("To do"), "%s", alert);
    }
  add_count (explanation, label, self->mau);
  add_count (explanation, to_date_label, self->to_date);
  steward_explanation_add_seats (explanation, &self->seats, 0);
  explanation->rule = g_strdup_printf (
    _ ("Users of the last complete month, or of the month to date where these are more already, ÷ "
       "seats in force today. The account executive is to know from %s on, and again from %s on."),
    first, full);
  return explanation;
}
