/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The health score; every expected number is calculated by hand from advisor-domain 3 and 10.4. */

#include "steward-health.h"

#include <math.h>
#include <string.h>

#define H STEWARD_STATE_HEALTHY
#define C STEWARD_STATE_CONCERNING
#define P STEWARD_STATE_POOR
#define U STEWARD_STATE_UNKNOWN

static const StewardHealthRules *published = &steward_targets_published.health;

static StewardHealth
compute (const StewardState *states, const StewardHealthRules *rules)
{
  StewardTraitFinding traits[STEWARD_N_TRAITS];

  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    traits[i] = (StewardTraitFinding) { .state = states[i], .said_on = STEWARD_DAY_NONE };
  return steward_health_compute (traits, rules);
}

static void
assert_score (const StewardState *traits,
              const StewardHealthRules *rules,
              double value,
              StewardState state,
              guint n_known)
{
  StewardHealth health = compute (traits, rules);

  g_assert_cmpfloat_with_epsilon (health.value, value, 1e-9);
  g_assert_cmpint (health.state, ==, state);
  g_assert_cmpint (health.reason, ==, STEWARD_REASON_NONE);
  g_assert_cmpuint (health.n_known, ==, n_known);
  for (guint i = 0; i < STEWARD_N_TRAITS; i++)
    g_assert_cmpint (health.traits[i].state, ==, traits[i]);
}

static void
test_ends (void)
{
  const StewardState best[STEWARD_N_TRAITS] = { H, H, H, H, H, H, H, H, H, H };
  const StewardState middle[STEWARD_N_TRAITS] = { C, C, C, C, C, C, C, C, C, C };
  const StewardState worst[STEWARD_N_TRAITS] = { P, P, P, P, P, P, P, P, P, P };

  assert_score (best, published, 10, H, 10);
  assert_score (middle, published, 5, C, 10);
  assert_score (worst, published, 0, P, 10);
}

