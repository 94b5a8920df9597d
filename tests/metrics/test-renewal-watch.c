/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* When a renewal is assessed, and when it needs a save plan, as advisor-domain 7 and 10.6 have it:
 * 120 days before, which of a renewal on 2025-01-31 is from 2024-10-03 on. */

#include "steward-renewal-watch.h"

static StewardDay
parse_day (const char *text)
{
  StewardDay day = STEWARD_DAY_NONE;

  g_assert_true (text == NULL || steward_day_parse (text, &day));
  return day;
}

static void
set (StewardRecord *record, const char *key, const char *text)
{
  const StewardField *field = steward_record_kind_find_field (steward_record_get_kind (record),
                                                              key);

  g_assert_true (steward_record_set (record, field, text, NULL));
}

/* Values in the order of @keys, to the first that is NULL. */
static void
add (GListStore *list, const char *kind, const char *const *keys, const char *const *values)
{
  g_autoptr (StewardRecord) record = steward_record_new (steward_record_kind_find (kind),
                                                         "customer");

  for (guint i = 0; keys[i]; i++)
    set (record, keys[i], values[i]);
  g_list_store_append (list, record);
}

typedef struct {
  const char *renewal;
  const char *today;
  const char *assessments[2][2]; /* day and rating */
  const char *plans[2][3];       /* state, closed and next update */
  const char *assessment_says;
  const char *plan_says;
} Case;

static StewardRenewalWatch
run (const Case *one)
{
  static const char *const assessment_keys[] = { "day", "rating", NULL };
  static const char *const plan_keys[] = { "state", "closed", "update", NULL };
  g_autoptr (GListStore) assessments = g_list_store_new (STEWARD_TYPE_RECORD);
  g_autoptr (GListStore) plans = g_list_store_new (STEWARD_TYPE_RECORD);

  for (guint i = 0; i < 2 && one->assessments[i][0]; i++)
    add (assessments, "renewal-assessment", assessment_keys, one->assessments[i]);
  for (guint i = 0; i < 2 && one->plans[i][0]; i++)
    add (plans, "save-plan", plan_keys, one->plans[i]);
  return steward_renewal_watch_run (parse_day (one->renewal), 120, parse_day (one->today),
                                    G_LIST_MODEL (assessments), G_LIST_MODEL (plans));
}

static void
assert_says (const Case *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      StewardRenewalWatch watch = run (&cases[i]);
      g_autofree char *assessment = steward_renewal_watch_describe_assessment (&watch);
      g_autofree char *plan = steward_renewal_watch_describe_plan (&watch);

      g_test_message ("%s, by %s", cases[i].renewal, cases[i].today);
      g_assert_cmpstr (assessment, ==, cases[i].assessment_says);
      g_assert_cmpstr (plan, ==, cases[i].plan_says);
    }
}

#define AHEAD "The renewal of 31 Jan 2025 is to be assessed from 3 Oct 2024 on."
#define FIRST_DAY "The renewal is on 31 Jan 2025, in 120 days: assess it."

static void
test_due (void)
{
  static const Case cases[] = {
    { "2025-01-31", "2024-06-01", .assessment_says = AHEAD },
    { "2025-01-31", "2024-10-02", .assessment_says = AHEAD },
    { "2025-01-31", "2024-10-03", .assessment_says = FIRST_DAY },
    { "2025-01-31", "2025-01-30",
      .assessment_says = "The renewal is on 31 Jan 2025, in 1 day: assess it." },
    { "2025-01-31", "2025-01-31", .assessment_says = "The renewal is today: assess it." },
    { "2025-01-31", "2025-02-01",
      .assessment_says = "The renewal of 31 Jan 2025 has gone by: enter the next one." },
    { NULL, "2024-10-03",
      .assessment_says = "Once the renewal date is entered, this says when to assess it." },
  };

  assert_says (cases, G_N_ELEMENTS (cases));
}

