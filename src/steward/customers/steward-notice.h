/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_NOTICE (steward_notice_get_type ())
G_DECLARE_FINAL_TYPE (StewardNotice, steward_notice, STEWARD, NOTICE, AdwBin)

/**
 * StewardNotice:
 *
 * What is to be said of the customers as a whole, in one banner with what helps: that nobody was
 * reached, instead of a failure at each customer, or else that these are sample customers.
 *
 * Uses the window's actions `sync` and `remove-sample`.
 */
void
steward_notice_follow (StewardNotice *self, StewardPortfolio *portfolio, StewardSyncEngine *engine);

G_END_DECLS
