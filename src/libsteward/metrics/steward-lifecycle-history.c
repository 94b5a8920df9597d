/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-lifecycle-history.h"

#include "steward-lifecycle-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* --- Day by day ------------------------------------------------------------------------------- */

/* What is known of the targets on a day of the walk. */
typedef struct {
  const StewardLifecycleInputs *inputs;
  gboolean nurturing;
  guint n_missed;                    /* months in a row */
  StewardDay turned;                 /* the day on which @nurturing became what it is */
  StewardLifecycleStanding standing; /* as of that day */
} Walk;

static void
turn (Walk *self, gboolean nurturing, StewardDay day, const StewardLifecycleStanding *standing)
{
  if (self->nurturing == nurturing)
    return;
  self->nurturing = nurturing;
  self->turned = day;
  self->standing = *standing;
}

static void
walk_day (Walk *self, StewardDay day)
{
  StewardLifecycleStanding standing = steward_lifecycle_stand_on (self->inputs, day);

  if (standing.reached)
    {
      self->n_missed = 0;
      turn (self, TRUE, day, &standing);
    }
  else if (day == steward_month_get_first_day (steward_day_get_month (day)))
    {
      self->n_missed = standing.missed ? self->n_missed + 1 : 0;
      if (self->n_missed >= 2)
        turn (self, FALSE, day, &standing);
    }
}

/* --- Spells ----------------------------------------------------------------------------------- */

static StewardLifecycleCause
find_cause (const Walk *walk, StewardLifecycle stage)
{
  switch (stage)
    {
    case STEWARD_LIFECYCLE_PROSPECT:
      return STEWARD_LIFECYCLE_BEFORE_CLOSE;
    case STEWARD_LIFECYCLE_ONBOARDING:
      return STEWARD_LIFECYCLE_CLOSED;
    case STEWARD_LIFECYCLE_NURTURING:
      return STEWARD_LIFECYCLE_BOTH_REACHED;
    case STEWARD_LIFECYCLE_RENEWING:
      return STEWARD_LIFECYCLE_RENEWAL_NEAR;
    case STEWARD_LIFECYCLE_ADOPTING:
    case STEWARD_LIFECYCLE_NONE:
    default:
      return walk->turned == STEWARD_DAY_NONE ? STEWARD_LIFECYCLE_ONBOARDING_OVER
                                              : STEWARD_LIFECYCLE_FELL_BACK;
    }
}

static void
add_spell (GArray *spells, const Walk *walk, StewardLifecycle stage, StewardDay day)
{
  StewardLifecycleSpell spell = {
    .stage = stage,
    .cause = find_cause (walk, stage),
    .first = day,
    .last = STEWARD_DAY_NONE,
    .reached = STEWARD_DAY_NONE,
    .utilization = walk->standing.utilization,
    .consumption = walk->standing.consumption,
  };

  if (stage == STEWARD_LIFECYCLE_NURTURING)
    spell.reached = walk->turned;
  g_array_append_val (spells, spell);
}

/* Ends the spell of the day before where another stage begins. */
static void
note_stage (GArray *spells, const Walk *walk, StewardLifecycle stage, StewardDay day)
{
  StewardLifecycleSpell *last = spells->len > 0
                                  ? &g_array_index (spells, StewardLifecycleSpell, spells->len - 1)
                                  : NULL;

  if (last && last->stage == stage)
    return;
  if (last)
    last->last = day - 1;
  if (stage != STEWARD_LIFECYCLE_NONE)
    add_spell (spells, walk, stage, day);
}

/* The first day of which anything but `prospect` can be said. */
static StewardDay
find_beginning (const StewardLifecycleInputs *inputs)
{
  StewardDay renewing = inputs->renewal == STEWARD_DAY_NONE
                          ? inputs->today
                          : inputs->renewal - (StewardDay) inputs->targets->renewing_days;

  if (inputs->contract_close == STEWARD_DAY_NONE)
    return MIN (renewing, inputs->today);
  return MIN (MIN (renewing, inputs->contract_close), inputs->today);
}

