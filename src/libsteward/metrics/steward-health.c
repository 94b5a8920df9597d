/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-health.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A score that stands on a limit in exact numbers may miss it by what rounding adds up to. */
#define ROUNDING 1e-9

/* The names of traits and categories are those of the published score. */
static const struct {
  const char *word;
  const char *label;
  StewardHealthCategory category;
} traits_published[STEWARD_N_TRAITS] = {
  [STEWARD_TRAIT_PULSE] = { "pulse", N_ ("Advisor’s pulse"), STEWARD_HEALTH_PULSE },
  [STEWARD_TRAIT_VERSIONS_BEHIND] = { "versions-behind", N_ ("Versions behind"),
                                      STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_PRECISE_INTEL] = { "precise-intel", N_ ("Precise code intelligence"),
                                    STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_DEFECT_TICKETS] = { "defect-tickets", N_ ("Defect tickets"),
                                     STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_HELP_TICKETS] = { "help-tickets", N_ ("Help tickets"), STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_CHAMPION] = { "champion", N_ ("Champion"), STEWARD_HEALTH_RELATIONSHIPS },
  [STEWARD_TRAIT_BUYER_ACCESS] = { "buyer-access", N_ ("Access to buyer"),
                                   STEWARD_HEALTH_RELATIONSHIPS },
  [STEWARD_TRAIT_LAST_ACTIVITY] = { "last-activity", N_ ("Last activity"),
                                    STEWARD_HEALTH_RELATIONSHIPS },
  [STEWARD_TRAIT_USAGE_SCORE] = { "usage-score", N_ ("Consumption"), STEWARD_HEALTH_UTILIZATION },
  [STEWARD_TRAIT_MAU_OVER_SEATS] = { "mau-over-seats", N_ ("MAU over seats"),
                                     STEWARD_HEALTH_UTILIZATION },
};

static const struct {
  const char *word;
  const char *label;
} categories[STEWARD_N_HEALTH_CATEGORIES] = {
  [STEWARD_HEALTH_PULSE] = { "pulse", N_ ("Pulse") },
  [STEWARD_HEALTH_TECHNICAL] = { "technical", N_ ("Technical health") },
  [STEWARD_HEALTH_RELATIONSHIPS] = { "relationships", N_ ("Relationships") },
  [STEWARD_HEALTH_UTILIZATION] = { "utilization", N_ ("Utilization") },
};

const char *
steward_trait_get_label (StewardTrait trait)
{
  return _ (traits_published[trait].label);
}

const char *
steward_trait_to_string (StewardTrait trait)
{
  return traits_published[trait].word;
}

StewardHealthCategory
steward_trait_get_category (StewardTrait trait)
{
  return traits_published[trait].category;
}

const char *
steward_health_category_to_string (StewardHealthCategory category)
{
  return categories[category].word;
}

const char *
steward_health_category_get_label (StewardHealthCategory category)
{
  return _ (categories[category].label);
}

/* --- What advisors said ----------------------------------------------------------------------- */

static StewardState
judge_count (int count, const StewardTraitLimits *limits)
{
  if (count <= limits->healthy)
    return STEWARD_STATE_HEALTHY;
  return count >= limits->poor ? STEWARD_STATE_POOR : STEWARD_STATE_CONCERNING;
}

static StewardState
judge_pulse (int pulse)
{
  if (pulse == STEWARD_PULSE_HEALTHY)
    return STEWARD_STATE_HEALTHY;
  return pulse == STEWARD_PULSE_POOR ? STEWARD_STATE_POOR : STEWARD_STATE_CONCERNING;
}

