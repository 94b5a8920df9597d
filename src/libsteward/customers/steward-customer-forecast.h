/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-customer-figures.h"
#include "steward-forecast.h"

G_BEGIN_DECLS

/* The forecast of one customer; of one with all of its usage, as months are looked back on to the
 * first. */
StewardForecast *
steward_customer_forecast_new (const StewardCustomerFacts *facts,
                               const StewardCustomerFigures *figures,
                               StewardDay today,
                               const StewardTargets *targets) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the object of `forecast --json` to what is being built (README). */
void steward_customer_forecast_build_json (const StewardCustomerFacts *facts,
                                           const StewardForecast *forecast,
                                           JsonBuilder *builder);

G_END_DECLS
