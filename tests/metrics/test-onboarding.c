/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-onboarding.h"

/* The example of advisor-domain 10.6. */
#define CLOSE "2024-01-31"
#define PRODUCTION "2024-02-10"
#define TARGET_DUE "2024-04-10"

static StewardDay
parse_day (const char *text)
{
  StewardDay day = STEWARD_DAY_NONE;

  if (text)
    g_assert_true (steward_day_parse (text, &day));
  return day;
}

static GPtrArray *
complete (GListModel *steps, const char *close, const char *production, const char *today)
{
  return steward_onboarding_complete ("customer", steps, parse_day (close), parse_day (production),
                                      parse_day (today), &steward_targets_published);
}

static StewardRecord *
find (GPtrArray *steps, const char *title)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_str_has_prefix (steward_record_get_text (steps->pdata[i], "name"), title))
      return steps->pdata[i];
  return NULL;
}

static void
assert_day (StewardRecord *step, const char *key, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_nonnull (step);
  text = steward_day_format (steward_record_get_day (step, key));
  g_assert_cmpstr (text, ==, expected);
}

static GListStore *
make_list (GPtrArray *records)
{
  GListStore *list = g_list_store_new (STEWARD_TYPE_RECORD);

  for (guint i = 0; records && i < records->len; i++)
    g_list_store_append (list, records->pdata[i]);
  return list;
}

static void
set_day (StewardRecord *step, const char *key, const char *text)
{
  const StewardField *field = steward_record_kind_find_field (steward_record_get_kind (step), key);

  g_assert_true (steward_record_set (step, field, text, NULL));
}

/* Check-ins 30 and 90 days from the close, the target 60 days from production. */
static void
test_published_days (void)
{
  g_autoptr (GListStore) none = make_list (NULL);
  g_autoptr (GPtrArray) steps = complete (G_LIST_MODEL (none), CLOSE, PRODUCTION, "2024-02-20");

  g_assert_cmpuint (steps->len, ==, 10);
  assert_day (find (steps, "30-day check-in"), "due", "2024-03-01");
  assert_day (find (steps, "90-day check-in"), "due", "2024-04-30");
  assert_day (find (steps, "Utilization target"), "due", TARGET_DUE);
  assert_day (find (steps, "Production"), "due", PRODUCTION);
  assert_day (find (steps, "Production"), "done", PRODUCTION);
  for (guint i = 0; i < steps->len; i++)
    {
      StewardRecord *step = steps->pdata[i];

      g_assert_true (steward_record_check (step, NULL));
      g_assert_cmpstr (steward_record_get_customer_id (step), ==, "customer");
      g_assert_cmpint (steward_record_has (step, "done"), ==, step == find (steps, "Production"));
    }
}

/* A production that is planned is not there yet. */
static void
test_planned_production (void)
{
  g_autoptr (GListStore) none = make_list (NULL);
  g_autoptr (GPtrArray) steps = complete (G_LIST_MODEL (none), CLOSE, PRODUCTION, "2024-02-09");

  assert_day (find (steps, "Production"), "due", PRODUCTION);
  assert_day (find (steps, "Production"), "done", "");
}

/* What counts from a date that is not known is due on no day, until it is. */
static void
test_unknown_dates (void)
{
  g_autoptr (GListStore) none = make_list (NULL);
  g_autoptr (GPtrArray) dateless = complete (G_LIST_MODEL (none), NULL, NULL, CLOSE);
  g_autoptr (GPtrArray) steps = complete (G_LIST_MODEL (none), CLOSE, NULL, CLOSE);
  g_autoptr (GListStore) list = make_list (steps);
  g_autoptr (GPtrArray) same = complete (G_LIST_MODEL (list), CLOSE, NULL, CLOSE);
  g_autoptr (GPtrArray) later = complete (G_LIST_MODEL (list), CLOSE, PRODUCTION, "2024-02-20");

  for (guint i = 0; i < dateless->len; i++)
    assert_day (dateless->pdata[i], "due", "");
  assert_day (find (steps, "Single sign-on"), "due", "");
  assert_day (find (steps, "Production"), "due", "2024-03-01");
  g_assert_cmpuint (same->len, ==, 0);
  /* The three that count from it, and production itself, which is done. */
  g_assert_cmpuint (later->len, ==, 4);
  assert_day (find (later, "Utilization target"), "due", TARGET_DUE);
  assert_day (find (later, "Production"), "due", "2024-03-01");
  assert_day (find (later, "Production"), "done", PRODUCTION);
  g_assert_cmpstr (steward_record_get_id (find (later, "Single")), ==,
                   steward_record_get_id (find (steps, "Single")));
}

