/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-record.h"

G_BEGIN_DECLS

/* A record in a line or two, for lists; what each kind tells is in its table. */

/* What it is called: its first field, or what it is where that is empty. */
char *steward_record_dup_title (StewardRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * steward_record_dup_summary:
 * @today: what a day by which it is due is late by
 *
 * What else tells most about it, on one line: `Due 3 Dec 2026 · Ada Keller`; "" for nothing. What
 * is due is not told of what is done.
 */
char *steward_record_dup_summary (StewardRecord *self, StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

/* The choice that is shown as a badge, borrowed; NULL for none, or one that is not known here. */
const StewardChoice *steward_record_get_badge (StewardRecord *self);

/* Whether it is of a kind that is done on a day, and was. */
gboolean steward_record_is_done (StewardRecord *self);
/* By how many days it is late; 0 where it is not, or done, or not due. */
guint steward_record_get_days_late (StewardRecord *self, StewardDay today);

G_END_DECLS
