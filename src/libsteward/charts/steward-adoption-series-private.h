/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-adoption-read-out.h"

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
/* After the months: it makes room for those to come. */
void steward_adoption_series_add_projection (StewardAdoptionSeries *self,
                                             const StewardAdoptionInputs *inputs);
/* After the ramp and the steps. */
void steward_adoption_series_add_marks (StewardAdoptionSeries *self,
                                        const StewardAdoptionInputs *inputs);

/* Of a month that is still to come; @index from the end of the months on. */
StewardReadOut *steward_adoption_series_read_out_ahead (const StewardAdoptionSeries *self,
                                                        guint index) G_GNUC_WARN_UNUSED_RESULT;
/* What a read-out says of the month to date; NULL where nothing is projected. */
char *steward_adoption_series_describe_projection (const StewardAdoptionSeries *self,
                                                   StewardMonth month) G_GNUC_WARN_UNUSED_RESULT;
/* Appends what else belongs to a month: its marks. */
void steward_adoption_series_list_marks (const StewardAdoptionSeries *self,
                                         StewardMonth month,
                                         GStrvBuilder *lines);

G_END_DECLS
