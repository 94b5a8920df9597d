/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_CLOCK (steward_clock_get_type ())
G_DECLARE_FINAL_TYPE (StewardClock, steward_clock, STEWARD, CLOCK, GObject)

/**
 * StewardClock:
 *
 * Where "now" and "today" come from, everywhere. The real clock follows the machine; a fixed one
 * says noon UTC of one day, for the command line's `--today` and for tests. It is immutable and may
 * be used from any thread. Time-outs and back-off always run on real time.
 */
StewardClock *steward_clock_new (void) G_GNUC_WARN_UNUSED_RESULT;
StewardClock *steward_clock_new_fixed (StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

/* Microseconds since 1970. */
gint64 steward_clock_get_now (StewardClock *self);
/* The UTC day of now: the first day whose usage is not complete. */
StewardDay steward_clock_get_today (StewardClock *self);

G_END_DECLS
