/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

G_BEGIN_DECLS

/* A portfolio file of one invented customer for each kind of source, to see from it what a file
 * looks like and to put one's own customers in: CSV that can be imported as it is. Dates are around
 * @today. */
char *steward_portfolio_example_write (StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
