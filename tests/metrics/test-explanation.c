/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure's formula number by number, and the days of its window. */

#include "steward-consumption.h"
#include "steward-utilization.h"

#include <math.h>

#define OCTOBER (2026 * 12 + 9)

static const StewardExplanationTerm *
term_at (const StewardExplanation *explanation, guint index)
{
  g_assert_cmpuint (index, <, explanation->terms->len);
  return g_ptr_array_index (explanation->terms, index);
}

static void
assert_term (const StewardExplanation *explanation,
             guint index,
             const char *sign,
             const char *value,
             const char *caption)
{
  const StewardExplanationTerm *term = term_at (explanation, index);

  g_assert_cmpstr (term->sign, ==, sign);
  g_assert_cmpstr (term->value, ==, value);
  g_assert_cmpstr (term->caption, ==, caption);
}

/* 80 % of 1,200 is 960; of 61 it is 48.8, so that 49 are needed. */
static void
test_utilization (void)
{
  const struct {
    gint64 mau;
    gint64 seats;
    const char *percent;
    const char *result;
  } examples[] = {
    { 888, 1200, "74.0\u00a0%", "72 users short of 80\u00a0%" },
    { 959, 1200, "79.9\u00a0%", "1 user short of 80\u00a0%" },
    { 960, 1200, "80.0\u00a0%", "0 users over 80\u00a0%" },
    { 1000, 1200, "83.3\u00a0%", "40 users over 80\u00a0%" },
    { 0, 61, "0.0\u00a0%", "49 users short of 80\u00a0%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const StewardUtilization figure = {
        .value = (double) examples[i].mau / (double) examples[i].seats,
        .month = OCTOBER,
        .mau = examples[i].mau,
        .denominator = examples[i].seats,
      };
      g_autoptr (StewardExplanation) explanation = steward_utilization_explain (
        &figure, &steward_targets_published);
      g_autofree char *mau = g_strdup_printf ("%" G_GINT64_FORMAT, examples[i].mau);
      g_autofree char *seats = g_strdup_printf ("%" G_GINT64_FORMAT, examples[i].seats);

      g_assert_cmpuint (explanation->terms->len, ==, 3);
      assert_term (explanation, 0, "", mau, "monthly users");
      assert_term (explanation, 1, "÷", seats, "seats in force");
      assert_term (explanation, 2, "=", examples[i].percent, examples[i].result);
    }
}

static void
test_nothing_to_calculate (void)
{
  const StewardUtilization figure = {
    .value = (double) NAN, .month = OCTOBER, .mau = -1, .reason = STEWARD_REASON_NO_USAGE
  };
  g_autoptr (StewardExplanation) explanation = steward_utilization_explain (
    &figure, &steward_targets_published);

  g_assert_cmpuint (explanation->terms->len, ==, 0);
  g_assert_nonnull (explanation->formula);
  g_assert_null (explanation->days);
}

/* .31 of 28 days are 8.68. */
static void
test_consumption (void)
{
  const StewardConsumption figure = { .value = 0.31,
                                      .month = OCTOBER,
                                      .mean_dau = 275.28,
                                      .mau = 888,
                                      .days_present = 28,
                                      .days_expected = 28 };
  g_autoptr (StewardExplanation) explanation = steward_consumption_explain (
    &figure, &steward_targets_published);

  assert_term (explanation, 0, "", "275.3", "daily users on average");
  assert_term (explanation, 1, "÷", "888", "monthly users");
  assert_term (explanation, 2, "=", "31.0\u00a0%", "8.7 of 28 days a user");
}

