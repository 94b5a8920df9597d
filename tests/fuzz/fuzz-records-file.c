/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of records: what was imported, exported and imported again is the same, and changes
 * nothing. */

#include "fuzz.h"

#include "steward-records-file.h"

static void
assert_same (StewardRecord *a, StewardRecord *b)
{
  for (const StewardField *field = steward_record_get_kind (a)->fields; field->key; field++)
    {
      g_autofree char *text_a = steward_record_dup_text (a, field);
      g_autofree char *text_b = steward_record_dup_text (b, field);

      g_assert_cmpstr (text_a, ==, text_b);
    }
}

/* The records, and of another kind than it the goal that they may name. */
static GPtrArray *
join (GPtrArray *records, const StewardRecordKind *kind, StewardRecord *goal)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; records && i < records->len; i++)
    g_ptr_array_add (all, records->pdata[i]);
  if (kind != steward_record_get_kind (goal))
    g_ptr_array_add (all, goal);
  return all;
}

static void
use (const StewardRecordKind *kind,
     GPtrArray *customers,
     StewardRecord *goal,
     const guint8 *data,
     gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = join (NULL, kind, goal);
  g_autoptr (StewardRecordsImport) import = steward_records_file_read (
    kind, (const char *) data, size, customers, before, FUZZ_TODAY, &error);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (StewardRecordsImport) again = NULL;
  g_autoptr (StewardRecordsImport) unchanged = NULL;
  g_autofree char *text = NULL;

  fuzz_check_outcome (import != NULL, error);
  if (import == NULL)
    return;
  g_assert_cmpuint (import->records->len + import->n_bad_rows, ==, import->n_rows);
  after = join (import->records, kind, goal);
  text = steward_records_file_write (kind, customers, after);
  again = steward_records_file_read (kind, text, strlen (text), customers, before, FUZZ_TODAY,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->problems->len, ==, 0);
  g_assert_cmpuint (again->n_new, ==, import->records->len);
  for (guint i = 0; i < import->records->len; i++)
    assert_same (import->records->pdata[i], again->records->pdata[i]);
  g_ptr_array_unref (after);
  after = join (again->records, kind, goal);
  unchanged = steward_records_file_read (kind, text, strlen (text), customers, after, FUZZ_TODAY,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unchanged->n_unchanged, ==, again->records->len);
}

static StewardCustomerFacts *
add_customer (GPtrArray *customers, const char *name)
{
  StewardCustomerFacts *facts = steward_customer_facts_new_take (
    steward_customer_record_new (name));

  g_ptr_array_add (customers, facts);
  return facts;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const StewardRecordKind *kind = steward_record_kind_find ("goal");
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);
  const StewardCustomerFacts *first = add_customer (customers, "A");
  g_autoptr (StewardRecord) goal = steward_record_new (kind, first->record->id);

  add_customer (customers, "B");
  g_assert_true (steward_record_set (goal, kind->fields, "G", NULL));
  for (const StewardRecordKind *const *next = steward_record_kind_get_all (); *next; next++)
    use (*next, customers, goal, data, size);
  return 0;
}
