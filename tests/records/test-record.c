/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-input-error.h"
#include "steward-record.h"

#include <math.h>
#include <string.h>

static const StewardRecordKind *
contact (void)
{
  return steward_record_kind_find ("contact");
}

static gboolean
try_set (StewardRecord *record, const char *key, const char *text, GError **error)
{
  return steward_record_set (
    record, steward_record_kind_find_field (steward_record_get_kind (record), key), text, error);
}

static void
set (StewardRecord *record, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_set (record, key, text, &error));
  g_assert_no_error (error);
}

static void
assert_text (StewardRecord *record, const char *key, const char *expected)
{
  g_autofree char *text = steward_record_dup_text (
    record, steward_record_kind_find_field (steward_record_get_kind (record), key));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_shown (StewardRecord *record, const char *key, const char *expected)
{
  g_autofree char *text = steward_record_format (
    record, steward_record_kind_find_field (steward_record_get_kind (record), key));

  g_assert_cmpstr (text, ==, expected);
}

/* Every type of field, as it is typed, kept, and shown. */
static const StewardChoice colours[] = { { "green", "Green" }, { "red", "Red" }, { NULL, NULL } };
static const StewardField sample_fields[] = {
  { "line", "Line", NULL, NULL, STEWARD_FIELD_LINE, TRUE },
  { "text", "Text", NULL, NULL, STEWARD_FIELD_TEXT, FALSE },
  { "day", "Day", NULL, NULL, STEWARD_FIELD_DAY, FALSE },
  { "number", "Number", NULL, NULL, STEWARD_FIELD_NUMBER, FALSE },
  { "count", "Count", NULL, NULL, STEWARD_FIELD_COUNT, FALSE },
  { "yes", "Yes or no", NULL, NULL, STEWARD_FIELD_YES_NO, FALSE },
  { "choice", "Choice", NULL, colours, STEWARD_FIELD_CHOICE, FALSE },
  { "choices", "Choices", NULL, colours, STEWARD_FIELD_CHOICES, FALSE },
  { "goal", "Goal", NULL, NULL, STEWARD_FIELD_RECORD, FALSE },
  { NULL, NULL, NULL, NULL, STEWARD_FIELD_LINE, FALSE },
};
static const StewardRecordKind sample = {
  "sample", "samples", "Sample", "Samples", sample_fields, FALSE,
};

static void
test_values (void)
{
  static const char *const cases[][4] = {
    /* field, typed, kept, shown */
    { "line", "  Ada Keller ", "Ada Keller", "Ada Keller" },
    { "text", "one\ntwo\n", "one\ntwo", "one\ntwo" },
    { "day", "2024-02-29", "2024-02-29", "29 Feb 2024" },
    { "number", "-0.5", "-0.5", "-0.5" },
    { "number", "1e3", "1000", "1000" },
    { "count", "0", "0", "0" },
    { "count", "2147483647", "2147483647", "2147483647" },
    { "yes", "Yes", "yes", "Yes" },
    { "yes", "false", "no", "No" },
    { "choice", "RED", "red", "Red" },
    { "choice", "Green", "green", "Green" },
    { "choices", "red, green;red", "green;red", "Green, Red" },
    { "choices", "Red", "red", "Red" },
    { "goal", "Search everywhere", "Search everywhere", "Search everywhere" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StewardRecord) record = steward_record_new (&sample, "customer");

      set (record, cases[i][0], cases[i][1]);
      assert_text (record, cases[i][0], cases[i][2]);
      assert_shown (record, cases[i][0], cases[i][3]);
      /* What is kept can be typed. */
      set (record, cases[i][0], cases[i][2]);
      assert_text (record, cases[i][0], cases[i][2]);
      set (record, cases[i][0], " ");
      assert_text (record, cases[i][0], NULL);
      g_assert_false (steward_record_has (record, cases[i][0]));
    }
}

static void
test_refused (void)
{
  static const char *const cases[][3] = {
    { "line", "one\ntwo", "Line: “one\ntwo” is more than one line." },
    { "day", "2023-02-29", "Day: “2023-02-29” is not a date such as 2026-11-23." },
    { "day", "29.2.2024", "Day: “29.2.2024” is not a date such as 2026-11-23." },
    { "number", "nan", "Number: “nan” is not a number." },
    { "number", "1,5", "Number: “1,5” is not a number." },
    { "number", "1e999", "Number: “1e999” is not a number." },
    { "count", "-1", "Count: “-1” is not a whole number." },
    { "count", "1.5", "Count: “1.5” is not a whole number." },
    { "count", "2147483648", "Count: “2147483648” is not a whole number." },
    { "yes", "maybe", "Yes or no: “maybe” is neither “yes” nor “no”." },
    { "choice", "blue", "Choice: “blue” is none of green, red." },
    { "choices", "red;blue", "Choices: “red;blue” is not some of green, red." },
    { "choices", ";", "Choices: “;” is not some of green, red." },
    { "goal", "one\ntwo", "Goal: “one\ntwo” is more than one line." },
  };
  g_autoptr (StewardRecord) record = steward_record_new (&sample, "customer");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (try_set (record, cases[i][0], cases[i][1], &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i][2]);
      g_assert_false (steward_record_has (record, cases[i][0]));
    }
}