static StewardState
judge_value (StewardTrait trait, int value, StewardDay day, const StewardHealthRules *rules)
{
  switch (trait)
    {
    case STEWARD_TRAIT_PULSE:
      return judge_pulse (value);
    case STEWARD_TRAIT_VERSIONS_BEHIND:
      return judge_count (value, &rules->versions_behind);
    case STEWARD_TRAIT_DEFECT_TICKETS:
      return judge_count (value, &rules->defect_tickets);
    case STEWARD_TRAIT_HELP_TICKETS:
      return judge_count (value, &rules->help_tickets);
    case STEWARD_TRAIT_LAST_ACTIVITY:
      return judge_count (day - value, &rules->last_activity);
    case STEWARD_TRAIT_PRECISE_INTEL:
    case STEWARD_TRAIT_CHAMPION:
    case STEWARD_TRAIT_BUYER_ACCESS:
      return value ? STEWARD_STATE_HEALTHY : STEWARD_STATE_POOR;
    case STEWARD_TRAIT_USAGE_SCORE:
    case STEWARD_TRAIT_MAU_OVER_SEATS:
    default:
      return STEWARD_STATE_UNKNOWN;
    }
}

void
steward_traits_judge (const GArray *readings,
                      StewardDay day,
                      const StewardHealthRules *rules,
                      StewardTraitFinding *findings)
{
  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    findings[i] = (StewardTraitFinding) { .said_on = STEWARD_DAY_NONE };
  for (guint i = 0; i < readings->len; i++)
    {
      const StewardTraitReading *reading = &g_array_index (readings, StewardTraitReading, i);
      StewardTraitFinding *finding = &findings[reading->trait];

      if (reading->day > day
          || (finding->said_on != STEWARD_DAY_NONE && finding->said_on > reading->day))
        continue;
      finding->said_on = reading->day;
      finding->value = reading->value;
    }
  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    {
      StewardTraitFinding *finding = &findings[i];

      if (finding->said_on == STEWARD_DAY_NONE)
        continue;
      finding->stale = i != STEWARD_TRAIT_LAST_ACTIVITY
                       && day - finding->said_on > (StewardDay) rules->reading_days;
      if (!finding->stale)
        finding->state = judge_value ((StewardTrait) i, finding->value, day, rules);
    }
}

/* --- The score -------------------------------------------------------------------------------- */

static double
get_points (StewardState state)
{
  switch (state)
    {
    case STEWARD_STATE_HEALTHY:
      return 10;
    case STEWARD_STATE_CONCERNING:
      return 5;
    case STEWARD_STATE_POOR:
      return 0;
    case STEWARD_STATE_UNKNOWN:
    default:
      return (double) NAN;
    }
}

static double
mean_of_category (const StewardTraitFinding *traits, StewardHealthCategory category)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    if (traits_published[i].category == category && traits[i].state != STEWARD_STATE_UNKNOWN)
      {
        sum += get_points (traits[i].state);
        n++;
      }
  return n > 0 ? sum / n : (double) NAN;
}

/* Whether a category is in the score. */
static gboolean
counts (const StewardHealth *self, const StewardHealthRules *rules, guint category)
{
  return !isnan (self->categories[category]) && rules->weights[category] > 0;
}

static double
sum_weights (const StewardHealth *self, const StewardHealthRules *rules)
{
  double sum = 0;

  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    if (counts (self, rules, i))
      sum += rules->weights[i];
  return sum;
}

static StewardState
judge (double value, const StewardHealthRules *rules)
{
  if (value >= rules->healthy - ROUNDING)
    return STEWARD_STATE_HEALTHY;
  return value < rules->poor - ROUNDING ? STEWARD_STATE_POOR : STEWARD_STATE_CONCERNING;
}

StewardHealth
steward_health_compute (const StewardTraitFinding *traits, const StewardHealthRules *rules)
{
  StewardHealth self = { .value = (double) NAN, .reason = STEWARD_REASON_NO_TRAITS };
  double sum = 0;
  double weights;

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    {
      self.traits[i] = traits[i];
      self.n_known += traits[i].state != STEWARD_STATE_UNKNOWN;
    }
  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    {
      self.categories[i] = mean_of_category (traits, (StewardHealthCategory) i);
      if (counts (&self, rules, i))
        sum += rules->weights[i] * self.categories[i];
    }
  weights = sum_weights (&self, rules);
  if (weights > 0)
    {
      self.value = sum / weights;
      self.state = judge (self.value, rules);
      self.reason = STEWARD_REASON_NONE;
    }
  return self;
}

