/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-chart-data.h"
#include "steward-explanation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define STEWARD_TYPE_INSIGHT_CARD (steward_insight_card_get_type ())
G_DECLARE_FINAL_TYPE (StewardInsightCard, steward_insight_card, STEWARD, INSIGHT_CARD, AdwBin)

/**
 * StewardInsightCard:
 *
 * One insight: what the chart shows as a sentence, what its values are, the chart, and what is
 * selected in it in words. It can be shown as a table, explained, saved as PNG, SVG or PDF, its
 * figures as CSV, and printed.
 *
 * #StewardInsightCard::opened (const char *category, const char *series) asks for what is behind a
 * place of the chart.
 */

/* Data that says the same as before changes nothing, not even what is selected. */
void steward_insight_card_set_data (StewardInsightCard *self, StewardChartData *data);

/* Gives the keyboard to the chart, or to the table in its place. */
void steward_insight_card_grab_chart (StewardInsightCard *self);

/* Hands over how a figure comes about. */
typedef StewardExplanation *(*StewardExplainFunc) (gpointer user_data);
/* What opens by the button beside the sentence, which is there where @explain is not NULL. */
void steward_insight_card_set_explain (StewardInsightCard *self,
                                       StewardExplainFunc explain,
                                       gpointer user_data);

G_END_DECLS
