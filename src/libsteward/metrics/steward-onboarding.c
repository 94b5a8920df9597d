/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-onboarding.h"

#include "steward-record-words.h"

#include <glib/gi18n-lib.h>

#define KIND "onboarding-step"

/* --- The usual checklist ---------------------------------------------------------------------- */

typedef enum {
  FROM_CLOSE,
  FROM_PRODUCTION,
  RAMP_END,   /* the day by which the target is due */
  PRODUCTION, /* the production date itself; so many days after the close while it is not known */
} Anchor;

typedef struct {
  const char *title;
  Anchor anchor;
  int days;
} UsualStep;

/* The hand-off is written 35 days before the close, the check-ins come after 30 and 90 days, and
 * the target after the ramp; the rest is spread so that each can rest on what comes before. */
static const UsualStep usual_steps[] = {
  { N_ ("Hand-off from sales read, open questions settled"), FROM_CLOSE, 0 },
  { N_ ("Partnership kick-off held"), FROM_CLOSE, 7 },
  { N_ ("Contacts confirmed: instance admin, program contact, champion"), FROM_CLOSE, 14 },
  { N_ ("Instance admin trained"), FROM_CLOSE, 21 },
  { N_ ("Production established"), PRODUCTION, 30 },
  { N_ ("30-day check-in held"), FROM_CLOSE, 30 },
  { N_ ("Single sign-on in use"), FROM_PRODUCTION, 7 },
  { N_ ("First team invited and trained"), FROM_PRODUCTION, 14 },
  { N_ ("Utilization target reached"), RAMP_END, 0 },
  { N_ ("90-day check-in held, with the first usage recap"), FROM_CLOSE, 90 },
};

typedef struct {
  StewardDay contract_close;
  StewardDay production;
  StewardDay today;
  const StewardTargets *targets;
} Dates;

/* None beyond the years that a day may have. */
static StewardDay
add_days (StewardDay day, int days)
{
  StewardDay last = steward_day_new (STEWARD_LAST_YEAR, 12, 31);

  return day == STEWARD_DAY_NONE || day > last - days ? STEWARD_DAY_NONE : day + days;
}

static StewardDay
find_due (const UsualStep *step, const Dates *dates)
{
  switch (step->anchor)
    {
    case PRODUCTION:
      return dates->production != STEWARD_DAY_NONE ? dates->production
                                                   : add_days (dates->contract_close, step->days);
    case FROM_PRODUCTION:
      return add_days (dates->production, step->days);
    case RAMP_END:
      return add_days (dates->production, (int) dates->targets->ramp_days);
    case FROM_CLOSE:
    default:
      return add_days (dates->contract_close, step->days);
    }
}

static StewardRecord *
find_step (GListModel *steps, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (StewardRecord) step = g_list_model_get_item (steps, i);

      if (g_strcmp0 (steward_record_get_text (step, "name"), title) == 0)
        return step;
    }
  return NULL;
}

static void
set_value (StewardRecord *record, const char *key, const char *text)
{
  const StewardField *field = steward_record_kind_find_field (steward_record_get_kind (record),
                                                              key);
  gboolean set = steward_record_set (record, field, text, NULL);

  g_assert (set);
}

static void
set_day (StewardRecord *record, const char *key, StewardDay day)
{
  g_autofree char *text = steward_day_format (day);

  set_value (record, key, text);
}

/* The step as it is to be saved; NULL where it is well as it is. */
static StewardRecord *
complete_step (const UsualStep *usual,
               const char *customer_id,
               GListModel *steps,
               const Dates *dates)
{
  StewardRecord *there = find_step (steps, _ (usual->title));
  g_autoptr (StewardRecord) step = there ? steward_record_copy (there)
                                         : steward_record_new (steward_record_kind_find (KIND),
                                                               customer_id);

  if (steward_record_is_done (step))
    return NULL;
  set_value (step, "name", _ (usual->title));
  if (!steward_record_has (step, "due"))
    set_day (step, "due", find_due (usual, dates));
  if (usual->anchor == PRODUCTION && dates->production != STEWARD_DAY_NONE
      && dates->production <= dates->today)
    set_day (step, "done", dates->production);
  return there && steward_record_equal (there, step) ? NULL : g_steal_pointer (&step);
}

GPtrArray *
steward_onboarding_complete (const char *customer_id,
                             GListModel *steps,
                             StewardDay contract_close,
                             StewardDay production,
                             StewardDay today,
                             const StewardTargets *targets)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);
  const Dates dates = { contract_close, production, today, targets };

  for (guint i = 0; i < G_N_ELEMENTS (usual_steps); i++)
    {
      StewardRecord *step = complete_step (&usual_steps[i], customer_id, steps, &dates);

      if (step)
        g_ptr_array_add (changed, step);
    }
  return changed;
}

/* --- Progress --------------------------------------------------------------------------------- */

/* Whether an open step comes before what is next so far. */
static gboolean
comes_first (StewardRecord *step, StewardRecord *next)
{
  StewardDay due = steward_record_get_day (step, "due");

  return due != STEWARD_DAY_NONE && (next == NULL || due < steward_record_get_day (next, "due"));
}

StewardOnboardingProgress
steward_onboarding_measure (GListModel *steps, StewardDay today)
{
  StewardOnboardingProgress self = { .n_steps = g_list_model_get_n_items (steps) };

  for (guint i = 0; i < self.n_steps; i++)
    {
      g_autoptr (StewardRecord) step = g_list_model_get_item (steps, i);

      if (steward_record_is_done (step))
        self.n_done++;
      else if (comes_first (step, self.next))
        self.next = step;
      if (steward_record_get_days_late (step, today) > 0)
        self.n_late++;
    }
  return self;
}

char *
steward_onboarding_describe (const StewardOnboardingProgress *self)
{
  if (self->n_steps == 0)
    return NULL;
  if (self->n_late > 0)
    /* Translators: steps that are done, all steps, and open steps that were due before today */
    return g_strdup_printf (_ ("%u of %u done, %u late"), self->n_done, self->n_steps,
                            self->n_late);
  return g_strdup_printf (_ ("%u of %u done"), self->n_done, self->n_steps);
}