/* What a person wrote stays; what they removed comes back only when it is asked for. */
static void
test_keeps_what_is_written (void)
{
  g_autoptr (GListStore) none = make_list (NULL);
  g_autoptr (GPtrArray) steps = complete (G_LIST_MODEL (none), CLOSE, PRODUCTION, "2024-02-20");
  g_autoptr (GListStore) list = make_list (steps);
  g_autoptr (GPtrArray) changed = NULL;

  set_day (find (steps, "Partnership"), "due", "2024-05-01");
  set_day (find (steps, "Instance admin"), "due", NULL);
  set_day (find (steps, "Instance admin"), "done", "2024-02-19");
  g_list_store_remove (list, 0);
  changed = complete (G_LIST_MODEL (list), CLOSE, PRODUCTION, "2024-02-20");
  g_assert_cmpuint (changed->len, ==, 1);
  assert_day (find (changed, "Hand-off"), "due", CLOSE);
}

/* No date goes beyond the years that there are. */
static void
test_last_year (void)
{
  g_autoptr (GListStore) none = make_list (NULL);
  g_autoptr (GPtrArray) steps = complete (G_LIST_MODEL (none), "9999-12-20", "9999-12-31", CLOSE);

  assert_day (find (steps, "Partnership"), "due", "9999-12-27");
  assert_day (find (steps, "Contacts"), "due", "");
  assert_day (find (steps, "Utilization target"), "due", "");
}

static void
assert_progress (GListStore *list, const char *today, const char *words, const char *next)
{
  StewardOnboardingProgress progress = steward_onboarding_measure (G_LIST_MODEL (list),
                                                                   parse_day (today));
  g_autofree char *text = steward_onboarding_describe (&progress);

  g_assert_cmpstr (text, ==, words);
  g_assert_cmpint (progress.next != NULL, ==, next != NULL);
  if (next)
    g_assert_true (g_str_has_prefix (steward_record_get_text (progress.next, "name"), next));
}

static void
test_progress (void)
{
  g_autoptr (GListStore) none = make_list (NULL);
  g_autoptr (GPtrArray) steps = complete (G_LIST_MODEL (none), CLOSE, NULL, CLOSE);
  g_autoptr (GListStore) list = make_list (steps);

  assert_progress (none, CLOSE, NULL, NULL);
  assert_progress (list, CLOSE, "0 of 10 done", "Hand-off");
  /* Close and close + 7 have gone by. */
  assert_progress (list, "2024-02-08", "0 of 10 done, 2 late", "Hand-off");
  for (guint i = 0; i < 3; i++)
    set_day (steps->pdata[i], "done", "2024-02-08");
  assert_progress (list, "2024-02-08", "3 of 10 done", "Instance admin");
  for (guint i = 3; i < steps->len; i++)
    set_day (steps->pdata[i], "done", "2024-02-08");
  assert_progress (list, "2025-02-08", "10 of 10 done", NULL);
}

#define ADD(name, function) g_test_add_func ("/steward/metrics/onboarding/" name, function)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("published-days", test_published_days);
  ADD ("planned-production", test_planned_production);
  ADD ("unknown-dates", test_unknown_dates);
  ADD ("keeps-what-is-written", test_keeps_what_is_written);
  ADD ("last-year", test_last_year);
  ADD ("progress", test_progress);
  return g_test_run ();
}
