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

static void
use (const StewardRecordKind *kind, GPtrArray *customers, const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (StewardRecordsImport) import = steward_records_file_read (
    kind, (const char *) data, size, customers, none, FUZZ_TODAY, &error);
  g_autoptr (StewardRecordsImport) again = NULL;
  g_autoptr (StewardRecordsImport) unchanged = NULL;
  g_autofree char *text = NULL;

  fuzz_check_outcome (import != NULL, error);
  if (import == NULL)
    return;
  g_assert_cmpuint (import->records->len + import->n_bad_rows, ==, import->n_rows);
  text = steward_records_file_write (kind, customers, import->records);
  again = steward_records_file_read (kind, text, strlen (text), customers, none, FUZZ_TODAY,
                                     &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->problems->len, ==, 0);
  g_assert_cmpuint (again->n_new, ==, import->records->len);
  for (guint i = 0; i < import->records->len; i++)
    assert_same (import->records->pdata[i], again->records->pdata[i]);
  unchanged = steward_records_file_read (kind, text, strlen (text), customers, again->records,
                                         FUZZ_TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unchanged->n_unchanged, ==, again->records->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) customers = g_ptr_array_new_with_free_func (
    (GDestroyNotify) steward_customer_facts_free);

  g_ptr_array_add (customers, steward_customer_facts_new_take (steward_customer_record_new ("A")));
  g_ptr_array_add (customers, steward_customer_facts_new_take (steward_customer_record_new ("B")));
  for (const StewardRecordKind *const *kind = steward_record_kind_get_all (); *kind; kind++)
    use (*kind, customers, data, size);
  return 0;
}
