/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-record.h"
#include "steward-usage-source.h"

G_BEGIN_DECLS

/* What an instance still tells (usage-api 3), the current period included. */
#define STEWARD_SYNC_DAYS 93
#define STEWARD_SYNC_WEEKS 13
#define STEWARD_SYNC_MONTHS 3
/* How far back the first sync from the report API goes, which keeps everything since 2023. */
#define STEWARD_SYNC_REPORT_MONTHS 24
/* Complete periods that are asked for again, because a server may still count late events. */
#define STEWARD_SYNC_OVERLAP_DAYS 7

/**
 * steward_sync_plan_usage:
 * @known: what is kept already
 * @kind: the source that will be asked
 *
 * From which periods on usage has to be asked for: from the first complete period within the
 * server's reach that was never counted as complete, and an overlap before it; at the most the
 * server's whole reach. The report API forgets nothing: the first time it is asked for 24 months,
 * later from the month of the first gap in what is known. Months before that are read again only
 * where a rolling window is missing that reaches into them.
 */
StewardUsageRequest
steward_sync_plan_usage (const StewardUsage *known, StewardSourceKind kind, StewardDay today);

G_END_DECLS
