/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-hours-saved.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct {
  const char *key;
  const char *label;
} reasons[] = {
  [STEWARD_HOURS_REASON_NONE] = { NULL, "" },
  [STEWARD_HOURS_REASON_NO_USAGE] = { "no-usage", N_ ("No complete month was counted yet.") },
  [STEWARD_HOURS_REASON_NO_SEARCHES]
  = { "no-searches", N_ ("Enter how many searches an active user makes in a month. The instance’s "
                         "own analytics tell.") },
  [STEWARD_HOURS_REASON_NO_MINUTES] = { "no-minutes",
                                        N_ ("Enter how many minutes a search saves.") },
};

const char *
steward_hours_reason_to_string (StewardHoursReason reason)
{
  return reasons[reason].key;
}

const char *
steward_hours_reason_get_label (StewardHoursReason reason)
{
  return *reasons[reason].label ? _ (reasons[reason].label) : "";
}

/* --- The estimate ----------------------------------------------------------------------------- */

/* The first month that was counted, or where none was one after @last. */
static StewardMonth
find_first_counted (const StewardUsage *usage, StewardMonth last)
{
  guint n_points;
  const StewardUsagePoint *points = steward_usage_get_points (usage, STEWARD_GRAIN_MONTH,
                                                              &n_points);

  return n_points > 0 ? points[0].start : last + 1;
}

static void
add_up (StewardHoursSaved *self, const StewardUsage *usage)
{
  for (StewardMonth month = self->first; month <= self->last; month++)
    {
      const StewardUsagePoint *point = steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH,
                                                                    month);

      self->months_expected++;
      if (point == NULL)
        continue;
      self->months_present++;
      self->user_months += point->users;
    }
}

static StewardHoursReason
find_reason (const StewardHoursSaved *self)
{
  if (self->months_present == 0)
    return STEWARD_HOURS_REASON_NO_USAGE;
  if (self->assumptions.searches <= 0)
    return STEWARD_HOURS_REASON_NO_SEARCHES;
  return self->assumptions.search_minutes <= 0 ? STEWARD_HOURS_REASON_NO_MINUTES
                                               : STEWARD_HOURS_REASON_NONE;
}

StewardHoursSaved
steward_hours_saved_compute (const StewardUsage *usage,
                             StewardDay since,
                             StewardDay today,
                             const StewardValueAssumptions *assumptions)
{
  StewardMonth last = steward_day_get_month (today) - 1;
  StewardMonth begin = since == STEWARD_DAY_NONE ? find_first_counted (usage, last)
                                                 : steward_day_get_month (since);
  StewardHoursSaved self = {
    .hours = (double) NAN,
    .amount = (double) NAN,
    .first = MAX (begin, last + 1 - (StewardMonth) assumptions->months),
    .last = last,
    .assumptions = *assumptions,
  };

  add_up (&self, usage);
  self.reason = find_reason (&self);
  if (self.reason != STEWARD_HOURS_REASON_NONE)
    return self;
  self.hours = (double) self.user_months * assumptions->searches * assumptions->search_minutes / 60;
  if (assumptions->hourly_rate > 0)
    self.amount = self.hours * assumptions->hourly_rate;
  return self;
}

GArray *
steward_hours_saved_list_missing (const StewardHoursSaved *self, const StewardUsage *usage)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (StewardMonth));

  for (StewardMonth month = self->first; month <= self->last; month++)
    if (steward_usage_find_complete (usage, STEWARD_GRAIN_MONTH, month) == NULL)
      g_array_append_val (missing, month);
  return missing;
}

/* --- Why it is what it is --------------------------------------------------------------------- */

static char *
format_assumption (double value)
{
  return g_strdup_printf ("%'.15g", value);
}

static void
explain_hours (StewardExplanation *explanation, const StewardHoursSaved *self)
{
  g_autofree char *users = steward_format_count (self->user_months);
  g_autofree char *searches = format_assumption (self->assumptions.searches);
  g_autofree char *minutes = format_assumption (self->assumptions.search_minutes);
  g_autofree char *hours = steward_format_count ((gint64) llround (self->hours));

  explanation->value = g_strdup (hours);
  /* Translators: months counted, months in the window */
  explanation->summary = g_strdup_printf (_ ("An estimate, %u of %u months"), self->months_present,
                                          self->months_expected);
  /* Translators: users added up over months, searches, minutes, hours */
  explanation->formula = g_strdup_printf (
    _ ("%s users of a month × %s searches × %s min ÷ 60 = %s hours"), users, searches, minutes,
    hours);
  steward_explanation_add_term (explanation, "", users, _ ("users of a month"));
  steward_explanation_add_term (explanation, "×", searches, _ ("searches"));
  steward_explanation_add_term (explanation, "×", minutes, _ ("minutes"));
  steward_explanation_add_term (explanation, "÷", "60", _ ("minutes an hour"));
  steward_explanation_add_term (explanation, "=", hours, _ ("hours, an estimate"));
}

