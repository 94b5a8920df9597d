/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StewardUsageError:
 *
 * Why a part of a sync failed: one code for each that the command line's contract tells apart.
 * Messages are sentences for people and hold neither token nor personal data.
 */
typedef enum {
  STEWARD_USAGE_ERROR_OFFLINE,      /* not found, refused, unreachable, or lost mid-answer */
  STEWARD_USAGE_ERROR_TIMEOUT,      /* no answer in time */
  STEWARD_USAGE_ERROR_TLS,          /* bad certificate */
  STEWARD_USAGE_ERROR_INSECURE_URL, /* plain http off loopback; nothing was sent */
  STEWARD_USAGE_ERROR_REDIRECT,     /* any 3xx; it was not followed */
  STEWARD_USAGE_ERROR_NO_TOKEN,     /* none stored for the address */
  STEWARD_USAGE_ERROR_AUTH,         /* the token is not accepted */
  STEWARD_USAGE_ERROR_NOT_ADMIN,    /* the token's user is no site admin */
  STEWARD_USAGE_ERROR_NO_ACCESS,    /* the report API knows no such instance for this token */
  STEWARD_USAGE_ERROR_UNSUPPORTED,  /* the server's version has no such field */
  STEWARD_USAGE_ERROR_RATE_LIMITED, /* asked too often, or for too much */
  STEWARD_USAGE_ERROR_TOO_LARGE,    /* an answer over its limit */
  STEWARD_USAGE_ERROR_SERVER,       /* the server failed */
  STEWARD_USAGE_ERROR_MALFORMED,    /* an answer of another shape */
} StewardUsageError;

#define STEWARD_USAGE_ERROR (steward_usage_error_quark ())
GQuark steward_usage_error_quark (void);

/* The code's name in the contract, such as `not-admin`. */
const char *steward_usage_error_to_code (StewardUsageError error);

G_END_DECLS
