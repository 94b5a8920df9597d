/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/**
 * steward_usage_file_read:
 * @today: rows of this day and month are kept as partial counts; later ones are refused
 *
 * Reads usage from a file, for customers whose API cannot be reached: a header `date,dau` or
 * `month,mau` in any order, then rows. A further header row begins a further section. A third
 * column `complete` (`yes` or `no`) may say that a count was partial when it was made; other
 * columns are passed over. Every fault names line and column; nothing of a faulty file is given.
 */
StewardUsage *steward_usage_file_read (const char *bytes,
                                       gsize n_bytes,
                                       StewardDay today,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Days, then months, as a file that steward_usage_file_read() reads back. Rolling windows are left
 * out: nobody counts them by hand, and the report API tells them again. */
char *steward_usage_file_write (const StewardUsage *usage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
