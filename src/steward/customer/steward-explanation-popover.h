/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-explanation.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * steward_explanation_popover_open:
 * @anchor: the widget of the figure, which gets the focus back
 * @explanation: (transfer full)
 *
 * Opens a figure to its explanation: the formula with its numbers large, the inputs, the days of
 * the window as squares, and the rule. It can be copied as text, and where the anchor is within
 * something that has the action `chart.show-table`, it leads to that. Escape closes it.
 *
 * Returns: (transfer none): the popover, which goes when it is closed
 */
GtkWidget *steward_explanation_popover_open (GtkWidget *anchor, StewardExplanation *explanation);
/* Shows another explanation in a popover that is open, unless it says the same.
 * @explanation: (transfer full) */
void steward_explanation_popover_show (GtkWidget *popover, StewardExplanation *explanation);

G_END_DECLS
