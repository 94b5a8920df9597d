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
  ADD ("explained", test_explained);
#undef ADD
  return g_test_run ();
}