double
steward_health_get_lost (const StewardHealth *self,
                         const StewardHealthRules *rules,
                         StewardTrait trait)
{
  StewardHealthCategory category = traits_published[trait].category;
  guint n = 0;

  if (self->traits[trait].state == STEWARD_STATE_UNKNOWN || !counts (self, rules, category))
    return 0;
  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    n += traits_published[i].category == category && self->traits[i].state != STEWARD_STATE_UNKNOWN;
  return (10 - get_points (self->traits[trait].state)) / n * rules->weights[category]
         / sum_weights (self, rules);
}

/* --- Why it is what it is --------------------------------------------------------------------- */

char *
steward_format_score (double score)
{
  return g_strdup_printf ("%.1f", score);
}

/* `(15 × 5.0 + 55 × 7.5) ÷ 70 = 7.0` */
static char *
describe_formula (const StewardHealth *self, const StewardHealthRules *rules)
{
  g_autoptr (GString) terms = g_string_new (NULL);
  g_autofree char *score = NULL;

  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    if (counts (self, rules, i))
      g_string_append_printf (terms, "%s%g × %.1f", terms->len > 0 ? " + " : "", rules->weights[i],
                              self->categories[i]);
  score = steward_format_score (self->value);
  /* Translators: the sum of weight × category, the sum of the weights, the score */
  return g_strdup_printf (_ ("(%s) ÷ %g = %s of 10"), terms->str, sum_weights (self, rules), score);
}

/* `Champion (Healthy, said on 3 Nov 2026)`; of what is too old `Champion (said on 3 Mar 2026)`. */
static void
append_trait (GString *text, const StewardTraitFinding *finding, StewardTrait trait)
{
  g_autofree char *day = finding->said_on != STEWARD_DAY_NONE
                           ? steward_format_day (finding->said_on)
                           : NULL;
  const char *label = steward_trait_get_label (trait);
  const char *state = steward_state_get_label (finding->state);

  if (finding->stale)
    /* Translators: a trait, the day of what is no longer counted */
    g_string_append_printf (text, _ ("%s (too old, of %s)"), label, day);
  else if (day)
    /* Translators: a trait, whether it is healthy, the day on which an advisor said so */
    g_string_append_printf (text, _ ("%s (%s, of %s)"), label, state, day);
  else if (finding->state != STEWARD_STATE_UNKNOWN)
    g_string_append_printf (text, "%s (%s)", label, state);
  else
    g_string_append (text, label);
}

/* The traits of a category that are known, or those that are not: `Champion (Healthy), …`. */
static char *
list_traits (const StewardHealth *self, guint category, gboolean known)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    {
      if (traits_published[i].category != category
          || (self->traits[i].state != STEWARD_STATE_UNKNOWN) != known)
        continue;
      if (text->len > 0)
        /* Translators: between the parts of a list */
        g_string_append (text, C_ ("list", ", "));
      append_trait (text, &self->traits[i], (StewardTrait) i);
    }
  return g_string_free_and_steal (text);
}

static void
explain_category (StewardExplanation *explanation,
                  const StewardHealth *self,
                  const StewardHealthRules *rules,
                  guint category)
{
  /* Translators: a category of the health score and its weight */
  g_autofree char *label = g_strdup_printf (_ ("%s, weight %g"), _ (categories[category].label),
                                            rules->weights[category]);
  g_autofree char *known = list_traits (self, category, TRUE);
  g_autofree char *unknown = list_traits (self, category, FALSE);
  g_autofree char *score = steward_format_score (self->categories[category]);

  if (*known == '\0')
    /* Translators: the traits of a category of the health score */
    steward_explanation_add (explanation, label, _ ("left out; unknown: %s"), unknown);
  else if (*unknown == '\0')
    steward_explanation_add (explanation, label, "%s: %s", score, known);
  else
    /* Translators: a category's score, the traits that are known, those that are not */
    steward_explanation_add (explanation, label, _ ("%s: %s; unknown: %s"), score, known, unknown);
}

