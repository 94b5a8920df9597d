/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-renewal-watch.h"

#include "steward-format.h"
#include "steward-renewals.h"

#include <glib/gi18n-lib.h>

#define YELLOW "yellow"
#define RED "red"

/* --- What was written ------------------------------------------------------------------------- */

/* The last assessment from a day on, of those of one day the one written last; borrowed. */
static StewardRecord *
find_last (GListModel *assessments, StewardDay first, StewardDay today)
{
  StewardRecord *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (assessments); i++)
    {
      g_autoptr (StewardRecord) assessment = g_list_model_get_item (assessments, i);
      StewardDay day = steward_record_get_day (assessment, "day");

      if (day != STEWARD_DAY_NONE && day >= first && day <= today
          && (last == NULL || day >= steward_record_get_day (last, "day")))
        last = assessment;
    }
  return last;
}

static const char *
find_rating (StewardRecord *assessment)
{
  const char *rating = steward_record_get_text (assessment, "rating");

  if (g_strcmp0 (rating, RED) == 0)
    return RED;
  return g_strcmp0 (rating, YELLOW) == 0 ? YELLOW : NULL;
}

static void
look_at_assessments (StewardRenewalWatch *self, GListModel *assessments)
{
  StewardDay first = MIN (self->first_day, self->renewal - STEWARD_RENEWALS_AHEAD);
  StewardRecord *last = find_last (assessments, first, self->today);

  if (last == NULL)
    return;
  self->rating = find_rating (last);
  self->rated_day = steward_record_get_day (last, "day");
  if (self->rated_day >= self->first_day)
    self->state = STEWARD_ASSESSMENT_DONE;
}

static gboolean
is_open (StewardRecord *plan)
{
  const char *state = steward_record_get_text (plan, "state");

  return g_strcmp0 (state, "met") != 0 && g_strcmp0 (state, "lost") != 0
         && !steward_record_has (plan, "closed");
}

static void
look_at_plans (StewardRenewalWatch *self, GListModel *plans)
{
  for (guint i = 0; i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (StewardRecord) plan = g_list_model_get_item (plans, i);
      StewardDay update = steward_record_get_day (plan, "update");

      if (!is_open (plan))
        continue;
      self->has_plan = TRUE;
      if (update != STEWARD_DAY_NONE && (self->update == STEWARD_DAY_NONE || update < self->update))
        self->update = update;
    }
}

StewardRenewalWatch
steward_renewal_watch_run (StewardDay renewal,
                           guint days_ahead,
                           StewardDay today,
                           GListModel *assessments,
                           GListModel *plans)
{
  StewardRenewalWatch self = {
    .renewal = renewal,
    .first_day = STEWARD_DAY_NONE,
    .today = today,
    .rated_day = STEWARD_DAY_NONE,
    .update = STEWARD_DAY_NONE,
  };

  look_at_plans (&self, plans);
  if (renewal == STEWARD_DAY_NONE)
    return self;
  self.first_day = renewal - (StewardDay) days_ahead;
  if (renewal < today)
    {
      self.state = STEWARD_ASSESSMENT_PAST;
      return self;
    }
  self.state = today < self.first_day ? STEWARD_ASSESSMENT_AHEAD : STEWARD_ASSESSMENT_DUE;
  look_at_assessments (&self, assessments);
  return self;
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
describe_due (const StewardRenewalWatch *self)
{
  guint days = (guint) (self->renewal - self->today);
  g_autofree char *renewal = steward_format_day (self->renewal);

  if (days == 0)
    return g_strdup (_ ("The renewal is today: assess it."));
  return g_strdup_printf (
    /* Translators: a date, and how far away it is */
    g_dngettext (GETTEXT_PACKAGE, "The renewal is on %s, in %u day: assess it.",
                 "The renewal is on %s, in %u days: assess it.", days),
    renewal, days);
}

static char *
describe_ahead (const StewardRenewalWatch *self)
{
  g_autofree char *renewal = steward_format_day (self->renewal);
  g_autofree char *first_day = steward_format_day (self->first_day);

  /* Translators: two dates */
  return g_strdup_printf (_ ("The renewal of %s is to be assessed from %s on."), renewal,
                          first_day);
}

static char *
describe_past (const StewardRenewalWatch *self)
{
  g_autofree char *renewal = steward_format_day (self->renewal);

  /* Translators: a date */
  return g_strdup_printf (_ ("The renewal of %s has gone by: enter the next one."), renewal);
}

char *
steward_renewal_watch_describe_assessment (const StewardRenewalWatch *self)
{
  switch (self->state)
    {
    case STEWARD_ASSESSMENT_PAST:
      return describe_past (self);
    case STEWARD_ASSESSMENT_AHEAD:
      return describe_ahead (self);
    case STEWARD_ASSESSMENT_DUE:
      return describe_due (self);
    case STEWARD_ASSESSMENT_DONE:
      return NULL;
    case STEWARD_ASSESSMENT_UNKNOWN:
    default:
      return g_strdup (_ ("Once the renewal date is entered, this says when to assess it."));
    }
}

static char *
describe_need (const StewardRenewalWatch *self)
{
  g_autofree char *day = steward_format_day (self->rated_day);

  return g_strdup_printf (g_str_equal (self->rating, RED)
                            /* Translators: a date */
                            ? _ ("The renewal was rated red on %s: it needs a save plan.")
                            /* Translators: a date */
                            : _ ("The renewal was rated yellow on %s: it needs a save plan."),
                          day);
}

static char *
describe_update (const StewardRenewalWatch *self)
{
  guint days_late = (guint) (self->today - self->update);
  g_autofree char *day = steward_format_day (self->update);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The update of %s is %u day late.",
                                       "The update of %s is %u days late.", days_late),
                          day, days_late);
}

char *
steward_renewal_watch_describe_plan (const StewardRenewalWatch *self)
{
  if (self->rating && !self->has_plan)
    return describe_need (self);
  if (self->update != STEWARD_DAY_NONE && self->update < self->today)
    return describe_update (self);
  return NULL;
}