/* Each category in its place: a healthy one among poor ones gives its weight alone. */
static void
test_weights (void)
{
  const struct {
    StewardState traits[STEWARD_N_TRAITS];
    double value;
  } examples[] = {
    { { H, P, P, P, P, P, P, P, P, P }, 0.5 }, /* pulse: 5 % of 10 */
    { { P, H, H, H, H, P, P, P, P, P }, 1.5 },
    { { P, P, P, P, P, H, H, H, P, P }, 2.5 },
    { { P, P, P, P, P, P, P, P, H, H }, 5.5 },
    { { P, H, P, P, P, P, P, P, P, P }, 0.375 }, /* a quarter of 15 % */
    { { P, P, P, P, P, P, P, H, P, P }, 2.5 / 3 },
    { { P, P, P, P, P, P, P, P, H, P }, 2.75 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    assert_score (examples[i].traits, published, examples[i].value,
                  examples[i].value < 10 / 3.0 ? P : C, 10);
}

/* Unknown is left out, which is not 0: neither in a category nor in the score. */
static void
test_unknown_is_left_out (void)
{
  const StewardState synced[STEWARD_N_TRAITS] = {
    [STEWARD_TRAIT_USAGE_SCORE] = C, [STEWARD_TRAIT_MAU_OVER_SEATS] = H
  };
  const StewardState half[STEWARD_N_TRAITS] = { [STEWARD_TRAIT_MAU_OVER_SEATS] = H };
  const StewardState low[STEWARD_N_TRAITS] = {
    [STEWARD_TRAIT_USAGE_SCORE] = P, [STEWARD_TRAIT_MAU_OVER_SEATS] = C
  };

  assert_score (synced, published, 7.5, H, 2);
  assert_score (half, published, 10, H, 1);
  assert_score (low, published, 2.5, P, 2);
}

/* Pulse 5, technical (10 + 0 + 5) ÷ 3 = 5, relationships 20 ÷ 3, utilization 7.5: 25 + 75 +
 * 166.67 + 412.5 = 679.17 of 100, and under the weights of before 25 + 25 + 100 + 562.5. */
static void
test_nine_of_ten (void)
{
  const StewardState traits[STEWARD_N_TRAITS] = { C, H, P, C, U, H, H, P, C, H };
  const StewardHealthRules before = { .weights = { 5, 5, 15, 75 }, .healthy = 8, .poor = 2 };

  assert_score (traits, published, 6.7916666667, H, 9);
  assert_score (traits, &before, 7.125, C, 9);
}

/* Exactly a third and exactly two thirds, whatever the weights round to. */
static void
test_thirds (void)
{
  const StewardState third[STEWARD_N_TRAITS] = { U, U, U, U, U, H, P, P, U, U };
  const StewardState two_thirds[STEWARD_N_TRAITS] = { U, H, H, P, U, H, H, P, U, U };

  for (guint i = 1; i <= 1000; i++)
    {
      StewardHealthRules rules = steward_targets_published.health;

      rules.weights[STEWARD_HEALTH_TECHNICAL] = i * 0.1;
      rules.weights[STEWARD_HEALTH_RELATIONSHIPS] = i / 7.0;
      assert_score (third, &rules, 10 / 3.0, C, 3);
      assert_score (two_thirds, &rules, 20 / 3.0, H, 6);
    }
}

static void
assert_no_score (const StewardState *traits, const StewardHealthRules *rules, guint n_known)
{
  StewardHealth health = compute (traits, rules);

  g_assert_true (isnan (health.value));
  g_assert_cmpint (health.state, ==, STEWARD_STATE_UNKNOWN);
  g_assert_cmpint (health.reason, ==, STEWARD_REASON_NO_TRAITS);
  g_assert_cmpuint (health.n_known, ==, n_known);
}

static void
test_nothing_known (void)
{
  const StewardState none[STEWARD_N_TRAITS] = { 0 };
  const StewardState synced[STEWARD_N_TRAITS] = {
    [STEWARD_TRAIT_USAGE_SCORE] = H, [STEWARD_TRAIT_MAU_OVER_SEATS] = H
  };
  StewardHealthRules weightless = steward_targets_published.health;
  StewardHealth health = compute (none, published);
  g_autoptr (StewardExplanation) explanation = steward_health_explain (&health, published);

  assert_no_score (none, published, 0);
  g_assert_cmpstr (explanation->formula, ==, "Not available: Nothing known yet");
  g_assert_cmpstr (steward_reason_to_string (health.reason), ==, "no-traits");
  /* What is known but weighs nothing gives no score either. */
  weightless.weights[STEWARD_HEALTH_UTILIZATION] = 0;
  assert_no_score (synced, &weightless, 2);
}

static StewardState
random_state (void)
{
  return (StewardState) g_test_rand_int_range (STEWARD_STATE_UNKNOWN, STEWARD_STATE_HEALTHY + 1);
}

/* Weights count by their ratio alone, and a known trait that gets better never lowers the score. */
static void
test_laws (void)
{
  for (guint round = 0; round < 500; round++)
    {
      StewardState traits[STEWARD_N_TRAITS];
      StewardHealthRules scaled = steward_targets_published.health;
      guint better = (guint) g_test_rand_int_range (0, STEWARD_N_TRAITS);
      double value;

      for (guint i = 0; i < STEWARD_N_TRAITS; i++)
        traits[i] = random_state ();
      for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
        scaled.weights[i] *= 0.01;
      traits[better] = C;
      value = compute (traits, published).value;
      g_assert_true (value >= 0 && value <= 10);
      g_assert_cmpfloat_with_epsilon (compute (traits, &scaled).value, value, 1e-9);
      traits[better] = H;
      g_assert_cmpfloat (compute (traits, published).value, >, value);
    }
}

/* --- What advisors said ----------------------------------------------------------------------- */

/* 23 November 2026. */
#define TODAY steward_day_new (2026, 11, 23)

static StewardTraitFinding
judge (const StewardTraitReading *readings, guint n, StewardTrait trait, StewardDay day)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof *readings);
  StewardTraitFinding findings[STEWARD_N_TRAITS];

  g_array_append_vals (array, readings, n);
  steward_traits_judge (array, day, published, findings);
  return findings[trait];
}