GArray *
steward_lifecycle_list_spells (const StewardLifecycleInputs *inputs)
{
  GArray *spells = g_array_new (FALSE, FALSE, sizeof (StewardLifecycleSpell));
  Walk walk = { .inputs = inputs, .turned = STEWARD_DAY_NONE };
  StewardDay day = find_beginning (inputs);

  if (inputs->contract_close != STEWARD_DAY_NONE
      && steward_lifecycle_tell_by_dates (inputs, day - 1) == STEWARD_LIFECYCLE_PROSPECT)
    note_stage (spells, &walk, STEWARD_LIFECYCLE_PROSPECT, STEWARD_DAY_NONE);
  for (; day <= inputs->today; day++)
    {
      StewardLifecycle stage = steward_lifecycle_tell_by_dates (inputs, day);

      if (inputs->contract_close != STEWARD_DAY_NONE && day > inputs->contract_close)
        walk_day (&walk, day);
      if (stage == STEWARD_LIFECYCLE_ADOPTING && walk.nurturing)
        stage = STEWARD_LIFECYCLE_NURTURING;
      note_stage (spells, &walk, stage, day);
    }
  return spells;
}

/* --- Words ------------------------------------------------------------------------------------ */

static char *
describe_figures (const StewardLifecycleSpell *self)
{
  g_autofree char *month = steward_format_month (self->utilization.month);
  g_autofree char *day = steward_format_day (self->consumption.last_day);
  g_autofree char *utilization = isnan (self->utilization.value)
                                   ? g_strdup (_ ("not known"))
                                   : steward_format_percent (self->utilization.value, 1);
  g_autofree char *consumption = isnan (self->consumption.value)
                                   ? g_strdup (_ ("not known"))
                                   : steward_format_percent (self->consumption.value, 1);

  /* Translators: a month, its utilization, a date, consumption of the days up to it */
  return g_strdup_printf (_ ("utilization of %s %s, consumption to %s %s"), month, utilization, day,
                          consumption);
}

char *
steward_lifecycle_spell_describe (const StewardLifecycleSpell *self,
                                  const StewardLifecycleInputs *inputs)
{
  g_autofree char *close = steward_format_day (inputs->contract_close);
  g_autofree char *renewal = steward_format_day (inputs->renewal);
  g_autofree char *figures = NULL;

  switch (self->cause)
    {
    case STEWARD_LIFECYCLE_BEFORE_CLOSE:
      /* Translators: a date */
      return g_strdup_printf (_ ("before contract close on %s"), close);
    case STEWARD_LIFECYCLE_CLOSED:
      return g_strdup_printf (_ ("contract close on %s"), close);
    case STEWARD_LIFECYCLE_BOTH_REACHED:
      figures = describe_figures (self);
      /* Translators: `utilization of October 2026 83.1 %, consumption to 31 Oct 2026 31.4 %` */
      return g_strdup_printf (_ ("both targets reached: %s"), figures);
    case STEWARD_LIFECYCLE_FELL_BACK:
      figures = describe_figures (self);
      /* Translators: the same */
      return g_strdup_printf (_ ("two months in a row under a target: %s"), figures);
    case STEWARD_LIFECYCLE_RENEWAL_NEAR:
      return g_strdup_printf (_ ("%u days before the renewal on %s"),
                              inputs->targets->renewing_days, renewal);
    case STEWARD_LIFECYCLE_ONBOARDING_OVER:
    default:
      return g_strdup_printf (_ ("%u days after contract close, with a target still to reach"),
                              inputs->targets->onboarding_days);
    }
}

static StewardDay
add_days (StewardDay day, int n_days)
{
  return day == STEWARD_DAY_NONE ? STEWARD_DAY_NONE : day + n_days;
}

/* What comes after a stage, as far as dates tell it; NULL where they do not. */
static char *
describe_next (const StewardLifecycleInputs *inputs, StewardLifecycle stage)
{
  StewardDay onboarded = add_days (inputs->contract_close,
                                   (int) inputs->targets->onboarding_days + 1);
  StewardDay renewing = add_days (inputs->renewal, -(int) inputs->targets->renewing_days);
  g_autofree char *close = steward_format_day (inputs->contract_close);
  g_autofree char *over = NULL;
  g_autofree char *near = NULL;

  if (stage == STEWARD_LIFECYCLE_RENEWING)
    return NULL;
  if (stage == STEWARD_LIFECYCLE_PROSPECT)
    /* Translators: a date */
    return g_strdup_printf (_ ("Onboarding on %s"), close);
  if (stage == STEWARD_LIFECYCLE_ONBOARDING
      && (renewing == STEWARD_DAY_NONE || onboarded < renewing))
    {
      over = steward_format_day (onboarded);
      return g_strdup_printf (_ ("Adopting or Nurturing on %s"), over);
    }
  if (renewing == STEWARD_DAY_NONE)
    return NULL;
  near = steward_format_day (renewing);
  return g_strdup_printf (_ ("Renewing on %s"), near);
}

