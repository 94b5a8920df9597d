/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Addresses: a normalised one normalises to itself and shows nothing that could hide where a
 * request goes. */

#include "fuzz.h"

#include "steward-address.h"

static void
check_host (const char *address)
{
  g_autofree char *host = steward_address_dup_host (address);
  g_autofree char *lower = NULL;

  g_assert_nonnull (host);
  g_assert_cmpuint (strlen (host), >, 0);
  g_assert_null (strpbrk (host, "@/%"));
  lower = g_ascii_strdown (host, -1);
  g_assert_cmpstr (host, ==, lower);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  g_autofree char *again = NULL;

  /* Callers hand over UTF-8: files and arguments are checked where they are read. */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  address = steward_address_normalize (text, &error);
  fuzz_check_outcome (address != NULL, error);
  if (address == NULL)
    return 0;
  again = steward_address_normalize (address, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, address);
  g_assert_true (steward_address_same_origin (address, again));
  g_assert_true (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://"));
  g_assert_null (strpbrk (address, "?#\\ \t\r\n"));
  g_assert_false (g_str_has_suffix (address, "/"));
  g_assert_cmpint (steward_address_is_secure (address), ==,
                   g_str_has_prefix (address, "https://") || steward_address_is_loopback (address));
  check_host (address);
  return 0;
}