static void
test_required (void)
{
  g_autoptr (StewardRecord) record = steward_record_new (contact (), "customer");
  g_autoptr (GError) error = NULL;

  set (record, "title", "Platform lead");
  g_assert_false (steward_record_check (record, &error));
  g_assert_cmpstr (error->message, ==, "Name is missing.");
  set (record, "name", "Ada Keller");
  g_assert_true (steward_record_check (record, NULL));
}

/* A new save plan is open from today, unless somebody says otherwise. */
static void
test_initial (void)
{
  g_autoptr (StewardRecord) record = steward_record_new (steward_record_kind_find ("save-plan"),
                                                         "customer");

  set (record, "opened", "2026-11-02");
  steward_record_set_initial (record, steward_day_new (2026, 11, 23));
  assert_text (record, "opened", "2026-11-02");
  assert_text (record, "state", "open");
  g_assert_false (steward_record_has (record, "closed"));
  set (record, "opened", NULL);
  steward_record_set_initial (record, steward_day_new (2026, 11, 23));
  assert_text (record, "opened", "2026-11-23");
}

static void
test_typed (void)
{
  g_autoptr (StewardRecord) record = steward_record_new (&sample, "customer");

  g_assert_null (steward_record_get_text (record, "line"));
  g_assert_cmpint (steward_record_get_day (record, "day"), ==, STEWARD_DAY_NONE);
  g_assert_true (isnan (steward_record_get_number (record, "count")));
  g_assert_false (steward_record_get_yes (record, "yes"));
  g_assert_false (steward_record_has_choice (record, "choices", "red"));
  set (record, "day", "1970-01-02");
  set (record, "count", "7");
  set (record, "yes", "yes");
  set (record, "choices", "red");
  g_assert_cmpint (steward_record_get_day (record, "day"), ==, 1);
  g_assert_cmpfloat (steward_record_get_number (record, "count"), ==, 7);
  g_assert_true (steward_record_get_yes (record, "yes"));
  g_assert_true (steward_record_has_choice (record, "choices", "red"));
  g_assert_false (steward_record_has_choice (record, "choices", "green"));
}

static void
test_copy (void)
{
  g_autoptr (StewardRecord) record = steward_record_new (contact (), "customer");
  g_autoptr (StewardRecord) copy = NULL;

  set (record, "name", "Ada Keller");
  steward_record_set_origin (record, "grace", 1, 2);
  copy = steward_record_copy (record);
  g_assert_cmpstr (steward_record_get_id (copy), ==, steward_record_get_id (record));
  g_assert_cmpstr (steward_record_get_customer_id (copy), ==, "customer");
  g_assert_cmpstr (steward_record_get_author (copy), ==, "grace");
  g_assert_cmpint (steward_record_get_updated_at (copy), ==, 2);
  g_assert_true (steward_record_equal (record, copy));
  set (copy, "name", "Grace Lind");
  g_assert_false (steward_record_equal (record, copy));
  assert_text (record, "name", "Ada Keller");
}

/* A record of a newer version goes through this one without a loss. */
static void
test_json (void)
{
  static const char text[] = "{\"line\":\"Ada\",\"count\":3,\"yes\":false,\"choices\":[\"violet\"],"
                             "\"later\":{\"deep\":[1]}}";
  g_autoptr (StewardRecord) record = steward_record_from_json (&sample, "id-1", "customer", text,
                                                               NULL);
  g_autofree char *written = NULL;

  g_assert_nonnull (record);
  g_assert_cmpstr (steward_record_get_id (record), ==, "id-1");
  assert_text (record, "yes", "no");
  assert_shown (record, "choices", "violet");
  written = steward_record_to_json (record);
  g_assert_cmpstr (written, ==, text);
  set (record, "line", "Grace");
  g_free (written);
  written = steward_record_to_json (record);
  g_assert_nonnull (strstr (written, "\"later\":{\"deep\":[1]}"));
}

static void
test_hostile_json (void)
{
  static const char *const cases[] = {
    "",
    "[]",
    "{\"line\":1}",
    "{\"day\":\"yesterday\"}",
    "{\"number\":\"1\"}",
    "{\"count\":-1}",
    "{\"count\":1.5}",
    "{\"yes\":\"yes\"}",
    "{\"choices\":\"red\"}",
    "{\"choices\":[1]}",
    "{\"choices\":[[\"red\"]]}",
    "{\"goal\":7}",
    "{\"line\":null}",
    "{\"line\":\"a\"}{}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (steward_record_from_json (&sample, NULL, "customer", cases[i], &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
    }
}