/* advisor-domain 3 and 10.4: what is healthy, and from where on poor. */
static void
test_limits (void)
{
  const struct {
    StewardTrait trait;
    int value;
    StewardState state;
  } examples[] = {
    { STEWARD_TRAIT_PULSE, STEWARD_PULSE_HEALTHY, H },
    { STEWARD_TRAIT_PULSE, STEWARD_PULSE_CONCERNING, C },
    { STEWARD_TRAIT_PULSE, STEWARD_PULSE_POOR, P },
    { STEWARD_TRAIT_VERSIONS_BEHIND, 0, H },
    { STEWARD_TRAIT_VERSIONS_BEHIND, 1, H },
    { STEWARD_TRAIT_VERSIONS_BEHIND, 2, C },
    { STEWARD_TRAIT_VERSIONS_BEHIND, 3, C },
    { STEWARD_TRAIT_VERSIONS_BEHIND, 4, P },
    { STEWARD_TRAIT_PRECISE_INTEL, 1, H },
    { STEWARD_TRAIT_PRECISE_INTEL, 0, P },
    { STEWARD_TRAIT_DEFECT_TICKETS, 1, H },
    { STEWARD_TRAIT_DEFECT_TICKETS, 2, C },
    { STEWARD_TRAIT_DEFECT_TICKETS, 4, C },
    { STEWARD_TRAIT_DEFECT_TICKETS, 5, P },
    { STEWARD_TRAIT_HELP_TICKETS, 9, H },
    { STEWARD_TRAIT_HELP_TICKETS, 10, C },
    { STEWARD_TRAIT_HELP_TICKETS, 14, C },
    { STEWARD_TRAIT_HELP_TICKETS, 15, P },
    { STEWARD_TRAIT_CHAMPION, 1, H },
    { STEWARD_TRAIT_CHAMPION, 0, P },
    { STEWARD_TRAIT_BUYER_ACCESS, 1, H },
    { STEWARD_TRAIT_BUYER_ACCESS, 0, P },
    { STEWARD_TRAIT_LAST_ACTIVITY, TODAY - 14, H },
    { STEWARD_TRAIT_LAST_ACTIVITY, TODAY - 15, C },
    { STEWARD_TRAIT_LAST_ACTIVITY, TODAY - 29, C },
    { STEWARD_TRAIT_LAST_ACTIVITY, TODAY - 30, P },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const StewardTraitReading reading = { TODAY, examples[i].trait, examples[i].value };

      g_assert_cmpint (judge (&reading, 1, reading.trait, TODAY).state, ==, examples[i].state);
      /* The day before, nobody had said it. */
      g_assert_cmpint (judge (&reading, 1, reading.trait, TODAY - 1).state, ==, U);
    }
}

/* What was said counts for 90 days, and then is known to be too old. */
static void
test_stale (void)
{
  const StewardTraitReading said = { TODAY, STEWARD_TRAIT_CHAMPION, 1 };
  const StewardTraitReading met = { TODAY, STEWARD_TRAIT_LAST_ACTIVITY, TODAY };
  StewardTraitFinding last = judge (&said, 1, said.trait, TODAY + 90);
  StewardTraitFinding after = judge (&said, 1, said.trait, TODAY + 91);
  StewardTraitFinding activity = judge (&met, 1, met.trait, TODAY + 400);

  g_assert_cmpint (last.state, ==, H);
  g_assert_false (last.stale);
  g_assert_cmpint (after.state, ==, U);
  g_assert_true (after.stale);
  g_assert_cmpint (after.said_on, ==, TODAY);
  /* The day of the last activity ages by itself. */
  g_assert_cmpint (activity.state, ==, P);
  g_assert_false (activity.stale);
}

/* The latest day counts, and of one day what was said last; traits do not mix. */
static void
test_latest (void)
{
  const StewardTraitReading readings[] = {
    { TODAY - 10, STEWARD_TRAIT_CHAMPION, 0 },
    { TODAY - 20, STEWARD_TRAIT_CHAMPION, 1 },
    { TODAY - 5, STEWARD_TRAIT_VERSIONS_BEHIND, 7 },
    { TODAY - 5, STEWARD_TRAIT_VERSIONS_BEHIND, 0 },
    { TODAY + 3, STEWARD_TRAIT_CHAMPION, 1 },
  };
  const guint n = G_N_ELEMENTS (readings);

  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_CHAMPION, TODAY).state, ==, P);
  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_CHAMPION, TODAY).said_on, ==, TODAY - 10);
  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_CHAMPION, TODAY - 11).state, ==, H);
  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_CHAMPION, TODAY + 3).state, ==, H);
  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_VERSIONS_BEHIND, TODAY).state, ==, H);
  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_BUYER_ACCESS, TODAY).state, ==, U);
  g_assert_cmpint (judge (readings, n, STEWARD_TRAIT_BUYER_ACCESS, TODAY).said_on, ==,
                   STEWARD_DAY_NONE);
}

/* --- Reasons ---------------------------------------------------------------------------------- */

