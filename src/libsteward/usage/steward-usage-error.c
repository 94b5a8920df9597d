/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "steward-usage-error.h"

G_DEFINE_QUARK (steward - usage - error - quark, steward_usage_error)

const char *
steward_usage_error_to_code (StewardUsageError error)
{
  static const char *const codes[] = {
    [STEWARD_USAGE_ERROR_OFFLINE] = "offline",
    [STEWARD_USAGE_ERROR_TIMEOUT] = "timeout",
    [STEWARD_USAGE_ERROR_TLS] = "tls",
    [STEWARD_USAGE_ERROR_INSECURE_URL] = "insecure-url",
    [STEWARD_USAGE_ERROR_REDIRECT] = "redirect",
    [STEWARD_USAGE_ERROR_NO_TOKEN] = "no-token",
    [STEWARD_USAGE_ERROR_AUTH] = "auth",
    [STEWARD_USAGE_ERROR_NOT_ADMIN] = "not-admin",
    [STEWARD_USAGE_ERROR_NO_ACCESS] = "no-access",
    [STEWARD_USAGE_ERROR_UNSUPPORTED] = "unsupported",
    [STEWARD_USAGE_ERROR_RATE_LIMITED] = "rate-limited",
    [STEWARD_USAGE_ERROR_TOO_LARGE] = "too-large",
    [STEWARD_USAGE_ERROR_SERVER] = "server",
    [STEWARD_USAGE_ERROR_MALFORMED] = "malformed",
  };

  g_return_val_if_fail (error < G_N_ELEMENTS (codes), NULL);
  return codes[error];
}