/* `June 2026, July 2026` */
static char *
name_months (const GArray *months)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < months->len; i++)
    {
      g_autofree char *month = steward_format_month (g_array_index (months, StewardMonth, i));

      /* Translators: between the parts of a list */
      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("list", ", ") : "", month);
    }
  return g_strdup (text->str);
}

static void
explain_months (StewardExplanation *explanation,
                const StewardHoursSaved *self,
                const StewardUsage *usage)
{
  g_autoptr (GArray) missing = steward_hours_saved_list_missing (self, usage);
  g_autofree char *first = steward_format_month (self->first);
  g_autofree char *last = steward_format_month (self->last);
  g_autofree char *names = name_months (missing);

  if (self->months_expected == 0)
    return;
  /* Translators: two months */
  steward_explanation_add (explanation, _ ("Window"), _ ("%s to %s (UTC)"), first, last);
  if (missing->len == 0)
    /* Translators: months counted, months in the window */
    steward_explanation_add (explanation, _ ("Months present"), _ ("%u of %u"),
                             self->months_present, self->months_expected);
  else
    /* Translators: months counted, months in the window, the names of those missing */
    steward_explanation_add (explanation, _ ("Months present"),
                             _ ("%u of %u; missing, and adding nothing: %s"), self->months_present,
                             self->months_expected, names);
}

static void
explain_assumption (StewardExplanation *explanation,
                    const char *label,
                    const char *key,
                    const StewardSettings *settings,
                    const char *segment,
                    const char *customer_id)
{
  const char *const keys[] = { key, NULL };
  const StewardSetting *setting = steward_setting_find (key);
  StewardScope scope;
  const char *value = steward_settings_get (settings, key, segment, customer_id, &scope);
  g_autofree char *text = steward_setting_format (setting, value);
  g_autofree char *origin = steward_settings_describe_origin (settings, keys, segment, customer_id);

  if (scope != STEWARD_SCOPE_PUBLISHED)
    steward_explanation_add (explanation, label, "%s", origin);
  else if (g_ascii_strtod (value, NULL) > 0)
    /* Translators: a value that nobody changed */
    steward_explanation_add (explanation, label, _ ("%s, as published by the vendor"), text);
  else
    steward_explanation_add (explanation, label, "%s", text);
}

StewardExplanation *
steward_hours_saved_explain (const StewardHoursSaved *self,
                             const StewardUsage *usage,
                             const char *currency,
                             const StewardSettings *settings,
                             const char *segment,
                             const char *customer_id)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Hours saved"));
  const char *usual = steward_settings_get (settings, "currency", NULL, NULL, NULL);
  g_autofree char *amount = isnan (self->amount)
                              ? NULL
                              : steward_format_amount (self->amount, currency ? currency : usual);

  explanation->number = self->hours;
  if (isnan (self->hours))
    {
      explanation->reason = steward_hours_reason_to_string (self->reason);
      explanation->summary = g_strdup (steward_hours_reason_get_label (self->reason));
      explanation->formula = g_strdup_printf (_ ("Not available: %s"), explanation->summary);
    }
  else
    explain_hours (explanation, self);
  explain_months (explanation, self, usage);
  explain_assumption (explanation, _ ("Searches of a user in a month"), "searches-per-user",
                      settings, segment, customer_id);
  explain_assumption (explanation, _ ("Minutes that a search saves"), "search-minutes", settings,
                      segment, customer_id);
  explain_assumption (explanation, _ ("What an hour costs"), "hourly-rate", settings, segment,
                      customer_id);
  if (amount)
    steward_explanation_add (explanation, _ ("In money"), "%s", amount);
  explanation->rule = g_strdup (
    _ ("An estimate: monthly active users × searches × minutes ÷ 60. Only the users are counted. "
       "5 minutes a search is what Sourcegraph Analytics takes, a claim of the vendor without a "
       "study. For the searches nothing fitting is published: the instance’s own analytics tell "
       "them. Google’s developers made 12 on a workday (Sadowski and others, 2015)."));
  return explanation;
}
