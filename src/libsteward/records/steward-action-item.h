/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-day.h"

G_BEGIN_DECLS

/**
 * StewardActionItem:
 * @text: what is to be done, without owner and day
 * @owner: (nullable): who does it, without the `@`
 * @due: STEWARD_DAY_NONE where no day is said
 * @done: whether it was ticked
 * @at: the byte of the text that is `x` where it is done, and a space where it is not
 *
 * A line `- [ ] text @owner 2026-12-01` of a text, wherever in lists and quotations it stands; one
 * in a block of code is none. The text is the truth: nothing else says what is done.
 */
typedef struct {
  char *text;
  char *owner;
  StewardDay due;
  gboolean done;
  gsize at;
} StewardActionItem;

void steward_action_item_free (StewardActionItem *self);

/* Every item of a text, in order. (element-type StewardActionItem) */
GPtrArray *steward_action_items_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* The same text with one item ticked, or not; NULL where there is none at @at: the text has changed
 * since it was read. */
char *
steward_action_items_tick (const char *text, gsize at, gboolean done) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