/* The columns that every file of records and every JSON has of its own. */
static gboolean
is_reserved (const char *key)
{
  static const char *const reserved[] = { "customer",   "customer_id", "id", "created_at",
                                          "updated_at", "author",      NULL };

  return g_strv_contains (reserved, key);
}

static void
check_field (const StewardRecordKind *kind, const StewardField *field)
{
  gboolean chooses = field->type == STEWARD_FIELD_CHOICE || field->type == STEWARD_FIELD_CHOICES;
  g_autoptr (StewardRecord) record = steward_record_new (kind, "customer");

  g_assert_nonnull (field->label);
  g_assert_cmpint (chooses, ==, field->choices != NULL);
  g_assert_false (is_reserved (field->key));
  g_assert_null (strpbrk (field->key, "= ,;"));
  if (field->type == STEWARD_FIELD_RECORD)
    g_assert_nonnull (steward_record_kind_find (field->key));
  steward_record_set_initial (record, steward_day_new (2026, 11, 23));
  g_assert_cmpint (steward_record_has (record, field->key), ==, field->initial != NULL);
}

static void
check_key (const StewardRecordKind *kind, const char *key, StewardFieldType type)
{
  const StewardField *field = key ? steward_record_kind_find_field (kind, key) : NULL;

  g_assert_cmpint (key != NULL, ==, field != NULL);
  if (field)
    g_assert_cmpint (field->type, ==, type);
}

/* What the tables of kinds must be for everything that follows them. */
static void
test_kinds (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) commands = g_hash_table_new (g_str_hash, g_str_equal);

  for (const StewardRecordKind *const *next = steward_record_kind_get_all (); *next; next++)
    {
      const StewardRecordKind *kind = *next;
      g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (g_hash_table_add (keys, (char *) kind->key));
      g_assert_true (g_hash_table_add (commands, (char *) kind->command));
      g_assert_true (steward_record_kind_find (kind->key) == kind);
      g_assert_true (steward_record_kind_find_command (kind->command) == kind);
      g_assert_nonnull (kind->fields[0].key);
      g_assert_true (kind->fields[0].required);
      g_assert_nonnull (kind->add);
      g_assert_nonnull (kind->hint);
      for (const StewardField *field = kind->fields; field->key; field++)
        {
          g_assert_true (g_hash_table_add (fields, (char *) field->key));
          check_field (kind, field);
        }
      for (const char *const *key = kind->telling; key && *key; key++)
        g_assert_nonnull (steward_record_kind_find_field (kind, *key));
      check_key (kind, kind->badge, STEWARD_FIELD_CHOICE);
      check_key (kind, kind->due, STEWARD_FIELD_DAY);
      check_key (kind, kind->done, STEWARD_FIELD_DAY);
    }
  g_assert_null (steward_record_kind_find ("weather"));
  g_assert_null (steward_record_kind_find_command ("weathers"));
}

/* The fields that are published for each kind (advisor-domain 7). */
static void
test_published_fields (void)
{
  static const char *const published[][24] = {
    { "contact", "name", "title", "email", "roles", "power", "sells", "interest", NULL },
    { "hand-off",   "from",         "use-cases", "goals",    "teams",  "design", "started",
      "completed",  "deployment",   "hosting",   "machines", "cpus",   "memory", "disk",
      "code-hosts", "repositories", "monorepos", "largest",  "issues", "risks",  "expansion",
      NULL },
    { "onboarding-step", "name", "owner", "due", "done", NULL },
    { "renewal-assessment", "day", "rating", "forecast", "reasons", "next", NULL },
    { "save-plan", "opened", "problem", "criteria", "steps", "state", "closed", "update", NULL },
  };
  g_autoptr (StewardRecord) contact_record = steward_record_new (contact (), "customer");

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    for (guint j = 1; published[i][j]; j++)
      g_assert_nonnull (steward_record_kind_find_field (steward_record_kind_find (published[i][0]),
                                                        published[i][j]));
  set (contact_record, "roles",
       "champion;deal-contact;instance-admin;executive;economic-buyer;end-user;program-contact");
  assert_shown (contact_record, "roles",
                "Champion, Deal contact, Instance admin, Executive, Economic buyer, End user, "
                "Program contact");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steward/records/record/values", test_values);
  g_test_add_func ("/steward/records/record/refused", test_refused);
  g_test_add_func ("/steward/records/record/required", test_required);
  g_test_add_func ("/steward/records/record/initial", test_initial);
  g_test_add_func ("/steward/records/record/typed", test_typed);
  g_test_add_func ("/steward/records/record/copy", test_copy);
  g_test_add_func ("/steward/records/record/json", test_json);
  g_test_add_func ("/steward/records/record/hostile-json", test_hostile_json);
  g_test_add_func ("/steward/records/record/kinds", test_kinds);
  g_test_add_func ("/steward/records/record/published-fields", test_published_fields);
  return g_test_run ();
}
