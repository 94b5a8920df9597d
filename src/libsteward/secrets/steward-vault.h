/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StewardVaultError:
 * @STEWARD_VAULT_ERROR_UNAVAILABLE: there is nowhere to keep tokens: no Secret Service, and no
 *   password for the profile's encrypted file
 * @STEWARD_VAULT_ERROR_LOCKED: the password is wrong, or a keyring was not unlocked
 * @STEWARD_VAULT_ERROR_BAD_TOKEN: what was entered cannot be a token
 * @STEWARD_VAULT_ERROR_FAILED: reading or writing failed
 */
typedef enum {
  STEWARD_VAULT_ERROR_UNAVAILABLE,
  STEWARD_VAULT_ERROR_LOCKED,
  STEWARD_VAULT_ERROR_BAD_TOKEN,
  STEWARD_VAULT_ERROR_FAILED,
} StewardVaultError;

#define STEWARD_VAULT_ERROR (steward_vault_error_quark ())
GQuark steward_vault_error_quark (void);

#define STEWARD_TYPE_VAULT (steward_vault_get_type ())
G_DECLARE_FINAL_TYPE (StewardVault, steward_vault, STEWARD, VAULT, GObject)

/**
 * StewardVault:
 *
 * Tokens, each kept for the one normalised address it was entered for, in libsecret alone: the
 * Secret Service, or, for a profile whose password is in STEWARD_SECRET_PASSWORD, libsecret's
 * encrypted file in the profile's folder. Addresses given here are normalised
 * (steward_address_normalize()). Lives on the main thread.
 */

/* The longest token, in bytes. */
#define STEWARD_TOKEN_MAX 4096

/* @profile: (nullable): the folder of `--profile`. Chooses libsecret's backend for the whole
 * process, so it comes before anything else that might use libsecret. */
StewardVault *steward_vault_new (const char *profile) G_GNUC_WARN_UNUSED_RESULT;

/* The token in what a person entered, without the white space around it, or
 * %STEWARD_VAULT_ERROR_BAD_TOKEN: empty, too long, or with characters that no token has. Messages
 * never hold it. */
char *steward_vault_clean_token (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void steward_vault_store_async (StewardVault *self,
                                const char *address,
                                const char *token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean steward_vault_store_finish (StewardVault *self, GAsyncResult *result, GError **error);

/* Forgets the token of an address, if there is one. */
void steward_vault_remove_async (StewardVault *self,
                                 const char *address,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean steward_vault_remove_finish (StewardVault *self, GAsyncResult *result, GError **error);

/**
 * steward_vault_lookup_for_async:
 * @api_address: where a request will go
 * @instance_url: (nullable): the customer's instance
 *
 * The token for a request: that of @api_address; that of @instance_url only where scheme, host and
 * port are the same (interface.md, "Tokens and addresses").
 */
void steward_vault_lookup_for_async (StewardVault *self,
                                     const char *api_address,
                                     const char *instance_url,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* NULL without an error: none is stored. Free it with steward_vault_free_token(). */
char *steward_vault_lookup_for_finish (StewardVault *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Wipes and frees. */
void steward_vault_free_token (char *token);

G_END_DECLS
