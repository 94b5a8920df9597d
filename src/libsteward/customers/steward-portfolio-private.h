/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-portfolio.h"

G_BEGIN_DECLS

/* Where the portfolio reads and writes. */
StewardDatabase *steward_portfolio_get_database (StewardPortfolio *self);

/**
 * steward_portfolio_write:
 * @task: (transfer full): of the portfolio; it ends with TRUE, or with what failed
 * @job: writes the store; its result only tells whether it succeeded
 * @data: (transfer full): for the job, freed by @data_free
 *
 * What every change of the portfolio does: it writes, and reads what changed, before the task ends.
 */
void steward_portfolio_write (StewardPortfolio *self,
                              GTask *task,
                              StewardDatabaseJob job,
                              gpointer data,
                              GDestroyNotify data_free);

G_END_DECLS