/* A line for each stage that is over, the last first: the formula tells the one that lasts. */
static void
add_past (StewardExplanation *explanation, const StewardLifecycleSpell *spell, const char *cause)
{
  const char *stage = steward_lifecycle_get_label (spell->stage);
  g_autofree char *first = steward_format_day (spell->first);
  g_autofree char *last = steward_format_day (spell->last);

  if (spell->first == STEWARD_DAY_NONE)
    steward_explanation_add (explanation, stage, "%s", cause);
  else
    /* Translators: the first and the last day, why */
    steward_explanation_add (explanation, stage, _ ("%s – %s: %s"), first, last, cause);
}

static void
add_spells (StewardExplanation *explanation,
            const GArray *spells,
            const StewardLifecycleInputs *inputs)
{
  for (guint i = 0; i < spells->len; i++)
    {
      const StewardLifecycleSpell *spell = &g_array_index (spells, StewardLifecycleSpell, i);
      g_autofree char *cause = steward_lifecycle_spell_describe (spell, inputs);

      steward_explanation_add_spell (explanation, steward_lifecycle_to_string (spell->stage),
                                     spell->first, spell->last, cause);
    }
  for (guint i = spells->len; i > 1; i--)
    {
      const StewardExplanationSpell *spell = g_ptr_array_index (explanation->spells, i - 2);

      add_past (explanation, &g_array_index (spells, StewardLifecycleSpell, i - 2), spell->why);
    }
}

static void
set_value (StewardExplanation *explanation,
           const StewardLifecycleSpell *spell,
           const StewardLifecycleInputs *inputs)
{
  g_autofree char *first = steward_format_day (spell->first);
  g_autofree char *cause = steward_lifecycle_spell_describe (spell, inputs);
  const char *stage = steward_lifecycle_get_label (spell->stage);

  explanation->word = steward_lifecycle_to_string (spell->stage);
  explanation->value = g_strdup (stage);
  explanation->first_day = spell->first;
  if (spell->first == STEWARD_DAY_NONE)
    {
      explanation->summary = g_strdup (cause);
      explanation->formula = g_strdup_printf ("%s: %s", stage, cause);
    }
  else
    {
      /* Translators: a date */
      explanation->summary = g_strdup_printf (_ ("Since %s"), first);
      /* Translators: a stage, a date, why */
      explanation->formula = g_strdup_printf (_ ("%s since %s: %s"), stage, first, cause);
    }
}

StewardExplanation *
steward_lifecycle_explain (const StewardLifecycleInputs *inputs)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Stage"));
  g_autoptr (GArray) spells = steward_lifecycle_list_spells (inputs);
  const StewardTargets *targets = inputs->targets;
  g_autofree char *utilization = steward_format_limit (targets->utilization_healthy);
  g_autofree char *consumption = steward_format_limit (targets->consumption_healthy);
  g_autofree char *next = NULL;

  if (spells->len == 0)
    steward_explanation_set_reason (explanation, STEWARD_REASON_NO_DATE);
  else
    {
      const StewardLifecycleSpell *now = &g_array_index (spells, StewardLifecycleSpell,
                                                         spells->len - 1);

      set_value (explanation, now, inputs);
      next = describe_next (inputs, now->stage);
    }
  if (next)
    steward_explanation_add (explanation, _ ("Next"), "%s", next);
  add_spells (explanation, spells, inputs);
  explanation->rule = g_strdup_printf (
    _ ("Onboarding for %u days from contract close; then adopting, until utilization is %s and "
       "consumption %s on the same day; then nurturing, until two months in a row miss one of "
       "them. Renewing from %u days before the renewal, whatever else holds. Told by the dates, "
       "the usage and the targets as they are known today."),
    targets->onboarding_days, utilization, consumption, targets->renewing_days);
  return explanation;
}