/* Whatever is known: what the traits take and what is left make 10. */
static void
test_lost_adds_up (void)
{
  for (guint round = 0; round < 500; round++)
    {
      StewardState traits[STEWARD_N_TRAITS];
      StewardHealthRules rules = *published;
      StewardHealth health;
      double sum = 0;

      for (guint i = 0; i < STEWARD_N_TRAITS; i++)
        traits[i] = random_state ();
      for (guint i = 0; i < STEWARD_N_HEALTH_CATEGORIES; i++)
        rules.weights[i] = g_test_rand_int_range (0, 4) * 10;
      health = compute (traits, &rules);
      for (guint i = 0; i < STEWARD_N_TRAITS; i++)
        sum += steward_health_get_lost (&health, &rules, (StewardTrait) i);
      if (isnan (health.value))
        g_assert_cmpfloat (sum, ==, 0);
      else
        g_assert_cmpfloat_with_epsilon (sum + health.value, 10, 1e-9);
    }
}

/* Pulse poor takes 10 × 5 ÷ 85 = 0.59, consumption concerning 5 ÷ 2 × 55 ÷ 85 = 1.62. */
static void
test_reasons (void)
{
  const StewardState traits[STEWARD_N_TRAITS] = { [STEWARD_TRAIT_PULSE] = P,
                                                  [STEWARD_TRAIT_CHAMPION] = H,
                                                  [STEWARD_TRAIT_USAGE_SCORE] = C,
                                                  [STEWARD_TRAIT_MAU_OVER_SEATS] = H };
  const StewardState before[STEWARD_N_TRAITS] = {
    [STEWARD_TRAIT_PULSE] = P, [STEWARD_TRAIT_USAGE_SCORE] = H, [STEWARD_TRAIT_MAU_OVER_SEATS] = H
  };
  StewardHealth now = compute (traits, published);
  StewardHealth then = compute (before, published);
  g_auto (GStrv) reasons = steward_health_list_reasons (&now, published);
  g_auto (GStrv) changes = steward_health_list_changes (&then, &now);
  g_autofree char *reasons_text = g_strjoinv ("\n", reasons);
  g_autofree char *changes_text = g_strjoinv ("\n", changes);

  g_assert_cmpstr (reasons_text, ==,
                   "Consumption: Concerning, takes 1.6\nAdvisor’s pulse: Poor, takes 0.6");
  g_assert_cmpstr (changes_text, ==,
                   "Champion: Healthy, was Unknown\nConsumption: Concerning, was Healthy");
}

static void
test_explained (void)
{
  const StewardState traits[STEWARD_N_TRAITS] = { [STEWARD_TRAIT_PULSE] = P,
                                                  [STEWARD_TRAIT_CHAMPION] = H,
                                                  [STEWARD_TRAIT_USAGE_SCORE] = C,
                                                  [STEWARD_TRAIT_MAU_OVER_SEATS] = H };
  StewardHealth health = compute (traits, published);
  g_autoptr (StewardExplanation) explanation = steward_health_explain (&health, published);
  g_autofree char *text = steward_explanation_to_text (explanation);

  /* (0 + 250 + 412.5) ÷ 85 = 7.794 */
  g_assert_cmpstr (explanation->formula, ==, "(5 × 0.0 + 25 × 10.0 + 55 × 7.5) ÷ 85 = 7.8 of 10");
  g_assert_nonnull (strstr (text, "Traits known: 4 of 10\n"));
  g_assert_nonnull (strstr (text, "Pulse, weight 5: 0.0: Advisor’s pulse (Poor)\n"));
  g_assert_nonnull (strstr (text,
                            "Technical health, weight 15: left out; unknown: Versions behind, "
                            "Precise code intelligence, Defect tickets, Help tickets\n"));
  g_assert_nonnull (strstr (text, "Relationships, weight 25: 10.0: Champion (Healthy); unknown: "
                                  "Access to buyer, Last activity\n"));
  g_assert_nonnull (strstr (text, "Utilization, weight 55: 7.5: Consumption (Concerning), "
                                  "MAU over seats (Healthy)\n"));
  g_assert_nonnull (strstr (text, "Healthy from 6.7, poor below 3.3."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/health/" path, func)
  ADD ("ends", test_ends);
  ADD ("weights", test_weights);
  ADD ("unknown-is-left-out", test_unknown_is_left_out);
  ADD ("nine-of-ten", test_nine_of_ten);
  ADD ("thirds", test_thirds);
  ADD ("nothing-known", test_nothing_known);
  ADD ("laws", test_laws);
  ADD ("limits", test_limits);
  ADD ("stale", test_stale);
  ADD ("latest", test_latest);
  ADD ("lost-adds-up", test_lost_adds_up);
  ADD ("reasons", test_reasons);
  ADD ("explained", test_explained);
#undef ADD
  return g_test_run ();
}
