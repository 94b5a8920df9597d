/* SPDX-FileCopyrightText: 2026 The Steward authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "steward-judgement.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Width and height, in pixels. */
#define STEWARD_STATE_MARK_SIZE 12

#define STEWARD_TYPE_STATE_MARK (steward_state_mark_get_type ())
G_DECLARE_FINAL_TYPE (StewardStateMark, steward_state_mark, STEWARD, STATE_MARK, GtkWidget)

/**
 * StewardStateMark:
 *
 * A state as a shape that needs no colour to be told: a disc is healthy, a diamond concerning, a
 * triangle poor, a ring unknown. Its tooltip and accessible name are the word.
 *
 * CSS node `statemark`, with the class `success`, `warning`, `error` or `dim-label`.
 */
GtkWidget *steward_state_mark_new (void) G_GNUC_WARN_UNUSED_RESULT;

void steward_state_mark_set_state (StewardStateMark *self, StewardState state);

/* Draws the shape alone, from the origin. */
void steward_state_mark_append (GtkSnapshot *snapshot, StewardState state, const GdkRGBA *color);

G_END_DECLS
