/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-input-error.h"
#include "steward-sample-activity.h"

G_BEGIN_DECLS

/* What usageStatistics keeps, and gives where it is not told (usage-api 3). */
#define STEWARD_SAMPLE_MAX_DAYS 93
#define STEWARD_SAMPLE_MAX_WEEKS 13
#define STEWARD_SAMPLE_MAX_MONTHS 3

/**
 * steward_sample_graphql_answer:
 * @body: the request: JSON with `query` and perhaps `variables`
 *
 * The JSON that an instance answers a signed-in question with: licence, identity and usage, as far
 * as the query names their fields, however it is written. What the customer's version or token does
 * not allow is a GraphQL error, as usage-api 1 says. A body that is no such request is
 * %STEWARD_INPUT_ERROR_MALFORMED.
 */
char *steward_sample_graphql_answer (const StewardSampleCustomer *customer,
                                     StewardDay today,
                                     const char *body,
                                     gsize length,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
