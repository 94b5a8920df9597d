/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-record-words.h"

#define TODAY "2026-11-23"

static StewardDay
today (void)
{
  StewardDay day;

  g_assert_true (steward_day_parse (TODAY, &day));
  return day;
}

/* @values: keys and what a person types, in turn */
static StewardRecord *
make (const char *kind_key, const char *const *values)
{
  const StewardRecordKind *kind = steward_record_kind_find (kind_key);
  StewardRecord *record = steward_record_new (kind, "customer");

  for (; *values; values += 2)
    g_assert_true (steward_record_set (record, steward_record_kind_find_field (kind, values[0]),
                                       values[1], NULL));
  return record;
}

#define MAKE(kind, ...) make (kind, (const char *const[]) { __VA_ARGS__, NULL })

static void
assert_words (StewardRecord *record, const char *title, const char *summary)
{
  g_autofree char *found_title = steward_record_dup_title (record);
  g_autofree char *found_summary = steward_record_dup_summary (record, today ());

  g_assert_cmpstr (found_title, ==, title);
  g_assert_cmpstr (found_summary, ==, summary);
}

static void
test_contact (void)
{
  g_autoptr (StewardRecord) ada = MAKE ("contact", "name", "Ada Keller", "title", "Platform lead",
                                        "roles", "end-user;champion", "power", "yes");
  g_autoptr (StewardRecord) bare = MAKE ("contact", "name", "Grace Lind");

  assert_words (ada, "Ada Keller", "Platform lead · Champion, End user");
  assert_words (bare, "Grace Lind", "");
  g_assert_null (steward_record_get_badge (ada));
  g_assert_cmpuint (steward_record_get_days_late (ada, today ()), ==, 0);
}

/* Numbers and days are named; texts of several lines are told as one. */
static void
test_hand_off (void)
{
  g_autoptr (StewardRecord) record = MAKE ("hand-off", "day", "2026-11-02", "goals",
                                           "Fewer incidents\n\n  Faster onboarding\r\n",
                                           "use-cases", "Search", "repositories", "4800");

  assert_words (record, "Fewer incidents Faster onboarding",
                "Handed over: 2 Nov 2026 · Search · Repositories: 4800");
}

static void
test_step (void)
{
  g_autoptr (StewardRecord) open = MAKE ("onboarding-step", "name", "Kick-off", "due", TODAY,
                                         "owner", "Ada Keller");
  g_autoptr (StewardRecord) late = MAKE ("onboarding-step", "name", "Kick-off", "due",
                                         "2026-11-22");
  g_autoptr (StewardRecord) later = MAKE ("onboarding-step", "name", "Kick-off", "due",
                                          "2026-10-24");
  g_autoptr (StewardRecord) done = MAKE ("onboarding-step", "name", "Kick-off", "due", "2026-10-24",
                                         "done", "2026-11-01");

  assert_words (open, "Kick-off", "Due 23 Nov 2026 · Ada Keller");
  assert_words (late, "Kick-off", "Due 22 Nov 2026, 1 day late");
  assert_words (later, "Kick-off", "Due 24 Oct 2026, 30 days late");
  assert_words (done, "Kick-off", "Done: 1 Nov 2026");
  g_assert_cmpuint (steward_record_get_days_late (open, today ()), ==, 0);
  g_assert_cmpuint (steward_record_get_days_late (later, today ()), ==, 30);
  g_assert_cmpuint (steward_record_get_days_late (done, today ()), ==, 0);
  g_assert_false (steward_record_is_done (late));
  g_assert_true (steward_record_is_done (done));
}

static void
test_badge (void)
{
  g_autoptr (StewardRecord) red = MAKE ("renewal-assessment", "day", TODAY, "rating", "red",
                                        "forecast", "partial-churn", "next", "Call the buyer");
  g_autoptr (StewardRecord) plan = MAKE ("save-plan", "problem", "No champion", "update",
                                         "2026-12-07");
  g_autoptr (StewardRecord) newer = steward_record_from_json (
    steward_record_kind_find ("save-plan"), NULL, "customer",
    "{\"problem\":\"No champion\",\"state\":\"paused\"}", NULL);

  assert_words (red, "23 Nov 2026", "Partial churn · Call the buyer");
  g_assert_cmpstr (steward_record_get_badge (red)->label, ==, "Red");
  g_assert_cmpint (steward_record_get_badge (red)->tone, ==, STEWARD_TONE_BAD);
  assert_words (plan, "No champion", "Next update: 7 Dec 2026");
  g_assert_null (steward_record_get_badge (plan));
  g_assert_nonnull (newer);
  g_assert_null (steward_record_get_badge (newer));
}

/* A title that is there and says nothing. */
static void
test_blank (void)
{
  g_autoptr (StewardRecord) record = steward_record_from_json (
    steward_record_kind_find ("contact"), NULL, "customer", "{\"name\":\" \\n\"}", NULL);

  g_assert_nonnull (record);
  assert_words (record, "Contact", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/records/record-words/contact", test_contact);
  g_test_add_func ("/steward/records/record-words/hand-off", test_hand_off);
  g_test_add_func ("/steward/records/record-words/step", test_step);
  g_test_add_func ("/steward/records/record-words/badge", test_badge);
  g_test_add_func ("/steward/records/record-words/blank", test_blank);
  return g_test_run ();
}
