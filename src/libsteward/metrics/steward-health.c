/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-health.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A score that stands on a limit in exact numbers may miss it by what rounding adds up to. */
#define ROUNDING 1e-9

const StewardHealthRules steward_health_rules_published = {
  .weights = {
    [STEWARD_HEALTH_PULSE] = 5,
    [STEWARD_HEALTH_TECHNICAL] = 15,
    [STEWARD_HEALTH_RELATIONSHIPS] = 25,
    [STEWARD_HEALTH_UTILIZATION] = 55,
  },
  .healthy = 20 / 3.0,
  .poor = 10 / 3.0,
};

/* The names of traits and categories are those of the published score. */
static const struct {
  const char *label;
  StewardHealthCategory category;
} traits_published[STEWARD_N_TRAITS] = {
  [STEWARD_TRAIT_PULSE] = { N_ ("Advisor’s pulse"), STEWARD_HEALTH_PULSE },
  [STEWARD_TRAIT_VERSIONS_BEHIND] = { N_ ("Versions behind"), STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_PRECISE_INTEL] = { N_ ("Precise code intelligence"), STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_DEFECT_TICKETS] = { N_ ("Defect tickets"), STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_HELP_TICKETS] = { N_ ("Help tickets"), STEWARD_HEALTH_TECHNICAL },
  [STEWARD_TRAIT_CHAMPION] = { N_ ("Champion"), STEWARD_HEALTH_RELATIONSHIPS },
  [STEWARD_TRAIT_BUYER_ACCESS] = { N_ ("Access to buyer"), STEWARD_HEALTH_RELATIONSHIPS },
  [STEWARD_TRAIT_LAST_ACTIVITY] = { N_ ("Last activity"), STEWARD_HEALTH_RELATIONSHIPS },
  [STEWARD_TRAIT_USAGE_SCORE] = { N_ ("Consumption"), STEWARD_HEALTH_UTILIZATION },
  [STEWARD_TRAIT_MAU_OVER_SEATS] = { N_ ("MAU over seats"), STEWARD_HEALTH_UTILIZATION },
};

static const char *const category_labels[STEWARD_N_HEALTH_CATEGORIES] = {
  [STEWARD_HEALTH_PULSE] = N_ ("Pulse"),
  [STEWARD_HEALTH_TECHNICAL] = N_ ("Technical health"),
  [STEWARD_HEALTH_RELATIONSHIPS] = N_ ("Relationships"),
  [STEWARD_HEALTH_UTILIZATION] = N_ ("Utilization"),
};

const char *
steward_trait_get_label (StewardTrait trait)
{
  return _ (traits_published[trait].label);
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
mean_of_category (const StewardState *traits, StewardHealthCategory category)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    if (traits_published[i].category == category && traits[i] != STEWARD_STATE_UNKNOWN)
      {
        sum += get_points (traits[i]);
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
steward_health_compute (const StewardState *traits, const StewardHealthRules *rules)
{
  StewardHealth self = { .value = (double) NAN, .reason = STEWARD_REASON_NO_TRAITS };
  double sum = 0;
  double weights;

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    {
      self.traits[i] = traits[i];
      self.n_known += traits[i] != STEWARD_STATE_UNKNOWN;
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

/* The traits of a category that are known, or those that are not: `Champion (Healthy), …`. */
static char *
list_traits (const StewardHealth *self, guint category, gboolean known)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    {
      if (traits_published[i].category != category
          || (self->traits[i] != STEWARD_STATE_UNKNOWN) != known)
        continue;
      if (text->len > 0)
        /* Translators: between the parts of a list */
        g_string_append (text, C_ ("list", ", "));
      g_string_append (text, steward_trait_get_label ((StewardTrait) i));
      if (known)
        g_string_append_printf (text, " (%s)", steward_state_get_label (self->traits[i]));
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
  g_autofree char *label = g_strdup_printf (_ ("%s, weight %g"), _ (category_labels[category]),
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
  for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
    explain_category (explanation, self, rules, i);
  explanation->rule = g_strdup_printf (
    _ ("A trait counts 10 where it is healthy, 5 where concerning, 0 where poor; unknown ones are "
       "left out. A category is the mean of its traits, the score the mean of the known categories "
       "by weight. Healthy from %s, poor below %s."),
    healthy, poor);
  return explanation;
}
