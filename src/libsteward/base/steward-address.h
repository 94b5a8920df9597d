/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"

G_BEGIN_DECLS

/**
 * steward_address_normalize:
 *
 * The one spelling of an http or https address, which tokens are bound to: scheme and host in lower
 * case (the host in ASCII form), no default port, no empty, `.` or `..` segments, no trailing
 * slashes. An address without a scheme is read as https. Anything that could hide where a request
 * goes is refused with %STEWARD_INPUT_ERROR_MALFORMED: a user name, a query, a fragment, a
 * backslash, a blank, an IPv6 zone, another scheme, a host without a dot that is no loopback name.
 */
char *steward_address_normalize (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* All the following take normalised addresses. */

/* Whether scheme, host and port are the same. */
gboolean steward_address_same_origin (const char *a, const char *b);
/* Whether the host is 127.0.0.0/8, ::1 or localhost. */
gboolean steward_address_is_loopback (const char *address);
/* Whether a token may travel there: https, or http to a loopback address. */
gboolean steward_address_is_secure (const char *address);
/* The host alone, as the report API's `instanceURL` wants it. */
char *steward_address_dup_host (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