char **
steward_health_list_reasons (const StewardHealth *self, const StewardHealthRules *rules)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();
  gboolean told[STEWARD_N_TRAITS] = { FALSE };

  for (;;)
    {
      double most = ROUNDING;
      guint next = STEWARD_N_TRAITS;
      g_autofree char *points = NULL;

      for (guint i = 0; i < STEWARD_N_TRAITS; i++)
        if (!told[i] && steward_health_get_lost (self, rules, (StewardTrait) i) > most + ROUNDING)
          {
            next = i;
            most = steward_health_get_lost (self, rules, (StewardTrait) i);
          }
      if (next == STEWARD_N_TRAITS)
        return g_strv_builder_end (reasons);
      told[next] = TRUE;
      points = steward_format_score (most);
      g_strv_builder_take (
        reasons,
        /* Translators: a trait of the health score, whether it is healthy, points of 10 */
        g_strdup_printf (_ ("%s: %s, takes %s"), steward_trait_get_label ((StewardTrait) next),
                         steward_state_get_label (self->traits[next].state), points));
    }
}

char **
steward_health_list_changes (const StewardHealth *before, const StewardHealth *after)
{
  g_autoptr (GStrvBuilder) changes = g_strv_builder_new ();

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    if (before->traits[i].state != after->traits[i].state)
      g_strv_builder_take (changes,
                           /* Translators: a trait of the health score, what it is, what it was */
                           g_strdup_printf (_ ("%s: %s, was %s"),
                                            steward_trait_get_label ((StewardTrait) i),
                                            steward_state_get_label (after->traits[i].state),
                                            steward_state_get_label (before->traits[i].state)));
  return g_strv_builder_end (changes);
}

/* What keeps it from being 10. */
static void
explain_reasons (StewardExplanation *explanation,
                 const StewardHealth *self,
                 const StewardHealthRules *rules)
{
  g_auto (GStrv) reasons = steward_health_list_reasons (self, rules);
  g_autofree char *text = g_strjoinv (C_ ("list", "; "), reasons);

  if (*reasons)
    /* Translators: before what takes how many points from the health score */
    steward_explanation_add (explanation, _ ("Why not 10"), "%s", text);
}

StewardExplanation *
steward_health_explain (const StewardHealth *self, const StewardHealthRules *rules)
{
  StewardExplanation *explanation = steward_explanation_new (_ ("Health"));
  g_autofree char *healthy = steward_format_score (rules->healthy);
  g_autofree char *poor = steward_format_score (rules->poor);

  explanation->number = self->value;
  steward_explanation_set_state (explanation, self->state);
  if (isnan (self->value))
    steward_explanation_set_reason (explanation, self->reason);
  else
    {
      explanation->value = steward_format_score (self->value);
      /* Translators: known traits of all traits of the health score */
      explanation->summary = g_strdup_printf (_ ("From %u of %u traits"), self->n_known,
                                              (guint) STEWARD_N_TRAITS);
      explanation->formula = describe_formula (self, rules);
    }
  /* Translators: known traits of all traits of the health score */
  steward_explanation_add (explanation, _ ("Traits known"), _ ("%u of %u"), self->n_known,
                           (guint) STEWARD_N_TRAITS);
  explain_reasons (explanation, self, rules);
  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    explain_category (explanation, self, rules, i);
  explanation->rule = g_strdup_printf (
    _ ("A trait counts 10 where it is healthy, 5 where concerning, 0 where poor; unknown ones are "
       "left out. A category is the mean of its traits, the score the mean of the known categories "
       "by weight. Healthy from %s, poor below %s. What an advisor said counts for %u days."),
    healthy, poor, rules->reading_days);
  return explanation;
}
