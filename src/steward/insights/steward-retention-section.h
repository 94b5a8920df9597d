/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-insights.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_RETENTION_SECTION (steward_retention_section_get_type ())
G_DECLARE_FINAL_TYPE (
  StewardRetentionSection, steward_retention_section, STEWARD, RETENTION_SECTION, GtkWidget)

/**
 * StewardRetentionSection:
 *
 * What was retained of a portfolio's revenue in a period that is chosen here: each rate as a card
 * that opens to its explanation, the bridge from the first day to the last, and what is left of
 * what customers began with.
 *
 * #StewardRetentionSection::opened (const char *category, const char *series) asks for what is
 * behind a place of the bridge, #StewardRetentionSection::cohort-opened for that of a cohort.
 */

/* Chooses the period of @insights and shows it; visible where any customer has contracts.
 * @insights: (transfer none): has to stay until others are shown */
void steward_retention_section_show (StewardRetentionSection *self, StewardInsights *insights);

G_END_DECLS
