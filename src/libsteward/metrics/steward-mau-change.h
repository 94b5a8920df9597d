/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"

G_BEGIN_DECLS

/**
 * StewardMauChange:
 * @month: the last complete month, and @mau its MAU, -1 where never counted
 * @before: MAU of the month before it, -1 where never counted
 * @users: @mau - @before; 0 where not available, see @reason
 * @value: the same as a fraction of @before; NAN where not available, or nobody was there before
 *
 * How the last complete month differs from the one before it. Nothing is published to judge it by.
 */
typedef struct {
  double value;
  StewardReason reason;
  StewardMonth month;
  gint64 mau;
  gint64 before;
  gint64 users;
} StewardMauChange;

StewardMauChange steward_mau_change_compute (const StewardUsage *usage, StewardDay today);

StewardExplanation *
steward_mau_change_explain (const StewardMauChange *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
