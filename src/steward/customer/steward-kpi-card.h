/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-judgement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A figure as a card: its name and state, its value, and what it is made of. The card is a button,
 * because any figure opens to its explanation.
 */

/* The same as one text to be spoken; @state as below. */
char *steward_kpi_card_describe (const char *title,
                                 const StewardState *state,
                                 const char *value,
                                 const char *basis) G_GNUC_WARN_UNUSED_RESULT;

/* @state: (nullable): of the figure, or NULL for one that is not judged */
void steward_kpi_card_show (GtkButton *card,
                            const char *title,
                            const StewardState *state,
                            const char *value,
                            const char *basis);

G_END_DECLS
