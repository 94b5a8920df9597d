/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records: what was read is written as it was read, and each value can be shown and typed again. */

#include "fuzz.h"

#include "steward-record.h"

static void
use_field (StewardRecord *record, const StewardField *field)
{
  g_autofree char *text = steward_record_dup_text (record, field);
  g_autofree char *shown = steward_record_format (record, field);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true ((text == NULL) == !steward_record_has (record, field->key));
  g_assert_true ((text == NULL) == (shown == NULL));
  if (text == NULL)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  if (!steward_record_set (record, field, text, &error))
    {
      g_assert_nonnull (error);
      return;
    }
  again = steward_record_dup_text (record, field);
  /* Blank text is none. */
  g_assert_true (again == NULL || g_utf8_validate (again, -1, NULL));
}

static void
use (const StewardRecordKind *kind, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardRecord) record = steward_record_from_json (kind, "id", "customer", text,
                                                               &error);
  g_autoptr (StewardRecord) copy = NULL;
  g_autofree char *written = NULL;

  fuzz_check_outcome (record != NULL, error);
  if (record == NULL)
    return;
  written = steward_record_to_json (record);
  copy = steward_record_from_json (kind, "id", "customer", written, NULL);
  g_assert_nonnull (copy);
  g_assert_true (steward_record_equal (record, copy));
  for (const StewardField *field = kind->fields; field->key; field++)
    use_field (copy, field);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (const StewardRecordKind *const *kind = steward_record_kind_get_all (); *kind; kind++)
    use (*kind, text);
  return 0;
}
