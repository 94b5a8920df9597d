/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A tokens file: addresses are normalised and there once, tokens are one word, and what is said of
 * bad rows holds no token. */

#include "fuzz.h"

#include "steward-address.h"
#include "steward-tokens-file.h"

#define LONGER_THAN_ANY_WORD 16

static void
check_entry (const StewardTokenEntry *entry, GPtrArray *problems)
{
  g_autofree char *address = steward_address_normalize (entry->address, NULL);

  g_assert_cmpstr (address, ==, entry->address);
  g_assert_cmpuint (strlen (entry->token), >, 0);
  g_assert_null (strpbrk (entry->token, " \t\r\n"));
  if (strlen (entry->token) < LONGER_THAN_ANY_WORD)
    return;
  for (guint i = 0; i < problems->len; i++)
    g_assert_null (strstr (g_ptr_array_index (problems, i), entry->token));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (StewardTokensFile) file = steward_tokens_file_read ((const char *) data, size, &error);

  fuzz_check_outcome (file != NULL, error);
  for (guint i = 0; file && i < file->entries->len; i++)
    {
      const StewardTokenEntry *entry = g_ptr_array_index (file->entries, i);

      g_assert_true (g_hash_table_add (met, entry->address));
      check_entry (entry, file->problems);
    }
  return 0;
}
