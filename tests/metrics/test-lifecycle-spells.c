/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The stages that a customer went through, since when and why (advisor-domain 10.6). */

#include "example-usage.h"
#include "steward-lifecycle-history.h"

#include <math.h>
#include <string.h>

/* What the stages of an example are told from. */
typedef struct {
  StewardLifecycleInputs inputs;
  StewardUsage *usage;
  GArray *seats;
} Example;

static Example *
example_new (const char *close, const char *renewal, const char *today)
{
  Example *self = g_new0 (Example, 1);

  self->usage = steward_usage_new ();
  self->seats = seats_of (STEWARD_SEATS_KNOWN, 100);
  self->inputs = (StewardLifecycleInputs) {
    .contract_close = close ? day_of (close) : STEWARD_DAY_NONE,
    .renewal = renewal ? day_of (renewal) : STEWARD_DAY_NONE,
    .usage = self->usage,
    .seats_history = self->seats,
    .today = day_of (today),
    .targets = &steward_targets_published,
  };
  return self;
}

static void
example_free (Example *self)
{
  steward_usage_unref (self->usage);
  g_array_unref (self->seats);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Example, example_free)

static void
assert_spell (const GArray *spells,
              guint index,
              StewardLifecycle stage,
              StewardLifecycleCause cause,
              const char *first,
              const char *last)
{
  const StewardLifecycleSpell *spell;

  g_assert_cmpuint (index, <, spells->len);
  spell = &g_array_index (spells, StewardLifecycleSpell, index);
  g_assert_cmpint (spell->stage, ==, stage);
  g_assert_cmpint (spell->cause, ==, cause);
  g_assert_cmpint (spell->first, ==, first ? day_of (first) : STEWARD_DAY_NONE);
  g_assert_cmpint (spell->last, ==, last ? day_of (last) : STEWARD_DAY_NONE);
}

/* Close 2024-01-31: onboarding ends 2024-03-31; renewal 2025-01-31: renewing from 2024-10-03
 * (advisor-domain 10.6). */
static void
test_worked_example (void)
{
  g_autoptr (Example) example = example_new ("2024-01-31", "2025-01-31", "2024-12-01");
  g_autoptr (GArray) spells = steward_lifecycle_list_spells (&example->inputs);
  g_autoptr (StewardExplanation) explanation = steward_lifecycle_explain (&example->inputs);

  g_assert_cmpuint (spells->len, ==, 4);
  assert_spell (spells, 0, STEWARD_LIFECYCLE_PROSPECT, STEWARD_LIFECYCLE_BEFORE_CLOSE, NULL,
                "2024-01-30");
  assert_spell (spells, 1, STEWARD_LIFECYCLE_ONBOARDING, STEWARD_LIFECYCLE_CLOSED, "2024-01-31",
                "2024-03-31");
  assert_spell (spells, 2, STEWARD_LIFECYCLE_ADOPTING, STEWARD_LIFECYCLE_ONBOARDING_OVER,
                "2024-04-01", "2024-10-02");
  assert_spell (spells, 3, STEWARD_LIFECYCLE_RENEWING, STEWARD_LIFECYCLE_RENEWAL_NEAR, "2024-10-03",
                NULL);
  g_assert_cmpstr (explanation->word, ==, "renewing");
  g_assert_cmpstr (explanation->formula, ==,
                   "Renewing since 3 Oct 2024: 120 days before the renewal on 31 Jan 2025");
  g_assert_cmpuint (explanation->spells->len, ==, 4);
}

/* 40 of 100 seats every day. Utilization of April is 85 %: both are reached on 1 May. May and June
 * are under the target, and a single month before was not enough. */
