/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The seats of an instance: a count above 0 exactly where they are known. */

#include "fuzz.h"

#include "steward-sourcegraph-answer.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  StewardSeats seats = { .kind = STEWARD_SEATS_UNKNOWN };
  gboolean succeeded = steward_sourcegraph_answer_read_seats ((const char *) data, size, &seats,
                                                              &error);

  fuzz_check_outcome (succeeded, error);
  if (succeeded)
    g_assert_cmpint (seats.kind == STEWARD_SEATS_KNOWN, ==, seats.count > 0);
  return 0;
}
