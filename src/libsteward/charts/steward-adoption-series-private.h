/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-series.h"

G_BEGIN_DECLS

/* The steps in which a series is made; each reads what the ones before it have added. */

/* The seats in force, or TAM where they are unlimited; 0 where there is none. */
gint64 steward_adoption_get_denominator_on (const StewardAdoptionInputs *inputs, StewardDay day);
/* People in the unit of the mode; NAN without any count or denominator. */
double
steward_adoption_to_value (const StewardAdoptionInputs *inputs, double users, gint64 denominator);

/* Rolling 28 days, and the weeks before they begin. */
void steward_adoption_series_add_lines (StewardAdoptionSeries *self,
                                        const StewardAdoptionInputs *inputs);
/* After the months and the lines. */
void steward_adoption_series_add_ramp (StewardAdoptionSeries *self,
                                       const StewardAdoptionInputs *inputs);
/* After the ramp. */
void steward_adoption_series_add_breaches (StewardAdoptionSeries *self,
                                           const StewardAdoptionInputs *inputs);
/* After the ramp and the steps. */
void steward_adoption_series_add_marks (StewardAdoptionSeries *self,
                                        const StewardAdoptionInputs *inputs);

G_END_DECLS
