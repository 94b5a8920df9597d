/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-http.h"
#include "steward-usage-source.h"

G_BEGIN_DECLS

#define STEWARD_TYPE_SOURCEGRAPH_SOURCE (steward_sourcegraph_source_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardSourcegraphSource, steward_sourcegraph_source, STEWARD, SOURCEGRAPH_SOURCE, GObject)

/**
 * StewardSourcegraphSource:
 *
 * A Sourcegraph instance's own GraphQL API (usage-api 1 to 3): seats and usage as two requests,
 * because one that fails takes the whole answer with it, and only usage needs a site admin's token.
 * Usage is there from 3.20 to 6.10.
 */

/* @address: normalised; the API's path is appended to its own */
StewardSourcegraphSource *steward_sourcegraph_source_new (
  StewardHttp *http, const char *address, const char *token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
