/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What every fuzz program has: libFuzzer calls its one function with bytes; a law that does not
 * hold ends the program. */

#pragma once

#include <glib.h>

#define FUZZ_TODAY 20780 /* 2026-11-23 */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A decoder fails with an error that says something, or succeeds without one. */
static inline void
fuzz_check_outcome (gboolean succeeded, const GError *error)
{
  g_assert_cmpint (succeeded, ==, error == NULL);
  g_assert_true (error == NULL
                 || (error->message[0] != '\0' && g_utf8_validate (error->message, -1, NULL)));
}