static void
test_falls_back (void)
{
  g_autoptr (Example) example = example_new ("2026-01-01", NULL, "2026-11-23");
  g_autoptr (GArray) spells = NULL;
  g_autoptr (StewardExplanation) explanation = NULL;
  const struct {
    const char *month;
    gint64 mau;
  } months[] = { { "2026-04", 85 }, { "2026-05", 70 }, { "2026-06", 70 }, { "2026-07", 81 },
                 { "2026-08", 70 }, { "2026-09", 88 }, { "2026-10", 79 } };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    count_month (example->usage, months[i].month, months[i].mau);
  count_days (example->usage, "2026-04-01", "2026-11-22", 40);
  spells = steward_lifecycle_list_spells (&example->inputs);
  explanation = steward_lifecycle_explain (&example->inputs);
  g_assert_cmpuint (spells->len, ==, 6);
  assert_spell (spells, 2, STEWARD_LIFECYCLE_ADOPTING, STEWARD_LIFECYCLE_ONBOARDING_OVER,
                "2026-03-03", "2026-04-30");
  assert_spell (spells, 3, STEWARD_LIFECYCLE_NURTURING, STEWARD_LIFECYCLE_BOTH_REACHED,
                "2026-05-01", "2026-06-30");
  assert_spell (spells, 4, STEWARD_LIFECYCLE_ADOPTING, STEWARD_LIFECYCLE_FELL_BACK, "2026-07-01",
                "2026-07-31");
  /* August alone was under, and so is October. */
  assert_spell (spells, 5, STEWARD_LIFECYCLE_NURTURING, STEWARD_LIFECYCLE_BOTH_REACHED,
                "2026-08-01", NULL);
  g_assert_cmpfloat_with_epsilon (
    g_array_index (spells, StewardLifecycleSpell, 5).utilization.value, 0.81, 1e-12);
  /* 40 a day of 81. */
  g_assert_cmpstr (explanation->formula, ==,
                   "Nurturing since 1 Aug 2026: both targets reached: utilization of July 2026 "
                   "81.0\u00a0%, consumption to 31 Jul 2026 49.4\u00a0%");
}

/* Utilization was enough from 1 June; consumption came up within the month. 28 days of which n had
 * 40 and the others 10 users are 30 % of 80 from n = 14: 28 * 24 = 672 = 280 + 30 n, n > 13. */
static void
test_within_a_month (void)
{
  g_autoptr (Example) example = example_new ("2026-01-01", NULL, "2026-06-30");
  g_autoptr (GArray) spells = NULL;

  count_month (example->usage, "2026-05", 80);
  count_days (example->usage, "2026-04-01", "2026-06-05", 10);
  count_days (example->usage, "2026-06-06", "2026-06-29", 40);
  spells = steward_lifecycle_list_spells (&example->inputs);
  assert_spell (spells, spells->len - 1, STEWARD_LIFECYCLE_NURTURING,
                STEWARD_LIFECYCLE_BOTH_REACHED, "2026-06-20", NULL);
  g_assert_cmpint (g_array_index (spells, StewardLifecycleSpell, spells->len - 1).reached, ==,
                   day_of ("2026-06-20"));
}

/* Who reached both while onboarding is nurturing right after it, and the reason is of then. */
static void
test_reached_in_onboarding (void)
{
  g_autoptr (Example) example = example_new ("2026-03-15", NULL, "2026-07-10");
  g_autoptr (GArray) spells = NULL;

  count_month (example->usage, "2026-03", 90);
  count_days (example->usage, "2026-03-01", "2026-03-31", 40);
  spells = steward_lifecycle_list_spells (&example->inputs);
  assert_spell (spells, 2, STEWARD_LIFECYCLE_NURTURING, STEWARD_LIFECYCLE_BOTH_REACHED,
                "2026-05-15", NULL);
  g_assert_cmpint (g_array_index (spells, StewardLifecycleSpell, 2).reached, ==,
                   day_of ("2026-04-01"));
}

