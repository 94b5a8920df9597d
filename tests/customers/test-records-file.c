/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-records-file.h"

#include <string.h>

typedef struct {
  GPtrArray *customers;
  GPtrArray *existing;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Acme", "Caf\u00e9" };

  self->customers = g_ptr_array_new_with_free_func ((GDestroyNotify) steward_customer_facts_free);
  self->existing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (self->customers,
                     steward_customer_facts_new_take (steward_customer_record_new (names[i])));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->customers);
  g_ptr_array_unref (self->existing);
}

static const char *
get_id (Fixture *self, guint i)
{
  return ((StewardCustomerFacts *) g_ptr_array_index (self->customers, i))->record->id;
}

static StewardRecordsImport *
try_read (Fixture *self, const char *kind, const char *text, GError **error)
{
  return steward_records_file_read (steward_record_kind_find (kind), text, strlen (text),
                                    self->customers, self->existing, steward_day_new (2026, 11, 23),
                                    error);
}

static StewardRecordsImport *
read_text (Fixture *self, const char *kind, const char *text)
{
  g_autoptr (GError) error = NULL;
  StewardRecordsImport *import = try_read (self, kind, text, &error);

  g_assert_no_error (error);
  return import;
}

static void
assert_counts (const StewardRecordsImport *import, guint n_new, guint n_changed, guint n_unchanged)
{
  g_assert_cmpuint (import->n_new, ==, n_new);
  g_assert_cmpuint (import->records->len, ==, n_new + n_changed);
  g_assert_cmpuint (import->n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (import->n_rows, ==, n_new + n_changed + n_unchanged + import->n_bad_rows);
}

/* As if what was read had been saved a day ago. */
static void
keep (Fixture *self, const StewardRecordsImport *import)
{
  for (guint i = 0; i < import->records->len; i++)
    {
      steward_record_set_origin (import->records->pdata[i], NULL, 1, 1);
      g_ptr_array_add (self->existing, g_object_ref (import->records->pdata[i]));
    }
}

/* Names are the same in any normal form, of customers and of what a record is known by. */
static void
test_identity (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecordsImport) first = read_text (
    self, "contact", "name,customer\nZo\u00eb,Cafe\u0301\nZo\u00eb,Acme\n");
  g_autoptr (StewardRecordsImport) again = NULL;
  g_autoptr (StewardRecordsImport) changed = NULL;

  assert_counts (first, 2, 0, 0);
  g_assert_cmpstr (steward_record_get_customer_id (first->records->pdata[0]), ==, get_id (self, 1));
  g_assert_cmpstr (steward_record_get_customer_id (first->records->pdata[1]), ==, get_id (self, 0));
  keep (self, first);
  again = read_text (self, "contact", "customer,name\nCaf\u00e9,Zo\u00eb\nAcme,Zo\u00eb\n");
  assert_counts (again, 0, 0, 2);
  changed = read_text (self, "contact", "customer,name,title\nAcme,Zoe\u0308,Lead\n");
  assert_counts (changed, 0, 1, 0);
  g_assert_cmpstr (steward_record_get_id (changed->records->pdata[0]), ==,
                   steward_record_get_id (first->records->pdata[1]));
}

/* Of two that are called the same, a file means the first. */
static void
test_namesakes (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecordsImport) one = read_text (self, "contact", "customer,name\nAcme,Ada\n");
  g_autoptr (StewardRecordsImport) other = read_text (self, "contact", "customer,name\nAcme,Ada\n");
  g_autoptr (StewardRecordsImport) changed = NULL;

  keep (self, one);
  keep (self, other);
  changed = read_text (self, "contact", "customer,name,title\nAcme,Ada,Lead\n");
  assert_counts (changed, 0, 1, 0);
  g_assert_cmpstr (steward_record_get_id (changed->records->pdata[0]), ==,
                   steward_record_get_id (one->records->pdata[0]));
}

/* What was there is copied, so that whoever shows it sees no change. */
static void
test_clears_and_keeps (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecordsImport) first = read_text (
    self, "contact", "customer,name,title,email\nAcme,Ada,Lead,ada@acme.example\n");
  g_autoptr (StewardRecordsImport) changed = NULL;
  StewardRecord *record;

  keep (self, first);
  changed = read_text (self, "contact", "customer,name,title\nAcme,Ada,\n");
  assert_counts (changed, 0, 1, 0);
  record = changed->records->pdata[0];
  g_assert_false (steward_record_has (record, "title"));
  g_assert_cmpstr (steward_record_get_text (record, "email"), ==, "ada@acme.example");
  g_assert_cmpstr (steward_record_get_text (first->records->pdata[0], "title"), ==, "Lead");
}

