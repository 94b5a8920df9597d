/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-keyring-file-private.h"

#include "steward-vault.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* libsecret's secret-file-collection.c: the header, version 1.0, and a serialised value: the size
 * of the salt, the salt, rounds, time of change, uses, and the items. Numbers are little-endian. */
#define HEADER "GnomeKeyring\n\r\0\n\1\0"
#define HEADER_LENGTH 18
#define CONTENT_TYPE G_VARIANT_TYPE ("(uayutua(a{say}ay))")

/* libsecret writes 100,000. A number beyond this would keep it busy for minutes. */
#define MAX_ROUNDS (10 * 1000 * 1000)

gboolean
steward_keyring_file_is_sound (const char *bytes, gsize n_bytes)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) salt = NULL;
  guint32 salt_size;
  guint32 n_rounds;

  if (n_bytes < HEADER_LENGTH || memcmp (bytes, HEADER, HEADER_LENGTH) != 0)
    return FALSE;
  content = g_bytes_new (bytes + HEADER_LENGTH, n_bytes - HEADER_LENGTH);
  variant = g_variant_ref_sink (g_variant_new_from_bytes (CONTENT_TYPE, content, FALSE));
  if (!g_variant_is_normal_form (variant))
    return FALSE;
  g_variant_get_child (variant, 0, "u", &salt_size);
  g_variant_get_child (variant, 2, "u", &n_rounds);
  salt = g_variant_get_child_value (variant, 1);
  n_rounds = GUINT32_FROM_LE (n_rounds);
  return salt_size != 0 && GUINT32_FROM_LE (salt_size) == g_variant_n_children (salt)
         && n_rounds != 0 && n_rounds <= MAX_ROUNDS;
}

gboolean
steward_keyring_file_check (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) cause = NULL;
  gsize n_bytes;

  if (!g_file_get_contents (path, &bytes, &n_bytes, &cause))
    {
      g_set_error (error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_FAILED,
                   _ ("The stored tokens could not be read: %s."), cause->message);
      return FALSE;
    }
  if (steward_keyring_file_is_sound (bytes, n_bytes))
    return TRUE;
  /* libsecret keeps the version before the last change beside the file, with a tilde. */
  g_set_error (
    error, STEWARD_VAULT_ERROR, STEWARD_VAULT_ERROR_FAILED,
    _ ("%s is damaged. Nothing was changed. Put a copy in its place (%s~ may be one), or "
       "take it away and enter the tokens again."),
    path, path);
  return FALSE;
}
