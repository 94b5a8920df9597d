/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-http.h"
#include "steward-usage-source.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_ANALYTICS_SOURCE (steward_analytics_source_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardAnalyticsSource, steward_analytics_source, STEWARD, ANALYTICS_SOURCE, GObject)

/**
 * StewardAnalyticsSource:
 *
 * The central report API (usage-api 7), for instances that give no usage over GraphQL (6.11 and
 * later). It is asked for a calendar month at a time, and its rows become counts while they stream:
 * of days, months and rolling windows. No more than two months' user ids are held at once. It knows
 * no seats.
 */

/* @address: of the API, normalised; @instance_host: the instance that is asked about, as a bare
 * host */
StewardAnalyticsSource *steward_analytics_source_new (StewardHttp *http,
                                                      const char *address,
                                                      const char *instance_host,
                                                      const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