/* What is not said of a new one goes without saying, unless it is required. */
static void
test_initial (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecordsImport) first = read_text (
    self, "save-plan", "customer,problem,state,opened\nAcme,Silence,,2026-11-01\n");
  g_autoptr (StewardRecordsImport) emptied = NULL;
  g_autoptr (StewardRecordsImport) unrated = NULL;
  g_autofree char *problem = NULL;

  assert_counts (first, 1, 0, 0);
  g_assert_cmpstr (steward_record_get_text (first->records->pdata[0], "state"), ==, "open");
  keep (self, first);
  emptied = read_text (self, "save-plan", "customer,problem,state\nAcme,Silence,\n");
  assert_counts (emptied, 0, 1, 0);
  g_assert_false (steward_record_has (emptied->records->pdata[0], "state"));
  unrated = read_text (self, "renewal-assessment", "customer,day\nAcme,2026-11-01\n");
  g_assert_cmpuint (unrated->n_bad_rows, ==, 1);
  problem = steward_import_problem_to_string (unrated->problems->pdata[0]);
  g_assert_cmpstr (problem, ==, "line 2, Acme: Rating is missing.");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "", "the file is empty: its first line has to name the columns" },
    { "name\n", "line 1: there is no column “customer”" },
    { "customer\n", "line 1: there is no column “name”" },
    { "customer,\n", "line 1, column 2: the column has no name" },
    { "customer,name,customer\n", "line 1, column 3: there are two columns “customer”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (try_read (self, "contact", cases[i][0], &error));
      g_assert_error (error, STEWARD_INPUT_ERROR, STEWARD_INPUT_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i][1]);
    }
}

/* A value of each type, with what files make hard. */
static const char *
make_value (const StewardField *field)
{
  switch (field->type)
    {
    case STEWARD_FIELD_LINE:
      return "=\"quoted\", Zo\u00eb";
    case STEWARD_FIELD_TEXT:
      return "- one\n- two, three";
    case STEWARD_FIELD_DAY:
      return "2024-02-29";
    case STEWARD_FIELD_NUMBER:
      return "-0.1";
    case STEWARD_FIELD_COUNT:
      return "2147483647";
    case STEWARD_FIELD_YES_NO:
      return "no";
    case STEWARD_FIELD_RECORD:
      return "=\"quoted\", Zo\u00eb";
    case STEWARD_FIELD_CHOICE:
    case STEWARD_FIELD_CHOICES:
    default:
      return field->choices[0].key;
    }
}

/* A record of each field of a kind; of what it names by the id. */
static StewardRecord *
make_record (Fixture *self, const StewardRecordKind *kind, StewardRecord *named)
{
  StewardRecord *record = steward_record_new (kind, get_id (self, 1));

  for (const StewardField *field = kind->fields; field->key; field++)
    g_assert_true (steward_record_set (
      record, field,
      field->type == STEWARD_FIELD_RECORD ? steward_record_get_id (named) : make_value (field),
      NULL));
  return record;
}

/* Of every kind there is: what is written can be read, and says the same. */
static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr (StewardRecord) goal = make_record (self, steward_record_kind_find ("goal"), NULL);

  for (const StewardRecordKind *const *kind = steward_record_kind_get_all (); *kind; kind++)
    {
      g_autoptr (StewardRecord) record = make_record (self, *kind, goal);
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      g_autoptr (StewardRecordsImport) import = NULL;
      g_autofree char *text = NULL;

      if (*kind != steward_record_get_kind (goal))
        g_ptr_array_add (records, goal);
      g_ptr_array_add (records, record);
      text = steward_records_file_write (*kind, self->customers, records);
      g_ptr_array_set_size (self->existing, 0);
      if (*kind != steward_record_get_kind (goal))
        g_ptr_array_add (self->existing, g_object_ref (goal));
      import = read_text (self, (*kind)->key, text);
      assert_counts (import, 1, 0, 0);
      g_assert_true (steward_record_equal (import->records->pdata[0], record));
      g_assert_cmpstr (steward_record_get_customer_id (import->records->pdata[0]), ==,
                       get_id (self, 1));
      /* Another record by what it is called, not by an id that means nothing elsewhere. */
      g_assert_null (strstr (text, steward_record_get_id (goal)));
    }
}

/* Only records of the kind, of customers that are there. */
static void
test_written (Fixture *self, gconstpointer data)
{
  const StewardRecordKind *step = steward_record_kind_find ("onboarding-step");
  g_autoptr (StewardRecord) record = steward_record_new (step, get_id (self, 0));
  g_autoptr (StewardRecord) gone = steward_record_new (step, "nobody");
  g_autoptr (StewardRecord) other = steward_record_new (steward_record_kind_find ("contact"),
                                                        get_id (self, 0));
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_assert_true (steward_record_set (record, step->fields, "Kick-off", NULL));
  g_ptr_array_add (records, gone);
  g_ptr_array_add (records, other);
  g_ptr_array_add (records, record);
  text = steward_records_file_write (step, self->customers, records);
  g_assert_cmpstr (text, ==, "customer,name,due,owner,done\r\nAcme,Kick-off,,,\r\n");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/steward/customers/records-file/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("identity", test_identity);
  ADD ("namesakes", test_namesakes);
  ADD ("clears-and-keeps", test_clears_and_keeps);
  ADD ("initial", test_initial);
  ADD ("refused", test_refused);
  ADD ("round-trip", test_round_trip);
  ADD ("written", test_written);
  return g_test_run ();
}
