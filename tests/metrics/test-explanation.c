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
  steward_explanation_set_days (explanation, usage, 100, 103);
  g_assert_cmpuint (explanation->days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (g_array_index (explanation->days, gboolean, i), ==, expected[i]);
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

  steward_explanation_set_days (explanation, usage, figure.first_day, figure.last_day);
  g_assert_cmpuint (explanation->lines->len, ==, n_lines);
  line = g_ptr_array_index (explanation->lines, explanation->days_line);
  g_assert_cmpstr (line->value, ==, "0 of 4, 4 missing");
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
#undef ADD
  return g_test_run ();
}
