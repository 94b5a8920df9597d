/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-seats.h"
#include "steward-usage-error.h"
#include "steward-usage.h"

G_BEGIN_DECLS

/*
 * The two GraphQL answers of a Sourcegraph instance (usage-api 2 and 3), as pure functions from
 * text to values. A GraphQL error comes with status 200 and is told apart by its message (usage-api
 * 1). All errors are %STEWARD_USAGE_ERROR.
 */

/* The seats of the licence; unknown where there is no licence or it names none. */
gboolean steward_sourcegraph_answer_read_seats (const char *text,
                                                gsize length,
                                                StewardSeats *seats,
                                                GError **error);

/* The usage. The first period of each list is the current one and is kept as partial. Periods after
 * @today, twice, or that do not begin where periods of their grain begin are malformed. */
StewardUsage *steward_sourcegraph_answer_read_usage (const char *text,
                                                     gsize length,
                                                     StewardDay today,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