/* One that was written before it was due is not the one that is due; nor one of a day to come. */
static void
test_done (void)
{
  static const Case cases[] = {
    { "2025-01-31", "2024-10-03", { { "2024-10-03", "green" } } },
    { "2025-01-31", "2025-01-31", { { "2024-10-03", "green" } } },
    { "2025-01-31", "2024-10-03", { { "2024-10-02", "green" } }, .assessment_says = FIRST_DAY },
    { "2025-01-31", "2024-10-03", { { "2024-10-04", "red" } }, .assessment_says = FIRST_DAY },
  };

  assert_says (cases, G_N_ELEMENTS (cases));
}

#define NEEDS_RED "The renewal was rated red on 4 Nov 2024: it needs a save plan."
#define NEEDS_YELLOW "The renewal was rated yellow on 4 Nov 2024: it needs a save plan."

/* The last assessment counts, in whichever order they come; a plan that is over is none. */
static void
test_save_plan (void)
{
  static const Case cases[] = {
    { "2025-01-31", "2024-11-04", { { "2024-11-04", "yellow" } }, .plan_says = NEEDS_YELLOW },
    { "2025-01-31", "2024-11-04", { { "2024-11-04", "red" } }, .plan_says = NEEDS_RED },
    { "2025-01-31",
      "2024-11-05",
      { { "2024-11-04", "red" }, { "2024-10-10", "green" } },
      .plan_says = NEEDS_RED },
    { "2025-01-31", "2024-11-05", { { "2024-10-10", "red" }, { "2024-11-04", "green" } } },
    { "2025-01-31", "2024-11-05", { { "2024-11-04", "red" } }, { { "open", NULL, NULL } } },
    { "2025-01-31",
      "2024-11-05",
      { { "2024-11-04", "red" } },
      { { "met", NULL, NULL }, { "lost", NULL, NULL } },
      .plan_says = NEEDS_RED },
    { "2025-01-31",
      "2024-11-05",
      { { "2024-11-04", "red" } },
      { { "open", "2024-11-05", NULL } },
      .plan_says = NEEDS_RED },
  };

  assert_says (cases, G_N_ELEMENTS (cases));
}

/* 180 days before 2025-01-31 is 2024-08-04: what was rated then is of this renewal, not of the one
 * before. */
static void
test_early_rating (void)
{
  static const Case cases[] = {
    { "2025-01-31",
      "2024-09-01",
      { { "2024-08-04", "red" } },
      .assessment_says = AHEAD,
      .plan_says = "The renewal was rated red on 4 Aug 2024: it needs a save plan." },
    { "2025-01-31", "2024-09-01", { { "2024-08-03", "red" } }, .assessment_says = AHEAD },
    { "2025-01-31",
      "2025-02-01",
      { { "2024-11-04", "red" } },
      .assessment_says = "The renewal of 31 Jan 2025 has gone by: enter the next one." },
  };

  assert_says (cases, G_N_ELEMENTS (cases));
}

/* Of several plans the first update counts; one that is over has none; today is not late. */
static void
test_update (void)
{
  static const Case cases[] = {
    { "2025-01-31",
      "2024-11-18",
      { { "2024-11-04", "red" } },
      { { "open", NULL, "2024-11-30" }, { "open", NULL, "2024-11-17" } },
      .plan_says = "The update of 17 Nov 2024 is 1 day late." },
    { "2025-01-31",
      "2024-11-18",
      { { "2024-11-04", "red" } },
      { { "open", NULL, "2024-11-18" }, { "met", NULL, "2024-11-01" } } },
    { "2025-01-31",
      "2024-11-18",
      { { "2024-11-04", "green" } },
      { { "open", NULL, "2024-11-04" } },
      .plan_says = "The update of 4 Nov 2024 is 14 days late." },
  };

  assert_says (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/metrics/renewal-watch/due", test_due);
  g_test_add_func ("/steward/metrics/renewal-watch/done", test_done);
  g_test_add_func ("/steward/metrics/renewal-watch/save-plan", test_save_plan);
  g_test_add_func ("/steward/metrics/renewal-watch/early-rating", test_early_rating);
  g_test_add_func ("/steward/metrics/renewal-watch/update", test_update);
  return g_test_run ();
}
