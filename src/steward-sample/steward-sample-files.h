/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sample-server.h"

G_BEGIN_DECLS

/**
 * steward_sample_files_write:
 * @folder: is made where it is not there
 *
 * Writes what an advisor would be handed for a sample portfolio that is being served:
 * `portfolio.csv`, `tokens.csv` (url,token), `usage/SLUG.csv` for air-gapped customers, and
 * `truth.json`: for each customer what it is there to show, the error that each part of a sync ends
 * with, its seats, and the counts that the server would tell. From those anyone can calculate the
 * figures independently.
 */
gboolean steward_sample_files_write (const StewardSamplePortfolio *portfolio,
                                     StewardSampleServer *server,
                                     StewardDay today,
                                     const char *folder,
                                     GError **error);

G_END_DECLS
