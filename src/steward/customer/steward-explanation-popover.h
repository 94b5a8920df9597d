/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"
#include "steward-judgement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * steward_explanation_popover_open:
 * @anchor: the widget of the figure, which gets the focus back
 * @explanation: (transfer full)
 * @state: (nullable): how the figure is judged
 *
 * Opens a figure to its explanation: the formula with its numbers large, the inputs, the days of
 * the window as squares, and the rule. It can be copied as text, and leads to the months through
 * the action `chart.show-table`. Escape closes it.
 */
void steward_explanation_popover_open (GtkWidget *anchor,
                                       StewardExplanation *explanation,
                                       const StewardState *state);

G_END_DECLS
