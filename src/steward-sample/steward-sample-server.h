/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sample-portfolio.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STEWARD_SAMPLE_TYPE_SERVER (steward_sample_server_get_type ())
G_DECLARE_FINAL_TYPE (StewardSampleServer, steward_sample_server, STEWARD_SAMPLE, SERVER, GObject)

/**
 * StewardSampleServer:
 *
 * Serves a sample portfolio on the loopback address, on the thread-default main context of the
 * thread that makes it: for each customer `POST /SLUG/.api/graphql`, and for those of the report
 * API `GET /api/reports/by-user-client-date`, behaving as its kind says. Tokens are checked;
 * nothing is logged.
 */

/* @portfolio: (transfer none): must outlive the server. @today: the day that is not over yet. */
StewardSampleServer *steward_sample_server_new (const StewardSamplePortfolio *portfolio,
                                                StewardDay today) G_GNUC_WARN_UNUSED_RESULT;

/* How long every answer takes, and how much longer a slow customer's, in milliseconds; 0 and 90 s
 * unless told. */
void steward_sample_server_set_delays (StewardSampleServer *self, guint latency_ms, guint slow_ms);

/* Begins to listen; a @port of 0 is any free one. Called once. */
gboolean steward_sample_server_listen (StewardSampleServer *self, guint port, GError **error);

/* `http://127.0.0.1:PORT`, once it listens. */
const char *steward_sample_server_get_url (StewardSampleServer *self);
/* The same with a port on which nobody listens as long as the server lives. */
const char *steward_sample_server_get_offline_url (StewardSampleServer *self);

G_END_DECLS
