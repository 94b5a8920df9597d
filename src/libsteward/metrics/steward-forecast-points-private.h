/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-forecast.h"

G_BEGIN_DECLS

/* Chooses what the forecast is made of, and adds its points: complete months, else what has a point
 * a week. Where there are too few of all, it says since when or why, and from when on there will be
 * enough. */
void steward_forecast_add_points (StewardForecast *self, const StewardForecastInputs *inputs);

G_END_DECLS
