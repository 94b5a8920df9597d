/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether the bytes have the shape of libsecret's encrypted file. libsecret itself ends the process
 * over some that have not, so they are kept from it. Says nothing of the password. */
gboolean steward_keyring_file_is_sound (const char *bytes, gsize n_bytes);

/* Reads the file and checks it; else %STEWARD_VAULT_ERROR_FAILED with what to do. */
gboolean steward_keyring_file_check (const char *path, GError **error);

G_END_DECLS
