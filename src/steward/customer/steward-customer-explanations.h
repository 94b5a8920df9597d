/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"
#include "steward-portfolio.h"

G_BEGIN_DECLS

/* A customer's figures explained, with the days that were counted, where they come from and when
 * they were read, which only the customer knows. */
StewardExplanation *
steward_customer_explain_utilization (StewardCustomer *customer,
                                      StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;
StewardExplanation *
steward_customer_explain_consumption (StewardCustomer *customer,
                                      StewardPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;
/* When the target is due; while the ramp runs, how far off it is. */
StewardExplanation *
steward_customer_explain_ramp (StewardCustomer *customer,
                               StewardPortfolio *portfolio,
                               const StewardAdoptionSeries *series) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