/* Without contract close there is no stage but renewing; without dates there is none. */
static void
test_few_dates (void)
{
  g_autoptr (Example) renewing = example_new (NULL, "2026-12-01", "2026-11-23");
  g_autoptr (Example) nothing = example_new (NULL, NULL, "2026-11-23");
  g_autoptr (Example) prospect = example_new ("2026-12-01", NULL, "2026-11-23");
  g_autoptr (GArray) one = steward_lifecycle_list_spells (&renewing->inputs);
  g_autoptr (GArray) none = steward_lifecycle_list_spells (&nothing->inputs);
  g_autoptr (GArray) early = steward_lifecycle_list_spells (&prospect->inputs);
  g_autoptr (StewardExplanation) unknown = steward_lifecycle_explain (&nothing->inputs);
  g_autoptr (StewardExplanation) soon = steward_lifecycle_explain (&prospect->inputs);

  g_assert_cmpuint (one->len, ==, 1);
  assert_spell (one, 0, STEWARD_LIFECYCLE_RENEWING, STEWARD_LIFECYCLE_RENEWAL_NEAR, "2026-08-03",
                NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpstr (unknown->reason, ==, "no-date");
  g_assert_null (unknown->value);
  g_assert_cmpuint (early->len, ==, 1);
  assert_spell (early, 0, STEWARD_LIFECYCLE_PROSPECT, STEWARD_LIFECYCLE_BEFORE_CLOSE, NULL, NULL);
  g_assert_cmpstr (soon->formula, ==, "Prospect: before contract close on 1 Dec 2026");
}

/* --- The law ---------------------------------------------------------------------------------- */

/* Months and days about the targets, with gaps, so that every stage and every turn comes up. */
static Example *
make_random (void)
{
  Example *self = example_new ("2025-01-20", g_test_rand_bit () ? "2026-11-01" : NULL,
                               "2026-08-25");

  for (StewardMonth month = month_of ("2025-01"); month < month_of ("2026-08"); month++)
    {
      gint64 users = g_test_rand_int_range (74, 92);
      gint64 daily = users * g_test_rand_int_range (26, 34) / 100;
      gboolean has_days = g_test_rand_int_range (0, 6) > 0;

      if (g_test_rand_int_range (0, 6) > 0)
        steward_usage_add (self->usage, STEWARD_GRAIN_MONTH, month, users, TRUE);
      for (StewardDay day = steward_month_get_first_day (month);
           has_days && day <= steward_month_get_last_day (month); day++)
        steward_usage_add (self->usage, STEWARD_GRAIN_DAY, day, daily, TRUE);
    }
  return self;
}

static StewardLifecycle
tell (const StewardLifecycleInputs *inputs, StewardDay day)
{
  return steward_lifecycle_compute (inputs->contract_close, inputs->renewal, inputs->usage,
                                    inputs->seats_history, inputs->tam, day, inputs->targets);
}

/* The spells say of each day what the stage of that day is, and leave none out. */
static void
test_law (void)
{
  guint n_spells[STEWARD_LIFECYCLE_RENEWING + 1] = { 0 };

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (Example) example = make_random ();
      g_autoptr (GArray) spells = steward_lifecycle_list_spells (&example->inputs);
      StewardDay day = day_of ("2025-01-01");

      for (guint i = 0; i < spells->len; i++)
        {
          const StewardLifecycleSpell *spell = &g_array_index (spells, StewardLifecycleSpell, i);
          StewardDay last = i + 1 == spells->len ? example->inputs.today : spell->last;

          g_assert_true (i == 0 || spell->first == day);
          for (; day <= last; day++)
            g_assert_cmpint (tell (&example->inputs, day), ==, spell->stage);
          n_spells[spell->stage]++;
        }
      g_assert_cmpint (day, ==, example->inputs.today + 1);
    }
  g_assert_cmpuint (n_spells[STEWARD_LIFECYCLE_ADOPTING], >, 100);
  g_assert_cmpuint (n_spells[STEWARD_LIFECYCLE_NURTURING], >, 100);
  g_assert_cmpuint (n_spells[STEWARD_LIFECYCLE_RENEWING], >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add_func ("/steward/metrics/lifecycle-spells/" path, func)
  ADD ("worked-example", test_worked_example);
  ADD ("falls-back", test_falls_back);
  ADD ("within-a-month", test_within_a_month);
  ADD ("reached-in-onboarding", test_reached_in_onboarding);
  ADD ("few-dates", test_few_dates);
  ADD ("law", test_law);
#undef ADD
  return g_test_run ();
}