static void
test_days (void)
{
  const gboolean expected[] = { FALSE, TRUE, FALSE, TRUE };
  g_autoptr (StewardExplanation) explanation = steward_explanation_new ("Utilization");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  const StewardExplanationLine *line;

  steward_usage_add (usage, STEWARD_GRAIN_DAY, 101, 0, TRUE);
  steward_usage_add (usage, STEWARD_GRAIN_DAY, 102, 5, FALSE);
  steward_usage_add (usage, STEWARD_GRAIN_DAY, 103, 5, TRUE);
  steward_explanation_add (explanation, "Window", "4 days");
  steward_explanation_set_days (explanation, usage, 100, 103, STEWARD_DAYS_ALL);
  g_assert_cmpuint (explanation->days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (g_array_index (explanation->days, StewardExplanationDay, i).present, ==,
                     expected[i]);
  g_assert_cmpuint (explanation->days_line, ==, 1);
  line = g_ptr_array_index (explanation->lines, explanation->days_line);
  g_assert_cmpstr (line->value, ==, "2 of 4, 2 missing");
}

/* Consumption counts its days itself: they are not told twice. */
static void
test_days_are_told_once (void)
{
  const StewardConsumption figure = { .value = 0.31,
                                      .month = OCTOBER,
                                      .mau = 888,
                                      .first_day = 100,
                                      .last_day = 103,
                                      .days_expected = 4 };
  g_autoptr (StewardExplanation) explanation = steward_consumption_explain (
    &figure, &steward_targets_published);
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  guint n_lines = explanation->lines->len;
  const StewardExplanationLine *line;

  steward_explanation_set_days (explanation, usage, figure.first_day, figure.last_day,
                                STEWARD_DAYS_ALL);
  /* One more, which names the days. */
  g_assert_cmpuint (explanation->lines->len, ==, n_lines + 1);
  line = g_ptr_array_index (explanation->lines, explanation->days_line);
  g_assert_cmpstr (line->value, ==, "0 of 4, 4 missing");
}

/* Runs of missing days are named, over a weekend as one where only weekdays count. 9 November 2026
 * is a Monday. */
static void
test_missing_days (void)
{
  const StewardDay monday = steward_day_new (2026, 11, 9);
  const int present[] = { 0, 2, 3, 8, 9 };
  g_autoptr (StewardExplanation) all = steward_explanation_new ("Consumption");
  g_autoptr (StewardExplanation) weekdays = steward_explanation_new ("Consumption");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  const StewardExplanationLine *line;

  for (guint i = 0; i < G_N_ELEMENTS (present); i++)
    steward_usage_add (usage, STEWARD_GRAIN_DAY, monday + present[i], 5, TRUE);
  steward_explanation_set_days (all, usage, monday, monday + 9, STEWARD_DAYS_ALL);
  steward_explanation_set_days (weekdays, usage, monday, monday + 9, STEWARD_DAYS_WEEKDAYS);
  line = g_ptr_array_index (all->lines, 1);
  g_assert_cmpstr (line->label, ==, "Missing days");
  g_assert_cmpstr (line->value, ==, "10 Nov 2026, 13 Nov 2026 – 16 Nov 2026");
  line = g_ptr_array_index (weekdays->lines, 0);
  g_assert_cmpstr (line->value, ==, "5 of 8, 3 missing");
  line = g_ptr_array_index (weekdays->lines, 1);
  g_assert_cmpstr (line->value, ==, "10 Nov 2026, 13 Nov 2026 – 16 Nov 2026");
  g_assert_cmpint (all->first_day, ==, monday);
  g_assert_cmpint (all->last_day, ==, monday + 9);
}

/* Every other day of 28: more than anybody reads. */
static void
test_many_gaps (void)
{
  g_autoptr (StewardExplanation) explanation = steward_explanation_new ("Consumption");
  g_autoptr (StewardUsage) usage = steward_usage_new ();
  const StewardExplanationLine *line;

  for (StewardDay day = 100; day < 128; day += 2)
    steward_usage_add (usage, STEWARD_GRAIN_DAY, day, 5, TRUE);
  steward_explanation_set_days (explanation, usage, 100, 127, STEWARD_DAYS_ALL);
  line = g_ptr_array_index (explanation->lines, 1);
  g_assert_true (g_str_has_suffix (line->value, " and 8 more gaps"));
}

/* What is copied: the value with its state, the formula, each line, the rule. */
static void
test_text (void)
{
  g_autoptr (StewardExplanation) explanation = steward_explanation_new ("Utilization");
  g_autofree char *unknown = NULL;
  g_autofree char *known = NULL;

  explanation->rule = g_strdup ("MAU ÷ seats.");
  steward_explanation_set_state (explanation, STEWARD_STATE_UNKNOWN);
  steward_explanation_set_reason (explanation, STEWARD_REASON_NO_SEATS);
  unknown = steward_explanation_to_text (explanation);
  g_assert_cmpstr (unknown, ==, "Utilization\nNot available: Seats unknown\nMAU ÷ seats.\n");
  g_assert_cmpstr (explanation->reason, ==, "no-seats");
  steward_explanation_set_state (explanation, STEWARD_STATE_CONCERNING);
  explanation->value = g_strdup ("62.0 %");
  g_set_str (&explanation->formula, "744 ÷ 1,200 = 62.0 %");
  steward_explanation_add (explanation, "Window", "%s", "October 2026");
  known = steward_explanation_to_text (explanation);
  g_assert_cmpstr (known, ==,
                   "Utilization: 62.0 %, Concerning\n744 ÷ 1,200 = 62.0 %\nWindow: October 2026\n"
                   "MAU ÷ seats.\n");
}

/* A limit with a decimal keeps it, in the rule as well. */
static void
test_limits (void)
{
  const StewardUtilization figure = {
    .value = 0.5, .month = OCTOBER, .mau = 5, .denominator = 10, .state = STEWARD_STATE_POOR
  };
  StewardTargets targets = steward_targets_published;
  g_autoptr (StewardExplanation) explanation = NULL;

  targets.utilization_healthy = 0.725;
  explanation = steward_utilization_explain (&figure, &targets);
  g_assert_true (
    g_str_has_suffix (explanation->rule, "Healthy from 72.5\u00a0%, poor below 50\u00a0%."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/explanation/" path, func)
  ADD ("utilization", test_utilization);
  ADD ("nothing-to-calculate", test_nothing_to_calculate);
  ADD ("consumption", test_consumption);
  ADD ("days", test_days);
  ADD ("days-are-told-once", test_days_are_told_once);
  ADD ("missing-days", test_missing_days);
  ADD ("many-gaps", test_many_gaps);
  ADD ("text", test_text);
  ADD ("limits", test_limits);
#undef ADD
  return g_test_run ();
}
