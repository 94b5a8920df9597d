/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-insights.h"

G_BEGIN_DECLS

/* Computes retention and renewals, or says why that cannot be. */
void steward_insights_add_revenue (StewardInsights *self, const StewardSettings *settings);

/* Computes the health of a month ago. */
void steward_insights_add_health (StewardInsights *self);

G_END_DECLS
