/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-sample-server.h"

G_BEGIN_DECLS

/**
 * steward_sample_files_write:
 * @truth: whether to write `truth.json`, which takes a while for thousands of customers
 * @folder: is made where it is not there
 *
 * Writes what an advisor would be handed for a sample portfolio that is being served:
 * `portfolio.csv`, `tokens.csv` (url,token), `usage/NAME.csv` for air-gapped customers, and
 * `truth.json`, from which anyone can calculate the figures independently. That is an array; each
 * customer has:
 *
 * - `name`, `kind`, `source` and `slug`;
 * - `errors`: for each part, `seats` and `usage`, the code that syncing it ends with, or null;
 * - `seats`: a number, `unlimited` or null; `seats_in_file`, the cell of the portfolio, and
 *   `seats_of_license`, a number or null where there is no licence;
 * - `tam`: a number or null;
 * - `days`, `weeks` and `months`: the distinct users that its source tells of today, by YYYY-MM-DD
 *   (a week's is its Sunday) and by YYYY-MM. The last of each is not over yet;
 * - `history`: the same for 24 complete months and the current one, however much of it is told.
 */
gboolean steward_sample_files_write (const StewardSamplePortfolio *portfolio,
                                     StewardSampleServer *server,
                                     StewardDay today,
                                     gboolean truth,
                                     const char *folder,
                                     GError **error);

G_END_DECLS
