/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-forecast.h"
#include "steward-growth-curves.h"

G_BEGIN_DECLS

/* Points as numbers: days since the first of them, and shares of seats. */
typedef struct {
  double *x;
  double *y;
  guint n;
  StewardDay first_day;
} StewardForecastCourse;

/* Chooses what the forecast is made of, and adds its points: complete months, else what has a point
 * a week. Where there are too few of all, it says since when or why, and from when on there will be
 * enough. */
void steward_forecast_add_points (StewardForecast *self, const StewardForecastInputs *inputs);

/* Leaves out the older points of a long course that changed: where its curve would have been far
 * off the last two points, and that of the last twelve or six at most half as far. */
void steward_forecast_leave_out_points (StewardForecast *self);

StewardForecastCourse steward_forecast_course_new (const StewardForecast *self,
                                                   guint first) G_GNUC_WARN_UNUSED_RESULT;
void steward_forecast_course_clear (StewardForecastCourse *self);
/* What a model says of the last two points without knowing them. */
void steward_forecast_course_test (const StewardForecastCourse *self,
                                   StewardGrowth growth,
                                   double *tested);
/* The curves that the first @n points of a course allow. */
StewardGrowthCurves *steward_forecast_course_make_curves (const StewardForecastCourse *self,
                                                          StewardForecastBasis basis,
                                                          guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
